"""Laws of selection and assembly, held against many random valid profiles.

`pytest --random-packages 5000` takes more of them. A fault is told with the fewest answers that
show it on a shipped profile, so that it can become a case of the library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise

import pytest
import yaml
from conftest import ROOT
from package_laws import RANKS, anchors, inlines
from random_profiles import Answers, answers_in, random_package, smallest_change

from acqgen.library import Authority, Library
from acqgen.package.model import Blank, Link, Value
from acqgen.pipeline import Draft, decide, draft
from acqgen.problems import ContentError
from acqgen.profile import Profile
from acqgen.rules import answer
from acqgen.upkeep.coverage import printing

PROFILES = sorted(path.stem for path in (ROOT / "profiles").glob("*.yaml"))
REGISTER = (ROOT / "clause_library" / "uncovered.yaml").read_text(encoding="utf-8")
UNCOVERED = {each["paragraph"] for each in yaml.safe_load(REGISTER)}
LADDERS = (  # answers that put more at stake from step to step
    ("proc.value_usd", ("5000", "100000", "1000000")),
    ("ops.criticality", ("standard", "mission_critical")),
    ("use.high_impact", ("no", "presumed_not", "yes")),
    ("use.safety_critical", ("false", "true")),
    ("ai.biometric_mode", ("1to1", "1tofew")),
)
Law = Callable[[Draft, Library], Iterator[str]]


@dataclass
class Tried:
    """The answers of every package that was made, and for each fault the first that shows it."""

    answers: list[Answers] = field(default_factory=list)
    reached: set[tuple[str, object]] = field(default_factory=set)
    faults: dict[tuple[str, str], Answers] = field(default_factory=dict)


@pytest.fixture(scope="module")
def plain(profile) -> dict[str, Profile]:
    """Return the shipped profiles without the decisions and values of persons."""
    found = {name: profile(name) for name in PROFILES}
    none = {"decisions": (), "fill_ins": {}}
    return {
        name: replace(each, envelope=each.envelope.model_copy(update=none))
        for name, each in found.items()
    }


@pytest.fixture(scope="module")
def tried(request, library, plain) -> Tried:
    """Make every package, and hold each against every law."""
    tried = Tried()
    for number in range(request.config.getoption("--random-packages")):
        answers, made = random_package(plain[PROFILES[0]], library, number)
        tried.answers.append(answers)
        tried.reached |= corners(made, library)
        for law in LAWS:
            for fault in law(made, library):
                tried.faults.setdefault((law.__name__, fault), answers)
    return tried


def corners(made: Draft, library: Library) -> set[tuple[str, object]]:
    """Return what a procurement is: its tier, the truth of each term, some answers."""
    world = made.decided.selection.world
    found = {(name, answer(each, world)) for name, each in library.terms.items()}
    asked = ("ai.incidental_use", "use.nss", "proc.lifecycle", "proc.vehicle", "proc.agency")
    found |= {(name, world.facts.get(name)) for name in asked}
    return {*found, ("tier", made.decided.selection.tier)}


# The laws. Each yields its faults in words that are the same for every profile.


def each_requirement_is_met(made: Draft, library: Library) -> Iterator[str]:
    for id, groups in requirements(made, library).items():
        for group in groups:
            if not present(made) & {*group}:
                yield f"{id} stands without {' or '.join(group)}"


def no_conflict_stands(made: Draft, library: Library) -> Iterator[str]:
    heads = {each.clause.id: each.revision.head for each in made.decided.selection.selected}
    for id in present(made):
        head = heads.get(id) or library.references[id]
        yield from (f"{id} and {other} conflict" for other in present(made) & {*head.conflicts})


def no_two_alternates_replace_one_paragraph(made: Draft, _: Library) -> Iterator[str]:
    for decision in made.decided.selection.selected:
        alternates = decision.revision.head.alternates
        held = [each for each in alternates if answer(each.when, made.decided.selection.world)]
        for one, other in combinations(held, 2):
            both = {*one.replaces} & {*other.replaces}
            if both or "all" in (one.replaces, other.replaces):
                yield f"{decision.clause.id}: Alternates {one.id} and {other.id} meet"


def each_reference_leads_somewhere(made: Draft, _: Library) -> Iterator[str]:
    yield from (each.message for each in made.warnings if each.code == "ACQ502")
    for document in made.package.documents:
        targets = {each.target for each in inlines(document) if isinstance(each, Link)}
        targets |= {each.target for each in document.register}
        yield from (f"no place {each}" for each in targets - {"", *anchors(document)})


def each_slot_has_a_value_or_a_question(made: Draft, _: Library) -> Iterator[str]:
    for document in made.package.documents:
        asked = {each.number for each in document.register if each.needed and each.who}
        for each in inlines(document):
            if isinstance(each, Value) and not each.text.strip():
                yield f"{each.slot} prints nothing"
            if isinstance(each, Blank) and not (each.label and f"Blank {each.number}" in asked):
                yield f"{each.slot} is blank, and nobody is asked"


def each_data_item_that_prints_is_due(made: Draft, _: Library) -> Iterator[str]:
    for item in made.package.matrix.deliverables:
        if not (item.due and all(item.due) and item.required_by):
            yield f"{item.id} has no due line, or no text requires it"


def each_live_duty_is_carried_or_shown(made: Draft, library: Library) -> Iterator[str]:
    """Look for a text, an offered text or a clause by reference for each duty whose trigger holds.

    Texts are in proportion: outside of the full set and in tier 1 fewer print, and the coverage
    sheet tells what nothing carries. Duties that no text ever carries are for the lint.
    """
    day, world = made.decided.facts.issue_date, made.decided.selection.world
    decisions = made.decided.selection.decisions.values()
    carried = {name for each in decisions for name in each.revision.head.satisfies}
    shown = {
        name
        for each in decisions
        if each.outcome != "left_out"
        for name in each.revision.head.satisfies
    }
    for id, authority in library.authorities.items():
        clauses = {*printing(library, authority)}
        due = by_reference(made, library) if clauses else in_full(made, library)
        if day is None or not due or not authority.status_on(day).live:
            continue
        for each in authority.paragraphs:
            names = {id, f"{id}#{each.id}"}
            asked = "contractor" in each.falls_on and each.force in ("must", "should")
            if not asked or answer(each.when, world) is not True:
                continue
            if names & carried and not names & shown and not clauses & printed(made):
                yield f"nothing carries {id}#{each.id}"


def in_full(made: Draft, library: Library) -> bool:
    """Say whether the buy is open to the full set of texts."""
    world = made.decided.selection.world
    return all(answer(library.terms[each], world) for each in ("in_scope", "tier_2_or_3"))


def by_reference(made: Draft, library: Library) -> bool:
    """Say whether clauses print by reference: in new awards and orders under the FAR."""
    world = made.decided.selection.world
    ota = "ota" in (world.facts.get("proc.vehicle"), world.facts.get("proc.procedure"))
    return not ota and all(answer(library.terms[each], world) for each in ("above_mpt", "solicited"))


def printed(made: Draft) -> set[str]:
    """Return the clauses that print by reference, or that the officer is told to check."""
    return {each.id for each in made.assembled.referred if each.outcome != "left_out"}


def present(made: Draft) -> frozenset[str]:
    """Return the texts that are selected, and the clauses that print by reference."""
    referred = {each.id for each in made.assembled.referred if each.outcome == "included"}
    return made.decided.selection.world.selected | referred


def requirements(made: Draft, library: Library) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return what each text and each clause by reference requires."""
    found = {
        each.clause.id: each.revision.head.requires for each in made.decided.selection.selected
    }
    referred = present(made) - found.keys()
    return found | {id: library.references[id].requires for id in referred}


LAWS: tuple[Law, ...] = (
    each_requirement_is_met,
    no_conflict_stands,
    no_two_alternates_replace_one_paragraph,
    each_reference_leads_somewhere,
    each_slot_has_a_value_or_a_question,
    each_data_item_that_prints_is_due,
    each_live_duty_is_carried_or_shown,
)
