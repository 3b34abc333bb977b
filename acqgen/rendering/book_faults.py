"""Checks of a finished .xlsx that no schema makes: what Excel repairs, hides or computes."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element
from openpyxl.utils import column_index_from_string, get_column_letter

from acqgen.rendering.archive import parts_of
from acqgen.rendering.excel_parts import m
from acqgen.rendering.matrix_words import STATUS_COLUMN
from acqgen.rendering.worksheet import FORMULA_STARTS

_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RANGE = re.compile(r"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)")
_TABLE_NAME = re.compile(r"[A-Za-z_\\][\w.\\]{0,254}")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[RrCc]|[Rr]\d*[Cc]\d*")
_NAME = re.compile(r"(?:_xlnm\.)?[A-Za-z_\\][\w.\\]{0,254}")
_PLACE = re.compile(r"(?:'((?:[^']|'')+)'|([A-Za-z_]\w*))!\$?[A-Z]*\$?\d*(?::\$?[A-Z]*\$?\d*)?")
_LONGEST_PRINTED, _LONGEST_LIST = 255, 255  # characters of a header or footer, of a list
_LONGEST = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255}


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    root: Element
    tables: tuple[Element, ...]
    cells: dict[str, Element]


def xlsx_faults(content: bytes) -> tuple[str, ...]:
    """Return what is wrong with a workbook of ours, in words; nothing when it is sound."""
    roots = {name: etree.fromstring(part) for name, part in parts_of(content).items()}
    book = roots["xl/workbook.xml"]
    sheets = tuple(_sheets(roots))
    prefixed = [
        style.get("quotePrefix") == "1"
        for style in roots["xl/styles.xml"].iterfind(f"{m('cellXfs')}/{m('xf')}")
    ]
    faults = [*_visible(book), *_table_names(sheets, book), *_defined_names(book, sheets)]
    for sheet in sheets:
        found = [
            *_hidden(sheet), *_places(sheet), *_formulas(sheet), *_texts(sheet, prefixed),
            *_validations(sheet), *_printed(sheet),
        ]  # fmt: skip
        for table in sheet.tables:
            found += _table(sheet, table)
        faults += [f"{sheet.name}: {fault}" for fault in found]
    return tuple(faults)


def _sheets(roots: Mapping[str, Element]) -> Iterator[_Sheet]:
    targets = _targets(roots, "xl/workbook.xml")
    for node in roots["xl/workbook.xml"].iter(m("sheet")):
        part = targets[node.get(_RELATIONSHIP, "")]
        root, related = roots[part], _targets(roots, part)
        tables = (roots[related[one.get(_RELATIONSHIP, "")]] for one in root.iter(m("tablePart")))
        cells = {cell.get("r", ""): cell for cell in root.iter(m("c"))}
        yield _Sheet(node.get("name", ""), root, tuple(tables), cells)


def _targets(roots: Mapping[str, Element], part: str) -> dict[str, str]:
    """Return the parts that a part is related to, by id."""
    folder, name = posixpath.split(part)
    relations = roots.get(f"{folder}/_rels/{name}.rels", ())
    return {
        node.get("Id", ""): posixpath.normpath(
            posixpath.join("/", folder, node.get("Target", ""))
        ).lstrip("/")
        for node in relations
    }


def _text(cell: Element | None) -> str:
    """Return the text of a cell, with all its stretches."""
    return "" if cell is None else "".join(node.text or "" for node in cell.iter(m("t")))


def _visible(book: Element) -> Iterator[str]:
    for sheet in book.iter(m("sheet")):
        if sheet.get("state", "visible") != "visible":
            yield f"{sheet.get('name')}: the sheet is hidden"


def _hidden(sheet: _Sheet) -> Iterator[str]:
    """Check that nothing is hidden or merged."""
    for kind, place in (("row", "r"), ("col", "min")):
        for node in sheet.root.iter(m(kind)):
            if node.get("hidden", "0") not in ("0", "false"):
                yield f"{kind} {node.get(place)} is hidden"
    for node in sheet.root.iter(m("mergeCell")):
        yield f"{node.get('ref')} is merged"


def _places(sheet: _Sheet) -> Iterator[str]:
    """Check that each cell stands once."""
    counts = Counter(cell.get("r") for cell in sheet.root.iter(m("c")))
    yield from (
        f"cell {place} stands {times} times" for place, times in counts.items() if times > 1
    )


def _formulas(sheet: _Sheet) -> Iterator[str]:
    """Check that formulas stand in the status column alone, and carry a value."""
    headed = {
        place.rstrip("0123456789")
        for place, cell in sheet.cells.items()
        if _text(cell) == STATUS_COLUMN[0]
    }
    for place, cell in sheet.cells.items():
        if cell.find(m("f")) is None:
            continue
        if place.rstrip("0123456789") not in headed:
            yield f"{place} holds a formula"
        if not cell.findtext(m("v")):
            yield f"the formula in {place} has no value"


def _texts(sheet: _Sheet, prefixed: list[bool]) -> Iterator[str]:
    """Check that text like a formula is marked as text."""
    for place, cell in sheet.cells.items():
        if _text(cell).startswith(FORMULA_STARTS) and not prefixed[int(cell.get("s", "0"))]:
            yield f"the text in {place} becomes a formula when it is edited"


def _validations(sheet: _Sheet) -> Iterator[str]:
    """Check that lists and messages are as short as Excel wants them."""
    for node in sheet.root.iter(m("dataValidation")):
        place = node.get("sqref")
        choices = (node.findtext(m("formula1")) or "").strip('"')
        if node.get("type") == "list" and len(choices) > _LONGEST_LIST:
            yield f"the list of {place} has {len(choices)} characters"
        for key, most in _LONGEST.items():
            if len(node.get(key, "")) > most:
                yield f"the {key} of {place} has more than {most} characters"


def _printed(sheet: _Sheet) -> Iterator[str]:
    for kind in ("oddHeader", "oddFooter"):
        for node in sheet.root.iter(m(kind)):
            if len(node.text or "") > _LONGEST_PRINTED:
                yield f"the {kind} has {len(node.text or '')} characters"


def _table_names(sheets: tuple[_Sheet, ...], book: Element) -> Iterator[str]:
    """Check that names and ids of tables are sound, and stand once among all names."""
    tables = [table for sheet in sheets for table in sheet.tables]
    names = [table.get("displayName", "") for table in tables]
    defined = [node.get("name", "") for node in book.iter(m("definedName"))]
    counts = Counter(name.casefold() for name in names)
    taken = {name.casefold() for name in defined}
    for name in names:
        if not _TABLE_NAME.fullmatch(name) or _LIKE_A_CELL.fullmatch(name):
            yield f"table {name!r} has no sound name"
        if counts[name.casefold()] > 1 or name.casefold() in taken:
            yield f"the table name {name!r} stands twice"
    ids = Counter(table.get("id") for table in tables)
    yield from (
        f"the table id {one} stands {times} times" for one, times in ids.items() if times > 1
    )


def _table(sheet: _Sheet, table: Element) -> Iterator[str]:
    """Check that a range holds a header with the names of its columns, and at least a row."""
    name, ref = table.get("displayName"), table.get("ref", "")
    found = _RANGE.fullmatch(ref)
    rows = [int(row.get("r", "0")) for row in sheet.root.iter(m("row"))]
    if not found or not int(found[2]) < int(found[4]) <= max(rows, default=0):
        yield f"table {name} has the range {ref}, which its rows do not fill"
        return
    columns = [node.get("name", "") for node in table.iter(m("tableColumn"))]
    first, last = column_index_from_string(found[1]), column_index_from_string(found[3])
    places = [f"{get_column_letter(column)}{found[2]}" for column in range(first, last + 1)]
    header = [_text(sheet.cells.get(place)) for place in places]
    if header != columns:
        yield f"table {name} names the columns {columns}, and its header says {header}"
    if "" in columns or len({column.casefold() for column in columns}) < len(columns):
        yield f"table {name} has a column without a name of its own"
    filtered = table.find(m("autoFilter"))
    if filtered is not None and filtered.get("ref") != ref:
        yield f"table {name} filters {filtered.get('ref')}, not {ref}"


def _defined_names(book: Element, sheets: tuple[_Sheet, ...]) -> Iterator[str]:
    """Check that each defined name is sound, stands once and leads to a place on a sheet."""
    known = {sheet.name for sheet in sheets}
    nodes = list(book.iter(m("definedName")))
    counts = Counter((node.get("name", "").casefold(), node.get("localSheetId")) for node in nodes)
    yield from (
        f"the name {name!r} stands twice" for (name, _), times in counts.items() if times > 1
    )
    for node in nodes:
        name, place = node.get("name", ""), node.text or ""
        found = _PLACE.fullmatch(place)
        target = (found[1] or found[2]).replace("''", "'") if found else ""
        if not _NAME.fullmatch(name) or _LIKE_A_CELL.fullmatch(name):
            yield f"{name!r} is no sound name"
        if target not in known:
            yield f"the name {name!r} leads to {place!r}"
        if int(node.get("localSheetId", "0")) >= len(sheets):
            yield f"the name {name!r} belongs to no sheet"
