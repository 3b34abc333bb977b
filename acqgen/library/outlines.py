"""Outlines: the order of sections of each document."""

from __future__ import annotations

from typing import Literal

from acqgen.library.conditions import ALWAYS, When
from acqgen.reading import Data


class OutlineSection(Data):
    """One section: texts of folders or of a place, an office's own text, or the deliverables."""

    place: str
    also: tuple[str, ...] = ()  # further places whose texts print here
    title: str
    file: Literal["sow", "rfp"]
    lead: str = ""
    folders: tuple[str, ...] = ()
    slot: str = ""
    ask: str = ""  # of a slot: what the office writes there
    who: str = ""
    deliverables: bool = False
    references: bool = False  # the clauses by reference of these places
    compact: bool = False  # each text is one paragraph under its number: for short forms

    @property
    def places(self) -> tuple[str, ...]:
        """Return every place that prints here."""
        return (self.place, *self.also)

    def takes(self, folder: str, place: str) -> bool:
        """Say whether a text of that folder and place prints here."""
        if self.slot or place not in self.places:
            return False
        return not self.folders or folder in self.folders


class Title(Data):
    """A title and when it applies."""

    title: str
    when: When = ALWAYS


class Outline(Data):
    """The layout of a package; sections print in this order when they hold something."""

    id: str
    title: str
    when: When = ALWAYS  # the first outline that holds is used; one always holds
    work_statement: tuple[Title, ...]
    short_cover: bool = False  # number, day and library alone
    sections: tuple[OutlineSection, ...]
