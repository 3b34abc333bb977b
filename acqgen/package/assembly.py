"""Assembly: decided texts into numbered sections of documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from acqgen.library import Definition, Library
from acqgen.library.values import Given
from acqgen.package import model
from acqgen.package.cover import Cover
from acqgen.package.due import DueWriter, as_table, required, words_of
from acqgen.package.entries import Entries
from acqgen.package.fill_ins import FillIns
from acqgen.package.places import PlacedSection, Places, lay_out
from acqgen.package.printing import Printer
from acqgen.package.references import Referred, listed, refer
from acqgen.package.register import decision_openings, note_on, numbered
from acqgen.package.samples import check_samples
from acqgen.package.selection import Decision, Outcome, Selection
from acqgen.package.terms import used_terms
from acqgen.package.units import ChosenText, choose
from acqgen.problems import Problem
from acqgen.profile import Facts, Profile

_CONTENTS_ABOVE = 12  # texts in one document
FILES: tuple[model.File, ...] = ("sow", "rfp")


@dataclass(frozen=True, slots=True)
class Assembled:
    """The documents, and what the matrix and the record want to know of them."""

    documents: tuple[model.Document, ...]
    texts: Mapping[str, ChosenText]
    printed: Mapping[str, model.PrintedClause]
    deliverables: tuple[model.DeliverableRow, ...]
    referred: tuple[Referred, ...]
    used_slots: frozenset[str]
    warnings: tuple[Problem, ...]


def assemble(
    profile: Profile,
    library: Library,
    facts: Facts,
    selection: Selection,
    entries: Entries,
    given: Mapping[str, Mapping[str, Given]],
) -> Assembled:
    """Print the selected texts into the documents of the package."""
    maker = prepare(profile, library, facts, selection, entries, given)
    terms = maker.terms()
    printers = {file: maker.printer(file, terms) for file in FILES}
    rows: list[model.DeliverableRow] = []
    documents = tuple(maker.document(printers[file], rows) for file in FILES)
    used = frozenset().union(*(each.used_slots for each in printers.values()))
    samples = check_samples(maker.texts.values(), maker.fill_ins, library, profile, used)
    return Assembled(
        documents=documents,
        texts=maker.texts,
        printed=printed_texts(documents),
        deliverables=tuple(rows),
        referred=maker.referred,
        used_slots=used,
        warnings=(*(each for file in FILES for each in printers[file].problems), *samples),
    )


def prepare(
    profile: Profile,
    library: Library,
    facts: Facts,
    selection: Selection,
    entries: Entries,
    given: Mapping[str, Mapping[str, Given]],
) -> Maker:
    """Choose the words of the selected texts and give them their places."""
    revisions = {id: each.revision for id, each in selection.decisions.items()}
    fill_ins = FillIns(library, facts, given, revisions)
    texts = {
        each.clause.id: choose(each, selection, entries, fill_ins) for each in selection.selected
    }
    needed = required(texts.values(), library, selection.world)
    referred = refer(library, selection.world, facts.text("proc.far_baseline"))
    lists = frozenset(each.clause.place for each in referred if each.outcome == "included")
    places = lay_out(library.outline(selection.world), texts, frozenset(needed), lists)
    return Maker(
        profile=profile,
        library=library,
        facts=facts,
        selection=selection,
        texts=texts,
        places=places,
        fill_ins=fill_ins,
        referred=referred,
        needed=needed,
        numbers=numbered(selection),
    )


def printed_texts(documents: tuple[model.Document, ...]) -> dict[str, model.PrintedClause]:
    """Return every printed text by its id."""
    sections = (section for document in documents for section in document.sections)
    return {clause.id: clause for section in sections for clause in section.clauses}


def _words(texts: Mapping[str, ChosenText], places: Places, fill_ins: FillIns) -> Iterator[str]:
    """Yield what texts and leads print, for the search of defined terms."""
    for text in texts.values():
        head = text.decision.revision.head
        used = set(head.fill_ins) if head.kind == "definition" else set()
        for chosen in text.units:
            if chosen.unit is not None:
                yield from chosen.unit.passages()
                used |= {*chosen.unit.slots}
        for name in head.fill_ins:
            if name in used:
                yield fill_ins.value(text.decision.clause.id, name).text
    for section in places.sections:
        yield section.outline.lead


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the documents of a package, one after the other, from the same decisions."""

    profile: Profile
    library: Library
    facts: Facts
    selection: Selection
    texts: Mapping[str, ChosenText]
    places: Places
    fill_ins: FillIns
    referred: tuple[Referred, ...]
    needed: Mapping[str, tuple[str, ...]]  # deliverables, with the texts that ask for each
    numbers: Mapping[str, int]  # of the open decisions

    def terms(self) -> tuple[Definition, ...]:
        """Return the definitions that the words of texts, leads and deliverables use."""
        compact = any(each.deliverables and each.compact for each in self.places.outline.sections)
        others = words_of(self.needed, self.library, self.selection.world, compact=compact)
        words = (*_words(self.texts, self.places, self.fill_ins), *others)
        return used_terms(words, self.library.definitions, self.texts, self.facts.issue_date)

    def printer(self, file: model.File, terms: tuple[Definition, ...]) -> Printer:
        """Return what prints the texts of one document."""
        baseline = self.facts.text("proc.far_baseline")
        return Printer(
            file,
            self.library,
            self.fill_ins,
            self.places,
            terms,
            baseline,
            self.facts.issue_date,
        )

    def print_text(self, id: str) -> model.PrintedClause | None:
        """Print one text without the rest, its blanks counted from one; None if it is out."""
        if id not in self.places.clauses:
            return None
        decision = self.selection.decisions[id]
        terms = self.terms() if decision.revision.head.kind == "definition" else ()
        return self._clause(decision, self.printer(self.places.clauses[id].file, terms))

    def document(self, printer: Printer, rows: list[model.DeliverableRow]) -> model.Document:
        """Make one document; the deliverables that print in it are added to `rows`."""
        file = printer.file
        placed = [each for each in self.places.sections if each.outline.file == file]
        sections = tuple(self._section(each, printer, rows) for each in placed)
        decisions = decision_openings(self.selection, self.library, self.places, file)
        clauses = sum(len(section.clauses) for section in sections if not section.compact)
        cover = Cover(self.profile, self.library, self.facts, self.selection)
        return cover.document(
            file=file,
            sections=sections,
            register=(*printer.blanks.openings, *decisions),
            with_contents=clauses > _CONTENTS_ABOVE,
        )

    def _section(
        self,
        placed: PlacedSection,
        printer: Printer,
        rows: list[model.DeliverableRow],
    ) -> model.Section:
        return model.Section(
            number=placed.number,
            title=placed.outline.title,
            lead=placed.outline.lead,
            blocks=self._office_text(placed, printer) if placed.outline.slot else (),
            clauses=tuple(self._clause(each, printer) for each in placed.decisions),
            closing=self._closing(placed, printer, rows),
            anchor=placed.anchor,
            lettered=placed.outline.file == "rfp",
            compact=placed.outline.compact,
        )

    def _closing(
        self,
        placed: PlacedSection,
        printer: Printer,
        rows: list[model.DeliverableRow],
    ) -> tuple[model.Block, ...]:
        """Print the table that closes a section: deliverables, or clauses by reference."""
        outline, number = placed.outline, placed.number
        if outline.references:
            found = listed(self.referred, outline.places, printer.blanks, number, placed.anchor)
            return tuple(found)
        if not (outline.deliverables and self.needed):
            return ()
        writer = DueWriter(
            self.library,
            self.fill_ins,
            self.selection.world,
            printer.blanks,
            number,
            printer.used_slots,
        )
        rows += [writer.row(id, by) for id, by in self.needed.items()]
        return (as_table(tuple(rows), compact=outline.compact),)

    def _office_text(self, placed: PlacedSection, printer: Printer) -> tuple[model.Block, ...]:
        text = self.profile.sections.get(placed.outline.slot, "")
        if text:
            parts = [" ".join(part.split()) for part in text.split("\n\n")]
            return tuple(model.Paragraph("body", 0, (model.Typed(part),)) for part in parts if part)
        section = placed.outline
        label = f"{section.title.lower()} of this procurement"
        place = f"{placed.number}, {section.title}"
        slot = f"sections.{section.slot}"
        blank = printer.blanks.add(slot, label, section.ask, section.who, place, placed.anchor)
        return (model.Paragraph("body", 0, (blank,)),)

    def _clause(self, decision: Decision, printer: Printer) -> model.PrintedClause:
        id, head = decision.clause.id, decision.revision.head
        number = self.places.clauses[id].number
        text = self.texts[id]
        proposed = decision.outcome is Outcome.PROPOSED
        strength = "proposed" if proposed else str(decision.strength)
        return model.PrintedClause(
            id=id,
            number=number,
            title=head.title,
            aside=self._aside(decision) if head.kind == "special" else "",
            identity=", ".join(_identity(text, proposed)),
            strength=strength.capitalize(),
            note=note_on(decision, self.numbers, self.selection, self.library),
            blocks=printer.blocks(text, number, "double" if proposed else ""),
        )

    def _aside(self, decision: Decision) -> str:
        """Return what FAR 52.103 wants of an uncodified text: office, edition, revision."""
        settings = self.library.settings
        owner = settings.office or settings.publisher
        edition = "draft" if self.library.edition == "draft" else f"edition {self.library.edition}"
        return f"({owner}, {edition}, r{decision.revision.number})"


def _identity(text: ChosenText, proposed: bool) -> Iterator[str]:  # noqa: FBT001
    yield f"revision {text.decision.revision.number}"
    if text.alternates:
        noun = "Alternate" if len(text.alternates) == 1 else "Alternates"
        yield f"{noun} {' and '.join(text.alternates)}"
    if proposed:
        yield "proposed bilateral term"
