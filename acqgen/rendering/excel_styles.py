"""The looks of a cell, by role: everything a worksheet shows is formatted by one of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle

FONT = "Calibri"
_NAVY, _HEAD, _RULE, _BLACK, _WHITE = "162E51", "E6E6E6", "919191", "000000", "FFFFFF"
_LOCKED, _OPEN, _DONE, _DEAD = "F0F0F0", "FEE685", "E3F5E1", "F8DFE2"
_OPEN_INK, _DONE_INK, _DEAD_INK = "422D19", "19311E", "6F3331"

LookName = Literal[
    "title", "note", "head", "offeror head",
    "given id", "given", "answer", "row status",
    "step", "words", "first step", "first words",
    "key", "text", "count", "date", "done", "open", "shut", "dead",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks; `ink` and `fill` are RGB, empty for automatic and none."""

    size: int = 10
    bold: bool = False
    ink: str = ""
    fill: str = ""
    edges: Literal["box", "head", "opening", "none"] = "box"
    format: str = "General"
    wrap: bool = True
    right: bool = False
    locked: bool = True


LOOKS: dict[LookName, Look] = {
    "title": Look(size=16, bold=True, ink=_NAVY, edges="none", wrap=False),
    "note": Look(edges="none", wrap=False),
    "head": Look(bold=True, fill=_HEAD, edges="head"),
    "offeror head": Look(bold=True, ink=_WHITE, fill=_NAVY, edges="head"),
    # The matrix: shaded is the Government's, white is the offeror's. "@" keeps "2-14" a page.
    "given id": Look(bold=True, fill=_LOCKED, format="@"),
    "given": Look(fill=_LOCKED, format="@"),
    "answer": Look(format="@", locked=False),
    "row status": Look(bold=True, fill=_LOCKED),
    # The instructions: the first row of a group has a heavy rule above.
    "step": Look(size=11, bold=True),
    "words": Look(size=11),
    "first step": Look(size=11, bold=True, edges="opening"),
    "first words": Look(size=11, edges="opening"),
    # The contract file: white, but for words that need the eye.
    "key": Look(bold=True, format="@"),
    "text": Look(),
    "count": Look(format="0", right=True),
    "date": Look(format="mmm d, yyyy"),
    "done": Look(ink=_DONE_INK, fill=_DONE),
    "open": Look(bold=True, ink=_OPEN_INK, fill=_OPEN),
    "shut": Look(bold=True, fill=_LOCKED),
    "dead": Look(bold=True, ink=_DEAD_INK, fill=_DEAD),
}

Tone = Literal["plain", "open", "done"]
_TONES: dict[Tone, tuple[str, str]] = {  # ink and fill of a status that a formula computes
    "plain": (_BLACK, _WHITE),
    "open": (_OPEN_INK, _OPEN),
    "done": (_DONE_INK, _DONE),
}


def named_styles() -> dict[LookName, NamedStyle]:
    """Return a new style of each look; a style belongs to one workbook."""
    return {name: _style(f"acqgen {name}", LOOKS[name]) for name in get_args(LookName)}


def differential(tone: Tone) -> DifferentialStyle:
    """Return what a conditional format lays over a cell."""
    ink, fill = _TONES[tone]
    # A conditional format takes the color of a solid fill from its background.
    return DifferentialStyle(
        font=Font(name=None, sz=None, bold=True, color=ink),
        fill=PatternFill("solid", fgColor=fill, bgColor=fill),
    )


def inline_font(look: LookName, *, bold: bool) -> InlineFont:
    """Return the font of a stretch of text inside a cell of a look."""
    return InlineFont(rFont=FONT, sz=LOOKS[look].size, b=bold)


def _style(name: str, look: Look) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=Font(name=FONT, sz=look.size, bold=look.bold, color=look.ink or None),
        fill=PatternFill("solid", fgColor=look.fill) if look.fill else PatternFill(),
        border=_border(look),
        alignment=Alignment(
            horizontal="right" if look.right else "left",
            vertical="center",
            indent=0 if look.edges == "none" else 1,
            wrap_text=look.wrap,
        ),
        number_format=look.format,
        protection=Protection(locked=look.locked),
    )


def _border(look: Look) -> Border:
    if look.edges == "none":
        return Border()
    thin, medium = Side("thin", _RULE), Side("medium", _BLACK)
    return Border(
        left=thin,
        right=thin,
        top=thin if look.edges == "box" else medium,
        bottom=medium if look.edges == "head" else thin,
    )
