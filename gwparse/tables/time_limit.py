"""The table of grammar/time_limit.lark, a derived file: `python -m gwparse.docs` writes it."""

# ruff: noqa
# fmt: off
from gwparse.lalr import Lexing, Production, Table

TABLE = Table(
  steps=(
    {'$END': -15, 'BY': 1, 'DAY': 2, 'EVERY': 3, 'REACHED': 4, 'SPAN': 5, 'STRETCH': 6, 'WITHIN': 7, '__start_star_0': 8, 'start': 9},
    {'$END': -1, 'BY': -1, 'DAY': -1, 'EVERY': -1, 'REACHED': -1, 'SPAN': -1, 'STRETCH': -1, 'WITHIN': -1},
    {'$END': -2, 'BY': -2, 'DAY': -2, 'EVERY': -2, 'REACHED': -2, 'SPAN': -2, 'STRETCH': -2, 'WITHIN': -2},
    {'$END': -3, 'BY': -3, 'DAY': -3, 'EVERY': -3, 'REACHED': -3, 'SPAN': -3, 'STRETCH': -3, 'WITHIN': -3},
    {'$END': -4, 'BY': -4, 'DAY': -4, 'EVERY': -4, 'REACHED': -4, 'SPAN': -4, 'STRETCH': -4, 'WITHIN': -4},
    {'$END': -5, 'BY': -5, 'DAY': -5, 'EVERY': -5, 'REACHED': -5, 'SPAN': -5, 'STRETCH': -5, 'WITHIN': -5},
    {'$END': -6, 'BY': -6, 'DAY': -6, 'EVERY': -6, 'REACHED': -6, 'SPAN': -6, 'STRETCH': -6, 'WITHIN': -6},
    {'$END': -7, 'BY': -7, 'DAY': -7, 'EVERY': -7, 'REACHED': -7, 'SPAN': -7, 'STRETCH': -7, 'WITHIN': -7},
    {'$END': -16, 'BY': 10, 'DAY': 11, 'EVERY': 12, 'REACHED': 13, 'SPAN': 14, 'STRETCH': 15, 'WITHIN': 16},
    {},
    {'$END': -8, 'BY': -8, 'DAY': -8, 'EVERY': -8, 'REACHED': -8, 'SPAN': -8, 'STRETCH': -8, 'WITHIN': -8},
    {'$END': -9, 'BY': -9, 'DAY': -9, 'EVERY': -9, 'REACHED': -9, 'SPAN': -9, 'STRETCH': -9, 'WITHIN': -9},
    {'$END': -10, 'BY': -10, 'DAY': -10, 'EVERY': -10, 'REACHED': -10, 'SPAN': -10, 'STRETCH': -10, 'WITHIN': -10},
    {'$END': -11, 'BY': -11, 'DAY': -11, 'EVERY': -11, 'REACHED': -11, 'SPAN': -11, 'STRETCH': -11, 'WITHIN': -11},
    {'$END': -12, 'BY': -12, 'DAY': -12, 'EVERY': -12, 'REACHED': -12, 'SPAN': -12, 'STRETCH': -12, 'WITHIN': -12},
    {'$END': -13, 'BY': -13, 'DAY': -13, 'EVERY': -13, 'REACHED': -13, 'SPAN': -13, 'STRETCH': -13, 'WITHIN': -13},
    {'$END': -14, 'BY': -14, 'DAY': -14, 'EVERY': -14, 'REACHED': -14, 'SPAN': -14, 'STRETCH': -14, 'WITHIN': -14},
  ),
  rules=(
    Production('__start_star_0', '__start_star_0', 1, ((0, False),)),
    Production('__start_star_0', '__start_star_0', 1, ((0, False),)),
    Production('__start_star_0', '__start_star_0', 1, ((0, False),)),
    Production('__start_star_0', '__start_star_0', 1, ((0, False),)),
    Production('__start_star_0', '__start_star_0', 1, ((0, False),)),
    Production('__start_star_0', '__start_star_0', 1, ((0, False),)),
    Production('__start_star_0', '__start_star_0', 1, ((0, False),)),
    Production('__start_star_0', '__start_star_0', 2, ((0, True), (1, False))),
    Production('__start_star_0', '__start_star_0', 2, ((0, True), (1, False))),
    Production('__start_star_0', '__start_star_0', 2, ((0, True), (1, False))),
    Production('__start_star_0', '__start_star_0', 2, ((0, True), (1, False))),
    Production('__start_star_0', '__start_star_0', 2, ((0, True), (1, False))),
    Production('__start_star_0', '__start_star_0', 2, ((0, True), (1, False))),
    Production('__start_star_0', '__start_star_0', 2, ((0, True), (1, False))),
    Production('start', 'start', 0, ()),
    Production('start', 'start', 1, ((0, True),)),
  ),
  start=0,
  end=9,
)

LEXING = Lexing(
  terminals={
    'EVERY': '每(?:个)?(?:半年|季度|年度|年|季|月|周)(?![一-鿿]{0,2}[米吨户人家])(?:(?: ?\\d{1,2} ?月份?(?:(?: ?\\d{1,2} ?日|(?:底|末|初|上旬|中旬|下旬)))?| ?\\d{1,2} ?日|(?:底|末|初|上旬|中旬|下旬)))?(?:(?:之前|以前|前(?!后))(?!(?:建成|竣工|出生|登记|取得|购买|投产|设立|成立|开工|入住|参加|签订|领取)的))?',
    'SPAN': '(?:(?:19|20)\\d\\d ?年 ?\\d{1,2} ?月份? ?\\d{1,2} ?日(?:——|—|--|-|－|~|～|到|至)(?:(?:19|20)\\d\\d ?年)? ?\\d{1,2} ?月份? ?\\d{1,2} ?日|(?:19|20)\\d\\d ?年 ?\\d{1,2} ?月份?(?:——|—|--|-|－|~|～|到|至)(?:(?:19|20)\\d\\d ?年)? ?\\d{1,2} ?月份?|(?:19|20)\\d\\d ?年?(?:——|—|--|-|－|~|～|到|至)(?:19|20)\\d\\d ?年(?!\\s?\\d))',
    'REACHED': '(?:[到至](?:(?:19|20)\\d\\d ?年 ?\\d{1,2} ?月份? ?\\d{1,2} ?日|(?:19|20)\\d\\d ?年(?: ?\\d{1,2} ?月份?)?(?:(?:底|末|初|上旬|中旬|下旬))?|[“"]?十[一二三四五]五[”"]?期?末)(?!(?:—|-|－|~|～|到|至)\\d)|[“"]?十[一二三四五]五[”"]?期?末)',
    'BY': '(?:(?:(?:19|20)\\d\\d ?年|(?:今年|明年|当年|次年|本年度?)|(?<![\\d〇零一二三四五六七八九])) ?\\d{1,2} ?月份?(?:(?: ?\\d{1,2} ?日|(?:底|末|初|上旬|中旬|下旬)))?(?:之前|以前|前(?!后))(?!(?:建成|竣工|出生|登记|取得|购买|投产|设立|成立|开工|入住|参加|签订|领取)的)|(?:(?:19|20)\\d\\d ?年(?:年)?|(?:今年|明年|当年|次年|本年度?)(?:年)?|(?:本月|当月|次月|月)|(?<![\\d〇零一二三四五六七八九])年)(?:底|末|初|上旬|中旬|下旬)(?:之前|以前|前(?!后))(?!(?:建成|竣工|出生|登记|取得|购买|投产|设立|成立|开工|入住|参加|签订|领取)的)|[“"]?十[一二三四五]五[”"]?期?末(?:之前|以前|前(?!后))(?!(?:建成|竣工|出生|登记|取得|购买|投产|设立|成立|开工|入住|参加|签订|领取)的)|(?:19|20)\\d\\d ?年(?:之前|以前|前(?!后))(?!(?:建成|竣工|出生|登记|取得|购买|投产|设立|成立|开工|入住|参加|签订|领取)的)|(?<![一二三四五六七八九十两几\\d])年内)',
    'WITHIN': '(?:(?:自[^,;。()\\s]{1,16}|(?:印发|发布|公布|施行|收到|接到|受理|批准|公示)[^,;。()\\s]{0,8})之日起(?:的)?)?(?:\\d{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(?:工作日|自然日|日|天|月|年)(?:之内|以内|内)',
    'STRETCH': '(?:(?:19|20)\\d\\d ?年(?:[上下]半年|第?[一二三四1-4]季度|全年|年内|内)|[“"]?十[一二三四五]五[”"]?(?:期间|时期|期内)?|(?:今年|明年|当年|次年|本年度?)(?:[上下]半年|第?[一二三四]季度|内)?)',
    'DAY': '(?:19|20)\\d\\d ?年 ?\\d{1,2} ?月份?(?:(?: ?\\d{1,2} ?日|(?:底|末|初|上旬|中旬|下旬)))?(?!(?:—|-|－|~|～|到|至)\\d)',
  },
  orders=(
    ('EVERY', 'SPAN', 'WITHIN', 'BY', 'REACHED', 'STRETCH', 'DAY'),
    (),
  ),
  order_of=(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0),
  words=(
    {},
    {},
  ),
  ignored=frozenset([]),
)
