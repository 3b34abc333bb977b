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

from acqgen.problems import ContentError, Keys, Location, Problem
from acqgen.reading.source import Mark, Source
from acqgen.reading.text import control_character, place, read_text

_DEPTH = 40
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
        self.name = name
        self.values: dict[Keys, Mark] = {}
        self.keys: dict[Keys, Mark] = {}
        self.problems: list[Problem] = []

    def read(self) -> Source:
        try:
            data = self._document()
        except yaml.YAMLError as error:
            raise ContentError([_syntax(error, self.name)]) from None
        finally:
            self.loader.dispose()
        if self.problems:
            raise ContentError(self.problems)
        return Source(self.name, data, self.values, self.keys)

    def _document(self) -> Any:
        self.loader.get_event()  # stream start
        event = self.loader.get_event()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        data = self._node(self.loader.get_event(), ())
        self.loader.get_event()  # document end
        event = self.loader.get_event()
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse("ACQ107", "a second document starts here", event)
        return data

    def _node(self, event: Any, path: Keys) -> Any:
        self.values[path] = _mark(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if len(path) >= _DEPTH:
            self._refuse("ACQ112", f"more than {_DEPTH} levels deep", event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._mapping(path)

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse("ACQ105", "anchors and aliases are not read", event)
        if event.tag is not None:
            self._refuse("ACQ106", f"the tag {event.tag} is not read", event)

    def _scalar(self, event: Any) -> str | None:
        escaped = event.style == '"'  # the only way past the check of the text itself
        if escaped and control_character(event.value) >= 0:
            self._refuse("ACQ111", "a control character stands in this value", event)
        plain = event.style in (None, "")
        return None if plain and event.value in ("", "~", "null") else str(event.value)

    def _sequence(self, path: Keys) -> tuple[Any, ...]:
        items: list[Any] = []
        while not isinstance(event := self.loader.get_event(), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return tuple(items)

    def _mapping(self, path: Keys) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := self.loader.get_event(), yaml.MappingEndEvent):
            key = self._key(event)
            if key in found:
                self._twice(key, path, event)
            self.keys.setdefault((*path, key), _mark(event))
            found[key] = self._node(self.loader.get_event(), (*path, key))
        return found

    def _key(self, event: Any) -> str:
        self._refuse_marks(event)
        key = self._scalar(event) if isinstance(event, yaml.ScalarEvent) else None
        if not key:
            self._refuse("ACQ113", "a key is a plain word", event)
        return key

    def _twice(self, key: str, path: Keys, event: Any) -> None:
        first = Location(self.name, *self.keys[(*path, key)])
        self.problems.append(
            Problem(
                "ACQ103",
                f"key {key!r} is given twice",
                Location(self.name, *_mark(event)),
                related=((first, "first given here"),),
            )
        )

    def _refuse(self, code: str, message: str, event: Any) -> NoReturn:
        """Stop reading: what follows would be misread."""
        problem = Problem(code, message, Location(self.name, *_mark(event)))
        raise ContentError([*self.problems, problem])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _syntax(error: yaml.YAMLError, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    where = Location(name, mark.line + 1, mark.column + 1) if mark else Location(name)
    reason = getattr(error, "problem", None) or "the file is not YAML"
    hint = "quote a text that holds ': ', ' #' or starts with a sign such as [ { & * ! % @ `"
    return Problem("ACQ110", f"the YAML cannot be read here: {reason}", where, hint)
