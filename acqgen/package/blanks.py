"""Blanks of one document: numbered in order of print, and listed in its register."""

from __future__ import annotations

from acqgen.package.fill_ins import Filled
from acqgen.package.model import Blank, Opening


class Blanks:
    """Numbers what is open in one document; the same slot keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.openings: list[Opening] = []

    def of(self, filled: Filled, place: str, target: str) -> Blank:
        """Return the blank of an open fill-in at a place."""
        return self.add(filled.slot, filled.label, filled.ask, filled.who, place, target)

    def add(self, slot: str, label: str, needed: str, who: str, place: str, target: str) -> Blank:
        """Return the blank of a slot, and list it when it is new."""
        number = self._numbers.get(slot)
        if number is None:
            number = self._numbers[slot] = len(self._numbers) + 1
            who = who[:1].upper() + who[1:] or "Contracting officer"
            self.openings.append(Opening(f"Blank {number}", place, target, needed, who))
        return Blank(number, label, slot)
