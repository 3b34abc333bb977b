"""What hangs on one thing of the library: an authority paragraph, deliverable, question or term."""

from __future__ import annotations

from collections.abc import Iterator

from acqgen.library import Clause, FrontMatter, Library
from acqgen.package.terms import used_terms
from acqgen.rules import Condition, Term, Test, walk


def uses(library: Library, name: str) -> tuple[tuple[str, str], ...]:
    """Return each use of a name as what uses it and how, in the order of the library."""
    return (
        *_in_texts(library, name),
        *_in_policy(library, name),
        *_in_deliverables(library, name),
        *_of_definition(library, name),
    )


def _in_texts(library: Library, name: str) -> Iterator[tuple[str, str]]:
    for clause in library.clauses.values():
        head = clause.revisions[-1].head
        for named in head.satisfies:
            if name in (named, named.partition("#")[0]):
                yield clause.id, f"satisfies {named}"
        if name in head.deliverables:
            yield clause.id, "calls for the deliverable"
        if any(name in group for group in head.requires):
            yield clause.id, "requires it"
        for where, condition in _conditions(head):
            if _names(condition, name):
                yield clause.id, where
        for slot, fill in head.fill_ins.items():
            if fill.from_ == name or fill.from_.partition(".")[0] == name:
                yield clause.id, f"fill-in {slot} takes its value from {fill.from_}"


def _conditions(head: FrontMatter) -> Iterator[tuple[str, Condition]]:
    yield "when", head.when
    for each in head.strength:
        yield f"strength {each.is_}", each.when
    for alternate in head.alternates:
        yield f"Alternate {alternate.id}", alternate.when
    for label, rule in head.paragraphs.items():
        yield f"paragraph ({label})", rule.when


def _names(condition: Condition, name: str) -> bool:
    return any(
        (isinstance(node, Test) and node.field == name)
        or (isinstance(node, Term) and node.name == name)
        for node in walk(condition)
    )


def _in_policy(library: Library, name: str) -> Iterator[tuple[str, str]]:
    for term, condition in library.terms.items():
        if _names(condition, name):
            yield term, "term"
    for gate in library.gates:
        if _names(gate.when, name):
            yield gate.id, f"gate of severity {gate.severity}"
    for id, clause in library.references.items():
        if clause.when and _names(clause.when, name):
            yield id, "clause by reference"
    for id, authority in library.authorities.items():
        for paragraph in authority.paragraphs:
            if _names(paragraph.when, name):
                yield f"{id}#{paragraph.id}", "trigger of the paragraph"


def _in_deliverables(library: Library, name: str) -> Iterator[tuple[str, str]]:
    for id, item in library.deliverables.items():
        for due in item.due:
            for amount in (due.days, due.months):
                if isinstance(amount, dict) and amount["from"].partition(".")[0] == name:
                    yield id, f"is due by {amount['from']}"


def _of_definition(library: Library, name: str) -> Iterator[tuple[str, str]]:
    own = tuple(each for each in library.definitions if each.term.lower() == name.lower())
    owners = {each.owner for each in own}
    if not own:
        return
    for clause in library.clauses.values():
        if used_terms(_passages(clause), own, owners):
            yield clause.id, "prints the term"
    for definition in library.definitions:
        if definition not in own and used_terms([definition.revisions[-1].text], own, owners):
            yield definition.term, "definition that uses the term"


def _passages(clause: Clause) -> Iterator[str]:
    for unit in clause.revisions[-1].wording.every_unit():
        yield from unit.passages()
