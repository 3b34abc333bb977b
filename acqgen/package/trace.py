"""The traceability workbook as sheets: what is in or out, why, and under which authority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from acqgen.library import Library
from acqgen.library.policy import Planned
from acqgen.library.standing import STANDINGS
from acqgen.library.values import joined
from acqgen.package import model
from acqgen.package.assembly import Assembled
from acqgen.package.authority_sheets import authorities_sheet, coverage_sheet, status_word
from acqgen.package.cover import Cover
from acqgen.package.proposals import proposals_sheet
from acqgen.package.reasons import decider, fact_lines, facts_of, shown, why
from acqgen.package.references import references_sheet
from acqgen.package.regime import regime_sheet
from acqgen.package.selection import Decision, Outcome, Selection
from acqgen.profile import Facts

_DASH = "—"


@dataclass(frozen=True, slots=True)
class Tracer:
    """Makes the sheets of one package."""

    library: Library
    facts: Facts
    selection: Selection
    assembled: Assembled
    matrix: model.Matrix
    cover: Cover

    def trace(self) -> model.Trace:
        """Return the whole workbook."""
        marking = self.cover.profile.envelope.document.marking or "ssi"
        return model.Trace(
            marking=self.library.settings.markings.get(marking, marking),
            header_left=self.cover.header("trace"),
            title=self.cover.title(),
            sheets=(
                self._rows(),
                self._texts(),
                self._decisions(),
                self._gates(),
                self._assumptions(),
                *proposals_sheet(self.library, self.facts, self.selection),
                references_sheet(self.assembled.referred),
                regime_sheet(self.library, self.facts.issue_date),
                authorities_sheet(self.library, self.facts, self.selection),
                coverage_sheet(self.library, self.facts, self.selection, self.assembled.referred),
            ),
        )

    # The words of one text

    def _citations(self, decision: Decision) -> list[tuple[str, str]]:
        """Return each authority of a text as citation and status, in the order of the text."""
        found = []
        for named in decision.revision.head.satisfies:
            id, _, paragraph = named.partition("#")
            authority = self.library.authorities[id]
            cited = authority.cited(self.facts.text("proc.far_baseline"))
            known = authority.paragraph(paragraph)
            text = f"{cited}, {known.pinpoint}" if known else cited
            found.append((text, status_word(authority, self.facts, self.selection.world)))
        return list(dict.fromkeys(found))

    def _outcome(self, decision: Decision) -> str:
        return str(decision.outcome).replace("_", " ").capitalize()

    # The sheets

    def _rows(self) -> model.Sheet:
        columns = (
            model.Column("Req ID", 11),
            model.Column("Para", 8),
            model.Column("Requirement", 48),
            model.Column("Strength", 12),
            model.Column("Outcome", 14, status=True),
            model.Column("Why", 44),
            model.Column("Facts relied on", 32),
            model.Column("Authority", 24),
            model.Column("Authority status", 20, status=True),
            model.Column("Deliverable", 12),
            model.Column("Verified by", 16),
        )
        told = {id: self._told(id) for id in {row.id[:6] for row in self.matrix.rows}}
        rows = tuple(
            self._row(row, told[row.id[:6]])
            for row in sorted(self.matrix.rows, key=lambda row: row.id)
        )
        note = f"{len(rows)} requirements, each with its reason and authority."
        return model.Sheet("Rows", "Requirements", note, columns, rows, legal_paper=True)

    def _told(self, id: str) -> tuple[str, str, str, str, str]:
        """Return outcome, reason, facts, authorities and their status, once for each text."""
        decision = self.selection.decisions[id]
        citations = self._citations(decision)
        return (
            self._outcome(decision),
            why(decision, self.library),
            "\n".join(fact_lines(decision, self.selection, self.facts)) or "No fact needed",
            "\n".join(text for text, _ in citations) or "None",
            "\n".join(status for _, status in citations) or _DASH,
        )

    def _row(self, row: model.Row, told: tuple[str, str, str, str, str]) -> tuple[str, ...]:
        strength = self.assembled.texts[row.id[:6]].strength_of(row.id[6:])
        return (
            row.id,
            row.para,
            row.requirement,
            strength.capitalize() or _DASH,
            *told,
            "\n".join(row.deliverables) or "None",
            row.verified_by,
        )

    def _texts(self) -> model.Sheet:
        columns = (
            model.Column("ID", 10),
            model.Column("Title", 36),
            model.Column("Kind", 12),
            model.Column("Revision", 9, "count"),
            model.Column("Strength", 12),
            model.Column("Outcome", 14, status=True),
            model.Column("Why", 50),
            model.Column("Decided by", 24),
            model.Column("Date", 13),
            model.Column("Conditions in words", 50),
            model.Column("HSAR 3052.101", 16),
        )
        rows = [self._text(each) for each in self.selection.decisions.values()]
        rows += [_planned(each) for each in self.library.planned.values()]
        counts = [f"{n} {_words(each)}" for each in Outcome if (n := self._count(each))]
        note = f"{joined(tuple(counts))}; {len(self.library.planned)} planned."
        return model.Sheet(
            "Texts",
            "Texts in and out",
            note,
            columns,
            tuple(sorted(rows, key=lambda row: str(row[0]))),
        )

    def _count(self, outcome: Outcome) -> int:
        return sum(each.outcome is outcome for each in self.selection.decisions.values())

    def _text(self, decision: Decision) -> tuple[str | int | date, ...]:
        head = decision.revision.head
        by = decider(decision, self.selection, self.facts)
        entry = decision.entry
        return (
            decision.clause.id,
            head.title,
            head.kind,
            decision.revision.number,
            str(decision.strength).capitalize() or _DASH,
            self._outcome(decision),
            why(decision, self.library),
            entry.by if entry else str(by).capitalize(),
            entry.date if entry and entry.date else _DASH,
            self.library.in_words(head.when),
            self._standing(decision),
        )

    def _standing(self, decision: Decision) -> str:
        """Say how a special text stands with the Chief Procurement Officer on the issue date."""
        if decision.revision.head.kind != "special":
            return _DASH
        entry = self.library.standing(decision.clause.id, self.facts.issue_date)
        return f"{STANDINGS[entry.standing]} (since {entry.date.isoformat()})"

    def _decisions(self) -> model.Sheet:
        columns = (
            model.Column("Text or row", 12),
            model.Column("Decision", 16),
            model.Column("Reason", 60),
            model.Column("By", 26),
            model.Column("Date", 13),
            model.Column("Satisfied by", 30),
            model.Column("Waiver", 30),
        )
        rows = tuple(
            (
                each.clause or each.folder or each.gate or f"strength: {each.strength}",
                _decided(each.include, each.satisfied_by),
                each.reason,
                each.by,
                each.date or _DASH,
                each.satisfied_by or _DASH,
                f"{each.waiver.reference}, {each.waiver.approved_by}" if each.waiver else _DASH,
            )
            for each in sorted(
                self.cover.profile.envelope.decisions,
                key=lambda each: each.clause or each.folder or each.gate,
            )
        )
        note = "What persons decided, with their reasons."
        return model.Sheet("Decisions", "Decisions", note, columns, rows or _nothing(columns))

    def _gates(self) -> model.Sheet:
        columns = (
            model.Column("Gate", 10),
            model.Column("Severity", 12),
            model.Column("What it says", 70),
            model.Column("Who can settle it", 26),
            model.Column("Reason on record", 50),
        )
        said = {each.gate: each for each in self.cover.profile.envelope.decisions if each.gate}
        rows = tuple(
            (
                gate.id,
                gate.severity.capitalize(),
                gate.message,
                gate.owner[:1].upper() + gate.owner[1:],
                f"{said[gate.id].reason} ({said[gate.id].by}, {said[gate.id].date})"
                if gate.id in said
                else "None",
            )
            for gate in self.selection.gates
        )
        note = "Rules across answers that fire for this procurement."
        return model.Sheet("Gates", "Gates", note, columns, rows or _nothing(columns))

    def _assumptions(self) -> model.Sheet:
        columns = (
            model.Column("Question", 26),
            model.Column("Asked of", 20),
            model.Column("Taken as", 24),
            model.Column("Owner", 22),
            model.Column("Texts that rest on it", 40),
        )
        rests: dict[str, list[str]] = {}
        for decision in self.selection.decisions.values():
            for name in facts_of(decision, self.selection):
                rests.setdefault(name, []).append(decision.clause.id)
        rows = tuple(
            (
                name,
                self.library.questions[name].who.capitalize(),
                shown(answer_.value),
                answer_.by.capitalize(),
                ", ".join(rests.get(name, ())) or "None",
            )
            for name, answer_ in sorted(self.facts.answers.items())
            if answer_.assumed
        )
        note = f"{len(rows)} answers were assumed, because the profile is silent."
        title = "Assumptions"
        return model.Sheet(title, title, note, columns, rows or _nothing(columns))


def _planned(text: Planned) -> tuple[str | int | date, ...]:
    said = ("Not written", "The text is planned.", _DASH, _DASH, _DASH, _DASH)
    return (text.id, text.title, text.kind, _DASH, _DASH, *said)


def _words(outcome: Outcome) -> str:
    return str(outcome).replace("_", " ")


def _decided(include: bool | None, satisfied_by: str) -> str:  # noqa: FBT001
    if satisfied_by:
        return "Satisfied"
    return {True: "Include", False: "Leave out", None: "Reason"}[include]


def _nothing(columns: tuple[model.Column, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the one row of a sheet without rows, so that no table is empty."""
    return (("None", *(_DASH for _ in columns[1:])),)
