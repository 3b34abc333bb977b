"""Documents in Word, read back from the file."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from word_reading import W, numbers, paragraphs, part, runs, style_names, text_of
from word_samples import (
    HO_050,
    HOSTILE,
    HOSTILE_PRINTED,
    OM_030,
    REGISTER,
    REQUIREMENTS,
    RFP,
    SOW,
    TE_120,
    level,
    words,
)

from acqgen.package.model import Blank, Document, Link, Paragraph, PrintedClause, Table, Value
from acqgen.rendering.archive import parts_of
from acqgen.rendering.integrity import docx_faults
from acqgen.rendering.templates import Templates, load_templates
from acqgen.rendering.word import render_document

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def templates() -> Templates:
    return load_templates(ROOT / "templates")


@pytest.fixture(scope="module")
def sow(templates: Templates) -> bytes:
    return render_document(SOW, templates)


def with_blocks(*blocks) -> Document:
    """Return a document of one clause."""
    clause = PrintedClause("TE-120", "7.1", "Test", "", "revision 1", "Default", "", blocks)
    section = replace(REQUIREMENTS, clauses=(clause,))
    return replace(SOW, sections=(section,), register=())


def test_a_document_is_sound(sow: bytes, templates: Templates) -> None:
    assert docx_faults(sow) == ()
    assert docx_faults(render_document(RFP, templates)) == ()


def test_the_cover_reads_in_order(sow: bytes) -> None:
    cover = paragraphs(sow)[:10]
    assert cover == [
        (
            "Cover Agency",
            "U.S. Department of Homeland Security · Science and Technology Directorate",
        ),
        ("Title", "Statement of Work"),
        ("Subtitle", "Document Triage Assistant for Benefit Requests"),
        ("Cover Fact", "Solicitation\t70RSAT27R00000012, Attachment 2"),
        (
            "Cover Fact",
            "Contracting Officer\tOffice of Procurement Operations, S&T Acquisition Division",
        ),
        ("Cover Fact", "Issue date\tFebruary 15, 2027"),
        ("Cover Fact", "Clause library\t2026-12"),
        ("Cover Fact", "Stage\tDraft of December 1, 2026. Not for release."),
        ("Cover Heading", "Open determinations"),
        (
            "Cover Draft Note",
            "The determination on high-impact use is open. OMB M-25-21, section 4(a).",
        ),
    ]


def test_a_clause_prints_word_for_word(sow: bytes) -> None:
    found = paragraphs(sow)
    start = found.index(("heading 2", "Regression test before a Material Change"))
    assert found[start : start + 8] == [
        ("heading 2", "Regression test before a Material Change"),
        ("Clause Identity", "TE-120  ·  revision 1\tDefault"),
        (
            "Clause Level 1",
            "Custody. The Frozen Suite stays with [Blank 1: who keeps the Frozen Suite].",
        ),
        (
            "Clause Level 1",
            (
                "Test. When the Contractor plans a Material Change, the Contractor shall run, on"
                " the changed Deployed Configuration, the cases of the Frozen Suite that the"
                " Contractor keeps."
            ),
        ),
        (
            "Clause Level 1",
            (
                "Pass rule. The changed Deployed Configuration passes when each metric of the"
                " Frozen Suite meets one of the following:"
            ),
        ),
        (
            "Clause Level 2",
            (
                "The Outputs of the changed and of the Accepted Configuration are identical on the"
                " cases of that metric."
            ),
        ),
        ("Clause Level 2", "The paired Oriented Difference meets the limit in the metric table."),
        ("caption", "Table 1. Metric table for a Material Change"),
    ]


def test_four_levels_and_text_under_them(sow: bytes) -> None:
    found = paragraphs(sow)
    assert ("Clause Level 4", "The configuration hash before and after the change.") in found
    assert ("List Continue 4", "Both are printed in hexadecimal.") in found
    assert ("List Bullet", "each 6 months.") in found
    assert (
        "Definition",
        "Frozen Suite means the set of cases with which each later configuration is compared.",
    ) in found


def test_the_voices_of_a_line(sow: bytes) -> None:
    assert "Frozen Suite" in runs(sow, "Defined Term")
    assert runs(sow, "Paragraph Heading")[0] == "Custody."
    assert runs(sow, "Clause Fill-In")[:3] == ["3", "1,000", "95"]
    assert runs(sow, "Heading Aside") == [" (acqgen clause library, draft, r1)"]


def labels(document: Document) -> list[str]:
    """Return the numbers and labels of a document in order of print."""
    found = []
    for section in document.sections:
        found.append(section.number)
        for clause in section.clauses:
            found.append(clause.number)
            found += [block.label for block in clause.blocks if getattr(block, "label", "")]
    return found


@pytest.mark.parametrize("document", [SOW, RFP], ids=["decimal", "lettered"])
def test_the_file_computes_the_numbers_of_the_package(
    document: Document, templates: Templates
) -> None:
    assert numbers(render_document(document, templates)) == labels(document)


def test_labels_go_on_after_z(templates: Templates) -> None:
    content = render_document(
        with_blocks(*(level(1, n, "RESERVED.") for n in range(1, 29))), templates
    )
    assert numbers(content)[-3:] == ["(z)", "(aa)", "(bb)"]
    assert paragraphs(content)[-1] == ("Clause Level 1", "RESERVED.")


def test_a_label_that_word_would_not_print_is_a_bug(templates: Templates) -> None:
    with pytest.raises(AssertionError, match=r"Word would print \(b\) for \(c\)"):
        render_document(with_blocks(level(1, 1, "One."), level(1, 3, "Three.")), templates)


def test_a_number_that_word_would_not_print_is_a_bug(templates: Templates) -> None:
    section = replace(REQUIREMENTS, clauses=(TE_120,))
    with pytest.raises(AssertionError, match=r"Word would print 7\.1 for 7\.2"):
        render_document(replace(SOW, sections=(section,)), templates)


def test_headings_of_the_third_depth(templates: Templates) -> None:
    clauses = tuple(
        replace(OM_030, id=f"X-{n}", number=n, blocks=()) for n in ("7.1", "7.1.1", "7.1.2", "7.2")
    )
    document = replace(SOW, sections=(replace(REQUIREMENTS, clauses=clauses),), register=())
    content = render_document(document, templates)
    assert numbers(content) == labels(document)
    assert ("heading 3", "Model change log") in paragraphs(content)


def test_text_stays_text(templates: Templates) -> None:
    document = replace(
        with_blocks(
            level(1, 1, HOSTILE, Value(HOSTILE, "X.x"), Blank(1, HOSTILE, "X.y")),
            Table("plain", HOSTILE, (HOSTILE, "{_{ x }_}"), (((words(HOSTILE),), ()),)),
        ),
        title=HOSTILE,
        subtitle=HOSTILE,
        agency=HOSTILE,
        facts=((HOSTILE, HOSTILE),),
        header_left="{_{ 7 }_} {%p if %} &amp;",
        notices=(HOSTILE,),
        office=HOSTILE,
    )
    content = render_document(document, templates)
    assert docx_faults(content, braces=True) == ()
    printed = [text for _, text in paragraphs(content)]
    assert printed[:4] == [
        HOSTILE_PRINTED,
        HOSTILE_PRINTED,
        HOSTILE,  # the title of the procurement, as typed
        f"{HOSTILE_PRINTED}\t{HOSTILE}",
    ]
    assert f"{HOSTILE_PRINTED}{HOSTILE}[Blank 1: {HOSTILE_PRINTED}]" in printed
    assert f"Table 1. {HOSTILE_PRINTED}" in printed
    assert printed[-5:-1] == [HOSTILE_PRINTED, "{_{ x }_}", HOSTILE_PRINTED, "—"]
    header = text_of(part(content, "word/header2.xml"))
    assert header.endswith("{_{ 7 }_} {%p if %} &amp;\t" + HOSTILE_PRINTED)
    assert "7*7" in etree_text(content, "docProps/core.xml")


def etree_text(content: bytes, name: str) -> str:
    return "".join(part(content, name).itertext())


def test_blanks_are_named_content_controls(sow: bytes) -> None:
    body = part(sow, "word/document.xml")
    controls = [
        (
            control.find(f"{W}sdtPr/{W}alias").get(f"{W}val"),
            control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"),
            text_of(control),
        )
        for control in body.iter(f"{W}sdt")
    ]
    assert controls[1] == (
        "Blank 2: number of business days, 1 to 10",
        "acqgen:OM-030.small_change_days",
        "[Blank 2: number of business days, 1 to 10]",
    )
    assert runs(sow, "Clause Blank") == [text for _, _, text in controls]
    assert body.find(f".//{W}sdtPr/{W}text") is None


def test_links_lead_to_marked_places_only(sow: bytes) -> None:
    body = part(sow, "word/document.xml")
    marks = {node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")}
    links = {node.get(f"{W}anchor") for node in body.iter(f"{W}hyperlink")}
    assert marks == links
    assert all(len(name) <= 40 for name in marks)


def test_a_link_to_nothing_is_a_bug(templates: Templates) -> None:
    with pytest.raises(AssertionError, match="'TE-999'"):
        render_document(with_blocks(level(1, 1, Link("7.9", "TE-999"))), templates)


def test_the_contents_are_the_headings_without_asides(sow: bytes) -> None:
    found = [(style, text) for style, text in paragraphs(sow) if style.startswith("toc")]
    assert found[0] == ("toc 1", "7.0\tRequirements for artificial intelligence")
    assert found[-2:] == [
        ("toc 2", "7.4\tReviewer agreement study"),
        ("toc 1", "8.0\tDeliverables"),
    ]
    assert "Contents Heading" not in dict(
        paragraphs(
            render_document(replace(SOW, with_contents=False), load_templates(ROOT / "templates"))
        )
    )


def tables(content: bytes) -> list:
    return list(part(content, "word/document.xml").iter(f"{W}tbl"))


def widths(table) -> list[int]:
    return [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]


def test_tables_have_the_widths_of_their_role(sow: bytes) -> None:
    register, metric, plain, deliverables = tables(sow)
    assert widths(register) == [1224, 1656, 4622, 1858]
    assert sum(widths(metric)) == sum(widths(deliverables)) == 9360
    assert widths(deliverables)[4] == max(widths(deliverables))
    assert sum(widths(plain)) == 8496
    assert plain.find(f"{W}tblPr/{W}tblInd").get(f"{W}w") == "864"


def test_tables_repeat_their_head_and_keep_rows_whole(sow: bytes) -> None:
    for table in tables(sow):
        head, *rows = table.iter(f"{W}tr")
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows)
        assert (
            style_names(sow)[table.getnext().find(f".//{W}pStyle").get(f"{W}val")] == "Table After"
        )


def test_cells_are_one_line_under_the_other_and_never_empty(sow: bytes) -> None:
    _, metric, plain, deliverables = tables(sow)
    cells = [text_of(cell) for cell in deliverables.iter(f"{W}tc")]
    assert cells[6:9] == [
        "D01",
        "Test report and reproducibility package\nPDF, scripts",
        "TE-120\nTE-130",
    ]
    assert cells[11] == "COR\n[Blank 3: other recipients]"
    assert [text_of(cell) for cell in plain.iter(f"{W}tc")][-1] == "—"
    assert ("Table Text Small", "higher") in paragraphs(sow)
    assert len(list(metric.iter(f"{W}tr"))) == 2


def test_a_long_register_prints_every_entry(templates: Templates) -> None:
    entries = tuple(replace(REGISTER[0], number=f"Blank {n}") for n in range(1, 31))
    content = render_document(replace(SOW, register=entries), templates)
    assert docx_faults(content) == ()
    assert len(list(tables(content)[0].iter(f"{W}tr"))) == 31


def bars(content: bytes) -> list[tuple[str, str]]:
    body = part(content, "word/document.xml")
    return [
        (border.get(f"{W}val"), border.get(f"{W}sz"))
        for border in body.iterfind(f".//{W}pBdr/{W}left")
    ]


def test_bars_stand_beside_what_was_changed(sow: bytes) -> None:
    assert bars(sow) == [("single", "12"), ("double", "6")]


def page_breaks(content: bytes) -> list[str]:
    body = part(content, "word/document.xml")
    return [text_of(node.getparent().getparent()) for node in body.iter(f"{W}pageBreakBefore")]


def test_no_section_starts_a_page(sow: bytes, templates: Templates) -> None:
    assert page_breaks(sow) == []
    assert page_breaks(render_document(RFP, templates)) == []


def test_a_release_bears_no_trace_of_a_draft(templates: Templates) -> None:
    clause = replace(
        HO_050, number="7.1", blocks=(level(1, 1, Value("15", "HO-050.days"), " days."),)
    )
    release = replace(
        SOW,
        marking="",
        notices=(),
        register=(),
        register_note="",
        sections=(replace(REQUIREMENTS, clauses=(clause,)),),
    )
    content = render_document(release, templates)
    assert docx_faults(content) == ()
    assert runs(content, "Clause Fill-In") == []
    assert runs(content, "Clause Strength") == []
    assert "Draft Note" not in dict(paragraphs(content))
    assert text_of(part(content, "word/header1.xml")) == ""
    assert "Cover Heading" not in dict(paragraphs(content))


def test_print_has_curly_quotes(templates: Templates) -> None:
    content = render_document(
        with_blocks(level(1, 1, "The Officer's ", "'word'", " in § 4.")), templates
    )
    assert paragraphs(content)[-1][1] == "The Officer’s ‘word’ in §\N{NO-BREAK SPACE}4."  # noqa: RUF001


def test_paragraphs_that_announce_stay_with_what_follows(templates: Templates) -> None:
    content = render_document(
        with_blocks(Paragraph("body", 0, words("As used—")), level(1, 1, "One.")), templates
    )
    kept = [
        text_of(node.getparent().getparent())
        for node in part(content, "word/document.xml").iter(f"{W}keepNext")
    ]
    assert kept == ["As used—"]


def test_properties_of_the_file(sow: bytes) -> None:
    core = {node.tag.rpartition("}")[2]: node.text for node in part(sow, "docProps/core.xml")}
    assert core == {
        "title": "Statement of Work: Document Triage Assistant for Benefit Requests",
        "subject": "70RSAT27R00000012, Attachment 2",
        "creator": "Office of Procurement Operations",
        "language": "en-US",
        "created": "2026-12-01T00:00:00Z",
        "modified": "2026-12-01T00:00:00Z",
    }
    assert "dcterms:created" not in str(
        parts_of(render_document(replace(SOW, dated=None), load_templates(ROOT / "templates")))
    )


@pytest.mark.parametrize(("zone", "seed"), [("Pacific/Apia", "1"), ("America/Denver", "77")])
def test_the_same_bytes_everywhere(sow: bytes, zone: str, seed: str) -> None:
    script = (
        "import hashlib, sys; from pathlib import Path; from word_samples import SOW\n"
        "from acqgen.rendering.templates import load_templates\n"
        "from acqgen.rendering.word import render_document\n"
        "made = render_document(SOW, load_templates(Path('templates')))\n"
        "print(hashlib.sha256(made).hexdigest())"
    )
    paths = os.pathsep.join((str(ROOT), str(Path(__file__).parent)))
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
    found = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == hashlib.sha256(sow).hexdigest()
