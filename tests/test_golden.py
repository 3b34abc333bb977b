"""What the six shipped profiles print, word for word, as text that a reviewer can read.

`pytest tests/test_golden.py --refresh-golden` accepts what now comes out; the diff of the
repository then shows what changed in the documents.
"""

from __future__ import annotations

from difflib import unified_diff
from functools import cache

import pytest
from conftest import ROOT

from acqgen.library import Library, load_library
from acqgen.package.model import Matrix, Trace
from acqgen.package.trace import Tracer
from acqgen.pipeline import draft
from acqgen.profile import load_profile
from acqgen.rendering.text import document_text
from acqgen.rendering.wording import line_text

GOLDEN = ROOT / "tests" / "golden"
PROFILES = sorted(path.stem for path in (ROOT / "profiles").glob("*.yaml"))
VIEWS = ("sow", "rfp", "matrix", "trace")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", PROFILES)
def test_golden(name, view, request) -> None:
    path = GOLDEN / name / f"{view}.txt"
    found = views(name)[view]
    if request.config.getoption("--refresh-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="\n")
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    if found != expected:
        shown = path.relative_to(ROOT)
        lines = unified_diff(
            expected.splitlines(), found.splitlines(), f"{shown}", "now", lineterm="", n=1
        )
        pytest.fail("\n".join([*lines][:200]), pytrace=False)


def test_each_golden_file_is_of_a_profile() -> None:
    found = {(path.parent.name, path.name) for path in GOLDEN.glob("*/*")}

    assert found == {(name, f"{view}.txt") for name in PROFILES for view in VIEWS}


@cache
def edition(name: str) -> Library:
    return load_library(edition=name)


@cache
def views(name: str) -> dict[str, str]:
    profile = load_profile(ROOT / "profiles" / f"{name}.yaml")
    library = edition(profile.envelope.library)
    made = draft(profile, library)
    decided, matrix = made.decided, made.package.matrix
    tracer = Tracer(library, decided.facts, decided.selection, made.assembled, matrix, made.cover)
    texts = {document.file: document_text(document) for document in made.package.documents}
    return {**texts, "matrix": matrix_text(matrix), "trace": trace_text(tracer.trace())}


def matrix_text(matrix: Matrix) -> str:
    lines = [matrix.marking, matrix.title, matrix.header_left, matrix.library, matrix.effect]
    for row in matrix.rows:
        may = ", may be not applicable" if row.na_allowed else ""
        lines += ["", f"{row.id} at {row.para}: {row.binding}{may}"]
        lines += [f"    {line}" for line in row.requirement.split("\n")]
        lines += [f"  {row.evaluation} | {row.evidence} | {row.verified_by}"]
        lines += [f"  {', '.join(row.deliverables)}"] if row.deliverables else []
    for item in matrix.deliverables:
        lines += ["", f"{item.id} {item.title} | {item.format} | {', '.join(item.required_by)}"]
        lines += [f"    due {line_text(line)}" for line in item.due]
        lines += [f"    {line}" for line in (*item.criteria, *item.distribution)]
    return "\n".join(lines) + "\n"


def trace_text(trace: Trace) -> str:
    """Return the sheets, one line a row; a long cell that repeats the one above is `same`."""
    lines = [*trace.marking.splitlines(), trace.title, trace.header_left]
    for sheet in trace.sheets:
        titles = tuple(column.title for column in sheet.columns)
        lines += ["", "", f"{sheet.name}: {sheet.title}", sheet.note, " | ".join(titles)]
        above = titles
        for row in sheet.rows:
            cells = tuple(str(cell).replace("\n", " / ") for cell in row)
            pairs = zip(cells, above, strict=True)
            shown = ("same" if len(cell) > 20 and cell == last else cell for cell, last in pairs)
            lines.append(" | ".join(shown))
            above = cells
    return "\n".join(lines) + "\n"
