"""RT105: a department gives governments tasks and does not say that its own government agreed."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import Document
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.shadow import shadow_of
from gwparse.views.directions import goes_down
from gwparse.views.formulas import body_leaves

_GOVERNMENT = lazy(r"(?:[省市县区州盟旗乡镇]\)?(?:人民)?政府)(?:\([^()]*\))?$")
#: The places that governments rule, from the lowest up.
_RANKS = ("乡镇", "县区旗", "市州盟", "省")
#: Where a name says of what place its organ is; not 市场监管, 城市管理, 乡村振兴.
_PLACE = lazy("[省县区盟旗州]|(?<!城)市(?!场|政|容)|[乡镇](?=$|人民)")
#: The general offices of a Party committee or a government may write down to governments.
_MAY = lazy(
    r"(?:政府|国务院|中央|党委|[省市县区州]委|人大常委会|政协)(?:办公[厅室])?$|人民政府|国务院|[省市县区]委办公[厅室]"
)
_CONSENT = lazy(
    r"经[^。;\n]{0,40}?(?:政府|国务院|[省市县区州]委|党委|领导)[^。;\n]{0,30}?(?:同意|批准|审定|审议|通过|授权|研究)"
    r"|(?:根据|按照)[^。;\n]{0,20}?[省市县区州](?:人民)?政府的?(?:授权|同意|部署|要求|工作安排)"
)
#: 比例不得低于10% is a standard, and no task.
_TASKS = lazy(
    "各(?:地|县|区|市|乡镇|级)[^。\n]{0,60}?(?:要|应|应当|须|必须|务必|负责|不得)|必须|务必|不得(?![低高少大小多]于|超[过出])|请(?:各地|结合|认真|遵照)"
)


@rule(
    code="RT105",
    name="governments-tasked-without-consent",
    level="hint",
    basis=(Basis("党政机关公文处理工作条例", "第十六条（二）", "应"),),
    since="0.1.0",
)
def governments_tasked_without_consent(analysis: Analysis) -> Iterator[Finding]:
    """部门向下级政府布置工作，注明已经本级政府同意。

    查什么：由局、委、厅等部门署名，主送“各县（市、区）人民政府”等政府的通知、意见、决定，正文提出要求，却没有“经……政府同意”一类的话。

    为什么：党委、政府的办公厅（室）以外的部门不得向下级政府发布指令性公文；须经政府审批的事项，经同意后可由部门行文，文中应注明。

    不报告：党委、政府及其办公厅（室）发的公文；函；主送本级或者上级政府的意见；“不得低于10%”一类指标；正文说明经政府批准、授权，或者按政府部署行文的。
    """
    for document in analysis.documents:
        if document.role != "main" or document.addressees is None or not goes_down(analysis.genre(document)):
            continue
        names = document.addressees.items
        addressed = next((name for name in names if _is_below(document, shadow_of(name.text).strip(" :"))), None)
        if addressed and _is_department(document) and _tasks(analysis, document):
            yield Finding(
                span=addressed.span,
                message=f"部门主送“{addressed.text}”并提出要求，正文没有写明经本级政府同意，部门不得自行向下级政府布置工作",
            )


def _is_below(document: Document, name: str) -> bool:
    """Whether a name is that of governments (各县区人民政府), or of one lower than the place whose department signs."""
    if not _GOVERNMENT.search(name):
        return False
    signed = "".join(document.signatures[0].text.split()) if document.signatures else ""
    return "各" in name or _rank(name) < _rank(signed)


def _rank(name: str) -> int:
    """How high the lowest place is that a name names; as high as any where it names none."""
    places = _PLACE.findall(name.partition("人民政府")[0])
    return next((rank for rank, chars in enumerate(_RANKS) if places and places[-1] in chars), len(_RANKS))


def _is_department(document: Document) -> bool:
    """Whether all who sign are departments; a document that nobody signs is taken for nobody's."""
    names = ["".join(signature.text.split()) for signature in document.signatures]
    title = document.title.value.partition("关于")[0] if document.title else ""
    return bool(names) and not any(_MAY.search(name) for name in names) and not _MAY.search(title)


def _tasks(analysis: Analysis, document: Document) -> bool:
    """Whether the text gives tasks, and nothing in it says that a government agreed."""
    leaves = body_leaves(document)
    if not leaves or _CONSENT.search(analysis.shadow, document.span.start, document.span.end):
        return False
    return _TASKS.search(analysis.shadow, leaves[0].start, leaves[-1].end) is not None
