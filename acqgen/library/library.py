"""The library as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from acqgen.library.authorities import Authority
from acqgen.library.clauses import Clause
from acqgen.library.deliverables import Deliverable
from acqgen.library.outlines import Outline
from acqgen.library.policy import Definition, Gate, Planned, Settings, TableText, Threshold
from acqgen.library.questions import Question
from acqgen.library.references import ReferenceClause
from acqgen.library.regimes import LiveWord, Regime
from acqgen.library.standing import EVERY, StandingEntry, TextStanding
from acqgen.rules import Condition, Field, World, answer, sentence


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was loaded, by id; texts in the order of the map."""

    edition: str  # "draft", or the name of an edition
    settings: Settings
    questions: Mapping[str, Question]
    fields: Mapping[str, Field]
    terms: Mapping[str, Condition]
    meanings: Mapping[str, str]  # of terms
    gates: tuple[Gate, ...]
    thresholds: Mapping[str, Threshold]
    regimes: tuple[Regime, ...]
    words: tuple[LiveWord, ...]
    standings: Mapping[str, TextStanding]
    authorities: Mapping[str, Authority]
    definitions: tuple[Definition, ...]
    tables: Mapping[str, TableText]
    deliverables: Mapping[str, Deliverable]
    clauses: Mapping[str, Clause]
    references: Mapping[str, ReferenceClause]
    planned: Mapping[str, Planned]
    outlines: tuple[Outline, ...]  # those with a condition first
    digests: Mapping[str, str]  # sha256 of each file, by its path in the library

    def knows(self, text: str) -> bool:
        """Say whether there is a text of that id, written or planned."""
        return text in self.clauses or text in self.planned

    def in_words(self, condition: Condition) -> str:
        """Write a condition as a plain English sentence."""
        return sentence(condition, self.meanings, self.label)

    def standing(self, id: str, day: date | None) -> StandingEntry:
        """Return the standing of a special text under HSAR 3052.101 on a day."""
        return self.standings.get(id, self.standings[EVERY]).on(day)

    def printing(self, authority: Authority) -> tuple[str, ...]:
        """Return the clauses by reference that print what an authority says."""
        return tuple(
            id
            for id, clause in self.references.items()
            if any(
                each.number in authority.numbers
                for listed in clause.numbers.values()
                for each in listed
            )
        )

    def outline(self, world: World) -> Outline:
        """Return the layout of a package: the first whose condition holds."""
        return next(each for each in self.outlines if answer(each.when, world) is True)

    def label(self, question: str, value: str) -> str:
        """Return the words of a value of a question."""
        known = self.questions.get(question)
        label = known.values.get(value) if known else None
        return f"“{label}”" if label else value

    def limits(self, day: date | None) -> dict[str, int]:
        """Return each threshold on a day; empty while the day is unknown."""
        if day is None:
            return {}
        return {name: each.on(day) for name, each in self.thresholds.items()}
