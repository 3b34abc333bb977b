"""Dates as they print, in no locale but English."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date) -> str:
    """Return a date such as December 1, 2026."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
