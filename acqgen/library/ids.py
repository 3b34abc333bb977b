"""Ids of the library: each is given once, and stands where it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from acqgen.problems import Location, Problem
from acqgen.reading import Source

Sources = Mapping[str, Source]
Placed = Iterable[tuple[str, Location]]
_TEXT = re.compile(r"[A-Z]{2}-\d{3}")


def check_ids(sources: Sources) -> Iterator[Problem]:
    """Yield ids that are given twice, and those that do not fit their file or folder."""
    questions = [name for name in sources if name.startswith("questions/")]
    yield from _once(each for name in questions for each in _rows(sources[name], "id"))
    yield from _once(_rows(sources["terms.yaml"], "term"))
    yield from _once(_rows(sources["gates.yaml"], "id"))
    yield from _once(_rows(sources["planned.yaml"], "id", "planned"))
    yield from _once(_texts(sources))
    for name in questions:
        for id, where in _rows(sources[name], "id"):
            yield from _fits(id.partition(".")[0], PurePosixPath(name).stem, where)
    for name, source in sources.items():
        if name.startswith("tables/"):
            yield from _fits(source.data["id"], PurePosixPath(name).stem, source.locate("id"))
    for id, where in _texts(sources):
        if not _TEXT.fullmatch(id):
            yield Problem("ACQ218", f"{id!r} is not an id of a text, such as TE-010", where)


def _rows(source: Source, key: str, *path: str) -> Iterator[tuple[str, Location]]:
    """Yield the id of each row of a file that holds a list."""
    rows = source.data[path[0]] if path else source.data
    for index, row in enumerate(rows):
        yield row[key], source.locate(*path, index, key)


def _texts(sources: Sources) -> Iterator[tuple[str, Location]]:
    """Yield the id of each text, at its first revision."""
    folders: dict[PurePosixPath, Location] = {}
    for name, source in sources.items():
        if name.startswith("clauses/"):
            folders.setdefault(PurePosixPath(name).parent, source.locate())
    for folder, where in folders.items():
        yield folder.name, where


def _once(found: Placed) -> Iterator[Problem]:
    first: dict[str, Location] = {}
    for id, where in found:
        if id in first:
            related = ((first[id], "first given here"),)
            yield Problem("ACQ103", f"{id!r} is given twice", where, related=related)
        first.setdefault(id, where)


def _fits(said: str, name: str, where: Location) -> Iterator[Problem]:
    if said != name:
        yield Problem("ACQ218", f"{said!r} stands in a file named {name!r}", where)
