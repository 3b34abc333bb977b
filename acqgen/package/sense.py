"""What is wrong with a selection: contradictions, conflicts, requirements not met."""

from __future__ import annotations

from collections.abc import Iterator

from acqgen.library import Gate, Library
from acqgen.package.selection import Selection
from acqgen.problems import Problem, Severity
from acqgen.profile import Facts, Profile
from acqgen.rules import because


def check_selection(
    profile: Profile, library: Library, facts: Facts, selection: Selection
) -> Iterator[Problem]:
    """Yield contradictions of answers as errors, and texts that do not fit together."""
    for gate in selection.gates:
        if gate.severity == "error":
            yield _contradiction(profile, facts, selection, gate)
    yield from _factors(profile, library, selection)
    yield from _conflicts(profile, selection)
    yield from _missing(profile, library, selection)


def _contradiction(profile: Profile, facts: Facts, selection: Selection, gate: Gate) -> Problem:
    names = because(gate.when, selection.world)
    places = [(profile.where(name), _said(name, facts)) for name in names if name in facts.answers]
    where = places[0][0] if places else profile.source.locate()
    message = f"{gate.id}: {gate.message}"
    return Problem("ACQ305", message, where, related=tuple(places), owner=gate.owner)


def _said(name: str, facts: Facts) -> str:
    return f"{name} is assumed" if facts.answers[name].assumed else f"{name} is answered here"


def _factors(profile: Profile, library: Library, selection: Selection) -> Iterator[Problem]:
    """Warn of more factors than evaluators can tell apart."""
    limit = library.settings.factors
    factors = [
        each.clause.id
        for each in selection.selected
        if each.revision.head.kind == "factor" and each.clause.id not in limit.besides
    ]
    if len(factors) > limit.most:
        message = f"{len(factors)} factors besides price and past performance: {', '.join(factors)}"
        hint = f"leave out some with a reason; {limit.most} is the limit of the library"
        where = profile.source.locate("decisions")
        yield Problem("ACQ504", message, where, hint, severity=Severity.WARNING)


def _conflicts(profile: Profile, selection: Selection) -> Iterator[Problem]:
    for decision in selection.selected:
        for other in decision.revision.head.conflicts:
            found = selection.decisions.get(other)
            if found and found.selected and decision.clause.id < other:
                message = f"{decision.clause.id} and {other} cannot stand in one contract"
                yield Problem("ACQ308", message, profile.source.locate("decisions"))


def _missing(profile: Profile, library: Library, selection: Selection) -> Iterator[Problem]:
    for decision in selection.selected:
        for group in decision.revision.head.requires:
            written = [each for each in group if each in library.clauses]
            if written and not any(selection.decisions[each].selected for each in written):
                yield Problem(
                    "ACQ503",
                    f"{decision.clause.id} needs {' or '.join(written)}, which is left out",
                    profile.source.locate("decisions"),
                    severity=Severity.WARNING,
                )
