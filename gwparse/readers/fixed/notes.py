"""What of the pages could not be read, counted while they are, for the author of the file to know."""

from __future__ import annotations

from dataclasses import dataclass, field

from gwparse.errors import UnreadableInput
from gwparse.readers.fixed.glyphs import Glyph
from gwparse.source import ReaderNote

#: So many pages are named in a note.
NAMED = 3

#: From this share of characters without a name on, what is left is no text.
UNREADABLE = 0.5


@dataclass(slots=True)
class Missing:
    """What could not be read so far.

    Attributes:
        aslant: characters that stand upright on their side, aslant or below each other.
        outside: characters outside the paper.
        unnamed: characters of which the file does not say what they are.
        without_font: places whose characters cannot be read without a font, which is not in the file.
        hidden: characters that nobody sees, on pages with others that one does.
        recognised: pages whose text is all hidden, as a scan's is that was recognised: it is read.
        empty: pages that show something and have no text.
        shown: characters that were read.
    """

    aslant: int = 0
    outside: int = 0
    unnamed: int = 0
    without_font: int = 0
    hidden: int = 0
    recognised: int = 0
    empty: list[int] = field(default_factory=list)
    shown: int = 0
    _page: int = 0

    def count_page(self, glyphs: list[Glyph], hidden: list[Glyph], *, left_out: int = 0, drawn: int = 0) -> list[Glyph]:
        """Count one page; returns the characters that are read: those that one sees, or all of a page that has none of them.

        Args:
            glyphs: the characters that one sees.
            hidden: those that one does not.
            left_out: how many were left out already.
            drawn: how much else is drawn on it.
        """
        self._page += 1
        seen, unseen = _inked(glyphs), _inked(hidden)
        if not seen and unseen:
            self.recognised += 1
            glyphs, seen, unseen = hidden, unseen, 0
        self.hidden += unseen
        self.shown += seen
        if not seen and not left_out and drawn:
            self.empty.append(self._page)
        return glyphs

    def refuse_without_text(self, name: str) -> None:
        """Refuse a file that has no text.

        Args:
            name: the file's name.

        Raises:
            UnreadableInput: when no character was read, or most are without a name.
        """
        if not self.shown and self.aslant:
            raise UnreadableInput(f"{name}: 没有横排的文字，竖排或者斜放的文字读不了")
        if not self.shown and self.without_font:
            raise UnreadableInput(f"{name}: 文件里没有附带字体，文字读不出来，请装上中文字体再试")
        if not self.shown:
            raise UnreadableInput(f"{name}: 没有文字，可能是扫描件，或者文字已转成图形")
        if self.unnamed > UNREADABLE * self.shown:
            raise UnreadableInput(f"{name}: 文件没有说明各个字是什么字，文字读不出来，请用原来的文件")

    def notes(self) -> list[ReaderNote]:
        """What was not read, in Chinese sentences."""
        notes = []
        if self.empty:
            named = "、".join(map(str, self.empty[:NAMED])) + ("等" if len(self.empty) > NAMED else "")
            notes.append(ReaderNote(f"第{named}页没有文字，可能是扫描件或图片，共{len(self.empty)}页"))
        if self.recognised:
            notes.append(ReaderNote(f"有{self.recognised}页是扫描件，按其中识别出来的文字读取，可能有错字"))
        if self.aslant:
            notes.append(ReaderNote(f"有{self.aslant}个字竖排或者斜放，没有读取"))
        if self.hidden:
            notes.append(ReaderNote(f"有{self.hidden}个字看不见，没有读取"))
        if self.outside:
            notes.append(ReaderNote(f"有{self.outside}个字在纸面以外，没有读取"))
        if self.without_font:
            notes.append(
                ReaderNote(f"文件里没有附带字体，有{self.without_font}处文字可能没有读出来，请装上中文字体再试")
            )
        if self.unnamed:
            notes.append(ReaderNote(f"有{self.unnamed}个字文件没有说明是什么字，以“□”表示"))
        return notes


def _inked(glyphs: list[Glyph]) -> int:
    return sum(1 for glyph in glyphs if not glyph.text.isspace())
