"""Coverage: what carries each duty of the contractor that is in force, when, and how firmly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from acqgen.library import Library, Loaded
from acqgen.upkeep.lint.registers import read_registers


@dataclass(frozen=True, slots=True)
class Carrier:
    """A text that carries a duty; condition and strength in words."""

    text: str
    when: str
    strength: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A paragraph of an authority in force; `reason` says why no text carries it."""

    paragraph: str  # authority#paragraph
    cite: str
    says: str
    texts: tuple[Carrier, ...]
    clauses: tuple[str, ...]  # by reference
    reason: str = ""

    @property
    def open(self) -> bool:
        """Say whether nothing carries the duty and no reason is given."""
        return not (self.texts or self.clauses or self.reason)


def coverage(loaded: Loaded, day: date) -> tuple[Duty, ...]:
    """Return each duty of the contractor that is in force on the day. Raises ContentError."""
    library = loaded.library
    listed = read_registers(loaded.root).uncovered
    reasons = {each.paragraph: each.reason for each in listed}
    carriers = _carriers(library)
    return tuple(
        Duty(
            paragraph=f"{id}#{paragraph.id}",
            cite=f"{authority.cited('rfo')}, {paragraph.pinpoint}",
            says=paragraph.says,
            texts=(*carriers.get(f"{id}#{paragraph.id}", ()), *carriers.get(id, ())),
            clauses=library.printing(authority),
            reason=reasons.get(f"{id}#{paragraph.id}", reasons.get(id, "")),
        )
        for id, authority in library.authorities.items()
        if authority.status_on(day).live
        for paragraph in authority.paragraphs
        if paragraph.on_contractor
    )


def _carriers(library: Library) -> Mapping[str, list[Carrier]]:
    """Return the texts under each paragraph that they cite."""
    found: dict[str, list[Carrier]] = {}
    for id, clause in library.clauses.items():
        head = clause.revisions[-1].head
        strength = "; ".join(f"{each.is_}: {library.in_words(each.when)}" for each in head.strength)
        carrier = Carrier(id, library.in_words(head.when), strength)
        for named in head.satisfies:
            found.setdefault(named, []).append(carrier)
    return found
