"""Editions: a release is proved by hashes, and each later change of it is found and named."""

from __future__ import annotations

import hashlib
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from package_laws import blocks

from acqgen.library import load_library, newest_edition, open_library
from acqgen.library.editions import Lock, differences, index_lines, read_lock
from acqgen.package.model import Paragraph
from acqgen.package.reasons import why
from acqgen.package.selection import Decision
from acqgen.pipeline import decide, draft
from acqgen.problems import ContentError, EditionError, Location
from acqgen.reading import Source, home
from acqgen.reading.yaml import parse_front_matter, parse_yaml
from acqgen.rendering.wording import line_text
from acqgen.upkeep.release import lock_files

EDITION = "2026-12"


def release(root: Path, edition: str = EDITION) -> None:
    for name, text in lock_files(open_library(root), edition).items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the library with everything in it released."""
    root = tmp_path_factory.mktemp("released") / "clause_library"
    shutil.copytree(home("clause_library"), root)
    shutil.rmtree(root / "editions", ignore_errors=True)
    release(root)
    return root


@pytest.fixture
def copy(released: Path, tmp_path: Path) -> Path:
    root = tmp_path / "clause_library"
    shutil.copytree(released, root)
    return root


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


def faults(root: Path, edition: str = EDITION) -> str:
    with pytest.raises(EditionError) as caught:
        load_library(root, edition)
    return str(caught.value)


def test_a_released_library_loads_as_the_draft_does(released: Path) -> None:
    draft, edition = load_library(released), load_library(released, EDITION)
    assert edition.edition == EDITION
    assert edition.clauses.keys() == draft.clauses.keys()
    assert edition.authorities == draft.authorities


SHIPPED = [name for name, _, _ in index_lines(home("clause_library"))]


@pytest.mark.parametrize("edition", SHIPPED)
def test_each_edition_that_ships_is_what_was_released(edition: str) -> None:
    """A change of a released file goes into the next one; this fails where it did not."""
    assert load_library(edition=edition).edition == edition


def test_the_samples_name_the_newest_edition(profile) -> None:
    names = [path.stem for path in home("profiles").glob("*.yaml")]
    assert {profile(each).envelope.library for each in names} == {newest_edition()}


def test_acq221_a_changed_revision_is_named(copy: Path) -> None:
    path = copy / "clauses/20-test-evaluation/TE-170/r1.md"
    replaced(path, "Silence", "Quiet")
    assert "r1 of TE-170 was changed after 2026-12 released it" in faults(copy)


def test_acq222_an_edition_is_released_once_under_the_name_of_a_month(released: Path) -> None:
    for name in (EDITION, "2026.12", "december"):
        with pytest.raises(ContentError, match="ACQ222"):
            lock_files(open_library(released), name)


def test_a_removed_file_is_named(copy: Path) -> None:
    (copy / "deliverables/D06.yaml").unlink()
    assert "deliverables/D06.yaml is gone" in faults(copy)


def test_an_altered_event_is_named(copy: Path) -> None:
    replaced(copy / "authorities/eo-14110.yaml", "2025-01-20", "2025-01-21")
    assert "of eo-14110 was changed" in faults(copy)


def test_later_entries_and_revisions_do_not_touch_an_edition(copy: Path) -> None:
    before = load_library(copy, EDITION)
    first = copy / "clauses/20-test-evaluation/TE-170/r1.md"
    text = first.read_text("utf-8")
    first.with_name("r2.md").write_text(
        text.replace("effective: 2026-12-01", "effective: 2027-06-01"), "utf-8", newline="\n"
    )
    with (copy / "thresholds/micro_purchase.yaml").open("a", encoding="utf-8") as threshold:
        threshold.write(
            "\n  - {since: 2030-10-01, value: 20000, source: invented here, confidence: low}\n"
        )
    after = load_library(copy, EDITION)
    assert len(after.clauses["TE-170"].revisions) == 1
    assert after.thresholds == before.thresholds
    assert len(load_library(copy).clauses["TE-170"].revisions) == 2


def test_a_file_without_a_history_is_followed_by_its_next_wording(copy: Path) -> None:
    first = copy / "deliverables/D13.yaml"
    text = first.read_text("utf-8").replace("title: AI bill", "title: A bill")
    later = first.with_name("D13.r2.yaml")
    later.write_text(text, "utf-8", newline="\n")

    assert load_library(copy, EDITION).deliverables["D13"].title.startswith("AI bill")
    assert load_library(copy).deliverables["D13"].title.startswith("A bill")
    release(copy, "2027-03")
    assert load_library(copy, "2027-03").deliverables["D13"].title.startswith("A bill")
    replaced(later, "A bill", "The bill")
    assert "D13.r2.yaml was changed after 2027-03 released it" in faults(copy, "2027-03")
    assert "D13.r3.yaml beside it" in faults(copy, "2027-03")
    load_library(copy, EDITION)
    replaced(first, "AI bill", "A bill")
    assert "D13.yaml was changed after 2026-12 released it" in faults(copy)


def test_a_file_at_the_top_is_followed_too(copy: Path) -> None:
    settings = (copy / "library.yaml").read_text("utf-8")
    later = settings.replace("publisher: acqgen", "publisher: office")
    (copy / "library.r2.yaml").write_text(later, "utf-8", newline="\n")
    assert load_library(copy, EDITION).settings.publisher == "acqgen clause library"
    assert load_library(copy).settings.publisher == "office clause library"


def test_acq223_wordings_of_a_file_do_not_skip(copy: Path) -> None:
    (copy / "deliverables/D13.yaml").rename(copy / "deliverables/D13.r3.yaml")
    with pytest.raises(ContentError, match=r"ACQ223: D13\.yaml is missing"):
        load_library(copy)


def test_an_empty_wording_retires_a_file(copy: Path) -> None:
    (copy / "references/RF-650.r2.yaml").write_text("# Not used any more.\n", "utf-8")
    assert "RF-650" in load_library(copy, EDITION).references
    assert "RF-650" not in load_library(copy).references
    release(copy, "2027-03")
    assert "RF-650" not in load_library(copy, "2027-03").references


def test_a_revision_without_wording_retires_a_text(copy: Path, profile) -> None:
    head = """\
title: Accessibility of interfaces and documents
kind: sow
place: C
effective: 2027-02-01
change: The codified clause says it all.
satisfies: [usc-29-794d#OV-508]
when: {all: []}
strength: mandatory
"""
    path = copy / "clauses/60-human-oversight/HO-070/r2.md"
    path.write_text(f"---\n{head}---\n", "utf-8")
    given = profile("cbp-face-matching")

    def decided(edition: str, day: str) -> Decision:
        library = load_library(copy, edition)
        found = decide(given.with_answers({"proc.issue_date": day}), library)
        return found.selection.decisions["HO-070"]

    assert decided("draft", "2027-01-31").selected
    retired = decided("draft", "2027-02-01")
    assert not retired.selected
    said = "Retired by the library from 2027-02-01. The codified clause says it all."
    assert why(retired, load_library(copy)) == said
    assert decided(EDITION, "2027-02-01").selected


def test_a_definition_prints_in_the_wording_of_the_issue_date(copy: Path, profile) -> None:
    with (copy / "definitions/release.yaml").open("a", encoding="utf-8") as file:
        file.write('  - {number: 2, effective: 2027-02-01, text: "means a version."}\n')
    given, library = profile("cbp-face-matching"), load_library(copy)

    def printed(day: str) -> bool:
        made = draft(given.with_answers({"proc.issue_date": day}), library)
        return any(
            line_text(block.line) == "Release means a version."
            for document in made.package.documents
            for block in blocks(document)
            if isinstance(block, Paragraph) and block.role == "definition"
        )

    assert (printed("2027-01-31"), printed("2027-02-01")) == (False, True)


def test_a_second_edition_continues_the_chain(copy: Path) -> None:
    release(copy, "2027-03")
    assert [line[0] for line in index_lines(copy)] == [EDITION, "2027-03"]
    load_library(copy, EDITION)
    load_library(copy, "2027-03")
    index = copy / "editions/INDEX"
    lines = index.read_text("utf-8").splitlines(keepends=True)
    index.write_text("".join(reversed(lines)), "utf-8")
    assert "does not continue the chain" in faults(copy)


def test_an_edited_lock_is_found(copy: Path) -> None:
    path = copy / "editions/2026-12.lock"
    path.write_text(path.read_text("utf-8").replace("0", "1", 1), "utf-8")
    assert "the lock of 2026-12 is not the one that INDEX names" in faults(copy)


def test_an_unknown_edition_names_those_that_exist(released: Path) -> None:
    assert "the editions are 2026-12" in faults(released, "2026-11")


def edited(text: str, chance: random.Random) -> str:
    """Change one letter or digit of the content, outside comments."""
    lines = text.split("\n")
    fitting = [
        number
        for number, line in enumerate(lines)
        if any(map(str.isalnum, line)) and "#" not in line
    ]
    number = chance.choice(fitting)
    places = [place for place, sign in enumerate(lines[number]) if sign.isalnum()]
    place = chance.choice(places)
    old = lines[number][place]
    new = chance.choice([sign for sign in "abcxyz123789" if sign != old])
    lines[number] = lines[number][:place] + new + lines[number][place + 1 :]
    return "\n".join(lines)


def read_again(text: str, name: str) -> tuple[Source | None, str]:
    """Read an edited file, or say why it cannot be read."""
    reader = parse_front_matter if name.endswith(".md") else parse_yaml
    try:
        return replace(reader(text, name), digest=hashlib.sha256(text.encode()).hexdigest()), ""
    except ContentError as error:
        return None, str(error)


def test_five_hundred_random_edits_are_found_and_named(released: Path) -> None:
    """Each single edit of a released file is found, and the message names the file or text."""
    chance = random.Random(20261201)
    files = [
        path
        for path in sorted(released.rglob("*"))
        if path.suffix in (".yaml", ".md")
        and path.name not in ("cases.yaml", "notes.md", "README.md", "planned.yaml")
        and path.name
        not in ("hsar.yaml", "waivers.yaml", "lint.yaml", "clocks.yaml", "uncovered.yaml")
    ]
    lock = read_lock(released, EDITION, Location("test"))
    for _ in range(500):
        path = chance.choice(files)
        name = path.relative_to(released).as_posix()
        text = edited(path.read_text("utf-8"), chance)
        source, refused = read_again(text, name)
        if source is None:
            assert name in refused
            continue
        parts = {k: v for k, v in lock.parts.items() if k.partition("#")[0] == name}
        own = Lock(EDITION, parts, {name: lock.files[name]})
        found = list(differences(own, {name: source}, released))
        assert found, f"{name} passed with an edit"
        stem = path.parent.name if path.suffix == ".md" else path.stem
        assert any(stem in str(each) for each in found)
