"""A rule of the lint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from acqgen.problems import Problem
from acqgen.upkeep.lint.view import View

Check = Callable[[View], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it finds is an error where it is exact, and advice where it is not."""

    code: str  # "L07" as in the drafting rules, "H01" for honesty, "W01" for waivers
    title: str
    exact: bool
    check: Check
    hint: str

    @property
    def why(self) -> str:
        """Return what the rule says, from the words over its function."""
        return " ".join((self.check.__doc__ or "").split())
