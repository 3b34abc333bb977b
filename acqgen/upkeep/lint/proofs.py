"""Proofs over conditions: can one ever hold? Decided exactly, by trying what tells answers apart.

Values that no test tells apart are tried once. Named terms first count as questions of their own,
and are opened one height after the other, as far as it takes to show that there is no way. A
bound keeps the search short; past it the answer is None, not decided.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from acqgen.library import Library
from acqgen.rules import All, AnyOf, Condition, Fact, Not, Selected, Term, Test
from acqgen.upkeep.lint.search import Search, nodes

SHORT, BOUND = 150, 20000  # worlds that are tried
WORLDS = 12  # in which others are likely to hold too


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether some answers make a condition hold, and such answers."""

    truth: bool | None  # None: not decided within the bound
    search: Search

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
        again = self._search(whole, range(top + 1), SHORT)
        if any(again.holds(facts) for facts in self.worlds):
            return Proof(truth=True, search=again)
        closed = self._search(whole, range(0), SHORT)
        if not closed.found() and closed.tried <= SHORT:
            return Proof(truth=False, search=closed)
        search = self._search(whole, range(top + 1), SHORT)
        if search.found():
            self.worlds.appendleft(search.facts)
            return Proof(truth=True, search=search)
        for height in range(1, top + 1):  # the plainest terms, or those that hold the most
            for opened in (range(height + 1), range(top + 1 - height, top + 1)):
                search = self._search(whole, opened, BOUND)
                if not search.found() and search.tried <= BOUND:
                    return Proof(truth=False, search=search)
        return Proof(None if search.tried > BOUND else True, search)

    def _search(self, whole: Condition, opened: range, bound: int) -> Search:
        """Make a search in which the terms of some heights are opened."""
        terms = {
            name: each if self.heights[name] in opened else _yes(f"term {name}")
            for name, each in self.terms.items()
        }
        return Search(self.library, whole, terms, bound)


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
