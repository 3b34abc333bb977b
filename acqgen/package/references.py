"""Which codified clauses print by reference, and which the officer has to check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from acqgen.library import Library
from acqgen.library.references import Number, ReferenceClause
from acqgen.package import model
from acqgen.package.blanks import Blanks
from acqgen.rules import World, answer, because

COLUMNS = ("Number", "Title and Alternate", "Date")
_NOUNS = {"I": "clauses", "K": "provisions"}
_DEVIATION = "references.deviation_date"
_LABEL = "date"
_NEEDED = "For each clause marked DEVIATION: which date does the agency's class deviation give?"


@dataclass(frozen=True, slots=True)
class Referred:
    """What became of one clause by reference."""

    id: str
    clause: ReferenceClause
    outcome: Literal["included", "officer", "left_out"]
    numbers: tuple[Number, ...]
    alternates: tuple[str, ...]
    why: str
    waits_for: tuple[str, ...] = ()  # questions without an answer, while those keep it open


def refer(library: Library, world: World, baseline: str) -> tuple[Referred, ...]:
    """Decide on every clause by reference; what is not verified is never printed."""
    return tuple(
        _refer(id, clause, library, world, baseline) for id, clause in library.references.items()
    )


def _refer(
    id: str, clause: ReferenceClause, library: Library, world: World, baseline: str
) -> Referred:
    numbers = clause.on(baseline)
    used = tuple(
        each.id for each in clause.alternates if each.when and answer(each.when, world) is True
    )
    if clause.when is None:
        why = f"No question asks what decides: {clause.for_officer}"
        return Referred(id, clause, "officer", numbers, used, why)
    holds = answer(clause.when, world)
    why = library.in_words(clause.when)
    if holds is False:
        return Referred(id, clause, "left_out", numbers, (), f"The condition does not hold: {why}")
    if holds is None:
        open_ = because(clause.when, world)
        why = f"It cannot be decided yet: {why}"
        return Referred(id, clause, "officer", numbers, used, why, open_)
    if not numbers:
        reserved = "The FAR baseline of this office has no such clause, or it was not verified."
        return Referred(id, clause, "officer", numbers, used, reserved)
    if not clause.verified:
        return Referred(id, clause, "officer", numbers, used, "Not verified in a primary text.")
    return Referred(id, clause, "included", numbers, used, f"The condition holds: {why}")


def listed(
    referred: Iterable[Referred],
    places: tuple[str, ...],
    blanks: Blanks,
    section: str,
    anchor: str,
) -> Iterator[model.Table]:
    """Yield the table of the clauses of a section, or nothing where there are none."""
    here = [each for each in referred if each.outcome == "included" and each.clause.place in places]
    rows = [
        _row(each, number, blanks, f"{section}, {each.id}", anchor)
        for each in here
        for number in each.numbers
    ]
    if rows:
        found = {each.clause.place for each in here}
        noun = " and ".join(_NOUNS[place] for place in places if place in found)
        title = f"{noun[:1].upper()}{noun[1:]} by reference"
        yield model.Table("references", title, COLUMNS, tuple(rows))


def _row(
    referred: Referred, number: Number, blanks: Blanks, place: str, anchor: str
) -> tuple[tuple[model.Line, ...], ...]:
    date: model.Line = (model.Words(number.date),)
    if not number.date:
        blank = blanks.add(_DEVIATION, _LABEL, _NEEDED, "contracting officer", place, anchor)
        date = (model.Words("DEVIATION "), blank)
    used = f" (Alternate {' and '.join(referred.alternates)})" if referred.alternates else ""
    cells: tuple[model.Line, ...] = (
        (model.Words(number.number),),
        (model.Words(f"{number.title}{used}"),),
        date,
    )
    return tuple((cell,) for cell in cells)


def references_sheet(referred: Iterable[Referred]) -> model.Sheet:
    """Return what became of every clause by reference, as a sheet of the contract file."""
    columns = (
        model.Column("ID", 10),
        model.Column("Number", 24),
        model.Column("Title", 44),
        model.Column("Outcome", 14, status=True),
        model.Column("Why", 50),
        model.Column("To check", 50),
        model.Column("Prescription", 22),
        model.Column("Evidence", 34),
    )
    rows = tuple(
        (
            each.id,
            "\n".join(number.number for number in each.numbers) or "None",
            each.clause.title,
            {"included": "Included", "officer": "Not checked", "left_out": "Left out"}[
                each.outcome
            ],
            each.why,
            "\n".join(to_check(each)) or "None",
            "\n".join(dict.fromkeys(number.prescription for number in each.numbers)) or "None",
            each.clause.evidence,
        )
        for each in referred
    )
    open_ = sum(each.outcome == "officer" for each in referred)
    note = f"Codified clauses by number. {open_} are for the Contracting Officer to check."
    return model.Sheet("References", "Clauses by reference", note, columns, rows)


def to_check(referred: Referred) -> tuple[str, ...]:
    """Return what an officer should look at before the clause prints or stays out."""
    alternates = tuple(
        f"Alternate {each.id}: {each.for_officer}"
        for each in referred.clause.alternates
        if each.for_officer
    )
    return (*alternates, *referred.clause.check) if referred.outcome != "left_out" else ()
