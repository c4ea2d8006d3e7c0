"""The registry: the clauses of the standards in their order, and for each the rules that check it or why none does.

A new rule has one line here, at the place of its clause. Where a clause stands without a rule, `why` says what keeps it out:
the page it would need to see, what it would need to know, or that nobody breaks it.
"""

from __future__ import annotations

from dataclasses import dataclass

from gwparse.rules.addressees.addressees_without_colon import addressees_without_colon
from gwparse.rules.attachments.annex_not_as_listed import annex_not_as_listed
from gwparse.rules.attachments.malformed_annex_list import malformed_annex_list
from gwparse.rules.attachments.malformed_annex_mark import malformed_annex_mark
from gwparse.rules.attachments.punctuation_after_annex_name import punctuation_after_annex_name
from gwparse.rules.base import Rule
from gwparse.rules.closing.closing_out_of_order import closing_out_of_order
from gwparse.rules.closing.date_missing import date_missing
from gwparse.rules.closing.malformed_date import malformed_date
from gwparse.rules.closing.malformed_remark import malformed_remark
from gwparse.rules.closing.signer_differs_from_title import signer_differs_from_title
from gwparse.rules.closing.unknown_disclosure_wording import unknown_disclosure_wording
from gwparse.rules.header.faulty_secrecy_or_urgency import faulty_secrecy_or_urgency
from gwparse.rules.header.malformed_document_number import malformed_document_number
from gwparse.rules.header.number_year_differs_from_date import number_year_differs_from_date
from gwparse.rules.header.signatory_missing import signatory_missing
from gwparse.rules.hierarchy.inconsistent_endings import inconsistent_endings
from gwparse.rules.hierarchy.levels_out_of_order import levels_out_of_order
from gwparse.rules.hierarchy.malformed_ordinal import malformed_ordinal
from gwparse.rules.hierarchy.numbers_out_of_order import numbers_out_of_order
from gwparse.rules.hierarchy.single_item_level import single_item_level
from gwparse.rules.hierarchy.wrong_mark_after_ordinal import wrong_mark_after_ordinal
from gwparse.rules.imprint.malformed_copy_line import malformed_copy_line
from gwparse.rules.imprint.malformed_imprint import malformed_imprint
from gwparse.rules.references.conflicting_citations import conflicting_citations
from gwparse.rules.references.item_count_mismatch import item_count_mismatch
from gwparse.rules.references.later_document_cited import later_document_cited
from gwparse.rules.references.number_before_cited_title import number_before_cited_title
from gwparse.rules.references.reference_target_missing import reference_target_missing
from gwparse.rules.references.short_name_misused import short_name_misused
from gwparse.rules.references.short_name_never_used import short_name_never_used
from gwparse.rules.responsibility.former_unit_name import former_unit_name
from gwparse.rules.responsibility.impossible_date import impossible_date
from gwparse.rules.responsibility.impossible_deadline import impossible_deadline
from gwparse.rules.responsibility.item_without_assignment import item_without_assignment
from gwparse.rules.responsibility.malformed_assignment_bracket import malformed_assignment_bracket
from gwparse.rules.responsibility.several_units_without_lead import several_units_without_lead
from gwparse.rules.responsibility.unit_repeated_in_assignment import unit_repeated_in_assignment
from gwparse.rules.responsibility.unit_written_two_ways import unit_written_two_ways
from gwparse.rules.routing.formula_contradicts_genre import formula_contradicts_genre
from gwparse.rules.routing.genre_not_statutory import genre_not_statutory
from gwparse.rules.routing.governments_tasked_without_consent import governments_tasked_without_consent
from gwparse.rules.routing.request_in_report import request_in_report
from gwparse.rules.routing.upward_document_misaddressed import upward_document_misaddressed
from gwparse.rules.title.punctuation_after_title import punctuation_after_title
from gwparse.rules.title.repeated_title_words import repeated_title_words

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
    Clause(GB_9704, "7.2.1", "份号", (faulty_secrecy_or_urgency,)),
    Clause(GB_9704, "7.2.2", "密级和保密期限", (faulty_secrecy_or_urgency,)),
    Clause(GB_9704, "7.2.3", "紧急程度", (faulty_secrecy_or_urgency,)),
    Clause(GB_9704, "7.2.4", "发文机关标志", (signer_differs_from_title,), why="位置、字体、颜色属版面"),
    Clause(GB_9704, "7.2.5", "发文字号", (malformed_document_number,)),
    Clause(GB_9704, "7.2.6", "签发人", (signatory_missing,)),
    Clause(GB_9704, "7.2.7", "版头分隔线", why=_LAYOUT),
    Clause(GB_9704, "7.3.1", "标题", why=_LAYOUT + "；标题的构成见条例第九条、第十九条"),
    Clause(GB_9704, "7.3.2", "主送机关", (addressees_without_colon,)),
    Clause(
        GB_9704,
        "7.3.3",
        "正文和结构层次序数",
        (numbers_out_of_order, wrong_mark_after_ordinal, malformed_ordinal, levels_out_of_order),
        why="字体、字号和缩进属版面",
    ),
    Clause(
        GB_9704,
        "7.3.4",
        "附件说明",
        (punctuation_after_annex_name, malformed_annex_list, reference_target_missing),
        why="缩进、空行和回行属版面",
    ),
    Clause(GB_9704, "7.3.5.1", "加盖印章的公文", why=_LAYOUT),
    Clause(GB_9704, "7.3.5.2", "不加盖印章的公文", why=_LAYOUT),
    Clause(GB_9704, "7.3.5.3", "加盖签发人签名章的公文", why=_LAYOUT),
    Clause(GB_9704, "7.3.5.4", "成文日期中的数字", (malformed_date,)),
    Clause(GB_9704, "7.3.5.5", "特殊情况说明", why=_LAYOUT),
    Clause(GB_9704, "7.3.6", "附注", (malformed_remark, closing_out_of_order)),
    Clause(GB_9704, "7.3.7", "附件", (annex_not_as_listed, malformed_annex_mark), why="另面编排、字体和位置属版面"),
    Clause(GB_9704, "7.4.1", "版记中的分隔线", why=_LAYOUT),
    Clause(GB_9704, "7.4.2", "抄送机关", (malformed_copy_line,)),
    Clause(GB_9704, "7.4.3", "印发机关和印发日期", (malformed_imprint,)),
    Clause(GB_9704, "7.5", "页码", why=_LAYOUT),
    Clause(GB_9704, "8", "横排表格", why=_LAYOUT),
    Clause(GB_9704, "9", "计量单位、标点符号和数字的用法", why="分见 GB/T 15834—2011、GB/T 15835—2011"),
    Clause(GB_9704, "10.1", "信函格式", why=_LAYOUT),
    Clause(GB_9704, "10.2", "命令（令）格式", why=_LAYOUT),
    Clause(GB_9704, "10.3", "纪要格式", why=_LAYOUT),
    Clause(REGULATIONS, "第八条", "公文种类", (genre_not_statutory,)),
    Clause(
        REGULATIONS,
        "第九条",
        "公文格式的各要素",
        (
            malformed_document_number,
            faulty_secrecy_or_urgency,
            signatory_missing,
            date_missing,
            signer_differs_from_title,
            malformed_imprint,
        ),
    ),
    Clause(REGULATIONS, "第十四条", "行文关系", why=_OUTSIDE),
    Clause(
        REGULATIONS,
        "第十五条",
        "上行文规则",
        (request_in_report, upward_document_misaddressed),
        why="一文一事、转报须附意见、双重领导须看内容才能判断",
    ),
    Clause(
        REGULATIONS,
        "第十六条",
        "下行文规则",
        (governments_tasked_without_consent,),
        why="抄送上级、部门会商要看文本以外的材料",
    ),
    Clause(REGULATIONS, "第十七条", "联合行文", why=_OUTSIDE),
    Clause(
        REGULATIONS, "第十九条", "公文起草", (genre_not_statutory,), why="除文种、格式以外，起草的要求须看内容才能判断"
    ),
    Clause(
        REGULATIONS,
        "第二十条",
        "审核的重点",
        (numbers_out_of_order, item_count_mismatch, impossible_date),
        why="除时间、序数以外，须看内容才能判断",
    ),
    Clause(REGULATIONS, "第二十二条", "签发", why=_OUTSIDE),
    Clause(GB_15834, "4", "标点符号的用法", why=_TEXT),
    Clause(
        GB_15834, "附录A", "标点符号用法的补充规则", (inconsistent_endings, malformed_assignment_bracket), why=_TEXT
    ),
    Clause(GB_15834, "附录B.3", "序次语之后的标点用法", (wrong_mark_after_ordinal, levels_out_of_order)),
    Clause(GB_15834, "附录B.4", "标题末尾的标点", (punctuation_after_title, inconsistent_endings)),
    Clause(GB_15835, "4、5", "数字形式的选用和使用", why=_TEXT),
    Clause("公文惯例", "", "层次", (single_item_level,)),
    Clause("公文惯例", "", "标题和发文字号", (repeated_title_words, number_year_differs_from_date)),
    Clause("公文惯例", "", "附注中的公开属性", (unknown_disclosure_wording,)),
    Clause(
        "公文惯例",
        "",
        "责任分工",
        (
            item_without_assignment,
            several_units_without_lead,
            unit_written_two_ways,
            impossible_deadline,
            unit_repeated_in_assignment,
            malformed_assignment_bracket,
            former_unit_name,
        ),
    ),
    Clause("公文惯例", "", "开头、结尾用语", (formula_contradicts_genre,)),
    Clause(
        "公文惯例",
        "",
        "引用与前后照应",
        (
            reference_target_missing,
            conflicting_citations,
            short_name_misused,
            number_before_cited_title,
            short_name_never_used,
            later_document_cited,
        ),
    ),
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
