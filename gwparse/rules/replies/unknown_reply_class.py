"""RP104: the class letter of a reply is none of those in use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.nodes import MetadataField
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.paths import leaf_at
from gwparse.views.replies import is_reply

#: A line that holds a class and nothing else, or a number in front of it: A类, 类别:A, (A), a bare A.
_CLASS = lazy(
    r"(?:^[ \t]*|(?<=号)[ \t]+)"
    r"(?:(?:(?:办理|答复|办复)?(?:类别|分类|结果|类型) ?: ?(?P<labelled>[A-Za-z])(?: ?类)?)|(?P<called>[A-Za-z]) ?类"
    r"|[(【\[〔] ?(?P<enclosed>[A-Za-z]) ?类?[)】\]〕]|(?P<bare>[A-H]))[ \t]*$",
    re.M,
)


@rule(code="RP104", name="unknown-reply-class", level="warning", basis=(PRACTICE,), since="0.1.0")
def unknown_reply_class(analysis: Analysis) -> Iterator[Finding]:
    """答复首页标的类别是当地规定的那几类。

    查什么：答复标题以上单独一行、或者跟在发文字号后面的类别（“A类”“类别：B”“（C）”），不在设置 reply-classes 里的（默认
    A、B、C、D）；小写字母也报告。

    为什么：类别表示所提问题解决到什么程度，各地的分法不同，写了没有的类别就没有意义。

    不报告：没有标类别的；“甲类”等不用字母的；网页信息里的“分类”；标题以下的字母。
    """
    document = next(iter(analysis.documents), None)
    if document is None or document.title is None or not is_reply(document):
        return
    classes = analysis.switches.reply_classes
    for found in _CLASS.finditer(analysis.shadow, 0, document.title.span.end):
        group = found.lastgroup or "bare"
        place = leaf_at(analysis.leaves, found.start(group))
        if found[group] in classes or (place is not None and isinstance(place.leaf, MetadataField)):
            continue
        yield Finding(
            span=Span(*found.span(group)),
            message=f"答复的类别是“{found[group]}”，当地的类别是{'、'.join(classes)}，应当从中选一类",
        )
