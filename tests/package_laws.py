"""Laws that hold for every package, whatever the profile says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from acqgen.library import Library
from acqgen.package.model import (
    Blank,
    Block,
    Document,
    Inline,
    Line,
    Link,
    Paragraph,
    PrintedClause,
    Table,
    Value,
    Words,
)
from acqgen.package.terms import used_terms
from acqgen.pipeline import Draft
from acqgen.prose import label_at
from acqgen.rendering.wording import line_text

RANKS = ["", "offered", "default", "mandatory"]


def clauses(made: Draft) -> Iterator[PrintedClause]:
    for document in made.package.documents:
        for section in document.sections:
            yield from section.clauses


def blocks(document: Document) -> Iterator[Block]:
    for section in document.sections:
        yield from section.blocks
        for clause in section.clauses:
            yield from clause.blocks
        yield from section.closing


def lines(found: Iterator[Block]) -> Iterator[Line]:
    for block in found:
        if isinstance(block, Table):
            yield from (line for row in block.rows for cell in row for line in cell)
        else:
            yield block.line


def inlines(document: Document) -> Iterator[Inline]:
    for line in lines(blocks(document)):
        yield from line


def anchors(document: Document) -> list[str]:
    """Return every place of a document that a link may lead to."""
    found = [section.anchor for section in document.sections]
    found += [clause.id for section in document.sections for clause in section.clauses]
    for block in blocks(document):
        found += block.anchors if isinstance(block, Table) else [block.anchor]
    return [each for each in found if each]


def check_laws(made: Draft, library: Library) -> None:
    """Hold a package against every law."""
    each_text_has_one_decision(made, library)
    each_selected_text_prints_once(made)
    required_texts_are_as_strong(made, library)
    rows_are_unique_and_stand_in_a_document(made)
    numbers_follow_each_other(made)
    open_decisions_stand_in_a_register(made)
    values_are_within_bounds(made)
    printed_definitions_are_those_used(made, library)
    for document in made.package.documents:
        blanks_stand_in_the_register(document)
        links_lead_to_places(document)
    for clause in clauses(made):
        assert line_text(last_line(clause)) != "RESERVED.", clause.id


def last_line(clause: PrintedClause) -> Line:
    last = clause.blocks[-1]
    return last.line if isinstance(last, Paragraph) else last.rows[-1][-1][-1]


def each_text_has_one_decision(made: Draft, library: Library) -> None:
    decisions = made.decided.selection.decisions
    assert list(decisions) == list(library.clauses)
    for id, each in decisions.items():
        assert each.clause.id == id
        assert (each.strength == "") == (each.outcome == "left_out"), id


def each_selected_text_prints_once(made: Draft) -> None:
    selected = Counter(each.clause.id for each in made.decided.selection.selected)
    assert Counter(clause.id for clause in clauses(made)) == selected
    assert set(selected.values()) <= {1}
    assert all(clause.blocks for clause in clauses(made))


def required_texts_are_as_strong(made: Draft, library: Library) -> None:
    decisions = made.decided.selection.decisions
    for each in decisions.values():
        if each.outcome not in ("included", "proposed"):
            continue
        for id in {id for group in each.revision.head.requires for id in group}:
            other = decisions.get(id)
            if id in library.clauses and other.outcome != "left_out":
                assert other.outcome != "offered" or each.strength == "offered", (
                    each.clause.id,
                    id,
                )
                assert RANKS.index(other.strength) >= RANKS.index(each.strength)


def rows_are_unique_and_stand_in_a_document(made: Draft) -> None:
    rows = made.package.matrix.rows
    places = {
        block.anchor: f"{clause.number}{block.label}"
        for clause in clauses(made)
        for block in clause.blocks
        if isinstance(block, Paragraph) and block.anchor
    }
    assert len({row.id for row in rows}) == len({row.para for row in rows}) == len(rows)
    assert all(places[row.id] == row.para for row in rows)
    assert not any("RESERVED" in row.requirement for row in rows)
    items = {item.id for item in made.package.matrix.deliverables}
    assert all(item in items for row in rows for item in row.deliverables)
    factors = {row.evaluation for row in rows} - {"Not evaluated", "Gate"}
    assert factors <= {f"Factor {clause.id}" for clause in clauses(made)}


def numbers_follow_each_other(made: Draft) -> None:
    sow, rfp = made.package.documents
    numbers = [f"{number}.0" for number in range(1, len(sow.sections) + 1)]
    assert [section.number for section in sow.sections] == numbers
    letters = [section.number for section in rfp.sections]
    assert letters == sorted(set(letters))
    for section in (*sow.sections, *rfp.sections):
        stem = section.number.removeprefix("Section ").removesuffix(".0")
        found = [clause.number for clause in section.clauses]
        assert found == [f"{stem}.{number}" for number in range(1, len(found) + 1)]
    for clause in clauses(made):
        labels_follow_each_other(clause)


def labels_follow_each_other(clause: PrintedClause) -> None:
    counts = [0] * 5
    for block in clause.blocks:
        if isinstance(block, Paragraph) and block.role == "level":
            counts[block.level] += 1
            counts[block.level + 1 :] = [0] * (4 - block.level)
            expected = label_at(block.level, counts[block.level])
            assert block.label == expected, (clause.id, block.label)


def open_decisions_stand_in_a_register(made: Draft) -> None:
    selection = made.decided.selection
    open_ = [
        each for each in selection.decisions.values() if each.outcome in ("undecided", "offered")
    ]
    registers = [document.register for document in made.package.documents]
    numbers = [each.number for register in registers for each in register]
    decisions = sorted(each for each in numbers if each.startswith("Decision"))
    assert decisions == sorted(f"Decision {n}" for n in range(1, len(open_) + 1))
    listed = {each.target for register in registers for each in register}
    for clause in clauses(made):
        undecided = selection.decisions[clause.id].outcome == "undecided"
        assert bool(clause.note) == undecided, clause.id
        assert clause.id in listed or not undecided
        if undecided:
            assert clause.note.partition(".")[0] in numbers


def blanks_stand_in_the_register(document: Document) -> None:
    printed = {part.number: part for part in inlines(document) if isinstance(part, Blank)}
    slots = {part.slot for part in inlines(document) if isinstance(part, Blank)}
    listed = [each.number for each in document.register if each.number.startswith("Blank")]
    assert listed == [f"Blank {number}" for number in range(1, len(printed) + 1)]
    assert sorted(printed) == list(range(1, len(printed) + 1))
    assert {part.slot for part in printed.values()} == slots
    assert all(each.needed and each.who and each.place for each in document.register)


def links_lead_to_places(document: Document) -> None:
    places = anchors(document)
    assert len(places) == len(set(places))
    targets = {part.target for part in inlines(document) if isinstance(part, Link)}
    targets |= {each.target for each in document.register}
    assert targets - {""} <= set(places)


def values_are_within_bounds(made: Draft) -> None:
    decisions = made.decided.selection.decisions
    for document in made.package.documents:
        for part in inlines(document):
            owner, _, name = part.slot.partition(".") if isinstance(part, Value) else ("", "", "")
            if owner not in decisions:
                continue
            fill = decisions[owner].revision.head.fill_ins[name]
            if fill.type in ("integer", "number"):
                number = Decimal(part.text.replace(",", ""))
                assert fill.minimum is None or number >= fill.minimum, part
                assert fill.maximum is None or number <= fill.maximum, part
            if fill.type == "enum":
                assert part.text in fill.values.values(), part


def printed_definitions_are_those_used(made: Draft, library: Library) -> None:
    """Each printed term is used apart from its own definition, and each used term is printed."""
    forms = {each.term: (each.term, *each.forms) for each in library.definitions}
    own: dict[str, str] = {}
    words: list[str] = []
    for document in made.package.documents:
        words += [section.lead for section in document.sections]
        for block in blocks(document):
            if isinstance(block, Paragraph) and block.role == "definition":
                own[block.line[0].text] = line_text(block.line)
            else:
                words += passages(block)
    for term in own:
        others = "\n".join([*words, *(text for each, text in own.items() if each != term)])
        pattern = "|".join(rf"\b{re.escape(form)}(?!\w)" for form in forms[term])
        assert re.search(pattern, others), f"{term} is defined and not used"
    owners = {clause.id for clause in clauses(made)}
    used = used_terms([*words, *own.values()], library.definitions, owners)
    missing = {each.term for each in used} - own.keys()
    assert not missing, f"{missing} are used and not defined"


def passages(block: Block) -> list[str]:
    """Return the words of a block that use terms: no heading, and no title of a FAR clause."""
    if isinstance(block, Table) and block.role == "references":
        return []
    if isinstance(block, Table):
        return [block.caption, *block.columns, *map(line_text, lines(iter((block,))))]
    first = block.line[0] if block.line else None
    headed = block.label and isinstance(first, Words) and first.face == "italic"
    return [line_text(block.line[1:] if headed else block.line)]
