"""The picture in the README: true, whole, and at home on every background."""

from __future__ import annotations

import re
import subprocess
import sys
from xml.etree import ElementTree

import gwparse
from gwparse.docs import PICTURE, ROOT
from gwparse.docs.picture import COLORS, NAME, WIDTH, draft_of, picture

SVG = "{http://www.w3.org/2000/svg}"


def texts(drawn: str) -> list[str]:
    """The pieces of text in a picture, in order."""
    return [element.text or "" for element in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def test_it_shows_the_draft_of_the_readme_with_its_findings() -> None:
    """Every line, every message, every first clause and fix, as the rules have them now."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    draft = draft_of(readme)
    assert f"{NAME}:3:4:" in readme.partition(draft)[2]
    found = gwparse.check(gwparse.parse(draft))
    shown = texts(PICTURE.read_text(encoding="utf-8"))
    for line in draft.splitlines():
        assert not line.strip() or "".join(line.split()) in shown
    joined = "".join(shown)
    for one in found:
        assert one.message in joined
        assert f"依据：{one.basis[0]}" in shown
        assert one.fix is None or one.fix.title in joined
    drawn = PICTURE.read_text(encoding="utf-8")
    assert [one.level for one in found] == [
        level
        for color in re.findall(r'width="3" height="\d+" fill="(#\w+)"', drawn)
        for level in COLORS
        if COLORS[level][0] == color
    ]


def test_it_asks_for_nothing() -> None:
    """It has a background, is no wider than a page of GitHub shows, and names nothing outside itself."""
    drawn = PICTURE.read_text(encoding="utf-8")
    assert WIDTH <= 900
    assert f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}"' in drawn
    assert ["http://www.w3.org/2000/svg"] == re.findall(r"\w+://[^\"]*", drawn)
    assert not re.search("<script|<image|<style|href|url[(]", drawn)
    first = next(iter(ElementTree.fromstring(drawn).iter(f"{SVG}rect")))
    assert "#ffffff" == first.attrib["fill"]


def test_whatever_the_draft_holds() -> None:
    """Marks of XML are text, a draft without findings is drawn, and so is an empty one."""
    draft = "云川市水利局关于<b>&amp;巡查的通知。\n\n各县水利局:\n"
    shown = texts(picture(draft))
    assert "云川市水利局关于<b>&amp;巡查的通知。" in shown
    assert "各县水利局:" in shown
    ElementTree.fromstring(picture(""))


def test_tables_are_written_before_they_are_read() -> None:
    """Whoever changes the form of the tables can have them made anew: nothing reads the old ones until all are written."""
    code = (
        "import sys\nfrom gwparse.docs import TABLES, each\n"
        "made = 0\nfor path, _ in each():\n    if path.parent != TABLES:\n        break\n    made += 1\n"
        "print(made, *(name for name in sys.modules if name.startswith('gwparse.tables.')))"
    )
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True)
    tables = [path for path in (ROOT / "gwparse" / "tables").glob("*.py") if path.stem != "__init__"]
    assert str(len(tables)) == shown.stdout.strip()
