"""What a person types comes out as exactly that, in each of the files."""

from __future__ import annotations

import io

import pytest
from conftest import answers_of, write_profile
from openpyxl import load_workbook
from word_reading import paragraphs, part, runs

from acqgen.pipeline import build
from acqgen.profile import load_profile
from acqgen.reading import home
from acqgen.rendering import load_templates

TYPED = """R&D <x> "q" {{ 7*7 }} =1+1"""
FORMULA = """=1+1 "q" <x> & {% if %} isn't § 5"""


@pytest.fixture(scope="module")
def files(library, tmp_path_factory):
    folder = tmp_path_factory.mktemp("typed")
    data = answers_of("cbp-face-matching")
    data["proc"]["title"] = TYPED
    data["document"] |= {"number": TYPED, "contracting_officer": FORMULA, "requiring_office": TYPED}
    data["fill_ins"] |= {
        "HO-010": {"actions_covered": [TYPED, FORMULA]},
        "TE-170": {"delivery_place": FORMULA},
        "OM-030": {"approval_needed": [FORMULA, TYPED]},
    }
    data["decisions"][0] |= {"reason": FORMULA, "by": TYPED}
    data["sections"] = {"background": "office.md"}
    (folder / "office.md").write_text(f"{TYPED}\n\n{FORMULA}\n", encoding="utf-8")
    profile = load_profile(write_profile(folder / "typed.yaml", data))
    return build(profile, library, load_templates(home("templates"))).files


@pytest.fixture(scope="module")
def sow(files):
    return files["solicitation/sow.docx"]


@pytest.fixture(scope="module")
def rfp(files):
    return files["solicitation/rfp.docx"]


def cells(content: bytes, sheet: str) -> list[str]:
    book = load_workbook(io.BytesIO(content))
    found = [cell for row in book[sheet].iter_rows() for cell in row if cell.value is not None]
    typed = [cell for cell in found if TYPED in str(cell.value) or FORMULA in str(cell.value)]
    assert {cell.data_type for cell in typed} == {"s"}
    return [str(cell.value) for cell in found]


def test_title_and_facts_of_the_cover(sow, rfp) -> None:
    for content in (sow, rfp):
        found = paragraphs(content)
        assert ("Subtitle", TYPED) in found
        assert ("Cover Fact", f"Contracting Officer\t{FORMULA}") in found
        assert ("Cover Fact", f"Requiring office\t{TYPED}") in found
        footers = ["".join(part(content, f"word/footer{n}.xml").itertext()) for n in (1, 2)]
        assert any(TYPED in footer for footer in footers)
        assert "".join(part(content, "docProps/core.xml").itertext()).count(TYPED) == 3


def test_values_of_fill_ins(sow, rfp) -> None:
    assert f"{TYPED} and {FORMULA}" in runs(sow, "Clause Fill-In")
    assert FORMULA in runs(rfp, "Clause Fill-In")
    labelled = [text for style, text in paragraphs(rfp) if style.startswith("Clause Level")]
    assert FORMULA in labelled
    assert TYPED in labelled


def test_the_text_of_the_office(sow) -> None:
    found = paragraphs(sow)
    start = found.index(("heading 1", "Background"))

    assert [text for _, text in found[start + 1 : start + 3]] == [TYPED, FORMULA]


def test_words_of_the_library_are_still_typeset(sow) -> None:
    words = " ".join(text for style, text in paragraphs(sow) if style == "Definition")

    assert "\N{RIGHT SINGLE QUOTATION MARK}" in words
    assert "'" not in words


def test_the_matrix(files) -> None:
    content = files["solicitation/matrix.xlsx"]
    requirements = cells(content, "Matrix")

    assert any(
        f"not for release. {TYPED}. {TYPED}" in each for each in cells(content, "Instructions")
    )
    assert any(f"{TYPED} and {FORMULA}" in each for each in requirements)


def test_the_trace(files) -> None:
    content = files["contract-file/traceability.xlsx"]

    assert any(f"{TYPED} and {FORMULA}" in each for each in cells(content, "Rows"))
    assert {TYPED, FORMULA} <= set(cells(content, "Decisions"))
    assert TYPED in "".join(part(content, "docProps/core.xml").itertext())
