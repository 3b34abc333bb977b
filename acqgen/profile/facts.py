"""Facts: the answers of a profile, typed by the questions, with assumptions where it is silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from acqgen.library import Library, Question
from acqgen.problems import Keys, Problem, nearest, quoted, raise_errors
from acqgen.profile.profile import Profile
from acqgen.reading import Source
from acqgen.rules import Fact, Kind, World, read_bound

UNKNOWN = "unknown"
_BOOLEAN = {"true": True, "yes": True, "false": False, "no": False}
_WHO = ("value", "by", "date", "source")


@dataclass(frozen=True, slots=True)
class Answer:
    """A fact and where it comes from."""

    value: Fact
    assumed: bool = False
    by: str = ""  # who said so; of an assumption, who owns it
    date: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything known of one procurement; what is absent is unknown."""

    answers: Mapping[str, Answer]

    @property
    def values(self) -> dict[str, Fact]:
        """Return the bare facts."""
        return {name: each.value for name, each in self.answers.items()}

    @property
    def issue_date(self) -> date | None:
        """Return the day that decides which law governs, if it is known."""
        found = self.answers.get("proc.issue_date")
        return found.value if found and isinstance(found.value, date) else None

    def text(self, question: str) -> str:
        """Return the answer to a text or enum question, or an empty text."""
        found = self.answers.get(question)
        return found.value if found and isinstance(found.value, str) else ""

    def world(self, library: Library) -> World:
        """Return what conditions may ask."""
        said = frozenset(name for name, each in self.answers.items() if not each.assumed)
        return World(self.values, said, library.terms, library.limits(self.issue_date))


class AnswerFault(ValueError):
    """An answer does not fit its question."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


def gather(profile: Profile, library: Library) -> Facts:
    """Type every answer and take the declared assumptions. Raises ContentError."""
    raise_errors((*_unknown_questions(profile, library), *_unknown_sections(profile, library)))
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    for question in library.questions.values():
        name = question.id.partition(".")[2]
        raw = profile.groups.get(question.group, {}).get(name)
        value, said = raw, {}
        path: tuple[str, ...] = ()
        if isinstance(raw, Mapping):
            value, said = raw.get("value"), dict(raw)
            problems += provenance_faults(raw, profile.source, profile.path_of(question.id))
            path = ("value",)
        if value is None or value == UNKNOWN:
            if question.assume is not None:
                taken = typed(question, question.assume.value)
                answers[question.id] = Answer(taken, assumed=True, by=question.assume.owner)
            continue
        try:
            fact = typed(question, value)
        except AnswerFault as fault:
            where = profile.where(question.id, *path)
            problems.append(Problem(fault.code, f"{question.id}: {fault}", where, fault.hint))
            continue
        by, day, source = (said.get(key) or "" for key in _WHO[1:])
        answers[question.id] = Answer(fact, by=by, date=day, source=source)
    raise_errors(problems)
    return Facts(answers)


def _unknown_questions(profile: Profile, library: Library) -> Iterator[Problem]:
    groups = {each.group for each in library.questions.values()}
    for group, found in profile.groups.items():
        if group not in groups:
            where = profile.where_of_group(group)
            hint = nearest(group, groups)
            yield Problem("ACQ301", f"unknown group of questions {group!r}", where, hint)
            continue
        for name in found:
            id = f"{group}.{name}"
            if id not in library.questions:
                where = profile.where_named(id)
                hint = nearest(id, library.questions)
                yield Problem("ACQ301", f"unknown question {id!r}", where, hint)


def _unknown_sections(profile: Profile, library: Library) -> Iterator[Problem]:
    sections = (each for outline in library.outlines for each in outline.sections)
    known = list(dict.fromkeys(each.slot for each in sections if each.slot))
    for slot in profile.sections:
        if slot not in known:
            where = profile.source.locate_key("sections", slot)
            hint = nearest(slot, known) or f"one of {', '.join(known)}"
            yield Problem("ACQ114", f"unknown section {slot!r}", where, hint)


def provenance_faults(raw: Mapping[str, Any], source: Source, path: Keys) -> Iterator[Problem]:
    """Yield what is wrong with a value that says who gave it; `path` leads to it."""
    for key, said in raw.items():
        if key not in _WHO:
            where = source.locate_key(*path, key)
            message = f"unknown key {key!r}; an answer holds {', '.join(_WHO)}"
            yield Problem("ACQ114", message, where, nearest(key, _WHO))
        elif key != "value" and not isinstance(said, str | None):
            yield Problem("ACQ116", f"{key}: a text is expected", source.locate(*path, key))


def typed(question: Question, raw: Any) -> Fact:
    """Read the text of an answer as its question wants it. Raises AnswerFault."""
    if question.type in (Kind.SET, Kind.LIST):
        return _several(question, raw)
    if not isinstance(raw, str):
        raise AnswerFault("ACQ304", f"{_FORM[question.type]} is expected, not a list or mapping")
    return _READ[question.type](question, raw)


def _several(question: Question, raw: Any) -> Fact:
    if not isinstance(raw, tuple) or not all(isinstance(each, str) for each in raw):
        raise AnswerFault("ACQ304", "a list of words is expected", "write [first, second], or []")
    if question.type is Kind.LIST:
        return raw
    return frozenset(_word(question, each) for each in raw)


def _word(question: Question, raw: str) -> str:
    if raw not in question.values:
        hint = nearest(raw, question.values) or f"one of {', '.join(question.values)}"
        raise AnswerFault("ACQ302", f"{quoted(raw)} is not one of the values", hint)
    return raw


def _boolean(_: Question, raw: str) -> bool:
    if raw not in _BOOLEAN:
        hint = nearest(raw, _BOOLEAN) or "write true or false"
        raise AnswerFault("ACQ304", f"true, false, yes or no is expected, not {quoted(raw)}", hint)
    return _BOOLEAN[raw]


def _integer(question: Question, raw: str) -> int:
    number = read_bound(raw, Kind.INTEGER)
    if not isinstance(number, int):
        hint = "write digits only, for example 4200000"
        raise AnswerFault("ACQ304", f"a whole number is expected, not {quoted(raw)}", hint)
    field = question.field()
    assert isinstance(field.minimum, int)
    assert isinstance(field.maximum, int)
    if not field.minimum <= number <= field.maximum:
        raise AnswerFault("ACQ303", f"{raw} is outside {field.minimum} to {field.maximum}")
    return number


def _date(question: Question, raw: str) -> date:
    day = read_bound(raw, Kind.DATE)
    if not isinstance(day, date):
        hint = "write year, month and day, for example 2027-02-15"
        raise AnswerFault("ACQ304", f"a date is expected, not {quoted(raw)}", hint)
    field = question.field()
    assert isinstance(field.minimum, date)
    assert isinstance(field.maximum, date)
    if not field.minimum <= day <= field.maximum:
        raise AnswerFault("ACQ303", f"{raw} is outside {field.minimum} to {field.maximum}")
    return day


def _text(question: Question, raw: str) -> str:
    limit = int(question.maximum or 0)
    text = " ".join(raw.split())
    if limit and len(text) > limit:
        raise AnswerFault("ACQ303", f"the text has {len(text)} characters; {limit} is the limit")
    return text


_FORM = {
    Kind.BOOLEAN: "true or false",
    Kind.ENUM: "one word",
    Kind.INTEGER: "a whole number",
    Kind.DATE: "a date",
    Kind.TEXT: "a text",
}
_READ: Mapping[Kind, Callable[[Question, str], Fact]] = {
    Kind.BOOLEAN: _boolean,
    Kind.ENUM: _word,
    Kind.INTEGER: _integer,
    Kind.DATE: _date,
    Kind.TEXT: _text,
}
