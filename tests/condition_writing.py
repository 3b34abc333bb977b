"""Random questions answered in part, and random conditions over them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st

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
    Vocabulary,
    World,
    parse_condition,
)
from acqgen.rules import Test as Asked

LOW, HIGH = date(2026, 1, 1), date(2026, 1, 9)
CHANGE = date(2026, 1, 5)  # on which the threshold rises
FIELDS = {
    each.id: each
    for each in (
        Field("a.flag", Kind.BOOLEAN),
        Field("a.other_flag", Kind.BOOLEAN),
        Field("a.mode", Kind.ENUM, ("none", "one", "many")),
        Field("a.kinds", Kind.SET, ("red", "green", "blue")),
        Field("a.count", Kind.INTEGER, (), 0, 9),
        Field("proc.value_usd", Kind.INTEGER, (), 0, 9),
        Field("proc.issue_date", Kind.DATE, (), LOW, HIGH),
        Field("a.title", Kind.TEXT),
        Field("a.names", Kind.LIST),
    )
}
VOCABULARY = Vocabulary(
    FIELDS, frozenset({"plain", "built"}), frozenset({"small_buy"}), frozenset({"TE-010", "TE-020"})
)
_DAYS = [LOW + timedelta(days) for days in range((HIGH - LOW).days + 1)]


def values(field: Field) -> list[Fact]:
    """Return every value of a question; of text and list questions a few."""
    match field.kind:
        case Kind.BOOLEAN:
            return [True, False]
        case Kind.ENUM:
            return list(field.values)
        case Kind.SET:
            every = range(2 ** len(field.values))
            picks = [[v for bit, v in enumerate(field.values) if n >> bit & 1] for n in every]
            return [frozenset(pick) for pick in picks]
        case Kind.INTEGER:
            return list(range(10))
        case Kind.DATE:
            return list(_DAYS)
        case Kind.TEXT:
            return ["", "none"]
    return [(), ("red",)]


def limits(facts: Mapping[str, Fact]) -> dict[str, int]:
    """Return the threshold of the issue date; nothing while the day is unknown."""
    day = facts.get("proc.issue_date")
    return {"small_buy": 6 if day >= CHANGE else 3} if isinstance(day, date) else {}


ALL_FACTS = st.fixed_dictionaries(
    {id: st.sampled_from(values(each)) for id, each in FIELDS.items()}
)
SOME_FACTS = st.fixed_dictionaries(
    {}, optional={id: st.sampled_from(values(each)) for id, each in FIELDS.items()}
)
_WORDS = {
    **{id: each.values for id, each in FIELDS.items() if each.values},
    "a.flag": ("true", "false", "yes", "no"),
    "a.count": tuple("0123456789"),
    "proc.value_usd": tuple("0123456789"),
    "proc.issue_date": tuple(day.isoformat() for day in _DAYS),
}
_SINGLE = ("at_least", "at_most", "more_than", "less_than")


def _asks(fields: tuple[str, ...], operators: tuple[str, ...], most: int) -> st.SearchStrategy:
    return st.sampled_from(fields).flatmap(
        lambda field: st.builds(
            Asked,
            st.just(field),
            st.sampled_from(operators),
            st.lists(st.sampled_from(_WORDS[field]), min_size=1, max_size=most).map(tuple),
        )
    )


TESTS = st.one_of(
    _asks(("a.flag", "a.mode", "a.count", "proc.issue_date"), ("is", "is_not"), 3),
    _asks(("a.kinds",), ("includes", "includes_all", "includes_none"), 3),
    _asks(("a.count", "proc.value_usd", "proc.issue_date"), _SINGLE, 1),
    st.builds(Asked, st.just("proc.value_usd"), st.sampled_from(_SINGLE), st.just(("small_buy",))),
    st.builds(
        Asked,
        st.sampled_from(("a.mode", "a.title")),
        st.just("answered"),
        st.sampled_from((("true",), ("false",))),
    ),
)
SELECTED = st.builds(Selected, st.sampled_from(("TE-010", "TE-020")))


def _joined(part: st.SearchStrategy) -> st.SearchStrategy:
    parts = st.lists(part, max_size=3).map(tuple)
    return st.one_of(st.builds(All, parts), st.builds(AnyOf, parts), st.builds(Not, part))


def trees(*leaves: st.SearchStrategy) -> st.SearchStrategy[Condition]:
    """Return conditions over such leaves."""
    return st.recursive(st.one_of(TESTS, *leaves), _joined, max_leaves=8)


_PLAIN_TERM = trees()
_BUILT_TERM = trees(st.just(Term("plain")))
TERMS = st.fixed_dictionaries({"plain": _PLAIN_TERM, "built": _BUILT_TERM})
CONDITIONS = trees(SELECTED, st.sampled_from((Term("plain"), Term("built"))))
SELECTIONS = st.frozensets(st.sampled_from(("TE-010", "TE-020")))


def world(
    facts: Mapping[str, Fact],
    terms: Mapping[str, Condition],
    selected: frozenset[str] = frozenset(),
    answered: frozenset[str] = frozenset({"a.mode"}),
) -> World:
    """Return a world in which the threshold is known where the day is."""
    return World(facts, answered, terms, limits(facts), selected)


def plain_form(condition: Condition) -> dict:
    """Write a tree as the plain data that reads back as it."""
    match condition:
        case All(parts):
            return {"all": tuple(map(plain_form, parts))}
        case AnyOf(parts):
            return {"any": tuple(map(plain_form, parts))}
        case Not(part):
            return {"not": plain_form(part)}
        case Term(name):
            return {"term": name}
        case Selected(id):
            return {"selected": id}
        case Asked(field, operator, words):
            return {field: {operator: words if len(words) > 1 else words[0]}}


def bare(condition: Condition) -> Condition:
    """Return the tree without the places of its nodes."""
    match condition:
        case All(parts) | AnyOf(parts):
            return type(condition)(tuple(map(bare, parts)))
        case Not(part):
            return Not(bare(part))
        case Term(name):
            return Term(name)
        case Selected(id):
            return Selected(id)
        case Asked(field, operator, words):
            return Asked(field, operator, words)


def read(data: dict) -> Condition:
    """Read plain data as a condition, without places."""
    return bare(parse_condition(data))
