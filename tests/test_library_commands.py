"""The commands for counsel and for those who own the texts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import ROOT
from openpyxl import load_workbook

from acqgen.library import load_library
from acqgen.problems import EditionError


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch) -> None:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)


def test_coverage_leaves_no_duty_open(acqgen):
    ran = acqgen("library", "coverage", "--json")
    duties = json.loads(ran.out)

    assert (ran.code, ran.err) == (0, "")
    assert all(each["texts"] or each["clauses"] or each["reason"] for each in duties)
    by_name = {each["paragraph"]: each for each in duties}
    assert "TE-010" in [each["text"] for each in by_name["dhs-139-08#D-6.1"]["texts"]]
    assert acqgen("library", "coverage").out.endswith(", 0 open\n")


def test_coverage_on_a_day_holds_what_was_in_force(acqgen):
    def authorities(day: str) -> set[str]:
        duties = json.loads(acqgen("library", "coverage", "--on", day, "--json").out)
        return {each["paragraph"].partition("#")[0] for each in duties}

    assert "m-25-22" not in authorities("2025-06-01")
    assert "m-25-22" in authorities("2025-11-03")


def test_uses_of_a_deliverable_and_of_nothing(acqgen):
    assert "TE-020: calls for the deliverable\n" in acqgen("library", "uses", "D06").out
    assert acqgen("library", "uses", "no such thing").out == "0 uses of no such thing\n"


def test_matrix_has_a_row_for_each_text_and_overwrites_nothing(acqgen, library):
    ran = acqgen("library", "matrix", "--out", "counsel.xlsx")
    book = load_workbook("counsel.xlsx", read_only=True)
    found = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}

    assert ran.code == 0
    assert set(library.clauses) <= found
    assert acqgen("library", "matrix", "--out", "counsel.xlsx").code == 6


@pytest.mark.slow
def test_release_locks_an_edition_once_and_an_edit_is_named(acqgen):
    root = Path("copy")
    shutil.copytree(ROOT / "clause_library", root)
    shutil.rmtree(root / "editions", ignore_errors=True)
    ran = acqgen("library", "release", "2026-12", "--library", root)

    assert (ran.code, ran.err) == (0, "")
    assert load_library(root, "2026-12").edition == "2026-12"
    assert acqgen("library", "release", "2026-12", "--library", root).code == 1
    text = root / "clauses" / "20-test-evaluation" / "TE-120" / "r1.md"
    text.write_text(text.read_text("utf-8").replace("shall", "must", 1), "utf-8")
    with pytest.raises(EditionError, match="r1 of TE-120 was changed"):
        load_library(root, "2026-12")


def test_check_names_requirements_that_serve_one_procurement(acqgen):
    out = acqgen("check", ROOT / "profiles" / "cbp-face-matching.yaml").out

    assert "DA-010" in next(line for line in out.splitlines() if "HSAR 3052.101" in line)
