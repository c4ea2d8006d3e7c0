"""House rules that a machine can check: layers, public names, sizes, the README's examples."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import gwparse

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "gwparse"

#: The rooms of the package in the order of the data's way; each may import only from rooms before it.
ROOMS = [
    "errors",
    "source",
    "shadow",
    "patterns",
    "layout",
    "printed",
    "readers",
    "numerals",
    "kinds",
    "furniture",
    "words",
    "organs",
    "lalr",
    "tables",
    "grammar",
    "lark_tables",
    "duties",
    "lines",
    "register",
    "lexicon",
    "wrong_words",
    "lists",
    "context",
    "headings",
    "nodes",
    "walk",
    "elements",
    "assemble",
    "build",
    "parser",
    "dump",
    "views",
    "export",
    "diagnostics",
    "office_patterns",
    "switches",
    "analysis",
    "rules",
    "validation",
    "config",
    "suppress",
    "protection",
    "linter",
    "revision",
    "fixer",
    "writing",
    "report",
    "docx_writer",
    "runner",
    "docs",
    "api",
    "lsp",
    "cli",
]

#: A page's methods call what reads it; they import it when they are called. A source names the type of the layout it holds.
LAZY = {("nodes", "walk"), ("nodes", "views"), ("nodes", "export"), ("source", "layout"), ("source", "printed")}


#: The modules of the package by their names, those of folders under the folder's.
MODULES = {
    ".".join(("gwparse", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def room_of(module: str) -> str:
    """The room of a module below the package: its first name."""
    return module.split(".")[1] if "." in module else module


def imports_of(tree: ast.AST, module: str, *, at_once: bool = True) -> Iterator[tuple[str, bool]]:
    """The modules of the package that a module imports, each with whether that happens as soon as it is imported itself.

    Args:
        tree: the module, or a part of it.
        module: its name.
        at_once: whether this part is run then: what stands in functions and for type checkers alone is not.
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, at_once) for alias in node.names if alias.name.split(".")[0] == "gwparse")
        elif isinstance(node, ast.ImportFrom):
            above = (module if MODULES[module].stem == "__init__" else module.rpartition(".")[0]).split(".")
            base = ".".join(above[: len(above) - node.level + 1]) if node.level else ""
            named = ".".join(filter(None, (base, node.module or "")))
            if named.split(".")[0] == "gwparse":
                inside = [f"{named}.{alias.name}" for alias in node.names]
                yield from ((one if one in MODULES else named, at_once) for one in inside)
        elif isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            for part in node.body:
                yield from imports_of(ast.Module([part], []), module, at_once=False)
            yield from imports_of(ast.Module(node.orelse, []), module, at_once=at_once)
        else:
            inner = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
            yield from imports_of(node, module, at_once=at_once and not inner)


#: What each module imports, with whether it does so at once.
IMPORTS = {
    name: set(imports_of(ast.parse(path.read_text(encoding="utf-8")), name))
    for name, path in MODULES.items()
    if name not in ("gwparse", "gwparse.__main__")
}


def test_all_forms_of_import_are_seen() -> None:
    """However a module is imported, and wherever."""
    text = """
import gwparse.source, re
from gwparse import readers, parse
from . import walk
from .nodes import page, Page
if TYPE_CHECKING:
    from gwparse.layout import Layout
class Reader:
    from . import kinds
    def read(self):
        import gwparse.lines
"""
    found = sorted(imports_of(ast.parse(text), "gwparse.api"))
    at_once = "gwparse gwparse.kinds gwparse.nodes gwparse.nodes.page gwparse.readers gwparse.source gwparse.walk"
    assert at_once.split() == [name for name, now in found if now]
    assert ["gwparse.layout", "gwparse.lines"] == [name for name, now in found if not now]


def test_layers() -> None:
    """A room imports only from rooms that come before it on the data's way; exceptions are lazy, and all of them are needed."""
    needed = set()
    for module, imports in IMPORTS.items():
        here = room_of(module)
        for imported, at_once in imports:
            there = room_of(imported)
            if there == "gwparse":
                continue
            if (here, there) in LAZY:
                needed.add((here, there))
                assert not at_once, f"{module} imports {imported} at once"
            elif there != here:
                assert ROOMS.index(there) < ROOMS.index(here), f"{module} imports {imported}"
    assert LAZY == needed


def test_only_the_version_comes_from_the_top() -> None:
    """Modules import each other, not the public list, which would hide where they reach."""
    for name, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "gwparse":
                assert ["__version__"] == [alias.name for alias in node.names], name


def test_no_module_imports_itself() -> None:
    """As modules are imported, none needs one that needs it."""
    from graphlib import TopologicalSorter

    graph = {name: {other for other, at_once in imports if at_once} for name, imports in IMPORTS.items()}
    assert list(TopologicalSorter(graph).static_order())


#: Modules that reckon with lines and columns, code units, and widths: of texts, of characters on paper.
RECKONERS = {
    r"\b(?:starts|lines)\[(?:\w+\.)?(?:end_)?line - 1\]": {"source"},
    r"\blen\([\w.]+\.encode\(": {"source"},
    r"\beast_asian_width\(": {"source", "views.placement", "readers.ofd", "readers.fixed.glyphs"},
}


@pytest.mark.parametrize("form", RECKONERS)
def test_positions_are_reckoned_in_one_place(form: str) -> None:
    """What a line or a column is, is told by `source`; how wide a character is printed, by what knows about paper."""
    found = {
        name.removeprefix("gwparse.")
        for name, path in MODULES.items()
        if re.search(form, path.read_text(encoding="utf-8"))
    }
    assert RECKONERS[form] == found


#: Names that nothing in the package says, and why they are there.
SAID_ELSEWHERE = {
    "SECTIONS": "what paragraphs of a rule's page may begin with: tests hold the pages to it",
    "_encodeFilenameFlags": "of zipfile",
    "handle_starttag": "of html.parser",
    "handle_startendtag": "of html.parser",
    "handle_endtag": "of html.parser",
    "handle_data": "of html.parser",
}


def test_every_name_is_used() -> None:
    """What the package defines it uses, or the README tells users of it; tests alone are no use."""
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}
    used = {word for tree in trees.values() for word in words_said(tree)}
    used |= set(re.findall(r"\w+", (ROOT / "README.md").read_text(encoding="utf-8"))) | SAID_ELSEWHERE.keys()
    unused = [
        f"{name}.{defined}"
        for name, tree in trees.items()
        if not name.startswith("gwparse.tables.")
        for defined in names_defined(tree.body)
        if defined not in used and not defined.startswith("__")
    ]
    assert [] == unused


def words_said(tree: ast.AST) -> Iterator[str]:
    """The names that a module reads, attributes among them, and strings that may be names looked up."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            yield node.value


def names_defined(body: list[ast.stmt]) -> Iterator[str]:
    """The functions, classes, methods and constants of a module; fields of values are none, as whole values are printed."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        if isinstance(node, ast.ClassDef):
            yield from (inner.name for inner in node.body if isinstance(inner, ast.FunctionDef))
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_every_room_is_listed() -> None:
    """The list of rooms is complete."""
    modules = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.parent.name for path in PACKAGE.glob("*/__init__.py")
    }
    assert set(ROOMS) == modules - {"__init__", "__main__"}


def test_public_names() -> None:
    """`__all__` is sorted, complete, and true."""
    assert sorted(gwparse.__all__) == gwparse.__all__
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    imported = [alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names]
    own = {*imported, "__version__"} - {"annotations", "TYPE_CHECKING", "import_module"}
    assert sorted(own) == gwparse.__all__
    assert all(hasattr(gwparse, name) for name in gwparse.__all__)


def test_modules_are_rooms() -> None:
    """No module is over 400 lines, and none is called for nothing in particular."""
    for path in sorted([*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400 or path.parent.name == "tables", path.name
        assert path.stem not in {"utils", "helpers", "misc", "common"}


#: What takes long to import and is for other commands, other files, or settings.
HEAVY = set(
    "lark pydantic regex concurrent.futures json tomllib hashlib difflib shutil tempfile csv subprocess zipfile html.parser lxml"
    " gwparse.fixer gwparse.writing gwparse.lark_tables gwparse.validation gwparse.docs gwparse.rules.coverage gwparse.cli.parse"
    " gwparse.lsp gwparse.readers.docx gwparse.readers.html gwparse.docx_writer gwparse.rules.layout.title_in_other_typeface".split()
)


@pytest.mark.parametrize(
    ("code", "heavy"),
    [
        ("import gwparse", HEAVY | {"argparse", "dataclasses", "typing", "re", "gwparse.api"}),
        ("main(['--help'])", HEAVY | {"dataclasses", "typing", "pathlib", "gwparse.api"}),
        ("main(['check', '--isolated', 'draft.txt'])", HEAVY | {"gwparse.rules.replies.plural_of_polite_you"}),
    ],
    ids=["import", "help", "check"],
)
def test_what_is_not_needed_is_not_imported(code: str, heavy: set[str], tmp_path: Path) -> None:
    """A check of a text loads neither Lark nor pydantic, nor any rule that needs a word or a layout that the text lacks."""
    import os
    import subprocess
    import sys

    (tmp_path / "draft.txt").write_text(
        "云川市人民政府关于做好防汛工作的通知\n\n各县人民政府：\n\n一、压实责任，\n", encoding="utf-8"
    )
    before = "import sys\nloaded = set(sys.modules)\nfrom contextlib import suppress\n"
    main = "from gwparse.cli import main\n" if "main" in code else ""
    after = f"print(*sorted({heavy!r} & (sys.modules.keys() - loaded)), file=sys.stderr)"
    command = f"{before}{main}with suppress(SystemExit):\n    {code}\n{after}"
    ran = subprocess.run(
        [sys.executable, "-c", command],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert b"" == ran.stderr.strip()


def test_readme_library_example_runs() -> None:
    """The library example of the README runs from the root of the checkout."""
    import contextlib
    import io
    import os

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", text, re.S)
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(example, "README.md", "exec"), {})
    finally:
        os.chdir(before)
    assert "main 通知" in printed.getvalue()


def test_readme_first_screen_is_true() -> None:
    """The document on the README's first screen gives the tree beside it."""
    from gwparse.dump import dump

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    document, tree, *_ = re.findall(r"```text\n(.*?)```", text, re.S)
    assert dump(gwparse.parse(document)) == tree


def test_readme_task_table_is_true() -> None:
    """The plan in the README gives the table below it."""
    from gwparse.export.ledger import as_text, table

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    *_, plan, printed = re.findall(r"```text\n(.*?)```", text, re.S)
    shown = table([("方案.txt", gwparse.tasks(gwparse.parse(plan)))], resolved=True)
    assert as_text(shown) == printed


def test_readme_findings_are_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The draft in the README has the findings below it, as the command prints them."""
    from gwparse.cli import main

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    draft, printed = re.findall(r"```text\n(.*?)```", text, re.S)[2:4]
    monkeypatch.chdir(tmp_path)
    Path("草稿.txt").write_text(draft, encoding="utf-8")
    assert 1 == main(["check", "--isolated", "--output", "out.txt", "草稿.txt"])
    assert Path("out.txt").read_text(encoding="utf-8") == printed


def test_readme_settings_are_true() -> None:
    """The settings in the README are read without complaint, and no key is missing from them."""
    import tomllib

    from gwparse.config import Settings, settings_from
    from gwparse.switches import Switches

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.S)
    table = {key: value for key, value in tomllib.loads(example).items() if key not in ("units", "words")}
    found = settings_from(table, "README.md", ROOT)
    told = {key.replace("-", "_") for key in tomllib.loads(example)}
    assert {field.name for field in fields(Settings)} - {"switches", "options", "root", "file"} <= told
    assert {field.name for field in fields(Switches)} | {"rules"} <= told
    assert found.baseline == ROOT / "gwparse-baseline.json"


def test_docstring_example() -> None:
    """The example in the package's docstring is true."""
    import doctest

    assert 0 == doctest.testmod(gwparse).failed
