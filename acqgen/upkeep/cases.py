"""Cases: one change to a shipped profile, and what must come of one text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from acqgen.library import Clause, Library
from acqgen.library.clauses import StrengthName
from acqgen.package.draft import Draft, draft
from acqgen.problems import ContentError, Location, Problem, nearest
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

    Cases that make the same profile share one package.
    """
    paths = sorted(profiles_root.glob("*.yaml"))
    profiles = {path.stem: load_profile(path) for path in paths}
    found = [
        (clause, case, where)
        for clause in library.clauses.values()
        for case, where in read_cases(clause)
    ]
    alike: dict[str, list[int]] = {}
    for number, (clause, case, _) in enumerate(found):
        alike.setdefault(_profile_key(case, clause), []).append(number)
    results: dict[int, CaseResult] = {}
    for numbers in alike.values():
        clause, case, _ = found[numbers[0]]
        made = _made(case, clause, profiles, library)
        for number in numbers:
            clause, case, where = found[number]
            faults = _faults(case, clause.id, made)
            results[number] = CaseResult(clause.id, case, where, faults)
    return tuple(results[number] for number in range(len(found)))


def _profile_key(case: Case, clause: Clause) -> str:
    """Return what tells the profile of a case from that of another."""
    own = (clause.id, case.fill_ins) if case.fill_ins else ()
    return repr((case.base, case.change, case.decisions, own))


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
    return _faults(case, clause.id, _made(case, clause, profiles, library))


def _made(
    case: Case, clause: Clause, profiles: Mapping[str, Profile], library: Library
) -> Draft | tuple[str, ...]:
    """Make the package of a case, or say why it cannot be made."""
    base = profiles.get(case.base)
    if base is None:
        return (f"no profile {case.base!r} ships; {nearest(case.base, profiles)}",)
    try:
        return draft(changed(base, case, clause.id), library)
    except ContentError as error:
        return tuple(f"{each.code}: {each.message}" for each in error.problems)


def _faults(case: Case, clause: str, made: Draft | tuple[str, ...]) -> tuple[str, ...]:
    return made if isinstance(made, tuple) else tuple(_differences(case, made, clause))


def _differences(case: Case, made: Draft, clause: str) -> Iterator[str]:
    decision = made.decided.selection.decisions[clause]
    if decision.outcome != case.outcome:
        yield f"the outcome is {decision.outcome}, not {case.outcome}"
    if case.strength and decision.strength != case.strength:
        yield f"the strength is {decision.strength or 'none'}, not {case.strength}"
    printed = printed_text(made, clause)
    if _plain(case.prints) not in printed:
        yield f"it does not print {case.prints!r}"
    if case.omits and _plain(case.omits) in printed:
        yield f"it prints {case.omits!r}"


def changed(base: Profile, case: Case, clause: str) -> Profile:
    """Return the profile of a case; its decisions stand in place of those on the same."""
    profile = base.with_answers(case.change).with_decisions(case.decisions)
    return profile.with_fill_ins(clause, case.fill_ins) if case.fill_ins else profile


def printed_text(made: Draft, clause: str) -> str:
    """Return what a text prints, in one line; nothing when it does not print."""
    printed = made.assembled.printed.get(clause)
    return _plain(clause_text(printed)) if printed else ""


def _plain(text: str) -> str:
    return " ".join(text.split())


def _always(clause: Clause) -> bool:
    condition = clause.revisions[-1].head.when
    return isinstance(condition, All) and not condition.parts
