"""From plain data to a frozen model, with complaints at their places."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from acqgen.problems import ContentError, Keys, Problem, ShapeError, nearest
from acqgen.reading.source import Source

Model = TypeVar("Model", bound=BaseModel)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(raw: Any) -> date:
    """Read a day in one form only; pydantic alone would take a count of seconds as well."""
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(raw if _DAY.fullmatch(raw) else "")
    except (TypeError, ValueError):
        raise ShapeError("a date such as 2026-12-01 is expected") from None


def _flag(raw: Any) -> bool:
    """Read a yes or no in the words of a profile; pydantic alone would take 1, t and off."""
    if isinstance(raw, bool):
        return raw
    if raw in ("true", "yes", "false", "no"):
        return raw in ("true", "yes")
    raise ShapeError("true or false is expected")


Day = Annotated[date, BeforeValidator(_day)]
Flag = Annotated[bool, BeforeValidator(_flag)]


class Data(BaseModel):
    """What is read from a file: closed and frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def parse(model: type[Model], source: Source, *path: str | int) -> Model:
    """Validate the value at `path` of a source. Raises ContentError with every complaint."""
    data = source.data
    for step in path:
        data = data[step]
    try:
        return model.model_validate(data)
    except ValidationError as error:
        found = [_problem(each, source, path, model) for each in error.errors(include_url=False)]
        raise ContentError(found) from None


def _problem(complaint: Any, source: Source, base: Keys, model: type[BaseModel]) -> Problem:
    loc: Keys = (*base, *complaint["loc"])
    kind = complaint["type"]
    if kind == "extra_forbidden":
        path = (*source.known(loc[:-1]), loc[-1])
        hint = nearest(str(loc[-1]), _siblings(model, complaint["loc"]))
        return Problem("ACQ114", f"unknown key {loc[-1]!r}", source.locate_key(*path), hint)
    if kind == "missing":
        where = source.locate(*source.known(loc[:-1]))
        return Problem("ACQ115", f"key {loc[-1]!r} is missing", where)
    error = complaint.get("ctx", {}).get("error")
    at = error.at if isinstance(error, ShapeError) else ()
    path = source.known((*loc, *at))
    name = ".".join(str(step) for step in path if isinstance(step, str)) or "the file"
    words = str(error) if error else _words(complaint)
    return Problem("ACQ116", f"{name}: {words}", source.locate(*path))


def _words(complaint: Any) -> str:
    """Say pydantic's complaint in the reader's words."""
    kind = complaint["type"]
    said = {
        "string_type": "a text is expected",
        "tuple_type": "a list is expected",
        "dict_type": "a mapping is expected",
        "model_type": "a mapping is expected",
        "model_attributes_type": "a mapping is expected",
        "bool_parsing": "true or false is expected",
        "bool_type": "true or false is expected",
        "int_parsing": "a whole number is expected",
        "date_from_datetime_parsing": "a date such as 2026-12-01 is expected",
        "date_type": "a date such as 2026-12-01 is expected",
        "literal_error": f"one of {complaint.get('ctx', {}).get('expected', '')} is expected",
    }
    return said.get(kind, str(complaint["msg"])[:1].lower() + str(complaint["msg"])[1:])


def _siblings(model: type[BaseModel], loc: Keys) -> list[str]:
    """Names that the model at `loc` knows, for a hint."""
    names = list(model.model_fields)
    for step in loc[:-1]:
        field = model.model_fields.get(str(step))
        inner = _model_in(field.annotation) if field else None
        if inner is not None:
            model, names = inner, list(inner.model_fields)
    return names


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for each in getattr(annotation, "__args__", ()):
        found = _model_in(each)
        if found is not None:
            return found
    return None
