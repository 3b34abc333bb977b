"""Seeded faults, one folder a fault: what the rule says of it, and nothing else.

A folder is named by the code that finds the fault, and holds `expected.txt` and `change.yaml`,
which changes a copy of the library: `text` adds a wording of our own as TE-990, with `head` in
its front matter; `files` adds or replaces files; `edits` replaces words of a file; what is said
elsewhere than `at` is not looked at. A new fault needs a folder and no code;
`pytest tests/lint --refresh-golden` writes what is now said.
"""

from __future__ import annotations

import operator
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

from acqgen.library import open_library
from acqgen.problems import CODES, ContentError, Problem
from acqgen.upkeep.lint import RULES, explanations, look, read_waivers

HERE = Path(__file__).resolve().parent
SEEDS = sorted(path for path in HERE.iterdir() if (path / "change.yaml").is_file())
NAME = operator.attrgetter("name")
OWN = "clauses/20-test-evaluation/TE-990/r1.md"
KEPT = {"DF-010", "DF-020", "GV-010", "MD-010", "TE-010", "TE-020", "TE-110", "TE-170"}
KEPT |= {"BI-010", "GA-020", "SU-010"}
HEAD = {
    "title": "Seed",
    "kind": "sow",
    "place": "C",
    "effective": "2026-12-01",
    "change": "First issue.",
    "satisfies": ["dhs-139-08#D-6.2", "m-25-22#M22-4d-i"],
    "when": {"term": "in_scope"},
    "strength": "default",
    "verification": {"method": "test", "pass_rule": "each row is met"},
    "evaluation": "none",
    "requires": [["DF-010"]],
}


@pytest.fixture(scope="session")
def copy(tmp_path_factory, library) -> Path:
    """Return a copy of the clause library with a few texts; the others count as planned."""
    folder = tmp_path_factory.mktemp("seeds") / "clause_library"
    shutil.copytree(ROOT / "clause_library", folder)
    rows = [each.model_dump() for each in library.planned.values()]
    for id, clause in library.clauses.items():
        if id not in KEPT:
            head = clause.revisions[-1].head
            rows.append({"id": id, "title": head.title, "kind": head.kind, "place": head.place})
            shutil.rmtree(folder / "clauses" / clause.folder / id)
    (folder / "planned.yaml").write_text(yaml.dump({"planned": rows}), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def before(copy) -> Counter[tuple[str, str, str]]:
    """Return what is found without a seed: code, file and message, wherever it stands."""
    loaded = open_library(copy)
    found = look(loaded, read_waivers(copy))
    return Counter(key(each) for each in (*found.problems, *found.waived))


def key(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.where.file, problem.message


def change_of(seed: Path) -> dict[str, Any]:
    return yaml.load((seed / "change.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


def files_of(seed: Path, copy: Path) -> dict[str, str]:
    """Return what a seed writes, by path in the library."""
    change = change_of(seed)
    change.pop("at", None)
    files: dict[str, str] = dict(change.pop("files", {}))
    if "text" in change:
        head: dict[str, Any] = {**HEAD, **change.pop("head", {})}
        front = yaml.dump({k: v for k, v in head.items() if v != "absent"}, sort_keys=False)
        files[OWN] = f"---\n{front}---\n{change.pop('text')}"
    for edit in change.pop("edits", ()):
        text = files.get(edit["file"]) or (copy / edit["file"]).read_text(encoding="utf-8")
        assert edit["old"] in text, f"the library no longer holds {edit['old']!r}"
        files[edit["file"]] = text.replace(edit["old"], edit["new"], 1)
    assert not change, "a key that no test reads"
    return files


@pytest.fixture
def seeded(request, copy) -> Iterator[Path]:
    """Put a seed into the copy, and take it out again."""
    files = {copy / name: text for name, text in files_of(request.param, copy).items()}
    kept = {path: path.read_bytes() for path in files if path.exists()}
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    yield request.param
    for path in files:
        path.unlink()
        if path in kept:
            path.write_bytes(kept[path])
        elif not any(path.parent.iterdir()):
            path.parent.rmdir()


def said(copy: Path, code: str, before: Counter[tuple[str, str, str]]) -> Iterator[str]:
    """Yield what the rule of a code, or the reading of the library, now says and did not before."""
    rules = RULES if code.startswith("W") else tuple(each for each in RULES if each.code == code)
    try:
        problems = look(open_library(copy), read_waivers(copy), rules).problems
        found = tuple(each for each in problems if each.code == code)
    except ContentError as error:
        found = error.problems
    known = Counter(before)
    for each in found:
        known[key(each)] -= 1
        if known[key(each)] < 0:
            where = str(each.where).removeprefix(f"{copy}/")
            yield f"{where}: {each.severity} {each.code}: {each.message}\n"


@pytest.mark.parametrize("seeded", SEEDS, ids=NAME, indirect=True)
def test_seed(seeded, copy, before, request) -> None:
    expected = seeded / "expected.txt"
    place = change_of(seeded).get("at", "")
    lines = said(copy, seeded.name.partition("-")[0], before)
    now = "".join(line for line in lines if line.startswith(place))
    if request.config.getoption("--refresh-golden"):
        expected.write_text(now, encoding="utf-8", newline="\n")

    assert now == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", SEEDS, ids=NAME)
def test_a_seed_is_named_by_the_code_that_finds_it(seed) -> None:
    code, _, name = seed.name.partition("-")
    words = (seed / "expected.txt").read_text(encoding="utf-8")

    if name.startswith("excused"):
        assert not words
    else:
        assert words
        assert all(f" {code}: " in line for line in words.splitlines())


def test_each_rule_finds_a_seed() -> None:
    found = {seed.name.partition("-")[0] for seed in SEEDS if "excused" not in seed.name}

    assert set(explanations()) <= found
    assert found <= {*explanations(), *CODES}


@pytest.fixture
def shipped(library) -> Callable[[], tuple[Problem, ...]]:
    """Return what the lint says of the library that ships."""
    del library

    def found() -> tuple[Problem, ...]:
        loaded = open_library()
        return look(loaded, read_waivers(loaded.root)).problems

    return found


def test_the_shipped_library_has_no_error_and_each_waiver_is_alive(shipped) -> None:
    errors = [str(each) for each in shipped() if each.severity == "error"]

    assert errors == []
