"""A condition as a field of a model that is read from a file."""

from __future__ import annotations

from typing import Annotated

from pydantic import PlainValidator

from acqgen.rules import All, AnyOf, Not, Selected, Term, Test, parse_condition

When = Annotated[All | AnyOf | Not | Term | Selected | Test, PlainValidator(parse_condition)]
ALWAYS = All(())
