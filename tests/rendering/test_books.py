"""The workbooks hold exactly what they were given, are sound, and are always the same bytes."""

import io
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime

import pytest
from book_samples import DRAFT, LONG, MATRIX, REQUIREMENTS, STATUSES, TRACE
from openpyxl import Workbook, load_workbook

from acqgen.package.model import Matrix
from acqgen.rendering.archive import pack, parts_of
from acqgen.rendering.book_faults import xlsx_faults
from acqgen.rendering.matrix_book import render_matrix
from acqgen.rendering.trace_book import render_trace

BUILD = "b-0123456789ab"
FIRST = 4


def matrix_book(matrix: Matrix = MATRIX, *, rich_text: bool = False) -> Workbook:
    return load_workbook(io.BytesIO(render_matrix(matrix, BUILD)), rich_text=rich_text)


def trace_book() -> Workbook:
    return load_workbook(io.BytesIO(render_trace(TRACE, BUILD)))


def many(count: int) -> Matrix:
    row = MATRIX.rows[1]
    rows = (
        replace(row, id=f"TE-{number:03}(a)", na_allowed=number % 2 == 0) for number in range(count)
    )
    return replace(MATRIX, rows=tuple(rows))


def test_matrix_holds_each_row_word_for_word():
    sheet = matrix_book()["Matrix"]
    found = [[cell.value for cell in row[:8]] for row in sheet.iter_rows(min_row=FIRST)]
    assert found == [
        [
            row.id,
            row.para,
            row.requirement,
            row.binding,
            row.evaluation,
            row.evidence or "None",
            row.verified_by,
            "\n".join(row.deliverables) or "None",
        ]
        for row in MATRIX.rows
    ]
    assert {cell.data_type for cell in sheet["C"][FIRST - 1 :]} == {"s"}


def test_deliverables_say_none_in_words_and_show_blanks():
    row = [cell.value for cell in matrix_book()["Deliverables"][FIRST]]
    assert row[3:] == [
        "TE-120(d)\nTE-120(h)",
        "Not later than [Blank 2: days, 1 to 10]",
        "Each case has a result.",
        "None",
    ]


def test_text_like_a_formula_stays_text():
    cells = [cell for cell in matrix_book()["Matrix"]["C"][2:] if cell.value[0] in "=+-@"]
    assert [cell.value for cell in cells] == [REQUIREMENTS[number] for number in (3, 4, 5, 6)]
    assert all(cell.quotePrefix and cell.data_type == "s" for cell in cells)


def test_government_cells_are_locked_and_offeror_cells_open():
    book = matrix_book()
    for row in book["Matrix"].iter_rows(min_row=FIRST):
        assert "".join("L" if cell.protection.locked else "o" for cell in row) == "LLLLLLLLoooL"
        assert [cell.value for cell in row[8:11]] == [None] * 3
        assert {cell.number_format for cell in row[:11]} == {"@"}
    assert book.security.lockStructure
    for sheet in book:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert not sheet.protection.selectLockedCells


def test_not_applicable_is_offered_only_where_it_is_allowed():
    lists = {
        test.formula1: str(test.sqref)
        for test in matrix_book()["Matrix"].data_validations.dataValidation
        if test.type == "list"
    }
    with_na = [places for choices, places in lists.items() if "NA Not applicable" in choices]
    assert with_na == ["I6:I7 I11"]
    assert sorted(lists.values()) == ["I4:I5 I8:I10 I12:I16", "I6:I7 I11"]


def test_row_status_is_written_with_its_value():
    sheet = load_workbook(io.BytesIO(render_matrix(MATRIX, BUILD)), data_only=True)["Matrix"]
    assert {cell.value for cell in sheet["L"][FIRST - 1 :]} == {"Not answered"}


def test_draft_is_marked_first_and_in_bold():
    for sheet in matrix_book(DRAFT, rich_text=True):
        marking = sheet["A2"].value[0]
        assert marking.text == f"{DRAFT.marking}. "
        assert marking.font.b
        assert DRAFT.marking in sheet.oddHeader.center.text
    for sheet in matrix_book():
        assert sheet.oddHeader.center.text is None


def test_marking_of_two_lines_prints_as_two_lines():
    sheet = parts_of(render_trace(TRACE, BUILD))["xl/worksheets/sheet1.xml"].decode()
    assert f"{TRACE.marking}</oddHeader>" in sheet
    assert trace_book()["Rows"]["A2"].value.startswith(TRACE.marking.replace("\n", ". ") + ". ")


def test_effect_prints_only_where_it_is_stated():
    steps = [cell.value for cell in matrix_book()["Instructions"]["A"]]
    assert "6. Know the effect" in steps
    without = [cell.value for cell in matrix_book(replace(MATRIX, effect=""))["Instructions"]["A"]]
    assert [step for step in steps if step not in without] == ["6. Know the effect"]


def test_workbook_says_which_build_it_is():
    book = matrix_book()
    assert book.custom_doc_props["acqgen.build"].value == BUILD
    assert BUILD in book["Instructions"].cell(book["Instructions"].max_row, 2).value
    assert book.properties.title == f"Compliance matrix: {MATRIX.title}"
    assert [sheet.sheet_view.tabSelected for sheet in book] == [True, None, None]


def test_longest_text_widens_its_column():
    rows = (replace(MATRIX.rows[0], requirement=LONG), *MATRIX.rows[1:])
    sheet = matrix_book(replace(MATRIX, rows=rows))["Matrix"]
    assert 48 < sheet.column_dimensions["C"].width <= 96
    assert sheet.row_dimensions[FIRST].height <= 409


def test_heights_are_a_start_only():
    for part in parts_of(render_matrix(MATRIX, BUILD)).values():
        assert b"customHeight" not in part


def test_text_too_long_for_a_cell_is_refused():
    rows = (replace(MATRIX.rows[0], requirement="x" * 40_000),)
    with pytest.raises(ValueError, match="40000 characters"):
        render_matrix(replace(MATRIX, rows=rows), BUILD)


def test_trace_holds_each_value_with_its_type():
    sheet = trace_book()["Rows"]
    for found, row in zip(sheet.iter_rows(min_row=FIRST), TRACE.sheets[0].rows, strict=True):
        *texts, day, times = (cell.value for cell in found)
        assert texts == [text or "—" for text in row[:4]]
        assert day == datetime(2026, 12, 1)  # noqa: DTZ001 - a day of a calendar
        assert times == row[5]
        assert [cell.number_format for cell in found[4:]] == ["mmm d, yyyy", "0"]


def test_long_sheets_print_on_legal_paper():
    paper = [sheet.page_setup.paperSize for sheet in [*matrix_book(), *trace_book()]]
    assert list(map(int, paper)) == [1, 5, 1, 5, 1, 1]


def test_trace_fills_a_status_by_the_worst_of_its_words():
    done, waiting, dead, shut, none = "E3F5E1", "FEE685", "F8DFE2", "F0F0F0", "000000"
    outcome = [done, done, waiting, none, shut, shut, done, waiting, none]
    authority = [none, dead, waiting, none, dead, dead, none, dead, dead]
    rows = trace_book()["Rows"].iter_rows(min_row=FIRST, max_row=FIRST + len(STATUSES) - 1)
    fills = [[cell.fill.fgColor.rgb[-6:] for cell in row[2:4]] for row in rows]
    assert fills == [list(pair) for pair in zip(outcome, authority, strict=True)]


def test_sheet_without_rows_says_so():
    assert [cell.value for cell in trace_book()["Assumptions"][FIRST]] == ["None", *["—"] * 5]


@pytest.mark.parametrize("rows", [0, 1, 600])
def test_matrix_of_any_length_has_no_faults(rows):
    assert xlsx_faults(render_matrix(many(rows), BUILD)) == ()


def test_books_have_no_faults():
    assert xlsx_faults(render_matrix(DRAFT, BUILD)) == ()
    assert xlsx_faults(render_trace(TRACE, BUILD)) == ()


SHEET, TABLE, WORKBOOK = "xl/worksheets/sheet2.xml", "xl/tables/table2.xml", "xl/workbook.xml"


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        (SHEET, "<t>Binding</t>", "<t>Bound</t>", "its header says"),
        (TABLE, 'ref="A3:L16"', 'ref="A3:L99"', "do not fill"),
        (TABLE, '<autoFilter ref="A3:L16"', '<autoFilter ref="A3:L9"', "filters A3:L9"),
        (TABLE, ' displayName="Matrix"', ' displayName="Deliverables"', "stands twice"),
        (TABLE, ' displayName="Matrix"', ' displayName="D1"', "no sound name"),
        (TABLE, ' id="2"', ' id="1"', "table id 1 stands 2 times"),
        (SHEET, ' r="B5"', ' r="B4"', "cell B4 stands 2 times"),
        (SHEET, "</sheetData>", '</sheetData><mergeCell ref="A1:B1"/>', "A1:B1 is merged"),
        (SHEET, '<row ht="20"', '<row hidden="1" ht="20"', "row 2 is hidden"),
        (SHEET, '<col customWidth="1" max="4"', '<col hidden="1" max="4"', "col 4 is hidden"),
        (SHEET, '"FC Meets now,', '"FC Meets now,' + "x" * 200, "the list of"),
        (SHEET, ' promptTitle="', ' promptTitle="' + "x" * 32, "the promptTitle of"),
        (SHEET, "<is><t>7.2(b)</t></is>", "<f>1+1</f><v>2</v>", "B5 holds a formula"),
        (SHEET, "<v>Not answered</v>", "<v></v>", "has no value"),
        (SHEET, "70RSAT27R", "70RSAT27R" * 30, "the oddFooter has"),
        ("xl/styles.xml", ' quotePrefix="1"', "", "becomes a formula"),
        (WORKBOOK, 'state="visible"', 'state="veryHidden"', "the sheet is hidden"),
        (WORKBOOK, "'Matrix'!$3:$3", "#REF!", "leads to '#REF!'"),
        (WORKBOOK, "'Matrix'!$3:$3", "'Gone'!$3:$3", "leads to \"'Gone'!$3:$3\""),
        (WORKBOOK, 'localSheetId="1"', 'localSheetId="0"', "'_xlnm.print_titles' stands twice"),
        (WORKBOOK, 'localSheetId="1"', 'localSheetId="7"', "belongs to no sheet"),
    ],
)
def test_fault_is_found(part, old, new, fault):
    parts = parts_of(render_matrix(MATRIX, BUILD))
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    assert any(fault in found for found in xlsx_faults(pack(parts)))


def test_bytes_are_the_same_everywhere():
    code = (
        "import hashlib, book_samples as s\n"
        "from acqgen.rendering.matrix_book import render_matrix\n"
        "from acqgen.rendering.trace_book import render_trace\n"
        "for made in (render_matrix(s.DRAFT, 'b'), render_trace(s.TRACE, 'b')):\n"
        "    print(hashlib.sha256(made).hexdigest())\n"
    )
    places = [
        {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
        {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "3", "OPENPYXL_LXML": "False"},
    ]
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **place},
            stdout=subprocess.PIPE,
            text=True,
        )
        for place in places
    ]
    found = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert len(set(found)) == 1
    assert len(found[0].split()) == 2


ANSWERS = [
    ((None, None, None), "Not answered"),
    ((" ", None, " "), "Not answered"),
    ((None, "text", None), "Code missing"),
    ((None, None, "II, 14"), "Code missing"),
    (("yes", "text", "II, 14"), "Code missing"),
    (("FD Meets by a date", None, "II, 14"), "Date missing"),
    (("FT Third party meets", " ", "II, 14"), "Name missing"),
    (("EX Takes exception", None, None), "Exception text missing"),
    (("PC Meets in part", None, "II, 14"), "Explanation missing"),
    (("NC Does not meet", None, "II, 14"), "Explanation missing"),
    (("NA Not applicable", None, "II, 14"), "Explanation missing"),
    (("FC Meets now", None, None), "Page missing"),
    (("EX Takes exception", "text", None), "Page missing"),
    (("FC Meets now", None, "II, 14"), "Complete"),
    (("FD Meets by a date", "2027-03-01", "2-14"), "Complete"),
    (("NA Not applicable", "text", "II, 14"), "Complete"),
]


@pytest.mark.office
def test_row_status_is_computed(tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice is not installed")
    row = replace(MATRIX.rows[0], na_allowed=True)
    book = matrix_book(replace(MATRIX, rows=(row,) * len(ANSWERS)))
    for number, (answer, _) in enumerate(ANSWERS, start=FIRST):
        for column, text in zip("IJK", answer, strict=True):
            book["Matrix"][f"{column}{number}"] = text
    book.save(tmp_path / "filled.xlsx")
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            tmp_path / "computed",
            tmp_path / "filled.xlsx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    computed = load_workbook(tmp_path / "computed" / "filled.xlsx", data_only=True)["Matrix"]
    assert [cell.value for cell in computed["L"][FIRST - 1 :]] == [words for _, words in ANSWERS]
