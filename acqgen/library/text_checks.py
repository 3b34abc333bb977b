"""One revision held against itself and against the rest of the library."""

from __future__ import annotations

from collections.abc import Iterator

from acqgen.library.clauses import Clause, FrontMatter, Revision
from acqgen.library.library import Library
from acqgen.library.values import ValueFault, typed
from acqgen.problems import Location, Problem, nearest
from acqgen.prose import (
    Block,
    Citation,
    Marker,
    Paragraph,
    Reference,
    Slot,
    Span,
    Table,
    Unit,
    check_wording,
    parse_spans,
)


def check_revision(library: Library, clause: Clause, revision: Revision) -> Iterator[Problem]:
    """Yield every fault of one revision."""
    if revision.retired and revision is clause.revisions[0]:
        where = Location(revision.source.file, revision.source.body_line, 1)
        yield Problem("ACQ224", f"{clause.id} has no wording", where)
    yield from _names(library, revision)
    yield from _fill_ins(library, clause.id, revision)
    yield from _alternates(revision)
    yield from check_wording(revision.wording, revision.source.file)
    for unit in revision.wording.every_unit():
        for block in unit.blocks:
            yield from _block(library, revision, unit, block)


def _names(library: Library, revision: Revision) -> Iterator[Problem]:
    head, source = revision.head, revision.source
    for key, listed in (
        ("requires", [each for group in head.requires for each in group]),
        ("conflicts", head.conflicts),
        ("uses", head.uses),
    ):
        for id in listed:
            if not library.knows(id):
                hint = nearest(id, [*library.clauses, *library.planned])
                yield Problem("ACQ208", f"unknown text {id!r}", source.locate(key), hint)
    for index, item in enumerate(head.deliverables):
        if item not in library.deliverables:
            where = source.locate("deliverables", index)
            hint = nearest(item, library.deliverables)
            yield Problem("ACQ216", f"unknown deliverable {item!r}", where, hint)
    for index, named in enumerate(head.satisfies):
        yield from check_citation(library, named, source.locate("satisfies", index))


def check_citation(library: Library, named: str, where: Location) -> Iterator[Problem]:
    """Check that `authority` or `authority#paragraph` is in the library."""
    authority, _, paragraph = named.partition("#")
    yield from _cited(library, authority, paragraph, where)


def _cited(library: Library, authority: str, paragraph: str, where: Location) -> Iterator[Problem]:
    known = library.authorities.get(authority)
    if known is None:
        hint = nearest(authority, library.authorities)
        yield Problem("ACQ209", f"unknown authority {authority!r}", where, hint)
    elif paragraph and known.paragraph(paragraph) is None:
        hint = nearest(paragraph, [each.id for each in known.paragraphs])
        yield Problem("ACQ209", f"{authority} has no paragraph {paragraph!r}", where, hint)


def _fill_ins(library: Library, id: str, revision: Revision) -> Iterator[Problem]:
    head, source = revision.head, revision.source
    used = {span.name for span in _every_span(library, id, revision) if isinstance(span, Slot)}
    for name, fill in head.fill_ins.items():
        where = source.locate_key("fill_ins", name)
        if name not in used:
            yield Problem("ACQ213", f"fill-in {name!r} is not used in the wording", where)
        if fill.type == "enum" and not fill.values and not fill.from_:
            yield Problem("ACQ214", f"fill-in {name!r} of type enum has no values", where)
        if fill.default is not None:
            try:
                typed(fill, fill.default)
            except ValueFault as fault:
                place = source.locate("fill_ins", name, "default")
                yield Problem("ACQ214", f"the default of {name!r} does not fit: {fault}", place)
        sample = head.fill_ins.get(fill.shown_by)
        if fill.shown_by and (sample is None or sample.type != "integer"):
            hint = nearest(fill.shown_by, head.fill_ins)
            message = f"{name!r} is shown by {fill.shown_by!r}, which is no integer of this text"
            place = source.locate("fill_ins", name, "shown_by")
            yield Problem("ACQ214", message, place, hint)
        if not (fill.from_ or fill.ask):
            yield Problem("ACQ214", f"fill-in {name!r} has no question (ask)", where)


def _every_span(library: Library, id: str, revision: Revision) -> Iterator[Span]:
    for unit in revision.wording.every_unit():
        yield from unit.spans()
    for definition in library.definitions:
        if definition.owner == id:
            for each in definition.revisions:
                yield from parse_spans(each.text)


def _alternates(revision: Revision) -> Iterator[Problem]:
    head, wording = revision.head, revision.wording
    base = {unit.label for unit in wording.units}
    source = revision.source
    declared = {each.id for each in head.alternates}
    for id in wording.alternates.keys() - declared:
        message = f"Alternate {id} has wording but is not declared"
        yield Problem("ACQ215", message, source.locate("alternates"))
    for index, each in enumerate(head.alternates):
        where = source.locate("alternates", index)
        units = wording.alternates.get(each.id)
        if units is None:
            yield Problem("ACQ215", f"Alternate {each.id} has no wording in the file", where)
        elif each.replaces != "all":
            missing = {f"({letter})" for letter in each.replaces} - base
            surplus = {u.label for u in units} - {f"({letter})" for letter in each.replaces}
            for label in sorted(missing):
                yield Problem("ACQ215", f"the text has no paragraph {label} to replace", where)
            for label in sorted(surplus):
                message = (
                    f"Alternate {each.id} holds {label or 'a lead'}, which it does not replace"
                )
                yield Problem("ACQ215", message, where)
    yield from _labels(head, base, revision)


def _labels(head: FrontMatter, base: set[str], revision: Revision) -> Iterator[Problem]:
    for letter in head.paragraphs:
        if f"({letter})" not in base:
            where = revision.source.locate_key("paragraphs", letter)
            yield Problem("ACQ220", f"the text has no paragraph ({letter})", where)


def _block(library: Library, revision: Revision, unit: Unit, block: Block) -> Iterator[Problem]:
    where = Location(revision.source.file, block.line, 1)
    if isinstance(block, Marker):
        if block.name == "table" and block.id not in library.tables:
            hint = nearest(block.id, library.tables)
            yield Problem("ACQ210", f"there is no table {block.id!r}", where, hint)
        return
    spans = block.spans if isinstance(block, Paragraph) else _cells(block)
    for span in spans:
        yield from _span(library, revision, span, where)
    if isinstance(block, Paragraph) and _repeats(revision, block) and block.kind == "level":
        after = unit.blocks[unit.blocks.index(block) + 1 :]
        if any(isinstance(each, Paragraph) and each.level >= block.level for each in after):
            message = (
                "a paragraph that repeats for each value of a list is the last of its siblings"
            )
            yield Problem("ACQ211", message, where)


def _cells(table: Table) -> tuple[Span, ...]:
    return tuple(span for row in table.rows for cell in row for span in cell)


def _repeats(revision: Revision, block: Paragraph) -> bool:
    if len(block.spans) != 1 or not isinstance(block.spans[0], Slot):
        return False
    fill = revision.head.fill_ins.get(block.spans[0].name)
    return fill is not None and fill.type == "list"


def _span(library: Library, revision: Revision, span: Span, where: Location) -> Iterator[Problem]:
    if isinstance(span, Slot) and span.name not in revision.head.fill_ins:
        hint = nearest(span.name, revision.head.fill_ins)
        yield Problem("ACQ212", f"slot {span.name!r} has no fill-in", where, hint)
    elif isinstance(span, Citation):
        yield from _cited(library, span.authority, span.paragraph, where)
    elif isinstance(span, Reference):
        yield from _named(library, span.id, where)


def _named(library: Library, id: str, where: Location) -> Iterator[Problem]:
    if not library.knows(id) and id not in library.deliverables:
        code, noun = ("ACQ208", "text") if "-" in id else ("ACQ216", "deliverable")
        hint = nearest(id, [*library.clauses, *library.planned, *library.deliverables])
        yield Problem(code, f"unknown {noun} {id!r}", where, hint)
