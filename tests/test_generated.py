"""Documents generated after the document grammar: what was put in is what comes out, in either width."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

import gwparse
from tests.test_properties import check

NUMERALS = "一二三四五六七八九十"
LABELS = {
    1: lambda n: f"{NUMERALS[n - 1]}、",
    2: lambda n: f"（{NUMERALS[n - 1]}）",
    3: lambda n: f"{n}.",
    4: lambda n: f"（{n}）",
    5: lambda n: "①②③④⑤⑥⑦⑧⑨⑩"[n - 1],
}
STANDING = ["总体要求", "重点任务", "保障措施", "加强组织领导，压实责任", "完善“网格化”机制"]
RUN_IN = ["落实巡查制度。各地要逐段排查，发现险情及时处置。", "强化保障。安排专项资金，配齐设备。"]
PARAGRAPHS = [
    "各地要坚持问题导向，逐级落实到人、到段、到岗，不留死角。",
    "2024年全市完成投资2.3亿元，同比增长5.7%。",
    "按照《云川市防汛条例》第三条规定，做好相关工作。",
]
FOLD = str.maketrans("，：；（）", ",:;()")


@dataclass
class Made:
    """A document as it is written, and what was put into it.

    Attributes:
        lines: its lines.
        headings: line, level, label of each heading.
        facts: the line of each element that was put in.
    """

    lines: list[str] = field(default_factory=list)
    headings: list[tuple[int, int, str]] = field(default_factory=list)
    facts: dict[str, int] = field(default_factory=dict)

    def add(self, line: str, fact: str | None = None) -> int:
        """Write a line, and remember it as an element; returns its number."""
        self.lines.append(line)
        if fact:
            self.facts[fact] = len(self.lines)
        return len(self.lines)


def write_sections(draw: st.DrawFn, made: Made, level: int, deepest: int) -> None:
    """Write one to three sections of a level, each with sections of a deeper level or a paragraph below."""
    for number in range(1, draw(st.integers(1, 3)) + 1):
        label = LABELS[level](number)
        deeper = level < deepest and draw(st.booleans())
        title = draw(st.sampled_from(STANDING if deeper or level < 3 else RUN_IN))
        made.headings.append((made.add("　　" + label + title), level, label))
        if deeper:
            write_sections(draw, made, draw(st.integers(level + 1, deepest)), deepest)
        elif title in STANDING:
            made.add("　　" + draw(st.sampled_from(PARAGRAPHS)))


@st.composite
def documents(draw: st.DrawFn) -> Made:
    """A notice: head, body of sections, closing block, and perhaps a plan issued with it."""
    made = Made()
    made.add("云川市水利局关于开展堤防巡查工作的通知", "title")
    if draw(st.booleans()):
        made.add("云水发〔2024〕3号", "number")
    made.add("各县（市、区）水利局，市直有关单位：", "addressees")
    made.add("　　" + draw(st.sampled_from(PARAGRAPHS)))
    write_sections(draw, made, 1, draw(st.integers(1, 5)))
    made.add("云川市水利局", "signature")
    made.add("2024年3月5日", "date")
    if draw(st.booleans()):
        made.add("（此件公开发布）", "remark")
    if draw(st.booleans()):
        made.add("云川市堤防巡查工作方案", "plan")
        write_sections(draw, made, 1, draw(st.integers(1, 4)))
    return made


@settings(max_examples=150, deadline=None)
@given(documents(), st.booleans(), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_what_was_put_in_comes_out(made: Made, folded: bool, gap: str) -> None:
    """Headings with level and label, and the elements of head and tail, on the lines where they were written."""
    text = gap.join(made.lines) + gap
    headings = made.headings
    if folded:
        text = text.translate(FOLD)
        headings = [(line, level, label.translate(FOLD)) for line, level, label in headings]
    page = check(text)
    step = 2 if gap == "\n\n" else 1

    def written(line: int) -> int:
        return (line - 1) // step + 1

    assert headings == [(written(node.line), node.level, node.label) for node in page.walk(gwparse.Section)]
    main = page.documents[0]
    found = {
        "title": main.title,
        "number": main.document_number,
        "addressees": main.addressees,
        "signature": main.signatures[0] if main.signatures else None,
        "date": main.date,
        "remark": main.remark,
        "plan": main.attachments[0].title if main.attachments else None,
    }
    assert made.facts == {name: written(node.line) for name, node in found.items() if node is not None}
