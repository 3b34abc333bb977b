"""Files of a library that have no history inside: a change is a new file beside the old one.

`deliverables/D13.yaml` is the first wording, `deliverables/D13.r2.yaml` the next. The newest that
an edition released counts for that edition, the newest of all for the draft. An empty newest file
retires what it names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from acqgen.problems import Location, Problem

_LATER = re.compile(r"(?P<stem>.+)\.r(?P<number>[1-9][0-9]*)\.yaml")


def newest(
    root: Path, folder: str, counts: Callable[[str], bool]
) -> tuple[dict[str, str], list[Problem]]:
    """Map each file of a folder, by the path of its first wording, to the path of the newest.

    `counts` says whether a path belongs to what is read. Numbers that skip are problems.
    """
    found: dict[str, dict[int, str]] = {}
    prefix = f"{folder}/" if folder else ""
    for path in sorted((root / folder).glob("*.yaml")):
        later = _LATER.fullmatch(path.name)
        first = f"{prefix}{later['stem']}.yaml" if later else f"{prefix}{path.name}"
        found.setdefault(first, {})[int(later["number"]) if later else 1] = f"{prefix}{path.name}"
    problems = list(_gaps(root, found))
    chosen: dict[str, str] = {}
    for first, files in found.items():
        known = [number for number in files if counts(files[number])]
        if known:
            chosen[first] = files[max(known)]
    return chosen, problems


def _gaps(root: Path, found: dict[str, dict[int, str]]) -> Iterator[Problem]:
    for first, files in found.items():
        missing = sorted({*range(1, max(files) + 1)} - {*files})
        if missing:
            where = Location(str(root / files[max(files)]), 1, 1)
            named = first if missing[0] == 1 else first.replace(".yaml", f".r{missing[0]}.yaml")
            message = f"{Path(named).name} is missing; the wordings of a file are numbered 1, 2, 3"
            yield Problem("ACQ223", message, where, f"name it {Path(named).name}")
