"""The parts of a workbook in canonical form: no clock, valid styles, cached formula values."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from acqgen.rendering.archive import pack, parts_of

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FONT_ORDER = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign",
    "sz", "color", "name", "family", "charset", "scheme",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What the properties of a file say."""

    title: str
    subject: str


def m(name: str) -> str:
    """Return a name in the namespace of SpreadsheetML."""
    return f"{{{SHEET}}}{name}"


def canonical(content: bytes, facts: Facts, cached: str = "") -> bytes:
    """Return the workbook with each part rewritten; `cached` is the value of each formula."""
    roots = {name: etree.fromstring(part) for name, part in parts_of(content).items()}
    roots["docProps/core.xml"] = _core(facts)
    roots["docProps/app.xml"] = _app()
    for name, root in roots.items():
        if name == "xl/styles.xml":
            _sort_fonts(root)
        elif name.startswith("xl/worksheets/sheet"):
            _free_heights(root)
            _break_header(root)
            _cache(root, cached)
    return pack({name: _written(root) for name, root in roots.items()})


def _written(root: Element) -> bytes:
    # One writer for all parts: openpyxl's output depends on whether it has found lxml.
    return _DECLARATION + etree.tostring(root, method="c14n", exclusive=True)


def _core(facts: Facts) -> Element:
    """Return the core properties, without times."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    for name, text in (("title", facts.title), ("subject", facts.subject), ("language", "en-US")):
        etree.SubElement(root, f"{{{_DC}}}{name}").text = text
    return root


def _app() -> Element:
    root = etree.Element(f"{{{_APP}}}Properties", nsmap={"app": _APP})
    etree.SubElement(root, f"{{{_APP}}}Application").text = "acqgen"
    return root


def _sort_fonts(styles: Element) -> None:
    """Put the children of each font in the order of the schema."""
    for font in styles.iter(m("font")):
        font[:] = sorted(font, key=lambda child: _FONT_ORDER.index(etree.QName(child).localname))


def _free_heights(sheet: Element) -> None:
    """Keep the heights of data rows as a start only, so that Excel grows a row with its text."""
    for row in sheet.iter(m("row")):
        row.attrib.pop("customHeight", "")


def _break_header(sheet: Element) -> None:
    """Write the line ends of a header as Excel does; openpyxl's escape is not read everywhere."""
    for header in sheet.iter(m("oddHeader")):
        header.text = (header.text or "").replace("_x000a_", "\n")


def _cache(sheet: Element, value: str) -> None:
    """Write the value of each formula, which a protected view shows without computing."""
    for formula in sheet.iter(m("f")):
        cell = formula.getparent()
        assert cell is not None
        cell.set("t", "str")
        cell[:] = [formula, etree.Element(m("v"))]
        cell[1].text = value
