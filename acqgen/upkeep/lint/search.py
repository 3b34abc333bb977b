"""The search for answers that make a condition hold: question by question, value by value.

Values that no test tells apart are tried once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations

from acqgen.library import Library
from acqgen.rules import (
    All,
    AnyOf,
    Condition,
    Fact,
    Field,
    Kind,
    Not,
    Selected,
    Term,
    Test,
    World,
    answer,
    read_bound,
)

_DAY = "proc.issue_date"
_LIMITS = ("at_least", "at_most", "more_than", "less_than", "is", "is_not")
Choice = Mapping[str, Fact]  # facts that are fixed together


def nodes(condition: Condition) -> Iterator[Condition]:
    """Yield each node of a condition; terms are not entered."""
    waiting = [condition]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, All | AnyOf):
            waiting += node.parts
        elif isinstance(node, Not):
            waiting.append(node.part)


@dataclass
class Search:
    """Fixes one question after the other until the condition is settled."""

    library: Library
    condition: Condition
    terms: Mapping[str, Condition]  # a term that is not opened is a question
    bound: int

    def __post_init__(self) -> None:
        self.tried = 0
        self.facts: dict[str, Fact] = {}  # of the world that was found
        self.tests = tuple(self._tests(self.condition, set()))
        self.dated = any(self._limit_name(test) for test in self.tests)

    def _tests(self, condition: Condition, seen: set[str]) -> Iterator[Test]:
        for node in nodes(condition):
            if isinstance(node, Test):
                yield node
            elif isinstance(node, Term) and node.name not in seen:
                seen.add(node.name)
                yield from self._tests(self.terms[node.name], seen)

    def found(self) -> bool:
        """Say whether a world was found in which the condition holds."""
        return self._try({})

    def holds(self, facts: dict[str, Fact]) -> bool:
        """Say whether the condition holds in a world, and keep its facts if so."""
        held = answer(self.condition, self._world(facts)) is True
        self.facts = facts if held else {}
        return held

    def needed(self) -> Mapping[str, Fact]:
        """Return the facts of the world that was found without those that do not matter."""
        needed = self.facts
        for name in self.facts:
            rest = {key: value for key, value in needed.items() if key != name}
            if answer(self.condition, self._world(rest)):
                needed = rest
        return needed

    def _world(self, facts: Mapping[str, Fact]) -> World:
        day = facts.get(_DAY)
        limits = self.library.limits(day) if isinstance(day, date) else {}
        return World(facts, frozenset(), self.terms, limits)

    def _try(self, facts: dict[str, Fact]) -> bool:
        self.tried += 1
        if self.tried > self.bound:
            return False
        world = self._world(facts)
        truth = answer(self.condition, world)
        if truth is not None:
            self.facts = facts if truth else {}
            return truth
        asked = self._open(self.condition, world)
        if asked is None:
            return False  # what is open stays unknown
        return any(self._try({**facts, **choice}) for choice in self._choices(asked))

    def _open(self, node: Condition, world: World) -> str | None:
        """Name the first question that keeps the condition open."""
        match node:
            case Test():
                return self._asked(node, world)
            case Term(name):
                return self._open(self.terms[name], world)
            case Not(part):
                return self._open(part, world)
            case All(parts) | AnyOf(parts):
                open_parts = (each for each in parts if answer(each, world) is None)
                names = (self._open(each, world) for each in open_parts)
                return next((each for each in names if each is not None), None)
            case Selected():
                return None

    def _asked(self, test: Test, world: World) -> str | None:
        asked = f"answered {test.field}"
        settled = test.field in world.facts or asked in world.facts
        if not settled:
            return test.field.removeprefix("answered ")
        return _DAY if self._limit_name(test) and _DAY not in world.facts else None

    def _limit_name(self, test: Test) -> str:
        """Return the threshold that a test names, if it does."""
        named = test.operands[0] if test.operator in _LIMITS and test.operands else ""
        return named if named in self.library.thresholds else ""

    def _choices(self, name: str) -> Iterator[Choice]:
        known = self.library.fields.get(name)
        if known is None:  # a term, a text, or a question asked whether it is answered
            yield from ({name: True}, {name: False})
            return
        watched = any(test.field == f"answered {name}" for test in self.tests)
        for value in self._values(known):
            yield {name: value, f"answered {name}": True} if watched else {name: value}
        if watched:
            yield {f"answered {name}": False}
            yield from self._assumed(name)

    def _assumed(self, name: str) -> Iterator[Choice]:
        question = self.library.questions.get(name)
        assumed = question.assume if question and question.type is Kind.ENUM else None
        if assumed is not None and isinstance(assumed.value, str):
            yield {name: assumed.value, f"answered {name}": False}

    def _values(self, known: Field) -> Iterator[Fact]:
        tests = [test for test in self.tests if test.field == known.id]
        if known.kind is Kind.BOOLEAN:
            yield from (True, False)
        elif known.kind is Kind.ENUM:
            yield from _told_apart(known.values, tests)
        elif known.kind is Kind.SET:
            words = list(_told_apart(known.values, tests))
            sizes = range(len(words) + 1)
            for chosen in chain.from_iterable(combinations(words, size) for size in sizes):
                yield frozenset(chosen)
        else:
            yield from self._numbers(known, tests)

    def _numbers(self, known: Field, tests: list[Test]) -> Iterator[Fact]:
        """Yield the values on, below and above each limit."""
        bounds: set[int] = set()
        for test in tests:
            if name := self._limit_name(test):
                bounds |= {each.value for each in self.library.thresholds[name].history}
            else:
                bounds |= {number(read_bound(word, known.kind)) for word in test.operands}
        if known.id == _DAY and self.dated:
            every = self.library.thresholds.values()
            bounds |= {each.since.toordinal() for row in every for each in row.history}
        low, high = number(known.minimum), number(known.maximum)
        near = {low} | {bound + step for bound in bounds for step in (-1, 0, 1)}
        for each in sorted(near, reverse=True):
            if low <= each <= high:
                yield date.fromordinal(each) if known.kind is Kind.DATE else each


def number(bound: int | date | None) -> int:
    """Return a bound as a number; a date by its count of days."""
    if isinstance(bound, date):
        return bound.toordinal()
    return bound or 0


def _told_apart(values: tuple[str, ...], tests: list[Test]) -> Iterator[str]:
    """Yield one value of each group that no test tells apart."""
    seen: set[tuple[str, ...]] = set()
    for value in values:
        named = (each for each in tests if value in each.operands)
        mark = tuple(
            f"{tests.index(each)} {value if each.operator == 'includes_all' else ''}"
            for each in named
        )
        if mark not in seen:
            seen.add(mark)
            yield value
