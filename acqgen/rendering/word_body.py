"""The body in Word: sections, clauses, paragraphs, each numbered by Word itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from acqgen.package.model import Block, Paragraph, PrintedClause, Section
from acqgen.rendering.numbering import Instance
from acqgen.rendering.wml import Direct, Element
from acqgen.rendering.word_tables import table
from acqgen.rendering.word_writer import Heading, Writer
from acqgen.rendering.wording import line_text

_HEADINGS, _LETTERED, _CLAUSE = "Acq Headings", "Acq Lettered Headings", "Acq Clause"
_DEEPEST = 3  # of headings
_ROLES = {"body": "Body Text", "definition": "Definition", "bullet": "List Bullet"}
_DOT = "  ·  "  # between the parts of an identity line


def section(writer: Writer, found: Section) -> Iterator[Element]:
    """Return a section: heading, lead, its own blocks, clauses, what closes it."""
    numbers = _section_numbers(writer, found)
    where = Heading(1, found.number, found.title, found.anchor)
    yield _heading(writer, where, numbers, (writer.text(found.title),))
    if found.lead:
        yield writer.paragraph("Section Lead", writer.text(found.lead))
    yield from _blocks(writer, found.blocks, in_clause=False)
    for clause in found.clauses:
        made = _short_clause if found.compact else _clause
        yield from made(writer, clause, numbers)
    yield from _blocks(writer, found.closing, in_clause=False)


def _section_numbers(writer: Writer, found: Section) -> Instance:
    """Begin the list of a section's headings at the number of the section."""
    ordinal = found.number.removeprefix("Section ").partition(".")[0]
    start = ord(ordinal) - ord("A") + 1 if found.lettered else int(ordinal)
    return writer.numbering.start(_LETTERED if found.lettered else _HEADINGS, (start, 1, 1))


def _heading(
    writer: Writer,
    where: Heading,
    numbers: Instance,
    content: tuple[Element, ...],
) -> Element:
    """Return a heading whose number Word computes as `where` says."""
    counted = numbers.advance(where.depth - 1)
    assert counted == where.number, f"Word would print {counted} for {where.number} {where.title}"
    writer.headings.append(where)
    direct = Direct(numbering=(numbers.id, where.depth - 1))
    style = f"heading {where.depth}"
    return writer.paragraph(style, *content, direct=direct, anchor=where.anchor)


def _clause(writer: Writer, clause: PrintedClause, numbers: Instance) -> Iterator[Element]:
    """Return a clause: heading, identity line, note, blocks."""
    content = [writer.text(clause.title)]
    if clause.aside:
        content.append(writer.text(f" {clause.aside}", "Heading Aside"))
    depth = min(clause.number.count(".") + 1, _DEEPEST)
    where = Heading(depth, clause.number, clause.title, clause.id)
    yield _heading(writer, where, numbers, (*content,))
    yield _identity(writer, clause)
    if writer.draft and clause.note:
        yield writer.paragraph("Draft Note", writer.text(clause.note))
    yield from _blocks(writer, clause.blocks, in_clause=True)


def _short_clause(writer: Writer, clause: PrintedClause, numbers: Instance) -> Iterator[Element]:
    """Return a clause as one paragraph under its number: title, identity, labels in the line."""
    counted = numbers.advance(1)
    assert counted == clause.number, f"Word would print {counted} for {clause.number}"
    content = [writer.text(f"{clause.title}. ", "Strong"), writer.text(f"{clause.id}. ")]
    anchors = [clause.id]
    tables = []
    for block in clause.blocks:
        if not isinstance(block, Paragraph):
            tables.append(block)
            continue
        label = f"{block.label} " if block.label else ""
        content.append(writer.text(label))
        content += [*writer.line(block.line, headed=block.level == 1), writer.text(" ")]
        anchors += [block.anchor] if block.anchor else []
    direct = Direct(numbering=(numbers.id, 1))
    made = writer.paragraph("Short Clause", *content, direct=direct, anchor=clause.id)
    for anchor in anchors[1:]:
        writer.lead_to(anchor, made)
    yield made
    yield from _blocks(writer, tuple(tables), in_clause=True)


def _identity(writer: Writer, clause: PrintedClause) -> Element:
    content = [writer.text(clause.id, "Clause ID"), writer.text(f"{_DOT}{clause.identity}")]
    if writer.draft and clause.strength:
        content += [writer.text("\t"), writer.text(clause.strength, "Clause Strength")]
    return writer.paragraph("Clause Identity", *content)


def _blocks(writer: Writer, blocks: tuple[Block, ...], *, in_clause: bool) -> Iterator[Element]:
    """Return paragraphs and tables; the levels of one clause count in one list."""
    numbers: Instance | None = None
    for block in blocks:
        if not isinstance(block, Paragraph):
            yield from table(writer, block, in_clause=in_clause)
        elif block.role == "level":
            numbers = numbers or writer.numbering.start(_CLAUSE, (1, 1, 1, 1))
            yield _level(writer, block, numbers)
        else:
            yield _paragraph(writer, block, _style(block), Direct(bar=block.bar))


def _level(writer: Writer, found: Paragraph, numbers: Instance) -> Element:
    """Return a labelled paragraph; the label is Word's, and must be the author's."""
    counted = numbers.advance(found.level - 1)
    assert counted == found.label, f"Word would print {counted} for {found.label} {found.anchor}"
    direct = Direct(numbering=(numbers.id, found.level - 1), bar=found.bar)
    return _paragraph(writer, found, f"Clause Level {found.level}", direct)


def _style(found: Paragraph) -> str:
    """Return the style of a paragraph without a label."""
    if found.role != "continue":
        return _ROLES[found.role]
    return f"List Continue {found.level}" if found.level > 1 else "List Continue"


def _paragraph(writer: Writer, found: Paragraph, style: str, direct: Direct) -> Element:
    """Return a paragraph; one that announces a list stays with it."""
    announces = line_text(found.line).rstrip().endswith((":", "—"))
    content = writer.line(found.line, headed=found.level == 1)
    return writer.paragraph(
        style, *content, direct=replace(direct, keep_next=announces), anchor=found.anchor
    )
