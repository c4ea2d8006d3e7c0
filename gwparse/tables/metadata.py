"""The table of grammar/metadata.lark, a derived file: `python -m gwparse.docs` writes it."""

# ruff: noqa
# fmt: off
from gwparse.lalr import Lexing, Production, Table

TABLE = Table(
  steps=(
    {'$END': -9, 'BARE_LABEL': 1, 'COLON_LABEL': 2, 'VALUE': 3, '__start_star_0': 4, '__value_plus_1': 5, 'field': 6, 'start': 7, 'value': 8},
    {'$END': -5, 'BARE_LABEL': -5, 'COLON_LABEL': -5, 'VALUE': 3, '__value_plus_1': 5, 'value': 9},
    {'_COLON': 10},
    {'$END': -3, 'BARE_LABEL': -3, 'COLON_LABEL': -3, 'VALUE': -3},
    {'$END': -10, 'BARE_LABEL': 1, 'COLON_LABEL': 2, 'field': 11},
    {'$END': -13, 'BARE_LABEL': -13, 'COLON_LABEL': -13, 'VALUE': 12},
    {'$END': -2, 'BARE_LABEL': -2, 'COLON_LABEL': -2},
    {},
    {'$END': -11, 'BARE_LABEL': 1, 'COLON_LABEL': 2, '__start_star_0': 13, 'field': 6},
    {'$END': -6, 'BARE_LABEL': -6, 'COLON_LABEL': -6},
    {'$END': -7, 'BARE_LABEL': -7, 'COLON_LABEL': -7, 'VALUE': 3, '__value_plus_1': 5, 'value': 14},
    {'$END': -1, 'BARE_LABEL': -1, 'COLON_LABEL': -1},
    {'$END': -4, 'BARE_LABEL': -4, 'COLON_LABEL': -4, 'VALUE': -4},
    {'$END': -12, 'BARE_LABEL': 1, 'COLON_LABEL': 2, 'field': 11},
    {'$END': -8, 'BARE_LABEL': -8, 'COLON_LABEL': -8},
  ),
  rules=(
    Production('__start_star_0', '__start_star_0', 2, ((0, True), (1, False))),
    Production('__start_star_0', '__start_star_0', 1, ((0, False),)),
    Production('__value_plus_1', '__value_plus_1', 1, ((0, False),)),
    Production('__value_plus_1', '__value_plus_1', 2, ((0, True), (1, False))),
    Production('field', 'field', 1, ((0, False),)),
    Production('field', 'field', 2, ((0, False), (1, False))),
    Production('field', 'field', 2, ((0, False),)),
    Production('field', 'field', 3, ((0, False), (2, False))),
    Production('start', 'start', 0, ()),
    Production('start', 'start', 1, ((0, True),)),
    Production('start', 'start', 1, ((0, False),)),
    Production('start', 'start', 2, ((0, False), (1, True))),
    Production('value', 'value', 1, ((0, True),)),
  ),
  start=0,
  end=7,
)

LEXING = Lexing(
  terminals={
    'COLON_LABEL': '(?:主\\s*题\\s*(?:分\\s*类|词)|组\\s*配\\s*分\\s*类|信\\s*息\\s*(?:类\\s*别|分\\s*类|类\\s*型)|体\\s*裁\\s*分\\s*类|体\\s*裁|机\\s*构\\s*分\\s*类|服\\s*务\\s*对\\s*象(?:\\s*分\\s*类)?|关\\s*键\\s*[词字]|内\\s*容\\s*(?:概\\s*述|分\\s*类)|所\\s*属\\s*(?:类\\s*别|栏\\s*目|机\\s*构)|文\\s*件\\s*类\\s*型|分\\s*类|(?:信\\s*息|文\\s*章|稿\\s*件)\\s*来\\s*源|来\\s*源|(?:发\\s*文|发\\s*布|制\\s*发|公\\s*开|制\\s*定)\\s*(?:机\\s*关|机\\s*构|单\\s*位|部\\s*门)|责\\s*任\\s*部\\s*门|作\\s*者|责\\s*任\\s*编\\s*辑|编\\s*辑|发\\s*布\\s*人|录\\s*入|分\\s*享(?:\\s*到)?|(?:详\\s*情\\s*页?\\s*|具\\s*体\\s*|原\\s*文\\s*)?链\\s*接|(?:政\\s*策\\s*|文\\s*件\\s*)?(?:解\\s*读)(?:\\s*链\\s*接)?|一\\s*图\\s*读\\s*懂|关\\s*联\\s*文\\s*件|相\\s*关\\s*(?:解\\s*读|链\\s*接)|(?:信\\s*息\\s*)?索\\s*引\\s*(?:号|码)?|信\\s*息\\s*名\\s*称|文\\s*件\\s*名\\s*称|名\\s*称|标\\s*题|发\\s*文\\s*字\\s*号|文\\s*件\\s*编\\s*号|文\\s*件\\s*字\\s*号|统\\s*一\\s*编\\s*号|文\\s*号|公\\s*文\\s*种\\s*类|文\\s*种|有\\s*效\\s*(?:性|期|状\\s*态)|效\\s*力\\s*(?:状\\s*态|级\\s*别)|时\\s*效\\s*性?|文\\s*件\\s*状\\s*态|是\\s*否\\s*有\\s*效|(?:废\\s*止|失\\s*效|施\\s*行|实\\s*施|生\\s*效)\\s*(?:日\\s*期|时\\s*间)|公\\s*开\\s*(?:方\\s*式|范\\s*围|程\\s*序|时\\s*限|形\\s*式|属\\s*性|类\\s*别|类\\s*型|目\\s*录)|依\\s*据|记\\s*录\\s*形\\s*式|载\\s*体\\s*类\\s*型|存\\s*放\\s*位\\s*置|点\\s*击\\s*[数率量]|(?:浏\\s*览|阅\\s*读|访\\s*问|点\\s*击)(?:\\s*(?:次\\s*数|量|人\\s*数))?|(?:浏\\s*览\\s*|选\\s*择\\s*)?字\\s*[号体](?:\\s*大\\s*小)?|(?:发\\s*布|发\\s*表|成\\s*文|公\\s*开|生\\s*成|制\\s*发|发\\s*文|印\\s*发|更\\s*新|公\\s*布|答\\s*复)\\s*(?:日\\s*期|时\\s*间)|日\\s*期|时\\s*间|建\\s*议\\s*人|提\\s*案\\s*(?:人|者|号|编\\s*号)|建\\s*议\\s*(?:号|编\\s*号)|(?:主|承|协|会)\\s*办\\s*单\\s*位|答\\s*复\\s*单\\s*位|届\\s*次)(?=\\s*:)',
    '_COLON': '\\s*:',
    'BARE_LABEL': '(?<![^\\s|•])(?:主\\s*题\\s*(?:分\\s*类|词)|组\\s*配\\s*分\\s*类|信\\s*息\\s*(?:类\\s*别|分\\s*类|类\\s*型)|体\\s*裁\\s*分\\s*类|体\\s*裁|机\\s*构\\s*分\\s*类|服\\s*务\\s*对\\s*象(?:\\s*分\\s*类)?|关\\s*键\\s*[词字]|内\\s*容\\s*(?:概\\s*述|分\\s*类)|所\\s*属\\s*(?:类\\s*别|栏\\s*目|机\\s*构)|文\\s*件\\s*类\\s*型|分\\s*类|(?:信\\s*息|文\\s*章|稿\\s*件)\\s*来\\s*源|来\\s*源|(?:发\\s*文|发\\s*布|制\\s*发|公\\s*开|制\\s*定)\\s*(?:机\\s*关|机\\s*构|单\\s*位|部\\s*门)|责\\s*任\\s*部\\s*门|作\\s*者|责\\s*任\\s*编\\s*辑|编\\s*辑|发\\s*布\\s*人|录\\s*入|分\\s*享(?:\\s*到)?|(?:详\\s*情\\s*页?\\s*|具\\s*体\\s*|原\\s*文\\s*)?链\\s*接|(?:政\\s*策\\s*|文\\s*件\\s*)?(?:解\\s*读)(?:\\s*链\\s*接)?|一\\s*图\\s*读\\s*懂|关\\s*联\\s*文\\s*件|相\\s*关\\s*(?:解\\s*读|链\\s*接)|(?:信\\s*息\\s*)?索\\s*引\\s*(?:号|码)?|信\\s*息\\s*名\\s*称|文\\s*件\\s*名\\s*称|名\\s*称|标\\s*题|发\\s*文\\s*字\\s*号|文\\s*件\\s*编\\s*号|文\\s*件\\s*字\\s*号|统\\s*一\\s*编\\s*号|文\\s*号|公\\s*文\\s*种\\s*类|文\\s*种|有\\s*效\\s*(?:性|期|状\\s*态)|效\\s*力\\s*(?:状\\s*态|级\\s*别)|时\\s*效\\s*性?|文\\s*件\\s*状\\s*态|是\\s*否\\s*有\\s*效|(?:废\\s*止|失\\s*效|施\\s*行|实\\s*施|生\\s*效)\\s*(?:日\\s*期|时\\s*间)|公\\s*开\\s*(?:方\\s*式|范\\s*围|程\\s*序|时\\s*限|形\\s*式|属\\s*性|类\\s*别|类\\s*型|目\\s*录)|依\\s*据|记\\s*录\\s*形\\s*式|载\\s*体\\s*类\\s*型|存\\s*放\\s*位\\s*置|点\\s*击\\s*[数率量]|(?:浏\\s*览|阅\\s*读|访\\s*问|点\\s*击)(?:\\s*(?:次\\s*数|量|人\\s*数))?|(?:浏\\s*览\\s*|选\\s*择\\s*)?字\\s*[号体](?:\\s*大\\s*小)?|(?:发\\s*布|发\\s*表|成\\s*文|公\\s*开|生\\s*成|制\\s*发|发\\s*文|印\\s*发|更\\s*新|公\\s*布|答\\s*复)\\s*(?:日\\s*期|时\\s*间)|日\\s*期|时\\s*间|建\\s*议\\s*人|提\\s*案\\s*(?:人|者|号|编\\s*号)|建\\s*议\\s*(?:号|编\\s*号)|(?:主|承|协|会)\\s*办\\s*单\\s*位|答\\s*复\\s*单\\s*位|届\\s*次)(?=[\\s|]|$)',
    'VALUE': '[^\\s|•●▪◆■○※一-鿿][^\\s|一-鿿]*|[一-鿿]',
    '__IGNORE_0': '[\\s|]+',
    '__IGNORE_1': '[•●▪◆■○※]',
  },
  orders=(
    ('COLON_LABEL', 'BARE_LABEL', 'VALUE', '__IGNORE_0', '__IGNORE_1'),
    ('_COLON', '__IGNORE_0', '__IGNORE_1'),
    ('COLON_LABEL', 'BARE_LABEL', '__IGNORE_0', '__IGNORE_1'),
    ('__IGNORE_0', '__IGNORE_1'),
  ),
  order_of=(0, 0, 1, 0, 2, 0, 2, 3, 2, 2, 0, 2, 0, 2, 2),
  words=(
    {},
    {},
    {},
    {},
  ),
  ignored=frozenset(['__IGNORE_0', '__IGNORE_1']),
)
