"""MD104: the title among the metadata is not that of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.rules.base import rule
from gwparse.views.disclosure_fields import bare_title, catalogue, differing


@rule(code="MD104", name="metadata-title-differs", level="warning", basis=(PRACTICE,), since="0.1.0")
def metadata_title_differs(analysis: Analysis) -> Iterator[Finding]:
    """网页信息里的标题就是文件的标题。

    查什么：网页信息的“标题”“名称”“信息名称”与页面上第一份文件的标题，从“关于”比起。

    为什么：网页信息的标题多半另行录入，漏字、错字，检索时就找不到文件。

    不报告：空格、换行、标点、书名号和括号；网站截短的标题（末尾省略号，或者只有标题的一部分）；标题前的“（转载）”和发文机关；
    网页信息说的是另一份文件的；一页几份文件中第二份起的。
    """
    record = catalogue(analysis.page)
    if record.document is None or record.document.title is None or record.is_about_another:
        return
    title = _subject(record.document.title.value)
    for value in record.of("title"):
        listed = _subject(value.text)
        if listed in title or title in listed:
            continue
        wrong, right = differing(listed, title)
        yield Finding(
            span=value.span,
            message=f"网页信息的{value.label}与文件的标题不同，网页信息写“{wrong}”，文件写“{right}”，应当一致",
        )


def _subject(title: str) -> str:
    """A title for comparing, from 关于 on: in front of it sites shorten the names of organs."""
    bare = bare_title(re.sub(r"(?:…|\.{3})+\s*$", "", title))
    return bare[max(0, bare.find("关于")) :]
