"""Clauses by reference: codified FAR and HSAR clauses, with number, date and prescription."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from acqgen.library.authorities import Confidence
from acqgen.library.conditions import When
from acqgen.reading import Data


class Number(Data):
    """A codified clause in one numbering."""

    number: str  # "FAR 52.240-93"
    title: str
    date: str = ""  # "NOV 2021"; empty: the date of the agency's class deviation
    prescription: str = ""


class ReferenceAlternate(Data):
    """An alternate of a codified clause; without condition the officer decides."""

    id: str
    when: When | None = None
    for_officer: str = ""


class ReferenceClause(Data):
    """One clause or provision that prints by number; its id is the name of its file."""

    title: str
    kind: Literal["clause", "provision"]
    place: Literal["I", "K"]
    confidence: Confidence
    evidence: str
    numbers: Mapping[Literal["hsar", "codified", "rfo"], tuple[Number, ...]]
    when: When | None = None
    for_officer: str = ""  # in words, where no question asks the fact that decides
    note: str = ""
    alternates: tuple[ReferenceAlternate, ...] = ()
    conflicts: tuple[str, ...] = ()
    requires: tuple[tuple[str, ...], ...] = ()
    check: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        """Say whether number, title and date may print."""
        return self.confidence in ("high", "medium")

    def on(self, baseline: str) -> tuple[Number, ...]:
        """Return the numbers that print for an office on a FAR baseline, never both numberings.

        Empty where the baseline reserves the clause.
        """
        own: Literal["codified", "rfo"] = "codified" if baseline == "codified" else "rfo"
        return (*self.numbers.get("hsar", ()), *self.numbers.get(own, ()))
