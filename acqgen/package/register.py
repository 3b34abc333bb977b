"""What is to be decided before release: undecided and offered texts."""

from __future__ import annotations

from collections.abc import Mapping

from acqgen.library import Library
from acqgen.package.model import File, Opening
from acqgen.package.places import Places
from acqgen.package.selection import Decision, Outcome, Selection
from acqgen.rules import because

_OPEN = (Outcome.UNDECIDED, Outcome.OFFERED)


def numbered(selection: Selection) -> dict[str, int]:
    """Give numbers to the open decisions in the order of the library, undecided texts first."""
    open_ = [each for each in selection.decisions.values() if each.outcome in _OPEN]
    open_.sort(key=lambda each: each.outcome is Outcome.OFFERED)
    return {each.clause.id: number for number, each in enumerate(open_, 1)}


def decision_openings(
    selection: Selection, library: Library, places: Places, file: File
) -> tuple[Opening, ...]:
    """Return the lines of the register of one document for decisions."""
    found = []
    for id, number in numbered(selection).items():
        decision = selection.decisions[id]
        if places.near(decision) != file:
            continue
        place = places.clauses.get(id)
        found.append(
            Opening(
                f"Decision {number}",
                f"{place.number}, {id}" if place else id,
                id if place else "",
                _needed(decision, selection, library),
                _who(decision, selection, library),
            )
        )
    return tuple(found)


def note_on(
    decision: Decision, numbers: Mapping[str, int], selection: Selection, library: Library
) -> str:
    """Return the draft note under the identity line of an undecided text, or nothing."""
    if decision.outcome is not Outcome.UNDECIDED:
        return ""
    number = numbers[decision.clause.id]
    return f"Decision {number}. {_needed(decision, selection, library)}"


def open_questions(decision: Decision, selection: Selection) -> tuple[str, ...]:
    """Return the questions whose answers would decide on a text."""
    condition = decision.revision.head.when
    return because(condition, selection.world)


def _needed(decision: Decision, selection: Selection, library: Library) -> str:
    title = decision.revision.head.title
    if decision.outcome is Outcome.OFFERED:
        return f"{title}: in or out?"
    asks = [
        library.questions[each].ask
        for each in open_questions(decision, selection)
        if each in library.questions
    ]
    return f"This text is undecided. It depends on: {' '.join(asks)}"


def _who(decision: Decision, selection: Selection, library: Library) -> str:
    if decision.outcome is Outcome.OFFERED:
        return "Contracting Officer"
    owners = [
        library.questions[each].who
        for each in open_questions(decision, selection)
        if each in library.questions
    ]
    text = "; ".join(dict.fromkeys(owners)) or "contracting officer"
    return text[:1].upper() + text[1:]
