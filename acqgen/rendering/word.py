"""Word: a Document of the package as a .docx, the same bytes for the same document."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from datetime import date

from lxml import etree
from markupsafe import Markup

from acqgen.package.model import Document
from acqgen.rendering.archive import pack
from acqgen.rendering.docx_template import render_parts
from acqgen.rendering.numbering import Numbering
from acqgen.rendering.templates import TemplateError, Templates
from acqgen.rendering.typography import typeset
from acqgen.rendering.wml import Element, Styles
from acqgen.rendering.word_body import section
from acqgen.rendering.word_cover import contents, register
from acqgen.rendering.word_writer import Writer
from acqgen.rendering.wording import is_draft

_BODY, _STYLES, _NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
_CORE = "docProps/core.xml"
_SLOT = "{urn:acqgen:slot}slot"
_SLOTS = ("register", "contents", "body")
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_RUNNING_TITLE = 70  # characters of the title in the footer


def render_document(document: Document, templates: Templates) -> bytes:
    """Return the document as a Word file. Raises TemplateError for a template without a role."""
    parts = render_parts(templates.document, _context(document))
    body = etree.fromstring(parts[_BODY])
    numbering = etree.fromstring(parts[_NUMBERING])
    writer = Writer(
        Styles(etree.fromstring(parts[_STYLES])),
        Numbering(numbering),
        draft=is_draft(document),
    )
    _fill(body, writer, document)
    return pack(
        parts
        | {_BODY: _xml(body), _NUMBERING: _xml(numbering), _CORE: _xml(_core_properties(document))}
    )


def _context(document: Document) -> dict[str, object]:
    """Return what a template may print: plain text, and slots for the writer.

    What a person typed prints as typed; the words of the library are typeset.
    """
    return {
        "doc": {
            "title": typeset(document.title),
            "subtitle": document.subtitle,
            "agency": typeset(document.agency),
            "facts": [
                {"label": typeset(label), "value": value}
                for label, value in document.facts
                if value
            ],
            "marking": document.marking.splitlines(),
            "header_left": document.header_left,
            "running_title": textwrap.shorten(document.subtitle, _RUNNING_TITLE, placeholder=" …"),
        },
        "slots": {
            name: Markup('<a:slot xmlns:a="urn:acqgen:slot" name="{}"/>').format(name)
            for name in _SLOTS
        },
    }


def _fill(body: Element, writer: Writer, document: Document) -> None:
    """Put register, contents and sections in the place of their slots."""
    made = {
        "register": [*register(writer, document)],
        "body": [*_sections(writer, document)],
    }
    listed = document.with_contents and writer.headings
    made["contents"] = [*contents(writer, writer.headings)] if listed else []
    writer.mark_targets()
    slots = {slot.get("name"): slot for slot in body.iter(_SLOT)}
    for name in _SLOTS:
        if name not in slots:
            raise TemplateError(f"the template has no slot {name!r}")
        _replace(slots[name], made[name])


def _replace(slot: Element, blocks: Iterable[Element]) -> None:
    for block in blocks:
        slot.addprevious(block)
    parent = slot.getparent()
    assert parent is not None
    parent.remove(slot)


def _sections(writer: Writer, document: Document) -> Iterable[Element]:
    for found in document.sections:
        yield from section(writer, found)


def _core_properties(document: Document) -> Element:
    """Return the properties of the file; its dates are the document's own."""
    namespaces = {"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap=namespaces)
    for name, value in (
        ("title", f"{document.title}: {document.subtitle}"),
        ("subject", document.header_left),
        ("creator", document.office),
        ("language", "en-US"),
    ):
        etree.SubElement(root, f"{{{_DC}}}{name}").text = value
    if document.dated:
        for name in ("created", "modified"):
            root.append(_moment(name, document.dated))
    return root


def _moment(name: str, day: date) -> Element:
    made = etree.Element(f"{{{_TERMS}}}{name}")
    made.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    made.text = f"{day.isoformat()}T00:00:00Z"
    return made


def _xml(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
