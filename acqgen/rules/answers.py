"""Three-valued answers (Kleene) and the smallest set of facts that decided one.

True and False are settled whatever else becomes known; None means that more must be known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from acqgen.rules.check import read_bound
from acqgen.rules.fields import Fact, Kind
from acqgen.rules.tree import LIMITS, All, AnyOf, Condition, Not, Selected, Term, Test

Truth = bool | None  # None: unknown
_TRUE = ("true", "yes")
_DAY = "proc.issue_date"  # on which thresholds are read


@dataclass(frozen=True, slots=True)
class World:
    """What is known when a condition is asked."""

    facts: Mapping[str, Fact]  # answers and assumptions; absent means unknown
    answered: frozenset[str]  # questions that the profile itself answers
    terms: Mapping[str, Condition]
    thresholds: Mapping[str, int]  # on the issue date; absent while the date is unknown
    selected: frozenset[str] = frozenset()
    memo: dict[str, Truth] = field(default_factory=dict)  # answers of terms

    def with_selected(self, selected: frozenset[str]) -> World:
        """Return the same world in which `selected` is known."""
        return World(self.facts, self.answered, self.terms, self.thresholds, selected, self.memo)


def answer(condition: Condition, world: World) -> Truth:
    """Say whether a condition holds: True, False, or None while facts are missing."""
    match condition:
        case Test():
            return _test(condition, world)
        case Term(name):
            if name not in world.memo:
                world.memo[name] = answer(world.terms[name], world)
            return world.memo[name]
        case All(parts):
            return _all(parts, world)
        case AnyOf(parts):
            return _any(parts, world)
        case Not(part):
            found = answer(part, world)
            return None if found is None else not found
        case Selected(id):
            return id in world.selected


def _all(parts: tuple[Condition, ...], world: World) -> Truth:
    result: Truth = True
    for part in parts:
        found = answer(part, world)
        if found is False:
            return False
        if found is None:
            result = None
    return result


def _any(parts: tuple[Condition, ...], world: World) -> Truth:
    result: Truth = False
    for part in parts:
        found = answer(part, world)
        if found is True:
            return True
        if found is None:
            result = None
    return result


def _test(test: Test, world: World) -> Truth:
    if test.operator == "answered":
        return (test.field in world.answered) is (test.operands[0] in _TRUE)
    fact = world.facts.get(test.field)
    if fact is None:
        return None
    return _COMPARE[test.operator](fact, test.operands, world.thresholds)


def _equals(fact: Fact, words: tuple[str, ...], _: Mapping[str, int]) -> Truth:
    if isinstance(fact, bool):
        return any((word in _TRUE) is fact for word in words)
    return str(fact) in words


def _differs(fact: Fact, words: tuple[str, ...], limits: Mapping[str, int]) -> Truth:
    return not _equals(fact, words, limits)


def _includes(fact: Fact, words: tuple[str, ...], _: Mapping[str, int]) -> Truth:
    return not fact.isdisjoint(words) if isinstance(fact, frozenset) else None


def _includes_all(fact: Fact, words: tuple[str, ...], _: Mapping[str, int]) -> Truth:
    return fact.issuperset(words) if isinstance(fact, frozenset) else None


def _includes_none(fact: Fact, words: tuple[str, ...], _: Mapping[str, int]) -> Truth:
    return fact.isdisjoint(words) if isinstance(fact, frozenset) else None


def _compares(
    holds: Callable[[int, int], bool],
) -> Callable[[Fact, tuple[str, ...], Mapping[str, int]], Truth]:
    def compare(fact: Fact, words: tuple[str, ...], limits: Mapping[str, int]) -> Truth:
        limit = _limit(words[0], fact, limits)
        if limit is None:
            return None
        number = fact.toordinal() if isinstance(fact, date) else fact
        return holds(number, limit) if isinstance(number, int) else None

    return compare


def _limit(word: str, fact: Fact, limits: Mapping[str, int]) -> int | None:
    bound = read_bound(word, Kind.DATE if isinstance(fact, date) else Kind.INTEGER)
    if isinstance(bound, date):
        return bound.toordinal()
    return limits.get(word) if bound is None else bound


_COMPARE: Mapping[str, Callable[[Fact, tuple[str, ...], Mapping[str, int]], Truth]] = {
    "is": _equals,
    "is_not": _differs,
    "includes": _includes,
    "includes_all": _includes_all,
    "includes_none": _includes_none,
    "at_least": _compares(lambda number, limit: number >= limit),
    "at_most": _compares(lambda number, limit: number <= limit),
    "more_than": _compares(lambda number, limit: number > limit),
    "less_than": _compares(lambda number, limit: number < limit),
}


def because(condition: Condition, world: World) -> tuple[str, ...]:
    """Name the smallest set of questions that decided, or the open ones that block.

    For a settled answer no question of the set can be dropped: without its answer the
    condition would be unknown. For an unknown answer they are those without a fact.
    """
    truth = answer(condition, world)
    kept = list(dict.fromkeys(_grounds(condition, world, truth)))
    if truth is None:
        return tuple(sorted(kept))
    for name in tuple(kept):
        rest = [each for each in kept if each != name]
        if answer(condition, _only(world, rest)) is truth:
            kept = rest
    return tuple(sorted(kept))


def _only(world: World, names: list[str]) -> World:
    facts = {name: world.facts[name] for name in names if name in world.facts}
    limits = world.thresholds if _DAY in names else {}
    return World(facts, world.answered, world.terms, limits, world.selected)


def _grounds(condition: Condition, world: World, truth: Truth) -> tuple[str, ...]:
    """Return questions that together force `truth`; not yet the fewest."""
    match condition:
        case Test():
            names = _asked(condition)
            return tuple(n for n in names if n not in world.facts) if truth is None else names
        case Term(name):
            return _grounds(world.terms[name], world, truth)
        case Not(part):
            return _grounds(part, world, None if truth is None else not truth)
        case Selected():
            return ()
        case All(parts) | AnyOf(parts):
            return _of_parts(condition, parts, world, truth)


def _asked(test: Test) -> tuple[str, ...]:
    """Name the question of a test, and the issue date where it reads a threshold."""
    known = [read_bound(test.operands[0], kind) for kind in (Kind.INTEGER, Kind.DATE)]
    dated = test.operator in LIMITS and known == [None, None]
    return (test.field, _DAY) if dated else (test.field,)


def _of_parts(
    joined: All | AnyOf, parts: tuple[Condition, ...], world: World, truth: Truth
) -> tuple[str, ...]:
    agreeing = [_grounds(part, world, truth) for part in parts if answer(part, world) is truth]
    enough = truth is not None and truth is isinstance(joined, AnyOf)
    if enough:  # one part decides alone
        return min(agreeing, key=len)
    return tuple(name for grounds in agreeing for name in grounds)
