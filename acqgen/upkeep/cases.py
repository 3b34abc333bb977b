"""Cases: one change to a shipped profile, and what must come of one text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from acqgen.library import Clause, Library
from acqgen.library.clauses import StrengthName
from acqgen.package.assembly import Maker
from acqgen.package.draft import Decided, decide, prepared
from acqgen.problems import ContentError, Location, Problem, nearest, raise_errors
from acqgen.profile import DecisionEntry, Profile, load_profile
from acqgen.reading import Data, parse, read_yaml
from acqgen.rendering.text import clause_text
from acqgen.rules import All

OutcomeName = Literal["included", "proposed", "offered", "undecided", "left_out"]


class Case(Data):
    """An example of one text; what it leaves empty is not looked at."""

    name: str
    base: str  # the name of a shipped profile
    outcome: OutcomeName
    change: Mapping[str, Any] = {}
    fill_ins: Mapping[str, Any] = {}  # of the text itself
    decisions: tuple[DecisionEntry, ...] = ()
    strength: StrengthName | None = None
    prints: str = ""
    omits: str = ""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What came of one case; without faults it holds."""

    clause: str
    case: Case
    where: Location
    faults: tuple[str, ...]

    def __str__(self) -> str:
        said = "".join(f"\n  {fault}" for fault in self.faults)
        return f"{self.where}: {self.clause}, {self.case.name}{said}"


def run_cases(library: Library, profiles_root: Path) -> tuple[CaseResult, ...]:
    """Run the cases of every text. Raises ContentError for files that cannot be read.

    Cases that make the same profile share what prints it; where only fill-ins differ, they share
    the decisions, which rest on no fill-in.
    """
    paths = sorted(profiles_root.glob("*.yaml"))
    profiles = {path.stem: load_profile(path) for path in paths}
    found = [
        (clause, case, where)
        for clause in library.clauses.values()
        for case, where in read_cases(clause)
    ]
    made: dict[str, _Made | tuple[str, ...]] = {}
    decided: dict[str, Decided] = {}
    for clause, case, _ in found:
        key = _profile_key(case, clause)
        if key not in made:
            made[key] = _make(case, clause, profiles, library, decided)
    return tuple(
        CaseResult(clause.id, case, where, _faults(case, clause, made[key]))
        for clause, case, where in found
        for key in [_profile_key(case, clause)]
    )


def _profile_key(case: Case, clause: Clause) -> str:
    """Return what tells the profile of a case from that of another."""
    own = (clause.id, case.fill_ins) if case.fill_ins else ()
    return repr((_decisions_key(case), own))


def _decisions_key(case: Case) -> str:
    """Return what tells the decisions on the profile of a case from those on another."""
    return repr((case.base, case.change, case.decisions))


def read_cases(clause: Clause) -> tuple[tuple[Case, Location], ...]:
    """Read the cases of a text, which stand beside its revisions. Raises ContentError."""
    source = read_yaml(Path(clause.revisions[-1].source.file).with_name("cases.yaml"))
    if not isinstance(source.data, tuple):
        raise ContentError([Problem("ACQ116", "a list of cases is expected", source.locate())])
    return tuple(
        (parse(Case, source, number), source.locate(number)) for number in range(len(source.data))
    )


def lacking(clause: Clause, cases: tuple[Case, ...]) -> tuple[str, ...]:
    """Say which kinds of case a text lacks: one in, one out where it can be, one with `prints`."""
    outcomes = {case.outcome for case in cases}
    kinds = {
        "one in which it is in": bool(outcomes & {"included", "proposed"}),
        "one in which it is out": "left_out" in outcomes or _always(clause),
        "one with prints": any(case.prints for case in cases),
    }
    return tuple(kind for kind, there in kinds.items() if not there)


def faults_of(
    case: Case, clause: Clause, profiles: Mapping[str, Profile], library: Library
) -> tuple[str, ...]:
    """Say what of a case does not hold."""
    return _faults(case, clause, _make(case, clause, profiles, library, {}))


@dataclass(frozen=True)
class _Made:
    """The profile of a case, what was decided on it, and what prints its texts."""

    profile: Profile
    library: Library
    decided: Decided

    @cached_property
    def maker(self) -> Maker:
        return prepared(self.profile, self.library, self.decided)


def _make(
    case: Case,
    clause: Clause,
    profiles: Mapping[str, Profile],
    library: Library,
    decided: dict[str, Decided],
) -> _Made | tuple[str, ...]:
    """Make the profile of a case and decide on it, unless that was done, or say why it fails."""
    base = profiles.get(case.base)
    if base is None:
        return (f"no profile {case.base!r} ships; {nearest(case.base, profiles)}",)
    key = _decisions_key(case)
    try:
        profile = changed(base, case, clause.id)
        if key not in decided:
            decided[key] = decide(profile, library)
        raise_errors(decided[key].problems)
    except ContentError as error:
        return _said(error)
    return _Made(profile, library, decided[key])


def _said(error: ContentError) -> tuple[str, ...]:
    return tuple(f"{each.code}: {each.message}" for each in error.problems)


def _faults(case: Case, clause: Clause, made: _Made | tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(made, _Made):
        return made
    try:
        return tuple(_differences(case, clause.id, made))
    except ContentError as error:
        return _said(error)


def _differences(case: Case, clause: str, made: _Made) -> Iterator[str]:
    decision = made.decided.selection.decisions[clause]
    if decision.outcome != case.outcome:
        yield f"the outcome is {decision.outcome}, not {case.outcome}"
    if case.strength and decision.strength != case.strength:
        yield f"the strength is {decision.strength or 'none'}, not {case.strength}"
    if case.prints or case.omits or case.fill_ins:
        printed = made.maker.print_text(clause)
        text = _plain(clause_text(printed)) if printed else ""
        if _plain(case.prints) not in text:
            yield f"it does not print {case.prints!r}"
        if case.omits and _plain(case.omits) in text:
            yield f"it prints {case.omits!r}"


def changed(base: Profile, case: Case, clause: str) -> Profile:
    """Return the profile of a case; its decisions stand in place of those on the same."""
    profile = base.with_answers(case.change).with_decisions(case.decisions)
    return profile.with_fill_ins(clause, case.fill_ins) if case.fill_ins else profile


def _plain(text: str) -> str:
    return " ".join(text.split())


def _always(clause: Clause) -> bool:
    condition = clause.revisions[-1].head.when
    return isinstance(condition, All) and not condition.parts
