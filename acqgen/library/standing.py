"""The standing of a special requirement under HSAR 3052.101, which changes without its wording."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from acqgen.reading import Data

EVERY = "special"  # the id that serves every special text without a row of its own
StandingName = Literal["one_time", "cpo_submitted", "adopted"]
STANDINGS: Mapping[StandingName, str] = {
    "one_time": "One-time use",
    "cpo_submitted": "Submitted for adoption",
    "adopted": "Adopted",
}


class StandingEntry(Data):
    """A standing from a day on."""

    date: date
    standing: StandingName
    source: str


class TextStanding(Data):
    """The dated history of one text, or of every special text without a history of its own."""

    id: str  # of a text, or special
    history: Annotated[tuple[StandingEntry, ...], Field(min_length=1)]

    def on(self, day: date | None) -> StandingEntry:
        """Return the standing on a day; the first entry also serves every earlier day."""
        fitting = [each for each in self.history if day is not None and each.date <= day]
        return fitting[-1] if fitting else self.history[0]
