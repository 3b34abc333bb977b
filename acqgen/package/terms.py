"""Which defined terms the printed words use, the words of definitions included."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import date

from acqgen.library import Definition

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9'-]*")
_STARTS = re.compile(r"[.:;]\s+$")  # where a further sentence starts
_SLOT = re.compile(r"\{\{ [a-z0-9_]+ \}\}")


def used_terms(
    texts: Iterable[str],
    definitions: tuple[Definition, ...],
    owners: Container[str] | None = None,
    day: date | None = None,
) -> tuple[Definition, ...]:
    """Return the definitions that the texts use, directly or through another definition.

    Where `owners` are given, definitions of other texts are not looked at. Of a definition, the
    wording for a solicitation issued on `day` counts.
    Forms match as whole words, case by case, the longest first: AI Incident is no use of Incident.
    One capitalized word at the start of a sentence is no use, since each sentence starts so.
    """
    index = _index(definitions)
    found: set[int] = set()
    waiting = list(texts)
    while waiting:
        for number in _uses(waiting.pop(), index):
            open_ = owners is None or definitions[number].owner in owners
            if open_ and number not in found:
                found.add(number)
                waiting.append(definitions[number].on(day).text)
    used = (each for number, each in enumerate(definitions) if number in found)
    return tuple(sorted(used, key=lambda each: each.term.lower()))


def _index(definitions: tuple[Definition, ...]) -> dict[str, list[tuple[str, int]]]:
    """Sort every form under its first word, the longest form first."""
    index: dict[str, list[tuple[str, int]]] = {}
    for number, definition in enumerate(definitions):
        for form in (definition.term, *definition.forms):
            first = _WORD.match(form)
            index.setdefault(first.group() if first else form, []).append((form, number))
    for forms in index.values():
        forms.sort(key=lambda each: -len(each[0]))
    return index


def _uses(text: str, index: dict[str, list[tuple[str, int]]]) -> Iterable[int]:
    text = _SLOT.sub(" ", text)
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end:
            continue
        for form, number in index.get(word.group(), ()):
            stop = word.start() + len(form)
            if text.startswith(form, word.start()) and not text[stop : stop + 1].isalnum():
                end = stop
                starts = form.istitle() and " " not in form
                if not (starts and _STARTS.search(text, 0, word.start())):
                    yield number
                break
