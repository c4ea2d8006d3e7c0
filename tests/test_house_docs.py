"""House rules about words: what docstrings, the README, the tree's specification and the registry of rules say is so."""

from __future__ import annotations

import argparse
import ast
import io
import re
import subprocess
import tokenize
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest

from gwparse import nodes
from gwparse.cli.arguments import parser
from gwparse.rules import RULES
from gwparse.rules.coverage import COVERAGE

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "gwparse"
README = (ROOT / "README.md").read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """A file of the package, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


# Docstrings

#: What every document goes through: what these guarantee is what the others rely on.
STAGES = "parser lines context/__init__ elements assemble build linter runner writing fixer readers/__init__ api analysis source".split()


@pytest.mark.parametrize("stage", STAGES)
def test_stages_say_what_they_guarantee(stage: str) -> None:
    """The docstring of a stage goes on after its first sentence."""
    told = ast.get_docstring(tree_of(PACKAGE / f"{stage}.py")) or ""
    assert "\n\n" in told


def test_views_are_listed() -> None:
    """The index in the docstring of `views` names each view once, and nothing else."""
    told = ast.get_docstring(tree_of(PACKAGE / "views" / "__init__.py")) or ""
    words = re.findall(r"\w+", " ".join(line for line in told.splitlines() if line.startswith("    ")))
    there = {path.stem for path in (PACKAGE / "views").glob("*.py")} - {"__init__"}
    assert sorted(there) == sorted(word for word in words if word not in ("made", "of", "and"))


def test_files_that_are_named_exist() -> None:
    """A file of ours that a docstring, a comment or a page names is there: `layout.py`, `readers/docx/`, `assignment.lark`."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    files = [Path(line) for line in listed.stdout.splitlines()] or [
        path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file()
    ]
    known = {ending for path in files for ending in endings(path)}
    known |= {ending for path in files for folder in path.parents for ending in endings(folder)}
    missing = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in pages_of_ours()
        for line, told in prose(path)
        for name in named_files(told)
        if name not in known
    ]
    assert [] == missing


def endings(path: Path) -> Iterator[str]:
    """What a file may be called by: its name, and as many of the folders above it as one likes."""
    for at in range(len(path.parts)):
        yield "/".join(path.parts[at:])


def pages_of_ours() -> list[Path]:
    """The modules of the package, the grammars, and the pages that tell about them."""
    return [*sorted(PACKAGE.rglob("*.py")), *sorted((ROOT / "grammar").iterdir()), ROOT / "README.md"]


def prose(path: Path) -> Iterator[tuple[int, str]]:
    """What a file says to people, with its lines: of a module the docstrings and the comments."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from enumerate(text.splitlines(), start=1)
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT or (token.type == tokenize.STRING and '"""' in token.string[:5]):
            for at, line in enumerate(token.string.splitlines()):
                yield token.start[0] + at, line


#: Names of files that are the user's.
USERS = {"gwparse.toml", "draft.md", "notes.md"}


def named_files(line: str) -> Iterator[str]:
    """The files and folders that a line names."""
    for found in re.finditer(r"(?<![\w./*<{（-])(?:[\w-]+/)*[\w-]+\.(?:py|lark|md|toml)\b", line, re.ASCII):
        if found[0] not in USERS:
            yield found[0]
    for found in re.finditer(r"`((?:[\w-]+/)+)`", line):
        yield found[1].rstrip("/")


# The README


def test_rooms_are_in_the_readme() -> None:
    """The table of modules has each module and each folder of the package."""
    table = re.findall(r"^\| (`[^|]*`) \|", README, re.M)
    told = {name for row in table for name in re.findall(r"`([\w/]+(?:\.py|/))`", row)}
    there = {path.name for path in PACKAGE.glob("*.py")} | {
        f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")
    }
    assert there - {"__init__.py", "__main__.py"} == told & there - {"__init__.py", "__main__.py"}


def options_of(commands: argparse.ArgumentParser) -> Iterator[str]:
    """The long options of a command and of those below it."""
    for action in commands._actions:
        yield from (option for option in action.option_strings if option.startswith("--"))
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from options_of(command)


def test_options_are_in_the_readme() -> None:
    """Each option of the command line is told."""
    untold = {option for option in options_of(parser()) if not re.search(rf"{option}(?![\w-])", README)}
    assert set() == untold


# The tree's specification


def test_specification_is_the_dataclasses() -> None:
    """The interfaces in grammar/README.md have the fields of the node classes, in their order."""
    text = (ROOT / "grammar" / "README.md").read_text(encoding="utf-8")
    blocks = "".join(re.findall(r"```idl\n(.*?)```", text, re.S))
    told = {}
    for name, body in re.findall(r"interface (\w+)(?: <: \w+)? \{(.*?)\n\}", blocks, re.S):
        told[name] = re.findall(r"^\s*(\w+)\??:", re.sub(r"//.*", "", body), re.M)
    classes = {
        name: kind
        for name in nodes.__all__
        if isinstance(kind := getattr(nodes, name), type) and is_dataclass(kind) and name in told
    }
    assert told.keys() == classes.keys()
    assert {name for name in nodes.__all__ if is_dataclass(getattr(nodes, name))} == told.keys()
    for name, kind in classes.items():
        assert told[name] == fields_in_json(kind), name


def fields_in_json(kind: type) -> list[str]:
    """The fields of a node class that its bases do not have, `kind` always among them, without those that JSON leaves out."""
    inherited = {field.name for base in kind.__mro__[1:] if is_dataclass(base) for field in fields(base)}
    return [
        field.name
        for field in fields(kind)
        if not field.metadata.get("exclude")
        and (field.name not in inherited or (field.name == "kind" and isinstance(field.default, str)))
    ]


# The registry of rules


def test_family_is_the_code() -> None:
    """The rules of one folder have codes that begin alike, and no other folder has such codes."""
    folders = {(rule.module.split(".")[2], rule.code[:2]) for rule in RULES}
    assert len(folders) == len({folder for folder, _ in folders}) == len({prefix for _, prefix in folders})


def test_since_is_a_version() -> None:
    """Each rule is there since a version that the change log has."""
    versions = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert {rule.since for rule in RULES} <= set(versions)


def test_clauses_are_told_once() -> None:
    """No clause of a standard stands in the registry twice."""
    told = Counter((clause.standard, clause.number, clause.subject) for clause in COVERAGE)
    assert [] == [clause for clause, times in told.items() if times > 1]
