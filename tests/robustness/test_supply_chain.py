"""What comes with the package: the licences of what it needs, the files of its wheel, and settings that can only choose."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from gwparse.cli import main
from tests.robustness.running import DRAFT, ROOT, environment
from tests.robustness.test_files import WATCHED

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

#: Licences under which what we need may be used in an office, with ours beside it.
LICENCES = {
    "MIT",
    "MIT License",
    "BSD",
    "BSD License",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Apache-2.0",
    "Apache Software License",
}
LICENCES |= {"PSF-2.0", "Python Software Foundation License", "CNRI-Python", "ISC"}

NAME = re.compile(r"[A-Za-z0-9._-]+")


def needed() -> dict[str, str]:
    """The packages that gwparse and its extras for users need, and those that they need, by the name of what asks for each."""
    extras = PROJECT["optional-dependencies"]
    ours = [*PROJECT["dependencies"], *extras["docx"], *extras["xlsx"], *extras["pdf"], *extras["lsp"]]
    waiting = [(entry, "gwparse") for entry in ours]
    found: dict[str, str] = {}
    while waiting:
        entry, asked_by = waiting.pop()
        name = NAME.match(entry)
        assert name is not None
        if name[0].lower() in found or "extra ==" in entry:
            continue
        try:
            requires = distribution(name[0]).requires or []
        except PackageNotFoundError:
            assert ";" in entry or asked_by != "gwparse", f"{name[0]} is not installed"
            continue
        found[name[0].lower()] = asked_by
        waiting += [(further, name[0]) for further in requires]
    return found


def licences(name: str) -> set[str]:
    """What a package says of its licence, in any of the three ways there are."""
    about = distribution(name).metadata
    classified = [entry for entry in about.get_all("Classifier") or [] if entry.startswith("License ::")]
    said = {entry.rpartition(" :: ")[2] for entry in classified} - {"OSI Approved"}
    for key in ("License-Expression", "License"):
        told = "".join(about.get_all(key) or [])
        said |= set(re.split(r"\s+(?:AND|OR)\s+|,\s+", told)) if told and "\n" not in told else set()
    return said


def test_licences() -> None:
    """All that users install with us is under a licence of the list."""
    packages = needed()
    assert {"lark", "regex", "pydantic", "pydantic-core", "typing-extensions"} <= {
        name.replace("_", "-") for name in packages
    }
    for name, asked_by in packages.items():
        said = licences(name)
        assert said & LICENCES, f"{name} (needed by {asked_by}): {said}"
        assert not any("GPL" in one for one in said), f"{name} (needed by {asked_by}): {said}"


def test_versions_are_bounded() -> None:
    """Each package has a lowest version; those whose next one may break us, a highest one."""
    extras = PROJECT["optional-dependencies"]
    for entry in [*PROJECT["dependencies"], *extras["docx"], *extras["pdf"], *extras["lsp"]]:
        assert ">=" in entry, entry
        assert "<" in entry or entry.startswith("regex"), (
            entry
        )  # regex counts by dates: no version of it breaks by rule
    assert "<" not in PROJECT["requires-python"]


#: The files of a wheel, but those of its own metadata.
EXPECTED = re.compile(
    r"gwparse/(?:[a-z0-9_]+/)*[a-z0-9_]+\.py|gwparse/py\.typed|gwparse/[a-z/]+\.schema\.json|gwparse/[a-z/]+schema\.json"
    r"|gwparse/grammar/(?:[a-z_]+\.lark|README\.md)|gwparse/rule_pages/(?:[a-z0-9-]+|README)\.md"
)


def listed() -> set[str]:
    """The files that a wheel must have: what git knows of the package, the grammars and the pages of the rules."""
    command = [
        "git",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
        "gwparse",
        "grammar",
        "corpus/rules",
    ]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if found.returncode:
        pytest.skip("this is no checkout")
    names = {name for name in found.stdout.decode().split("\0") if name and (ROOT / name).exists()}
    renamed = (re.sub(r"^corpus/rules/", "gwparse/rule_pages/", name) for name in names)
    return {re.sub(r"^grammar/", "gwparse/grammar/", name) for name in renamed}


def test_files_of_the_package() -> None:
    """What a wheel is made of are modules, types, schemas, grammars and pages of rules; nothing else lies there."""
    odd = sorted(name for name in listed() if not EXPECTED.fullmatch(name))
    assert not odd


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of this checkout, built by hatchling where that is installed."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    code = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def test_files_of_the_wheel(wheel: zipfile.ZipFile) -> None:
    """Exactly the files of the package, and its metadata: no tests, no documents, no caches, nothing hidden."""
    names = {name for name in wheel.namelist() if not re.match(r"gwparse-[^/]+\.dist-info/", name)}
    assert listed() == names
    about = {name.partition("/")[2] for name in wheel.namelist()} - {name.partition("/")[2] for name in names}
    assert {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"} == about
    assert not [
        member.filename for member in wheel.infolist() if member.external_attr >> 16 & 0o170111 not in (0, 0o100000)
    ]


#: Calls by which a text becomes code, or an object of any class.
RUNS = {"eval", "exec", "compile", "__import__", "breakpoint"}
MODULES = {"pickle", "marshal", "shelve", "yaml", "ctypes", "code", "codeop", "runpy", "imp", "dill", "jsonpickle"}


def test_nothing_in_the_package_runs_text() -> None:
    """No module calls what runs a text, or imports what makes any object; modules by name are those of our own lists."""
    by_name = []
    for path in sorted((ROOT / "gwparse").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            place = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in RUNS, place
                by_name += [place] if node.func.id == "import_module" else []
            elif (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
            ):
                assert (node.func.value.id, node.func.attr) not in {("os", "system"), ("os", "popen")}, place
                shell = [key for key in node.keywords if key.arg == "shell"]
                assert not shell, place
            elif isinstance(node, ast.Import):
                assert not {name.name.partition(".")[0] for name in node.names} & MODULES, place
            elif isinstance(node, ast.ImportFrom):
                assert (node.module or "").partition(".")[0] not in MODULES, place
    modules = {place.rpartition(":")[0] for place in by_name}
    assert {"gwparse/__init__.py", "gwparse/grammar.py", "gwparse/rules/base.py"} >= modules


#: Settings that somebody may hope to run something by, or to bring us down with.
ODD = [
    "select = [\"__import__('os').system('touch owned')\"]",
    'units = "| touch owned"',
    'units = "/dev/null/x"',
    'words = "$(touch owned)"',
    'words = "../../../../../../etc/shadow-"',
    'baseline = "`touch owned`"',
    'exclude = ["[!"]',
    'index-number = "(?{os.system})"',
    'index-number = "("',
    "select = 1",
    "select = [[]]",
    "levels = { HI101 = 'deadly' }",
    "[levels]\n__class__ = 'hint'",
    "[rules.__init__]\nx = 1",
    "[rules.item-without-assignment]\n__class__ = 1",
    "[rules.item-without-assignment]\nshare = nan",
    "[[suppress]]\npath = '*'\ncode = '!!python/object'",
    "[[patterns]]\nname = 'x'\npattern = '(?P<a>'\nmessage = 'x'",
    "[[patterns]]\nname = 'x'\npattern = 'x'\nmessage = 'x'\nreplacement = '\\\\g<0>{0.__class__}'",
    "[[patterns]]\nname = 'x'\npattern = '(?(DEFINE)(?<a>x))'\nmessage = 'x'",
    "[[patterns]]\nname = 'x'\npattern = 'x'\nmessage = 'x'\ncommand = 'touch owned'",
    "profile = '../../x'",
    "genre = '''\n\n'''",
    "x = 1\nx = 2",
    "a" * 100_000,
    "a = " + "[" * 10_000 + "]" * 10_000,
    "\0",
    "tool.gwparse.select = 1979-05-27",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_settings(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are refused in one sentence, or only choose."""
    path = tmp_path / "gwparse.toml"
    path.write_text(text, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    code = main(["check", str(tmp_path / "draft.txt")])
    said = capsys.readouterr().err.splitlines()
    assert code in (0, 1) or (2, 1) == (code, len(said)), said
    assert all(line.startswith("gwparse: ") for line in said)
    assert ["draft.txt", "gwparse.toml"] == sorted(found.name for found in tmp_path.iterdir())


def test_settings_start_nothing(tmp_path: Path) -> None:
    """With all settings that name files or hold patterns, nothing is started, written or asked for over the network."""
    (tmp_path / "units.csv").write_text("name,aliases,level\n=cmd|' /C calc'!A0,,市\n", encoding="utf-8")
    (tmp_path / "words.csv").write_text("wrong,right,reason\n$(touch owned),x,y\n", encoding="utf-8")
    settings = "[[patterns]]\nname = 'x'\npattern = '(?<a>巡)查'\nmessage = '{0}'\nreplacement = '\\g<a>'\n"
    (tmp_path / "gwparse.toml").write_text(f'units = "units.csv"\n{settings}', encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    words = [sys.executable, "-c", WATCHED, "check", "draft.txt"]
    result = subprocess.run(words, cwd=tmp_path, env=environment(), capture_output=True, check=False)
    assert 1 == result.returncode, result.stdout + result.stderr
    assert "{0}" in result.stdout.decode()
    assert before == sorted(tmp_path.iterdir())
