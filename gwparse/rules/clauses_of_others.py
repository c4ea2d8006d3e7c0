"""The clauses of the regulations, of the standards on punctuation and numerals, and of settled practice, and what checks each."""

from __future__ import annotations

from gwparse.rules.attachments.issued_document_named_otherwise import issued_document_named_otherwise
from gwparse.rules.clause import Clause
from gwparse.rules.closing.date_missing import date_missing
from gwparse.rules.closing.signer_differs_from_title import signer_differs_from_title
from gwparse.rules.closing.unknown_disclosure_wording import unknown_disclosure_wording
from gwparse.rules.header.faulty_secrecy_or_urgency import faulty_secrecy_or_urgency
from gwparse.rules.header.malformed_document_number import malformed_document_number
from gwparse.rules.header.number_year_differs_from_date import number_year_differs_from_date
from gwparse.rules.header.signatory_missing import signatory_missing
from gwparse.rules.hierarchy.inconsistent_endings import inconsistent_endings
from gwparse.rules.hierarchy.levels_out_of_order import levels_out_of_order
from gwparse.rules.hierarchy.numbers_out_of_order import numbers_out_of_order
from gwparse.rules.hierarchy.rows_out_of_order import rows_out_of_order
from gwparse.rules.hierarchy.single_item_level import single_item_level
from gwparse.rules.hierarchy.wrong_mark_after_ordinal import wrong_mark_after_ordinal
from gwparse.rules.imprint.malformed_imprint import malformed_imprint
from gwparse.rules.layout.off_house_norm import off_house_norm
from gwparse.rules.layout.page_number_missing import page_number_missing
from gwparse.rules.layout.paper_not_a4 import paper_not_a4
from gwparse.rules.layout.uneven_line_spacing import uneven_line_spacing
from gwparse.rules.metadata.classified_document_marked_open import classified_document_marked_open
from gwparse.rules.metadata.index_number_of_other_scheme import index_number_of_other_scheme
from gwparse.rules.metadata.malformed_index_number import malformed_index_number
from gwparse.rules.metadata.metadata_date_differs import metadata_date_differs
from gwparse.rules.metadata.metadata_issuer_differs import metadata_issuer_differs
from gwparse.rules.metadata.metadata_number_differs import metadata_number_differs
from gwparse.rules.metadata.metadata_title_differs import metadata_title_differs
from gwparse.rules.metadata.openness_labels_contradict import openness_labels_contradict
from gwparse.rules.metadata.published_before_made import published_before_made
from gwparse.rules.numerals.malformed_estimate import malformed_estimate
from gwparse.rules.numerals.malformed_figure import malformed_figure
from gwparse.rules.numerals.mixed_date_numerals import mixed_date_numerals
from gwparse.rules.numerals.range_drops_unit import range_drops_unit
from gwparse.rules.numerals.reversed_range import reversed_range
from gwparse.rules.numerals.two_digit_year import two_digit_year
from gwparse.rules.numerals.wrong_range_sign import wrong_range_sign
from gwparse.rules.punctuation.doubled_mark import doubled_mark
from gwparse.rules.punctuation.half_width_punctuation import half_width_punctuation
from gwparse.rules.punctuation.invisible_character import invisible_character
from gwparse.rules.punctuation.malformed_ellipsis_or_dash import malformed_ellipsis_or_dash
from gwparse.rules.punctuation.mark_before_deng import mark_before_deng
from gwparse.rules.punctuation.mixed_marks_between_quotes import mixed_marks_between_quotes
from gwparse.rules.punctuation.straight_quotes import straight_quotes
from gwparse.rules.punctuation.stray_blank import stray_blank
from gwparse.rules.punctuation.title_marks_on_other_names import title_marks_on_other_names
from gwparse.rules.punctuation.unbalanced_pair import unbalanced_pair
from gwparse.rules.punctuation.wrong_mark_after_sequence_word import wrong_mark_after_sequence_word
from gwparse.rules.references.conflicting_citations import conflicting_citations
from gwparse.rules.references.item_count_mismatch import item_count_mismatch
from gwparse.rules.references.later_document_cited import later_document_cited
from gwparse.rules.references.number_before_cited_title import number_before_cited_title
from gwparse.rules.references.reference_target_missing import reference_target_missing
from gwparse.rules.references.short_name_misused import short_name_misused
from gwparse.rules.references.short_name_never_used import short_name_never_used
from gwparse.rules.replies.plural_of_polite_you import plural_of_polite_you
from gwparse.rules.replies.pronoun_does_not_fit_addressee import pronoun_does_not_fit_addressee
from gwparse.rules.replies.proposal_number_differs import proposal_number_differs
from gwparse.rules.replies.representative_misnamed import representative_misnamed
from gwparse.rules.replies.representative_phone_published import representative_phone_published
from gwparse.rules.replies.thanks_missing import thanks_missing
from gwparse.rules.replies.unknown_reply_class import unknown_reply_class
from gwparse.rules.responsibility.duration_differs_from_span import duration_differs_from_span
from gwparse.rules.responsibility.former_unit_name import former_unit_name
from gwparse.rules.responsibility.impossible_date import impossible_date
from gwparse.rules.responsibility.impossible_deadline import impossible_deadline
from gwparse.rules.responsibility.item_without_assignment import item_without_assignment
from gwparse.rules.responsibility.lone_unit_shares_task import lone_unit_shares_task
from gwparse.rules.responsibility.malformed_assignment_bracket import malformed_assignment_bracket
from gwparse.rules.responsibility.several_units_without_lead import several_units_without_lead
from gwparse.rules.responsibility.unit_repeated_in_assignment import unit_repeated_in_assignment
from gwparse.rules.responsibility.unit_written_two_ways import unit_written_two_ways
from gwparse.rules.routing.announcement_with_addressees import announcement_with_addressees
from gwparse.rules.routing.formula_contradicts_genre import formula_contradicts_genre
from gwparse.rules.routing.genre_not_statutory import genre_not_statutory
from gwparse.rules.routing.governments_tasked_without_consent import governments_tasked_without_consent
from gwparse.rules.routing.request_in_report import request_in_report
from gwparse.rules.routing.upward_document_misaddressed import upward_document_misaddressed
from gwparse.rules.title.punctuation_after_title import punctuation_after_title
from gwparse.rules.title.repeated_title_words import repeated_title_words
from gwparse.rules.wording.change_differs_from_values import change_differs_from_values
from gwparse.rules.wording.decrease_in_multiples import decrease_in_multiples
from gwparse.rules.wording.doubled_approximation import doubled_approximation
from gwparse.rules.wording.nonstandard_word_form import nonstandard_word_form
from gwparse.rules.wording.office_pattern import office_pattern
from gwparse.rules.wording.parts_do_not_add_up import parts_do_not_add_up
from gwparse.rules.wording.percent_sign_before_points import percent_sign_before_points
from gwparse.rules.wording.placeholder_left import placeholder_left
from gwparse.rules.wording.rate_over_hundred import rate_over_hundred
from gwparse.rules.wording.redundant_wording import redundant_wording
from gwparse.rules.wording.relative_time_in_regulation import relative_time_in_regulation
from gwparse.rules.wording.repeated_passage import repeated_passage
from gwparse.rules.wording.repeated_words import repeated_words
from gwparse.rules.wording.table_total_differs import table_total_differs
from gwparse.rules.wording.wrong_word import wrong_word

GB_15834 = "GB/T 15834—2011"
GB_15835 = "GB/T 15835—2011"
GF_1001 = "GF 1001—2001"
REGULATIONS = "党政机关公文处理工作条例"
_OUTSIDE = "要看文本以外的材料才能判断"

#: The clauses in their order.
OTHERS: tuple[Clause, ...] = (
    Clause(REGULATIONS, "第八条", "公文种类", (genre_not_statutory, announcement_with_addressees)),
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
            page_number_missing,
        ),
    ),
    Clause(REGULATIONS, "第十二条", "公文用纸幅面", (paper_not_a4,)),
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
        (
            numbers_out_of_order,
            rows_out_of_order,
            item_count_mismatch,
            issued_document_named_otherwise,
            impossible_date,
            duration_differs_from_span,
            reversed_range,
            parts_do_not_add_up,
            table_total_differs,
            change_differs_from_values,
            rate_over_hundred,
        ),
        why="除时间、序数、并列的数字以外，须看内容才能判断",
    ),
    Clause(REGULATIONS, "第二十二条", "签发", why=_OUTSIDE),
    Clause(GB_15834, "4.1—4.7", "点号的用法", why="须看内容才能判断的除外，分见以下各条"),
    Clause(GB_15834, "4.4.3.3", "序次语后面的逗号", (wrong_mark_after_sequence_word,)),
    Clause(GB_15834, "4.5.3.4", "概数", (malformed_estimate,), why="须看内容才能判断的除外"),
    Clause(GB_15834, "4.5.3.5", "并列的引号、书名号之间的标点", (mixed_marks_between_quotes,)),
    Clause(GB_15834, "4.8.2", "引号的形式", (straight_quotes,)),
    Clause(GB_15834, "4.8.3.4", "引号里面的引号", (unbalanced_pair,)),
    Clause(GB_15834, "4.8.3.5", "分段的引文", (unbalanced_pair,), why="只用来辨认前引号，缺前引号的段不报告"),
    Clause(GB_15834, "4.9.3.6", "括号里面的括号", why="只是应尽量避免"),
    Clause(GB_15834, "4.10.2", "破折号的形式", (malformed_ellipsis_or_dash,)),
    Clause(GB_15834, "4.11.2", "省略号的形式", (malformed_ellipsis_or_dash,)),
    Clause(GB_15834, "4.13.3.2", "起止、范围的连接号", (wrong_range_sign,), why="地域的起止、相关项目的连接未检查"),
    Clause(GB_15834, "4.15.3.5", "书名号里面的书名号", (unbalanced_pair,)),
    Clause(GB_15834, "5.1.1", "点号的位置和所占空间", (half_width_punctuation, doubled_mark, stray_blank)),
    Clause(GB_15834, "5.1.3", "成对标号的位置和所占空间", (half_width_punctuation, unbalanced_pair)),
    Clause(GB_15834, "附录A.3", "“以及”“及”前面的标点", (mark_before_deng,)),
    Clause(GB_15834, "附录A.5", "分项列举各项末尾的标点", (inconsistent_endings,)),
    Clause(
        GB_15834,
        "附录A.8",
        "括注的位置",
        (malformed_assignment_bracket, doubled_mark),
        why="只检查责任分工的括号和括号前面的标点",
    ),
    Clause(GB_15834, "附录A.9.2", "省略号和“等”", (malformed_ellipsis_or_dash,)),
    Clause(GB_15834, "附录A.13", "书名号的补充规则", (title_marks_on_other_names,), why="A.13.2 等须看内容才能判断"),
    Clause(GB_15834, "附录B.1.2", "“等”前面的标点", (mark_before_deng,)),
    Clause(GB_15834, "附录B.2.1", "引号内外的点号", (doubled_mark,), why="只检查内外重复的"),
    Clause(
        GB_15834,
        "附录B.3",
        "序次语之后的标点用法",
        (wrong_mark_after_ordinal, levels_out_of_order, wrong_mark_after_sequence_word),
    ),
    Clause(GB_15834, "附录B.4", "标题末尾的标点", (punctuation_after_title, inconsistent_endings)),
    Clause(GB_15835, "4.1", "选用阿拉伯数字", why="须看内容才能判断"),
    Clause(GB_15835, "4.2.2", "概数用汉字数字", (malformed_estimate,), why="4.2.1 非公历纪年、4.2.3 固定词语未检查"),
    Clause(GB_15835, "4.3", "同类别同形式", (mixed_date_numerals,), why="只检查日期"),
    Clause(GB_15835, "5.1.3", "数值范围", (wrong_range_sign, range_drops_unit)),
    Clause(GB_15835, "5.1.4", "年月日", (two_digit_year,), why="扩展格式未检查"),
    Clause(GB_15835, "5.1.5", "时分秒", (malformed_figure,)),
    Clause(GB_15835, "5.1.7", "阿拉伯数字的字体", (malformed_figure,), why="字体、换行属版面"),
    Clause(GB_15835, "5.2.1", "汉字数字的概数", (malformed_estimate,)),
    Clause(GB_15835, "5.2.5", "“零”和“〇”", (mixed_date_numerals,), why="只检查年份"),
    Clause(GB_15835, "5.3", "阿拉伯数字与汉字数字同时使用", (malformed_figure,)),
    Clause(GF_1001, "", "异形词", (wrong_word, nonstandard_word_form), why="两种写法都还通行的不查"),
    Clause("公文惯例", "", "层次", (single_item_level,)),
    Clause("公文惯例", "", "看不见的字符", (invisible_character,)),
    Clause("公文惯例", "", "标题和发文字号", (repeated_title_words, number_year_differs_from_date)),
    Clause("政府信息公开条例", "第十四条", "不予公开的信息", (classified_document_marked_open,)),
    Clause(
        "政府信息公开条例",
        "第二十六条",
        "公开的期限",
        why="二十个工作日要查节假日历，网页的发布日期也不一定是首次公开的日期",
    ),
    Clause(
        "政府信息公开目录系统实施指引（试行）",
        "",
        "索引号",
        (malformed_index_number, index_number_of_other_scheme),
    ),
    Clause(
        "政府信息公开条例",
        "第十五条",
        "涉及个人隐私的信息",
        (representative_phone_published,),
        why="其他的个人信息须看内容才能判断",
    ),
    Clause("公文惯例", "", "附注中的公开属性", (unknown_disclosure_wording, openness_labels_contradict)),
    Clause(
        "公文惯例",
        "",
        "建议提案的答复",
        (
            proposal_number_differs,
            pronoun_does_not_fit_addressee,
            plural_of_polite_you,
            representative_misnamed,
            unknown_reply_class,
            thanks_missing,
        ),
        why="逐条答复、领导签发、征求意见表须看内容或者文本以外的材料",
    ),
    Clause(
        "公文惯例",
        "",
        "网页信息",
        (
            metadata_number_differs,
            metadata_title_differs,
            metadata_date_differs,
            published_before_made,
            metadata_issuer_differs,
        ),
        why="主题分类、体裁分类等目录项没有统一的写法",
    ),
    Clause(
        "公文惯例",
        "",
        "责任分工",
        (
            item_without_assignment,
            several_units_without_lead,
            lone_unit_shares_task,
            unit_written_two_ways,
            impossible_deadline,
            unit_repeated_in_assignment,
            malformed_assignment_bracket,
            former_unit_name,
        ),
    ),
    Clause("公文惯例", "", "数字的表述", (percent_sign_before_points, change_differs_from_values)),
    Clause("公文惯例", "", "开头、结尾用语", (formula_contradicts_genre,)),
    Clause("公文惯例", "", "各段的行距", (uneven_line_spacing,)),
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
    Clause(
        "公文惯例",
        "",
        "用词",
        (
            placeholder_left,
            decrease_in_multiples,
            doubled_approximation,
            repeated_words,
            repeated_passage,
            redundant_wording,
            relative_time_in_regulation,
        ),
        why="词义误用（反映、反应，权利、权力）须看内容才能判断",
    ),
    Clause("公文惯例", "", "本单位自己的规定", (office_pattern, off_house_norm)),
)
