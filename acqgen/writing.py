"""The one place that puts files on disk. Nobody's work is overwritten, and no file is ever half.

The new record is written first, as record.next.json; then files are swapped one by one, the
record last. After a kill each file is whole, old or new, and both records together tell whose
it is, so the next build finishes what was begun.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from acqgen.problems import FileError, Location, Problem

RECORD = "contract-file/record.json"
_NEXT = "contract-file/record.next.json"
_SUFFIX = ".acqgen-new"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, what was kept under another name, and what an earlier build left."""

    files: tuple[Path, ...]
    kept: tuple[tuple[Path, Path], ...]
    finished: tuple[Path, ...]  # files of a build that had been stopped


def write(files: Mapping[str, bytes], folder: Path | str, *, keep: bool = False) -> Written:
    """Write the files of a build into `folder`.

    A file in the way that acqgen did not write, or that was edited since, stops everything;
    with `keep` it is renamed instead. Raises FileError, and then nothing has changed.
    """
    folder = Path(folder)
    ours = _hashes(folder / RECORD, keep=keep)
    begun = _hashes(folder / _NEXT, keep=True)
    edited = [path for path in _in_the_way(files, folder) if _sha(path) not in ours | begun]
    if edited and not keep:
        raise FileError(_somebodys(path) for path in edited)
    finished = tuple(folder / name for name in files) if begun else ()
    staged = _stage(files, folder)
    kept = tuple((path, _rename(path)) for path in edited)
    _swap(folder / RECORD, folder / _NEXT, staged, files[RECORD])
    return Written(tuple(folder / name for name in files), kept, finished)


def _in_the_way(files: Mapping[str, bytes], folder: Path) -> Iterator[Path]:
    for name in files:
        path = folder / name
        if path.is_dir():
            message = "a folder stands where a file is to be written"
            raise FileError([Problem("ACQ702", message, Location(str(path)), "move it away")])
        if path.exists():
            yield path


def _hashes(record: Path, *, keep: bool) -> frozenset[str]:
    """Return the hashes of the files that a record names, its own file included."""
    if not record.exists():
        return frozenset()
    try:
        content = record.read_bytes()
        files = json.loads(content)["files"].values()
        named = {each["sha256"] for each in files}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        if keep:
            return frozenset()
        message = "the record of an earlier build cannot be read"
        hint = "use --keep to have it renamed, or --out to write elsewhere"
        raise FileError([Problem("ACQ703", message, Location(str(record)), hint)]) from None
    return frozenset({*named, hashlib.sha256(content).hexdigest()})


def _sha(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise FileError([_refused(path, error)]) from None


def _somebodys(path: Path) -> Problem:
    return Problem(
        "ACQ701",
        "this file was edited, or acqgen did not write it; it is not overwritten",
        Location(str(path)),
        "use --keep to have it renamed, or --out to write elsewhere",
    )


def _refused(path: Path, error: OSError) -> Problem:
    message = f"cannot write here: {error.strerror or error}"
    hint = "close the file in other programs, check the folder, or use --out"
    return Problem("ACQ702", message, Location(str(path)), hint)


def _stage(files: Mapping[str, bytes], folder: Path) -> dict[Path, Path]:
    """Write every file beside its target, and make sure that each target can be replaced."""
    staged: dict[Path, Path] = {}
    path = folder
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                with path.open("r+b"):  # an open file of another program refuses here
                    pass
            beside = path.with_name(path.name + _SUFFIX)
            _put(beside, content)
            staged[path] = beside
    except OSError as error:
        for beside in staged.values():
            beside.unlink(missing_ok=True)
        path.with_name(path.name + _SUFFIX).unlink(
            missing_ok=True
        ) if path.parent.is_dir() else None
        raise FileError([_refused(path, error)]) from None
    return staged


def _put(path: Path, content: bytes) -> None:
    with path.open("wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())


def _rename(path: Path) -> Path:
    """Give an edited file another name: sow.docx becomes sow (kept 1).docx."""
    number = 1
    while (new := path.with_name(f"{path.stem} (kept {number}){path.suffix}")).exists():
        number += 1
    path.rename(new)
    return new


def _swap(record: Path, upcoming: Path, staged: Mapping[Path, Path], content: bytes) -> None:
    """Swap the staged files in, the record last."""
    path = upcoming
    try:
        beside = upcoming.with_name(upcoming.name + _SUFFIX)
        _put(beside, content)
        beside.replace(upcoming)
        for path, new in staged.items():
            if path != record:
                new.replace(path)
        path = record
        staged[record].replace(record)
        upcoming.unlink()
    except OSError as error:
        raise FileError([_refused(path, error)]) from None


def write_new(path: Path, text: str) -> None:
    """Write a new text file. Raises FileError where a file stands already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as target:
            target.write(text)
    except FileExistsError:
        hint = "choose another name, or move the file away"
        problem = Problem("ACQ701", "a file of that name is there", Location(str(path)), hint)
        raise FileError([problem]) from None
    except OSError as error:
        raise FileError([_refused(path, error)]) from None
