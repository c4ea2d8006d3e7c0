"""The words by which the parts of a document are known: genres, organs, addressees, sentences.

Every test here takes a line of the shadow string, outer blanks removed, and looks at nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gwparse.patterns import lazy

#: 文种 of the 条例 article 8, longer variants first; 答复 and 会办意见 are the genres of replies to proposals.
STATUTORY_GENRES = tuple(
    "决议 决定 命令 令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 复函 函 会议纪要 纪要 答复意见 答复 会办意见".split()
)

#: What issued and annexed documents are called (not 文种 of their own), longer names before their own endings.
CARRIED_GENRES = tuple(
    "实施方案 工作方案 方案 行动计划 计划 规划 纲要 工作要点 要点 管理办法 办法 规定 实施细则 细则 条例 措施 应急预案 预案"
    " 安排 规则 章程 指南 标准 规范 清单 目录 名单 制度 政策 举措 建议 提案 说明 指引 导则 准则 守则 总结 分工 规程 大纲"
    " 汇总表 一览表 申请表 登记表 明细表 统计表 审批表 信息表 情况表 分工表 计划表 评分表 任务表 表 流程图 示意图 样图 图样"
    " 样式 模板 协议书 承诺书 责任书 倡议书 公开信 讲话 致辞 体系 问答 条款 蓝本 台账".split()
)

_VERSION = r"(?:[(\[〔](?:[^()\[\]〔〕]{1,24})[)\]〕])*"
_GENRE_END = lazy(rf"(?:{'|'.join(STATUTORY_GENRES + CARRIED_GENRES)})[》”]?{_VERSION}[》”]?$")
_BEHIND_GENRE = lazy(rf"[》”]?{_VERSION}[》”]?$")
#: The last characters that such a line may have; most lines have another and need no closer look.
_GENRE_ENDS = frozenset("》”)]〕").union(genre[-1] for genre in STATUTORY_GENRES + CARRIED_GENRES)

_ORGAN_END = (
    r"(?:政府|办公[厅室]|委员会|常委会|[^员]委|局|厅|部|署|院|中心|公司|协会|学会|联合会|联盟|银行|[分支]行|大队|总队|支队|管委会|领导小组"
    r"|工作组|专班|指挥部|联席会议|军委|组|处|科|站|所|办|会|社|集团|海关|学校|大学|学院|医院|党组|支部|总会|工会|团|报|馆|厂|场|街道|镇|乡)"
)
_ENDS_AS_ORGAN = lazy(rf"{_ORGAN_END}$")
_ENDS_AS_ORGAN_WITH_REMARK = lazy(rf"{_ORGAN_END}(?:\s*\([^()]{{1,12}}\))?$")
_ROLE_PREFIX = lazy("市长|县长|区长|省长|主席|总理|主任|局长|部长|厅长|委员长|会长|书记")

_PERSON_END = r"(?:委员|代表|同志|主席|副主席|先生|女士|们|市民|群众|朋友|居民|考生|企业|家长|缴存人|职工|单位|部门|机构|员工|人员)"


#: 附件 with its number, at the beginning of a line: 附件1, 附表, 附件一, 附件1-1.
ATTACHMENT_HEAD = r"附\s*[件表图]\s*(?:\d{1,2}(?:-\d{1,2})?|[一二三四五六七八九十]{1,2})?"

#: Marks that open and close a stretch of text in which commas and stops do not part the line.
OPENING, CLOSING = "“‘(《〈【〔[", "”’)》〉】〕]"


def outside_brackets(text: str) -> Iterator[tuple[int, str]]:
    """The characters of a text that stand outside quotes and brackets, each with its index."""
    depth = 0
    for at, char in enumerate(text):
        if char in OPENING:
            depth += 1
        elif char in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0:
            yield at, char


@cache
def _brackets_and(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(OPENING + CLOSING + marks)}]")


def marks_outside(text: str, marks: str) -> Iterator[tuple[int, str]]:
    """Those characters of `outside_brackets` that are among some marks; the others are not looked at.

    Args:
        text: the text.
        marks: the characters wanted, none of them a bracket or quote.
    """
    depth = 0
    for found in _brackets_and(marks).finditer(text):
        char = found[0]
        if char in OPENING:
            depth += 1
        elif char in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0:
            yield found.start(), char


#: The title of a document is not longer.
LONGEST_TITLE = 300


def inside_title(text: str, start: int, at: int) -> bool:
    """Whether a place stands between 《 and 》.

    Args:
        text: the text.
        start: where to stop looking for the marks.
        at: the place.
    """
    start = max(start, at - LONGEST_TITLE)
    return text.rfind("《", start, at) > text.rfind("》", start, at)


def squeeze(text: str) -> str:
    """A text without blanks and book-title marks, with one kind of quotes: for comparing titles."""
    folded = "".join(text.split()).replace("〈", "").replace("〉", "").replace("《", "").replace("》", "")
    return folded.replace("“", '"').replace("”", '"').replace("「", '"').replace("」", '"')


def ends_with_genre(line: str) -> bool:
    """Whether a line ends as titles end: with a 文种 or the name of an issued document, a version in brackets aside."""
    return line.rstrip()[-1:] in _GENRE_ENDS and _GENRE_END.search("".join(line.split())) is not None


def genre_of(title: str) -> str | None:
    """The 文种 a title ends with (实施意见 is 意见), or the name of the carried document; None without one.

    Source: 党政机关公文处理工作条例, article 8; 答复 for replies to proposals.
    """
    squeezed = "".join(title.split()).replace("（", "(").replace("）", ")").rstrip("。.，,；;、：:")  # a needless mark
    bare = _BEHIND_GENRE.sub("", squeezed)
    for genre in STATUTORY_GENRES + CARRIED_GENRES:
        if bare.endswith(genre):
            return "纪要" if genre == "会议纪要" else genre
    return None


_PAUSE = lazy("[。,;:]")


def is_sentence(line: str) -> bool:
    """Whether a line is running text rather than a title, an organ's name or a list of names."""
    last = line[-1]
    if last == "。" and len(line) <= 60 and "关于" in line:
        bare = line[:-1]
        if not _PAUSE.search(bare) and ends_with_genre(bare):
            return False
    if last in "。;!?" or "。" in line or ";" in line:
        return True
    if len(line) <= 200 and ends_with_genre(line) and ("关于" in line or "印发" in line):
        return False
    return len(line) > 110 or (len(line) > 70 and "," in line)


_NO_SIGNER = lazy(r"[。;:!?,《》\d]|^(?:特此|此复|此致|以上|妥否|当否|请|附)")
_SHORT_REMARK = lazy(r"\s*\([^()]{1,12}\)$")


def looks_like_signer(line: str) -> bool:
    """Whether a line can be the name of one or several signing organs, or a signer's office and name."""
    if len(line) > 90 or _NO_SIGNER.search(line):
        return False
    bare = _SHORT_REMARK.sub("", line)
    pieces = bare.split()
    if len(bare) <= 24 and (len(pieces) == 1 or _ROLE_PREFIX.search("".join(pieces))):
        return True
    return all(_ENDS_AS_ORGAN.search(piece) for piece in pieces)


def has_organ_end(line: str) -> bool:
    """Whether a line ends like an organ's name."""
    return _ENDS_AS_ORGAN_WITH_REMARK.search(line) is not None


_NO_ADDRESSEES = lazy(r"[。;!?:]|如下|以下|下列|附后|如次")
_LEADS_IN = lazy("为(?:了|切实|进一步|深入|贯彻|认真|加)|根据|按照|现将|现就|经|其中|附|关于|近年来|目前|注")
_INSERTION = lazy(r"\([^()]*\)")
_COMMA = lazy("[,、]")


def looks_like_addressees(line: str) -> bool:
    """Whether a line that ends with a colon names those to whom a document goes (主送机关)."""
    if line[-1] != ":" or not 3 <= len(line) <= 500:
        return False
    names = line[:-1].rstrip()
    if _NO_ADDRESSEES.search(names) or _LEADS_IN.match(names):
        return False
    pieces = [piece for piece in _COMMA.split(_INSERTION.sub("", names)) if piece.strip()]
    known = sum(1 for piece in pieces if _names_somebody(piece.strip()))
    return known * 2 >= len(pieces) or _names_persons(pieces)


_PERSON = r"[一-鿿]{2,4}|[一-鿿]{1,8}·[一-鿿·]{1,12}"
_ONE_PERSON = lazy(_PERSON)
_LAST_PERSON = lazy(rf"(?:{_PERSON})等?\d{{0,2}}[位名]?(?:政协)?(?:委员|代表|同志)们?")


def _names_persons(pieces: list[str]) -> bool:
    """Whether the pieces of a list are names of persons whose office stands behind the last: 程远航、贺秋萍、冯国栋委员."""
    *names, last = ("".join(piece.split()) for piece in pieces)
    return _LAST_PERSON.fullmatch(last) is not None and all(_ONE_PERSON.fullmatch(name) for name in names)


_SOMEBODY_END = lazy(rf"(?:{_ORGAN_END}|{_PERSON_END})$|[省市县区州]$")


def _names_somebody(piece: str) -> bool:
    return (
        piece.startswith(("各", "有关", "市各", "省各", "全市", "全省", "全区", "全县", "全体"))
        or _SOMEBODY_END.search(piece) is not None
    )


_TO_KINDS = lazy(r"各|[省市县区](?:级|直|人民政府|政府)?各")
_KINDS_END = lazy("(?:政府|部门|单位|机构|企业|委员会|管委会|局|办)$")
_DEMANDS = lazy("[应要须做按将]")


def looks_like_addressees_without_colon(line: str) -> bool:
    """Whether a line lists organs as addressees do but ends without the colon: a draft's slip or a page's."""
    names = line.rstrip(",。、 ")
    return (
        len(names) <= 200
        and "。" not in names
        and _TO_KINDS.match(names) is not None
        and _KINDS_END.search(names) is not None
        and _DEMANDS.search(names) is None
    )


_SAYS_MORE = lazy(r"[。;:!?《》\d]|[应要须做按将请并的为]")
_COLLECTIVE = lazy("(?:各|有关|相关|直属).{0,6}(?:部门|单位|机构|企业)$")


def names_organs_alone(line: str) -> bool:
    """Whether a line is nothing but names of organs, or of persons with their office, whatever mark ends it."""
    names = line.rstrip(",。;、 ")
    if not 3 <= len(names) <= 80 or _SAYS_MORE.search(names):
        return False
    pieces = [piece.strip() for piece in _COMMA.split(_INSERTION.sub("", names))]
    organs = all(len(piece) >= 3 and (has_organ_end(piece) or _COLLECTIVE.search(piece)) for piece in pieces)
    return organs or _names_persons(pieces)


_WORD = lazy(r"\S+")
_PLACE = lazy("[一-鿿]{1,6}?[省市县区州]")
#: Words with which the name of another organ may begin right behind an organ's name.
_ORGAN_STARTS = ("国家", "中国", "中共", "全国", "国务院", "国资委", "人民银行", "共青团")


def split_signers(line: str) -> list[tuple[int, int]]:
    """The names of the organs on one line of signatures, as ranges in the line.

    Names are parted by blanks; where they stand glued together, a new one begins behind an organ's last word when the
    next characters are the line's own first ones again (临峤市…局临峤市…局) or a word that only begins a name (国家…). A
    person with an office is one signer, and so is a name spread with blanks.
    """
    pieces = [found.span() for found in _WORD.finditer(line)]
    if len(pieces) > 1 and not all(has_organ_end(line[start:end]) for start, end in pieces):
        return [(pieces[0][0], pieces[-1][1])]
    if all(end - start == 1 for start, end in pieces):
        return [(pieces[0][0], pieces[-1][1])]
    return [part for start, end in pieces for part in _unglue(line, start, end)]


def _unglue(line: str, start: int, end: int) -> list[tuple[int, int]]:
    place = _PLACE.match(line[start:end])
    begins = _ORGAN_STARTS + ((place[0],) if place else ())
    cuts = [start]
    for at in range(start + 4, end):
        if line.startswith(begins, at) and at - cuts[-1] >= 4 and _ENDS_AS_ORGAN.search(line[cuts[-1] : at]):
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


_NAME_END = lazy(rf"^\S*?{_ORGAN_END}(?=\s|$|关于|转发|印发|批转|发布)")
_NAME_START = lazy(rf"中共|{'|'.join(_ORGAN_STARTS)}|[一-鿿]{{0,6}}?[省市县区州盟旗]")


def another_organ(above: str, line: str) -> bool:
    """Whether a line of a title begins with the name of another organ than the one with which the lines above it end.

    市教育局 / 市商务局 / 关于… is two organs; 云川市人民政府 / 办公室关于… is one, whose name was wrapped: another one begins with a place,
    or with a word that only begins a name.

    Args:
        above: the lines above.
        line: the line, on the shadow string.
    """
    return has_organ_end(above) and _NAME_START.match(line) is not None and _NAME_END.match(line) is not None
