"""The regime on a day: what governs, what died, what is pending, and when each was checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from acqgen.library import Authority, Library, Status
from acqgen.library.regimes import Regime
from acqgen.package import model

_DEAD = ("Revoked", "Rescinded", "Superseded", "Expired")
_DASH = "—"


@dataclass(frozen=True, slots=True)
class Standing:
    """One authority on a day."""

    id: str
    authority: Authority
    status: Status
    coming: str = ""  # a later event that is known, in words


@dataclass(frozen=True, slots=True)
class RegimeView:
    """Everything that the library knows of a day."""

    day: date
    regime: Regime | None
    governs: tuple[Standing, ...]
    died: tuple[Standing, ...]
    pending: tuple[Standing, ...]


def regime_on(library: Library, day: date) -> RegimeView:
    """Return what governs a solicitation issued on `day`."""
    fitting = [each for each in library.regimes if each.since <= day]
    regime = fitting[-1] if fitting else None
    standings = tuple(
        Standing(id, each, each.status_on(day), _coming(each, day))
        for id, each in sorted(library.authorities.items())
    )
    named = regime.governs if regime else ()
    return RegimeView(
        day,
        regime,
        governs=tuple(each for each in standings if each.id in named),
        died=tuple(each for each in standings if each.status.word in _DEAD),
        pending=tuple(each for each in standings if _pending(each)),
    )


def _pending(standing: Standing) -> bool:
    """Say whether something that exists on the day is a draft or will change."""
    word = standing.status.word
    return word == "Draft" or (bool(standing.coming) and word != "Not yet issued")


def _coming(authority: Authority, day: date) -> str:
    later = sorted(
        (each for each in authority.events if each.date > day), key=lambda each: each.date
    )
    return "; ".join(f"{each.event} {each.date.isoformat()}" for each in later)


def regime_sheet(library: Library, day: date | None) -> model.Sheet:
    """Return the regime on the issue date and the live words, as a sheet of the contract file."""
    columns = (
        model.Column("What", 22),
        model.Column("Authority or word", 40),
        model.Column("Status on the date", 22, status=True),
        model.Column("Since", 13),
        model.Column("Replaced by, or live word", 34),
        model.Column("Last checked", 13),
        model.Column("Note", 60),
    )
    view = regime_on(library, day) if day else None
    rows = (*(_rows(view) if view else ()), *_words(library))
    named = f"{view.regime.name}. {view.regime.note}" if view and view.regime else "Not known."
    note = f"Issue date {day.isoformat()}: {named}" if day else "The issue date is open."
    return model.Sheet("Regime", "Regime on the issue date", note, columns, rows)


def _rows(view: RegimeView) -> Iterator[tuple[str, ...]]:
    for what, standings in (
        ("Governs", view.governs),
        ("Died", view.died),
        ("Pending", view.pending),
    ):
        for each in standings:
            since = each.status.since.isoformat() if each.status.since else _DASH
            yield (
                what,
                f"{each.authority.cited('codified')}: {each.authority.title}",
                each.status.word,
                since,
                each.status.by or _DASH,
                each.authority.last_checked.isoformat(),
                each.coming or each.authority.note or _DASH,
            )


def _words(library: Library) -> Iterator[tuple[str, ...]]:
    for each in library.words:
        yield ("Live word", each.old, _DASH, _DASH, each.live, _DASH, f"{each.where}. {each.why}")
