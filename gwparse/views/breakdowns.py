"""Totals with the parts that a sentence gives for them: 150家（市区60家、县区90家）, 84家，其中商超52家… (总数与分项).

A list is read only where nothing is left over: each part is a name and a figure, all in the unit of the total, none an estimate.
What ends with 等 lists only some of the parts and is left out, as is everything with words that compare, average or overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from gwparse.numerals import to_chinese
from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.views.amounts import Amount, amounts

#: How parts stand beside a total: in brackets behind it, behind 其中 or 包括, or in front of 共.
Form = Literal["bracket", "among", "sum"]

#: Words in a part that keep it from being one part beside others.
_NO_PART = lazy(
    "等|其中|增|减|降|升|高于|低于|提高|同比|环比|累计|总数|总量|占|比|每|均|单价|标准|最|[上去]年|含|以[上下内外]|另|还|部分|同时|兼|或|率"
    "|应当|实际|已|开工|完工|竣工|投产|建成|预计|计划|目标|概算|预算|决算|折合|约(?!束)|目前|截至"
)
#: Words in front of a total, or behind it, by which its parts need not add up: 平均, 每户, 最高, 标准.
_NO_TOTAL = lazy("均|每(?!年|月)|价|标准|最|限额|上限|下限|率|占|增长|下降|提高|利息|额度")

_NAME = r"[^\d、,;。:()\n]"
#: The year of a part: 2025年完成12处.
_YEAR = r"(?:20\d\d年(?:度|底)?)?"
_FIRST = lazy(rf"(?P<name>{_YEAR}{_NAME}{{0,16}}):?$")
_LAST = lazy(rf"(?P<name>{_NAME}{{0,12}})$")
_BETWEEN = lazy(rf"(?P<tail>{_NAME}{{0,12}}?)(?:[、,;] ?(?:和|以及|及)?|和|以及)(?P<name>{_YEAR}{_NAME}{{0,16}}?):?$")

_BRACKET = lazy(r"\((?P<among>其中[:,]?|包括:?)?(?P<parts>(?=[^()\d]{0,16}\d)[^()\n]{5,160})\)")
_AMONG = lazy(r"(?:其中|包括)[:,]?(?P<parts>(?=[^。;()\d]{0,16}\d)[^。;()\n]{2,160})(?P<end>[。;)]|$)", re.M)
_SUM = lazy("[,、] ?(?:合计|共计|总计|一共|总共|共)(?:为|有|达)?(?=[0-9])")
#: The first part of a list in front of 共.
_HEAD = lazy(r"[^。;:,、()\d\n]{0,16}\d")

#: Units by which things are counted rather than measured.
COUNTED = frozenset("家 户 个 项 人 名 位 件 宗 处 座 所 台 套 辆 艘 架 种 类 篇 栋 幢 间 张 枚".split())

#: Names of parts that make a whole.
_WHOLES = (
    ("男", "女"),
    ("公办", "民办"),
    ("上半年", "下半年"),
    ("(?:城镇|城市)", "农村"),
    ("预期性", "约束性"),
    ("(?:第一产业|一产)", "(?:第二产业|二产)", "(?:第三产业|三产)"),
    ("第?一季度", "第?二季度", "第?三季度", "第?四季度"),
)

#: Qualities that one person or thing can have together.
_QUALITIES = (
    "职称|正高|副高|高级|中级|初级|教授|讲师",
    "学历|学位|博士|硕士|研究生|本科|大专|专科",
    "党员|团员|群众",
    "男|女",
    "岁|青年|老年|儿童",
    "国家级|省级|市级|县级",
    "规上|规模以上|限上",
    "高新技术|专精特新|上市",
)

#: Names of parts of which none can count twice: sources of money, grades, what is left over, years.
_APART = tuple(
    lazy(kinds)
    for kinds in (
        "(?:申请|争取)?(?:中央|国家|省|市|县|区|镇|乡|村)(?:级|本级|区|预算内)|财政|自筹|配套|债券|社会(?:资本|资金)|其[他余]",
        "[一二三四五甲乙丙丁特][级类等档]",
        "博士|硕士|本科|大专|专科|高中|中专",
        r"^20\d\d年",
    )
)
_REST = lazy("^(?:其[他余]|余下)")
#: Kinds of money, investment and projects that run through one another: 工业投资 and 民间投资, 涉农贷款 and 小微贷款.
_THROUGH = lazy(
    "民间|民营|国有|外资|内资|私营|小微|中小|涉农|普惠|绿色|科技|高新|工业|制造|技改|基础设施|房地产|产业|重点|重大|民生|新[增建]|亿元"
    "|贷款|存款|利润|盈利|亏损|收入|销售|余额|当年|本年|全年|党员|青年|女|脱贫|少数民族|国道|高速|干线|寄宿|民办|示范|特色|标准化|农村"
)
#: A sum that is this much more than its total, as a share of it, comes of a slip in a figure.
_SLIP, _SLIP_OF_KINDS = Decimal("0.1"), Decimal("0.25")
_FEW = 2

#: A kind of things behind a total, up to the bracket or the comma.
_THINGS = lazy(rf"{_NAME}{{0,12}}[,、;]? ?$")


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and all parts that stand beside it.

    Attributes:
        form: how they stand together.
        total: the total.
        parts: the parts, in order, in its unit.
        names: what the sentence calls the parts.
        words: what stands round a total in front of its parts.
        span: where all of it stands.
    """

    form: Form
    total: Amount
    parts: tuple[Amount, ...]
    names: tuple[str, ...]
    words: str
    span: Span

    @property
    def sum(self) -> Decimal:
        """The parts, added up."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def part_is_larger(self) -> bool:
        """Whether the first thing that is said to be among others is more than all of them.

        Only what is counted tells: of profits, balances and averages a part may be the larger.
        """
        first, unit = self.parts[0], self.total.unit
        counted = unit in COUNTED and unit == first.unit
        return self.form == "among" and counted and first.value > self.total.value

    @property
    def is_closed(self) -> bool:
        """Whether the parts are all there are and none counts twice, so far as their names tell: 男 and 女, 公办 and 民办.

        What they are parts of must be what the total counts: of 20所学校 公办初中 and 民办初中 are not all.
        """
        for kinds in _WHOLES:
            found = [re.match(kind, name) for kind in kinds for name in self.names]
            rests = {match.string[match.end() :] for match in found if match}
            if len(kinds) == len(self.names) == sum(match is not None for match in found) and len(rests) == 1:
                return rests.pop() in self.words
        return False

    @property
    def is_exceeded(self) -> bool:
        """Whether the parts that are said to be among others are together more than all of them, and none counts twice.

        None does where their names say so, sources of money and years, say; or where three figures or more are a slip away
        from the total, and no name is of a kind that runs through others.
        """
        over = self.sum - self.total.value
        if self.form != "among" or over <= 0 or _THROUGH.search(self.words) or any(map(_THROUGH.search, self.names)):
            return False
        apart = any(all(map(kinds.search, self.names)) for kinds in _APART) or bool(_REST.match(self.names[-1]))
        by_kind = apart and over <= _SLIP_OF_KINDS * self.total.value
        return by_kind or (len(self.parts) > _FEW and over <= _SLIP * self.total.value)

    @property
    def lacks_a_year(self) -> bool:
        """Whether the years that a total is said to be of all have their parts: 3年共安排1.2亿元, 2026年3000万元 …."""
        years = [int(name[:4]) for name in self.names if name[:4].isdecimal()]
        succeeding = years == list(range(min(years, default=0), min(years, default=0) + len(self.names)))
        return succeeding and re.search(rf"(?<![\d第]){_counted(len(years))}年", self.words) is not None

    @property
    def may_overlap(self) -> bool:
        """Whether the parts are people or things by several qualities at once: 党员 and 女性, 硕士 and 高级职称."""
        groups = {
            next((at for at, group in enumerate(_QUALITIES) if re.search(group, name)), -1) for name in self.names
        }
        return groups != {-1} and len(groups) > 1

    @property
    def adds_up(self) -> bool:
        """Whether the parts are the total, each figure rounded by at most half of its last place."""
        return 2 * abs(self.sum - self.total.value) <= sum(amount.step for amount in (self.total, *self.parts))


def _counted(number: int) -> str:
    """A small number as a pattern for either kind of digits."""
    return f"(?:{number}|{to_chinese(number)})" if number <= 10 else str(number)


def breakdowns(shadow: str, start: int, end: int) -> Iterator[Breakdown]:
    """The totals of a piece of running text that stand with their parts, by form.

    Args:
        shadow: the shadow of the page.
        start, end: the piece, a leaf.
    """
    if shadow.find("(", start, end) >= 0:
        yield from _brackets(shadow, start, end)
    if shadow.find("其中", start, end) >= 0 or shadow.find("包括", start, end) >= 0:
        yield from _among(shadow, start, end)
    if shadow.find("共", start, end) >= 0 or shadow.find("计", start, end) >= 0:
        yield from _sums(shadow, start, end)


def _brackets(shadow: str, start: int, end: int) -> Iterator[Breakdown]:
    for found in _BRACKET.finditer(shadow, start, end):
        total = _total_before(shadow, start, found.start())
        if total and not found["among"]:
            yield from _read(shadow, "bracket", total, Span(*found.span("parts")))


def _among(shadow: str, start: int, end: int) -> Iterator[Breakdown]:
    for found in _AMONG.finditer(shadow, start, end):
        at = found.start() - 1 if shadow[found.start() - 1 : found.start()] == "(" else found.start()
        total = _total_before(shadow, start, at)
        if total and (at < found.start()) == (found["end"] == ")"):
            yield from _read(shadow, "among", total, Span(*found.span("parts")))


def _sums(shadow: str, start: int, end: int) -> Iterator[Breakdown]:
    for found in _SUM.finditer(shadow, start, end):
        total = next(amounts(shadow, found.end(), end), None)
        first = _first_part(shadow, start, found.start())
        if total and total.start == found.end() and first is not None:
            yield from _read(shadow, "sum", total, Span(first, found.start()))


def _first_part(shadow: str, start: int, end: int) -> int | None:
    """Where a list that ends at a place begins: at the first piece of its clause that has a figure; None where none has."""
    at = max(start, *(shadow.rfind(mark, start, end) + 1 for mark in "。;:\n"))
    while at < end and _HEAD.match(shadow, at, end) is None:
        at = shadow.find(",", at, end) + 1 or end
    return at if at < end else None


def _total_before(shadow: str, start: int, at: int) -> Amount | None:
    """The figure that stands right in front of a place, but for what it counts."""
    begin = max(start, at - 40)
    before = list(amounts(shadow, begin, at))
    if not before or not _THINGS.fullmatch(shadow, before[-1].end, at) or "等" in shadow[before[-1].end : at]:
        return None
    clause = max(shadow.rfind(mark, begin, before[-1].start) for mark in ",;。:") + 1
    return None if _NO_TOTAL.search(shadow, max(begin, clause), at) else before[-1]


def _read(shadow: str, form: Form, total: Amount, place: Span) -> Iterator[Breakdown]:
    parts = tuple(amounts(shadow, place.start, place.end))
    if not parts or total.vague or any(part.vague for part in parts) or total.unit in ("", "‰"):
        return
    if total.unit == "%" and total.value != 100:
        return
    names = _names(shadow, parts, place)
    units = {part.unit for part in parts}
    if names is not None and form == "bracket" and any(name[:1].isdecimal() for name in names):
        return  # 80家（2023年45家、2022年40家）compares
    if names is None or (units != {total.unit} and not (units == {""} and len(parts) > 1)):
        return
    if any(_NO_PART.search(name) for name in names):
        return
    span = Span(min(total.start, place.start), max(total.end, place.end))
    words = shadow[max(0, total.start - 20) : min(place.start, total.end + 20)] if form != "sum" else ""
    yield Breakdown(form, total, parts, names, words, span)


def _names(shadow: str, parts: tuple[Amount, ...], place: Span) -> tuple[str, ...] | None:
    """What each part is called, in front of its figure and behind it; None where something is left over."""
    first, last = _FIRST.match(shadow, place.start, parts[0].start), _LAST.match(shadow, parts[-1].end, place.end)
    between = [_BETWEEN.match(shadow, one.end, other.start) for one, other in pairwise(parts)]
    if first is None or last is None or None in between:
        return None
    heads = [first["name"], *(found["name"] for found in between if found)]
    tails = [*(found["tail"] for found in between if found), last["name"]]
    names = tuple((head + tail).strip() for head, tail in zip(heads, tails, strict=True))
    return names if all(names) and len(set(names)) == len(names) else None
