"""The cases of the library: one change to a shipped profile, and what must come of one text."""

from __future__ import annotations

import pytest
from conftest import ROOT

from acqgen.library import load_library
from acqgen.upkeep import CaseResult, run_cases
from acqgen.upkeep.cases import Case, faults_of, lacking, read_cases

LIBRARY = load_library()
CASES = [
    (clause.id, case.name) for clause in LIBRARY.clauses.values() for case, _ in read_cases(clause)
]
GOOD = {
    "name": "limit prints",
    "base": "cbp-face-matching",
    "change": {"use.high_impact": "yes"},
    "fill_ins": {"fnir_max": "0.03"},
    "outcome": "included",
    "strength": "mandatory",
    "prints": "not more   than 0.03",
    "omits": "not more than 0.04",
}


@pytest.fixture(scope="module")
def results() -> dict[tuple[str, str], CaseResult]:
    found = run_cases(LIBRARY, ROOT / "profiles")
    return {(each.clause, each.case.name): each for each in found}


@pytest.mark.parametrize("case", CASES, ids="/".join)
def test_case(case, results) -> None:
    assert not results[case].faults, str(results[case])


@pytest.mark.parametrize("clause", LIBRARY.clauses.values(), ids=lambda clause: clause.id)
def test_a_text_has_a_case_in_a_case_out_and_a_case_that_prints(clause) -> None:
    cases = tuple(case for case, _ in read_cases(clause))

    assert lacking(clause, cases) == ()
    assert len({case.name for case in cases}) == len(cases)


def test_lacking_cases_are_named() -> None:
    case = Case(name="out", base="meeting-transcription", outcome="left_out")
    lacks = ("one in which it is in", "one with prints")

    assert lacking(LIBRARY.clauses["BI-010"], (case,)) == lacks
    assert lacking(LIBRARY.clauses["BI-010"], ())[1] == "one in which it is out"
    assert lacking(LIBRARY.clauses["DF-010"], ()) == lacks  # its condition always holds


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({}, None),
        ({"outcome": "left_out"}, "the outcome is included, not left_out"),
        ({"strength": "default"}, "the strength is mandatory, not default"),
        ({"prints": "not more than 0.04"}, "it does not print 'not more than 0.04'"),
        ({"omits": "not more than 0.03"}, "it prints 'not more than 0.03'"),
        ({"fill_ins": {"fnir_max": "7"}}, "ACQ403: BI-010.fnir_max: "),
        ({"change": {"ai.biometric": "1to1"}}, "ACQ301: unknown question 'ai.biometric'"),
        ({"base": "cbp"}, "no profile 'cbp' ships; "),
    ],
)
def test_a_case_that_does_not_hold_says_why(wrong, fault, profile) -> None:
    profiles = {"cbp-face-matching": profile("cbp-face-matching")}
    case = Case.model_validate({**GOOD, **wrong})
    found = faults_of(case, LIBRARY.clauses["BI-010"], profiles, LIBRARY)

    assert len(found) == bool(fault)
    assert all(each.startswith(fault) for each in found)
