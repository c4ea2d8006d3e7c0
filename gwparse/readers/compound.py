"""Compound files (OLE, [MS-CFB]), the container of .doc, .wps and .xls: which streams they have at the top.

Of what is in a stream no more is read than its first sector.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

#: Directory entries that are looked at. A document with hundreds of embedded objects has some thousands.
MOST_ENTRIES = 65_536

#: Sector numbers from here on are marks: end of a chain, free, part of the table itself.
MARKS = 0xFFFFFFF8

HEADER = 512
ENTRY_SIZE = 128

#: Allocation table sectors that the header lists itself; further ones are listed in a chain of sectors.
LISTED = 109


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of a compound file.

    Attributes:
        start: its first sector.
        size: its bytes.
    """

    start: int
    size: int


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    stream: Stream


class CompoundFile:
    """The top level of a compound file.

    Nothing in the bytes makes it raise or loop: what points outside the file or back to where it came from ends there.

    Args:
        data: the whole file.

    Attributes:
        streams: the streams at the top by name, those inside storages (embedded objects) left out; empty where the
            directory cannot be read.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.streams: dict[str, Stream] = {}
        if len(data) < HEADER:
            return
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in (9, 12):
            return
        self._sector_size = 1 << shift
        (directory,) = struct.unpack_from("<I", data, 48)
        self._tables = self._table_sectors()
        self._read_directory(directory)

    def first_sector(self, stream: Stream) -> bytes:
        """The first bytes of a stream of 4,096 bytes and more; nothing for smaller ones, which lie elsewhere."""
        return self._sector(stream.start) if stream.size >= 4096 else b""

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._sector_size
        return self._data[at : at + self._sector_size]

    def _numbers(self, sector: bytes) -> tuple[int, ...]:
        count = len(sector) // 4
        return struct.unpack(f"<{count}I", sector[: count * 4])

    def _table_sectors(self) -> list[int]:
        """The sectors that hold the allocation table (FAT), in order."""
        tables = list(self._numbers(self._data[76 : 76 + 4 * LISTED]))
        (more,) = struct.unpack_from("<I", self._data, 68)
        # One sector of the table stands for as many sectors of the file as it holds numbers; a longer list is a lie.
        needed = LISTED + len(self._data) // (self._sector_size * self._sector_size // 4)
        while more < MARKS and len(tables) <= needed and (numbers := self._numbers(self._sector(more))):
            tables.extend(numbers[:-1])
            more = numbers[-1]
        return tables

    def _next(self, number: int) -> int:
        """The sector after one in its chain."""
        table, at = divmod(number, self._sector_size // 4)
        if table >= len(self._tables) or self._tables[table] >= MARKS:
            return MARKS
        sector = self._sector(self._tables[table])
        return struct.unpack_from("<I", sector, at * 4)[0] if len(sector) >= at * 4 + 4 else MARKS

    def _read_directory(self, number: int) -> None:
        entries: list[_Entry] = []
        seen: set[int] = set()
        while number < MARKS and number not in seen and len(entries) < MOST_ENTRIES:
            seen.add(number)
            sector = self._sector(number)
            if len(sector) < self._sector_size:
                break
            entries.extend(_entry(sector, at) for at in range(0, len(sector), ENTRY_SIZE))
            number = self._next(number)
        if not entries:
            return
        waiting, met = [entries[0].child], set[int]()
        while waiting:
            at = waiting.pop()
            if at in met or at >= len(entries):
                continue
            met.add(at)
            entry = entries[at]
            waiting += [entry.left, entry.right]
            if entry.kind == 2:
                self.streams.setdefault(entry.name, entry.stream)


def _entry(sector: bytes, at: int) -> _Entry:
    """One entry of the directory: a name of at most 31 characters, its kind (2: a stream), its neighbours, its place."""
    length, kind = struct.unpack_from("<HB", sector, at + 64)
    left, right, child = struct.unpack_from("<III", sector, at + 68)
    start, size = struct.unpack_from("<II", sector, at + 116)
    name = sector[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
    return _Entry(name, kind, left, right, child, Stream(start, size))
