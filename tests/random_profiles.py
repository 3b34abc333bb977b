"""Random valid profiles over the questions of the library, skewed towards its corners."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from acqgen.library import Library, Question
from acqgen.pipeline import Draft, draft
from acqgen.problems import ContentError
from acqgen.profile import Profile
from acqgen.rules import Kind

SEED = "acqgen"
UNKNOWN = "unknown"
DAYS = [(date(2025, 10, 1), date(2027, 12, 11)), (date(2026, 12, 1), date(2035, 12, 31))]
Answers = Mapping[str, Any]

# Answers that are likely together: of each question a few, one of which is drawn.
CALM = {
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
RISKS: tuple[Mapping[str, list[Any]], ...] = (
    CALM | {"use.decision_role": ["none"], "use.v9a_actions": [()]},
    CALM | {"use.decision_role": ["informs"], "use.significant_decision": ["true"]},
    CALM | {"use.high_impact": ["yes", "initial_likely", "undetermined"]},
    {},
)
CORNERS: tuple[Mapping[str, list[Any]], ...] = (
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
    {"proc.component": ["oig"], "proc.agency": ["dhs"]},
)
USUAL = {
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


def random_answers(library: Library, number: int) -> Iterator[Answers]:
    """Yield answers to every question, again and again, the same ones for the same number."""
    dice = Random(f"{SEED} {number}")
    while True:
        likely = RISKS[number % len(RISKS)] | CORNERS[number // len(RISKS) % len(CORNERS)]
        gaps = dice.choice([0, 0, 0, 0.05, 0.3])
        yield {
            question.id: UNKNOWN if dice.random() < gaps else _answer(question, likely, dice)
            for question in library.questions.values()
        }


def _answer(question: Question, likely: Mapping[str, list[Any]], dice: Random) -> Any:
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
            return tuple(dice.sample(field.values, dice.randint(0, min(3, len(field.values)))))
        case Kind.INTEGER:
            most = field.minimum + (field.maximum - field.minimum) // dice.choice([1, 1000, 10**6])
            return str(dice.choice([field.minimum, dice.randint(field.minimum, most)]))
        case Kind.DATE:
            first, last = dice.choice(DAYS)
            return str(first + timedelta(dice.randint(0, (last - first).days)))
        case Kind.TEXT:
            return "Support staff at two sites."
        case Kind.LIST:
            return dice.choice([("en",), ("en", "es"), ()])


def random_package(base: Profile, library: Library, number: int) -> tuple[Answers, Draft]:
    """Return the first package of a number that no gate refuses, and its answers."""
    for answers in random_answers(library, number):
        try:
            return answers, draft(base.with_answers(answers), library)
        except ContentError as error:
            refusals = {each.code for each in error.problems if each.severity == "error"}
            assert refusals == {"ACQ305"}, error
    raise AssertionError


def answers_in(profile: Profile, library: Library) -> Answers:
    """Return what a profile answers, as it is written, without who said so."""
    raw = {
        question.id: profile.groups.get(question.group, {}).get(question.id.partition(".")[2])
        for question in library.questions.values()
    }
    return {
        id: (each.get("value") if isinstance(each, dict) else each) or UNKNOWN
        for id, each in raw.items()
    }


def smallest_change(
    answers: Answers, plain: Answers, shows: Callable[[Answers], bool]
) -> dict[str, Any]:
    """Return the fewest of the answers that show a fault when the others are plain."""
    change = {id: each for id, each in answers.items() if plain[id] != each}
    for id in tuple(change):
        less = {name: each for name, each in change.items() if name != id}
        if shows({**plain, **less}):
            change = less
    return change
