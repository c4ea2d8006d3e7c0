"""The annexes that a document names (附件说明), and the annexes that stand behind it (附件; GB/T 9704-2012, 7.3.4 and 7.3.7).

The list may stand in a document of its own right or in a plan that it issues; the annexes are looked for in the order of the text
behind the list. An annex that has annexes itself ends the search: from there on numbers begin anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from gwparse.nodes import AttachmentList, Document, Item, Page
from gwparse.numerals import label_number
from gwparse.patterns import lazy
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.walk import find_all
from gwparse.words import ATTACHMENT_HEAD, ends_with_genre, has_organ_end

#: A number and its mark in front of a name: `1.`, and `附件1：` where the word is printed with each.
_LABEL = lazy(rf"(?:(?P<led>{ATTACHMENT_HEAD}\s*+[:.、]?)|(?<!\d)(?P<number>\d{{1,2}})\s*[.、])\s*$")

#: A label with the blanks behind it is no longer than this.
_LONGEST_LABEL = 200

#: A name this long may have been wrapped; a line of the page holds some 28 characters.
_WRAPPED = 18

#: A remark in brackets, after normalisation.
_REMARK = r"[(\[〔][^()\[\]〔〕]*[)\]〕]"

#: The ending of a name that is a file to be had from the page, not a part of the text.
FILE_ENDING = r"\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|wps|et|ofd|jpg|png|txt)\s*$"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAnnex:
    """One annex as 附件说明 names it.

    Attributes:
        item: its name.
        number: its number; None for a name without one.
        label: the number as printed with the mark behind it, `1.` or `2、`; empty, where the name begins, without one.
        led: whether the word 附件 stands in front of the number: 附件1：.
    """

    item: Item
    number: int | None
    label: Span
    led: bool

    @property
    def is_file(self) -> bool:
        """Whether the name is that of a file, as pages name what they offer to download."""
        return re.search(FILE_ENDING, self.item.text, re.I) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annexes:
    """The annexes that one document names, and those that follow.

    Attributes:
        document: the document that names them.
        listed: its 附件说明.
        word: what they are called: 附件, 附表 or 附图.
        names: the names, in order.
        found: the annexes behind it that carry a mark with that word, in order.
        whole: whether `found` can be counted: no other document stands among them that might be one of them or name more.
    """

    document: Document
    listed: AttachmentList
    word: str
    names: tuple[NamedAnnex, ...]
    found: tuple[Document, ...]
    whole: bool

    @property
    def above_date(self) -> bool:
        """Whether 附件说明 stands where it should; below the date it may be what a page offers to download."""
        return self.document.date is None or self.listed.span.start < self.document.date.span.start

    def named(self, number: int | None) -> NamedAnnex | None:
        """The annex that the list names under a number."""
        return next((name for name in self.names if name.number == number), None)


def annexes(page: Page) -> Iterator[Annexes]:
    """For each document with 附件说明, what it names and what follows."""
    documents = list(find_all(page, Document))
    for at, document in enumerate(documents):
        listed = document.attachment_list
        if listed is None:
            continue
        head = re.match(r"附\s*([件表图])", listed.text)
        word = "附" + (head[1] if head else "件")
        found, whole = _following(documents, at + 1, listed.span.end, word)
        shadow = shadow_of(listed.text)
        yield Annexes(
            document=document,
            listed=listed,
            word=word,
            names=tuple(_named(listed, shadow, item) for item in listed.items),
            found=tuple(found),
            whole=whole,
        )


def _following(documents: list[Document], first: int, end: int, word: str) -> tuple[list[Document], bool]:
    """The annexes of one list among the documents from one on that begin behind the list, and whether they can be counted."""
    found: list[Document] = []
    for at in range(first, len(documents)):
        document = documents[at]
        if document.span.start < end:
            continue
        if document.role != "attachment":
            return found, True
        if document.attachment_mark is None:
            return found, False
        mark = "".join(document.attachment_mark.text.split())
        if mark.startswith(word) and "-" not in mark:
            found.append(document)
        if document.attachment_list is not None:
            return found, at + 1 == len(documents)
    return found, True


def _named(listed: AttachmentList, shadow: str, item: Item) -> NamedAnnex:
    """A name with the number in front of it on its line; the shadow is that of the list."""
    name = item.span.start - listed.span.start
    start = max(shadow.rfind("\n", 0, name) + 1, name - _LONGEST_LABEL)
    label = _LABEL.search(shadow, start, name)
    printed = label[0].rstrip() if label else ""
    number = label_number(printed) if "-" not in printed else None
    if label is None or number is None:
        return NamedAnnex(item=item, number=None, label=Span(item.span.start, item.span.start), led=False)
    begin = listed.span.start + label.start()
    return NamedAnnex(item=item, number=number, label=Span(begin, begin + len(printed)), led=label["led"] is not None)


def misnumbered(listed: Annexes) -> NamedAnnex | None:
    """The first name whose number does not follow the one before, in a list that begins with 1; None where all do.

    Args:
        listed: the list.
    """
    numbers = [name.number for name in listed.names]
    if len(numbers) < 2 or numbers[0] != 1 or None in numbers:
        return None
    return next((name for at, name in enumerate(listed.names, start=1) if name.number != at), None)


def is_unnumbered(text: str, listed: Annexes) -> bool:
    """Whether the list has several names without numbers, also where the second was taken for the first signer.

    Args:
        text: the text of the page.
        listed: the list.
    """
    names = listed.names
    if len(names) != 1:
        return bool(names) and all(name.number is None and not name.is_file for name in names)
    signatures = listed.document.signatures
    if names[0].number is not None or not signatures or len(names[0].item.text) > _WRAPPED:
        return False
    below = signatures[0].span.start
    line = signatures[0].text.split("\n")[0].strip()
    between = text[listed.listed.span.end : below]
    return (
        not between.strip()
        and ends_with_genre(line)
        and ends_with_genre(names[0].item.text)
        and not has_organ_end(line)
    )


def same_annex(name: str, title: str) -> bool:
    """Whether a name and a title are the same words; marks, blanks, a file's ending and a remark that only one has aside.

    Where both have remarks in brackets these count: 登记表（个人） is not 登记表（单位）.
    """
    (one, its_remarks), (other, others_remarks) = _words(name), _words(title)
    return one == other and (its_remarks <= others_remarks or others_remarks <= its_remarks)


def contains_name(text: str, name: str) -> bool:
    """Whether a name stands somewhere in a text, both without marks, blanks and remarks in brackets."""
    return bare_words(name) in bare_words(text)


def bare_words(text: str) -> str:
    """The letters and digits of a text, one after the other, without remarks in brackets."""
    return _words(text)[0]


def _words(text: str) -> tuple[str, set[str]]:
    """The letters and digits of a text outside round brackets, and those in each of its brackets."""
    folded = normalize("NFKC", re.sub(FILE_ENDING, "", text, flags=re.I))
    return _letters(re.sub(_REMARK, "", folded)), {_letters(remark) for remark in re.findall(_REMARK, folded)}


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
