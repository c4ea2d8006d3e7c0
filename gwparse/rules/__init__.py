"""The registry: the clauses of the standards in their order, and for each the rules that check it or why none does.

A new rule has one line here, at the place of its clause. Where a clause stands without a rule, `why` says what keeps it out:
the page it would need to see, what it would need to know, or that nobody breaks it.
"""

from __future__ import annotations

from dataclasses import dataclass

from gwparse.rules.base import Rule
from gwparse.rules.title.punctuation_after_title import punctuation_after_title

GB_9704 = "GB/T 9704—2012"
GB_15834 = "GB/T 15834—2011"
GB_15835 = "GB/T 15835—2011"
REGULATIONS = "党政机关公文处理工作条例"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a standard, and what checks it.

    Attributes:
        standard: the standard or regulation.
        number: the clause or article; empty for practice.
        subject: what it is about, in Chinese.
        rules: the rules that check it.
        why: why none does, or what they leave out, in Chinese; empty where nothing is left out.
    """

    standard: str
    number: str
    subject: str
    rules: tuple[Rule, ...] = ()
    why: str = ""


_LAYOUT = "版面要求，文本中看不到"
_OUTSIDE = "要看文本以外的材料才能判断"
_TEXT = "文字规则，本版未实现"

#: The clauses in their order.
COVERAGE: tuple[Clause, ...] = (
    Clause(GB_9704, "4", "用纸", why=_LAYOUT),
    Clause(GB_9704, "5", "幅面、版心、字体、行数字数、颜色", why=_LAYOUT),
    Clause(GB_9704, "6", "印制装订", why=_LAYOUT),
    Clause(GB_9704, "7.2.1", "份号"),
    Clause(GB_9704, "7.2.2", "密级和保密期限"),
    Clause(GB_9704, "7.2.3", "紧急程度"),
    Clause(GB_9704, "7.2.4", "发文机关标志"),
    Clause(GB_9704, "7.2.5", "发文字号"),
    Clause(GB_9704, "7.2.6", "签发人"),
    Clause(GB_9704, "7.2.7", "版头分隔线", why=_LAYOUT),
    Clause(GB_9704, "7.3.1", "标题"),
    Clause(GB_9704, "7.3.2", "主送机关"),
    Clause(GB_9704, "7.3.3", "正文和结构层次序数"),
    Clause(GB_9704, "7.3.4", "附件说明"),
    Clause(GB_9704, "7.3.5.1", "加盖印章的公文", why=_LAYOUT),
    Clause(GB_9704, "7.3.5.2", "不加盖印章的公文", why=_LAYOUT),
    Clause(GB_9704, "7.3.5.3", "加盖签发人签名章的公文", why=_LAYOUT),
    Clause(GB_9704, "7.3.5.4", "成文日期中的数字"),
    Clause(GB_9704, "7.3.5.5", "特殊情况说明", why=_LAYOUT),
    Clause(GB_9704, "7.3.6", "附注"),
    Clause(GB_9704, "7.3.7", "附件"),
    Clause(GB_9704, "7.4.1", "版记中的分隔线", why=_LAYOUT),
    Clause(GB_9704, "7.4.2", "抄送机关"),
    Clause(GB_9704, "7.4.3", "印发机关和印发日期"),
    Clause(GB_9704, "7.5", "页码", why=_LAYOUT),
    Clause(GB_9704, "8", "横排表格", why=_LAYOUT),
    Clause(GB_9704, "9", "计量单位、标点符号和数字的用法", why="分见 GB/T 15834—2011、GB/T 15835—2011"),
    Clause(GB_9704, "10.1", "信函格式", why=_LAYOUT),
    Clause(GB_9704, "10.2", "命令（令）格式", why=_LAYOUT),
    Clause(GB_9704, "10.3", "纪要格式", why=_LAYOUT),
    Clause(REGULATIONS, "第八条", "公文种类"),
    Clause(REGULATIONS, "第九条", "公文格式的各要素"),
    Clause(REGULATIONS, "第十四条", "行文关系", why=_OUTSIDE),
    Clause(REGULATIONS, "第十五条", "上行文规则"),
    Clause(REGULATIONS, "第十六条", "下行文规则"),
    Clause(REGULATIONS, "第十七条", "联合行文", why=_OUTSIDE),
    Clause(REGULATIONS, "第十九条", "公文起草"),
    Clause(REGULATIONS, "第二十条", "审核的重点"),
    Clause(REGULATIONS, "第二十二条", "签发", why=_OUTSIDE),
    Clause(GB_15834, "4", "标点符号的用法", why=_TEXT),
    Clause(GB_15834, "附录A", "标点符号用法的补充规则", why=_TEXT),
    Clause(GB_15834, "附录B.3", "序次语之后的标点用法"),
    Clause(GB_15834, "附录B.4", "标题末尾的标点", (punctuation_after_title,)),
    Clause(GB_15835, "4、5", "数字形式的选用和使用", why=_TEXT),
    Clause("公文惯例", "", "责任分工"),
    Clause("公文惯例", "", "引用与前后照应"),
)

#: All rules, each once, in the order of the clauses.
RULES: tuple[Rule, ...] = tuple(dict.fromkeys(rule for clause in COVERAGE for rule in clause.rules))


def find_rules(selector: str) -> tuple[Rule, ...]:
    """The rules that a word of the user means; none where it means nothing.

    Args:
        selector: a code (TI102), the beginning of codes (TI), a name (punctuation-after-title), or ALL.
    """
    word = selector.strip()
    if word.upper() == "ALL":
        return RULES
    return tuple(rule for rule in RULES if rule.name == word.lower()) or tuple(
        rule for rule in RULES if word and rule.code.startswith(word.upper())
    )
