"""A workbook in the house look, made of pages; the same pages always give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from acqgen.rendering.excel_parts import Facts, canonical
from acqgen.rendering.excel_styles import named_styles
from acqgen.rendering.worksheet import Page, Setting, fill

BUILD_PROPERTY = "acqgen.build"


def new_workbook(
    pages: Iterable[Page], *, marking: str, header_left: str, build_id: str
) -> Workbook:
    """Return a workbook of the pages, with locked structure, that opens on the first of them."""
    book = Workbook()
    book.remove(book.worksheets[0])
    styles = named_styles()
    for style in styles.values():
        book.add_named_style(style)
    arrays = {name: style.as_tuple() for name, style in styles.items()}
    setting = Setting(arrays, marking, header_left)
    for page in pages:
        sheet = book.create_sheet(page.name)
        assert isinstance(sheet, Worksheet)
        fill(sheet, page, setting)
    book.active = 0
    book.worksheets[0].sheet_view.tabSelected = True
    book.security = WorkbookProtection(lockStructure=True)
    properties = book.custom_doc_props  # type: ignore[attr-defined]  # the stubs lack it
    properties.append(StringProperty(name=BUILD_PROPERTY, value=build_id))
    return book


def content_of(book: Workbook, facts: Facts, cached: str = "") -> bytes:
    """Return the bytes of a workbook; `cached` is the value of each formula in it."""
    target = io.BytesIO()
    ExcelWriter(book, ZipFile(target, "w")).save()  # stored: canonical() packs the parts anew
    return canonical(target.getvalue(), facts, cached)
