"""The checker: a condition held against the questions, before any profile is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from acqgen.problems import ContentError, Problem, nearest
from acqgen.reading import Source
from acqgen.reading.source import Keys
from acqgen.rules.fields import Field, Kind
from acqgen.rules.tree import Condition, Selected, Term, Test, walk

_FITS = {
    Kind.BOOLEAN: ("is", "is_not"),
    Kind.ENUM: ("is", "is_not"),
    Kind.SET: ("includes", "includes_all", "includes_none"),
    Kind.INTEGER: ("is", "is_not", "at_least", "at_most", "more_than", "less_than"),
    Kind.DATE: ("is", "is_not", "at_least", "at_most", "more_than", "less_than"),
    Kind.TEXT: (),
    Kind.LIST: (),
}
_BOOLEANS = ("true", "false", "yes", "no")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a condition may name."""

    fields: Mapping[str, Field]
    terms: frozenset[str]
    thresholds: frozenset[str]
    clauses: frozenset[str] = field(default_factory=frozenset)  # texts and planned ids


def check(
    condition: Condition,
    source: Source,
    base: Keys,
    words: Vocabulary,
    *,
    may_select: bool = False,
) -> Iterator[Problem]:
    """Yield every fault of a condition that stands at `base` in `source`."""
    for node in walk(condition):
        where = source.locate(*base, *node.at)
        if isinstance(node, Term) and node.name not in words.terms:
            hint = nearest(node.name, words.terms)
            yield Problem("ACQ205", f"unknown term {node.name!r}", where, hint)
        elif isinstance(node, Selected):
            if not may_select:
                yield Problem("ACQ207", "'selected' may not stand in this condition", where)
            elif node.id not in words.clauses:
                hint = nearest(node.id, words.clauses)
                yield Problem("ACQ208", f"unknown text {node.id!r}", where, hint)
        elif isinstance(node, Test):
            for code, message, hint in _faults(node, words):
                yield Problem(code, message, where, hint)


def _faults(test: Test, words: Vocabulary) -> Iterator[tuple[str, str, str]]:
    known = words.fields.get(test.field)
    if known is None:
        message = f"unknown question {test.field!r}"
        yield "ACQ201", message, nearest(test.field, words.fields)
    elif test.operator == "answered":
        if test.operands not in (("true",), ("false",)):
            yield "ACQ204", "'answered' takes true or false", ""
    elif test.operator not in _FITS[known.kind]:
        fits = ", ".join(_FITS[known.kind]) or "no test but answered"
        message = f"{test.operator!r} does not fit {test.field}, which is of type {known.kind}"
        yield "ACQ204", message, f"use {fits}"
    else:
        for word in test.operands:
            yield from _operand(word, known, test.operator, words)


def _operand(
    word: str, known: Field, operator: str, words: Vocabulary
) -> Iterator[tuple[str, str, str]]:
    if known.kind is Kind.BOOLEAN:
        if word not in _BOOLEANS:
            yield "ACQ202", f"{known.id} is true or false, not {word!r}", ""
    elif known.kind in (Kind.ENUM, Kind.SET):
        if word not in known.values:
            message = f"{word!r} is not a value of {known.id}"
            near = nearest(word, known.values) or f"one of {', '.join(known.values)}"
            yield "ACQ202", message, near
    else:
        yield from _bound(word, known, operator, words)


def _bound(
    word: str, known: Field, operator: str, words: Vocabulary
) -> Iterator[tuple[str, str, str]]:
    if word in words.thresholds and known.kind is Kind.INTEGER:
        return
    limit = read_bound(word, known.kind)
    if limit is None:
        form = "a whole number or a threshold" if known.kind is Kind.INTEGER else "a date"
        yield "ACQ202", f"{known.id} is compared with {form}, not {word!r}", ""
        return
    low, high = known.minimum, known.maximum
    beyond = {
        "more_than": not _within(limit, low, high, below=False),
        "less_than": not _within(limit, low, high, above=False),
    }.get(operator, not _within(limit, low, high))
    if beyond:
        message = f"{word} is outside {low} to {high} of {known.id}, so the test never changes"
        yield "ACQ203", message, ""


def _within(
    limit: int | date, low: object, high: object, *, below: bool = True, above: bool = True
) -> bool:
    """Say whether a limit can divide the range; an open side excludes its own end."""
    text = limit.isoformat() if isinstance(limit, date) else limit
    low = low.isoformat() if isinstance(low, date) else low
    high = high.isoformat() if isinstance(high, date) else high
    under = low is None or (text >= low if above else text > low)  # type: ignore[operator]
    over = high is None or (text <= high if below else text < high)  # type: ignore[operator]
    return under and over


def read_bound(word: str, kind: Kind) -> int | date | None:
    """Read a whole number in plain digits or an ISO date; None when it is neither."""
    if kind is Kind.INTEGER:
        return int(word) if word.isascii() and word.isdigit() else None
    try:
        return date.fromisoformat(word) if len(word) == len("2026-12-01") else None
    except ValueError:
        return None


def term_order(terms: Mapping[str, Condition], source: Source) -> tuple[str, ...]:
    """Order terms so that each stands after those it names. Raises ContentError on a circle."""
    done: dict[str, None] = {}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        if name in done or name not in terms:
            return
        if name in trail:
            circle = " -> ".join((*trail[trail.index(name) :], name))
            index = list(terms).index(name)
            where = source.locate(index, "when")
            raise ContentError([Problem("ACQ206", f"terms run in a circle: {circle}", where)])
        for node in walk(terms[name]):
            if isinstance(node, Term):
                visit(node.name, (*trail, name))
        done[name] = None

    for name in terms:
        visit(name, ())
    return tuple(done)
