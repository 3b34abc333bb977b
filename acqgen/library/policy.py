"""Policy as data: settings, terms, gates, definitions, thresholds, tables, planned texts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator

from acqgen.library.authorities import Confidence
from acqgen.library.conditions import ALWAYS, When
from acqgen.prose import parse_spans
from acqgen.reading import Data


class Tier(Data):
    """One tier and its condition; the first that holds is the tier of a procurement."""

    tier: int
    when: When = ALWAYS


class Wave(Data):
    """A wave of due dates: which fill-in owns its days, and the words after the number."""

    days: str
    words: str


class FactorLimit(Data):
    """How many factors a package has besides those that are not counted."""

    most: int
    besides: tuple[str, ...]


class MatrixTexts(Data):
    """Which texts say what the compliance matrix shows beside its rows."""

    effect: str  # a row, such as SO-010(c): what a response code binds
    flow_down: str  # the text that attaches the flow-down matrix


class Terminology(Data):
    """Words in the place of others; on only where a profile names it."""

    authority: str  # authority#paragraph that asks for the words
    words: Mapping[str, str]
    confirm: str  # what counsel confirms before the documents go out


class Settings(Data):
    """library.yaml: what holds for the whole library."""

    format: Literal["1"]
    title: str
    publisher: str
    tiers: tuple[Tier, ...]
    default_on: When
    proposed: When
    waves: Mapping[Literal["award", "test", "use"], Wave]
    cover: Mapping[str, Mapping[str, str]]
    markings: Mapping[str, str] = {}
    terminologies: Mapping[str, Terminology] = {}
    factors: FactorLimit
    matrix: MatrixTexts
    confidence: str  # the fill-in with the confidence level of tests, in percent
    roles: Mapping[str, str] = {}  # of lower tiers: key to printed words
    office: str = ""


class TermText(Data):
    """A named condition, with its meaning in words."""

    term: str
    means: str
    when: When


class Gate(Data):
    """A rule across answers."""

    id: str
    severity: Literal["error", "block", "reason", "flag", "warn", "info"]
    owner: str
    when: When
    message: str


def _grammar(text: str) -> str:
    """Refuse what the grammar of wordings does not have."""
    parse_spans(text)
    return text


class DefinitionRevision(Data):
    """One wording of a definition; it prints after its term."""

    number: int
    effective: date
    text: Annotated[str, AfterValidator(_grammar)]


class Definition(Data):
    """One defined term."""

    term: str
    owner: Literal["DF-010", "DF-020"]
    revisions: tuple[DefinitionRevision, ...]
    forms: tuple[str, ...] = ()

    def on(self, day: date | None) -> DefinitionRevision:
        """Return the revision for a solicitation issued on `day`."""
        fitting = [each for each in self.revisions if day is not None and each.effective <= day]
        return fitting[-1] if fitting else self.revisions[0]


class ThresholdValue(Data):
    """An amount from a day on."""

    since: date
    value: int
    source: str
    confidence: Confidence


class Threshold(Data):
    """A dated amount; its id is the name of its file."""

    title: str
    unit: str
    history: tuple[ThresholdValue, ...]

    def on(self, day: date) -> int:
        """Return the amount on `day`; the first entry also serves every earlier day."""
        fitting = [each.value for each in self.history if each.since <= day]
        return fitting[-1] if fitting else self.history[0].value


class TableText(Data):
    """A table that a text prints whole; its id is the name of its file."""

    id: str
    title: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


class Planned(Data):
    """An id of the content map that has no text yet."""

    id: str
    title: str
    kind: str
    place: str
