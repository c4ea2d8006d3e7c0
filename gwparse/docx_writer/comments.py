"""The part of a Word file that holds what its comments say (word/comments.xml).

The comments that a file has already stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gwparse.docx_writer.changes import Byline
from gwparse.docx_writer.parts import WordFile
from gwparse.docx_writer.runs import set_text
from gwparse.errors import Misuse, UnreadableInput
from gwparse.readers.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

#: More ranges of comments than this Word does not open (MS-OI29500 2.1.315).
MOST_COMMENTS = 32_767

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

#: Where a file has no style for comments, so that they do not look like body text: 10.5 points, flush left.
_PLAIN_PARAGRAPH = (
    ("spacing", {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}),
    ("ind", {"firstLineChars": "0", "firstLine": "0"}),
    ("jc", {"val": "left"}),
)
_PLAIN_SIZE = "21"


class Comments:
    """The comments of a file, to which others are added.

    Args:
        file: the file; it gets a part for comments where it has none.
        name: what the file is called in messages.

    Raises:
        UnreadableInput: when the file's comments are damaged.
    """

    def __init__(self, file: WordFile, name: str) -> None:
        part = file.related("comments")
        if part is None:
            part = file.add("comments", _CONTENT_TYPE, f"{W}comments", {"w": W[1:-1]})
        self._name = name
        self.root = file.change(part)
        if self.root.tag != f"{W}comments":
            raise UnreadableInput(f"{name}: 文件已损坏（里面的 {part} 不是批注）")
        styles = file.related("styles")
        found = file.root(styles).iter(f"{W}style") if styles is not None else ()
        # Files made by Chinese versions number their styles; what tells them apart is the built-in name.
        named = {_name(style).lower(): style.get(f"{W}styleId", "") for style in found}
        self._text_style = named.get("annotation text")
        self._mark_style = named.get("annotation reference")

    def add(self, number: str, text: str, byline: Byline) -> None:
        """Add a comment.

        Args:
            number: its number.
            text: what it says; one paragraph for each line.
            byline: whose it is.

        Raises:
            Misuse: when Word would not open a file with so many.
        """
        if len(self.root) >= MOST_COMMENTS:
            raise Misuse(f"{self._name}: 批注超过 {MOST_COMMENTS:,} 条，Word 会打不开，没有写入")
        attributes = {
            "id": number,
            "author": byline.author,
            "date": byline.date,
            "initials": byline.author[:2],
        }
        comment = _added(self.root, "comment", attributes)
        for at, line in enumerate(_NOT_XML.sub("\ufffd", text).split("\n")):
            paragraph = _added(comment, "p")
            properties = _added(paragraph, "pPr")
            if self._text_style is not None:
                _added(properties, "pStyle", {"val": self._text_style})
            else:
                for setting, values in _PLAIN_PARAGRAPH:
                    _added(properties, setting, values)
            if at == 0:
                _added(self._marked(paragraph), "annotationRef")
            run = _added(paragraph, "r")
            if self._text_style is None:
                _added(_added(run, "rPr"), "sz", {"val": _PLAIN_SIZE})
            set_text(_added(run, "t"), line)

    def reference(self, beside: _Element, number: str) -> _Element:
        """A run that refers to a comment, in no tree yet.

        Args:
            beside: an element beside which it is going to stand.
            number: the comment.
        """
        paragraph = beside.makeelement(f"{W}p", nsmap=beside.nsmap)
        run = self._marked(paragraph)
        _added(run, "commentReference", {"id": number})
        return run

    def _marked(self, paragraph: _Element) -> _Element:
        """A run with the looks of the mark of a comment."""
        run = _added(paragraph, "r")
        if self._mark_style is not None:
            _added(_added(run, "rPr"), "rStyle", {"val": self._mark_style})
        return run


def _name(style: _Element) -> str:
    name = style.find(f"{W}name")
    return name.get(f"{W}val", "") if name is not None else ""


def _added(parent: _Element, name: str, values: dict[str, str] | None = None) -> _Element:
    """A new last child of an element, with its name and its attributes in the namespace of WordprocessingML."""
    attributes = {f"{W}{key}": value for key, value in (values or {}).items()}
    child = parent.makeelement(f"{W}{name}", attributes, nsmap=parent.nsmap)
    parent.append(child)
    return child
