"""Rules on what a text leans on: L30, L31, L47, H12, H13, H15."""

from __future__ import annotations

from collections.abc import Iterator

from acqgen.library import Outline
from acqgen.problems import Keys, Location, Problem, Severity, ShapeError
from acqgen.prose import Paragraph, Reference, Table, Unit, Wording, parse_spans
from acqgen.reading import Source
from acqgen.rules import All, AnyOf, Not
from acqgen.upkeep.lint.printed import Printed, asked_for
from acqgen.upkeep.lint.view import View, strings


def references(view: View) -> Iterator[Problem]:
    """Prove that what a reference names is there whenever the sentence prints."""
    for text in view.texts:
        for part, unit in _units(text.revision.wording):
            printed = Printed(view, text, part, unit.label)
            for reference, line in _references(unit):
                where = Location(text.revision.source.file, line, 1)
                if reference.id not in text.head.named_only:
                    yield from _reference(printed, reference, where)
    for name, source in view.sources.items():
        if name.startswith("deliverables/"):
            for path, said in strings(source.data, ()):
                yield from _named_label(view, said, source.locate(*path))


def _units(wording: Wording) -> Iterator[tuple[str, Unit]]:
    yield from (("", unit) for unit in wording.units)
    for part, units in wording.alternates.items():
        yield from ((part, unit) for unit in units)


def _references(unit: Unit) -> Iterator[tuple[Reference, int]]:
    for block in unit.blocks:
        if isinstance(block, Paragraph):
            yield from ((e, block.line) for e in block.spans if isinstance(e, Reference))
        elif isinstance(block, Table):
            for number, row in enumerate(block.rows, block.line + 3):
                spans = (span for cell in row for span in cell)
                yield from ((e, number) for e in spans if isinstance(e, Reference))


def _reference(printed: Printed, found: Reference, where: Location) -> Iterator[Problem]:
    view, head = printed.view, printed.text.head
    if "-" not in found.id:  # a data item
        callers = {each.id for each in view.texts if found.id in each.head.deliverables}
        if found.id not in view.library.planned and not printed.beside(callers):
            message = f"nothing that prints with this calls for {found.id}"
            yield Problem("L30", message, where)
        return
    required = (each for group in head.requires for each in group)
    if found.id not in {printed.text.id, *head.uses, *required}:
        message = f"{found.id} is named, but neither required nor in 'uses'"
        yield Problem("L30", message, where)
    elif not printed.beside({found.id}):
        yield Problem("L30", f"{found.id} can be absent where this prints", where)
    if found.label and not _has_label(view, found):
        yield Problem("L30", f"{found.id} has no paragraph {found.label}", where)


def _has_label(view: View, found: Reference) -> bool:
    text = view.by_id.get(found.id)
    return text is None or any(
        found.label == unit.label for unit in text.revision.wording.every_unit()
    )


def _named_label(view: View, said: str, where: Location) -> Iterator[Problem]:
    try:
        spans = parse_spans(said)
    except ShapeError:
        return  # no wording, for example a format
    for each in spans:
        if isinstance(each, Reference) and each.label and not _has_label(view, each):
            yield Problem("L30", f"{each.id} has no paragraph {each.label}", where)


def requirements(view: View) -> Iterator[Problem]:
    """Prove that what a text requires applies whenever the text does."""
    library = view.library
    sound = All(tuple(Not(each.when) for each in library.gates if each.severity == "error"))
    for text in view.texts:
        for index, group in enumerate(text.head.requires):
            where = text.where("requires", index)
            if set(group) <= set(text.head.conflicts):
                message = f"{' or '.join(group)} is required and conflicts"
                yield Problem("L31", message, where)
            if not set(group) <= view.by_id.keys():
                continue
            others = AnyOf(tuple(view.by_id[each].head.when for each in group))
            proof = view.prover.prove(text.head.when, Not(others))
            if proof.truth is not False:
                proof = view.prover.prove(text.head.when, Not(others), sound)
            if proof.truth is False:
                continue
            message = f"{' or '.join(group)} can be out where {text.id} is in: {proof}"
            severity = Severity.ERROR if proof.truth else Severity.WARNING
            yield Problem("L31", message, where, severity=severity)


def factors(view: View) -> Iterator[Problem]:
    """Pair each factor with an instruction; neither rests on specifications alone."""
    asked = {
        id
        for text in view.texts
        if text.head.kind == "instruction"
        for rule in text.head.paragraphs.values()
        for id in asked_for(rule.when)
    }
    for text in view.texts:
        named = text.head.evaluation.partition("factor:")[2]
        if named and not _is_factor(view, named):
            yield Problem("L47", f"{named} is no factor", text.where("evaluation"))
        elif named and named not in asked:
            message = f"no paragraph of an instruction asks for what {named} rates"
            yield Problem("L47", message, text.where("evaluation"))
        if text.head.kind in ("instruction", "factor"):
            for index, each in enumerate(text.head.satisfies):
                if each.partition("#")[0] == view.words.specifications_only:
                    message = f"{each} reaches specifications only"
                    yield Problem("L47", message, text.where("satisfies", index))


def _is_factor(view: View, id: str) -> bool:
    if id in view.library.planned:
        return view.library.planned[id].kind == "factor"
    return id in view.by_id and view.by_id[id].head.kind == "factor"


def conflicts(view: View) -> Iterator[Problem]:
    """Ask for each conflict on both sides, where each side's reader sees it."""
    for text in view.texts:
        for index, other in enumerate(text.head.conflicts):
            there = view.by_id.get(other)
            if there and text.id not in there.head.conflicts:
                message = f"{other} does not list its conflict with {text.id}"
                yield Problem("H12", message, text.where("conflicts", index))
    for id, clause in view.library.references.items():
        for index, other in enumerate(clause.conflicts):
            back = view.library.references.get(other)
            if back and id not in back.conflicts:
                source = view.sources[f"references/{id}.yaml"]
                message = f"{other} does not list its conflict with {id}"
                yield Problem("H12", message, source.locate("conflicts", index))


def outlines(view: View) -> Iterator[Problem]:
    """Ask each outline for a place for planned texts, and for no folder that is empty."""
    for outline in view.library.outlines:
        source = view.sources[f"outlines/{outline.id}.yaml"]
        yield from _outline(view, outline, source)


def _outline(view: View, outline: Outline, source: Source) -> Iterator[Problem]:
    sections = outline.sections
    places = {place for each in sections if not each.slot for place in (each.place, *each.also)}
    for index, planned in enumerate(view.library.planned.values()):
        if planned.place not in places:
            message = f"no section of outline {outline.id} takes place {planned.place}"
            where = view.sources["planned.yaml"].locate("planned", index, "place")
            yield Problem("H13", message, where, severity=Severity.WARNING)
    folders = {text.clause.folder for text in view.texts}
    for number, section in enumerate(sections):
        for place, folder in enumerate(section.folders):
            if folder not in folders and not view.growing:
                path: Keys = ("sections", number, "folders", place)
                yield Problem("H13", f"no text stands in folder {folder}", source.locate(*path))


def promises(view: View) -> Iterator[Problem]:
    """Ask for each promise of the Government on the list that gives relief for lateness."""
    listed = view.by_id.get(view.words.promises)
    if listed is None:
        return
    named = {
        each.id
        for unit in listed.revision.wording.every_unit()
        for each in unit.spans()
        if isinstance(each, Reference)
    }
    for text in view.texts:
        if text.head.kind in ("sow", "special") and text.id not in {listed.id, *named}:
            for passage in text.passages:
                if (offset := passage.text.find("Government will ")) >= 0:
                    message = f"{listed.id} does not list this promise"
                    yield Problem("H15", message, passage.at(offset))
