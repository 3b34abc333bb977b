"""One worksheet in the house look: title, note, header row, then data as an Excel table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from acqgen.rendering.excel_styles import FONT, LookName, inline_font
from acqgen.rendering.wording import EMPTY

HEADER_ROW: Final = 3
FIRST_ROW: Final = 4
FORMULA_STARTS: Final = ("=", "+", "-", "@")
_LONGEST_TEXT = 32_767  # characters of a cell; Excel drops the rest
_HIGHEST = 409.0  # points of a row; Excel shows no more
_PADDING = 8.0
_MEASURES = {  # by size: units of a width that hold no text, characters a unit, points a line
    10: (2.0, 1.17, 13.0),
    11: (0.0, 1.0, 15.0),
}
_LETTER, _LEGAL = 1, 5  # as Excel numbers paper
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, with its equals sign."""

    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column; width in characters of the workbook's own font."""

    title: str
    width: float
    look: LookName = "head"


Value = str | int | date | Formula | None  # None: for somebody else to fill in
Entry = tuple[Value, LookName]


@dataclass(frozen=True, slots=True)
class Page:
    """What a worksheet holds; the table takes the name of the sheet."""

    name: str
    title: str
    note: str
    heads: tuple[Head, ...]
    rows: Sequence[Sequence[Entry]]
    blank: LookName = "text"  # of the row that stands in for no rows
    size: Literal[10, 11] = 10  # points of the data
    legal: bool = False
    is_data: bool = True  # filter buttons, any number of pages; else read from top to bottom


@dataclass(frozen=True, slots=True)
class Setting:
    """What the worksheets of one workbook share."""

    styles: dict[LookName, StyleArray]
    marking: str
    header_left: str


def fill(sheet: Worksheet, page: Page, setting: Setting) -> None:
    """Write `page` into an empty sheet; raises ValueError where a text is too long for a cell."""
    rows = page.rows or [_nothing(page)]
    widths, heights = _sizes(page, rows)
    sheet.append([_cell(sheet, setting, page.title, "title")])
    sheet.append([_note(sheet, setting, page.note)])
    sheet.append([_cell(sheet, setting, head.title, head.look) for head in page.heads])
    for row in rows:
        sheet.append([_cell(sheet, setting, value, look) for value, look in row])
    tops = [26.0, 20.0, 40.0 if page.is_data else 24.0]
    for number, height in enumerate([*tops, *heights], start=1):
        sheet.row_dimensions[number].height = height
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _add_table(sheet, page, len(rows))
    _set_view(sheet, page)
    _set_print(sheet, page, setting)
    _protect(sheet)


def _nothing(page: Page) -> list[Entry]:
    """Return the one row of a table without rows, which Excel does not open."""
    return [("None", page.blank), *((EMPTY, page.blank) for _ in page.heads[1:])]


def _cell(sheet: Worksheet, setting: Setting, value: Value, look: LookName) -> Cell:
    """Return a cell whose text stays text."""
    cell = Cell(sheet, 1, 1, style_array=setting.styles[look])  # `append` gives it its place
    if isinstance(value, str):
        text = _LOOKS_ESCAPED.sub("_x005F_", value) if "_x" in value else value
        if len(text) > _LONGEST_TEXT:
            raise ValueError(f"sheet {sheet.title}: a text of {len(text)} characters, in one cell")
        cell.value = text
        cell.data_type = "s"  # openpyxl takes "=" for a formula, "#N/A" for an error
        if text.startswith(FORMULA_STARTS):
            cell.quotePrefix = True  # stays text when somebody edits it
    else:
        cell.value = value.text if isinstance(value, Formula) else value
    return cell


def _note(sheet: Worksheet, setting: Setting, note: str) -> Cell:
    """Return the note, after the marking in bold."""
    cell = _cell(sheet, setting, note, "note")
    if setting.marking:
        marking = ". ".join(setting.marking.splitlines())
        cell.value = CellRichText(
            TextBlock(inline_font("note", bold=True), f"{marking}. "),
            TextBlock(inline_font("note", bold=False), note),
        )
    return cell


def _sizes(page: Page, rows: Sequence[Sequence[Entry]]) -> tuple[list[float], list[float]]:
    """Return the widths of columns, in characters, and the heights of rows, in points."""
    points = _MEASURES[page.size][2]
    widths, lines = [], [1] * len(rows)
    for number, head in enumerate(page.heads):
        texts = [value if isinstance(value := row[number][0], str) else "" for row in rows]
        width, needed = _fit(texts, head.width, page.size)
        widths.append(width)
        lines = list(map(max, lines, needed))
    return widths, [min(count * points + _PADDING, _HIGHEST) for count in lines]


def _fit(texts: Sequence[str], width: float, size: int) -> tuple[float, list[int]]:
    """Return the width of a column, and the lines that each text needs in it.

    The highest row that Excel has would hide the rest of a very long text; a column up to twice
    as wide shows it.
    """
    margin, characters, points = _MEASURES[size]
    most, widest = int((_HIGHEST - _PADDING) / points), 2 * width
    while True:
        room = int((width - margin) * characters)
        lines = [_lines(text, room) for text in texts]
        if max(lines) <= most or width >= widest:
            return width, lines
        width = min(width + 8, widest)


def _lines(text: str, room: int) -> int:
    """Estimate the lines of a text that wraps after `room` characters."""
    count = 0
    for paragraph in text.split("\n"):
        start, end = 0, len(paragraph)
        count += 1
        while end - start > room:
            space = paragraph.rfind(" ", start + 1, start + room + 1)
            start = space + 1 if space > 0 else start + room
            count += 1
    return count


def _add_table(sheet: Worksheet, page: Page, rows: int) -> None:
    """Make header and data an Excel table, which a screen reader announces."""
    ref = f"A{HEADER_ROW}:{get_column_letter(len(page.heads))}{HEADER_ROW + rows}"
    table = Table(
        name=page.name,
        displayName=page.name,
        ref=ref,
        autoFilter=AutoFilter(ref=ref) if page.is_data else None,
        tableColumns=[
            TableColumn(id=number, name=head.title)
            for number, head in enumerate(page.heads, start=1)
        ],
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=False),
    )
    sheet.add_table(table)


def _set_view(sheet: Worksheet, page: Page) -> None:
    sheet.sheet_view.showGridLines = True
    sheet.sheet_view.zoomScale = 100
    sheet.freeze_panes = f"C{FIRST_ROW}" if page.is_data else f"A{FIRST_ROW}"


def _set_print(sheet: Worksheet, page: Page, setting: Setting) -> None:
    """Print on landscape paper, one page wide, with the header row on each page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _LEGAL if page.legal else _LETTER
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0 if page.is_data else 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(0.5, 0.5, 0.75, 0.75, 0.35, 0.35)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    header, footer = sheet.oddHeader, sheet.oddFooter
    assert header is not None
    assert footer is not None
    footer.left.text = _print_text(setting.header_left)
    footer.center.text = _print_text(page.name)
    footer.right.text = _print_text("") + "Page &P of &N"
    if setting.marking:
        header.center.text = _print_text(setting.marking, "Bold")


def _print_text(text: str, face: str = "Regular") -> str:
    """Return text of a header or footer; the size stands first, so that digits may follow."""
    return f'&9&"{FONT},{face}"' + text.replace("&", "&&")


def _protect(sheet: Worksheet) -> None:
    """Lock the sheet without a password; True forbids."""
    protection = sheet.protection
    protection.sheet = True
    protection.selectLockedCells = False
    protection.selectUnlockedCells = False
    protection.autoFilter = False
    protection.formatRows = False
    protection.formatColumns = False
