"""Proofs over conditions: can one ever hold? Decided exactly, by trying what tells answers apart.

Values that no test tells apart are tried once. Named terms first count as questions of their own,
and are opened one height after the other, as far as it takes to show that there is no way. A
bound keeps the search short; past it the answer is None, not decided.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
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

SHORT, BOUND = 150, 20000  # worlds that are tried
WORLDS = 12  # in which others are likely to hold too
_DAY = "proc.issue_date"
_LIMITS = ("at_least", "at_most", "more_than", "less_than", "is", "is_not")
Choice = Mapping[str, Fact]  # facts that are fixed together


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether some answers make a condition hold, and such answers."""

    truth: bool | None  # None: not decided within the bound
    search: _Search

    def __str__(self) -> str:
        shown = (
            f"{name} = {_shown(value)}" for name, value in sorted(self.search.needed().items())
        )
        return ", ".join(shown)


class Prover:
    """Proves over one library; each condition once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.terms = {name: _plain(each) for name, each in library.terms.items()}
        self.heights = _heights(self.terms)
        self.known: dict[Condition, Proof] = {}
        self.worlds: deque[dict[str, Fact]] = deque(maxlen=WORLDS)  # found last

    def prove(self, *conditions: Condition) -> Proof:
        """Look for answers that make all conditions hold.

        Whether a text is selected counts as free, except that its own condition then holds.
        """
        plain = tuple(map(_plain, conditions))
        implied = (each for condition in conditions for each in _implied(condition, self.library))
        whole = All((*plain, *implied))
        if whole not in self.known:
            self.known[whole] = self._proof(whole)
        return self.known[whole]

    def _proof(self, whole: Condition) -> Proof:
        top = max(self.heights.values(), default=0)
        again = self._search(whole, 0, SHORT)
        if any(again.holds(facts) for facts in self.worlds):
            return Proof(truth=True, search=again)
        closed = self._search(whole, top + 1, SHORT)
        if not closed.found() and closed.tried <= SHORT:
            return Proof(truth=False, search=closed)
        search = self._search(whole, 0, SHORT)
        if search.found():
            self.worlds.appendleft(search.facts)
            return Proof(truth=True, search=search)
        for least in range(top, -1, -1):
            search = self._search(whole, least, BOUND)
            if not search.found() and search.tried <= BOUND:
                return Proof(truth=False, search=search)
        return Proof(None if search.tried > BOUND else True, search)

    def _search(self, whole: Condition, least: int, bound: int) -> _Search:
        """Make a search in which the terms of some height and above are opened."""
        terms = {
            name: each if self.heights[name] >= least else _yes(f"term {name}")
            for name, each in self.terms.items()
        }
        return _Search(self.library, whole, terms, bound)


def _shown(value: Fact) -> str:
    if isinstance(value, frozenset):
        return f"[{', '.join(sorted(value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _heights(terms: Mapping[str, Condition]) -> dict[str, int]:
    """Return for each term how many terms stand one inside the other below it."""
    heights: dict[str, int] = {}

    def height(name: str) -> int:
        if name not in heights:
            inner = (each.name for each in nodes(terms[name]) if isinstance(each, Term))
            heights[name] = 1 + max(map(height, inner), default=0)
        return heights[name]

    for name in terms:
        height(name)
    return heights


def _plain(node: Condition) -> Condition:
    """Drop the places, and turn `selected` and `answered` into questions that can be open."""
    match node:
        case All(parts):
            return All(tuple(_plain(each) for each in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_plain(each) for each in parts))
        case Not(part):
            return Not(_plain(part))
        case Selected(id):
            return _yes(f"selected {id}")
        case Term(name):
            return Term(name)
        case Test(field, "answered", operands):
            return Test(f"answered {field}", "is", operands)
        case Test(field, operator, operands):
            return Test(field, operator, operands)


def _yes(name: str) -> Test:
    return Test(name, "is", ("true",))


def _implied(condition: Condition, library: Library) -> Iterator[Condition]:
    """Yield for each text that is named: when it is selected, its condition holds."""
    for id in {node.id for node in nodes(condition) if isinstance(node, Selected)}:
        if id in library.clauses:
            own = library.clauses[id].revisions[-1].head.when
            yield AnyOf((Not(_yes(f"selected {id}")), _plain(own)))


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
class _Search:
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
        return (bound - date(1, 1, 1) + timedelta(days=1)).days
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
