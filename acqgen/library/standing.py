"""The standing of a special requirement under HSAR 3052.101, which changes without its wording."""

from __future__ import annotations

from datetime import date
from typing import Literal

from acqgen.reading import Data

StandingName = Literal["one_time", "cpo_submitted", "adopted"]


class StandingEntry(Data):
    """A standing from a day on."""

    date: date
    standing: StandingName
    source: str


class TextStanding(Data):
    """The dated history of one text."""

    id: str
    history: tuple[StandingEntry, ...]

    def on(self, day: date | None) -> StandingEntry:
        """Return the standing on a day; the first entry also serves every earlier day."""
        fitting = [each for each in self.history if day is not None and each.date <= day]
        return fitting[-1] if fitting else self.history[0]
