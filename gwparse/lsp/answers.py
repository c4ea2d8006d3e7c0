"""What editors are told, in the words of the protocol: each function makes an answer of a reading.

A hint is sent as information: editors do not list what the protocol calls a hint, and ours are meant to be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from gwparse.analysis import shortened
from gwparse.diagnostics import FIX_NAMES, Diagnostic, Edit, Level, basis_text
from gwparse.lsp.readings import Reading
from gwparse.nodes import Document, Node, Section
from gwparse.rules import RULES
from gwparse.rules.pages import rule_file
from gwparse.source import Encoding, Span
from gwparse.walk import find_all

SEVERITIES: dict[Level, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "hint": types.DiagnosticSeverity.Information,
}

#: The action that makes all safe fixes; editors run it when a file is saved, if the user wants that.
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.gwparse"

RULE = {rule.code: rule for rule in RULES}


class Answers:
    """Answers about one version of a document.

    Args:
        reading: the document.
        uri: what the editor calls it.
        encoding: what the editor counts characters in.
    """

    def __init__(self, reading: Reading, uri: str, encoding: Encoding) -> None:
        self._reading = reading
        self._uri = uri
        self._encoding = encoding

    def diagnostics(self) -> list[types.Diagnostic]:
        """The findings in the order of the text."""
        return [self._diagnostic(one) for one in self._reading.findings]

    def _diagnostic(self, one: Diagnostic) -> types.Diagnostic:
        return types.Diagnostic(
            range=self._range(one.span),
            severity=SEVERITIES[one.level],
            code=one.code,
            code_description=_page_of(one.code),
            source="gwparse",
            message=f"{one.message}\n依据：{basis_text(one.basis)}",
            data={"name": one.name},
        )

    def actions(
        self, place: types.Range, only: Iterable[str] | None, *, asked: bool, versioned: bool
    ) -> list[types.CodeAction]:
        """The fixes for the findings at a place, and the one that makes all safe fixes.

        Args:
            place: the place.
            only: the kinds that are wanted, each with those below it; None for all.
            asked: whether the user has asked, and not the editor by itself at every step of the cursor: what mends the whole
                document takes longer to find out.
            versioned: whether the editor knows edits for one version of a document, which it refuses when it has another by then.
        """
        wanted = None if only is None else tuple(only)
        found: list[types.CodeAction] = []
        if _is_wanted(types.CodeActionKind.QuickFix.value, wanted):
            start, end = self._offset(place.start), self._offset(place.end)
            found += [self._quick_fix(one, versioned) for one in self._reading.offered(start, end)]
        if (asked or wanted) and _is_wanted(FIX_ALL, wanted) and self._reading.safe_edits:
            edits = self._reading.safe_edits
            title = f"改好全文可以安全修复的 {len(edits)} 处（gwparse）"
            found.append(types.CodeAction(title=title, kind=FIX_ALL, edit=self._edit(edits, versioned)))
        return found

    def _quick_fix(self, one: Diagnostic, versioned: bool) -> types.CodeAction:
        assert one.fix is not None
        safe = one.fix.kind == "safe"
        return types.CodeAction(
            title=one.fix.title if safe else f"{one.fix.title}（{FIX_NAMES[one.fix.kind]}）",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[self._diagnostic(one)],
            is_preferred=safe,
            edit=self._edit(one.fix.edits, versioned),
        )

    def _edit(self, edits: Iterable[Edit], versioned: bool) -> types.WorkspaceEdit:
        made = [types.TextEdit(self._range(Span(edit.start, edit.end)), edit.replacement) for edit in edits]
        if not versioned:
            return types.WorkspaceEdit(changes={self._uri: made})
        named = types.OptionalVersionedTextDocumentIdentifier(self._uri, self._reading.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(named, made)])

    def symbols(self) -> list[types.DocumentSymbol]:
        """The outline: documents with those that they issue or annex, and their headings."""
        page = self._reading.page
        return [self._document(part) for part in page.parts if isinstance(part, Document)]

    def flat_symbols(self) -> list[types.SymbolInformation]:
        """The outline for editors that know no nested one: each entry with what it stands under."""
        found: list[types.SymbolInformation] = []

        def add(symbols: Iterable[types.DocumentSymbol], above: str | None) -> None:
            for one in symbols:
                place = types.Location(self._uri, one.range)
                found.append(types.SymbolInformation(place, one.name, one.kind, container_name=above))
                add(one.children or (), one.name)

        add(self.symbols(), None)
        return found

    def _document(self, document: Document) -> types.DocumentSymbol:
        title, number = document.title, document.document_number
        mark = document.attachment_mark
        name = title.value if title else ""
        return types.DocumentSymbol(
            name=" ".join(name.split()) or (mark.text.strip() if mark else "") or "（无标题）",
            detail=number.text.strip() if number else document.genre,
            kind=types.SymbolKind.File,
            range=self._range(document.span),
            selection_range=self._range(_inside(title.span if title else document.span, document.span)),
            children=[
                *self._sections(document.body),
                *(self._document(annex) for annex in document.attachments),
            ],
        )

    def _sections(self, blocks: Iterable[Node]) -> list[types.DocumentSymbol]:
        return [
            types.DocumentSymbol(
                name=self._heading(block),
                kind=types.SymbolKind.String,  # what editors show with an icon for text; the protocol has none for headings
                range=self._range(block.span),
                selection_range=self._range(_inside(block.heading.span, block.span)),
                children=self._sections(block.blocks),
            )
            for block in blocks
            if isinstance(block, Section)
        ]

    def _heading(self, section: Section) -> str:
        """A heading as an outline shows it; of an article or an item without a title how its text begins."""
        if section.title:
            return f"{section.label} {section.title}" if section.label[-1:].isalnum() else section.label + section.title
        text = self._reading.source.text[section.span.start : section.span.end]
        return shortened(text.partition("\n")[0]) or section.label

    def folds(self) -> list[types.FoldingRange]:
        """What can be folded away: each section, and each document that another one issues or annexes, below its first line."""
        found = []
        for node in self._foldable():
            text = self._reading.source.text[node.span.start : node.span.end]
            first, _ = self._place(node.span.start)
            last, _ = self._place(node.span.start + len(text.rstrip()))
            if last > first:
                found.append(types.FoldingRange(start_line=first, end_line=last))
        return found

    def _foldable(self) -> Iterator[Node]:
        for document in self._reading.page.documents:
            yield from document.attachments
            for block in document.body:
                yield from find_all(block, Section)

    def hover(self, position: types.Position, markdown: bool) -> types.Hover | None:
        """What the rules say whose findings stand at a place; None where there is no finding.

        Args:
            position: the place.
            markdown: whether the editor shows Markdown.
        """
        offset = self._offset(position)
        found = self._reading.at(offset, offset)
        if not found:
            return None
        kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
        told = "\n\n".join(_told(one, markdown) for one in {one.code: one for one in found}.values())
        return types.Hover(contents=types.MarkupContent(kind, told), range=self._range(found[0].span))

    def definition(self, position: types.Position) -> types.Location | None:
        """Where that stands to which a reference at a place refers: 附件2, 第十条."""
        found = self._reading.reference(self._offset(position))
        if found is None or found.target is None:
            return None
        start = found.target.span.start
        return types.Location(self._uri, self._range(Span(start, start)))

    def _offset(self, position: types.Position) -> int:
        return self._reading.source.from_editor(position.line, position.character, self._encoding)

    def _place(self, offset: int) -> tuple[int, int]:
        return self._reading.source.in_editor(offset, self._encoding)

    def _range(self, span: Span) -> types.Range:
        return types.Range(types.Position(*self._place(span.start)), types.Position(*self._place(span.end)))


def _is_wanted(kind: str, only: tuple[str, ...] | None) -> bool:
    """Whether a kind of action is among those wanted, or below one of them; all are below the empty kind."""
    return only is None or any(one in ("", kind) or kind.startswith(f"{one}.") for one in only)


def _inside(span: Span, outer: Span) -> Span:
    """A place as far as it is inside another; editors refuse symbols whose names are not."""
    start = min(max(span.start, outer.start), outer.end)
    return Span(start, min(max(span.end, start), outer.end))


def _page_of(code: str) -> types.CodeDescription | None:
    """The page of a rule, on this machine; None where the installation has lost it."""
    try:
        return types.CodeDescription(href=rule_file(RULE[code]).as_uri())
    except FileNotFoundError:
        return None


def _told(one: Diagnostic, markdown: bool) -> str:
    rule = RULE[one.code]
    head = f"{one.code} {rule.summary}"
    lines = [f"**{head}**" if markdown else head, f"依据：{basis_text(one.basis)}"]
    lines += [f"{name}：{rule.sections[name]}" for name in ("为什么", "不报告") if name in rule.sections]
    return ("\n\n" if markdown else "\n").join(lines)
