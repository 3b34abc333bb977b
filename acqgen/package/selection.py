"""Selection: what becomes of each clause, how strongly, and who decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, partial

from acqgen.library import Clause, Gate, Library, Revision
from acqgen.package.entries import Entries
from acqgen.profile import DecisionEntry, Facts
from acqgen.rules import Truth, World, answer


class Outcome(StrEnum):
    """What became of a clause."""

    INCLUDED = "included"
    PROPOSED = "proposed"
    OFFERED = "offered"
    UNDECIDED = "undecided"
    LEFT_OUT = "left_out"


class Strength(StrEnum):
    """How strongly a clause stands; removal of a mandatory one needs a waiver."""

    MANDATORY = "mandatory"
    DEFAULT = "default"
    OFFERED = "offered"
    NONE = ""


class Decider(StrEnum):
    """Who decided."""

    CONDITION = "condition"
    ASSUMPTION = "assumption"
    PERSON = "person"
    AUTHORITY = "authority"
    REQUIRES = "requires"
    RETIRED = "retired"


_RANK = {Strength.NONE: 0, Strength.OFFERED: 1, Strength.DEFAULT: 2, Strength.MANDATORY: 3}
IN = frozenset({Outcome.INCLUDED, Outcome.PROPOSED, Outcome.UNDECIDED})


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of one clause."""

    clause: Clause
    revision: Revision
    outcome: Outcome
    strength: Strength
    decided_by: Decider
    entry: DecisionEntry | None = None  # the person's decision, where there is one
    required_by: str = ""
    authority_note: str = ""

    @property
    def selected(self) -> bool:
        """Say whether the clause prints and counts."""
        return self.outcome in IN


@dataclass(frozen=True, slots=True)
class Selection:
    """The decisions on every clause, in the order of the library, and what fires beside them."""

    decisions: Mapping[str, Decision]
    world: World  # in which the selected texts are known
    tier: int | None
    gates: tuple[Gate, ...]
    default_on: Truth
    grounds: dict[str, tuple[str, ...]] = field(default_factory=dict)  # questions, once asked

    @property
    def selected(self) -> tuple[Decision, ...]:
        """Return the decisions whose texts print."""
        return tuple(each for each in self.decisions.values() if each.selected)


def select(library: Library, facts: Facts, entries: Entries) -> Selection:
    """Decide on every clause of the library. Pure; asks nobody."""
    world = facts.world(library)
    day = facts.issue_date
    default_on = answer(library.settings.default_on, world)
    existing = answer(library.settings.proposed, world) is True
    live = cache(lambda name: day is None or library.authorities[name].status_on(day).live)
    decisions = {
        clause.id: _decide(clause, library, facts, world, default_on, live)
        for clause in library.clauses.values()
    }
    _strengthen(decisions)
    for id, decision in decisions.items():
        entry = entries.on_clause(decision.clause, decision.strength)
        decisions[id] = _by_person(decision, entry) if entry else decision
    _strengthen(decisions)
    if existing:
        decisions = {id: _as_proposal(each) for id, each in decisions.items()}
    selected = frozenset(id for id, each in decisions.items() if each.selected)
    return Selection(
        decisions=decisions,
        world=world.with_selected(selected),
        tier=_tier(library, world),
        gates=tuple(gate for gate in library.gates if answer(gate.when, world) is True),
        default_on=default_on,
    )


def _decide(
    clause: Clause,
    library: Library,
    facts: Facts,
    world: World,
    default_on: Truth,
    live: Callable[[str], bool],
) -> Decision:
    """Decide by condition and authority alone; `live` says of an authority if it is in force."""
    revision = clause.on(facts.issue_date)
    decided = partial(Decision, clause, revision)
    holds = answer(revision.head.when, world)
    if holds is False:
        return decided(Outcome.LEFT_OUT, Strength.NONE, Decider.CONDITION)
    if revision.retired:
        return decided(Outcome.LEFT_OUT, Strength.NONE, Decider.RETIRED)
    satisfies = revision.head.satisfies
    if satisfies and not any(live(each.partition("#")[0]) for each in satisfies):
        note = _dead(library, facts, satisfies)
        return decided(Outcome.LEFT_OUT, Strength.NONE, Decider.AUTHORITY, authority_note=note)
    strength = _strength(revision, world)
    outcome = Outcome.UNDECIDED if holds is None else _outcome(strength, default_on)
    if outcome is Outcome.OFFERED:
        strength = Strength.OFFERED
    return decided(outcome, strength, Decider.CONDITION)


def _outcome(strength: Strength, default_on: Truth) -> Outcome:
    """Say what becomes of a clause whose condition holds; a default below the line is offered."""
    if strength is Strength.MANDATORY:
        return Outcome.INCLUDED
    if strength is Strength.DEFAULT and default_on is None:
        return Outcome.UNDECIDED
    if strength is Strength.DEFAULT and default_on:
        return Outcome.INCLUDED
    return Outcome.OFFERED


def _strength(revision: Revision, world: World) -> Strength:
    """Return the first strength that holds; while open, the strongest that could."""
    possible = Strength.NONE
    for each in revision.head.strength:
        holds = answer(each.when, world)
        if holds is True:
            return max(possible, Strength(each.is_), key=_RANK.__getitem__)
        if holds is None:
            possible = max(possible, Strength(each.is_), key=_RANK.__getitem__)
    return possible or Strength.OFFERED


def _dead(library: Library, facts: Facts, satisfies: tuple[str, ...]) -> str:
    """Say of each authority since when it is not in force."""
    names = dict.fromkeys(each.partition("#")[0] for each in satisfies)
    day, baseline = facts.issue_date, facts.text("proc.far_baseline")
    assert day is not None, "without a day no authority is dead"
    said = []
    for authority in (library.authorities[name] for name in names):
        status = authority.status_on(day)
        since = f" since {status.since.isoformat()}" if status.since else ""
        said.append(f"{authority.cited(baseline)}: {status.word.lower()}{since}")
    return "; ".join(said)


def _strengthen(decisions: dict[str, Decision]) -> None:
    """Give each required text at least the strength of the text that requires it."""
    waiting = [id for id, each in decisions.items() if each.outcome is Outcome.INCLUDED]
    while waiting:
        source = decisions[waiting.pop()]
        for id in _required(source, decisions):
            target = decisions[id]
            if _RANK[target.strength] >= _RANK[source.strength]:
                continue
            stronger = replace(
                target,
                strength=source.strength,
                decided_by=Decider.REQUIRES,
                required_by=source.clause.id,
            )
            if target.outcome is Outcome.OFFERED:
                stronger = replace(stronger, outcome=Outcome.INCLUDED)
            decisions[id] = stronger
            if decisions[id].outcome is Outcome.INCLUDED:
                waiting.append(id)


def _required(source: Decision, decisions: Mapping[str, Decision]) -> Iterator[str]:
    """Yield the texts of each group that can stand: the whole group counts as needed."""
    for group in source.revision.head.requires:
        for id in group:
            found = decisions.get(id)
            if found and found.outcome is not Outcome.LEFT_OUT:
                yield id


def _by_person(decision: Decision, entry: DecisionEntry) -> Decision:
    """Follow a person's decision; what is retired, or out by dead authority, stays out."""
    if decision.decided_by in (Decider.AUTHORITY, Decider.RETIRED):
        return replace(decision, entry=entry)
    if entry.satisfied_by or entry.include is False:
        out = replace(decision, outcome=Outcome.LEFT_OUT, strength=Strength.NONE)
        return replace(out, decided_by=Decider.PERSON, entry=entry)
    strength = decision.strength or Strength.OFFERED
    return replace(
        decision,
        outcome=Outcome.INCLUDED,
        strength=strength,
        decided_by=Decider.PERSON,
        entry=entry,
    )


def _as_proposal(decision: Decision) -> Decision:
    """On an existing contract a new duty can only be proposed."""
    if decision.outcome is Outcome.INCLUDED:
        return replace(decision, outcome=Outcome.PROPOSED)
    return decision


def _tier(library: Library, world: World) -> int | None:
    for tier in library.settings.tiers:
        holds = answer(tier.when, world)
        if holds is not False:
            return tier.tier if holds else None
    return None
