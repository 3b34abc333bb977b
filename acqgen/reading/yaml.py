"""Strict YAML on libyaml's events: every scalar stays text, every value keeps its place.

Refused, each with its place: anchors, aliases, tags, duplicate keys, tabs, second documents,
control characters, and size or depth past the limit. Nothing is guessed: `no`, `0012`, `12:30`
and `3.10` are the texts that were typed. An empty value is None.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import yaml

from acqgen.problems import ContentError, Location, Problem
from acqgen.reading.source import Holding, Place, Source
from acqgen.reading.text import control_character, place, read_text

_DEPTH = 40
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Scalar, _Sequence = yaml.ScalarEvent, yaml.SequenceStartEvent
_EMPTY = frozenset(("", "~", "null"))
_PLAIN = (None, "")
_FENCE = "---"


def read_yaml(path: Path, shown: str = "") -> Source:
    """Read one YAML file. Raises ContentError with every problem found."""
    name = shown or str(path)
    text = read_text(path, name)
    return replace(parse_yaml(text, name), digest=_digest(text))


def read_front_matter(path: Path, shown: str = "") -> Source:
    """Read a text: YAML between two lines `---`, then the wording."""
    name = shown or str(path)
    return parse_front_matter(read_text(path, name), name)


def parse_front_matter(text: str, name: str) -> Source:
    """Parse a text that came from the file `name`."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        raise ContentError([Problem("ACQ117", "the first line is not '---'", Location(name, 1, 1))])
    ends = [number for number, line in enumerate(lines) if number and line.rstrip() == _FENCE]
    if not ends:
        where = Location(name, len(lines), 1)
        raise ContentError([Problem("ACQ117", "the front matter is not closed by '---'", where)])
    head = "\n".join(["", *lines[1 : ends[0]], ""])  # the empty line keeps the file's line numbers
    source = parse_yaml(head, name)
    _refuse_tabs(text, name)
    body = "\n".join(lines[ends[0] + 1 :])
    return replace(source, body=body, body_line=ends[0] + 2, digest=_digest(text))


def parse_yaml(text: str, name: str) -> Source:
    """Parse YAML text that came from the file `name`."""
    _refuse_tabs(text, name)
    return _Reader(text, name).read()


def _refuse_tabs(text: str, name: str) -> None:
    if (offset := text.find("\t")) >= 0:
        where = place(text, offset, name)
        raise ContentError([Problem("ACQ104", "a tab stands here; use spaces", where)])


class _Reader:
    """Builds data and places from the events of one file."""

    def __init__(self, text: str, name: str) -> None:
        self.loader = _Loader(text)
        self.next = self.loader.get_event
        self.name = name
        self.depth = 0
        self.problems: list[Problem] = []

    def read(self) -> Source:
        try:
            data, place = self._document()
        except yaml.YAMLError as error:
            raise ContentError([_syntax(error, self.name)]) from None
        finally:
            self.loader.dispose()
        if self.problems:
            raise ContentError(self.problems)
        return Source(self.name, data, place)

    def _document(self) -> tuple[Any, Place | None]:
        self.next()  # stream start
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            return None, None
        found = self._node(self.next())
        self.next()  # document end
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse("ACQ107", "a second document starts here", event)
        return found

    def _node(self, event: Any) -> tuple[Any, Place]:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if isinstance(event, _Scalar):
            return self._scalar(event), event.start_mark
        if self.depth >= _DEPTH:
            self._refuse("ACQ112", f"more than {_DEPTH} levels deep", event)
        self.depth += 1
        found = self._sequence(event) if isinstance(event, _Sequence) else self._mapping(event)
        self.depth -= 1
        return found

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse("ACQ105", "anchors and aliases are not read", event)
        if event.tag is not None:
            self._refuse("ACQ106", f"the tag {event.tag} is not read", event)

    def _scalar(self, event: Any) -> str | None:
        value, style = event.value, event.style
        if style == '"' and control_character(value) >= 0:  # the one way past the text's own check
            self._refuse("ACQ111", "a control character stands in this value", event)
        return None if value in _EMPTY and style in _PLAIN else value

    def _sequence(self, event: Any) -> tuple[tuple[Any, ...], Place]:
        items: list[Any] = []
        places: list[Place] = []
        start = event.start_mark
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            item, place = self._node(event)
            items.append(item)
            places.append(place)
        return tuple(items), Holding(start, {}, places)

    def _mapping(self, event: Any) -> tuple[dict[str, Any], Place]:
        found: dict[str, Any] = {}
        keys: dict[str, Any] = {}
        values: dict[str, Place] = {}
        start = event.start_mark
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self._key(event)
            if key in found:
                self._twice(key, keys[key], event)
            keys.setdefault(key, event.start_mark)
            found[key], values[key] = self._node(self.next())
        return found, Holding(start, keys, values)

    def _key(self, event: Any) -> str:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        key = self._scalar(event) if isinstance(event, _Scalar) else None
        if not key:
            self._refuse("ACQ113", "a key is a plain word", event)
        return key

    def _twice(self, key: str, first: Any, event: Any) -> None:
        self.problems.append(
            Problem(
                "ACQ103",
                f"key {key!r} is given twice",
                self._where(event.start_mark),
                related=((self._where(first), "first given here"),),
            )
        )

    def _where(self, mark: Any) -> Location:
        return Location(self.name, mark.line + 1, mark.column + 1)

    def _refuse(self, code: str, message: str, event: Any) -> NoReturn:
        """Stop reading: what follows would be misread."""
        problem = Problem(code, message, self._where(event.start_mark))
        raise ContentError([*self.problems, problem])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _syntax(error: yaml.YAMLError, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    where = Location(name, mark.line + 1, mark.column + 1) if mark else Location(name)
    reason = getattr(error, "problem", None) or "the file is not YAML"
    hint = "quote a text that holds ': ', ' #' or starts with a sign such as [ { & * ! % @ `"
    return Problem("ACQ110", f"the YAML cannot be read here: {reason}", where, hint)
