"""From chosen units to printed blocks: values, blanks, references, citations in their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from acqgen.library import Definition, Library, TableText
from acqgen.package import model
from acqgen.package.blanks import Blanks
from acqgen.package.fill_ins import Filled, FillIns
from acqgen.package.places import Places
from acqgen.package.units import ChosenText, ChosenUnit
from acqgen.problems import Location, Problem, Severity
from acqgen.prose import (
    Block,
    Citation,
    Paragraph,
    Reference,
    Slot,
    Span,
    Table,
    Words,
    label_at,
    parse_spans,
)

RESERVED = "RESERVED."


@dataclass(frozen=True, slots=True)
class Spot:
    """Where printing stands: a text, its number, and the label of the paragraph."""

    clause: str
    number: str
    label: str
    where: Location

    @property
    def place(self) -> str:
        """Return the place as the register says it: 7.2(a), TE-120."""
        return f"{self.number}{self.label}, {self.clause}"

    @property
    def target(self) -> str:
        """Return the anchor of the place."""
        return f"{self.clause}{self.label}"


class Printer:
    """Prints the texts of one document; keeps its blanks and the slots it used."""

    def __init__(
        self,
        file: model.File,
        library: Library,
        fill_ins: FillIns,
        places: Places,
        terms: tuple[Definition, ...],
        baseline: str,
        day: date | None,
    ) -> None:
        self.file = file
        self.blanks = Blanks()
        self.used_slots: set[str] = set()
        self.problems: list[Problem] = []
        self._library = library
        self._fill_ins = fill_ins
        self._places = places
        self._terms = terms
        self._baseline = baseline
        self._day = day

    def blocks(self, text: ChosenText, number: str, bar: model.Bar) -> tuple[model.Block, ...]:
        """Print the units of one text."""
        revision = text.decision.revision
        spot = Spot(text.decision.clause.id, number, "", revision.source.locate())
        found: list[model.Block] = []
        for chosen in text.units:
            found += self._unit(chosen, replace(spot, label=chosen.label))
        if not bar:
            return tuple(found)
        return tuple(
            replace(each, bar=bar) if isinstance(each, model.Paragraph) else each for each in found
        )

    def _unit(self, chosen: ChosenUnit, spot: Spot) -> Iterator[model.Block]:
        if chosen.unit is None:
            line = (model.Words(RESERVED),)
            yield model.Paragraph("level", 1, line, chosen.label, spot.target)
            return
        for block in chosen.unit.blocks:
            here = replace(spot, where=Location(spot.where.file, block.line, 1))
            yield from self._block(block, here)

    def _block(self, block: Block, spot: Spot) -> Iterator[model.Block]:
        if isinstance(block, Paragraph):
            yield from self._paragraph(block, spot)
        elif isinstance(block, Table):
            yield self._table(block, spot)
        elif block.name == "definitions":
            yield from self._definitions(spot)
        else:
            yield _whole_table(self._library.tables[block.id])

    def _paragraph(self, block: Paragraph, spot: Spot) -> Iterator[model.Paragraph]:
        listed = self._listed(block, spot)
        anchor = spot.target if block.kind == "level" and block.level == 1 else ""
        role: model.Role = {"level": "level", "bullet": "bullet", "text": "continue"}[block.kind]  # type: ignore[assignment]
        if block.kind == "text" and block.level == 0:
            role = "body"
        if listed is None:
            line = self.line(block.spans, spot)
            yield model.Paragraph(role, block.level, line, block.label, anchor)
            return
        for number, part in enumerate(listed.parts or (), 1):
            label = label_at(block.level, number) if block.label else ""
            line = (model.Value(part, listed.slot),)
            yield model.Paragraph(role, block.level, line, label, anchor)

    def _listed(self, block: Paragraph, spot: Spot) -> Filled | None:
        """Return the list that a paragraph repeats for, if it holds nothing else."""
        if len(block.spans) != 1 or not isinstance(block.spans[0], Slot):
            return None
        filled = self._filled(block.spans[0].name, spot)
        return filled if filled.parts is not None else None

    def _filled(self, name: str, spot: Spot) -> Filled:
        self.used_slots.add(f"{spot.clause}.{name}")
        filled = self._fill_ins.value(spot.clause, name)
        self.used_slots.add(filled.slot)
        return filled

    def _table(self, block: Table, spot: Spot) -> model.Table:
        rows = tuple(tuple((self.line(cell, spot),) for cell in row) for row in block.rows)
        metric = block.caption.startswith("Metric table")
        return model.Table("metric" if metric else "plain", block.caption, block.columns, rows)

    def _definitions(self, spot: Spot) -> Iterator[model.Paragraph]:
        for definition in self._terms:
            if definition.owner == spot.clause:
                spans = parse_spans(definition.on(self._day).text)
                line = (
                    model.Words(definition.term, "term"),
                    model.Words(" "),
                    *self.line(spans, spot),
                )
                yield model.Paragraph("definition", 0, line)

    def line(self, spans: tuple[Span, ...], spot: Spot) -> model.Line:
        """Print the spans of one paragraph or cell."""
        return tuple(each for span in spans for each in self._inline(span, spot))

    def _inline(self, span: Span, spot: Spot) -> Iterator[model.Inline]:
        if isinstance(span, Words):
            yield model.Words(span.text, span.face)
        elif isinstance(span, Slot):
            filled = self._filled(span.name, spot)
            if filled.open:
                yield self.blanks.of(filled, spot.place, spot.target)
            else:
                yield model.Value(filled.text, filled.slot)
        elif isinstance(span, Citation):
            yield model.Words(self._cited(span))
        else:
            yield self._reference(span, spot)

    def _cited(self, span: Citation) -> str:
        authority = self._library.authorities[span.authority]
        text = authority.cited(self._baseline)
        paragraph = authority.paragraph(span.paragraph)
        return f"{text}, {paragraph.pinpoint}" if paragraph else text

    def _reference(self, span: Reference, spot: Spot) -> model.Inline:
        if span.id in self._places.deliverables:
            return model.Link(span.id, span.id if self.file == "sow" else "")
        place = self._places.clauses.get(span.id)
        if place is None:
            return self._missing(span.id, spot)
        if span.label and span.label not in place.labels:
            return self._missing(f"{span.id}{span.label}", spot)
        if place.file == self.file:
            text = f"{place.number}{span.label} ({span.id})"
            return model.Link(text, f"{span.id}{span.label}")
        return model.Link(f"{span.id}{span.label} ({place.section})")

    def _missing(self, name: str, spot: Spot) -> model.Blank:
        """Show a reference that leads nowhere as a blank; tell when it should not happen."""
        if name in self._library.planned:
            label = f"{name}, a text that is still planned"
            needed = f"{self._library.planned[name].title}: the library has no text yet."
        else:
            label = f"{name}, which is not in this package"
            needed = f"Include {name}, or word this paragraph without it."
            message = f"{spot.clause}{spot.label} refers to {name}, which is not in the package"
            warning = Severity.WARNING
            self.problems.append(Problem("ACQ502", message, spot.where, severity=warning))
        return self.blanks.add(name, label, needed, "", spot.place, spot.target)


def _whole_table(table: TableText) -> model.Table:
    rows = tuple(tuple(((model.Words(cell),),) for cell in row) for row in table.rows)
    return model.Table("plain", table.caption, table.columns, rows)
