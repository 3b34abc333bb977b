"""Typed blocks of a wording. A line number counts in the file that holds the wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Face = Literal["plain", "italic", "bold"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they print."""

    text: str
    face: Face = "plain"


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a fill-in's value."""

    name: str


@dataclass(frozen=True, slots=True)
class Citation:
    """An authority, or one paragraph of it; printed as the library cites it."""

    authority: str
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Another text, one of its paragraphs, or a data item."""

    id: str  # "TE-170", "D06"
    label: str = ""  # "(b)"


Span = Words | Slot | Citation | Reference


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: labeled, a bullet, or plain text under a level."""

    kind: Literal["level", "bullet", "text"]
    level: int  # of the label; of the label above for the others, 0 at the edge
    label: str  # "(a)", or empty
    spans: tuple[Span, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table; each cell is a tuple of spans."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Marker:
    """Where generated content prints: the definitions, or a table of the library."""

    name: Literal["definitions", "table"]
    id: str
    line: int


Block = Paragraph | Table | Marker


@dataclass(frozen=True)
class Unit:
    """A first-level paragraph with all that hangs under it; without label: a lead."""

    label: str
    blocks: tuple[Block, ...]

    @property
    def line(self) -> int:
        """Return the line on which the unit starts."""
        return self.blocks[0].line

    def spans(self) -> Iterator[Span]:
        """Yield every span of the unit in order of print."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield from block.spans
            elif isinstance(block, Table):
                for row in block.rows:
                    for cell in row:
                        yield from cell

    @cached_property
    def slots(self) -> tuple[str, ...]:
        """The names of its fill-ins in order of print."""
        return tuple(span.name for span in self.spans() if isinstance(span, Slot))

    @cached_property
    def references(self) -> tuple[str, ...]:
        """The ids that it names in order of print."""
        return tuple(span.id for span in self.spans() if isinstance(span, Reference))

    def words(self) -> str:
        """Return the plain words of the unit."""
        return " ".join(span.text for span in self.spans() if isinstance(span, Words))

    def passages(self) -> Iterator[str]:
        """Yield the words of each paragraph, without its heading, and of each cell and caption."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                first = block.spans[0] if block.spans else None
                headed = isinstance(first, Words) and first.face == "italic"
                yield _text(block.spans[1:] if headed and block.label else block.spans)
            elif isinstance(block, Table):
                yield from (block.caption, *block.columns)
                yield from (_text(cell) for row in block.rows for cell in row)


def _text(spans: tuple[Span, ...]) -> str:
    return "".join(span.text if isinstance(span, Words) else " " for span in spans)


@dataclass(frozen=True, slots=True)
class Wording:
    """The units of the basic text, and those of each alternate."""

    units: tuple[Unit, ...]
    alternates: Mapping[str, tuple[Unit, ...]]

    def every_unit(self) -> Iterator[Unit]:
        """Yield the units of the basic text and of all alternates."""
        yield from self.units
        for units in self.alternates.values():
            yield from units
