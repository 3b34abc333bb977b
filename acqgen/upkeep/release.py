"""Release of the library: the lock of an edition, chained in INDEX."""

from __future__ import annotations

import hashlib
import re

from acqgen.library import Loaded
from acqgen.library.editions import FOLDER, LIVE, index_lines, link, parts_of
from acqgen.package.record import canonical
from acqgen.problems import ContentError, Location, Problem

_NAME = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-[a-z])?")
_LEFT_OUT = (*LIVE, "planned.yaml")  # what is planned is no part of an edition


def lock_files(loaded: Loaded, edition: str) -> dict[str, str]:
    """Return the lock of a new edition and the new INDEX, by their path in the library.

    Raises ContentError for a name that is not free or not a month, such as 2026-12.
    """
    lines = index_lines(loaded.root)
    where = Location(str(loaded.root / FOLDER / "INDEX"))
    if not _NAME.fullmatch(edition):
        message = f"an edition is named by year and month, such as 2026-12, not {edition!r}"
        raise ContentError([Problem("ACQ222", message, where)])
    if edition in [name for name, _, _ in lines]:
        message = f"{edition} is released; a change goes into the next edition"
        raise ContentError([Problem("ACQ222", message, where)])
    released = {file: each for file, each in loaded.files.items() if file not in _LEFT_OUT}
    parts: dict[str, str] = {}
    for file, source in sorted(released.items()):
        parts |= parts_of(file, source)
    found = {
        "edition": edition,
        "counts": _counts(parts),
        "files": {file: source.digest for file, source in released.items()},
        "parts": parts,
    }
    lock = canonical(found, indent=1).decode()
    sha = hashlib.sha256(lock.encode()).hexdigest()
    chain = link(lines[-1][2] if lines else "", edition, sha)
    index = "".join(f"{' '.join(line)}\n" for line in (*lines, (edition, sha, chain)))
    return {f"{FOLDER}/{edition}.lock": lock, f"{FOLDER}/INDEX": index}


def _counts(parts: dict[str, str]) -> dict[str, int]:
    """Count what an edition holds, by folder or file."""
    counts: dict[str, int] = {}
    for key in parts:
        kind = key.partition("/")[0].partition("#")[0]
        counts[kind] = counts.get(kind, 0) + ("#" not in key or not key.count("/"))
    return dict(sorted(counts.items()))
