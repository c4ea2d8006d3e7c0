"""Settles lines that only some heads have: the authors below the title of a text that is issued, and the head of 纪要.

Both are told by the lines round them, never by a line alone: organs' names are authors only between a title and the text, and an
issue (第19期) is a number only below the name of 纪要. What is not certain keeps the kind that it has.
"""

from __future__ import annotations

from gwparse.kinds import ARTICLE, DATE, DOCUMENT_NUMBER, REMARK, TEXT, LineKind
from gwparse.lines import Line
from gwparse.patterns import lazy
from gwparse.words import has_organ_end, is_sentence, squeeze

#: Authors take no more lines than this; a longer run of organs' names is a list.
MOST_AUTHORS = 6

#: What the text of an issued document may begin with, besides a sentence.
_BEGINS_TEXT = frozenset({LineKind.HEADING_1, LineKind.DIVISION, LineKind.CHAPTER, ARTICLE})
_DAY = lazy(r"[\d〇○零一二三四五六七八九十]\s*[日年]")
#: Titles of lists, in which organs' names are entries.
_LIST = lazy("(?:名单|清单|目录|名册|名录|分工|台账|[表图])(?:\\([^()]{1,12}\\))?$")
#: Titles of documents that go to somebody: one name below is an addressee whose colon is missing as likely as an author.
_SENT = lazy("(?:通知|通报|请示|报告|批复|函)(?:\\([^()]{1,12}\\))?$")
_NO_AUTHOR = lazy(r"[、,。;:!?《》\d]|各|有关|相关|成员单位|^附")


def settle_authors(lines: list[Line], title: tuple[int, int]) -> int:
    """Mark the authors below the title of an issued text as 题注, as 转发 and 印发 print them: organs alone, parted by blanks.

    Args:
        lines: all lines of the page; kinds are changed in place.
        title: the lines of the title.

    Returns:
        The first line that is no author's: the end of the title where no authors stand there.
    """
    name = squeeze("".join(line.shadow for line in lines[title[0] : title[1]]))
    end = title[1]
    while end < len(lines) and lines[end].kind is TEXT and _names_authors(lines[end].shadow):
        end += 1
    authors = lines[title[1] : end]
    several = len(authors) > 1 or any(len(line.shadow.split()) > 1 for line in authors)
    listed = _LIST.search(name) is not None or (not several and _SENT.search(name) is not None)
    if not authors or len(authors) > MOST_AUTHORS or listed or not _text_follows(lines, end):
        return title[1]
    for line in authors:
        line.kind = LineKind.ADOPTION_NOTE
    return end


def _names_authors(line: str) -> bool:
    return _NO_AUTHOR.search(line) is None and all(len(name) >= 3 and has_organ_end(name) for name in line.split())


def _text_follows(lines: list[Line], at: int) -> bool:
    """Whether text begins on a line, or on the next below a date in brackets."""
    for line in lines[at : at + 2]:
        if line.kind in _BEGINS_TEXT or (line.kind is TEXT and (is_sentence(line.shadow) or line.shadow[-1] == ":")):
            return True
        if line.kind is not REMARK or not _DAY.search(line.shadow):
            return False
    return False


#: The number of an issue of 纪要, alone on its line: 第19期, （2025年第19期）, 〔2025〕第19期.
_ISSUE = lazy(r"\(?\s*(?:(?:19|20)\d\d\s*年|[〔\[](?:19|20)\d\d[〕\]])?\s*第?\s*\d{1,4}\s*期\s*\)?")

#: How far below the name of 纪要 its number and its date stand, in lines.
LONGEST_HEAD = 3


def is_minutes_mark(line: Line) -> bool:
    """Whether a line is the name under which 纪要 of a kind are issued (市政府常务会议纪要), not the title of one of them."""
    name = squeeze(line.shadow)
    return line.kind is TEXT and name.endswith("纪要") and len(name) <= 30 and "关于" not in name


def settle_issue_numbers(lines: list[Line], start: int, end: int) -> None:
    """Take the number of an issue below the name of 纪要 as the document number that it is.

    Args:
        lines: all lines of the page; kinds are changed in place.
        start, end: the opening.
    """
    for at in range(start + 1, end):
        line = lines[at]
        if line.kind in (TEXT, REMARK) and is_minutes_mark(lines[at - 1]) and _ISSUE.fullmatch(line.shadow):
            line.kind = DOCUMENT_NUMBER


def issues_minutes(lines: list[Line], at: int, start: int) -> bool:
    """Whether a line is the office that issues 纪要, in its head: below name and number, the date beside it.

    Args:
        lines: all lines of the page.
        at: the line.
        start: the first line of the document.
    """
    line = lines[at]
    dated = line.kind is TEXT and at + 1 < len(lines) and lines[at + 1].kind is DATE
    if not dated or not has_organ_end(line.shadow):
        return False
    above = lines[max(start, at - LONGEST_HEAD) : at]
    return any(squeeze(other.shadow).endswith("纪要") for other in above)
