"""Source to lines: what each line is by its own form.

The classifiers run on the shadow of the text (`shadow.py`), so that folded and unfolded pages read alike and every offset stays true.

After `read_lines` the following holds:

1. Blank lines are gone; every other character of the text that is not blank lies inside exactly one line.
2. Each line has a kind that its own characters allow. Kinds that depend on the place (title, signature, addressees,
   site header …) are settled afterwards by `context/`; until then such lines are TEXT, or carry the kind they would
   have in the right place (DATE, REMARK, DOCUMENT_NUMBER …).
3. A line with a heading kind has the form and the end of its label.

From here to the builder one class serves: a token of the document grammar is a `Line` whose kind is settled, and stands for several lines
where its `run` is not empty. Until then the passes of `context/` change lines in place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from gwparse.duties import begins_block, states_duty
from gwparse.furniture import FIELD_LEAD, is_furniture
from gwparse.grammar import alternation, parse_line, terminals
from gwparse.kinds import LineKind
from gwparse.patterns import lazy
from gwparse.shadow import shadow_of
from gwparse.source import LineTable
from gwparse.words import ATTACHMENT_HEAD

#: The kind of each form of heading label in grammar/heading_label.lark.
FORMS = {
    "DIVISION": LineKind.DIVISION,
    "CHAPTER": LineKind.CHAPTER,
    "ARTICLE_SECTION": LineKind.ARTICLE_SECTION,
    "ARTICLE": LineKind.ARTICLE,
    "LEVEL_1": LineKind.HEADING_1,
    "LEVEL_2": LineKind.HEADING_2,
    "LEVEL_3": LineKind.HEADING_3,
    "LEVEL_4": LineKind.HEADING_4,
    "LEVEL_5": LineKind.HEADING_5,
    "DECIMAL_1": LineKind.HEADING_1,
    "DECIMAL_2": LineKind.HEADING_2,
    "DECIMAL_3": LineKind.HEADING_3,
    "DECIMAL_4": LineKind.HEADING_4,
}
HEADINGS = frozenset(FORMS.values())

LABEL_STARTS = frozenset("第(〇零一二三四五六七八九十百0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕")
READY_MADE = frozenset("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
ANY_LABEL_STARTS = LABEL_STARTS | READY_MADE

#: The forms of lines that are of a kind by themselves; the kind has the name without _FORM.
CONTACT_FORM = lazy(
    "(?:联系|咨询|经办)(?:单位|人|电话|方式|科室|处室|地址|部门|机构)"
    r"|(?:联系人|电\s*话|地\s*址|手机号?|网\s*址|电子邮箱|邮箱|传真|通[讯信]地址|邮编|邮政编码|监督电话)\s*:"
)
ATTACHMENT_MARK_FORM = lazy(ATTACHMENT_HEAD + r"\s*:?")
ATTACHMENT_LIST_FORM = lazy(rf"(?:{ATTACHMENT_HEAD}|附)\s*[:.、]\s*\S")
ATTACHMENT_FILE = lazy(r"附件.{0,80}\.(?:docx?|xlsx?|pdf|zip|rar|wps|et|ofd|jpg|png)$")
COPY_TO_FORM = lazy(r"(?:抄\s*送|抄\s*报|主\s*送|分\s*送|报\s*送|发)(?:机关|单位)?\s*:")
NUMERAL = "[一二三四五六七八九十]"
IMPRINT_FORM = lazy(
    r".{0,60}?\s*(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
    rf"|[一二][〇○零一二三四五六七八九]{{3}}年{NUMERAL}{{1,2}}月{NUMERAL}{{1,3}}日)\s*印发$"
)
PART_LABEL_FORM = lazy(
    r"(?:答\s*复\s*:$|(?:提案|建议|议案|答复|办理|回复|复函)(?:原文|内容|正文|情况|意见)|案\s*由)\s*:?$"
)
ORDINAL_FORM = lazy(r"[一二三四五六七八九十]{1,2}[是要](?![否不])")
SECOND = lazy(r"[;。,]\s?二[是要]")
LABELLED_FORM = lazy(r"[^,。;:!?\s《》]{2,16}:(?=\s*[^\s:]{6})")
LEADS_IN = lazy(r"\s*(?:一[是要]|首先)")
#: Who took part in a meeting, in 纪要: a label however short the names behind it.
ATTENDANCE = lazy(r"(?:出席|请假|列席|缺席|旁听|主持|记录)(?:人|人员|单位|领导|同志)?\s*:\s*\S")
NOT_A_LABEL = tuple(
    "下 方面 几点 三点 两点 四点 五点 指出 强调 要求 认为 表示 说 为 是 包括 即 如 明确 附件 注".split()
)
SIGNATORY_FORM = lazy(r"签\s*发\s*(?:人?\s*:|人\s+(?=[一-鿿\s]{2,24}$))")
#: The class of a reply behind its number: B, B类, (B), 类别:B.
CLASS_FORM = lazy(
    r"(?<=号)\s+(?=(?:(?:办理|答复|办复)?(?:类别|分类|结果|类型) ?: ?)?[A-Za-z](?: ?类)?$|[(【\[〔] ?[A-Za-z] ?类?[)】\]〕]$)"
)
SECRECY_FORM = lazy(r"(?:绝密|机密|秘密)(?:\s*★.{0,12})?$")
URGENCY_FORM = lazy(r"(?:特\s*急|加\s*急|特\s*提|平\s*急|急\s*件)$")
#: A date that is badly formed, but plainly one: a year of two digits, two kinds of numerals, 号 for 日.
MALFORMED_DATE = (
    rf"(?:\d\d|(?:19|20)\d\d|[一二][〇○零0一二三四五六七八九]{{3}})\s*年\s*(?:\d{{1,2}}|{NUMERAL}{{1,2}})\s*月"
    rf"\s*(?:\d{{1,2}}|{NUMERAL}{{1,3}})\s*[日号]"
)
ANY_MALFORMED_DATE = lazy(rf"年\s*月\s*日|{MALFORMED_DATE}")
DATE_GATE = lazy(r"[\d一二X×x_○](?:.{4,22})[日月\d]$")
NUMBER_END = r"\s*第?\s*(?:[\d×xX]{1,5}\s*号?|号)"
MALFORMED_NUMBER = lazy(
    r"[一-鿿]{2,16}\s*(?:[〔\[【〈]\s*[^〕\]】〉]{1,6}\s*[〕\]】〉]|\((?:19|20)\d\d\)|\d{4}〕|〔\d{4}(?=\s*(?:\d|第)))"
    + NUMBER_END
)
NUMBER_GATE = lazy(r"\(?.{0,40}\d\s*号\s*\)?$")

#: Marks of Markdown around the text of a line.
MARKDOWN_LEFT = lazy(r"(?:#{1,6}\s+|>\s+|\*\*|__)+")


@dataclass(slots=True)
class Line:
    """One line, or one piece of a line, on its way from text to token; blanks and Markdown marks round it left out.

    Attributes:
        page: the whole text.
        kind: what the line is.
        start, end: where it stands in the text, marks of Markdown included.
        number: its 1-based line.
        shadow: its text on the shadow string, without marks of Markdown.
        offset: where `shadow` begins in the text.
        form: the form of its heading label in the label grammar, or "".
        label_end: where the label ends, counted in `shadow`.
        run: the lines of a run, when the token stands for several.
    """

    page: str
    kind: LineKind
    start: int
    end: int
    number: int
    shadow: str
    offset: int
    form: str = ""
    label_end: int = 0
    run: Sequence[Line] = ()

    @property
    def type(self) -> str:
        """The name of its terminal, by which the grammar knows a token."""
        return self.kind._value_  # `value` goes through a property, which takes longer than what is done with it

    @property
    def text(self) -> str:
        """The line as it stands in the text."""
        return self.page[self.start : self.end]

    def original(self, start: int, end: int) -> str:
        """A piece of the line as it stands in the text, blanks at its ends left out.

        Args:
            start, end: the piece, counted in `shadow`.
        """
        return self.page[self.offset + start : self.offset + end].strip()

    @property
    def label(self) -> str:
        """The heading label on the shadow string."""
        return self.shadow[: self.label_end]

    @property
    def rest(self) -> str:
        """What follows the heading label, on the shadow string."""
        return self.shadow[self.label_end :]

    def alone(self) -> Line:
        """The same line once more, without its run."""
        place = self.start, self.end, self.number
        return Line(self.page, self.kind, *place, self.shadow, self.offset, self.form, self.label_end)

    def take_label(self, form: str, end: int) -> None:
        """Make the line a heading.

        Args:
            form: the form of its label, one of FORMS.
            end: where the label ends, counted in `shadow`.
        """
        self.form, self.label_end, self.kind = form, end, FORMS[form]

    def drop_label(self, kind: LineKind) -> None:
        """Make the line one of another kind, without a heading label."""
        self.form, self.label_end, self.kind = "", 0, kind

    def cut(self, at: int, before: LineKind, behind: LineKind) -> list[Line]:
        """The two lines that a cut makes of this one.

        Args:
            at: where to cut, counted in `shadow`.
            before, behind: the kinds of the two.
        """
        return [self.piece(0, at, before), self.piece(at, len(self.shadow), behind)]

    def piece(self, start: int, end: int, kind: LineKind) -> Line:
        """A piece of this line as a line of its own.

        Args:
            start, end: the piece, counted in `shadow`; blanks at its ends are left out, marks of Markdown round the line
                go with its first and its last piece.
            kind: what the piece is.
        """
        text = self.shadow[start:end]
        at = self.offset + start + len(text) - len(text.lstrip())
        whole = end >= len(self.shadow) and end > start
        text = text.strip()
        first, last = (self.start if start == 0 else at), (self.end if whole else at + len(text))
        return Line(self.page, kind, first, max(first, last) if end > start else first, self.number, text, at)


def read_lines(text: str, table: LineTable) -> list[Line]:
    """Split a text into lines and give each the kind that its own characters allow.

    Args:
        text: the text of a Source.
        table: its line table.

    Returns:
        The lines that are not blank, in order; see the module's guarantees.
    """
    lines: list[Line] = []
    for number, (start, raw) in enumerate(zip(table.starts, shadow_of(text).split("\n"), strict=True), start=1):
        shadow = raw.strip()
        if not shadow:
            continue
        if "\t" in shadow or raw.endswith("\t\t"):
            shadow = raw.strip(" ")  # tabs at the ends of a row part empty cells
        start += raw.find(shadow)
        line = Line(text, LineKind.TEXT, start, start + len(shadow), number, shadow, start)
        if shadow[0] in "#*_>":
            _take_markdown(line)
        classify(line)
        lines.append(line)
    return lines


def _take_markdown(line: Line) -> None:
    """Leave the Markdown marks round a line out of its shadow; a line of marks alone keeps them."""
    left = MARKDOWN_LEFT.match(line.shadow)
    if not left or not line.shadow.strip("#*_> "):
        return
    inner = line.shadow[left.end() :].rstrip("# ") if line.shadow[0] == "#" else line.shadow[left.end() :]
    while inner.endswith(("**", "__")):
        inner = inner[:-2].rstrip()
    if inner.strip():
        line.offset = line.start + left.end() + len(inner) - len(inner.lstrip())
        line.shadow = inner.strip()


def classify(line: Line) -> None:
    """Give a line its kind, and a heading its label."""
    shadow = line.shadow
    if ("\t" in shadow or "|" in shadow) and _take_columns(line):
        return
    if shadow[0] in ANY_LABEL_STARTS and _take_label(line):
        return
    if is_furniture(shadow):
        line.kind = LineKind.SITE_ASIDE
    elif is_metadata(shadow):
        line.kind = LineKind.FIELDS
    else:
        line.kind = plain_kind(shadow)


def _take_columns(line: Line) -> bool:
    """Take a line with tabs or several pipes for a row, where a single tab does not part a label or two elements."""
    tabs = line.shadow.count("\t")
    if tabs == 1 and (_take_numbering(line) or _tabbed_form(line)):
        return True
    if not tabs and line.shadow.count("|") < 2:
        return False
    line.kind = LineKind.FIELDS if is_metadata(line.shadow) else LineKind.TABLE_ROWS
    return True


def _tabbed_form(line: Line) -> bool:
    """Whether a line with one tab is a document number with 签发人, or 印发: the tab only sets the two apart."""
    kind = plain_kind(line.shadow.replace("\t", " "))
    if kind in (LineKind.DOCUMENT_NUMBER, LineKind.IMPRINT):
        line.kind = kind
        return True
    return False


def _take_numbering(line: Line) -> bool:
    """Whether a tab only parts a label from its text, as numbering copied out of a word processor."""
    if line.shadow[0] not in LABEL_STARTS or not _take_label(line):
        return False
    if line.rest.startswith("\t") and not line.form.startswith("DECIMAL"):
        return True
    line.drop_label(LineKind.TEXT)
    return False


@cache
def _heading_label() -> re.Pattern[str]:
    return re.compile(alternation("heading_label"))


def _take_label(line: Line) -> bool:
    """Read a heading label at the beginning of a line; dates and decimals that merely look like one are left alone."""
    found = _heading_label().match(line.shadow)
    if not found or not found.lastgroup:
        return False
    form = found.lastgroup
    if form == "DECIMAL_1" and not 2 <= len(line.shadow) <= 40:
        return False
    line.take_label(form, found.end())
    return True


def plain_kind(shadow: str) -> LineKind:
    """The kind of a line that has no heading label and is not the site's, by its first and last characters."""
    first, last, length = shadow[0], shadow[-1], len(shadow)
    if first == "附":
        if ATTACHMENT_FILE.match(shadow):
            return LineKind.ATTACHMENT_LIST
        if ATTACHMENT_MARK_FORM.fullmatch(shadow):
            return LineKind.ATTACHMENT_MARK
        if ATTACHMENT_LIST_FORM.match(shadow):
            return LineKind.ATTACHMENT_LIST
    if last == "发" and IMPRINT_FORM.match(shadow):
        return LineKind.IMPRINT
    if first in "抄主分报发" and COPY_TO_FORM.match(shadow):
        return LineKind.COPY_TO
    if first == "签" and SIGNATORY_FORM.match(shadow):
        return LineKind.SIGNATORY
    if length <= 24 and is_date(shadow):
        return LineKind.DATE
    if (
        length <= 100
        and (last in "号)0123456789类ABCDEFGH" or "〕" in shadow or "签" in shadow)
        and is_document_number(shadow)
    ):
        return LineKind.DOCUMENT_NUMBER
    if first in "一二三四五六七八九十" and ORDINAL_FORM.match(shadow):
        whole = first == "一" and SECOND.search(shadow)
        return LineKind.TEXT if whole else LineKind.ORDINAL_ITEM
    if length <= 24:
        if first in "答提建议办回复案" and PART_LABEL_FORM.match(shadow):
            return LineKind.PART_LABEL
        if first in "绝机秘" and SECRECY_FORM.match(shadow):
            return LineKind.SECRECY
        if first in "特加平急" and URGENCY_FORM.match(shadow):
            return LineKind.URGENCY
    colon = shadow.find(":", 0, 40)
    if colon > 0 and begins_block(shadow):
        return LineKind.ASSIGNMENT
    if first == "(" and last == ")" and length <= 120:
        return LineKind.ASSIGNMENT if states_duty(shadow[1:-1]) else LineKind.REMARK
    if colon > 0:
        if first in "出请列缺旁主记" and ATTENDANCE.match(shadow):
            return LineKind.LABELLED_TEXT
        if CONTACT_FORM.match(shadow):
            return LineKind.CONTACT
        label = LABELLED_FORM.match(shadow)
        if label and not label[0][:-1].endswith(NOT_A_LABEL) and not LEADS_IN.match(shadow[colon + 1 :]):
            return LineKind.LABELLED_TEXT
    return LineKind.TEXT


def is_date(shadow: str) -> bool:
    """Whether a line is a date and nothing else: in digits or numerals, places left open or not, a needless 。 behind.

    A date that is badly formed (24年3月5日, 2024年三月5日, 2024年3月5号) is one as well: it is for the rules.
    """
    if shadow[0] not in "年一二X×x_○" and not shadow[0].isdecimal():
        return False
    bare = shadow.rstrip("。")
    if ANY_MALFORMED_DATE.fullmatch(bare):
        return True
    return DATE_GATE.match(bare) is not None and parse_line("date", bare) is not None


def is_document_number(shadow: str) -> bool:
    """Whether a line is a document number and nothing else, alone or in round brackets, or with 签发人 or a reply's class behind it.

    A number that is badly formed (a bracket or a digit missing, a year in numerals) is one as well: it is for the rules.
    """
    head = CLASS_FORM.split(SIGNATORY_FORM.split(shadow, maxsplit=1)[0].strip(), maxsplit=1)[0]
    if len(head) <= 30 and MALFORMED_NUMBER.fullmatch(head):
        return True
    if not NUMBER_GATE.match(head):
        return False
    if head[0] == "(" and head[-1] == ")":
        head = head[1:-1]
    return parse_line("document_number", head) is not None


@cache
def _metadata_gate() -> re.Pattern[str]:
    """A known label at the beginning of a line, behind an optional bullet, with a colon or a blank after it."""
    label = terminals("metadata")["COLON_LABEL"].replace(r"(?=\s*:)", "")
    return re.compile(rf"{FIELD_LEAD}(?:{label})\s*(?::|\||\s|$)")


def is_metadata(shadow: str) -> bool:
    """Whether a line begins with a field of web metadata; whether its place allows one is for `context/` to say."""
    return len(shadow) <= 300 and _metadata_gate().match(shadow) is not None
