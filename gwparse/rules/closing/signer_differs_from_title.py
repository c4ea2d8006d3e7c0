"""CL102: title, 发文机关标志 and 署名 name different organs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis, joined
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import Document
from gwparse.organs import may_be_one
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.words import has_organ_end, split_signers

#: The words behind the organ in a title.
VERBS = lazy(r"关于|(?:重新)?(?:印发|发布|公布)|转发|批转|对(?!外|口)")

#: A remark behind a signer's name.
REMARK = lazy(r"\s*[(（][^()（）]{1,12}[)）]$")


@rule(
    code="CL102",
    name="signer-differs-from-title",
    level="warning",
    basis=(Basis("党政机关公文处理工作条例", "第九条", "一般"),),
    since="0.1.0",
)
def signer_differs_from_title(analysis: Analysis) -> Iterator[Finding]:
    """标题里的发文机关、发文机关标志和署名是同一个机关。

    查什么：标题开头的机关与署名比，发文机关标志与署名、标题比，两边没有一个机关对得上的；标题列出几个机关，署名里多出或缺少一个的。

    为什么：公文以谁的名义发，标题、标志、署名和印章就都是谁；不一致多半是套用旧稿没有改净。

    不报告：全称与简称（市政府、云川市人民政府），政府与其办公厅（室），“等4部门”一类的概称，联合行文只在标题或标志里写主办机关，
    写了“代章”的，署个人姓名的。
    """
    for document in analysis.documents:
        signers, issuers = _signers(document), _issuers(document)
        message = _odd(issuers, signers, open_ended="等" in _head(document))
        if message:
            names = document.signatures
            yield Finding(span=Span(names[0].span.start, names[-1].span.end), message=message)
        mark = _bare(document.issuer_mark.text).removesuffix("文件") if document.issuer_mark else ""
        others = signers or issuers
        if document.issuer_mark and has_organ_end(mark) and others and not _among(mark, others):
            where = "署名" if signers else "标题里的发文机关"
            yield Finding(
                span=document.issuer_mark.span,
                message=f"发文机关标志是“{mark}”，{where}是{joined(others)}，应是同一机关",
            )


def _bare(name: str) -> str:
    return "".join(REMARK.sub("", name).split())


def _signers(document: Document) -> list[str]:
    """The organs that sign; none where one signs for another (代章)."""
    if any("代章" in part.text for part in (*document.signatures, document.remark) if part is not None):
        return []
    return [name for name in (_bare(part.text) for part in document.signatures) if has_organ_end(name)]


def _head(document: Document) -> str:
    """What stands in front of 关于 or another such word in the title."""
    title = document.title.value if document.title else ""
    verb = VERBS.search(title)
    head = title[: verb.start()] if verb else ""
    return "" if "《" in head else head


def _issuers(document: Document) -> list[str]:
    """The organs with which the title begins; none where it begins with something else."""
    head = re.sub("等.{0,4}(?:部门|单位|机关)$", "", _head(document))
    pieces = [piece for piece in re.split(r"[\s、]+", head) if piece]
    if not all(has_organ_end(piece) for piece in pieces):
        pieces = ["".join(pieces)]
    names = [piece[start:end] for piece in pieces for start, end in split_signers(piece)]
    return names if all(len(name) > 2 and has_organ_end(name) for name in names) else []


def _odd(issuers: list[str], signers: list[str], *, open_ended: bool) -> str | None:
    """What to say where signers and the organs of the title are not the same; None where they may be."""
    if not issuers or not signers:
        return None
    if not any(_among(signer, issuers) for signer in signers):
        return f"标题里的发文机关是{joined(issuers)}，署名是{joined(signers)}，应是同一机关"
    if open_ended or len(issuers) == 1:
        return None
    extra = [name for name in signers if not _among(name, issuers)]
    lacking = [name for name in issuers if not _among(name, signers)]
    if extra:
        return f"署名有{joined(extra)}，标题的发文机关里没有，两处应一致"
    return f"标题的发文机关有{joined(lacking)}，署名里没有，两处应一致" if lacking else None


def _among(name: str, others: list[str]) -> bool:
    """Whether a name may mean one of some organs, or several of them printed as one."""
    return any(may_be_one(name, other) for other in [*others, "".join(others)])
