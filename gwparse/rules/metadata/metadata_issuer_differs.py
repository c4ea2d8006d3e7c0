"""MD108: the issuing organ among the metadata is not that of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis, joined
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.nodes import Document
from gwparse.organs import may_be_one
from gwparse.rules.base import rule
from gwparse.views.disclosure_fields import catalogue
from gwparse.words import has_organ_end


@rule(code="MD108", name="metadata-issuer-differs", level="warning", basis=(PRACTICE,), since="0.1.0")
def metadata_issuer_differs(analysis: Analysis) -> Iterator[Finding]:
    """网页信息里的发文机关就是文件的发文机关。

    查什么：网页信息的“发文机关”“发文机构”与页面上第一份文件的署名、标题，没有一个机关对得上的。

    为什么：按机关检索时，文件会归到别的机关名下；多半是录入时沿用了上一份的内容。

    不报告：“发布机构”，那可以是转载的网站；全称与简称；联合发文只写主办机关的；标题里有这个机关名称的；没有署名或者署个人姓名的；
    网页信息说的是另一份文件的。
    """
    record = catalogue(analysis.page)
    signers = _signers(record.document) if record.document else []
    if not signers or record.document is None or record.is_about_another:
        return
    title = "".join(record.document.title.value.split()) if record.document.title else ""
    for value in record.of("issuer"):
        names = [name for name in re.split(r"[\s、,，;；]+", value.text) if name]
        if not any(name in title or may_be_one(name, signer) for name in names for signer in signers):
            yield Finding(
                span=value.span,
                message=f"网页信息的{value.label}是“{value.text}”，文件的署名是{joined(signers)}，应当是同一机关",
            )


def _signers(document: Document) -> list[str]:
    """The organs that sign; none where a person signs as well, or one for another (代章)."""
    names = [re.sub(r"[(（][^()（）]*[)）]$", "", "".join(part.text.split())) for part in document.signatures]
    stands_in = any("代章" in part.text for part in (*document.signatures, document.remark) if part is not None)
    return names if all(map(has_organ_end, names)) and not stands_in else []
