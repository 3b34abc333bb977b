"""Terminology: words that an authority puts in the place of others, where a profile asks for them.

Off unless `document.terminology` names one. What the office typed stays as it is, and so do the
names of authorities and of clauses.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from acqgen.library import Library
from acqgen.library.policy import Terminology
from acqgen.package import model
from acqgen.package.assembly import Assembled, printed_texts
from acqgen.problems import ContentError, Location, Problem, Severity, nearest, quoted
from acqgen.profile import Facts, Profile
from acqgen.rules import answer

Value = TypeVar("Value")
_KEPT = (model.Typed, model.Link)
_OWN = frozenset({"agency", "subtitle", "facts", "header_left", "office", "note", "requirement"})


@dataclass(frozen=True, slots=True)
class Speech:
    """Says the words of one terminology in documents and rows."""

    words: re.Pattern[str]  # and the names that stay
    spoken: Mapping[str, str]
    labels: re.Pattern[str]  # the library's words in values of fill-ins

    def documents(self, assembled: Assembled) -> Assembled:
        """Return the same documents in these words; definitions stay in the order of terms."""
        documents = self._said(assembled.documents)
        items = self._said(assembled.deliverables)
        printed = printed_texts(documents)
        return replace(assembled, documents=documents, deliverables=items, printed=printed)

    def matrix(self, matrix: model.Matrix) -> model.Matrix:
        """Return the same rows; their requirements are the documents' words already."""
        return replace(matrix, rows=self._said(matrix.rows))

    def _said(self, value: Value) -> Value:
        found: object = value
        if isinstance(value, str):
            found = self.words.sub(self._word, value)
        elif isinstance(value, model.Value):
            found = replace(value, text=self.labels.sub(self._label, value.text))
        elif isinstance(value, tuple):
            found = _in_order(tuple(map(self._said, value)))
        elif dataclasses.is_dataclass(value) and not isinstance(value, (*_KEPT, type)):
            names = [each.name for each in dataclasses.fields(value) if each.name not in _OWN]
            found = replace(value, **{name: self._said(getattr(value, name)) for name in names})
        return found  # type: ignore[return-value]

    def _word(self, found: re.Match[str]) -> str:
        return self.spoken[found.group()]

    def _label(self, found: re.Match[str]) -> str:
        return self.words.sub(self._word, found.group())


def speech(profile: Profile, library: Library, facts: Facts) -> Speech | None:
    """Return the terminology that the profile asks for, or None. Raises ContentError."""
    name = profile.envelope.document.terminology
    if not name:
        return None
    where = profile.source.locate("document", "terminology")
    known = library.settings.terminologies
    if name not in known:
        hint = nearest(name, known) or "remove the line; the library's own words print"
        message = f"the library has no terminology {quoted(name)}"
        raise ContentError([Problem("ACQ313", message, where, hint)])
    _grounds(known[name], library, facts, where)
    words = known[name].words
    spoken = {**{each: each for each in _holding(words, _names(library))}, **words}
    return Speech(_any(spoken), spoken, _any(_holding(words, _labels(library))))


def to_confirm(profile: Profile, library: Library) -> Iterator[Problem]:
    """Yield what counsel has to confirm while a terminology is on."""
    name = profile.envelope.document.terminology
    if name:
        where = profile.source.locate("document", "terminology")
        chosen = library.settings.terminologies[name]
        yield Problem("ACQ314", chosen.confirm, where, severity=Severity.WARNING, owner="counsel")


def _grounds(chosen: Terminology, library: Library, facts: Facts, where: Location) -> None:
    """Refuse a terminology whose authority does not speak on the issue date."""
    id, _, pinpoint = chosen.authority.partition("#")
    authority, day = library.authorities[id], facts.issue_date
    paragraph = authority.paragraph(pinpoint)
    assert paragraph is not None
    live = day is not None and authority.status_on(day).live
    if not live or answer(paragraph.when, facts.world(library)) is not True:
        on = f"on {day.isoformat()}" if day else "while the issue date is open"
        message = f"{authority.cited('codified')}, {paragraph.pinpoint} does not apply {on}"
        raise ContentError([Problem("ACQ313", message, where, "remove the line")])


def _any(phrases: Iterable[str]) -> re.Pattern[str]:
    """Match each of the phrases as whole words, the longest first."""
    longest = sorted(phrases, key=lambda each: (-len(each), each))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def _holding(words: Iterable[str], phrases: Iterable[str]) -> frozenset[str]:
    """Return the phrases in which one of the words stands."""
    found = _any(words)
    return frozenset(each for each in phrases if found.search(each))


def _names(library: Library) -> Iterator[str]:
    """Yield the names of authorities and of clauses."""
    for authority in library.authorities.values():
        yield from (authority.title, *authority.numbers)
    yield from (each.title for each in library.references.values())


def _labels(library: Library) -> Iterator[str]:
    """Yield the words that the library gives to values of questions and of fill-ins."""
    for question in library.questions.values():
        yield from question.values.values()
    for clause in library.clauses.values():
        for revision in clause.revisions:
            for fill in revision.head.fill_ins.values():
                yield from fill.values.values()
                yield from (fill.default,) if isinstance(fill.default, str) else fill.default or ()


def _in_order(found: tuple[object, ...]) -> tuple[object, ...]:
    """Put definitions in the order of their terms, which may have changed."""
    places = [number for number, each in enumerate(found) if _defines(each)]
    ordered = iter(sorted((found[number] for number in places), key=_term))
    return tuple(next(ordered) if _defines(each) else each for each in found)


def _defines(block: object) -> bool:
    return isinstance(block, model.Paragraph) and block.role == "definition"


def _term(block: object) -> str:
    assert isinstance(block, model.Paragraph)
    first = block.line[0]
    return first.text.lower() if isinstance(first, model.Words) else ""
