"""Proofs agree with the answers: what is found holds, and what is ruled out never does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from condition_writing import (
    ALL_FACTS,
    CHANGE,
    CONDITIONS,
    FIELDS,
    LOW,
    SELECTIONS,
    TERMS,
    limits,
    read,
    world,
)
from hypothesis import given, settings

from acqgen.library import Library
from acqgen.library.policy import Threshold
from acqgen.rules import All, Condition, Not, World, answer
from acqgen.upkeep.lint.proofs import Proof, Prover

SMALL_BUY = Threshold.model_validate(
    {
        "title": "Small buy",
        "unit": "USD",
        "history": [
            {"since": LOW, "value": 3, "source": "a test", "confidence": "high"},
            {"since": CHANGE, "value": 6, "source": "a test", "confidence": "high"},
        ],
    }
)


@pytest.fixture(scope="session")
def small(library) -> Library:
    """Return a library of nothing but questions and one threshold."""
    return replace(
        library,
        questions={},
        fields=FIELDS,
        terms={},
        clauses={},
        thresholds={"small_buy": SMALL_BUY},
    )


def prove(library: Library, terms: dict[str, Condition], *conditions: Condition) -> Proof:
    return Prover(replace(library, terms=terms)).prove(*conditions)


@settings(max_examples=70, deadline=None, derandomize=True)
@given(condition=CONDITIONS, terms=TERMS, facts=ALL_FACTS, selected=SELECTIONS)
def test_what_holds_somewhere_is_never_ruled_out(small, condition, terms, facts, selected) -> None:
    if answer(condition, world(facts, terms, selected)) is True:
        assert prove(small, terms, condition).truth is not False


@settings(max_examples=70, deadline=None, derandomize=True)
@given(condition=CONDITIONS, terms=TERMS)
def test_what_is_found_holds(small, condition, terms) -> None:
    proof = prove(small, terms, condition)
    if proof.truth:
        facts = proof.search.needed()
        answered = {name.partition(" ")[2] for name in facts if name.startswith("answered ")}
        answered = {name for name in answered if facts[f"answered {name}"]}
        selected = {name.partition(" ")[2] for name in facts if name.startswith("selected ")}
        selected = {name for name in selected if facts[f"selected {name}"]}
        found = World(facts, frozenset(answered), terms, limits(facts), frozenset(selected))

        assert answer(condition, found) is True


@settings(max_examples=30, deadline=None, derandomize=True)
@given(condition=CONDITIONS, terms=TERMS)
def test_nothing_holds_together_with_its_opposite(small, condition, terms) -> None:
    assert prove(small, terms, condition, Not(condition)).truth is False


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ({"a.mode": "one"}, {"a.mode": "many"}, False),
        ({"a.mode": ("one", "none")}, {"a.mode": {"is_not": "one"}}, True),
        ({"a.kinds": {"includes": "red"}}, {"a.kinds": {"includes_none": ("red", "blue")}}, False),
        ({"a.kinds": {"includes_all": ("red", "blue")}}, {"a.kinds": {"includes": "green"}}, True),
        ({"a.count": {"more_than": "4"}}, {"a.count": {"less_than": "5"}}, False),
        ({"a.count": {"at_least": "4"}}, {"a.count": {"less_than": "5"}}, True),
        ({"proc.value_usd": {"more_than": "small_buy"}}, {"proc.value_usd": "3"}, False),
        ({"proc.value_usd": {"more_than": "small_buy"}}, {"proc.value_usd": "4"}, True),
        (
            {"proc.value_usd": {"more_than": "small_buy"}},
            {"all": ({"proc.value_usd": "4"}, {"proc.issue_date": {"at_least": "2026-01-05"}})},
            False,
        ),
        ({"a.count": {"more_than": "4"}}, {"a.count": {"less_than": "6"}}, True),
        ({"proc.value_usd": {"at_most": "small_buy"}}, {"proc.value_usd": "5"}, True),
        ({"a.mode": {"answered": "false"}}, {"a.mode": "one"}, False),
        ({"a.mode": {"answered": "false"}}, {"a.flag": "true"}, True),
        ({"selected": "TE-010"}, {"not": {"selected": "TE-010"}}, False),
        ({"selected": "TE-010"}, {"not": {"selected": "TE-020"}}, True),
    ],
)
def test_whether_two_conditions_can_hold_together(one, other, together, small) -> None:
    assert prove(small, {}, read(one), read(other)).truth is together


def test_a_selected_text_brings_its_own_condition(library) -> None:
    prover = Prover(library)
    own = library.clauses["BI-010"].revisions[-1].head.when
    named = read({"selected": "BI-010"})

    assert prover.prove(named, Not(own)).truth is False
    assert prover.prove(named, own).truth is True


def test_the_facts_of_a_proof_are_those_that_matter(small) -> None:
    proof = prove(small, {}, All((read({"a.mode": "one"}), Not(read({"a.flag": "true"})))))

    assert str(proof) == "a.flag = false, a.mode = one"
