"""The condition tree: a closed set of nodes, read from plain data.

Each node knows the path that led to it in its file, so that a complaint has a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from acqgen.problems import Keys, ShapeError

OPERATORS = (
    "is",
    "is_not",
    "at_least",
    "at_most",
    "more_than",
    "less_than",
    "includes",
    "includes_all",
    "includes_none",
    "answered",
)
LIMITS = ("at_least", "at_most", "more_than", "less_than")  # these take one limit


@dataclass(frozen=True, slots=True)
class All:
    """Holds when each part holds; with no part it always holds."""

    parts: tuple[Condition, ...]
    at: Keys = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds when one part holds."""

    parts: tuple[Condition, ...]
    at: Keys = ()


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when its part does not."""

    part: Condition
    at: Keys = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A named condition."""

    name: str
    at: Keys = ()


@dataclass(frozen=True, slots=True)
class Selected:
    """Whether another text is in the package."""

    id: str
    at: Keys = ()


@dataclass(frozen=True, slots=True)
class Test:
    """One question compared with words of the file."""

    field: str
    operator: str
    operands: tuple[str, ...]
    at: Keys = ()


Condition = All | AnyOf | Not | Term | Selected | Test


def parse_condition(data: Any, at: Keys = ()) -> Condition:
    """Build the tree. Raises ShapeError with the path of what is not understood."""
    if not isinstance(data, Mapping) or not data:
        raise ShapeError("a condition is expected, such as {term: in_scope}", at)
    parts = tuple(_entry(key, value, (*at, key)) for key, value in data.items())
    return parts[0] if len(parts) == 1 else All(parts, at)


def _entry(key: str, value: Any, at: Keys) -> Condition:
    if key in ("all", "any"):
        if not isinstance(value, tuple):
            raise ShapeError(f"a list of conditions is expected under {key!r}", at)
        parts = tuple(parse_condition(part, (*at, index)) for index, part in enumerate(value))
        return All(parts, at) if key == "all" else AnyOf(parts, at)
    if key == "not":
        return Not(parse_condition(value, at), at)
    if key in ("term", "selected"):
        if not isinstance(value, str):
            raise ShapeError(f"a name is expected under {key!r}", at)
        return Term(value, at) if key == "term" else Selected(value, at)
    return _test(key, value, at)


def _test(field: str, value: Any, at: Keys) -> Condition:
    if not isinstance(value, Mapping):
        return Test(field, "is", _operands(value, at), at)
    tests = []
    for operator, operand in value.items():
        if operator not in OPERATORS:
            known = ", ".join(OPERATORS)
            raise ShapeError(f"unknown test {operator!r}; one of {known}", (*at, operator))
        tests.append(Test(field, operator, _operands(operand, (*at, operator)), (*at, operator)))
    if not tests:
        raise ShapeError("a test is expected", at)
    return tests[0] if len(tests) == 1 else All(tuple(tests), at)


def _operands(value: Any, at: Keys) -> tuple[str, ...]:
    words = value if isinstance(value, tuple) else (value,)
    if not words or not all(isinstance(word, str) for word in words):
        raise ShapeError("a value or a list of values is expected", at)
    return tuple(words)


def walk(condition: Condition) -> Iterator[Condition]:
    """Yield each node of a tree, parents first; terms are not entered."""
    yield condition
    if isinstance(condition, All | AnyOf):
        for part in condition.parts:
            yield from walk(part)
    elif isinstance(condition, Not):
        yield from walk(condition.part)
