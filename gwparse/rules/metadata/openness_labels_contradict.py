"""MD102: two places say different things about how open a document is."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.rules.base import rule
from gwparse.views.disclosure_fields import catalogue
from gwparse.views.openness import openness


@rule(code="MD102", name="openness-labels-contradict", level="warning", basis=(PRACTICE,), since="0.1.0")
def openness_labels_contradict(analysis: Analysis) -> Iterator[Finding]:
    """附注和网页信息里的公开属性一致。

    查什么：页面上第一份文件的附注（“此件依申请公开”）和网页信息的“公开方式”“公开属性”“公开范围”等，一处说主动公开，另一处说依申请公开或者
    不予公开。

    为什么：公开属性在起草时确定，只有一个；不该公开的挂上了网，或者该主动公开的没有公开，都要追究。

    不报告：“公开发布”“主动公开”“删减后公开”之间，它们都是主动公开；“公开范围：全社会”一类不是公开属性的值；同时列出几种的选项；
    网页信息说的是另一份文件的。
    """
    labels = openness(catalogue(analysis.page))
    for label in labels[1:]:
        if label.degree != labels[0].degree:
            yield Finding(
                span=label.span,
                message=f"{label.source}是“{label.text}”，{labels[0].source}是“{labels[0].text}”，公开属性应当一致",
            )
