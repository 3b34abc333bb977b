"""Editions: what was reviewed and released together, proved by hashes.

A lock names every released file and part by a key and its sha256. A wording is a part as it
stands; of a history (events, revisions, values) and of a list file each entry is a part of its own,
so that later entries do not touch an earlier edition. Comments are no content and are not hashed.
INDEX chains the locks: a line holds edition, sha256 of its lock, and the chain up to it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from acqgen.problems import EditionError, Location, Problem, nearest, quoted
from acqgen.reading import Source, read_text

LIVE = ("hsar.yaml",)  # changes without the wording, so no edition holds it
FOLDER = "editions"
_HISTORIES = ("events", "rechecked", "revisions", "history", "paragraphs")
_NAMES = ("id", "term", "since", "old", "date", "number")


@dataclass(frozen=True, slots=True)
class Lock:
    """One released edition: each part by its key."""

    edition: str
    parts: Mapping[str, str]
    files: Mapping[str, str]  # sha256 of each file: one that has it needs no look at its parts

    def knows(self, file: str) -> bool:
        """Say whether a file was part of the edition."""
        return file in self.files

    def cut(self, file: str, source: Source) -> Source:
        """Return a source without what came after the edition."""
        if self.files.get(file) == source.digest:
            return source
        return replace(source, data=_cut(file, source.data, self.parts))


def parts_of(file: str, source: Source) -> dict[str, str]:
    """Return the parts of one file with their hashes; `file` is its path in the library."""
    if file.endswith(".md"):
        return {file: source.digest}
    data = source.data if source.data is not None else {}  # retired
    if isinstance(data, tuple):
        entries = {f"{file}#{_name(each, index)}": _sha(each) for index, each in enumerate(data)}
        return {file: _sha("list"), **entries}
    found = {file: _sha({key: each for key, each in data.items() if key not in _HISTORIES})}
    for key in _HISTORIES:
        for index, each in enumerate(data.get(key) or ()):
            found[f"{file}#{key}/{_entry(key, each, index)}"] = _sha(each)
    return found


def differences(lock: Lock, sources: Mapping[str, Source], root: Path) -> Iterator[Problem]:
    """Yield each released part that is gone or was changed, by its name."""
    same = {file for file, source in sources.items() if lock.files.get(file) == source.digest}
    found: dict[str, str] = {}
    for file in sources.keys() - same:
        found |= parts_of(file, sources[file])
    for key, digest in lock.parts.items():
        file, _, _ = key.partition("#")
        if file in same or found.get(key) == digest:
            continue
        what = "was changed after" if key in found else "is gone; it was part of what"
        message = f"{describe(key)} {what} {lock.edition} released{' it' if key in found else ''}"
        hint = f"restore it; a change is {_next(file)}, or a new entry at the end of a history"
        yield Problem("ACQ221", message, Location(str(root / file), 1, 1), hint)


def _next(file: str) -> str:
    """Name the file that a change goes into."""
    if file.endswith(".md"):
        return f"r{int(Path(file).stem[1:]) + 1}.md beside it"
    stem, _, number = Path(file).stem.rpartition(".r")
    return f"{stem}.r{int(number) + 1}.yaml beside it" if stem else f"{number}.r2.yaml beside it"


def describe(key: str) -> str:
    """Name a part in words: r2 of TE-120, gate V31, event 2 of eo-14110."""
    file, _, entry = key.partition("#")
    path = Path(file)
    if file.endswith(".md"):
        return f"{path.stem} of {path.parent.name}"
    if not entry:
        return file
    history, _, number = entry.partition("/")
    return f"{history.rstrip('s')} {number} of {path.stem}" if number else f"{entry} in {file}"


def read_lock(root: Path, edition: str, asked: Location) -> Lock:
    """Read the lock of an edition and prove it by INDEX. Raises EditionError."""
    lines = index_lines(root)
    names = [line[0] for line in lines]
    if edition not in names:
        hint = nearest(edition, names) or "write library: draft"
        known = f"the editions are {', '.join(names)}" if names else "nothing is released yet"
        message = f"there is no edition {quoted(edition)}; {known}"
        raise EditionError([Problem("ACQ217", message, asked, hint)])
    path = root / FOLDER / f"{edition}.lock"
    text = read_text(path) if path.is_file() else ""
    if hashlib.sha256(text.encode()).hexdigest() != lines[names.index(edition)][1]:
        message = f"the lock of {edition} is not the one that INDEX names"
        raise EditionError([Problem("ACQ221", message, Location(str(path)), "restore the lock")])
    found = json.loads(text)
    return Lock(edition, found["parts"], found["files"])


def index_lines(root: Path) -> list[tuple[str, str, str]]:
    """Return the lines of INDEX after proving its chain. Raises EditionError."""
    path = root / FOLDER / "INDEX"
    text = read_text(path) if path.is_file() else ""
    found: list[tuple[str, str, str]] = []
    chain = ""
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        name, sha, said = (*words, "", "", "")[:3]
        chain = link(chain, name, sha)
        if len(words) != 3 or said != chain:  # noqa: PLR2004 - edition, hash, chain
            where = Location(str(path), number, 1)
            message = "this line does not continue the chain of INDEX"
            raise EditionError([Problem("ACQ221", message, where, "restore INDEX")])
        found.append((name, sha, said))
    return found


def link(chain: str, edition: str, sha: str) -> str:
    """Return the chain after one more edition."""
    return hashlib.sha256(f"{chain}\n{edition}\n{sha}".encode()).hexdigest()


def _cut(file: str, data: Any, parts: Mapping[str, str]) -> Any:
    if isinstance(data, tuple):
        named = ((f"{file}#{_name(each, index)}", each) for index, each in enumerate(data))
        return tuple(each for key, each in named if key in parts)
    if not isinstance(data, dict):
        return data
    cut = dict(data)
    for key in _HISTORIES:
        if isinstance(data.get(key), tuple):
            named = (
                (f"{file}#{key}/{_entry(key, each, index)}", each)
                for index, each in enumerate(data[key])
            )
            cut[key] = tuple(each for name, each in named if name in parts)
    return cut


def _entry(history: str, each: Any, index: int) -> str:
    """Name an entry of a history: a paragraph by its id, anything else by its number."""
    return str(each.get("id", index + 1)) if history == "paragraphs" else str(index + 1)


def _name(each: Any, index: int) -> str:
    """Name an entry of a list file by the first of its names."""
    if isinstance(each, dict):
        for key in _NAMES:
            if key in each:
                return str(each[key])
    return str(index + 1)


def _sha(data: Any) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
