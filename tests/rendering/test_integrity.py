"""Each seeded fault of a file is found, and named."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_samples import SOW

from acqgen.rendering.archive import pack, parts_of
from acqgen.rendering.integrity import docx_faults
from acqgen.rendering.templates import load_templates
from acqgen.rendering.word import render_document

BODY = "word/document.xml"
CELL = "<w:tc><w:p/><w:tbl/></w:tc>"


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    templates = load_templates(Path(__file__).resolve().parents[2] / "templates")
    return parts_of(render_document(SOW, templates))


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (BODY, 'w:val="Definition"', 'w:val="Gone"', "style 'Gone' is not defined"),
        (BODY, '<w:numId w:val="5"/>', '<w:numId w:val="99"/>', "list 99 is not defined"),
        (BODY, "<w:hyperlink w:anchor=", '<w:hyperlink w:anchor="Gone" w:x=', "a link to 'Gone'"),
        (BODY, 'w:fldCharType="end"', 'w:fldCharType="x"', "fields are not closed"),
        (BODY, 'w:fldCharType="begin"', 'w:fldCharType="end"', "a field closes"),
        (BODY, "<w:tc>", f"{CELL}<w:tc>", "a cell does not end with a paragraph"),
        (BODY, "<w:tc>", "<w:tc><w:p/></w:tc><w:tc>", "a row of 8 cells in a grid of 4"),
        (BODY, "</w:tbl>", "</w:tbl><w:sectPr/>", "no paragraph follows a table"),
        (BODY, ' xml:space="preserve"', "", "are lost"),
        (BODY, ">Test lead<", ">{{ who }}<", "{{ of a template is left"),
        (BODY, 'w:bookmarkEnd w:id="1"', 'w:bookmarkEnd w:id="2"', "do not match"),
        (BODY, 'r:id="rId5"', 'r:id="rId55"', "relationship rId55 is missing"),
        (
            BODY,
            "<w:bookmarkStart",
            '<w:bookmarkStart w:id="900" w:name="_ref"/><w:bookmarkStart',
            "stands",
        ),
        (BODY, 'w:name="_Ref', f'w:name="_{"x" * 40}', "is too long"),
        (BODY, '<w:id w:val="2"/>', '<w:id w:val="1"/>', "two content controls have one id"),
        (
            "word/numbering.xml",
            'abstractNumId w:val="3"',
            'abstractNumId w:val="33"',
            "no definition",
        ),
        ("word/_rels/document.xml.rels", "footer2.xml", "footer3.xml", "footer3.xml is missing"),
        ("word/_rels/document.xml.rels", 'Id="rId2"', 'Id="rId1"', "rId1 stands twice"),
        ("[Content_Types].xml", "/word/footer2.xml", "/word/footer3.xml", "no content type"),
        ("[Content_Types].xml", "/word/footer2.xml", "/word/footer3.xml", "and no part"),
    ],
)
def test_a_fault_is_found(
    parts: dict[str, bytes], name: str, old: str, new: str, fault: str
) -> None:
    before = parts[name].decode()
    assert old in before
    faults = docx_faults(pack({**parts, name: before.replace(old, new).encode()}))
    assert any(fault in found for found in faults), faults
