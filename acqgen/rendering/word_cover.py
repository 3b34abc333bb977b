"""The cover of a draft below its facts: notices, the register of what is open, the contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from acqgen.package.model import Document, Line, Link, Opening, Table, Words
from acqgen.rendering import wml
from acqgen.rendering.typography import typeset
from acqgen.rendering.wml import Element
from acqgen.rendering.word_tables import grid
from acqgen.rendering.word_writer import Heading, Writer
from acqgen.rendering.wording import CONTENTS, NOTICES, REGISTER, REGISTER_COLUMNS

_WIDTHS = (1224, 1656, 4622, 1858)  # 20ths of a point: 0.85, 1.15, 3.21 and 1.29 inches


def register(writer: Writer, document: Document) -> Iterator[Element]:
    """Return notices and register; nothing when there are none."""
    if document.notices:
        yield writer.paragraph("Cover Heading", writer.text(NOTICES))
        for notice in document.notices:
            yield writer.paragraph("Cover Draft Note", writer.text(notice))
    if document.register_note:
        yield writer.paragraph("Cover Heading", writer.text(REGISTER))
        yield writer.paragraph("Cover Note", writer.text(document.register_note))
    if document.register:
        rows = tuple(map(_row, document.register))
        yield grid(writer, Table("plain", REGISTER, REGISTER_COLUMNS, rows), _WIDTHS)
        yield writer.paragraph("Table After")


def contents(writer: Writer, headings: Sequence[Heading]) -> Iterator[Element]:
    """Return the linked contents of the headings, without asides and page numbers.

    Word, asked to update them, adds the asides.
    """
    yield writer.paragraph("Contents Heading", writer.text(CONTENTS))
    entries = [_entry(writer, heading) for heading in headings]
    for place, run in enumerate(wml.field('TOC \\o "1-3" \\h \\z \\n'), 1):
        entries[0].insert(place, run)
    entries[-1].append(wml.field_end())
    yield from entries


def _row(opening: Opening) -> tuple[tuple[Line], ...]:
    place = Link(opening.place, opening.target)
    return (
        ((Words(opening.number),),),
        ((place,),),
        ((Words(opening.needed),),),
        ((Words(opening.who),),),
    )


def _entry(writer: Writer, heading: Heading) -> Element:
    words = typeset(f"{heading.number}\t{heading.title}")
    return writer.paragraph(f"toc {heading.depth}", writer.link(heading.anchor, words))
