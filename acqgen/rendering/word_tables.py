"""Tables in Word: caption, repeated head, fixed widths, whole rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from acqgen.package.model import Line, Table, Words
from acqgen.rendering import wml
from acqgen.rendering.typography import typeset
from acqgen.rendering.wml import Direct, Element, element
from acqgen.rendering.word_writer import Writer
from acqgen.rendering.wording import EMPTY, line_text

_INCH = 1440  # 20ths of a point
PAGE = round(6.5 * _INCH)
_EDGE = round(0.6 * _INCH)  # where the text of a clause starts
_FULL_WIDTH = 6  # from so many columns a table in a clause takes the width of the page
_TALL = 900  # characters from which a row may go over the page, or it would leave a gap
_SMALL = 6  # from so many columns cells are set small
_WIDTHS = {  # inches, by role and number of columns
    ("metric", 8): (0.85, 0.55, 0.9, 1.2, 0.8, 0.6, 0.65, 0.95),
    ("references", 3): (1.15, 3.75, 1.6),
    ("deliverables", 4): (0.4, 2.1, 1.7, 2.3),
    ("deliverables", 6): (0.4, 1.5, 0.6, 1.35, 1.85, 0.8),
}
_LETTER = round(0.063 * _INCH)  # of small text, on average
_MARGINS = round(0.13 * _INCH)  # left and right in a cell
_NARROW, _WIDE = 6, 60  # characters between which the width of a column follows its content


def table(writer: Writer, found: Table, *, in_clause: bool) -> Iterator[Element]:
    """Return caption, table and the paragraph that must follow a table."""
    indent = _EDGE if in_clause and len(found.columns) < _FULL_WIDTH else 0
    if found.caption:
        yield _caption(writer, found.caption, indent)
    widths = _widths(found, PAGE - indent)
    yield grid(writer, found, widths, indent)
    yield writer.paragraph("Table After")


def grid(writer: Writer, found: Table, widths: Sequence[int], indent: int = 0) -> Element:
    """Return the table itself; widths and indent in 20ths of a point."""
    heads = tuple(((Words(title),),) for title in found.columns)
    small = found.role in ("deliverables", "references") or len(found.columns) >= _SMALL
    style = "Table Text Small" if small else "Table Text"
    anchors = found.anchors or ("",) * len(found.rows)
    return element(
        "tbl",
        _properties(writer, found, sum(widths), indent),
        element("tblGrid", *(element("gridCol", w=width) for width in widths)),
        _row(writer, heads, widths, "Table Head"),
        *(
            _row(writer, cells, widths, style, anchor)
            for cells, anchor in zip(found.rows, anchors, strict=True)
        ),
    )


def _caption(writer: Writer, title: str, indent: int) -> Element:
    number = str(next(writer.tables))
    return writer.paragraph(
        "caption",
        wml.run("Table "),
        *wml.field("SEQ Table \\* ARABIC"),
        wml.run(number),
        wml.field_end(),
        writer.text(f". {title}"),
        direct=Direct(left=indent),
    )


def _properties(writer: Writer, found: Table, width: int, indent: int) -> Element:
    described = f"Columns: {', '.join(found.columns)}"
    return element(
        "tblPr",
        element("tblStyle", val=writer.styles["Acq Table"]),
        element("tblW", w=width, type="dxa"),
        element("tblInd", w=indent, type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0),
        element("tblCaption", val=typeset(found.caption)),
        element("tblDescription", val=typeset(described)),
    )


def _row(
    writer: Writer,
    cells: Sequence[tuple[Line, ...]],
    widths: Sequence[int],
    style: str,
    anchor: str = "",
) -> Element:
    properties = element("trPr")
    if sum(len(line_text(line)) for cell in cells for line in cell) < _TALL:
        properties.append(element("cantSplit"))
    if style == "Table Head":
        properties.append(element("tblHeader"))
    made = element("tr", properties)
    for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        made.append(
            element(
                "tc",
                element("tcPr", element("tcW", w=width, type="dxa")),
                writer.paragraph(style, *_cell(writer, cell), anchor="" if place else anchor),
            )
        )
    return made


def _cell(writer: Writer, lines: tuple[Line, ...]) -> Iterator[Element]:
    """Return the runs of a cell, one line under the other; no cell is left empty."""
    printed = [line for line in lines if line_text(line).strip()] or [(Words(EMPTY),)]
    for place, line in enumerate(printed):
        if place:
            yield wml.run("\n")
        yield from writer.line(line)


def _widths(found: Table, total: int) -> list[int]:
    """Return the widths of the columns in 20ths of a point; their sum is `total`."""
    columns = [
        [((Words(title),),), *(row[place] for row in found.rows)]
        for place, title in enumerate(found.columns)
    ]
    fixed = _WIDTHS.get((found.role, len(columns)))
    weights = fixed or [_weight(cells) for cells in columns]
    shares = [round(total * weight / sum(weights)) for weight in weights]
    return _unbroken(shares, columns, total)


def _unbroken(
    widths: list[int], columns: Sequence[Sequence[tuple[Line, ...]]], total: int
) -> list[int]:
    """Widen each column to its longest word, at the cost of those that have room."""
    least = [_longest_word(cells) for cells in columns]
    least = [need * min(total, sum(least)) // sum(least) for need in least]
    room = [max(width - need, 0) for width, need in zip(widths, least, strict=True)]
    short = sum(max(need - width, 0) for width, need in zip(widths, least, strict=True))
    give = min(short / sum(room), 1) if sum(room) else 0
    made = [
        max(width, need) - round(spare * give)
        for width, need, spare in zip(widths, least, room, strict=True)
    ]
    made[-1] += total - sum(made)
    return made


def _longest_word(cells: Sequence[tuple[Line, ...]]) -> int:
    """Return the width that keeps the longest word of a column whole."""
    words = (word for cell in cells for line in cell for word in line_text(line).split())
    return max((len(word) for word in words), default=0) * _LETTER + _MARGINS


def _weight(cells: Sequence[tuple[Line, ...]]) -> int:
    """Return how wide a column wants to be, in characters; a head may take two lines."""
    head, *body = (max((len(line_text(line)) for line in cell), default=0) for cell in cells)
    return min(max(*body, head // 2, _NARROW), _WIDE)
