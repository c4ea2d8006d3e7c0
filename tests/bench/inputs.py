"""Inputs for benchmarks: the whole documents of the corpus, varied so that no two texts are the same."""

from __future__ import annotations

import random
import re
from itertools import cycle, islice
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"

#: What is changed from one copy to the next; nothing that makes it another kind of text.
_FIGURE = re.compile(r"(?<=[^\d年月〕\n第])[1-9]\d(?=[万个项家件次亩名%])")
_PLACES = ("云川", "青澜", "松溪", "临河", "安原", "宁泽", "平岭", "东渠")


def texts(count: int) -> list[str]:
    """So many texts, each a document of the corpus with other places and figures.

    Args:
        count: how many; the same number gives the same texts.
    """
    chance = random.Random(1)
    originals = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*/input.txt"))]
    return [_varied(text, chance) for text in islice(cycle(originals), count)]


def _varied(text: str, chance: random.Random) -> str:
    text = text.replace("云川", chance.choice(_PLACES))
    return _FIGURE.sub(lambda found: str(chance.randint(10, 99)), text)


def large(size: int) -> str:
    """One text of a size: documents one after the other.

    Args:
        size: bytes in UTF-8, about.
    """
    parts: list[str] = []
    done = 0
    for text in texts(size // 2000 + 12):
        if done >= size:
            break
        parts.append(text)
        done += len(text.encode()) + 1
    return "\n".join(parts)
