"""Laws of selection and assembly, held against many random valid profiles.

`pytest --random-packages 5000` takes more of them. A fault is told with the fewest answers that
show it on a shipped profile, so that it can become a case of the library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, islice, pairwise

import pytest
from conftest import ROOT
from package_laws import RANKS, anchors, inlines
from random_profiles import Answers, answered, answers_in, random_package, smallest_change

from acqgen.library import Library
from acqgen.package.model import Blank, Link, Value
from acqgen.pipeline import Draft, decide, draft
from acqgen.problems import ContentError
from acqgen.profile import Profile
from acqgen.rules import answer

PROFILES = sorted(path.stem for path in (ROOT / "profiles").glob("*.yaml"))
ASKED = ("ai.incidental_use", "use.nss", "proc.lifecycle", "proc.vehicle", "proc.agency")
LADDERS = {  # answers that put more at stake from step to step
    "proc.value_usd": ("5000", "100000", "1000000"),
    "ops.criticality": ("standard", "mission_critical"),
    "use.high_impact": ("no", "presumed_not", "yes"),
    "use.safety_critical": ("false", "true"),
    "ai.biometric_mode": ("1to1", "1tofew"),
}
SHOWN = 5  # faults of one law that are told with their answers; finding these takes seconds
ON_RECORD = {"dhs-139-08#D-8.7": "V33"}  # a duty that an answer leaves out, and who asks why
Law = Callable[[Draft, Library], Iterator[str]]


@dataclass
class Tried:
    """The answers of every package, what they reach, and the first ones that show each fault."""

    answers: list[Answers] = field(default_factory=list)
    reached: set[tuple[str, object]] = field(default_factory=set)
    faults: dict[tuple[Law, str], Answers] = field(default_factory=dict)


@pytest.fixture(scope="module")
def plain(profile) -> dict[str, Profile]:
    """Return the shipped profiles without the decisions and values of persons."""
    none = {"decisions": (), "fill_ins": {}}
    found = {name: profile(name) for name in PROFILES}
    return {
        name: replace(each, envelope=each.envelope.model_copy(update=none))
        for name, each in found.items()
    }


@pytest.fixture(scope="module")
def tried(request, library, plain) -> Tried:
    """Make every package, and hold it against every law."""
    tried = Tried()
    for number in range(request.config.getoption("--random-packages")):
        answers, made = random_package(plain[PROFILES[0]], library, number)
        tried.answers.append(answers)
        tried.reached |= corners(made, library)
        for law in LAWS:
            for fault in law(made, library):
                tried.faults.setdefault((law, fault), answers)
    return tried


def corners(made: Draft, library: Library) -> set[tuple[str, object]]:
    """Return what a procurement is: its tier, the truth of each term, some answers."""
    selection = made.decided.selection
    found = {(name, answer(each, selection.world)) for name, each in library.terms.items()}
    found |= {(name, selection.world.facts.get(name)) for name in ASKED}
    return {*found, ("tier", selection.tier)}


# The laws. Each yields its faults, in words that are the same for every profile.


def each_requirement_is_met(made: Draft, library: Library) -> Iterator[str]:
    """What is open may need what is not yet decided."""
    for id, groups in requirements(made, library).items():
        for group in groups:
            if not present(made) & {*group}:
                yield f"{id} stands without {' or '.join(group)}"


def no_conflict_stands(made: Draft, library: Library) -> Iterator[str]:
    for id in present(made):
        known = made.decided.selection.decisions.get(id)
        head = known.revision.head if known else library.references[id]
        yield from (f"{id} stands beside {other}" for other in present(made) & {*head.conflicts})


def no_two_alternates_replace_one_paragraph(made: Draft, _: Library) -> Iterator[str]:
    world = made.decided.selection.world
    for decision in made.decided.selection.selected:
        held = [each for each in decision.revision.head.alternates if answer(each.when, world)]
        for one, other in combinations(held, 2):
            if "all" in (one.replaces, other.replaces) or {*one.replaces} & {*other.replaces}:
                yield f"{decision.clause.id}: Alternates {one.id} and {other.id} meet"


def each_reference_leads_somewhere(made: Draft, _: Library) -> Iterator[str]:
    """Beside what is open, a text may name what is not yet decided."""
    if not undecided(made):
        yield from (each.message for each in made.warnings if each.code == "ACQ502")
    for document in made.package.documents:
        targets = {each.target for each in inlines(document) if isinstance(each, Link)}
        targets |= {each.target for each in document.register}
        yield from (f"{each} is no place" for each in targets - {"", *anchors(document)})


def each_text_prints_a_paragraph(made: Draft, _: Library) -> Iterator[str]:
    for text in made.assembled.printed.values():
        if not text.blocks:
            yield f"{text.id} prints no paragraph"


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


def each_live_duty_is_carried(made: Draft, library: Library) -> Iterator[str]:
    """Look for a text, an offered one or a clause by reference wherever a trigger holds.

    Texts are in proportion: in tier 1, and where the buy is not open to the full set, fewer
    print, and the coverage sheet says so. What no text ever carries is for the lint.
    """
    decisions = made.decided.selection.decisions.values()
    ever = {name for each in decisions for name in each.revision.head.satisfies}
    shown = [each for each in decisions if each.outcome != "left_out"]
    here = {name for each in shown for name in each.revision.head.satisfies}
    printed = {each.id for each in made.assembled.referred if each.outcome != "left_out"}
    clauses = clauses_by_number(library)
    for authority, name in duties(made, library):
        cite = library.authorities[authority].cite
        cites = {cite} if isinstance(cite, str) else {*cite.values()}
        by_clause = {clauses[each] for each in cites & clauses.keys()}
        reached = under_the_far(made, library) if by_clause else in_full(made, library)
        can = by_clause or {authority, name} & ever
        told = ON_RECORD.get(name) in {gate.id for gate in made.decided.selection.gates}
        if reached and can and not ({authority, name} & here or by_clause & printed or told):
            yield f"nothing carries {name}"


# What the laws look at


def undecided(made: Draft) -> set[str]:
    """Return the texts that are open."""
    decisions = made.decided.selection.decisions
    return {id for id, each in decisions.items() if each.outcome == "undecided"}


def present(made: Draft) -> set[str]:
    """Return the texts that are selected, and the clauses that print by reference."""
    referred = {each.id for each in made.assembled.referred if each.outcome == "included"}
    return {*made.decided.selection.world.selected, *referred}


def requirements(made: Draft, library: Library) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return what each settled text and each clause by reference requires."""
    heads = {id: each.revision.head for id, each in made.decided.selection.decisions.items()}
    settled = present(made) - undecided(made)
    return {id: (heads.get(id) or library.references[id]).requires for id in settled}


def duties(made: Draft, library: Library) -> Iterator[tuple[str, str]]:
    """Yield each duty of the contractor that is in force and whose trigger holds."""
    day, world = made.decided.facts.issue_date, made.decided.selection.world
    for id, authority in library.authorities.items():
        if day is not None and authority.status_on(day).live:
            for each in authority.paragraphs:
                due = each.on_contractor and each.force in ("must", "should")
                if due and answer(each.when, world) is True:
                    yield id, f"{id}#{each.id}"


def clauses_by_number(library: Library) -> dict[str, str]:
    return {
        number.number: id
        for id, clause in library.references.items()
        for numbers in clause.numbers.values()
        for number in numbers
    }


def in_full(made: Draft, library: Library) -> bool:
    """Say whether the buy is open to the full set of texts."""
    world = made.decided.selection.world
    return all(answer(library.terms[each], world) for each in ("in_scope", "tier_2_or_3"))


def under_the_far(made: Draft, library: Library) -> bool:
    """Say whether clauses print by reference: in a new award or order that is under the FAR."""
    world = made.decided.selection.world
    ota = "ota" in (world.facts.get("proc.vehicle"), world.facts.get("proc.procedure"))
    terms = [library.terms[each] for each in ("above_mpt", "solicited")]
    return not ota and all(answer(each, world) for each in terms)


LAWS: tuple[Law, ...] = (
    each_requirement_is_met,
    no_conflict_stands,
    no_two_alternates_replace_one_paragraph,
    each_reference_leads_somewhere,
    each_text_prints_a_paragraph,
    each_slot_has_a_value_or_a_question,
    each_data_item_that_prints_is_due,
    each_live_duty_is_carried,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_a_law_holds_for_every_package(law, tried, library, plain) -> None:
    found = {fault: answers for (broken, fault), answers in tried.faults.items() if broken is law}
    told = [tell(law, *each, library, plain) for each in islice(found.items(), SHOWN)]

    assert not found, "\n".join([f"{len(found)} faults of {law.__name__}, such as", *told])


def tell(
    law: Law, fault: str, answers: Answers, library: Library, plain: dict[str, Profile]
) -> str:
    """Tell a fault by the shipped profile that shows it with the fewest other answers."""
    base = plain[PROFILES[0]]

    def shows(tried: Answers) -> bool:
        try:
            return fault in law(draft(answered(base, tried), library), library)
        except ContentError:
            return False

    changes = {
        name: smallest_change(answers, answers_in(each, library), shows)
        for name, each in plain.items()
    }
    name = min(changes, key=lambda name: len(changes[name]))
    return f"{fault}: base {name}, change {changes[name]}"


def test_the_packages_reach_every_corner(tried, library) -> None:
    wanted = {(name, truth) for name in library.terms for truth in (True, False)}
    wanted |= {(name, value) for name in ASKED for value in library.questions[name].values}
    wanted |= {("tier", tier) for tier in (1, 2, 3)} | {("ai.incidental_use", True)}

    assert wanted - tried.reached == set()


@pytest.mark.parametrize("question", LADDERS)
def test_more_at_stake_weakens_no_text(question, tried, library, plain) -> None:
    found: dict[str, Answers] = {}
    for answers in tried.answers[:: len(LADDERS)]:
        base = answered(plain[PROFILES[0]], answers)
        rungs = [base.with_answers({question: each}) for each in LADDERS[question]]
        try:
            selections = [decide(each, library).selection for each in rungs]
        except ContentError:
            continue
        for low, high in pairwise(selections):
            assert not (low.tier and high.tier and low.tier > high.tier), answers
            for id, before in low.decisions.items():
                settled = before.outcome in ("included", "proposed")
                after = high.decisions[id]
                if settled and RANKS.index(before.strength) > RANKS.index(after.strength):
                    found.setdefault(id, answers)

    assert not found
