"""The one place that puts files on disk. Nobody's work is overwritten, and no file is ever half.

The new record is written first, as record.next.json; then files are swapped one by one, the
record last. After a kill each file is whole, old or new, and both records together tell whose
it is, so the next build finishes what was begun, however often it is killed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from acqgen.package.seal import is_intact
from acqgen.problems import FileError, Location, Problem

RECORD = "contract-file/record.json"
_NEXT = "contract-file/record.next.json"
_EARLIER = "earlier"  # in the upcoming record: hashes of files that a stopped build wrote
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
    targets = {folder / name: content for name, content in files.items()}
    _refuse_folders(targets)
    ours = _hashes(folder / RECORD, keep=keep)
    begun = _hashes(folder / _NEXT, keep=True)
    edited = [path for path in targets if path.exists() and _sha(path) not in ours | begun]
    if edited and not keep:
        raise FileError(_somebodys(path) for path in edited)
    upcoming = {folder / _NEXT: _upcoming(files[RECORD], begun)}
    staged = _stage({**upcoming, **targets})
    kept = tuple((path, _rename(path)) for path in edited)
    _swap(staged, folder / _NEXT)
    return Written(tuple(targets), kept, tuple(targets) if begun else ())


def _refuse_folders(targets: Iterable[Path]) -> None:
    message, hint = "a folder stands where a file is to be written", "move it away"
    try:
        folders = [path for path in targets if path.is_dir()]
    except OSError as error:  # such as a name that is too long
        raise FileError([_refused(next(iter(targets)), error)]) from None
    if folders:
        raise FileError(Problem("ACQ702", message, Location(str(path)), hint) for path in folders)


def _hashes(record: Path, *, keep: bool) -> frozenset[str]:
    """Return the hashes of the files that a record names, and its own if nobody edited it."""
    if not record.exists():
        return frozenset()
    try:
        content = record.read_bytes()
        data = json.loads(content)
        named = {each["sha256"] for each in data["files"].values()}
        named |= set(data.get(_EARLIER, ()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        if keep:
            return frozenset()
        message = "the record of an earlier build cannot be read"
        hint = "use --keep to have it renamed, or --out to write elsewhere"
        raise FileError([Problem("ACQ703", message, Location(str(record)), hint)]) from None
    own = {hashlib.sha256(content).hexdigest()} if is_intact(content) else set()
    return frozenset(named | own)


def _upcoming(record: bytes, begun: frozenset[str]) -> bytes:
    """Return the record for the time of the swap: it still knows what a stopped build wrote."""
    if not begun:
        return record
    return json.dumps({**json.loads(record), _EARLIER: sorted(begun)}).encode()


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


def _stage(targets: Mapping[Path, bytes]) -> dict[Path, Path]:
    """Write every file beside its target, and make sure that each target can be replaced."""
    staged: dict[Path, Path] = {}
    for path, content in targets.items():
        beside = path.with_name(path.name + _SUFFIX)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                with path.open("r+b"):  # an open file of another program refuses here
                    pass
            staged[path] = beside
            _put(beside, content)
        except OSError as error:
            for each in staged.values():
                with suppress(OSError):
                    each.unlink()
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


def _swap(staged: Mapping[Path, Path], upcoming: Path) -> None:
    """Swap the staged files in, in their order: the upcoming record first, the record last."""
    path = upcoming
    try:
        for path, beside in staged.items():
            beside.replace(path)
        upcoming.unlink()
    except OSError as error:
        raise FileError([_refused(path, error)]) from None


def write_new(path: Path, content: str | bytes) -> None:
    """Write a new file. Raises FileError where a file stands already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as target:
            target.write(content.encode() if isinstance(content, str) else content)
    except FileExistsError:
        hint = "choose another name, or move the file away"
        problem = Problem("ACQ701", "a file of that name is there", Location(str(path)), hint)
        raise FileError([problem]) from None
    except OSError as error:
        raise FileError([_refused(path, error)]) from None


def replace_text(path: Path, text: str) -> None:
    """Put a text file in the place of an older one, whole or not at all. Raises FileError."""
    beside = path.with_name(path.name + _SUFFIX)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(beside, text.encode())
        beside.replace(path)
    except OSError as error:
        raise FileError([_refused(path, error)]) from None
