"""Fields: what a condition may test, each of a bounded type."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Fact = bool | str | int | date | frozenset[str] | tuple[str, ...]


class Kind(StrEnum):
    """The type of an answer."""

    BOOLEAN = "boolean"
    ENUM = "enum"
    SET = "set"
    INTEGER = "integer"
    DATE = "date"
    TEXT = "text"  # never tested
    LIST = "list"  # never tested


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be known: its type, and its values or bounds."""

    id: str
    kind: Kind
    values: tuple[str, ...] = ()  # enum and set
    minimum: int | date | None = None  # integer and date
    maximum: int | date | None = None
