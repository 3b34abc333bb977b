"""Rules on what nobody uses or nothing reaches: H05 to H09."""

from __future__ import annotations

from collections.abc import Iterator

from acqgen.library import FrontMatter
from acqgen.package.terms import used_terms
from acqgen.problems import Keys, Problem, Severity
from acqgen.prose import Reference
from acqgen.rules import Condition, Term, Test
from acqgen.upkeep.lint.search import nodes
from acqgen.upkeep.lint.view import View, strings


def every_condition(view: View) -> Iterator[Condition]:
    """Yield each condition that stands in the library."""
    library = view.library
    settings = library.settings
    yield from (*(each.when for each in settings.tiers), settings.default_on, settings.proposed)
    yield from library.terms.values()
    yield from (each.when for each in library.gates)
    for outline in library.outlines:
        yield outline.when
        yield from (each.when for each in outline.work_statement)
    for authority in library.authorities.values():
        yield from (each.when for each in authority.paragraphs)
    for item in library.deliverables.values():
        yield from (each.when for each in item.due)
        yield from (each.when for each in item.annexes)
        yield from (each.due.when for each in item.annexes if each.due)
    for clause in library.references.values():
        yield from (clause.when,) if clause.when else ()
        yield from (each.when for each in clause.alternates if each.when)
    for text in library.clauses.values():
        for revision in text.revisions:
            yield from _of_text(revision.head)


def _of_text(head: FrontMatter) -> Iterator[Condition]:
    yield head.when
    yield from (each.when for each in head.strength)
    yield from (each.when for each in head.paragraphs.values())
    for alternate in head.alternates:
        yield alternate.when
        yield from (each.when for each in alternate.paragraphs.values())


def unused_terms(view: View) -> Iterator[Problem]:
    """Name each condition that nothing asks: a rule that nobody keeps."""
    used = {
        node.name
        for each in every_condition(view)
        for node in nodes(each)
        if isinstance(node, Term)
    }
    for index, name in enumerate(view.library.terms):
        if name not in used:
            where = view.sources["terms.yaml"].locate(index, "term")
            yield Problem("H05", f"no condition names the term {name!r}", where)


def unread_questions(view: View) -> Iterator[Problem]:
    """Name each question that nothing reads: it wastes the time of whoever answers."""
    used = {
        node.field
        for each in every_condition(view)
        for node in nodes(each)
        if isinstance(node, Test)
    }
    used |= {
        fill.from_ for text in view.texts for fill in text.head.fill_ins.values() if fill.from_
    }
    used |= {*view.library.settings.cover, *view.words.read_by_engine}
    for name, source in view.sources.items():
        if name.startswith("questions/"):
            for index, row in enumerate(source.data):
                id = row["id"]
                stated = view.library.questions[id].offeror_to_state
                if id not in used and not stated:
                    yield Problem("H06", f"nothing reads {id}", source.locate(index, "id"))


def unused_definitions(view: View) -> Iterator[Problem]:
    """Name each definition whose term no text uses: it never prints."""
    library = view.library
    words = [passage for text in library.clauses.values() for passage in _printed(text.id, view)]
    words += [
        said
        for name, source in view.sources.items()
        if name.startswith("deliverables/")
        for _, said in strings(source.data, ())
    ]
    words += [each.lead for one in library.outlines for each in one.sections]
    owners = {each.owner for each in library.definitions}
    used = {each.term for each in used_terms(words, library.definitions, owners)}
    for name, source in view.sources.items():
        if name.startswith("definitions/") and source.data["term"] not in used:
            yield Problem("H07", f"no text uses {source.data['term']!r}", source.locate("term"))


def _printed(id: str, view: View) -> Iterator[str]:
    head = view.by_id[id].head
    yield head.title
    for unit in view.by_id[id].revision.wording.every_unit():
        yield from unit.passages()
    for fill in head.fill_ins.values():
        yield from fill.values.values()
        yield from (fill.default,) if isinstance(fill.default, str) else fill.default or ()


def uncalled_items(view: View) -> Iterator[Problem]:
    """Name each data item that no text calls for, and each that its text never names."""
    called = {each for text in view.texts for each in text.head.deliverables}
    severity = Severity.WARNING if view.growing else Severity.ERROR
    for name in view.library.deliverables:
        if name not in called:
            where = view.sources[f"deliverables/{name}.yaml"].locate("title")
            yield Problem("H08", f"no text calls for {name}", where, severity=severity)
    for text in view.texts:
        units = text.revision.wording.every_unit()
        spans = [span for unit in units for span in unit.spans()]
        named = {span.id for span in spans if isinstance(span, Reference)}
        values = " ".join(_printed(text.id, view))
        for index, item in enumerate(text.head.deliverables):
            if item not in named and item not in values:
                message = f"{text.id} calls for {item} and does not name it"
                where = text.where("deliverables", index)
                yield Problem("H08", message, where, severity=Severity.WARNING)


def chains(view: View) -> Iterator[Problem]:
    """Follow each fill-in that takes its value elsewhere to a text or question that owns it."""
    for text in view.texts:
        for name in text.head.fill_ins:
            end = _end(view, f"{text.id}.{name}")
            if end:
                path: Keys = ("fill_ins", name, "from")
                yield Problem("H09", f"{text.id}.{name} {end}", text.where(*path))


def _end(view: View, slot: str) -> str:
    """Say what is wrong with the end of a chain, or nothing."""
    trail: list[str] = []
    while slot not in trail:
        trail.append(slot)
        id, _, name = slot.partition(".")
        text = view.by_id.get(id)
        if text is None or name not in text.head.fill_ins:
            return ""  # a question, the open questions, or a planned text
        fill = text.head.fill_ins[name]
        if not fill.from_:
            return ""
        slot = fill.from_
    return f"takes its value in a circle: {' from '.join((*trail, slot))}"
