"""Authorities: citable sources with dated events, and their paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from acqgen.library.conditions import ALWAYS, When
from acqgen.reading import Data

Confidence = Literal["high", "medium", "low", "open"]
EventName = Literal[
    "issued", "effective", "amended", "rescinded", "revoked", "superseded", "sunset", "draft"
]
_NO_NUMBER = ("reserved", "unknown")
_ENDS = {"rescinded": "Rescinded", "revoked": "Revoked", "superseded": "Superseded"}


class Event(Data):
    """Something that happened to an authority on a day."""

    date: date
    event: EventName
    evidence: str
    confidence: Confidence
    by: str = ""
    cite: str = ""
    note: str = ""
    planned: bool = False  # the day lies after the day of the check


class AuthorityParagraph(Data):
    """One duty inside an authority, in our words."""

    id: str
    pinpoint: str
    says: str
    force: Literal["must", "should", "encouraged", "may", "policy", "unknown"]
    falls_on: tuple[Literal["contractor", "agency"], ...]
    evidence: str
    confidence: Confidence
    when: When = ALWAYS
    family: str = ""
    note: str = ""

    @property
    def on_contractor(self) -> bool:
        """Say whether the duty falls on the contractor, alone or beside the agency."""
        return "contractor" in self.falls_on


@dataclass(frozen=True, slots=True)
class Status:
    """What an authority is on a day."""

    word: str  # "In force", "Revoked", ...
    since: date | None
    by: str = ""

    @property
    def live(self) -> bool:
        """Say whether the authority can carry a text."""
        return self.word == "In force"


class Authority(Data):
    """One citable source; its id is the name of its file."""

    title: str
    issuer: str
    cite: str | Mapping[str, str]  # under codified and rfo, where the two numberings differ
    checked: date
    rechecked: tuple[date, ...] = ()  # later checks that found no change, appended
    events: tuple[Event, ...]
    paragraphs: tuple[AuthorityParagraph, ...] = ()
    binds: When = ALWAYS  # where it does not, it is guidance
    note: str = ""

    def cited(self, baseline: str) -> str:
        """Return the citation in the numbering of the FAR baseline, codified or rfo.

        The other numbering follows in brackets where it differs and is known; a number that the
        overhaul reserves, or that nobody has read, is said to be so.
        """
        if isinstance(self.cite, str):
            return self.cite
        rfo = baseline != "codified"
        own, other = self.cite.get("rfo", ""), self.cite.get("codified", "")
        if not rfo:
            own, other = other, own
        if own in _NO_NUMBER:
            name = "overhaul" if rfo else "codified FAR"
            return f"{other} ({own} in the {name})"
        return own if other in (*_NO_NUMBER, "", own) else f"{own} ({other})"

    @property
    def numbers(self) -> frozenset[str]:
        """Return its citation in each numbering."""
        return frozenset([self.cite] if isinstance(self.cite, str) else self.cite.values())

    def paragraph(self, id: str) -> AuthorityParagraph | None:
        """Return a paragraph by its id."""
        return next((each for each in self.paragraphs if each.id == id), None)

    @property
    def last_checked(self) -> date:
        """Return the day of the last check."""
        return max((self.checked, *self.rechecked))

    def status_on(self, day: date) -> Status:
        """Say what the authority is on `day`. A sunset takes effect on the day after its date."""
        status = Status("Not yet issued", None)
        begins = [each.date for each in self.events if each.event == "effective"]
        for event in sorted(self.events, key=lambda each: each.date):
            if event.date > day or (event.event == "sunset" and event.date == day):
                continue
            if event.event in _ENDS:
                status = Status(_ENDS[event.event], event.date, event.by)
            elif event.event == "sunset":
                status = Status("Expired", event.date, event.by)
            elif event.event == "draft":
                status = Status("Draft", event.date)
            elif begins and day < min(begins):
                status = Status("Not yet effective", event.date)
            elif not status.live:
                status = Status("In force", min([*begins, event.date], default=event.date))
        return status
