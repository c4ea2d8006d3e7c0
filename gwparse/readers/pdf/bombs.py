"""Small PDF files that unpack to something huge are refused before PDFium unpacks them into memory."""

from __future__ import annotations

import re
import zlib

from gwparse.errors import UnreadableInput
from gwparse.readers.archive import HIGHEST_RATIO, UNSUSPECTED

#: A stream's beginning behind the entries that say how it is packed; as much of them is looked at.
STREAM = re.compile(rb"\bstream\r?\n")
ENTRIES = 2048

#: Deflate packs a thousand times at most: what is shorter cannot unpack to what would be suspected.
SHORTEST = UNSUSPECTED // 1032

CHUNK = 1024 * 1024


def refuse_bombs(data: bytes, name: str) -> None:
    """Refuse a file one of whose streams unpacks to more than any text and drawing would; pictures are not unpacked to read text.

    Args:
        data: the whole file.
        name: its name, for messages.

    Raises:
        UnreadableInput: when it has such a stream, or one that is packed several times over.
    """
    streams = [found.span() for found in STREAM.finditer(data)]
    for at, (begin, start) in enumerate(streams):
        entries = data[max(0, begin - ENTRIES) : begin].rpartition(b"obj")[2]
        times = entries.count(b"/FlateDecode") + len(re.findall(rb"/Fl\b", entries))
        stop = streams[at + 1][0] if at + 1 < len(streams) else len(data)
        if not times or b"/Image" in entries or (stop - start < SHORTEST and times == 1):
            continue
        if times > 1 or _is_bomb(data[start:stop]):
            raise UnreadableInput(f"{name}: 文件里有解压后大得异常的内容，不予读取")


def _is_bomb(packed: bytes) -> bool:
    """Whether a stream unpacks to more than HIGHEST_RATIO times its size, from UNSUSPECTED bytes on."""
    unpacking = zlib.decompressobj()
    size, length, rest = 0, len(packed), packed
    try:
        while rest and not unpacking.eof:
            size += len(unpacking.decompress(rest, CHUNK))
            rest = unpacking.unconsumed_tail
            if size > UNSUSPECTED and size > HIGHEST_RATIO * (length - len(rest)):
                return True
    except zlib.error:  # damaged, or packed in another way as well
        return False
    return False
