"""Changes to an input that make another input of the same kind, which changes of single bytes seldom do."""

from __future__ import annotations

import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from copy import deepcopy

#: Values that attributes of office files should not have, but may.
VALUES = (
    "",
    "-1",
    "0",
    "1",
    "9",
    "99999999999999999999",
    "nan",
    "1e308",
    "²",
    "on",
    "%1、",
    "%9",
    "甲",
    "../../x",
    "1.5",
    "x",
)

#: A mutator: an input, the words that its kind is made of, and a source of chance.
Mutator = Callable[[bytes, Sequence[str], random.Random], bytes]


def of_text(data: bytes, words: Sequence[str], chance: random.Random) -> bytes:
    """Another text: lines left out, doubled, joined or broken, and words put in.

    Args:
        data: the text in UTF-8.
        words: words to put in.
        chance: decides.
    """
    lines = data.decode("utf-8", errors="ignore").splitlines(keepends=True) or [""]
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        cut = chance.randint(0, len(lines[at]))
        match chance.randrange(6):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines.insert(chance.randrange(len(lines)), lines[at])
            case 2:
                lines[at] = lines[at].rstrip("\n")
            case 3:
                lines[at] = lines[at][:cut] + "\n" + lines[at][cut:]
            case _:
                lines[at] = lines[at][:cut] + chance.choice(words) + lines[at][cut + chance.randint(0, 3) :]
    return "".join(lines).encode()


def of_markup(data: bytes, words: Sequence[str], chance: random.Random) -> bytes:
    """Another page: tags left out, doubled, moved, or words put in their place.

    Args:
        data: the page.
        words: tags and the like to put in.
        chance: decides.
    """
    pieces = re.split(rb"(<[^<>]*>|\r?\n)", data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(pieces))
        match chance.randrange(4):
            case 0 if len(pieces) > 1:
                del pieces[at]
            case 1:
                pieces[at:at] = [pieces[at]] * chance.choice((1, 1, 1, 50))
            case 2:
                pieces.insert(chance.randrange(len(pieces)), pieces[at])
            case _:
                pieces[at] = chance.choice(words).encode()
    return b"".join(pieces)


def of_part(data: bytes, words: Sequence[str], chance: random.Random) -> bytes:
    """Another part of a Word file, again well-formed: elements left out, doubled, moved, renamed, and attributes changed.

    Args:
        data: a byte that says which part it is, and the part.
        words: not used: what elements and attributes are called is taken from the part.
        chance: decides.
    """
    try:
        root = ET.fromstring(data[1:])
    except (ET.ParseError, ValueError, LookupError):  # the last where the encoding that it names is not known
        return of_markup(data, words, chance)
    for _ in range(chance.randint(1, 4)):
        elements = list(root.iter())
        parents = [element for element in elements if len(element)]
        one, other = chance.choice(elements), chance.choice(elements)
        parent = chance.choice(parents) if parents else root
        match chance.randrange(6):
            case 0 if len(parent):
                parent.remove(chance.choice(list(parent)))
            case 1:
                other.insert(chance.randint(0, len(other)), deepcopy(one))
            case 2:
                one.tag = other.tag
            case 3 if one.attrib:
                one.set(chance.choice(sorted(one.attrib)), chance.choice(VALUES))
            case 4 if other.attrib:
                name = chance.choice(sorted(other.attrib))
                one.set(name, other.attrib[name])
            case _:
                one.text = chance.choice(VALUES)
    return data[:1] + ET.tostring(root, encoding="unicode").encode()
