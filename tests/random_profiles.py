"""Random valid profiles over the questions of the library, skewed towards its corners."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from acqgen.library import Library, Question
from acqgen.pipeline import Draft, draft
from acqgen.problems import ContentError
from acqgen.profile import DecisionEntry, Profile
from acqgen.rules import Kind

Answers = Mapping[str, Any]  # as a profile writes them
Likely = Mapping[str, list[Any]]  # of each question a few answers, one of which is drawn

SEED = "acqgen"
UNKNOWN = "unknown"
OFFERS = "every offered text"  # whether a person includes each; stands among the answers
SOME = {"ai.kind"}  # a system without a kind is none (waiver of L31 on TE-160)
DAYS = [(date(2025, 10, 1), date(2027, 12, 11)), (date(2026, 12, 1), date(2035, 12, 31))]
INCLUDE = DecisionEntry(strength="offered", include=True, reason="Wanted.", by="Officer")
USUAL: Likely = {
    "proc.agency": ["dhs"],
    "proc.action": ["new_award", "task_order"],
    "proc.lifecycle": ["production_new", "production_recompete", "enhancement", "pilot"],
    "proc.vehicle": ["open_market", "gsa_mas", "gwac_idiq", "bpa"],
    "proc.procedure": ["far15", "far16_fair_opportunity", "far8_ordering", "far13_simplified"],
    "proc.source_selection": ["tradeoff"],
    "proc.value_usd": ["350001", "2000000", "60000000"],
    "use.nss": ["none"],
    "ai.incidental_use": ["false"],
    "ai.widely_public": ["false"],
}
CALM: Likely = {
    "use.high_impact": ["no"],
    "use.safety_critical": ["false"],
    "use.law_enforcement": ["false"],
    "use.benefits_adjudication": ["false"],
    "use.public_facing": ["false"],
    "ai.biometric_mode": ["none", "1to1"],
    "ai.autonomy": ["assist", "recommend"],
    "ai.acquired_as": ["saas", "product_license", "embedded_feature"],
    "data.gov_data_use": [("inference",), ("inference", "retrieval")],
    "ops.criticality": ["standard"],
}
RISKS: tuple[Likely, ...] = (  # tiers 1, 2 and 3, and whatever comes
    {**CALM, "use.decision_role": ["none"], "use.v9a_actions": [()]},
    {**CALM, "use.decision_role": ["informs"], "use.significant_decision": ["true"]},
    {**CALM, "use.high_impact": ["yes", "initial_likely", "undetermined"]},
    {},
)
CORNERS: tuple[Likely, ...] = (
    {},
    {"ai.widely_public": ["true"], "ai.substantial_non_ai": ["true"]},
    {"ai.biometric_mode": ["1tofew", "1toN"], "ai.kind": [("computer_vision",), ("speech",)]},
    {"ai.kind": [("generative",)], "ai.uses_llm": ["true"], "ai.tool_access": ["write"]},
    {"ai.acquired_as": ["custom_development"], "proc.commerciality": ["noncommercial"]},
    {"ai.incidental_use": ["true"]},
    {"proc.value_usd": ["0", "9000", "14999", "15000"]},
    {"proc.value_usd": ["15001", "200000", "350000"]},
    {
        "proc.action": ["option_exercise", "modification"],
        "proc.procedure": ["not_applicable"],
        "proc.source_selection": ["none"],
    },
    {"use.nss": ["nss", "ic"]},
    {
        "proc.lifecycle": ["research_prototype"],
        "proc.procedure": ["far35_baa"],
        "proc.source_selection": ["baa_scientific"],
    },
    {"proc.vehicle": ["ota"], "proc.procedure": ["ota"]},
    {"proc.agency": ["other_civilian", "dod"], "proc.component": ["other"]},
    {"proc.agency": ["dhs"], "proc.component": ["oig"]},
)


def random_package(base: Profile, library: Library, number: int) -> tuple[Answers, Draft]:
    """Return the package of a number, and its answers: the first that no gate refuses."""
    for answers in random_answers(library, number):
        try:
            return answers, draft(answered(base, answers), library)
        except ContentError as error:
            refused = {each.code for each in error.problems if each.severity == "error"}
            if refused != {"ACQ305"}:
                raise
    raise AssertionError


def answered(base: Profile, answers: Answers) -> Profile:
    """Return the profile with these answers."""
    entries = (INCLUDE,) if answers[OFFERS] == "true" else ()
    facts = {id: each for id, each in answers.items() if id != OFFERS}
    return base.with_answers(facts).with_decisions(entries)


def random_answers(library: Library, number: int) -> Iterator[Answers]:
    """Yield answers to every question, without end; the same ones for the same number."""
    dice = Random(f"{SEED} {number}")
    likely = {**RISKS[number % len(RISKS)], **CORNERS[number // len(RISKS) % len(CORNERS)]}
    while True:
        gaps = dice.choice([0, 0, 0, 0.05, 0.3])
        answers = {
            question.id: UNKNOWN if dice.random() < gaps else _answer(question, likely, dice)
            for question in library.questions.values()
        }
        yield {**answers, OFFERS: dice.choice(["true", "false"])}


def _answer(question: Question, likely: Likely, dice: Random) -> Any:
    if question.id in likely:
        return dice.choice(likely[question.id])
    if question.id in USUAL and dice.random() < 0.8:
        return dice.choice(USUAL[question.id])
    return _any_answer(question, dice)


def _any_answer(question: Question, dice: Random) -> Any:
    field = question.field()
    match question.type:
        case Kind.BOOLEAN:
            return dice.choice(["true", "false"])
        case Kind.ENUM:
            return dice.choice(field.values)
        case Kind.SET:
            least = 1 if question.id in SOME else 0
            return tuple(dice.sample(field.values, dice.randint(least, min(3, len(field.values)))))
        case Kind.INTEGER:
            most = dice.choice([field.minimum, 50, 5000, field.maximum])
            return str(dice.randint(field.minimum, min(most, field.maximum)))
        case Kind.DATE:
            first, last = dice.choice(DAYS)
            return str(first + timedelta(dice.randint(0, (last - first).days)))
        case Kind.TEXT:
            return "Support staff at two sites."
        case Kind.LIST:
            return dice.choice([("en",), ("en", "es")])


def answers_in(profile: Profile, library: Library) -> Answers:
    """Return what a profile answers, without who said so."""
    found = {}
    for question in library.questions.values():
        raw = profile.groups.get(question.group, {}).get(question.id.partition(".")[2])
        found[question.id] = raw.get("value") if isinstance(raw, dict) else raw
    answers = {id: UNKNOWN if each is None else each for id, each in found.items()}
    return {**answers, OFFERS: "false"}


def smallest_change(
    answers: Answers, plain: Answers, shows: Callable[[Answers], bool]
) -> dict[str, Any]:
    """Return the fewest answers that show a fault when all others are plain."""
    change = {id: each for id, each in answers.items() if plain[id] != each}
    for id in tuple(change):
        less = {name: each for name, each in change.items() if name != id}
        if shows({**plain, **less}):
            change = less
    return change
