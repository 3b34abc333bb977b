"""Upkeep of the library: its cases run against the shipped profiles."""

from acqgen.upkeep.cases import CaseResult, run_cases

__all__ = ["CaseResult", "run_cases"]
