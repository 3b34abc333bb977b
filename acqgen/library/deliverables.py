"""Deliverables: data items with format, due lines and acceptance criteria."""

from __future__ import annotations

from typing import Literal

from acqgen.library.conditions import ALWAYS, When
from acqgen.reading import Data

Amount = str | dict[Literal["from"], str]  # a number, or the fill-in of a text that owns it


class Due(Data):
    """One line that says when: a wave, or an event with a side."""

    wave: Literal["award", "test", "use"] | None = None
    event: str = ""
    side: Literal["before", "after", "with", "every"] = "after"
    days: Amount | None = None
    months: Amount | None = None
    unit: Literal["calendar days", "business days", "hours"] = "calendar days"
    note: str = ""
    when: When = ALWAYS


class Annex(Data):
    """A part of a data item that prints with the text that asks for it."""

    name: str
    title: str
    criterion: str
    when: When = ALWAYS
    due: Due | None = None


class Deliverable(Data):
    """One data item; its id is the name of its file."""

    title: str
    format: str
    due: tuple[Due, ...]
    criteria: tuple[str, ...]
    distribution: tuple[str, ...]
    annexes: tuple[Annex, ...] = ()
    distribution_note: str = ""
