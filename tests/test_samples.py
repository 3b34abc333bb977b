"""A limit on a rate needs cases enough to be shown; an officer who changes one is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acqgen.package.samples import cases_needed
from acqgen.pipeline import draft

FIGURES = ((0.002, 1497), (0.001, 2995), (0.01, 299), (0.05, 59), (0.02, 149))  # at 95 percent


@pytest.mark.parametrize(("rate", "cases"), FIGURES)
def test_cases_without_failure(rate, cases):
    assert cases_needed(Decimal(str(rate)), Decimal("0.95")) == cases


@given(
    rate=st.decimals("0.0001", "0.5", places=4),
    confidence=st.decimals("0.8", "0.99", places=2),
)
def test_one_case_fewer_leaves_the_rate_open(rate, confidence):
    """The chance of no failure in n cases at the limit itself is what the confidence leaves."""
    needed = cases_needed(rate, confidence)
    chance, left = 1 - float(rate), 1 - float(confidence)
    assert chance**needed <= left * (1 + 1e-9)
    assert chance ** (needed - 1) > left * (1 - 1e-9)


def test_the_samples_have_no_limit_that_cannot_be_shown(profile, library):
    for name in ("cbp-face-matching", "fema-caseworker-assistant", "uscis-document-routing"):
        warnings = draft(profile(name), library).warnings
        assert not [str(each) for each in warnings if each.code == "ACQ407"], name


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"critical_error_max": "0.002"}, "GA-020.critical_error_max of 0.002 cannot be shown"),
        ({"min_tasks": "300", "unsupported_claim_max": "0.005"}, "unsupported_claim_max of 0.005"),
    ],
)
def test_acq407_a_limit_beyond_its_cases(profile, library, values, says):
    made = draft(profile("fema-caseworker-assistant").with_fill_ins("GA-020", values), library)
    assert any(says in each.message for each in made.warnings if each.code == "ACQ407")


def test_a_limit_within_its_cases_is_not_mentioned(profile, library):
    values = {"critical_error_max": "0.002", "min_tasks": "1497"}
    made = draft(profile("fema-caseworker-assistant").with_fill_ins("GA-020", values), library)
    assert not [each for each in made.warnings if each.code == "ACQ407"]
