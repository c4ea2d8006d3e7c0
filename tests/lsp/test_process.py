"""The server as an editor starts it: `python -m gwparse lsp`, over standard input and output."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from tests.robustness.running import PATIENCE, environment, gwparse, said

DRAFT = "云川市水利局关于堤防巡查的通知。\n\n各县（市、区）水利局：\n\n　　请认真落实。\n"


class Pipe:
    """An editor at the other end of a server's pipes.

    Args:
        server: the process.
    """

    def __init__(self, server: subprocess.Popen[bytes]) -> None:
        assert server.stdin is not None
        assert server.stdout is not None
        self._to, self._from = server.stdin, server.stdout

    def send(self, **message: Any) -> None:
        """Send one message."""
        self.write(json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode())

    def write(self, body: bytes) -> None:
        """Send the bytes of one message."""
        self._to.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._to.flush()

    def receive(self) -> Any:
        """The next message; an end of the stream is an error."""
        size = 0
        while (line := self._from.readline()) != b"\r\n":
            assert line, "the server has hung up"
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        return json.loads(self._from.read(size))

    def until(self, key: str, value: object) -> Any:
        """The next message in which a key has a value."""
        while (message := self.receive()).get(key) != value:
            pass
        return message


@contextmanager
def started(*words: str, cwd: Path) -> Iterator[tuple[subprocess.Popen[bytes], Pipe]]:
    """A server process; one that says nothing for PATIENCE is killed, so that whoever waits for it goes on."""
    command = [sys.executable, "-m", "gwparse", "lsp", *words]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=cwd, env=environment(), **pipes) as server:  # type: ignore[call-overload]  # a dict
        watch = Timer(PATIENCE, server.kill)
        watch.start()
        try:
            yield server, Pipe(server)
        finally:
            watch.cancel()
            server.kill()


@pytest.mark.parametrize("words", [(), ("--stdio",)])
def test_from_hello_to_exit(words: tuple[str, ...], tmp_path: Path) -> None:
    """Hello, a draft with a finding, its fix, what other editors say besides, goodbye; exit code 0, nothing on standard error."""
    uri = (tmp_path / "草稿.txt").as_uri()
    with started(*words, cwd=tmp_path) as (server, pipe):
        pipe.send(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}})
        assert "gwparse" == pipe.until("id", 1)["result"]["serverInfo"]["name"]
        pipe.send(method="initialized", params={})
        document = {"uri": uri, "languageId": "text", "version": 1, "text": DRAFT}
        pipe.send(method="textDocument/didOpen", params={"textDocument": document})
        published = pipe.until("method", "textDocument/publishDiagnostics")["params"]
        assert (uri, 1, ["TI102"]) == (
            published["uri"],
            published["version"],
            [found["code"] for found in published["diagnostics"]],
        )
        mend = {"start": {"line": 0, "character": 15}, "end": {"line": 0, "character": 16}}
        context = {"diagnostics": [], "only": ["source.fixAll"]}
        params = {"textDocument": {"uri": uri}, "range": mend, "context": context}
        pipe.send(id=2, method="textDocument/codeAction", params=params)
        (action,) = pipe.until("id", 2)["result"]
        assert [{"range": mend, "newText": ""}] == action["edit"]["changes"][uri]
        change = {"range": mend, "text": ""}
        pipe.send(
            method="textDocument/didChange",
            params={"textDocument": {"uri": uri, "version": 2}, "contentChanges": [change]},
        )
        assert [] == pipe.until("method", "textDocument/publishDiagnostics")["params"]["diagnostics"]
        pipe.send(id=3, method="shutdown")
        assert pipe.until("id", 3)["result"] is None
        pipe.send(method="exit")
        assert 0 == server.wait(PATIENCE)
        assert server.stderr is not None
        assert b"" == server.stderr.read()


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A document that the editor shows in the wrong encoding is opened all the same."""
    opening = {"uri": "untitled:x", "languageId": "text", "version": 1, "text": f"@{DRAFT}"}
    message = {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": opening}}
    with started(cwd=tmp_path) as (_, pipe):
        pipe.send(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}})
        pipe.until("id", 1)
        pipe.write(json.dumps(message, ensure_ascii=False).encode().replace(b"@", b"\xd4\xc6"))
        assert 1 == pipe.until("method", "textDocument/publishDiagnostics")["params"]["version"]


def test_an_editor_that_hangs_up(tmp_path: Path) -> None:
    """The server ends, with 1 as the protocol has it."""
    with started(cwd=tmp_path) as (server, pipe):
        pipe.send(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}})
        pipe.until("id", 1)
        assert server.stdin is not None
        server.stdin.close()
        assert 1 == server.wait(PATIENCE)


def test_nobody_there(tmp_path: Path) -> None:
    """With closed streams the server says in one sentence what it is for."""
    for shell in ("<&-", ">&-", "<&- >&-"):
        result = gwparse("lsp", cwd=tmp_path, shell=shell)
        assert (2, 1) == (result.returncode, said(result).count("\n"))
        assert "started by an editor" in said(result)


def test_without_pygls(tmp_path: Path) -> None:
    """One sentence that names the extra, and exit code 2; the help names it, too."""
    code = "import sys; sys.modules['pygls'] = None; from gwparse.cli import main; sys.exit(main(['lsp']))"
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (2, b"") == (result.returncode, result.stdout)
    assert [
        "gwparse: the language server needs the package pygls: pip install 'gwparse[lsp]'"
    ] == result.stderr.decode().splitlines()
    helped = subprocess.run(
        [sys.executable, "-m", "gwparse", "lsp", "--help"], env=environment(), capture_output=True, check=True
    )
    assert b"gwparse[lsp]" in helped.stdout
