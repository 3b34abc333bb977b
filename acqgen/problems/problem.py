"""Location, Problem and the errors that carry them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

_WORD = 80  # characters
Keys = tuple[str | int, ...]  # the steps that lead to a value of a file


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; line and column count from 1, 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person must fix in a file, and where."""

    code: str
    message: str
    where: Location
    hint: str = ""
    related: tuple[tuple[Location, str], ...] = ()
    severity: Severity = Severity.ERROR
    owner: str = ""  # who can fix it, where that is not whoever wrote the file

    def __str__(self) -> str:
        lines = [f"{self.where}: {self.severity} {self.code}: {self.message}"]
        lines += [f"  {place}: {note}" for place, note in self.related]
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)


class ContentError(Exception):
    """The files given cannot be built; every problem found is listed."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda each: (each.where, each.code)))
        super().__init__("\n".join(map(str, self.problems)))


class FileError(ContentError):
    """A file cannot be read or written, or is somebody's work."""


class EditionError(ContentError):
    """A hash, a lock or an edition does not match."""


class ShapeError(ValueError):
    """A value has the wrong shape; `at` leads to it from where it was found."""

    def __init__(self, message: str, at: Keys = ()) -> None:
        super().__init__(message)
        self.at = at


def raise_errors(problems: Iterable[Problem]) -> None:
    """Raise ContentError if a problem is an error; warnings pass."""
    found = tuple(problems)
    if any(each.severity is Severity.ERROR for each in found):
        raise ContentError(found)


def quoted(word: str) -> str:
    """Return a word of a file in quotes, cut where it is too long for a message."""
    return repr(word if len(word) <= _WORD else f"{word[: _WORD - 3]}...")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known word, or an empty text."""
    words = {each.lower(): each for each in known}
    close = get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    return f"did you mean {words[close[0]]!r}?" if close else ""
