"""Walking the tree: order, classes, ancestors, slices."""

from __future__ import annotations

import gwparse
from gwparse.walk import ancestors, children, leaves, tiles, walk

TEXT = """云川市水利局关于巡查的通知

各县水利局：

一、范围
（一）堤防。逐段排查。
二、要求
请认真落实。

云川市水利局
2024年3月5日
"""
PAGE = gwparse.parse(TEXT)


def test_walk_is_in_the_order_of_the_text() -> None:
    """Nodes come parent first, then by place."""
    nodes = list(walk(PAGE))
    assert nodes[0] is PAGE
    assert [node.span.start for node in leaves(PAGE)] == sorted(node.span.start for node in leaves(PAGE))
    assert sum(len(children(node)) for node in nodes) == len(nodes) - 1


def test_walk_by_class() -> None:
    """A class gives the nodes of that class, a base class those of all classes below it."""
    assert ["范围", "堤防", "要求"] == [section.title for section in PAGE.walk(gwparse.Section)]
    assert list(leaves(PAGE)) == list(PAGE.walk(gwparse.Leaf))


def test_ancestors() -> None:
    """From an offset the path leads from the page down to the leaf."""
    at = TEXT.index("逐段")
    assert ["page", "document", "section", "section", "paragraph"] == [node.kind for node in ancestors(PAGE, at)]
    assert ["page", "document"] == [node.kind for node in ancestors(PAGE, TEXT.index("\n\n各县"))]
    assert ["page"] == [node.kind for node in ancestors(PAGE, len(TEXT))]


def test_slices_and_positions() -> None:
    """A section's slice holds its heading and all below it; positions count from one."""
    section = next(PAGE.walk(gwparse.Section))
    assert PAGE.slice(section) == "一、范围\n（一）堤防。逐段排查。"
    assert PAGE.position(section.span.start) == gwparse.Position(5, 1)


def test_tiles_of_a_blank_text() -> None:
    """A blank text has no leaf and no tile; any other is the sum of its tiles."""
    assert tiles(gwparse.parse(" \n\u3000\n")) == []
    assert "".join(PAGE.text[tile.start : tile.end] for _, tile in tiles(PAGE)) == TEXT


def test_json_methods() -> None:
    """A page goes to JSON and comes back equal."""
    assert gwparse.Page.from_json(PAGE.to_json()) == PAGE
