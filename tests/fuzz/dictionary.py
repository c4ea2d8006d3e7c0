"""Words for a fuzzer: what the grammars, the readers and the tests' own soup are made of."""

from __future__ import annotations

from gwparse.grammar import LINE_GRAMMARS, terminals
from tests.fuzz.targets import OF_TEXT
from tests.robustness.patterns import literals
from tests.test_properties import PIECES

#: Tags, attributes and values that the readers of Word files and web pages know.
MARKUP = """
<p> </p> <br> <table> <tr> <td colspan="2"> <script> </script> <style> <title> <h1> <div style="display:none"> <!-- --> &nbsp; &#x
<meta charset="gb2312"> <?xml version="1.0" encoding="utf-16"?> <!DOCTYPE <html> <w:p> </w:p> <w:r> <w:t> <w:tab/> <w:br w:type="page"/>
<w:tbl> <w:tr> <w:tc> <w:gridSpan w:val="9"/> <w:numPr> <w:ilvl w:val="8"/> <w:numId w:val="1"/> <w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="%1.%9"/> <w:start w:val="99999999999"/> <w:basedOn w:val="甲"/> <w:pStyle w:val="甲"/> <w:ins> <w:del> <w:delText>
<w:moveFrom> <w:fldSimple w:instr="PAGE"> <w:fldChar w:fldCharType="begin"/> <w:fldChar w:fldCharType="end"/> <w:instrText> <w:sdt>
<w:sdtContent> <mc:AlternateContent> <mc:Choice Requires="wps"> <mc:Fallback> <w:txbxContent> <w:footnoteReference w:id="1"/>
<w:sectPr> <w:pgSz w:w="-1" w:h="nan"/> <w:docGrid w:type="lines" w:linePitch="0"/> <w:ind w:firstLineChars="200"/> <w:sz w:val="32"/>
<pkg:part pkg:name="/word/document.xml"> <pkg:xmlData> </pkg:xmlData> <pkg:binaryData> MIME-Version: Content-Type: multipart/related;
boundary= base64 quoted-printable text/html charset= --- PK {\\rtf1 %PDF- WordDocument EncryptedPackage
""".split()


def words(target: str) -> list[str]:
    """The words for a target."""
    if target not in OF_TEXT:
        return MARKUP
    found = set(PIECES)
    for name in LINE_GRAMMARS:
        for pattern in terminals(name).values():
            found |= literals(pattern)
    return sorted(found - {""})


def dictionary(target: str) -> str:
    """The words for a target as libFuzzer reads them: one a line, in quotes, bytes escaped."""
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words(target))
    return "".join(f'"{word}"\n' for word in escaped)
