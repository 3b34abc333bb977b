"""Deliverables as they print: due lines, criteria, who asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from acqgen.library import Deliverable, Due, Library
from acqgen.library.deliverables import Amount, Annex
from acqgen.package import model
from acqgen.package.blanks import Blanks
from acqgen.package.fill_ins import FillIns
from acqgen.package.units import ChosenText
from acqgen.rules import All, Condition, World, answer


@dataclass(frozen=True, slots=True)
class DueWriter:
    """Writes the rows of the deliverables table of one package."""

    library: Library
    fill_ins: FillIns
    world: World
    blanks: Blanks
    section: str  # number of the section, for the register
    used_slots: set[str]

    def row(self, id: str, required_by: tuple[str, ...]) -> model.DeliverableRow:
        """Return one data item as printed."""
        item = self.library.deliverables[id]
        return model.DeliverableRow(
            id=id,
            title=item.title,
            format=item.format,
            required_by=required_by,
            due=tuple(self._due_lines(id, item)),
            criteria=tuple(_criteria(item, self.world)),
            distribution=(*item.distribution, *filter(None, [item.distribution_note])),
        )

    def _due_lines(self, id: str, item: Deliverable) -> Iterator[model.Line]:
        for due in item.due:
            if _holds(due.when, self.world):
                yield self._due(id, due, "")
        for annex in _annexes(item, self.world):
            if annex.due and _holds(annex.due.when, self.world):
                yield self._due(id, annex.due, annex.title)

    def _due(self, id: str, due: Due, part: str) -> model.Line:
        words: list[model.Inline] = [model.Words(f"{part}: ")] if part else []
        if due.wave:
            wave = self.library.settings.waves[due.wave]
            words += [self._amount({"from": wave.days}, id), model.Words(f" {wave.words}")]
        elif due.side == "with":
            words.append(model.Words(f"{'with' if part else 'With'} {due.event}"))
        elif due.side == "every":
            words += [
                model.Words("every " if part else "Every "),
                self._amount(due.months, id),
                model.Words(f" months after {due.event}"),
            ]
        elif due.days is None:
            words.append(model.Words(f"{due.side[:1].upper()}{due.side[1:]} {due.event}"))
        else:
            words += [
                self._amount(due.days, id),
                model.Words(f" {due.unit} {due.side} {due.event}"),
            ]
        if due.note:
            words.append(model.Words(f" ({due.note})"))
        return tuple(words)

    def _amount(self, amount: Amount | None, id: str) -> model.Inline:
        if not isinstance(amount, dict):
            return model.Words(str(amount))
        slot = amount["from"]
        self.used_slots.add(slot)
        filled = self.fill_ins.of_owner(slot)
        if filled.open:
            return self.blanks.of(filled, f"{self.section}, {id}", id)
        return model.Value(filled.text, filled.slot)


def words_of(ids: Iterable[str], library: Library, world: World, *, compact: bool) -> Iterator[str]:
    """Yield what data items print, for the search of defined terms."""
    for item in (library.deliverables[id] for id in ids):
        yield from (item.title, item.format, *_criteria(item, world))
        if not compact:
            yield from (*item.distribution, item.distribution_note)
        for due in (*item.due, *(each.due for each in _annexes(item, world) if each.due)):
            if _holds(due.when, world):
                yield from (due.event, due.note)


def _criteria(item: Deliverable, world: World) -> Iterator[str]:
    yield from item.criteria
    for annex in _annexes(item, world):
        yield f"{annex.title}: {annex.criterion}"


def _annexes(item: Deliverable, world: World) -> Iterator[Annex]:
    return (annex for annex in item.annexes if _holds(annex.when, world))


def _holds(condition: Condition, world: World) -> bool:
    return answer(condition, world) is not False


def required(
    texts: Iterable[ChosenText], library: Library, world: World
) -> dict[str, tuple[str, ...]]:
    """Return the data items that printed texts call for, each with those texts.

    A text calls for an item that it lists and that its printed words name. An item that no due
    line asks for in this package does not print.
    """
    found: dict[str, list[str]] = {}
    for text in texts:
        named = text.named()
        for item in text.decision.revision.head.deliverables:
            if item in named:
                found.setdefault(item, []).append(text.decision.clause.id)
    return {
        item: tuple(found[item])
        for item in sorted(found)
        if any(_holds(due.when, world) for due in _dues(library.deliverables[item]))
    }


def _dues(item: Deliverable) -> Iterator[Due]:
    yield from item.due
    for annex in item.annexes:
        if annex.due is not None:
            both = All((annex.when, annex.due.when))
            yield annex.due.model_copy(update={"when": both})


_COLUMNS = (
    "ID",
    "Deliverable and format",
    "Required by",
    "Due",
    "Accepted when",
    "Distribution",
)
_COMPACT = ("ID", "Deliverable and format", "Due", "Accepted when")


def as_table(rows: tuple[model.DeliverableRow, ...], *, compact: bool) -> model.Table:
    """Return the deliverables table of the work statement.

    A compact one leaves out distribution, and who asks: each text names its items.
    """
    kept = [_COLUMNS.index(name) for name in (_COMPACT if compact else _COLUMNS)]
    cells = tuple(tuple(_cells(row)) for row in rows)
    return model.Table(
        "deliverables",
        "Deliverables",
        tuple(_COLUMNS[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in cells),
        tuple(row.id for row in rows),
    )


def _cells(row: model.DeliverableRow) -> Iterator[tuple[model.Line, ...]]:
    yield ((model.Words(row.id),),)
    yield ((model.Words(row.title, "bold"),), (model.Words(row.format),))
    yield tuple((model.Words(each),) for each in row.required_by)
    yield _listed(row.due or ((model.Words("—"),),))
    yield _listed(tuple((model.Words(each),) for each in row.criteria))
    yield tuple((model.Words(each),) for each in row.distribution)


def _listed(lines: tuple[model.Line, ...]) -> tuple[model.Line, ...]:
    """Mark each of several lines, so that a reader sees where one ends."""
    if len(lines) == 1:
        return lines
    return tuple((model.Words("• "), *line) for line in lines)
