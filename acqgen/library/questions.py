"""Questions: the catalogue of what a profile answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from acqgen.reading import Data
from acqgen.rules import Field, Kind


class Assumption(Data):
    """The value that is taken when nobody answers, and who owns that risk."""

    value: str | tuple[str, ...]
    owner: str


class Question(Data):
    """One thing that a profile answers."""

    id: str
    type: Kind
    ask: str
    help: str
    why: str
    who: str
    values: Mapping[str, str] = {}
    minimum: str | None = None
    maximum: str | None = None
    legal_note: str = ""
    first: int | None = None
    assume: Assumption | None = None
    offeror_to_state: bool = False

    @property
    def group(self) -> str:
        """Return the group of the profile in which the answer stands."""
        return self.id.split(".")[0]

    def field(self) -> Field:
        """Return what conditions may know of the question."""
        low, high = self.minimum, self.maximum
        if self.type is Kind.INTEGER:
            return Field(self.id, self.type, (), int(low or 0), int(high or 0))
        if self.type is Kind.DATE:
            day = date.fromisoformat
            return Field(self.id, self.type, (), day(low or ""), day(high or ""))
        return Field(self.id, self.type, tuple(self.values))
