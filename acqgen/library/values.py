"""Values of fill-ins: typed, bounded, and in the words that print."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from acqgen.library.clauses import FillIn
from acqgen.problems import nearest, quoted

Given = Decimal | str | tuple[str, ...]


class ValueFault(ValueError):
    """A value does not fit its fill-in; `code` names the kind of fault."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


def typed(fill: FillIn, raw: Any) -> Given:
    """Read the text of a file as the value of a fill-in. Raises ValueFault."""
    if fill.type == "list":
        return _listed(fill, raw)
    if not isinstance(raw, str):
        raise ValueFault("ACQ402", f"{_a(fill.type)} is expected")
    if fill.type in ("integer", "number"):
        return _number(fill, raw)
    if fill.type == "enum":
        return _chosen(fill, raw)
    if not raw.strip():
        raise ValueFault("ACQ402", "a text is expected")
    return raw.strip()


def words(fill: FillIn, value: Given) -> str:
    """Return the printed words of a value that is not a list."""
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, tuple):
        return joined(items(fill, value))
    return fill.values.get(value, value)


def items(fill: FillIn, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return the printed words of each value of a list."""
    return tuple(fill.values.get(each, each) for each in value)


def joined(parts: tuple[str, ...]) -> str:
    """Join words as a sentence does: a, b and c."""
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def number_text(value: Decimal) -> str:
    """Print a number without exponent, an integer with thousands separators."""
    whole = value == value.to_integral_value()
    return f"{value or Decimal(0):,.0f}" if whole else f"{value:f}".rstrip("0")


def range_text(fill: FillIn) -> str:
    """Say the range or the choices of a fill-in, or nothing."""
    if fill.minimum is not None and fill.maximum is not None:
        return f"{number_text(fill.minimum)} to {number_text(fill.maximum)}"
    if fill.minimum is not None:
        return f"at least {number_text(fill.minimum)}"
    if fill.maximum is not None:
        return f"at most {number_text(fill.maximum)}"
    return "one of " + ", ".join(fill.values.values()) if fill.type == "enum" else ""


def _number(fill: FillIn, raw: str) -> Decimal:
    try:
        value = Decimal(raw) if raw.isascii() and not set(raw.lower()) & set("enx_") else None
    except InvalidOperation:
        value = None
    if value is None or (fill.type == "integer" and value != value.to_integral_value()):
        wanted = f"{_a(fill.type)} in plain digits"
        raise ValueFault("ACQ402", f"{wanted} is expected, not {quoted(raw)}")
    low, high = fill.minimum, fill.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise ValueFault("ACQ403", f"{quoted(raw)} is outside the range {range_text(fill)}")
    return value


def _chosen(fill: FillIn, raw: str) -> str:
    if raw not in fill.values:
        message = f"{quoted(raw)} is not one of {', '.join(fill.values)}"
        raise ValueFault("ACQ404", message, nearest(raw, fill.values))
    return raw


def _listed(fill: FillIn, raw: Any) -> tuple[str, ...]:
    if not isinstance(raw, tuple) or not all(isinstance(each, str) and each for each in raw):
        raise ValueFault("ACQ402", "a list of texts is expected, such as [first, second]")
    return tuple(_chosen(fill, each) for each in raw) if fill.values else raw


def _a(name: str) -> str:
    return {"integer": "a whole number", "enum": "one word"}.get(name, f"a {name}")
