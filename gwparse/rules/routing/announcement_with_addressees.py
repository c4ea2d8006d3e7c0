"""RT106: a 公告 has addressees."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.rules.base import rule


@rule(
    code="RT106",
    name="announcement-with-addressees",
    level="warning",
    basis=(Basis("党政机关公文处理工作条例", "第八条（六）", "应"),),
    since="0.1.0",
    needs=("公告",),
)
def announcement_with_addressees(analysis: Analysis) -> Iterator[Finding]:
    """公告不写主送机关。

    查什么：文种是公告的文件，标题下面有没有主送机关。

    为什么：公告向国内外宣布重要事项或者法定事项，对象是社会公众，没有特定的收文机关；只发给几个单位的，应当用通知、通报等文种。

    不报告：通告（可以向一定范围发布）；作为附件、资料附在后面的公告。
    """
    for document in analysis.documents:
        if document.role == "main" and analysis.genre(document) == "公告" and document.addressees is not None:
            names = document.addressees.text.strip().rstrip("：:")
            yield Finding(
                span=document.addressees.span,
                message=f"公告面向社会公布，不写主送机关，这里写了“{names}”；只发给这些单位的，宜改用通知",
            )
