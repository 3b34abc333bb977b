"""The lint of the library: rules of drafting and of honesty, one function each, in a register."""

from acqgen.upkeep.lint.register import RULES
from acqgen.upkeep.lint.registers import Waiver, Waivers, read_waivers
from acqgen.upkeep.lint.rule import Rule
from acqgen.upkeep.lint.waive import Findings, explanations, lint, look

__all__ = [
    "RULES",
    "Findings",
    "Rule",
    "Waiver",
    "Waivers",
    "explanations",
    "lint",
    "look",
    "read_waivers",
]
