"""Files on disk: nobody's work is overwritten, and no file is ever half."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from acqgen.package.record import Record
from acqgen.problems import FileError
from acqgen.writing import RECORD, Written, write, write_new

SOW, MATRIX = "solicitation/sow.docx", "solicitation/matrix.xlsx"
EDITED = b"edited by hand"


def package(words: str) -> dict[str, bytes]:
    """Return small files of a build, with a record as builds have it."""
    files = {SOW: f"sow {words}".encode(), MATRIX: f"matrix {words}".encode()}
    return {**files, RECORD: Record({"words": words}, words).with_files(files)}


ONE, TWO, THREE = package("one"), package("two"), package("three")


def on_disk(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def refused(files: dict[str, bytes], folder: Path) -> dict[str, str]:
    """Write, and return the files that stood in the way, with the code; nothing may change."""
    before = on_disk(folder)
    with pytest.raises(FileError) as error:
        write(files, folder)
    assert on_disk(folder) == before
    assert all(each.hint for each in error.value.problems)
    return {
        Path(each.where.file).relative_to(folder).as_posix(): each.code
        for each in error.value.problems
    }


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return a folder that holds the files of a build."""
    folder = tmp_path / "out" / "mine"
    write(ONE, folder)
    return folder


def test_first_build_makes_the_folder(tmp_path) -> None:
    folder = tmp_path / "new" / "deep"
    written = write(ONE, folder)

    assert on_disk(folder) == ONE
    assert written == Written(tuple(folder / name for name in ONE), (), ())


def test_next_builds_replace_what_acqgen_wrote(folder) -> None:
    for files in (ONE, TWO):
        assert write(files, folder) == Written(tuple(folder / name for name in files), (), ())
        assert on_disk(folder) == files


def test_other_files_of_the_folder_are_left_alone(folder) -> None:
    note = folder / "solicitation" / "note.txt"
    note.write_bytes(EDITED)
    write(TWO, folder)

    assert on_disk(folder) == {**TWO, "solicitation/note.txt": EDITED}


@pytest.mark.parametrize("name", ONE)
def test_an_edited_file_stops_everything(name, folder) -> None:
    content = ONE[name].replace(b"one", b"1")
    (folder / name).write_bytes(content)

    assert refused(TWO, folder) == {name: "ACQ701"}
    assert refused(ONE, folder) == {name: "ACQ701"}


@pytest.mark.parametrize("name", ONE)
def test_a_foreign_file_stops_everything(name, tmp_path) -> None:
    path = tmp_path / name
    path.parent.mkdir()
    path.write_bytes(ONE[name] if name == SOW else b"{}")

    assert refused(TWO, tmp_path) == {name: "ACQ703" if name == RECORD else "ACQ701"}


def test_all_files_in_the_way_are_named(folder) -> None:
    for name in (SOW, MATRIX):
        (folder / name).write_bytes(EDITED)

    assert refused(TWO, folder) == {SOW: "ACQ701", MATRIX: "ACQ701"}


def test_keep_renames_and_numbers(folder) -> None:
    kept = {}
    for number, files in enumerate((TWO, THREE), 1):
        (folder / SOW).write_bytes(EDITED + bytes([number]))
        written = write(files, folder, keep=True)
        new = f"solicitation/sow (kept {number}).docx"
        kept[new] = EDITED + bytes([number])
        assert written.kept == ((folder / SOW, folder / new),)
        assert on_disk(folder) == {**files, **kept}


def test_keep_renames_an_edited_record_alone(folder) -> None:
    content = ONE[RECORD].replace(b'"words": "one"', b'"words": "1"')
    (folder / RECORD).write_bytes(content)
    write(TWO, folder, keep=True)

    assert on_disk(folder) == {**TWO, "contract-file/record (kept 1).json": content}


def test_without_a_record_no_file_is_known(folder) -> None:
    (folder / RECORD).write_bytes(b"[]")
    assert refused(TWO, folder) == {RECORD: "ACQ703"}
    write(TWO, folder, keep=True)
    assert on_disk(folder).items() >= TWO.items()
    assert len(on_disk(folder)) == 2 * len(TWO)

    (folder / RECORD).unlink()
    assert refused(TWO, folder) == {SOW: "ACQ701", MATRIX: "ACQ701"}


def test_line_ends_of_a_record_do_not_count(folder) -> None:
    (folder / RECORD).write_bytes(ONE[RECORD].replace(b"\n", b"\r\n"))
    write(TWO, folder)

    assert on_disk(folder) == TWO


@pytest.mark.parametrize("name", [*ONE, "contract-file/record.next.json", f"{SOW}.acqgen-new"])
def test_a_folder_in_the_way_is_named(name, folder) -> None:
    (folder / name).unlink(missing_ok=True)
    (folder / name / "mine").mkdir(parents=True)

    assert refused(TWO, folder) == {name.removesuffix(".acqgen-new"): "ACQ702"}


@pytest.mark.parametrize("at", ["", "solicitation"])
def test_a_file_where_the_folder_should_be_is_left_alone(at, tmp_path) -> None:
    folder = tmp_path / "out"
    path = folder / at
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(EDITED)
    with pytest.raises(FileError) as error:
        write(ONE, folder)

    assert [each.code for each in error.value.problems] == ["ACQ702"]
    assert path.read_bytes() == EDITED


@pytest.mark.skipif(sys.platform != "linux", reason="Linux lets nobody write to a running program")
def test_a_file_that_is_open_elsewhere_stops_everything(tmp_path) -> None:
    files = {SOW: Path(shutil.which("sleep")).resolve().read_bytes(), MATRIX: b"matrix"}
    write({**files, RECORD: Record({}, "id").with_files(files)}, tmp_path)
    (tmp_path / SOW).chmod(0o700)
    with subprocess.Popen([tmp_path / SOW, "60"]) as running:
        try:
            assert refused(TWO, tmp_path) == {SOW: "ACQ702"}
        finally:
            running.kill()


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root may write anything")
def test_a_read_only_file_stops_everything(folder) -> None:
    (folder / MATRIX).chmod(0o400)

    assert refused(TWO, folder) == {MATRIX: "ACQ702"}


def test_a_disk_without_room_stops_everything(folder) -> None:
    resource = pytest.importorskip("resource")
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5, most[1]))
    try:
        assert refused(TWO, folder) == {"contract-file/record.next.json": "ACQ702"}
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)


def killed(files: dict[str, bytes], start: Path, keep: str = "") -> list[Path]:
    """Return a folder for each step of the writer, as a kill before that step leaves it."""
    copies = start.parent / f"{start.name} killed"
    texts = start.parent / "texts.json"
    texts.write_text(json.dumps({name: content.decode() for name, content in files.items()}))
    command = [sys.executable, str(ROOT / "tests" / "killed_writer.py"), texts, start, copies, keep]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    *found, ended = sorted(copies.iterdir())
    assert on_disk(ended).items() >= files.items()
    assert len(found) == 13 + bool(keep)  # folders, files beside, swaps, the end, the rename
    return found


def whole(folder: Path, *versions: dict[str, bytes]) -> bool:
    """Say whether each file is one of its versions; new ones beside their targets do not count."""
    found = on_disk(folder)
    return all(
        found[name] in {each[name] for each in versions} for name in versions[0] if name in found
    )


forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="the steps are run in forks")


@forks
def test_after_a_kill_of_the_first_build_the_next_finishes(tmp_path) -> None:
    (tmp_path / "start").mkdir()
    for folder in killed(ONE, tmp_path / "start"):
        assert whole(folder, ONE)
        write(TWO, folder)
        assert on_disk(folder) == TWO


@forks
def test_after_a_kill_the_next_build_finishes_and_names_the_files(folder) -> None:
    names = []
    for each in killed(TWO, folder):
        assert whole(each, ONE, TWO)
        assert on_disk(each).keys() >= TWO.keys()
        swapping = (each / "contract-file" / "record.next.json").exists()
        written = write(TWO, each)
        assert written.finished == (tuple(each / name for name in TWO) if swapping else ())
        assert on_disk(each) == TWO
        names.append(swapping)
    assert names == sorted(names)
    assert sum(names) == len(TWO) + 1


@forks
def test_a_build_that_finishes_another_may_be_killed_too(folder) -> None:
    stopped = killed(TWO, folder)[-3]
    assert {on_disk(stopped)[name] for name in (SOW, MATRIX)} > {TWO[SOW]}
    for each in killed(THREE, stopped):
        assert whole(each, ONE, TWO, THREE)
        write(ONE, each)
        assert on_disk(each) == ONE


@forks
def test_what_is_kept_survives_a_kill(folder) -> None:
    (folder / SOW).write_bytes(EDITED)
    for each in killed(TWO, folder, "keep"):
        assert EDITED in on_disk(each).values()
        write(TWO, each, keep=True)
        found = on_disk(each)
        assert found.pop("solicitation/sow (kept 1).docx") == EDITED
        assert found == TWO


@forks
def test_an_edit_after_a_kill_is_somebodys_work(folder) -> None:
    stopped = killed(TWO, folder)[-1]
    (stopped / SOW).write_bytes(EDITED)

    assert refused(TWO, stopped) == {SOW: "ACQ701"}


def test_a_new_file_is_written_only_where_none_is(tmp_path) -> None:
    path = tmp_path / "deep" / "mine.yaml"
    write_new(path, "é: 1\n")
    with pytest.raises(FileError, match="ACQ701"):
        write_new(path, "other")

    assert path.read_bytes() == "é: 1\n".encode()
