"""Word files made of their parts' XML, for tests of what reads and writes them."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

#: The prefixes that parts are written with.
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_ROOTS = {"styles": "styles", "numbering": "numbering", "settings": "settings", "footer": "ftr", "header": "hdr"}


def word_package(body: str, *, theme: str = "", **parts: str) -> bytes:
    """The .docx file with a body.

    Args:
        body: what `w:body` holds.
        theme: the whole theme part; empty for none.
        parts: what the roots of other parts hold: styles, numbering, settings, header1, footer2. A header or footer is called by
            its name in references: `r:id="footer2"`.
    """
    files = {"document": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"}
    for name, content in parts.items():
        root = _ROOTS[name.rstrip("0123456789")]
        files[name] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
    kinds = {name: name.rstrip("0123456789") for name in parts}
    overrides = [_override(f"/word/{name}.xml", f"{_TYPES}{kind}+xml") for name, kind in kinds.items()]
    related = [_relationship(name, kind, f"{name}.xml") for name, kind in kinds.items()]
    if theme:
        overrides.append(_override("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"))
        related.append(_relationship("theme", "theme", "theme/theme1.xml"))
    members: Mapping[str, str] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{_override('/word/document.xml', f'{_TYPES}document.main+xml')}{''.join(overrides)}</Types>",
        "_rels/.rels": _relationships(_relationship("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relationships("".join(related)),
        **{f"word/{name}.xml": content for name, content in files.items()},
        **({"word/theme/theme1.xml": theme} if theme else {}),
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, HEAD + content)
    return out.getvalue()


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="{part}" ContentType="{kind}"/>'


def _relationship(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>'


def _relationships(entries: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'
