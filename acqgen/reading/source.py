"""A file that has been read: its data, and where each value stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from acqgen.problems import Keys, Location


class Holding(NamedTuple):
    """Where a mapping or a list stands, and the places of what it holds."""

    mark: Any
    keys: Mapping[str, Any]  # marks of the keys of a mapping
    values: Mapping[str, Place] | list[Place]


# Of a plain value, libyaml's own mark: `line` and `column`, from 0. It is read on demand only; most
# places of a library are never asked for.
Place = Any | Holding


def below(place: Place, step: str | int) -> Place | None:
    """Return the place one step further, or None."""
    if not isinstance(place, Holding):
        return None
    if isinstance(place.values, list):
        known = isinstance(step, int) and 0 <= step < len(place.values)
        return place.values[int(step)] if known else None
    return place.values.get(str(step))


@dataclass(frozen=True, slots=True)
class Source:
    """Plain data of one file, with the place of every key and value."""

    file: str
    data: Any
    place: Place | None = field(repr=False, compare=False)  # of the top; None for an empty file
    body: str = ""
    body_line: int = 0  # line of the file on which the body starts
    digest: str = ""  # sha256 of the text, line ends as LF

    def locate(self, *path: str | int) -> Location:
        """Return the place of the value at `path`, or of its nearest parent."""
        places = [*self._along(path)]
        return self._at(places[-1] if places else None)

    def locate_key(self, *path: str | int) -> Location:
        """Return the place of the key at `path`, or of its nearest parent."""
        if not path:
            return self.locate()
        *parents, name = path
        places = [*self._along(parents)]
        last = places[-1] if len(places) == len(path) else None
        if isinstance(last, Holding) and name in last.keys:
            return self._at(last.keys[str(name)])
        return self.locate(*path)

    def names(self) -> Iterable[str]:
        """Return the names at the top of the file, in their order."""
        return self.place.keys if isinstance(self.place, Holding) else ()

    def known(self, path: Keys) -> Keys:
        """Keep the steps of `path` that exist in the file, so that model-only steps drop out."""
        found: Keys = ()
        here = self.place
        for step in path:
            further = below(here, step)
            if further is not None:
                found, here = (*found, step), further
        return found

    def _along(self, path: Iterable[str | int]) -> Iterator[Place]:
        """Yield the places from the top along `path`, as far as it leads."""
        here = self.place
        for step in path:
            if here is None:
                return
            yield here
            here = below(here, step)
        if here is not None:
            yield here

    def _at(self, place: Place | None) -> Location:
        mark = place.mark if isinstance(place, Holding) else place
        return (
            Location(self.file, mark.line + 1, mark.column + 1)
            if mark
            else Location(self.file, 1, 1)
        )
