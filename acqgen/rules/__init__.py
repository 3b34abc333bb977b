"""Rules: fields, the condition tree, its checker, three-valued answers, reasons, English."""

from acqgen.rules.answers import Truth, World, answer, because
from acqgen.rules.check import Vocabulary, check, read_bound, term_order
from acqgen.rules.english import sentence
from acqgen.rules.fields import Fact, Field, Kind
from acqgen.rules.tree import (
    All,
    AnyOf,
    Condition,
    Not,
    Selected,
    Term,
    Test,
    parse_condition,
    walk,
)

__all__ = [
    "All",
    "AnyOf",
    "Condition",
    "Fact",
    "Field",
    "Kind",
    "Not",
    "Selected",
    "Term",
    "Test",
    "Truth",
    "Vocabulary",
    "World",
    "answer",
    "because",
    "check",
    "parse_condition",
    "read_bound",
    "sentence",
    "term_order",
    "walk",
]
