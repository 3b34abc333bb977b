"""The commands around the rules: library lint, library test, explain."""

from __future__ import annotations

import json

import pytest

from acqgen.upkeep.lint import RULES, explanations


def test_lint_names_the_files_and_counts_by_rule(acqgen) -> None:
    ran = acqgen("library", "lint", "--rule", "h04")
    first, *_, total = ran.out.splitlines()

    assert ran.code == 0
    assert first.endswith(")")
    assert " warning H04: " in ran.out
    assert total.startswith("0 errors; ")


def test_lint_as_json_says_the_same(acqgen) -> None:
    said = acqgen("library", "lint", "--rule", "H04", "--json")
    found = json.loads(said.out)

    assert found["errors"] == 0
    assert {each["code"] for each in found["problems"]} == {"H04"}
    assert all(each["line"] and each["hint"] for each in found["problems"])


def test_an_unknown_rule_is_a_wrong_command_line(acqgen) -> None:
    ran = acqgen("library", "lint", "--rule", "L70")

    assert ran.code == 2
    assert "did you mean 'L47'?" in ran.err


@pytest.mark.slow
def test_the_cases_of_the_library_hold(acqgen) -> None:
    ran = acqgen("library", "test", "--json")

    assert (ran.code, json.loads(ran.out)["failed"]) == (0, [])


@pytest.mark.parametrize("code", explanations())
def test_explain_knows_each_code_of_the_lint(code, acqgen) -> None:
    known = explanations()[code]
    ran = acqgen("explain", code.lower())

    assert ran.code == 0
    assert ran.out == f"{code}: {known.title}\n\n{known.why}\n\n{known.fix}\n"
    assert all(known)


def test_each_rule_has_a_code_of_its_own() -> None:
    codes = [each.code for each in RULES]

    assert len(set(codes)) == len(codes)
    assert len({each.check for each in RULES}) == len(codes)
