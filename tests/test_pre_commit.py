"""The hooks as pre-commit runs them: in a repository of drafts with Chinese names, installed from this checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.word_notation import word_file

ROOT = Path(__file__).parents[1]

pytestmark = [
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="pre-commit installs hooks from a git checkout"),
    pytest.mark.skipif(find_spec("pre_commit") is None, reason="pre-commit is not installed"),
]

GOOD = "云川市水利局关于开展堤防巡查的通知\n\n各县（市、区）水利局：\n\n　　现就有关事项通知如下。\n"
BAD = GOOD.replace("通知\n", "通知。\n", 1)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environment that it installs gwparse into; shared, as that takes a while."""
    return tmp_path_factory.mktemp("pre-commit-home")


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A repository with one draft that passes and one that does not."""
    (tmp_path / "通知（合格）.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "通知（草稿）.txt").write_text(BAD, encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    subprocess.run(["git", "-C", str(tmp_path), "add", "."], check=True)
    return tmp_path


def run(hook: str, drafts: Path, home: Path, *files: str) -> subprocess.CompletedProcess[str]:
    """Run one hook of this checkout over files of a repository."""
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), hook, "--verbose", "--files", *files]
    return subprocess.run(
        command, cwd=drafts, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_one_draft_passes_and_one_fails(drafts: Path, home: Path) -> None:
    """The finding is printed, and only for the draft that has it."""
    assert 0 == run("gwparse", drafts, home, "通知（合格）.txt").returncode
    failed = run("gwparse", drafts, home, "通知（合格）.txt", "通知（草稿）.txt")
    assert 1 == failed.returncode, failed.stderr
    assert "通知（草稿）.txt:1:18: 错误 TI102" in failed.stdout
    assert "通知（合格）.txt:" not in failed.stdout


def test_word_files_are_checked(drafts: Path, home: Path) -> None:
    """A Word file is no text to pre-commit, but the hook takes it, and says where in it the finding stands."""
    (drafts / "草稿.docx").write_bytes(word_file("{标题}云川市水利局关于开展堤防巡查的通知。\n"))
    subprocess.run(["git", "-C", str(drafts), "add", "."], check=True)
    failed = run("gwparse", drafts, home, "草稿.docx")
    assert 1 == failed.returncode
    assert "草稿.docx:第1段第18字“。”: 错误 TI102" in failed.stdout
    assert "Skipped" in run("gwparse-text", drafts, home, "草稿.docx").stdout


def test_the_fixing_hook_fixes(drafts: Path, home: Path) -> None:
    """It changes the draft, and pre-commit fails the commit so that somebody looks."""
    shown = run("gwparse-fix", drafts, home, "通知（草稿）.txt")
    assert 1 == shown.returncode
    assert "files were modified by this hook" in shown.stdout
    assert GOOD == (drafts / "通知（草稿）.txt").read_text(encoding="utf-8")
