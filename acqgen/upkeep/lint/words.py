"""The word lists, patterns and exceptions of the lint, read from lint.yaml and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator

from acqgen.problems import ShapeError
from acqgen.reading import Data, Flag, parse, read_yaml

FILE = "lint.yaml"


def _compiles(pattern: str) -> str:
    """Refuse what is no regular expression."""
    try:
        re.compile(pattern)
    except re.error as error:
        raise ShapeError(f"no regular expression: {error}") from None
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]


class WordList(Data):
    """Words and patterns that one rule looks for."""

    words: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()

    def expression(self, units: str) -> re.Pattern[str]:
        """Return one expression for the list; UNITS in a pattern stands for the units."""
        longest = sorted(self.words, key=len, reverse=True)
        parts = [rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"] if longest else []
        parts += [each.replace("UNITS", units) for each in self.patterns]
        return re.compile("|".join(parts), re.IGNORECASE)


class Excuse(Data):
    """Lets words pass when each condition that it states holds."""

    words: tuple[str, ...]
    ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()  # the word stands inside one of them
    sentence_has: tuple[str, ...] = ()
    places: tuple[Literal["definition"], ...] = ()
    source_words: Flag = False


class Modals(Data):
    """Patterns of a wrong modal verb, by what is wrong."""

    wrong: tuple[Pattern, ...]
    government: tuple[Pattern, ...]
    thing: tuple[Pattern, ...]
    no_party: tuple[Pattern, ...]


class MetricTable(Data):
    """What a metric table holds."""

    caption: str
    columns: tuple[str, ...]
    better: tuple[Pattern, ...]
    rules: tuple[str, ...]
    sizes: str


class Limits(Data):
    """How long and how many at most."""

    sentence: int
    sentence_aim: int
    text: int
    grade: int
    heading: int
    alternates: int
    acronym: int


class Cite(Data):
    """The form in which authorities are cited whose id matches."""

    id: Pattern
    form: Pattern
    like: str
    both: Flag = False  # in two numberings


class Words(Data):
    """lint.yaml, the whole file."""

    lists: Mapping[str, WordList]
    modals: Modals
    passive: Pattern
    participles: tuple[str, ...]
    pronouns: tuple[str, ...]
    conditions: tuple[str, ...]
    comparison: tuple[str, ...]
    spanning: tuple[str, ...]
    exact: tuple[str, ...]
    no_measure: tuple[Pattern, ...]
    units: tuple[str, ...]
    time_units: tuple[str, ...]
    metric_table: MetricTable
    methods: tuple[str, ...]
    subcontracts: Pattern
    own_names: Mapping[str, str]
    free_acronyms: tuple[str, ...]
    specifications_only: str
    limits: Limits
    cites: tuple[Cite, ...]
    british: Mapping[str, str]
    read_by_engine: tuple[str, ...]
    promises: str  # the text that lists what the Government does
    excuses: tuple[Excuse, ...]

    @cached_property
    def expressions(self) -> Mapping[str, re.Pattern[str]]:
        """Return one compiled expression for each list."""
        return {name: each.expression(one_of(self.units)) for name, each in self.lists.items()}

    @cached_property
    def passives(self) -> re.Pattern[str]:
        """Return the expression of a duty without an actor."""
        joined = "|".join(self.participles)
        return re.compile(self.passive.replace("PARTICIPLES", joined), re.IGNORECASE)


def one_of(words: tuple[str, ...]) -> str:
    """Return a pattern for one of the words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def read_words(root: Path) -> Words:
    """Read the word lists of a library. Raises ContentError."""
    return parse(Words, read_yaml(root / FILE))
