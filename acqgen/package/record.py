"""The record: what made a package, with hashes; enough to rebuild it and to verify it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from acqgen import __version__
from acqgen.library import Library
from acqgen.package import seal
from acqgen.package.model import Package
from acqgen.package.reasons import decider, sentences, shown
from acqgen.package.selection import Selection
from acqgen.profile import Facts, Profile

RECORD_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """What is known before the files are made; `build_id` stands in each of them."""

    data: Mapping[str, Any]
    build_id: str

    def with_files(self, files: Mapping[str, bytes]) -> bytes:
        """Return the record as JSON with the hashes of the files, under its seal."""
        hashes = {name: {"sha256": _sha(content)} for name, content in sorted(files.items())}
        made = {**self.data, "build": self.build_id, "files": hashes, seal.KEY: seal.OPEN}
        return seal.sealed(canonical(made, indent=1))


def describe(
    profile: Profile, library: Library, facts: Facts, selection: Selection, package: Package
) -> Record:
    """Describe a package. Words are hashed alone, so that document libraries do not matter."""
    words = _sha(canonical(package))
    data = {
        "format": RECORD_FORMAT,
        "acqgen": __version__,
        "stage": profile.envelope.stage,
        "library": {
            "edition": library.edition,
            "sha256": _sha(canonical(dict(library.digests))),
            "files": dict(library.digests),
        },
        "profile": {"name": profile.name, "sha256": _sha(profile.text.encode())},
        "inputs": {"profile": profile.text, "sections": dict(profile.sections)},
        "facts": {
            name: {
                key: value
                for key, value in (
                    ("value", shown(each.value)),
                    ("assumed", each.assumed),
                    ("by", each.by),
                    ("date", each.date),
                    ("source", each.source),
                )
                if value
            }
            for name, each in sorted(facts.answers.items())
        },
        "decisions": decisions_json(library, facts, selection),
        "tier": selection.tier,
        "gates": [{"id": each.id, "severity": each.severity} for each in selection.gates],
        "rows": {
            row.id: _sha(f"{row.para}\n{row.requirement}".encode()) for row in package.matrix.rows
        },
        "words": words,
    }
    return Record(data, words[:12])


def decisions_json(
    library: Library, facts: Facts, selection: Selection
) -> dict[str, dict[str, Any]]:
    """Return every decision as plain data, by the id of its text."""
    return {
        id: {
            "outcome": str(each.outcome),
            "strength": str(each.strength),
            "decided_by": str(decider(each, selection, facts)),
            "reasons": list(sentences(each, selection, library, facts)),
        }
        for id, each in selection.decisions.items()
    }


def canonical(data: object, indent: int | None = None) -> bytes:
    """Return JSON with sorted keys in UTF-8; the same data give the same bytes."""
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(
        data,
        sort_keys=True,
        ensure_ascii=False,
        indent=indent,
        separators=separators,
        default=_plain,
    )
    return text.encode() + (b"\n" if indent is not None else b"")


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if dataclasses.is_dataclass(value):
        return {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
    raise TypeError(f"no plain form for {type(value).__name__}")


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
