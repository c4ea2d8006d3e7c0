"""The server: what the editor says, and who answers.

What holds, whatever the editor sends and the documents hold:

1. Findings are published for the newest version of a document only, with its number; those of older versions never reach the editor.
2. The thread that reads the editor's messages never checks: a worker does, one document at a time.
3. No error ends the server. Settings that cannot be read are told once, and no findings are shown until they can be.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from functools import partial
from io import BufferedWriter, FileIO
from typing import Any, BinaryIO, TypeVar, cast
from urllib.parse import unquote

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter, lsp_method
from pygls.uris import to_fs_path

from gwparse import __version__
from gwparse.config import FILE, OTHER_FILE
from gwparse.errors import GwparseError, Misuse
from gwparse.lsp.answers import FIX_ALL, Answers
from gwparse.lsp.readings import Reading
from gwparse.source import Encoding, Source

T = TypeVar("T")

#: So long, in seconds, nobody has typed before a change is checked.
PAUSE = 0.2

#: The files by which findings change; editors that can watch files tell when these do, for others the next change tells.
WATCHED = (f"**/{FILE}", f"**/{OTHER_FILE}", "**/*baseline*.json", "**/*.csv")


class Protocol(LanguageServerProtocol):
    """The protocol as pygls has it, but for how a text is changed."""

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        """Change a text by our own table of lines: pygls takes form feeds and U+2028 for ends of lines, as no editor does."""
        if unquote(params.text_document.uri) not in self.workspace.text_documents:
            return
        before = self.workspace.get_text_document(params.text_document.uri).source
        after = changed(before, params.content_changes, cast("Encoding", self.workspace.position_encoding))
        params.content_changes = [types.TextDocumentContentChangeWholeDocument(text=after)]
        yield from super().lsp_text_document__did_change(params)


def changed(text: str, changes: Sequence[types.TextDocumentContentChangeEvent], encoding: Encoding) -> str:
    """A text after some changes, each made in what the one before it has left.

    Args:
        text: the text.
        changes: the changes.
        encoding: what the editor counts characters in.
    """
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            source = Source(text)
            first, last = change.range.start, change.range.end
            start = source.from_editor(first.line, first.character, encoding)
            end = source.from_editor(last.line, last.character, encoding)
            text = text[:start] + change.text + text[max(start, end) :]
        else:
            text = change.text
    return text


class Repaired:
    """A stream of messages in which bytes that are no UTF-8 are replacement characters.

    Editors that show a file in the wrong encoding send such bytes on; for want of one message the texts of editor and server
    would differ from then on.

    Args:
        stream: the stream.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        """The next line of the head of a message."""
        return self._stream.readline()

    def read(self, size: int) -> bytes:
        """A message.

        Args:
            size: how many bytes it has in the stream.
        """
        return self._stream.read(size).decode("utf-8", "replace").encode("utf-8")


class Server(LanguageServer):
    """A language server for drafts.

    Args:
        pause: so long, in seconds, nobody has typed before a change is checked.
    """

    def __init__(self, pause: float = PAUSE) -> None:
        super().__init__("gwparse", __version__, protocol_cls=Protocol, converter_factory=default_converter)
        self._pause = pause
        self._readings: dict[str, Reading] = {}
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._told: dict[str, str] = {}  # what stands in the way of checking a document
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="gwparse")
        self._was_shut_down = False

    def serve(self) -> int:
        """Serve standard input and output until the editor hangs up; returns the exit code that the protocol asks for.

        Nothing else is written to standard output meanwhile: it would stand among the messages.

        Raises:
            Misuse: when one of the two is closed.
        """
        if sys.stdin is None or sys.__stdout__ is None:
            raise Misuse("gwparse lsp is started by an editor, which speaks with it over standard input and output")
        own = FileIO(
            os.dup(sys.__stdout__.fileno()), "wb"
        )  # the protocol closes it, and the other is flushed at the end
        with redirect_stdout(sys.stderr), BufferedWriter(own) as output:
            self.start_io(cast("BinaryIO", Repaired(sys.stdin.buffer)), cast("BinaryIO", output))
        self._worker.shutdown(wait=False, cancel_futures=True)
        return 0 if self._was_shut_down else 1

    def shut_down(self) -> None:
        """Do nothing any more, but wait for the word to go."""
        self._was_shut_down = True
        for check in self._checks.values():
            check.cancel()

    # ---- documents

    def open(self, document: types.TextDocumentItem) -> None:
        """Take a document and check it."""
        folder = None
        if (path := to_fs_path(document.uri)) is None:
            folder = self._folder()
        self._readings[document.uri] = Reading(document.text, document.version, path, folder)
        self._check_soon(document.uri, 0)

    def change(self, uri: str, version: int) -> None:
        """Take the new version of a document and check it when nobody types."""
        if uri in self._readings:
            text = self.workspace.get_text_document(uri).source
            self._readings[uri] = self._readings[uri].changed(text, version)
            self._check_soon(uri, self._pause)

    def close(self, uri: str) -> None:
        """Forget a document and take its findings back."""
        self._readings.pop(uri, None)
        self._told.pop(uri, None)
        if (check := self._checks.pop(uri, None)) is not None:
            check.cancel()
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def check_all(self) -> None:
        """Check all documents anew, since what they are checked by has changed."""
        for uri, reading in self._readings.items():
            self._readings[uri] = reading.again()
            self._check_soon(uri, 0)

    def _folder(self) -> str | None:
        """The folder whose settings hold for texts that have no file."""
        folders = [to_fs_path(folder.uri) for folder in self.workspace.folders.values()]
        root: str | None = self.workspace.root_path
        return next((folder for folder in folders if folder is not None), root)

    # ---- checking

    def _check_soon(self, uri: str, pause: float) -> None:
        """Check a document after a pause, in place of a check that may be waiting or running."""
        if (check := self._checks.get(uri)) is not None:
            check.cancel()
        self._checks[uri] = asyncio.get_running_loop().create_task(self._check(uri, pause))

    async def _check(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        reading = self._readings[uri]
        try:
            found = await self._work(self._answers(uri, reading).diagnostics)
            self._told.pop(uri, None)
        except GwparseError as error:
            found = []
            self._tell(uri, f"gwparse 的设置有误，改好之前不校验：{error}")
        except Exception as error:  # noqa: BLE001  # a defect of ours in one document must not keep the others from being checked
            found = []
            self._tell(uri, f"gwparse 内部出错，请反馈（{type(error).__name__}: {error}）")
        if self._readings.get(uri) is reading:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, reading.version))

    def _tell(self, uri: str, sentence: str) -> None:
        """Tell the user what stands in the way of checking; once for all documents in whose way it stands."""
        if sentence not in self._told.values():
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, sentence))
        self._told[uri] = sentence

    # ---- answers

    async def answer(self, uri: str, of: Callable[[Answers], T]) -> T | None:
        """An answer about the newest version of a document; None where there is none, as settings are malformed.

        Args:
            uri: the document.
            of: the answer.
        """
        while (reading := self._readings.get(uri)) is not None:
            try:
                found = await self._work(partial(of, self._answers(uri, reading)))
            except Exception:  # noqa: BLE001  # told when the document is checked
                return None
            if self._readings.get(uri) is reading:
                return found
        return None

    def _answers(self, uri: str, reading: Reading) -> Answers:
        return Answers(reading, uri, cast("Encoding", self.workspace.position_encoding))

    def _work(self, job: Callable[[], T]) -> Awaitable[T]:
        """Have something done by the worker; it is left undone if nobody waits for it any more when its turn comes."""
        return asyncio.get_running_loop().run_in_executor(self._worker, job)

    def can(self, name: str) -> bool:
        """Whether the editor has a capability."""
        return bool(get_capability(self.client_capabilities, name))


def make_server(pause: float = PAUSE) -> Server:
    """A server that knows what to do with each message.

    Args:
        pause: so long, in seconds, nobody has typed before a change is checked.
    """
    server = Server(pause)

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        if server.can("workspace.did_change_watched_files.dynamic_registration"):
            watchers = [types.FileSystemWatcher(glob) for glob in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wanted = types.Registration("settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            server.client_register_capability(types.RegistrationParams([wanted]))

    @server.feature(types.SHUTDOWN)
    def shutdown(params: None) -> None:
        server.shut_down()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.open(params.text_document)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        server.change(params.text_document.uri, params.text_document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        server.check_all()

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        context = params.context
        only = None if context.only is None else [getattr(kind, "value", kind) for kind in context.only]
        asked = context.trigger_kind != types.CodeActionTriggerKind.Automatic
        versioned = server.can("workspace.workspace_edit.document_changes")
        actions = partial(Answers.actions, place=params.range, only=only, asked=asked, versioned=versioned)
        return await server.answer(params.text_document.uri, actions)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def document_symbol(
        params: types.DocumentSymbolParams,
    ) -> Sequence[types.DocumentSymbol] | Sequence[types.SymbolInformation] | None:
        nested = server.can("text_document.document_symbol.hierarchical_document_symbol_support")
        return await server.answer(params.text_document.uri, Answers.symbols if nested else Answers.flat_symbols)

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    async def folding_range(params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
        return await server.answer(params.text_document.uri, Answers.folds)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        formats = get_capability(server.client_capabilities, "text_document.hover.content_format") or []
        markdown = types.MarkupKind.Markdown in formats
        told = partial(Answers.hover, position=params.position, markdown=markdown)
        return await server.answer(params.text_document.uri, told)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> types.Location | None:
        return await server.answer(params.text_document.uri, partial(Answers.definition, position=params.position))

    return server
