"""A condition as a field of a model that is read from a file."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import GetPydanticSchema
from pydantic_core import core_schema

from acqgen.rules import All, AnyOf, Not, Selected, Term, Test, parse_condition

# One validator for all fields: pydantic would build a schema of each node for each field.
_PARSED = core_schema.no_info_plain_validator_function(
    parse_condition,
    metadata={"pydantic_js_functions": [lambda _schema, _handler: {"type": "object"}]},
)


def _schema(_source: Any, _handler: Any) -> core_schema.CoreSchema:
    return _PARSED


When = Annotated[All | AnyOf | Not | Term | Selected | Test, GetPydanticSchema(_schema)]
ALWAYS = All(())
