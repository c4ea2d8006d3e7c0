"""The elements of a document round its body, in the order of GB/T 9704-2012."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gwparse.nodes.base import Item, Leaf


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLabel(Leaf):
    """The label that opens one part of a page: 提案内容：, 答复内容： (部分标签)."""

    kind: Literal["part_label"] = "part_label"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentMark(Leaf):
    """附件 or 附件1 on a line of its own above an annex (附件标识; GB/T 9704-2012, 7.3.7)."""

    kind: Literal["attachment_mark"] = "attachment_mark"
    #: The annex's number; None when it has none.
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyNumber(Leaf):
    """The serial number of the printed copy (份号; 7.2.1)."""

    kind: Literal["copy_number"] = "copy_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrecy(Leaf):
    """The degree of secrecy and how long it lasts (密级和保密期限; 7.2.2)."""

    kind: Literal["secrecy"] = "secrecy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgency(Leaf):
    """How urgently the document must go out (紧急程度; 7.2.3)."""

    kind: Literal["urgency"] = "urgency"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerMark(Leaf):
    """The issuing organ's name with 文件 at the head of the first page (发文机关标志; 7.2.4)."""

    kind: Literal["issuer_mark"] = "issuer_mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber(Leaf):
    """The document's number: issuer's code, year, serial (发文字号; 7.2.5). 第19号 has neither code nor year."""

    kind: Literal["document_number"] = "document_number"
    code: str | None
    year: int | None
    #: The serial number as written, without 第 and 号; None, as code and year, where the number is badly formed.
    serial: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory(Leaf):
    """Who signed the document for issue (签发人; 7.2.6)."""

    kind: Literal["signatory"] = "signatory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Leaf):
    """The document's title, on one line or several (标题; 7.3.1)."""

    kind: Literal["title"] = "title"
    #: The title as one string: lines joined, Markdown marks and outer blanks gone.
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionNote(Leaf):
    """When and where the document was adopted, in brackets or behind a dash below the title (题注)."""

    kind: Literal["adoption_note"] = "adoption_note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressees(Leaf):
    """Those to whom the document goes (主送机关; 7.3.2)."""

    kind: Literal["addressees"] = "addressees"
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentList(Leaf):
    """The names of the annexes (附件说明; 7.3.4)."""

    kind: Literal["attachment_list"] = "attachment_list"
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Leaf):
    """One signing organ or person at the end of a document (署名; 7.3.5)."""

    kind: Literal["signature"] = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Leaf):
    """The date in the closing block (成文日期; 7.3.5.4)."""

    kind: Literal["date"] = "date"
    #: YYYY-MM-DD, or YYYY-MM without a day; None for a date with places left open, or no calendar date.
    iso: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Leaf):
    """A note in brackets below the date: 此件公开发布 (附注; 7.3.6)."""

    kind: Literal["remark"] = "remark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Leaf):
    """Whom to ask: 联系单位, 联系人, 联系电话 (联系方式)."""

    kind: Literal["contact"] = "contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTo(Leaf):
    """Those who get a copy (抄送机关; 7.4.2)."""

    kind: Literal["copy_to"] = "copy_to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint(Leaf):
    """The printing office and the date of printing (印发机关和印发日期; 7.4.3)."""

    kind: Literal["imprint"] = "imprint"
