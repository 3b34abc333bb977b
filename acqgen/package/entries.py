"""Decisions of persons: held against the library, and found for a clause, a row or a gate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from acqgen.library import Clause, Library
from acqgen.problems import Problem, nearest, quoted, raise_errors
from acqgen.profile import DecisionEntry, Profile

_ROW = re.compile(r"([A-Z]{2}-\d{3})(\([a-z]{1,2}\))?")


@dataclass(frozen=True, slots=True)
class Entries:
    """The decisions of a profile; the narrowest that fits a clause counts."""

    all: tuple[DecisionEntry, ...]

    def on_clause(self, clause: Clause, strength: str) -> DecisionEntry | None:
        """Return the decision on a clause: by its id, its folder, or its strength."""
        by_id = [each for each in self.all if each.clause == clause.id]
        by_folder = [each for each in self.all if each.folder == clause.folder]
        by_strength = [each for each in self.all if each.strength and each.strength == strength]
        return next(iter((*by_id, *by_folder, *by_strength)), None)

    def on_row(self, row: str) -> DecisionEntry | None:
        """Return the decision on one first-level paragraph, such as DA-020(c)."""
        return next((each for each in self.all if each.clause == row), None)

    def on_gate(self, gate: str) -> DecisionEntry | None:
        """Return the reason that was recorded for a gate."""
        return next((each for each in self.all if each.gate == gate), None)


def read_entries(profile: Profile, library: Library) -> Entries:
    """Check that each decision names something that is there, once. Raises ContentError."""
    raise_errors((*_unknown(profile, library), *_twice(profile)))
    return Entries(profile.envelope.decisions)


def _unknown(profile: Profile, library: Library) -> Iterator[Problem]:
    folders = {clause.folder for clause in library.clauses.values()}
    gates = {gate.id for gate in library.gates}
    for index, each in enumerate(profile.envelope.decisions):
        where = profile.source.locate("decisions", index)
        if each.clause:
            yield from _on_text(profile, library, index, each)
        elif each.folder and each.folder not in folders:
            hint = nearest(each.folder, folders)
            yield Problem("ACQ307", f"unknown folder {quoted(each.folder)}", where, hint)
        elif each.gate and each.gate not in gates:
            hint = nearest(each.gate, gates)
            yield Problem("ACQ307", f"unknown gate {quoted(each.gate)}", where, hint)


def _on_text(
    profile: Profile, library: Library, index: int, each: DecisionEntry
) -> Iterator[Problem]:
    where = profile.source.locate("decisions", index, "clause")
    found = _ROW.fullmatch(each.clause)
    known = library.clauses.get(found[1]) if found else None
    if known is None:
        hint = nearest(each.clause, [*library.clauses, *library.planned])
        if found and found[1] in library.planned:
            hint = "the text is planned and has no wording yet"
        yield Problem("ACQ307", f"unknown text {quoted(each.clause)}", where, hint)
    elif found and found[2]:
        labels = {unit.label for unit in known.revisions[-1].wording.every_unit()}
        if found[2] not in labels:
            message = f"{found[1]} has no paragraph {found[2]}"
            yield Problem("ACQ307", message, where)


def _twice(profile: Profile) -> Iterator[Problem]:
    seen: dict[tuple[str, str, str, str], int] = {}
    for index, each in enumerate(profile.envelope.decisions):
        if each.on in seen:
            name = next(part for part in each.on if part)
            first = profile.source.locate("decisions", seen[each.on])
            yield Problem(
                "ACQ310",
                f"{name} is decided twice",
                profile.source.locate("decisions", index),
                related=((first, "first decided here"),),
            )
        seen.setdefault(each.on, index)
