"""The compliance matrix as a workbook: offerors fill it in, the Government reads it back."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from acqgen.package.model import DeliverableRow, Matrix, Row
from acqgen.rendering import matrix_words as say
from acqgen.rendering.excel_parts import Facts
from acqgen.rendering.excel_styles import Tone, differential
from acqgen.rendering.wording import line_text
from acqgen.rendering.workbook import content_of, new_workbook
from acqgen.rendering.worksheet import FIRST_ROW, Entry, Formula, Head, Page

_CODE, _EXPLANATION, _PAGE, _STATUS = "IJKL"


def render_matrix(matrix: Matrix, build_id: str) -> bytes:
    """Return matrix.xlsx; raises ValueError where a text is too long for a cell."""
    pages = [_instructions(matrix, build_id), _requirements(matrix), _deliverables(matrix)]
    pages += [_flow_down(matrix)] if matrix.flow_down else []
    book = new_workbook(
        pages, marking=matrix.marking, header_left=matrix.header_left, build_id=build_id
    )
    if matrix.rows:
        sheet = book[say.MATRIX]
        assert isinstance(sheet, Worksheet)
        _validate(sheet, matrix.rows)
        _color(sheet, len(matrix.rows))
    facts = Facts(f"{say.TITLES[say.MATRIX]}: {matrix.title}", matrix.header_left)
    return content_of(book, facts, cached=say.NOT_ANSWERED)


def _instructions(matrix: Matrix, build_id: str) -> Page:
    """Return the first sheet: steps, codes, and what this file is, each group under a rule."""
    effect = [(say.EFFECT_STEP, matrix.effect)] if matrix.effect else []
    names = [say.INSTRUCTIONS, say.MATRIX, say.DELIVERABLES]
    names += [say.FLOW_DOWN] if matrix.flow_down else []
    sheets = f"{', '.join(names[:-1])} and {names[-1]}"
    about = say.ABOUT_WORDS.format(build=build_id, library=matrix.library, sheets=sheets)
    groups = (
        [*say.STEPS, *effect],
        [(code.choice, code.use) for code in say.CODES],
        [(say.ABOUT, about)],
    )
    rows: list[tuple[Entry, Entry]] = []
    for index, group in enumerate(groups):
        (step, words), *others = group
        if index:
            rows.append(((step, "first step"), (words, "first words")))
        else:
            rows.append(((step, "step"), (words, "words")))
        rows += [((step, "step"), (words, "words")) for step, words in others]
    return Page(
        name=say.INSTRUCTIONS,
        title=say.TITLES[say.INSTRUCTIONS],
        note=". ".join(part for part in (matrix.title, matrix.header_left) if part),
        heads=_heads(say.INSTRUCTION_COLUMNS),
        rows=rows,
        size=11,
        is_data=False,
    )


def _requirements(matrix: Matrix) -> Page:
    count = say.counted(len(matrix.rows), "requirement", "requirements")
    return Page(
        name=say.MATRIX,
        title=say.TITLES[say.MATRIX],
        note=f"{count}. {say.MATRIX_NOTE}",
        heads=(
            *_heads(say.MATRIX_COLUMNS),
            *(Head(title, width, "offeror head") for title, width in say.OFFEROR_COLUMNS),
            Head(*say.STATUS_COLUMN),
        ),
        rows=[_requirement(number, row) for number, row in enumerate(matrix.rows, FIRST_ROW)],
        blank="given",
        legal=True,
    )


def _requirement(number: int, row: Row) -> list[Entry]:
    """Return the cells of sheet row `number`: eight of the Government, three open, the status."""
    given = (
        row.para,
        row.requirement,
        row.binding,
        row.evaluation,
        row.evidence or say.NONE,
        row.verified_by or say.NONE,
        _stacked(row.deliverables),
    )
    open_cells: list[Entry] = [(None, "answer")] * len(say.OFFEROR_COLUMNS)
    status: Entry = (Formula(_status(number, row)), "row status")
    return [(row.id, "given id"), *((text, "given") for text in given), *open_cells, status]


def _deliverables(matrix: Matrix) -> Page:
    count = say.counted(len(matrix.deliverables), "deliverable", "deliverables")
    return Page(
        name=say.DELIVERABLES,
        title=say.TITLES[say.DELIVERABLES],
        note=f"{count}. {say.DELIVERABLES_NOTE}",
        heads=_heads(say.DELIVERABLE_COLUMNS),
        rows=[_deliverable(row) for row in matrix.deliverables],
        blank="given",
    )


def _deliverable(row: DeliverableRow) -> list[Entry]:
    given = (
        row.title,
        row.format or say.NONE,
        _stacked(row.required_by),
        _stacked(map(line_text, row.due)),
        _stacked(row.criteria),
        _stacked(row.distribution),
    )
    return [(row.id, "given id"), *((text, "given") for text in given)]


def _flow_down(matrix: Matrix) -> Page:
    """Return the sheet of texts that go to lower tiers, by role."""
    return Page(
        name=say.FLOW_DOWN,
        title=say.TITLES[say.FLOW_DOWN],
        note=say.FLOW_DOWN_NOTE,
        heads=_heads(say.FLOW_DOWN_COLUMNS),
        rows=[
            [
                (row.id, "given id"),
                (row.title, "given"),
                (_stacked(row.roles), "given"),
                (row.how, "given"),
            ]
            for row in matrix.flow_down
        ],
        blank="given",
    )


def _heads(columns: Iterable[tuple[str, float]]) -> tuple[Head, ...]:
    return tuple(Head(title, width) for title, width in columns)


def _stacked(lines: Iterable[str]) -> str:
    """Return one line for each, or None in words."""
    return "\n".join(lines) or say.NONE


def _codes(row: Row) -> tuple[say.Code, ...]:
    return tuple(code for code in say.CODES if row.na_allowed or code is not say.NOT_APPLICABLE)


def _status(number: int, row: Row) -> str:
    """Return the formula that says in words what the row still lacks.

    A code that the list does not hold, as a paste can leave one, counts as missing.
    """
    code, explanation, page = (f"{column}{number}" for column in (_CODE, _EXPLANATION, _PAGE))
    short = f"LEFT({code},2)"
    known = "".join(f"|{one.code}" for one in _codes(row)) + "|"
    lacking = f'"{say.EXPLANATION_MISSING}"'
    for one in reversed(say.CODES):
        if one.missing not in ("", say.EXPLANATION_MISSING):
            lacking = f'IF({short}="{one.code}","{one.missing}",{lacking})'
    return (
        f'=IF(TRIM({code}&{explanation}&{page})="","{say.NOT_ANSWERED}",'
        f'IF(ISERROR(FIND("|"&{short}&"|","{known}")),"{say.CODE_MISSING}",'
        f'IF(AND({short}<>"{say.MEETS_NOW.code}",TRIM({explanation})=""),{lacking},'
        f'IF(TRIM({page})="","{say.PAGE_MISSING}","{say.COMPLETE}"))))'
    )


def _validate(sheet: Worksheet, rows: tuple[Row, ...]) -> None:
    """Give each open cell its list or its limit, with words on entry and on refusal."""
    runs: dict[tuple[say.Code, ...], list[str]] = {}
    numbered = enumerate(rows, FIRST_ROW)
    for codes, group in groupby(numbered, key=lambda pair: _codes(pair[1])):
        numbers = [number for number, _ in group]
        runs.setdefault(codes, []).append(f"{_CODE}{numbers[0]}:{_CODE}{numbers[-1]}")
    for codes, places in runs.items():
        choices = ",".join(one.choice for one in codes)
        listed = DataValidation(sqref=" ".join(places), type="list", formula1=f'"{choices}"')
        sheet.add_data_validation(_asking(listed, say.CODE_ASK))
    last = FIRST_ROW + len(rows) - 1
    for column, limit, ask in (
        (_EXPLANATION, say.LONGEST_EXPLANATION, say.EXPLANATION_ASK),
        (_PAGE, say.LONGEST_PAGE, say.PAGE_ASK),
    ):
        limited = DataValidation(
            sqref=f"{column}{FIRST_ROW}:{column}{last}",
            type="textLength",
            operator="lessThanOrEqual",
            formula1=str(limit),
        )
        sheet.add_data_validation(_asking(limited, ask))


def _asking(test: DataValidation, ask: say.Ask) -> DataValidation:
    """Return a validation with its words; it stops what fails, and a cell may always be empty."""
    test.allow_blank = test.showInputMessage = test.showErrorMessage = True
    test.errorStyle = "stop"
    test.promptTitle, test.prompt = ask.prompt_title, ask.prompt
    test.errorTitle, test.error = ask.error_title, ask.error
    return test


def _color(sheet: Worksheet, count: int) -> None:
    """Repeat the words of the row status in color."""
    first, last = f"{_STATUS}{FIRST_ROW}", f"{_STATUS}{FIRST_ROW + count - 1}"
    tests: tuple[tuple[str, Tone], ...] = (
        (f'${first}="{say.NOT_ANSWERED}"', "plain"),
        (f'RIGHT(${first},{len(say.MISSING)})="{say.MISSING}"', "open"),
        (f'${first}="{say.COMPLETE}"', "done"),
    )
    for test, tone in tests:
        rule = Rule(type="expression", formula=[test], dxf=differential(tone))
        sheet.conditional_formatting.add(f"{first}:{last}", rule)
