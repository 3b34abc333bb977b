"""Why a text is in or out, in sentences."""

from __future__ import annotations

from acqgen.library import Library
from acqgen.package.selection import Decider, Decision, Outcome, Selection
from acqgen.profile import Facts
from acqgen.rules import All, Condition, because


def facts_of(decision: Decision, selection: Selection) -> tuple[str, ...]:
    """Name the questions that decided on a text, the strength included where it counts."""
    id = decision.clause.id
    if id not in selection.grounds:
        names = set(because(decision.revision.head.when, selection.world))
        if decision.selected or decision.outcome is Outcome.OFFERED:
            names |= set(because(_strength_condition(decision), selection.world))
        selection.grounds[id] = tuple(sorted(names))
    return selection.grounds[id]


def _strength_condition(decision: Decision) -> Condition:
    for each in decision.revision.head.strength:
        if each.is_ == decision.strength:
            return each.when
    return All(())


def rests_on_assumption(decision: Decision, selection: Selection, facts: Facts) -> bool:
    """Say whether a deciding fact was assumed."""
    return any(
        facts.answers[name].assumed
        for name in facts_of(decision, selection)
        if name in facts.answers
    )


def decider(decision: Decision, selection: Selection, facts: Facts) -> Decider:
    """Say who decided; an assumption where a deciding fact was assumed."""
    if decision.decided_by is Decider.CONDITION and rests_on_assumption(decision, selection, facts):
        return Decider.ASSUMPTION
    return decision.decided_by


def fact_lines(decision: Decision, selection: Selection, facts: Facts) -> tuple[str, ...]:
    """Return each deciding fact as `question = answer`, with who said so."""
    return tuple(fact_line(name, facts) for name in facts_of(decision, selection))


def fact_line(name: str, facts: Facts) -> str:
    """Return one fact as `question = answer (who, date)`."""
    answer = facts.answers.get(name)
    if answer is None:
        return f"{name}: open"
    if answer.assumed:
        return f"{name} = {shown(answer.value)} (assumed; {answer.by})"
    said = ", ".join(filter(None, [answer.by, answer.date, answer.source]))
    return f"{name} = {shown(answer.value)}" + (f" ({said})" if said else "")


def shown(value: object) -> str:
    """Return a fact as a person types it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "none"
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return str(value)


def why(decision: Decision, library: Library) -> str:
    """Say in one or two sentences what became of a text and why."""
    condition = library.in_words(decision.revision.head.when)
    entry = decision.entry
    match decision.decided_by, decision.outcome:
        case Decider.AUTHORITY, _:
            return f"No authority of this text is in force on the day: {decision.authority_note}."
        case Decider.RETIRED, _:
            head = decision.revision.head
            return f"Retired by the library from {head.effective.isoformat()}. {head.change}"
        case Decider.PERSON, _ if entry is not None:
            if entry.satisfied_by:
                return f"{entry.by}: satisfied by {entry.satisfied_by}. {entry.reason}"
            did = "included it" if entry.include else "left it out"
            return f"{entry.by} {did} on {entry.date}. {entry.reason}"
        case Decider.REQUIRES, _:
            return f"{decision.required_by} requires it, at that text's strength. {condition}"
        case _, Outcome.LEFT_OUT:
            return f"The condition does not hold: {condition}"
        case _, Outcome.UNDECIDED:
            return f"The condition cannot be decided yet: {condition}"
        case _, Outcome.OFFERED:
            return f"Offered, until a decision includes it. The condition holds: {condition}"
        case _, Outcome.PROPOSED:
            return f"Proposed, since the contract exists. The condition holds: {condition}"
        case _:
            return f"The condition holds: {condition}"


def sentences(
    decision: Decision, selection: Selection, library: Library, facts: Facts
) -> tuple[str, ...]:
    """Return the reason and the facts it rests on."""
    return (why(decision, library), *fact_lines(decision, selection, facts))
