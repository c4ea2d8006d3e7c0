"""Fixes, outline, folds, hover and references in an editor."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from gwparse import Section, fix, parse
from gwparse.config import Settings
from gwparse.fixer import fix_text, offers
from gwparse.linter import check_page
from gwparse.lsp.answers import Answers
from gwparse.lsp.readings import Reading
from gwparse.protection import is_signed
from tests.lsp.editor import Editor, Message, edited, place, run

URI = "untitled:Untitled-1"
WHOLE = {"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}}
DOCUMENTS = sorted((Path(__file__).parents[2] / "corpus" / "documents").glob("*/input.txt"))

DRAFT = """\
云川市水利局关于开展汛前检查的通知

云水发[2025]08号

各县（市、区）水利局：

　　𠮷按照附件2要求,现就有关事项通知如下。

　　一、检查重点
　　（一）堤防。逐段查明险情。
　　（三）泵站。试机并备足燃料，见附件1。

　　附件：汛前检查表；

云川市水利局
"""


def edits_of(action: Message) -> list[Message]:
    """The edits of an action, and that they are for one version of the document."""
    (change,) = action["edit"]["documentChanges"]
    assert URI == change["textDocument"]["uri"]
    edits: list[Message] = change["edits"]
    return edits


async def opened(text: str, **editing: Any) -> Editor:
    """An editor with a document open."""
    editor = Editor(**editing)
    await editor.start()
    editor.open(URI, text)
    await editor.findings(URI)
    return editor


@pytest.mark.parametrize("text", [DRAFT, DRAFT.replace("\n", "\r\n"), DRAFT.replace("\n", "\r")])
def test_all_safe_fixes(text: str) -> None:
    """`source.fixAll.gwparse` makes of the document what `fix` makes of it, whatever its lines end with."""

    async def scenario() -> None:
        editor = await opened(text)
        for only in (["source.fixAll"], ["source"], ["source.fixAll.gwparse"]):
            (action,) = await editor.actions(URI, place(0, 0), only)
            assert "source.fixAll.gwparse" == action["kind"]
            assert fix(text).text == edited(text, edits_of(action))
        assert [] == await editor.actions(URI, place(0, 0), ["source.organizeImports"])

    run(scenario())
    assert fix(text).text != text


def test_fixes_of_one_finding() -> None:
    """Safe ones are preferred, others say that they want looking at; each comes with its finding, for the version that it mends."""

    async def scenario() -> None:
        editor = await opened(DRAFT)
        (safe,) = await editor.actions(URI, place(2, 5), ["quickfix"])
        assert ("quickfix", True, "HD101") == (safe["kind"], safe["isPreferred"], safe["diagnostics"][0]["code"])
        assert "云水发〔2025〕08号" in edited(DRAFT, edits_of(safe))
        assert 1 == safe["edit"]["documentChanges"][0]["textDocument"]["version"]
        (unsafe,) = await editor.actions(URI, place(10, 3), ["quickfix"])
        assert unsafe["title"].endswith("（须确认）")
        assert not unsafe["isPreferred"]
        assert "（二）泵站" in edited(DRAFT, edits_of(unsafe))
        kinds = [action["kind"] for action in await editor.actions(URI, WHOLE)]
        assert ["quickfix"] * (len(kinds) - 1) + ["source.fixAll.gwparse"] == kinds
        automatic = [action["kind"] for action in await editor.actions(URI, WHOLE, trigger=2)]
        assert kinds[:-1] == automatic

    run(scenario())


def test_editors_that_know_no_versions_of_documents() -> None:
    """They get plain changes."""

    async def scenario() -> None:
        editor = await opened(DRAFT, capabilities={})
        (action,) = await editor.actions(URI, place(2, 5), ["quickfix"])
        assert "云水发〔2025〕08号" in edited(DRAFT, action["edit"]["changes"][URI])

    run(scenario())


def test_encoding_of_edits() -> None:
    """Edits count as the editor does."""

    async def scenario() -> None:
        editor = await opened(DRAFT, capabilities={"general": {"positionEncodings": ["utf-8"]}})
        (action,) = await editor.actions(URI, place(0, 0), ["source.fixAll"])
        assert fix(DRAFT).text == edited(DRAFT, action["edit"]["changes"][URI], "utf-8", 1)

    run(scenario())


SIGNED = (
    DRAFT.replace("[2025]08", "〔2025〕8").replace("云川市水利局\n\n", "云川市水利局\n2025年03月01日\n").rstrip()
    + "\n2025年03月01日\n"
)
QUOTED = "云川市水利局关于堤防巡查的通知\n\n　　请落实“加强，，巡查”和《办法，，细则》。\n　　再看,再查。\n"


@pytest.mark.parametrize("text", [SIGNED, QUOTED], ids=["signed", "quoted"])
def test_what_fix_holds_back_is_not_offered(text: str) -> None:
    """Not in a document that may have been signed, nor inside quotations and titles; the others are."""
    result = fix_text(text, Settings(), unsafe=True)
    held = {(one.code, one.message) for one in (*result.withheld, *result.protected, *result.refused)}
    assert held

    async def scenario() -> None:
        editor = await opened(text)
        offered = [action["diagnostics"][0] for action in await editor.actions(URI, WHOLE, ["quickfix"])]
        assert offered
        assert not held & {(found["code"], found["message"].split("\n")[0]) for found in offered}

    run(scenario())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.parent.name)
def test_offers_are_what_fix_would_do(path: Path) -> None:
    """Over the documents of the corpus: a fix is offered for a finding when fixing that finding alone is not held back."""
    text = path.read_text(encoding="utf-8")
    page = parse(text)
    result = fix_text(text, Settings(), unsafe=True)
    may = offers(page)
    held = {(one.code, one.span) for one in (*result.withheld, *result.protected)}
    for one in check_page(page, Settings()):
        assert not may(one) or ((one.code, one.span) not in held and one.fix is not None)
        if one in result.applied and not any(map(is_signed, page.documents)):
            assert may(one)


def test_outline() -> None:
    """Documents with their numbers, their headings nested, and what they issue."""
    text = (
        "云川市水利局关于印发巡查方案的通知\n\n云水发〔2025〕8号\n\n各县水利局：\n\n　　现印发给你们。\n\n云川市水利局\n2025年3月1日\n\n"
        "巡查方案\n\n一、总则\n（一）目的。为做好巡查，制定本方案。\n第一条　本方案自印发之日起施行。\n"
    )

    async def scenario() -> None:
        editor = await opened(text)
        (notice,) = await editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": URI}})
        (plan,) = notice["children"]
        assert ("云川市水利局关于印发巡查方案的通知", "云水发〔2025〕8号") == (notice["name"], notice["detail"])
        assert ("巡查方案", "方案", 11) == (plan["name"], plan["detail"], plan["selectionRange"]["start"]["line"])
        drawn: list[str] = []

        def draw(symbols: list[Message], indent: str) -> None:
            for symbol in symbols:
                drawn.append(indent + symbol["name"])
                draw(symbol["children"], indent + " ")

        draw(plan["children"], "")
        assert ["一、总则", " （一）目的", "第一条本方案自印发之日起施行。"] == drawn

    run(scenario())


def test_outline_for_editors_that_know_no_nested_one() -> None:
    """Each entry says what it stands under."""

    async def scenario() -> None:
        editor = await opened(DRAFT, capabilities={})
        found = await editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": URI}})
        names = [(entry["name"], entry.get("containerName")) for entry in found]
        title = "云川市水利局关于开展汛前检查的通知"
        assert [
            (title, None),
            ("一、检查重点", title),
            ("（一）堤防", "一、检查重点"),
            ("（三）泵站", "一、检查重点"),
        ] == names
        assert place(9, 2, 15) == found[2]["location"]["range"]

    run(scenario())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.parent.name)
def test_symbols_and_folds_lie_inside_each_other(path: Path) -> None:
    """Editors refuse a symbol whose name lies outside of it; folds nest and end where their text does."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    answers = Answers(Reading(text), URI, "utf-16")

    def place_of(range_: Any) -> tuple[tuple[int, int], tuple[int, int]]:
        return (range_.start.line, range_.start.character), (range_.end.line, range_.end.character)

    def look(symbols: Any, outer: tuple[tuple[int, int], tuple[int, int]]) -> int:
        count = 0
        for symbol in symbols:
            here, name = place_of(symbol.range), place_of(symbol.selection_range)
            assert outer[0] <= here[0] <= name[0] <= name[1] <= here[1] <= outer[1], symbol.name
            assert symbol.name.strip()
            count += 1 + look(symbol.children, here)
        for one, other in pairwise(symbols):
            assert place_of(one.range)[1] <= place_of(other.range)[0]
        return count

    page = parse(text)
    sections = sum(1 for _ in page.walk(Section))
    assert len(page.documents) + sections == look(answers.symbols(), ((0, 0), (len(lines), 0)))
    folds = [(fold.start_line, fold.end_line) for fold in answers.folds()]
    assert all(first < last and lines[last].strip() for first, last in folds)
    for first, last in folds:
        assert not [fold for fold in folds if first < fold[0] <= last < fold[1]]


@pytest.mark.parametrize("formats", [["markdown"], ["plaintext"], None])
def test_hover(formats: list[str] | None) -> None:
    """On a finding the rule and what it rests on, in the form that the editor shows; elsewhere nothing."""
    capabilities = {"textDocument": {"hover": {"contentFormat": formats}}} if formats else {}

    async def scenario() -> None:
        editor = await opened(DRAFT, capabilities=capabilities)
        document = {"textDocument": {"uri": URI}}
        told = await editor.ask("textDocument/hover", {**document, "position": {"line": 2, "character": 5}})
        assert (formats or ["plaintext"])[0] == told["contents"]["kind"]
        assert ("**" in told["contents"]["value"]) == (formats == ["markdown"])
        assert "HD101 发文字号" in told["contents"]["value"]
        assert "GB/T 9704—2012 7.2.5（应）" in told["contents"]["value"]
        assert place(2, 3, 9) == told["range"]
        assert await editor.ask("textDocument/hover", {**document, "position": {"line": 4, "character": 1}}) is None

    run(scenario())


def test_definition() -> None:
    """附件1 leads to the name of the annex; 附件2, which is not there, nowhere."""

    async def scenario() -> None:
        editor = await opened(DRAFT)
        lines = DRAFT.split("\n")
        for name, expected in (("附件1", 12), ("附件2", None)):
            line = next(at for at, text in enumerate(lines) if name in text)
            character = len(lines[line].split(name)[0].encode("utf-16-le")) // 2 + 1
            at = {"textDocument": {"uri": URI}, "position": {"line": line, "character": character}}
            found = await editor.ask("textDocument/definition", at)
            assert expected == (found and found["range"]["start"]["line"])

    run(scenario())
