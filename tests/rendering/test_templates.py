"""Templates: the one that is committed, what they may ask for, and what upstream does beneath."""

from __future__ import annotations

import hashlib
import inspect
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docxtpl import DocxTemplate
from word_reading import part, text_of
from word_samples import SOW

from acqgen.problems import FileError
from acqgen.rendering.archive import content_hash, pack, parts_of
from acqgen.rendering.integrity import docx_faults
from acqgen.rendering.templates import TemplateError, Templates, load_templates
from acqgen.rendering.word import render_document

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def changed(old: str, new: str, name: str = "word/document.xml") -> Templates:
    """Return the template with one text of one part replaced."""
    parts = parts_of(load_templates(TEMPLATES).document)
    before = parts[name].decode()
    assert old in before
    return Templates(pack({**parts, name: before.replace(old, new).encode()}))


def test_the_script_makes_the_committed_template(tmp_path: Path) -> None:
    made = tmp_path / "document.docx"
    script = TEMPLATES / "make_templates.py"
    subprocess.run([sys.executable, script, made], check=True, timeout=20)
    assert content_hash(made.read_bytes()) == content_hash(load_templates(TEMPLATES).document)


def test_the_template_itself_is_sound() -> None:
    assert docx_faults(load_templates(TEMPLATES).document, braces=True) == ()


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"document\.docx"):
        load_templates(tmp_path)


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ doc.titel }}", "no attribute 'titel'"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ doc.title.upper() }}", "not safely callable"),
        ("{{ doc.__class__ }}", "unsafe"),
        ("{{ cycler }}", "'cycler' is undefined"),
        ("{{ doc.title * 1000000000 }}", r"operator \* is not allowed"),
        ("{{ 10 ** 100000000 }}", r"operator \*\* is not allowed"),
        ("{{ '%2000000000d' % 1 }}", "operator % is not allowed"),
        ("{{ doc.title|center(2000000000) }}", "No filter named 'center'"),
        ("{% if doc.title %}", "Unexpected end of template"),
    ],
)
def test_a_template_that_asks_too_much_is_refused(tag: str, message: str) -> None:
    with pytest.raises(TemplateError, match=message):
        render_document(SOW, changed("{{ doc.title }}", tag))


def test_the_message_says_where() -> None:
    with pytest.raises(TemplateError, match=r"word/header2\.xml, paragraph '\{\{ doc\.nr \}\}"):
        render_document(SOW, changed("doc.header_left", "doc.nr", "word/header2.xml"))


def test_a_template_may_read_test_and_loop() -> None:
    tag = "{{ loop.index }} {{ fact.label|upper }}"
    content = render_document(SOW, changed("{{ fact.label }}", tag))
    assert "1 SOLICITATION" in text_of(part(content, "word/document.xml"))


@pytest.mark.parametrize(
    ("name", "old", "message"),
    [
        ("word/styles.xml", "Clause Level 3", "no style named 'Clause Level 3'"),
        ("word/numbering.xml", "Acq Clause", "no list named 'Acq Clause'"),
        ("word/numbering.xml", "lowerRoman", "numbers a list in 'none'"),
    ],
)
def test_a_role_that_is_missing_is_named(name: str, old: str, message: str) -> None:
    with pytest.raises(TemplateError, match=message):
        render_document(SOW, changed(old, "none", name))


def test_a_slot_that_is_missing_is_named() -> None:
    with pytest.raises(TemplateError, match="no slot 'body'"):
        render_document(SOW, changed("{{p slots.body }}", ""))


@pytest.mark.parametrize(
    ("method", "digest"),
    [
        (DocxTemplate.render, "6ea018943e2fe4ab"),
        (DocxTemplate.build_xml, "210792ef9e97b524"),
        (DocxTemplate.build_headers_footers_xml, "ab0cb4a4c1587483"),
        (DocxTemplate.render_xml_part, "b762e42956e6709c"),
        (DocxTemplate.render_properties, "41396f7eb8af1c43"),
        (DocxTemplate.fix_tables, "da467aabccf452e4"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_upstream_is_as_it_was_when_it_was_overridden(
    method: Callable[..., object], digest: str
) -> None:
    """Read the new source of docxtpl before you change a digest."""
    assert hashlib.sha256(inspect.getsource(method).encode()).hexdigest()[:16] == digest
