"""An editor for tests: it speaks the protocol with a server in this process, or with one in a process of its own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any

from gwparse.lsp.server import make_server

Message = dict[str, Any]

#: How long an answer may take, in seconds; it takes a tenth.
PATIENCE = 60

#: What the editor can, if a test says nothing else.
CAPABILITIES: Mapping[str, Any] = {
    "workspace": {"workspaceEdit": {"documentChanges": True}, "didChangeWatchedFiles": {"dynamicRegistration": True}},
    "textDocument": {
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    },
}


class Editor:
    """An editor and its server, in one loop; what the server says waits here until it is asked for.

    Args:
        folder: the workspace folder; None for none.
        capabilities: what the editor can.
        pause: what the server waits after a change.
    """

    def __init__(
        self, folder: Path | None = None, capabilities: Mapping[str, Any] = CAPABILITIES, pause: float = 0
    ) -> None:
        self.server = make_server(pause)
        self.server.protocol.set_writer(self, include_headers=False)
        self._folder = folder
        self._capabilities = capabilities
        self._waiting: asyncio.Queue[Message] = asyncio.Queue()
        self.said: list[Message] = []
        self._last = 0

    def write(self, data: bytes) -> None:
        """What the server says; the server calls this."""
        self._waiting.put_nowait(json.loads(data))

    def close(self) -> None:
        """The server hangs up; the server calls this."""

    async def start(self) -> Message:
        """Say hello; what the server can."""
        folder = self._folder.as_uri() if self._folder else None
        params = {"processId": None, "rootUri": folder, "capabilities": self._capabilities}
        answer: Message = await self.ask("initialize", params)
        self.tell("initialized", {})
        return answer

    def tell(self, method: str, params: object) -> None:
        """Send a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _send(self, message: Message) -> None:
        protocol = self.server.protocol
        protocol.handle_message(json.loads(json.dumps(message), object_hook=protocol.structure_message))

    async def ask(self, method: str, params: object) -> Any:
        """Send a request; its result."""
        self._last += 1
        self._send({"jsonrpc": "2.0", "id": self._last, "method": method, "params": params})
        answer = await self.until(lambda said: said.get("id") == self._last and "method" not in said)
        assert "error" not in answer, answer
        return answer["result"]

    async def until(self, wanted: Callable[[Message], bool]) -> Message:
        """The next thing the server says that is wanted; all it says is kept in `said`."""
        while True:
            message = await asyncio.wait_for(self._waiting.get(), PATIENCE)
            self.said.append(message)
            if wanted(message):
                return message

    def open(self, uri: str, text: str, version: int = 1) -> None:
        """Open a document."""
        document = {"uri": uri, "languageId": "plaintext", "version": version, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, version: int, *changes: Message) -> None:
        """Change a document."""
        document = {"uri": uri, "version": version}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    async def findings(self, uri: str, version: int | None = None) -> list[Message]:
        """The findings that are published next for a document, in a version of it if that is named."""

        def wanted(said: Message) -> bool:
            params = said.get("params", {})
            right = said.get("method") == "textDocument/publishDiagnostics" and params["uri"] == uri
            return right and version in (None, params.get("version"))

        found: list[Message] = (await self.until(wanted))["params"]["diagnostics"]
        return found

    async def actions(self, uri: str, place: Message, only: Sequence[str] | None = None, trigger: int = 1) -> Any:
        """The code actions at a place."""
        context: Message = {"diagnostics": [], "triggerKind": trigger, **({"only": only} if only is not None else {})}
        params = {"textDocument": {"uri": uri}, "range": place, "context": context}
        return await self.ask("textDocument/codeAction", params)


def run(scenario: Coroutine[Any, Any, None]) -> None:
    """Play a scenario to its end."""
    asyncio.run(scenario)


def place(line: int, start: int, end: int | None = None) -> Message:
    """A place on one line."""
    return {
        "start": {"line": line, "character": start},
        "end": {"line": line, "character": start if end is None else end},
    }


def edited(text: str, edits: Sequence[Message], encoding: str = "utf-16-le", width: int = 2) -> str:
    """A text after edits that do not overlap, made as an editor makes them: by lines, and by units of an encoding.

    Args:
        text: the text.
        edits: the edits.
        encoding: the codec of the units.
        width: how many bytes a unit has.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    breaks = [len(line) + (2 if text[end : end + 2] == "\r\n" else 1) for line, end in _ends(text, lines)]

    def offset(at: Message) -> int:
        head = lines[at["line"]].encode(encoding, "surrogatepass")[: at["character"] * width]
        return sum(breaks[: at["line"]]) + len(head.decode(encoding, "surrogatepass"))

    for edit in sorted(edits, key=lambda edit: offset(edit["range"]["start"]), reverse=True):
        start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
        text = text[:start] + edit["newText"] + text[end:]
    return text


def _ends(text: str, lines: Sequence[str]) -> list[tuple[str, int]]:
    """Each line with the offset at which it ends."""
    found: list[tuple[str, int]] = []
    at = 0
    for line in lines:
        at += len(line)
        found.append((line, at))
        at += 2 if text[at : at + 2] == "\r\n" else 1
    return found
