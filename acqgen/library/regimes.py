"""Regimes: which government-wide rules govern from which issue date, and which words are live."""

from __future__ import annotations

from datetime import date

from acqgen.library.authorities import Confidence
from acqgen.reading import Data


class Regime(Data):
    """What governs solicitations issued from a day on, until the next regime."""

    since: date
    name: str
    governs: tuple[str, ...]  # ids of authorities
    note: str
    confidence: Confidence


class LiveWord(Data):
    """A word of an authority that leans on a dead source, and the word that is live now."""

    old: str
    live: str
    where: str
    why: str
    evidence: str
    confidence: Confidence
