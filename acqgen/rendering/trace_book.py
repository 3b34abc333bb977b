"""The contract file's workbook: what is in, what is out, why, and on whose word."""

from __future__ import annotations

import re
from datetime import date

from acqgen.package.model import Column, Sheet, Trace
from acqgen.rendering.excel_parts import Facts
from acqgen.rendering.excel_styles import LookName
from acqgen.rendering.wording import EMPTY
from acqgen.rendering.workbook import content_of, new_workbook
from acqgen.rendering.worksheet import Entry, Head, Page

_WORST_FIRST: tuple[LookName, ...] = ("dead", "open", "shut", "done", "text")
_WORDS: dict[LookName, tuple[str, ...]] = {
    "dead": ("Revoked", "Rescinded", "Superseded", "Expired", "Not carried"),
    "open": ("Undecided", "Assumed", "Not checked"),
    "shut": ("Left out", "Replaced"),
    "done": ("Included", "Proposed"),  # with "Included tailored"
}
_LOOK_OF = {word: look for look, words in _WORDS.items() for word in words}
_BEGINS = re.compile(rf"(?:{'|'.join(map(re.escape, _LOOK_OF))})\b")


def render_trace(trace: Trace, build_id: str) -> bytes:
    """Return traceability.xlsx; raises ValueError where a text is too long for a cell."""
    book = new_workbook(
        map(_page, trace.sheets),
        marking=trace.marking,
        header_left=trace.header_left,
        build_id=build_id,
    )
    return content_of(book, Facts(trace.title, trace.header_left))


def _page(sheet: Sheet) -> Page:
    first, *others = sheet.columns
    return Page(
        name=sheet.name,
        title=sheet.title,
        note=sheet.note,
        heads=tuple(Head(column.title, column.width) for column in sheet.columns),
        rows=[
            [
                _entry(row[0], first, "key"),
                *(_entry(value, column) for value, column in zip(row[1:], others, strict=True)),
            ]
            for row in sheet.rows
        ],
        legal=sheet.legal_paper,
    )


def _entry(value: str | int | date, column: Column, plain: LookName = "text") -> Entry:
    """Return a value with the look of its type, or of its words in a column of statuses."""
    if isinstance(value, date):
        return value, "date"
    if isinstance(value, int):
        return value, "count"
    text = value or EMPTY
    return text, _status_look(text) if column.status else plain


def _status_look(text: str) -> LookName:
    """Return the look of the worst status in a cell, one status a line."""
    found = {_LOOK_OF[match[0]] for line in text.split("\n") if (match := _BEGINS.match(line))}
    return next((look for look in _WORST_FIRST if look in found), "text")
