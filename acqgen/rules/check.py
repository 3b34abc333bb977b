"""The checker: a condition held against the questions, before any profile is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from acqgen.problems import ContentError, Keys, Problem, nearest
from acqgen.reading import Source
from acqgen.rules.fields import Field, Kind
from acqgen.rules.tree import LIMITS, Condition, Selected, Term, Test, walk

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
_NUMBER = re.compile(r"0|[1-9][0-9]{0,17}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


Fault = tuple[str, str, str]  # code, message, hint


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
        for code, message, hint in _of_node(node, words, may_select=may_select):
            yield Problem(code, message, source.locate(*base, *node.at), hint)


def _of_node(node: Condition, words: Vocabulary, *, may_select: bool) -> Iterator[Fault]:
    if isinstance(node, Term) and node.name not in words.terms:
        yield "ACQ205", f"unknown term {node.name!r}", nearest(node.name, words.terms)
    elif isinstance(node, Selected):
        if not may_select:
            yield "ACQ207", "'selected' may not stand in this condition", ""
        elif node.id not in words.clauses:
            yield "ACQ208", f"unknown text {node.id!r}", nearest(node.id, words.clauses)
    elif isinstance(node, Test):
        yield from _faults(node, words)


def _faults(test: Test, words: Vocabulary) -> Iterator[Fault]:
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
    elif test.operator in LIMITS and len(test.operands) > 1:
        yield "ACQ204", f"{test.operator!r} takes one limit, not a list", ""
    else:
        for word in test.operands:
            yield from _operand(word, known, test.operator, words)


def _operand(word: str, known: Field, operator: str, words: Vocabulary) -> Iterator[Fault]:
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


def _bound(word: str, known: Field, operator: str, words: Vocabulary) -> Iterator[Fault]:
    if word in words.thresholds and known.kind is Kind.INTEGER and operator in LIMITS:
        return
    limit = read_bound(word, known.kind)
    if limit is None:
        form = "a whole number or a threshold" if known.kind is Kind.INTEGER else "a date"
        yield "ACQ202", f"{known.id} is compared with {form}, not {word!r}", ""
        return
    low, high = known.minimum, known.maximum
    if not _divides(limit, low, high, operator):
        message = f"{known.id} runs from {low} to {high}, so {operator} {word} never changes"
        yield "ACQ203", message, ""


def _divides(
    limit: int | date, low: int | date | None, high: int | date | None, operator: str
) -> bool:
    """Say whether values of the range lie on both sides of a limit."""
    number, least, most = _number(limit), _number(low), _number(high)
    if operator in ("at_least", "less_than"):
        least += 1  # at its low end these always give the same answer
    elif operator in ("at_most", "more_than"):
        most -= 1
    return least <= number <= most


def _number(bound: int | date | None) -> int:
    assert bound is not None  # integers and dates are bounded
    return bound.toordinal() if isinstance(bound, date) else bound


def read_bound(word: str, kind: Kind) -> int | date | None:
    """Read a whole number in plain digits or an ISO date; None when it is neither."""
    if kind is Kind.INTEGER:
        return int(word) if _NUMBER.fullmatch(word) else None
    try:
        return date.fromisoformat(word) if _DATE.fullmatch(word) else None
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
