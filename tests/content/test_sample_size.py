"""Compute every printed cell of the sample-size and power-plan tables again.

The Bound is the exact one-sided 95 percent (Clopper-Pearson) limit. With k failures in n
cases it meets an error limit exactly when a system at that limit would show k or fewer
failures with a chance of at most 5 percent. Arithmetic is decimal, 60 digits, and needs
nothing beyond the standard library.
"""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

LIBRARY = Path(__file__).parents[2] / "clause_library"
ALPHA = Decimal("0.05")
DIGITS = 60


def load(name: str) -> dict[str, Any]:
    text = (LIBRARY / "tables" / f"{name}.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return table


def integer(cell: str) -> int:
    assert re.fullmatch(r"\d{1,3}(,\d{3})*", cell), f"not a printed integer: {cell!r}"
    return int(cell.replace(",", ""))


def at_most(k: int, n: int, p: Decimal) -> Decimal:
    """The chance of k or fewer failures in n cases that each fail with chance p."""
    with localcontext() as context:
        context.prec = DIGITS
        odds = p / (1 - p)
        term = (1 - p) ** n
        total = term
        for i in range(k):
            term = term * (n - i) / (i + 1) * odds
            total += term
        return total


def bound_meets(k: int, n: int, limit: Decimal) -> bool:
    return at_most(k, n, limit) <= ALPHA


def most_failures(n: int, limit: Decimal) -> int:
    """The greatest number of failures that still passes, or -1 when not even none does."""
    with localcontext() as context:
        context.prec = DIGITS
        odds = limit / (1 - limit)
        term = (1 - limit) ** n
        total, k = term, -1
        while total <= ALPHA:
            k += 1
            term = term * (n - k) / (k + 1) * odds
            total += term
        return k


@cache
def smallest_plan(threshold: Decimal, truth: Decimal, chance: Decimal) -> tuple[int, int]:
    """The first n for which some number of failures meets the limit and passes often enough."""
    n = 1
    while True:
        k = most_failures(n, 1 - threshold)
        if k >= 0 and at_most(k, n, 1 - truth) >= chance:
            return n, k
        n += 1


SAMPLE_SIZE = load("sample-size")
POWER_PLANS = load("power-plans")
FAILURES = [int(column.split()[0]) for column in SAMPLE_SIZE["columns"][2:]]
CELLS = [
    pytest.param(row[1], k, cell, id=f"{row[0]}-{k}")
    for row in SAMPLE_SIZE["rows"]
    for k, cell in zip(FAILURES, row[2:], strict=True)
]
PLANS = [
    pytest.param(row[0], row[1], chance, row[at], row[at + 1], id=f"{row[0]}-{row[1]}-{chance}")
    for row in POWER_PLANS["rows"]
    for chance, at in (("0.80", 2), ("0.90", 4))
]


@pytest.mark.parametrize("name", ["sample-size", "power-plans"])
def test_shape(name: str) -> None:
    table = load(name)
    assert table["id"] == name
    assert set(table) == {"id", "title", "caption", "columns", "rows", "note"}
    assert len(set(table["columns"])) == len(table["columns"])
    assert {len(row) for row in table["rows"]} == {len(table["columns"])}
    assert all(cell.strip() for row in table["rows"] for cell in row)
    assert "One-sided 95 percent" in table["note"]


def test_columns() -> None:
    assert SAMPLE_SIZE["columns"][:2] == ["Threshold", "Error limit"]
    assert FAILURES == [0, 1, 2, 5, 10, 20]
    assert POWER_PLANS["columns"] == [
        "To show",
        "If the truth is",
        "Cases (80 percent)",
        "Failures allowed (80 percent)",
        "Cases (90 percent)",
        "Failures allowed (90 percent)",
    ]


def test_the_tables_hold_for_the_default_confidence_level() -> None:
    text = (LIBRARY / "clauses/00-definitions/DF-020/r1.md").read_text(encoding="utf-8")
    front = yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)
    default = front["fill_ins"]["confidence_level"]["default"]
    assert 1 - Decimal(default) / 100 == ALPHA


def test_the_method_agrees_with_known_figures() -> None:
    assert at_most(0, 3, Decimal("0.5")) == Decimal("0.125")
    assert at_most(1, 3, Decimal("0.5")) == Decimal("0.5")
    assert [bound_meets(0, n, Decimal("0.05")) for n in (58, 59)] == [False, True]
    assert [most_failures(n, Decimal("0.05")) for n in (58, 59, 92, 93)] == [-1, 0, 0, 1]


@pytest.mark.parametrize("row", SAMPLE_SIZE["rows"], ids=lambda row: str(row[0]))
def test_error_limit_is_the_complement_of_the_threshold(row: list[str]) -> None:
    assert Decimal(row[0]) + Decimal(row[1]) == 1


@pytest.mark.parametrize(("limit", "k", "cell"), CELLS)
def test_sample_size_is_the_smallest(limit: str, k: int, cell: str) -> None:
    n, error = integer(cell), Decimal(limit)
    assert bound_meets(k, n, error), "the printed number of cases does not show the limit"
    assert not bound_meets(k, n - 1, error), "one case fewer would do"
    assert not bound_meets(k + 1, n, error), "one failure more would pass"


@pytest.mark.parametrize(("show", "truth", "chance", "cases", "failures"), PLANS)
def test_power_plan_is_the_smallest(
    show: str, truth: str, chance: str, cases: str, failures: str
) -> None:
    assert show.startswith("at least ")
    threshold, true_rate = Decimal(show.removeprefix("at least ")), Decimal(truth)
    assert threshold < true_rate < 1
    n, k = integer(cases), integer(failures)
    assert bound_meets(k, n, 1 - threshold), "the plan does not show the limit"
    assert not bound_meets(k + 1, n, 1 - threshold), "one failure more would pass"
    assert at_most(k, n, 1 - true_rate) >= Decimal(chance), "the plan passes too seldom"
    assert smallest_plan(threshold, true_rate, Decimal(chance)) == (n, k)
