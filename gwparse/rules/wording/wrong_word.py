"""WD102: a word is written wrong."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import OFFICE, PRACTICE, Basis, Edit, Finding, Fix
from gwparse.rules.base import rule
from gwparse.views.word_uses import WordUse, word_uses
from gwparse.wrong_words import WrongWord, merged

#: What is said about a word, by the reason it stands in the list for.
_SAID = {
    "spelling": "“{wrong}”是错别字，应写作“{right}”",
    "usage": "“{wrong}”用得不当，应写作“{right}”",
    "custom": "“{wrong}”现在通行的写法是“{right}”",
    "variant": "“{wrong}”是异形词中不推荐的写法，应写作“{right}”",
    "office": "本单位词表规定不用“{wrong}”，应写作“{right}”",
    "banned": "本单位词表规定不用“{wrong}”",
}


@rule(
    code="WD102",
    name="wrong-word",
    level="warning",
    basis=(Basis("GF 1001—2001", "", "推荐"), PRACTICE),
    fix="unsafe",
    since="0.1.0",
)
def wrong_word(analysis: Analysis) -> Iterator[Finding]:
    """常见的错别字和误用的词改用正确的词。

    查什么：一份封闭的易错词表，如“布署”（部署）、“按装”（安装）、“帐户”（账户）、“签定”（签订）、“一如继往”（一如既往）、“其它”（其他），“截止”
    后面带时间（截至）；本单位的词表（设置里写words = "words.csv"，文件首行为“错误,正确,说明”）合在一起查，两表不一致时以本单位的为准。一份
    文件里同一个词只在第一处报告一次，写明共有几处。

    为什么：这些写法没有别的意思，几乎都是输入错误或者习惯性误用。

    不报告：碰巧连在一起的字（按|排名、抽签|定、恢复|盖章、图|象征、蚊帐）；截止日期、截止时间、报名截止；引号、书名号里的文字和表格；2012年7月
    以前的文件中当时通行的写法（帐户、其它、成份）。

    修复：换成正确的词，须人工确认。
    """
    for use in word_uses(analysis.shadow, analysis.leaves, merged(analysis.switches.words)):
        dated = use.word.reason in ("usage", "custom", "variant")
        if not (dated and analysis.is_old(analysis.documents[use.document])):
            yield finding(use)


def finding(use: WordUse) -> Finding:
    """What is said about the uses of a word in one document."""
    word, count = use.word, len(use.places)
    many = f"，共{count}处" if count > 1 else ""
    basis = (OFFICE,) if word.reason == "office" else None
    fix = _fix(use) if word.right else None
    return Finding(span=use.places[0], message=_message(word) + many, fix=fix, basis=basis)


def _message(word: WrongWord) -> str:
    said = _SAID[word.reason if word.right else "banned"].format(wrong=word.wrong, right=word.right)
    return said + (f"（{word.note}）" if word.note else "")


def _fix(use: WordUse) -> Fix:
    edits = tuple(Edit(place.start, place.end, use.word.right) for place in use.places)
    many = f"，共{len(edits)}处" if len(edits) > 1 else ""
    return Fix(kind="unsafe", title=f"改为“{use.word.right}”{many}", edits=edits)
