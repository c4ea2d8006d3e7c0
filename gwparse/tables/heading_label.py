"""The table of grammar/heading_label.lark, a derived file: `python -m gwparse.docs` writes it."""

# ruff: noqa
# fmt: off
from gwparse.lalr import Lexing, Production, Table

TABLE = Table(
  steps=(
    {'ARTICLE': 1, 'ARTICLE_SECTION': 2, 'CHAPTER': 3, 'DECIMAL_1': 4, 'DECIMAL_2': 5, 'DECIMAL_3': 6, 'DECIMAL_4': 7, 'DIVISION': 8, 'LEVEL_1': 9, 'LEVEL_2': 10, 'LEVEL_3': 11, 'LEVEL_4': 12, 'LEVEL_5': 13, 'start': 14},
    {'$END': -1},
    {'$END': -2},
    {'$END': -3},
    {'$END': -4},
    {'$END': -5},
    {'$END': -6},
    {'$END': -7},
    {'$END': -8},
    {'$END': -9},
    {'$END': -10},
    {'$END': -11},
    {'$END': -12},
    {'$END': -13},
    {},
  ),
  rules=(
    Production('start', 'start', 1, ((0, False),)),
    Production('start', 'start', 1, ((0, False),)),
    Production('start', 'start', 1, ((0, False),)),
    Production('start', 'start', 1, ((0, False),)),
    Production('start', 'start', 1, ((0, False),)),
    Production('start', 'start', 1, ((0, False),)),
    Production('start', 'start', 1, ((0, False),)),
    Production('start', 'start', 1, ((0, False),)),
    Production('start', 'start', 1, ((0, False),)),
    Production('start', 'start', 1, ((0, False),)),
    Production('start', 'start', 1, ((0, False),)),
    Production('start', 'start', 1, ((0, False),)),
    Production('start', 'start', 1, ((0, False),)),
  ),
  start=0,
  end=14,
)

LEXING = Lexing(
  terminals={
    'DIVISION': '第(?:[〇零一二三四五六七八九十百]{1,7}|\\d{1,3})编(?:[、.,:])?',
    'CHAPTER': '第(?:[〇零一二三四五六七八九十百]{1,7}|\\d{1,3})章(?:[、.,:])?',
    'ARTICLE_SECTION': '第(?:[〇零一二三四五六七八九十百]{1,7}|\\d{1,3})节(?:[、.,:])?',
    'ARTICLE': '第(?:[〇零一二三四五六七八九十百]{1,7}|\\d{1,3})条(?:之[〇零一二三四五六七八九十百]{1,7})?(?:[、:](?!第))?',
    'LEVEL_1': '(?!(?:一、二|二、三|三、四|四、五|五、六|一、三)[、等级类期号线产])[〇零一二三四五六七八九十百]{1,7}(?: {1,2})?(?:、|\\.)',
    'LEVEL_2': '(?:\\((?: {1,2})?[〇零一二三四五六七八九十百]{1,7}(?: {1,2})?\\)|[㈠-㈩])(?! ?(?:[至到] ?(?:\\(|第)|、\\(|[项款](?:[规所、和的至中以,]|$)|目[规所、和至]|[和或及]\\())(?:[、.,:])?(?! ?(?:[至到] ?(?:\\(|第)|、\\(|[项款](?:[规所、和的至中以,]|$)|目[规所、和至]|[和或及]\\())',
    'LEVEL_4': '(?:\\((?: {1,2})?\\d{1,3}(?: {1,2})?\\)|\\d{1,3}\\)|[⑴-⒇])(?! ?(?:[至到] ?(?:\\(|第)|、\\(|[项款](?:[规所、和的至中以,]|$)|目[规所、和至]|[和或及]\\())(?:[、.,:])?(?! ?(?:[至到] ?(?:\\(|第)|、\\(|[项款](?:[规所、和的至中以,]|$)|目[规所、和至]|[和或及]\\())',
    'LEVEL_5': '[①-⑳㉑-㉟](?:[、.,:])?',
    'DECIMAL_4': '\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.?(?![\\d.%])(?=[ 一-鿿])(?![万亿千百个倍元年月日米吨户家人次项名份台套公平立个点亩度成件种类条张级天小分秒])',
    'DECIMAL_3': '\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.?(?![\\d.%])(?=[ 一-鿿])(?![万亿千百个倍元年月日米吨户家人次项名份台套公平立个点亩度成件种类条张级天小分秒])',
    'DECIMAL_2': '\\d{1,3}\\.\\d{1,3}\\.?(?![\\d.%])(?=[ 一-鿿])(?![万亿千百个倍元年月日米吨户家人次项名份台套公平立个点亩度成件种类条张级天小分秒])',
    'LEVEL_3': '(?:\\d{1,3}(?: {1,2})?\\\\?\\.(?!\\d)|\\d{1,3}(?: {1,2})?、(?!\\d{1,3}[、号])|[⒈-⒛])',
    'DECIMAL_1': '\\d{1,3}(?= )(?=[ 一-鿿])(?![万亿千百个倍元年月日米吨户家人次项名份台套公平立个点亩度成件种类条张级天小分秒])',
  },
  orders=(
    ('ARTICLE', 'ARTICLE_SECTION', 'CHAPTER', 'DIVISION', 'LEVEL_2', 'LEVEL_4', 'LEVEL_1', 'LEVEL_5', 'DECIMAL_4', 'DECIMAL_3', 'DECIMAL_2', 'LEVEL_3', 'DECIMAL_1'),
    (),
  ),
  order_of=(0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
  words=(
    {},
    {},
  ),
  ignored=frozenset([]),
)
