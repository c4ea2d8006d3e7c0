"""The clauses of GB/T 9704—2012 (党政机关公文格式) in their order, and what checks each."""

from __future__ import annotations

from gwparse.rules.addressees.addressees_without_colon import addressees_without_colon
from gwparse.rules.addressees.organ_named_twice import organ_named_twice
from gwparse.rules.attachments.annex_not_as_listed import annex_not_as_listed
from gwparse.rules.attachments.annexes_not_listed import annexes_not_listed
from gwparse.rules.attachments.malformed_annex_list import malformed_annex_list
from gwparse.rules.attachments.malformed_annex_mark import malformed_annex_mark
from gwparse.rules.attachments.punctuation_after_annex_name import punctuation_after_annex_name
from gwparse.rules.clause import Clause
from gwparse.rules.closing.closing_out_of_order import closing_out_of_order
from gwparse.rules.closing.malformed_date import malformed_date
from gwparse.rules.closing.malformed_remark import malformed_remark
from gwparse.rules.closing.signer_differs_from_title import signer_differs_from_title
from gwparse.rules.header.faulty_secrecy_or_urgency import faulty_secrecy_or_urgency
from gwparse.rules.header.malformed_document_number import malformed_document_number
from gwparse.rules.header.signatory_missing import signatory_missing
from gwparse.rules.hierarchy.levels_out_of_order import levels_out_of_order
from gwparse.rules.hierarchy.malformed_ordinal import malformed_ordinal
from gwparse.rules.hierarchy.numbers_out_of_order import numbers_out_of_order
from gwparse.rules.hierarchy.wrong_mark_after_ordinal import wrong_mark_after_ordinal
from gwparse.rules.imprint.malformed_copy_line import malformed_copy_line
from gwparse.rules.imprint.malformed_imprint import malformed_imprint
from gwparse.rules.layout.addressees_not_flush_left import addressees_not_flush_left
from gwparse.rules.layout.annex_list_not_indented import annex_list_not_indented
from gwparse.rules.layout.annex_not_on_new_page import annex_not_on_new_page
from gwparse.rules.layout.annex_title_off_centre import annex_title_off_centre
from gwparse.rules.layout.body_in_other_typeface import body_in_other_typeface
from gwparse.rules.layout.body_indented_otherwise import body_indented_otherwise
from gwparse.rules.layout.body_not_flush_left import body_not_flush_left
from gwparse.rules.layout.body_of_other_size import body_of_other_size
from gwparse.rules.layout.colored_text import colored_text
from gwparse.rules.layout.heading_in_other_typeface import heading_in_other_typeface
from gwparse.rules.layout.heading_of_other_size import heading_of_other_size
from gwparse.rules.layout.malformed_page_number import malformed_page_number
from gwparse.rules.layout.margins_off_standard import margins_off_standard
from gwparse.rules.layout.misplaced_signature_or_date import misplaced_signature_or_date
from gwparse.rules.layout.misset_annex_mark import misset_annex_mark
from gwparse.rules.layout.misset_copy_or_imprint import misset_copy_or_imprint
from gwparse.rules.layout.misset_document_number import misset_document_number
from gwparse.rules.layout.misset_issuer_mark import misset_issuer_mark
from gwparse.rules.layout.misset_secrecy_or_urgency import misset_secrecy_or_urgency
from gwparse.rules.layout.misset_signatory import misset_signatory
from gwparse.rules.layout.other_lines_per_page import other_lines_per_page
from gwparse.rules.layout.page_number_misplaced import page_number_misplaced
from gwparse.rules.layout.page_number_missing import page_number_missing
from gwparse.rules.layout.paper_not_a4 import paper_not_a4
from gwparse.rules.layout.remark_not_indented import remark_not_indented
from gwparse.rules.layout.title_in_other_typeface import title_in_other_typeface
from gwparse.rules.layout.title_of_other_size import title_of_other_size
from gwparse.rules.layout.title_off_centre import title_off_centre
from gwparse.rules.references.reference_target_missing import reference_target_missing

GB_9704 = "GB/T 9704—2012"
_LAYOUT = "版面要求，文本中看不到"

#: The clauses in their order.
LAYOUT_STANDARD: tuple[Clause, ...] = (
    Clause(GB_9704, "4", "用纸", why=_LAYOUT),
    Clause(GB_9704, "5.1", "幅面尺寸", (paper_not_a4,)),
    Clause(GB_9704, "5.2.1", "页边与版心尺寸", (margins_off_standard,)),
    Clause(
        GB_9704,
        "5.2.2",
        "字体和字号",
        (heading_of_other_size, body_in_other_typeface, body_of_other_size),
    ),
    Clause(GB_9704, "5.2.3", "行数和字数", (other_lines_per_page,), why="撑满版心要看排出来的页"),
    Clause(GB_9704, "5.2.4", "文字的颜色", (colored_text,)),
    Clause(GB_9704, "6", "印制装订", why=_LAYOUT),
    Clause(GB_9704, "7.2.1", "份号", (faulty_secrecy_or_urgency, misset_secrecy_or_urgency)),
    Clause(GB_9704, "7.2.2", "密级和保密期限", (faulty_secrecy_or_urgency, misset_secrecy_or_urgency)),
    Clause(GB_9704, "7.2.3", "紧急程度", (faulty_secrecy_or_urgency, misset_secrecy_or_urgency)),
    Clause(
        GB_9704,
        "7.2.4",
        "发文机关标志",
        (signer_differs_from_title, misset_issuer_mark),
        why="上边缘到版心的距离未检查",
    ),
    Clause(GB_9704, "7.2.5", "发文字号", (malformed_document_number, misset_document_number)),
    Clause(GB_9704, "7.2.6", "签发人", (signatory_missing, misset_signatory)),
    Clause(GB_9704, "7.2.7", "版头分隔线", why=_LAYOUT),
    Clause(
        GB_9704,
        "7.3.1",
        "标题",
        (title_in_other_typeface, title_of_other_size, title_off_centre),
        why="空行和回行未检查；标题的构成见条例第九条、第十九条",
    ),
    Clause(GB_9704, "7.3.2", "主送机关", (addressees_without_colon, organ_named_twice, addressees_not_flush_left)),
    Clause(
        GB_9704,
        "7.3.3",
        "正文和结构层次序数",
        (
            numbers_out_of_order,
            wrong_mark_after_ordinal,
            malformed_ordinal,
            levels_out_of_order,
            heading_in_other_typeface,
            body_indented_otherwise,
            body_not_flush_left,
        ),
        why="公文首页必须显示正文，要看排出来的页",
    ),
    Clause(
        GB_9704,
        "7.3.4",
        "附件说明",
        (
            punctuation_after_annex_name,
            malformed_annex_list,
            annexes_not_listed,
            reference_target_missing,
            annex_list_not_indented,
        ),
        why="空行和回行未检查",
    ),
    Clause(GB_9704, "7.3.5.1", "加盖印章的公文", (misplaced_signature_or_date,), why="印章和署名的位置未检查"),
    Clause(GB_9704, "7.3.5.2", "不加盖印章的公文", (misplaced_signature_or_date,), why="空几个字未检查"),
    Clause(GB_9704, "7.3.5.3", "加盖签发人签名章的公文", why=_LAYOUT),
    Clause(GB_9704, "7.3.5.4", "成文日期中的数字", (malformed_date,)),
    Clause(GB_9704, "7.3.5.5", "特殊情况说明", why=_LAYOUT),
    Clause(GB_9704, "7.3.6", "附注", (malformed_remark, closing_out_of_order, remark_not_indented)),
    Clause(
        GB_9704,
        "7.3.7",
        "附件",
        (annex_not_as_listed, malformed_annex_mark, annex_not_on_new_page, misset_annex_mark, annex_title_off_centre),
        why="标题在第三行未检查",
    ),
    Clause(GB_9704, "7.4.1", "版记中的分隔线", why=_LAYOUT),
    Clause(GB_9704, "7.4.2", "抄送机关", (malformed_copy_line, organ_named_twice, misset_copy_or_imprint)),
    Clause(GB_9704, "7.4.3", "印发机关和印发日期", (malformed_imprint, misset_copy_or_imprint)),
    Clause(
        GB_9704,
        "7.5",
        "页码",
        (page_number_missing, malformed_page_number, page_number_misplaced),
        why="到版心的距离、空白页的编法要看排出来的页",
    ),
    Clause(GB_9704, "8", "横排表格", why=_LAYOUT),
    Clause(GB_9704, "9", "计量单位、标点符号和数字的用法", why="分见 GB/T 15834—2011、GB/T 15835—2011"),
    Clause(GB_9704, "10.1", "信函格式", why=_LAYOUT),
    Clause(GB_9704, "10.2", "命令（令）格式", why=_LAYOUT),
    Clause(GB_9704, "10.3", "纪要格式", why=_LAYOUT),
)
