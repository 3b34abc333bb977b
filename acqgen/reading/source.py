"""A file that has been read: its data, and where each value stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from acqgen.problems import Keys, Location

Mark = tuple[int, int]  # line and column, from 1


@dataclass(frozen=True, slots=True)
class Source:
    """Plain data of one file, with the place of every key and value."""

    file: str
    data: Any
    values: Mapping[Keys, Mark] = field(repr=False)
    keys: Mapping[Keys, Mark] = field(repr=False)
    body: str = ""
    body_line: int = 0  # line of the file on which the body starts
    digest: str = ""  # sha256 of the text, line ends as LF

    def locate(self, *path: str | int) -> Location:
        """Return the place of the value at `path`, or of its nearest parent."""
        return self._find(self.values, path)

    def locate_key(self, *path: str | int) -> Location:
        """Return the place of the key at `path`, or of its nearest parent."""
        if path in self.keys:
            return self._find(self.keys, path)
        return self._find(self.values, path)

    def known(self, path: Keys) -> Keys:
        """Keep the steps of `path` that exist in the file, so that model-only steps drop out."""
        found: Keys = ()
        for step in path:
            if (*found, step) in self.values:
                found = (*found, step)
        return found

    def _find(self, marks: Mapping[Keys, Mark], path: Keys) -> Location:
        while path and path not in marks:
            path = path[:-1]
            marks = self.values
        line, column = marks.get(path, (1, 1))
        return Location(self.file, line, column)
