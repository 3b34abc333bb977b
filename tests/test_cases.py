"""The cases of the library: one change to a shipped profile, and what must come of one text."""

from __future__ import annotations

import pytest
from conftest import ROOT

from acqgen.library import load_library
from acqgen.upkeep import run_cases
from acqgen.upkeep.cases import Case, CaseResult, lacking, read_cases, run_case

LIBRARY = load_library()
RESULTS = run_cases(LIBRARY, ROOT / "profiles")


@pytest.mark.parametrize("result", RESULTS, ids=lambda each: f"{each.clause}/{each.case.name}")
def test_case(result: CaseResult) -> None:
    assert not result.faults, str(result)


@pytest.mark.parametrize("clause", LIBRARY.clauses.values(), ids=lambda clause: clause.id)
def test_each_text_has_the_cases_that_it_needs(clause) -> None:
    assert lacking(clause, tuple(case for case, _ in read_cases(clause))) == ()
    names = [case.name for case, _ in read_cases(clause)]
    assert len(names) == len(set(names))
