"""One line of wording to spans: words, emphasis, slots, citations, references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from acqgen.problems import ShapeError
from acqgen.prose.blocks import Citation, Face, Reference, Slot, Span, Words

_TOKEN = re.compile(
    r"\{\{ (?P<slot>[a-z][a-z0-9_]*) \}\}"
    r"|\[@(?P<authority>[a-z0-9][a-z0-9.-]*)(?:#(?P<paragraph>[A-Za-z0-9.-]+))?\]"
    r"|(?<!\*)\*\*(?P<bold>[^*\s](?:[^*]*[^*\s])?)\*\*(?!\*)"
    r"|(?<!\*)\*(?P<italic>[^*\s](?:[^*]*[^*\s])?)\*(?!\*)"
    r"|\b(?P<clause>[A-Z]{2}-\d{3})(?!\w)(?P<label>\([a-z]{1,2}\))?"
    r"|\b(?P<item>D\d{2})\b"
)
_LEFT = re.compile(r"\{\{|\}\}|\{%|\[@|\*|<[A-Za-z/!]|`")


def parse_spans(text: str) -> tuple[Span, ...]:
    """Split a line into spans. Raises ShapeError for what the grammar does not have."""
    return tuple(_spans(text, "plain"))


def _spans(text: str, face: Face) -> Iterator[Span]:
    at = 0
    for token in _TOKEN.finditer(text):
        yield from _words(text[at : token.start()], face)
        at = token.end()
        if token["bold"]:
            yield from _spans(token["bold"], "bold")
        elif token["italic"]:
            yield from _spans(token["italic"], "italic")
        elif token["slot"]:
            yield Slot(token["slot"])
        elif token["authority"]:
            yield Citation(token["authority"], token["paragraph"] or "")
        elif token["item"]:
            yield Reference(token["item"])
        else:
            yield Reference(token["clause"], token["label"] or "")
    yield from _words(text[at:], face)


def _words(text: str, face: Face) -> Iterator[Words]:
    if found := _LEFT.search(text):
        sign = found.group()
        raise ShapeError(f"{sign!r} is not closed or not part of the grammar: {text.strip()!r}")
    if text:
        yield Words(text, face)
