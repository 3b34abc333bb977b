"""The cover of a document: title, facts, marking, notices, and the note on its register."""

from __future__ import annotations

from dataclasses import dataclass

from acqgen.library import Library
from acqgen.package import model
from acqgen.package.dates import long_date
from acqgen.package.selection import Selection
from acqgen.profile import Facts, Profile
from acqgen.rules import answer

_ON_SHORT_COVER = ("Solicitation", "Issue date", "Clause library")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Cover:
    """Everything that stands on the first page."""

    profile: Profile
    library: Library
    facts: Facts
    selection: Selection

    def document(
        self,
        file: model.File,
        sections: tuple[model.Section, ...],
        register: tuple[model.Opening, ...],
        *,
        with_contents: bool,
    ) -> model.Document:
        """Put the sections of a document behind their cover."""
        document = self.profile.envelope.document
        return model.Document(
            file=file,
            title=self._title(file, sections),
            agency=self.agency(),
            subtitle=self.title(),
            facts=tuple(self._facts(file)),
            marking=draft_marking(self.profile),
            header_left=self.header(file),
            notices=self._notices(),
            register_note=_note(register),
            register=register,
            sections=sections,
            with_contents=with_contents,
            office=document.requiring_office or document.contracting_officer or self.agency(),
            dated=document.dated,
        )

    def title(self) -> str:
        """Return the procurement's title, or what stands in its place in a draft."""
        return self.facts.text("proc.title") or "[Title of this procurement]"

    def agency(self) -> str:
        """Return the agency and office that the answers name."""
        words = (
            said.get(self.facts.text(question), "")
            for question, said in self.library.settings.cover.items()
        )
        return " · ".join(filter(None, words))

    def header(self, file: str) -> str:
        """Return the solicitation number and the attachment of a file."""
        document = self.profile.envelope.document
        attachment = document.attachment if file == "sow" else ""
        parts = [document.number, f"Attachment {attachment}" if attachment else ""]
        return ", ".join(filter(None, parts))

    def _title(self, file: model.File, sections: tuple[model.Section, ...]) -> str:
        if file == "rfp":
            letters = [section.number.removeprefix("Section ") for section in sections]
            joined = (
                f"{', '.join(letters[:-1])} and {letters[-1]}" if letters[1:] else "".join(letters)
            )
            return f"Section{'s' if letters[1:] else ''} {joined}"
        titles = self.library.outline(self.selection.world).work_statement
        for title in titles:
            if answer(title.when, self.selection.world) is True:
                return title.title
        return titles[-1].title

    def _facts(self, file: str) -> list[tuple[str, str]]:
        document = self.profile.envelope.document
        day = self.facts.issue_date
        stage = f"Draft of {long_date(document.dated)}" if document.dated else "Draft"
        short = self.library.outline(self.selection.world).short_cover
        facts = [
            ("Solicitation", self.header(file)),
            ("Contracting Officer", document.contracting_officer),
            ("Requiring office", document.requiring_office),
            ("Issue date", long_date(day) if day else ""),
            ("Clause library", self.library.edition),
            ("Stage", f"{stage}. Not for release."),
        ]
        return [
            (label, value)
            for label, value in facts
            if value and (label in _ON_SHORT_COVER or not short)
        ]

    def _notices(self) -> tuple[str, ...]:
        """Return what blocks a release, so that the draft says so on its face."""
        return tuple(gate.message for gate in self.selection.gates if gate.severity == "block")


def draft_marking(profile: Profile) -> str:
    """Return the first line of every header of a draft."""
    dated = profile.envelope.document.dated
    return f"DRAFT of {long_date(dated)} — not for release" if dated else "DRAFT — not for release"


def _note(register: tuple[model.Opening, ...]) -> str:
    blanks = sum(each.number.startswith("Blank") for each in register)
    decisions = len(register) - blanks
    if not register:
        return "Nothing is open."
    parts = [
        f"{_number(count)} {noun}{'' if count == 1 else 's'}"
        for count, noun in ((blanks, "blank"), (decisions, "decision"))
        if count
    ]
    verb = "is" if blanks + decisions == 1 else "are"
    text = f"{' and '.join(parts)} {verb} open."
    text = text[:1].upper() + text[1:]
    if blanks:
        text += " Each blank stands in bold brackets at its place in the text."
    return f"{text} Each decision takes a reason." if decisions else text


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
