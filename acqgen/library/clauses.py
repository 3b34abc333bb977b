"""Clauses: front matter and wording of each revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from acqgen.library.conditions import ALWAYS, When
from acqgen.prose import Wording
from acqgen.reading import Data, Source

StrengthName = Literal["mandatory", "default", "offered"]
Kind = Literal["definition", "sow", "special", "cdrl", "instruction", "factor", "qasp", "reference"]
Method = Literal["inspection", "analysis", "demonstration", "test", "certification"]


class Strength(Data):
    """A strength and when it applies."""

    is_: StrengthName = Field(alias="is")
    when: When = ALWAYS


def _strengths(data: Any) -> Any:
    return ({"is": data},) if isinstance(data, str) else data


def _allowed(data: Any) -> Any:
    """Read a list of values as keys that print as themselves."""
    return {word: word for word in data} if isinstance(data, tuple) else data


Strengths = Annotated[tuple[Strength, ...], BeforeValidator(_strengths)]


class FillIn(Data):
    """A typed blank of the wording."""

    type: Literal["text", "integer", "number", "enum", "list"]
    unit: str = ""
    values: Annotated[Mapping[str, str], BeforeValidator(_allowed)] = {}
    default: str | tuple[str, ...] | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    star: bool = False
    from_: str = Field("", alias="from")
    who: str = ""
    ask: str = ""
    suggest: str = ""
    shown_by: str = ""  # of a limit on a rate: the fill-in that holds the cases of its test


class Verification(Data):
    """How a requirement is checked."""

    method: Method
    also: Method | None = None
    event: str = ""
    pass_rule: str


class RowVerification(Data):
    """How one paragraph is checked, where it differs from its text."""

    method: Method
    event: str = ""


class ParagraphRule(Data):
    """What one first-level paragraph has of its own."""

    when: When = ALWAYS
    strength: StrengthName | None = None
    na: bool = False
    evidence: str = ""
    evaluation: str = ""
    verification: RowVerification | None = None


class Alternate(Data):
    """Other paragraphs of a text, under a condition."""

    id: str
    replaces: tuple[str, ...] | Literal["all"]
    when: When
    paragraphs: Mapping[str, ParagraphRule] = {}


class FlowDown(Data):
    """To which roles of lower tiers a duty goes, and how."""

    roles: tuple[str, ...] = ()
    text: str = ""


class SourceWords(Data):
    """Words that stand because a source uses them."""

    words: tuple[str, ...]
    authority: str


class FrontMatter(Data):
    """The YAML above a wording."""

    title: str
    kind: Kind
    place: str
    effective: date
    change: str
    satisfies: tuple[str, ...]
    when: When
    strength: Strengths
    verification: Verification | None = None
    requires: tuple[tuple[str, ...], ...] = ()
    fill_ins: Mapping[str, FillIn] = {}
    paragraphs: Mapping[str, ParagraphRule] = {}
    deliverables: tuple[str, ...] = ()
    evidence: str = ""
    evaluation: str = "none"
    conflicts: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    flow_down: FlowDown = FlowDown()
    alternates: tuple[Alternate, ...] = ()
    source_words: tuple[SourceWords, ...] = ()
    passive_ok: tuple[str, ...] = ()
    named_only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One wording of a clause."""

    number: int
    head: FrontMatter
    wording: Wording
    source: Source

    @property
    def retired(self) -> bool:
        """Say whether the text ends here: a revision without wording."""
        return not self.wording.units


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with all its revisions; the id is the name of its folder."""

    id: str
    folder: str
    revisions: tuple[Revision, ...]

    def on(self, day: date | None) -> Revision:
        """Return the revision for a solicitation issued on `day`.

        The last one in effect; the first one also serves every earlier or unknown day.
        """
        fitting = [
            each for each in self.revisions if day is not None and each.head.effective <= day
        ]
        return fitting[-1] if fitting else self.revisions[0]
