"""Places: which text prints in which section, under which number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from acqgen.library import Outline, OutlineSection
from acqgen.package.model import File
from acqgen.package.selection import Decision
from acqgen.package.units import ChosenText


@dataclass(frozen=True, slots=True)
class Place:
    """Where one text prints."""

    file: File
    number: str  # "7.2", "H.1"
    section: str  # "Section C", for references from the other file
    labels: frozenset[str]  # of its paragraphs that print words


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section that prints, with its number and its texts in order."""

    outline: OutlineSection
    number: str  # "7.0", "Section H"
    anchor: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """The whole layout of a package."""

    outline: Outline
    sections: tuple[PlacedSection, ...]
    clauses: Mapping[str, Place]
    deliverables: frozenset[str]  # data items that print

    def near(self, decision: Decision) -> File:
        """Return the file in which a text would print."""
        head = decision.revision.head
        for section in self.outline.sections:
            if section.takes(decision.clause.folder, head.place):
                return section.file
        return "rfp"


def lay_out(
    outline: Outline,
    texts: Mapping[str, ChosenText],
    deliverables: frozenset[str],
    referred: frozenset[str],
) -> Places:
    """Give numbers to the sections that hold something; those of the work statement count on.

    `referred` holds the places (I, K) that have clauses by reference.
    """
    sections: list[PlacedSection] = []
    clauses: dict[str, Place] = {}
    waiting = [each.decision for each in texts.values()]
    count = 0
    for section in outline.sections:
        here = [
            each for each in waiting if section.takes(each.clause.folder, each.revision.head.place)
        ]
        taken = {each.clause.id for each in here}
        waiting = [each for each in waiting if each.clause.id not in taken]
        listed = (section.deliverables and deliverables) or (
            section.references and not referred.isdisjoint(section.places)
        )
        if not (here or section.slot or listed):
            continue
        numbered = section.file == "sow"
        count += numbered
        stem = str(count) if numbered else section.place
        number = f"{stem}.0" if numbered else f"Section {stem}"
        sections.append(PlacedSection(section, number, f"section-{stem}", tuple(here)))
        for index, each in enumerate(here, 1):
            letter = f"Section {section.place}"
            id, labels = each.clause.id, texts[each.clause.id].labels()
            clauses[id] = Place(section.file, f"{stem}.{index}", letter, labels)
    return Places(outline, tuple(sections), clauses, deliverables)
