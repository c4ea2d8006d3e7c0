"""What a paragraph and its characters look like in the end: direct formats over styles over the document's defaults.

Word resolves a format in layers, each of which says only what it changes. For characters these are, from the last to the first to
count: the run's own properties, its character style and what that is based on, the paragraph's style and what that is based on, the
defaults of the document. For paragraphs the level of an automatic number lies between the paragraph's own properties and its style
(below the style, where it is the style that numbers). A font named through the theme goes before a font named outright in the same
layer. Tables add a layer that is not read here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from gwparse.layout import Alignment, CharacterFormat, LineSpacing, ParagraphFormat
from gwparse.readers.docx.xml import A, W, is_on, number, val

#: Layers may be based on each other in a circle in damaged files; no style is based on so many others.
DEEPEST = 30

_ALIGNMENTS: Mapping[str, Alignment] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justified",
    "distribute": "distributed",
    "thaiDistribute": "distributed",
}

#: What size characters have where a file says nothing: Word's own default.
DEFAULT_SIZE = 10.0

#: The lines of the grid of Word's own documents, in points.
GRID_LINE = 15.6

Layer = dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """How the characters of one run look.

    Attributes:
        wide: Chinese characters and marks.
        narrow: Latin letters, digits and, unless the run asks for wide ones, the marks that both scripts have (“ ” — …).
        prefers_wide: whether such marks are wide here.
        hidden: whether nothing of it is printed.
    """

    wide: CharacterFormat
    narrow: CharacterFormat
    prefers_wide: bool
    hidden: bool


class Styles:
    """The styles of one document.

    Args:
        root: the root of its styles part; None without one.
        theme: the root of its theme part; None without one.
    """

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        self._theme = _theme_fonts(theme)
        self._styles = {
            style.get(W + "styleId", ""): style for style in (root.iter(W + "style") if root is not None else ())
        }
        defaults = root.find(W + "docDefaults") if root is not None else None
        self._run_defaults = self._run_layer(_descend(defaults, "rPrDefault", "rPr"))
        self._paragraph_defaults = _paragraph_layer(_descend(defaults, "pPrDefault", "pPr"))
        self._chains: dict[str, tuple[str, ...]] = {}
        self._looks: dict[tuple[object, ...], Look] = {}
        self._style_layers: dict[tuple[str, str], Layer] = {}
        self._formats: dict[tuple[object, ...], ParagraphFormat] = {}

    @cached_property
    def default_paragraph_style(self) -> str:
        """The style of paragraphs that name none; "" where the document has none."""
        return next(
            (
                name
                for name, style in self._styles.items()
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")
            ),
            "",
        )

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The list that a style numbers by, of the styles that name one themselves."""
        found = {}
        for name, style in self._styles.items():
            listed = val(_descend(style, "pPr", "numPr"), "numId")
            if listed is not None:
                found[name] = listed
        return found

    def style_of(self, properties: Element | None) -> str:
        """The paragraph style that a paragraph's properties name, else the default one."""
        named = val(properties, "pStyle")
        return named if named in self._styles else self.default_paragraph_style

    def name(self, style: str) -> str | None:
        """What a style is called in the file."""
        return val(self._styles.get(style), "name")

    def chain(self, style: str) -> tuple[str, ...]:
        """A style and those that it is based on, nearest first."""
        if style not in self._chains:
            found: list[str] = []
            here: str | None = style
            while here is not None and here in self._styles and here not in found and len(found) < DEEPEST:
                found.append(here)
                here = val(self._styles[here], "basedOn")
            self._chains[style] = tuple(found)
        return self._chains[style]

    def numbering(self, properties: Element | None, style: str) -> tuple[str, int | None, bool] | None:
        """The list by which a paragraph is numbered, its level where one is named, and whether it is the style that numbers."""
        own = properties.find(W + "numPr") if properties is not None else None
        if own is not None and val(own, "numId") is not None:
            return val(own, "numId") or "0", _integer(val(own, "ilvl")), False
        level = _integer(val(own, "ilvl"))
        for name in self.chain(style):
            listed = _descend(self._styles[name], "pPr", "numPr")
            if listed is not None:
                level = level if level is not None else _integer(val(listed, "ilvl"))
                if val(listed, "numId") is not None:
                    return val(listed, "numId") or "0", level, True
        return None

    def look(self, properties: Element | None, style: str) -> Look:
        """How a run looks.

        Args:
            properties: its `w:rPr`; None without one.
            style: the style of its paragraph.
        """
        own = self._run_layer(properties)
        key = (style, *own.items())
        if key not in self._looks:
            self._looks[key] = self._resolved(own, style)
        return self._looks[key]

    def _resolved(self, own: Layer, style: str) -> Look:
        of_paragraph = self._style_layer(style, "rPr")
        of_characters = self._style_layer(own.get("style", ""), "rPr")
        merged = self._run_defaults | of_paragraph | of_characters | own
        size = number(merged.get("size"))

        def switched(name: str) -> bool:
            # What a paragraph's and a character's style both switch on is switched off again.
            if name in own:
                return own[name] == "on"
            named = [layer[name] == "on" for layer in (of_paragraph, of_characters) if name in layer]
            return sum(named) == 1 if named else self._run_defaults.get(name) == "on"

        def of(font: str | None) -> CharacterFormat:
            return CharacterFormat(
                font=font,
                size=size / 2 if size is not None else DEFAULT_SIZE,
                bold=switched("bold"),
                italic=switched("italic"),
                underlined=merged.get("underline", "none") != "none",
                color=merged.get("color"),
            )

        wide, narrow = of(merged.get("wide")), of(merged.get("narrow"))
        return Look(wide, wide if narrow == wide else narrow, merged.get("hint") == "eastAsia", switched("hidden"))

    def _style_layer(self, style: str, part: str) -> Layer:
        key = (style, part)
        if key not in self._style_layers:
            read = self._run_layer if part == "rPr" else _paragraph_layer
            layer: Layer = {}
            for name in reversed(self.chain(style)):
                layer = _over(layer, read(self._styles[name].find(W + part)))
            self._style_layers[key] = layer
        return self._style_layers[key]

    def _run_layer(self, properties: Element | None) -> Layer:
        """What one set of run properties says."""
        if properties is None:
            return {}
        layer = dict(self._fonts(properties.find(W + "rFonts")))
        for name, tag in (("bold", "b"), ("italic", "i"), ("hidden", "vanish")):
            switched = is_on(properties, tag)
            if switched is not None:
                layer[name] = "on" if switched else "off"
        for name, tag in (("style", "rStyle"), ("size", "sz"), ("underline", "u"), ("color", "color")):
            value = val(properties, tag)
            if value is not None:
                layer[name] = value
        color = layer.get("color", "auto").upper()
        if color != "AUTO":
            layer["color"] = color
        else:
            layer.pop("color", None)
        return layer

    def _fonts(self, fonts: Element | None) -> Iterator[tuple[str, str]]:
        if fonts is None:
            return
        for name, plain, theme in (("narrow", "ascii", "asciiTheme"), ("wide", "eastAsia", "eastAsiaTheme")):
            font = self._theme.get(fonts.get(W + theme, "")) or fonts.get(W + plain)
            if font:
                yield name, font
        if fonts.get(W + "hint") is not None:
            yield "hint", fonts.get(W + "hint", "")

    def paragraph(
        self,
        properties: Element | None,
        style: str,
        size: float,
        level: Element | None = None,
        *,
        by_style: bool = False,
    ) -> ParagraphFormat:
        """How a paragraph is set.

        Args:
            properties: its `w:pPr`; None without one.
            style: its style.
            size: the size, in points, of its characters, by which its indents are counted.
            level: the `w:pPr` of the level by which it is numbered; None where it is not.
            by_style: whether it is numbered by its style.
        """
        own, numbered = _paragraph_layer(properties), _paragraph_layer(level)
        key = (style, by_style, size, *own.items(), None, *numbered.items())
        if key not in self._formats:
            of_style = self._style_layer(style, "pPr")
            layers = (numbered, of_style, own) if by_style else (of_style, numbered, own)
            merged = self._paragraph_defaults
            for layer in layers:
                merged = _over(merged, layer)
            self._formats[key] = _paragraph_format(merged, size, self.name(style))
        return self._formats[key]


def _descend(element: Element | None, *names: str) -> Element | None:
    for name in names:
        element = element.find(W + name) if element is not None else None
    return element


def _integer(text: str | None) -> int | None:
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None


def _over(below: Layer, above: Layer) -> Layer:
    """Two layers as one. A first line that is indented takes the place of one that hangs, and the other way round."""
    merged = below | above
    if any(name in above for name in ("firstLine", "firstLineChars")) and not (
        "hanging" in above or "hangingChars" in above
    ):
        merged.pop("hanging", None)
        merged.pop("hangingChars", None)
    elif any(name in above for name in ("hanging", "hangingChars")):
        merged.pop("firstLine", None)
        merged.pop("firstLineChars", None)
    return merged


#: The attributes of indents and of spacing, by what they are called in files of the strict kind, too.
_INDENTS = {
    "firstLine": "firstLine",
    "firstLineChars": "firstLineChars",
    "hanging": "hanging",
    "hangingChars": "hangingChars",
    "left": "left",
    "start": "left",
    "leftChars": "leftChars",
    "startChars": "leftChars",
    "right": "right",
    "end": "right",
    "rightChars": "rightChars",
    "endChars": "rightChars",
}
_SPACING = ("line", "lineRule", "before", "after", "beforeLines", "afterLines")


def _paragraph_layer(properties: Element | None) -> Layer:
    """What one set of paragraph properties says."""
    if properties is None:
        return {}
    layer: Layer = {}
    alignment = val(properties, "jc")
    if alignment is not None:
        layer["alignment"] = alignment
    for name in ("pageBreakBefore", "snapToGrid"):
        switched = is_on(properties, name)
        if switched is not None:
            layer[name] = "on" if switched else "off"
    indents, spacing = properties.find(W + "ind"), properties.find(W + "spacing")
    for attribute, value in indents.items() if indents is not None else ():
        indent = _INDENTS.get(attribute.removeprefix(W))
        if indent is not None:
            layer[indent] = value
    for name in _SPACING:
        spaced = spacing.get(W + name) if spacing is not None else None
        if spaced is not None:
            layer[name] = spaced
    return layer


def _paragraph_format(layer: Layer, size: float, style: str | None) -> ParagraphFormat:
    """The format that merged layers come to.

    Args:
        layer: the layers as one.
        size: the size, in points, of the paragraph's characters.
        style: the name of its style.
    """

    def characters(name: str) -> float:
        """An indent in characters: counted in them, in hundredths, or measured in twips."""
        counted = number(layer.get(f"{name}Chars"))
        if counted:  # a count of 0 leaves the measure in force
            return counted / 100
        return (number(layer.get(name)) or 0.0) / 20 / size

    def space(name: str) -> float:
        """A space in points: Word writes what lines come to beside them; where it has not, they are those of its own grid."""
        measured, counted = number(layer.get(name)), number(layer.get(f"{name}Lines"))
        return (counted or 0.0) / 100 * GRID_LINE if measured is None else measured / 20

    hanging = characters("hanging")
    return ParagraphFormat(
        alignment=_ALIGNMENTS.get(layer.get("alignment", "left"), "left"),
        first_line=round(-hanging if hanging else characters("firstLine"), 3),
        left=round(characters("left"), 3),
        right=round(characters("right"), 3),
        spacing=_line_spacing(layer),
        before=space("before"),
        after=space("after"),
        page_break_before=layer.get("pageBreakBefore") == "on",
        on_grid=layer.get("snapToGrid") != "off",
        style=style,
    )


def _line_spacing(layer: Layer) -> LineSpacing:
    value = number(layer.get("line"))
    if value is None or value <= 0:
        return LineSpacing()
    match layer.get("lineRule"):
        case "exact":
            return LineSpacing("exact", value / 20)
        case "atLeast":
            return LineSpacing("at_least", value / 20)
        case _:
            return LineSpacing("multiple", value / 240)


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """The fonts of a theme by what run properties call them: minorEastAsia, majorAscii."""
    fonts: dict[str, str] = {}
    for size in ("major", "minor"):
        scheme = next(theme.iter(f"{A}{size}Font"), None) if theme is not None else None
        if scheme is None:
            continue
        latin, east = scheme.find(A + "latin"), scheme.find(A + "ea")
        named = east.get("typeface") if east is not None else None
        chinese = next((font.get("typeface") for font in scheme.iter(A + "font") if font.get("script") == "Hans"), None)
        fonts[f"{size}EastAsia"] = named or chinese or ""
        western = latin.get("typeface", "") if latin is not None else ""
        fonts[f"{size}Ascii"] = fonts[f"{size}HAnsi"] = western
    return fonts
