"""A document as plain text, one paragraph a line: for comparing, searching and reading."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from acqgen.package.model import Block, Document, Line, Paragraph, PrintedClause, Section, Table
from acqgen.rendering.wording import (
    CONTENTS,
    EMPTY,
    NOTICES,
    REGISTER,
    REGISTER_COLUMNS,
    is_draft,
    line_text,
)

_INDENT = "    "
_BARS = {"": "", "solid": "| ", "double": "|| "}


def document_text(document: Document) -> str:
    """Return the document with numbers, labels, indents and tables; blanks in brackets."""
    lines = [*_cover(document)]
    tables = count(1)
    for section in document.sections:
        lines += _section(section, tables, draft=is_draft(document))
    return "\n".join(lines).strip("\n") + "\n"


def clause_text(clause: PrintedClause) -> str:
    """Return one clause as it prints in a draft."""
    return "\n".join(_clause(clause, count(1), draft=True)).strip("\n")


def _cover(document: Document) -> Iterator[str]:
    yield from document.marking.splitlines()
    yield from (document.agency, document.title, document.subtitle)
    yield from (f"{label}: {value}" for label, value in document.facts if value)
    if document.notices:
        yield from ("", NOTICES)
        yield from (f"{_INDENT}{notice}" for notice in document.notices)
    if document.register_note:
        yield from ("", REGISTER, f"{_INDENT}{document.register_note}")
    if document.register:
        yield _row(REGISTER_COLUMNS)
        for opening in document.register:
            yield _row((opening.number, opening.place, opening.needed, opening.who))
    if document.with_contents:
        yield from ("", CONTENTS)
        for section in document.sections:
            yield f"{_INDENT}{section.number} {section.title}"
            yield from (f"{_INDENT}{each.number} {each.title}" for each in section.clauses)


def _section(section: Section, tables: Iterator[int], *, draft: bool) -> Iterator[str]:
    yield from ("", "", f"{section.number} {section.title}")
    if section.lead:
        yield section.lead
    yield from _blocks(section.blocks, tables)
    for clause in section.clauses:
        if section.compact:
            yield from _short(clause, tables)
        else:
            yield from _clause(clause, tables, draft=draft)
    yield from _blocks(section.closing, tables)


def _clause(clause: PrintedClause, tables: Iterator[int], *, draft: bool) -> Iterator[str]:
    yield from ("", _title(clause))
    strength = clause.strength if draft else ""
    yield " · ".join(part for part in (clause.id, clause.identity, strength) if part)
    if draft and clause.note:
        yield f"[{clause.note}]"
    yield from _blocks(clause.blocks, tables)


def _short(clause: PrintedClause, tables: Iterator[int]) -> Iterator[str]:
    """Return a clause as one line, then its tables."""
    words = [
        f"{block.label} {line_text(block.line)}".strip()
        for block in clause.blocks
        if isinstance(block, Paragraph)
    ]
    yield f"{clause.number} {clause.title}. {clause.id}. {' '.join(words)}"
    for block in clause.blocks:
        if not isinstance(block, Paragraph):
            yield from _table(block, next(tables))


def _title(clause: PrintedClause) -> str:
    return " ".join(part for part in (clause.number, clause.title, clause.aside) if part)


def _blocks(blocks: tuple[Block, ...], tables: Iterator[int]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _paragraph(block)
        else:
            yield from _table(block, next(tables))


def _paragraph(found: Paragraph) -> str:
    """Return a paragraph after its bar, indent and label; text under a label is indented once."""
    under = {"level": found.level - 1, "continue": found.level, "bullet": 1}
    label = "•" if found.role == "bullet" else found.label
    words = line_text(found.line)
    indent = _INDENT * under.get(found.role, 0)
    return f"{_BARS[found.bar]}{indent}{label} {words}" if label else f"{indent}{words}"


def _table(table: Table, number: int) -> Iterator[str]:
    yield f"Table {number}. {table.caption}"
    yield _row(table.columns)
    yield from (_row(tuple(map(_cell, cells))) for cells in table.rows)


def _row(cells: tuple[str, ...]) -> str:
    return f"{_INDENT}| {' | '.join(cells)} |"


def _cell(lines: tuple[Line, ...]) -> str:
    return " / ".join(text for line in lines if (text := line_text(line).strip())) or EMPTY
