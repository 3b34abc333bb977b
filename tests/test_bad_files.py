"""Files that no folder of mistakes can hold: made here, and refused in words; nothing is written.

A test whose name starts with a code counts for that code.
"""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from acqgen.pipeline import build
from acqgen.problems import ContentError, FileError
from acqgen.profile import load_profile
from acqgen.rendering import Templates, load_templates
from acqgen.writing import RECORD, write

BLANK = "format: 1\n"
RECORD_IN_OUT = f"out/{RECORD}"
ELSEWHERE = "  hint: use --keep to have it renamed, or --out to write elsewhere\n"
BLOCKED = "  hint: close the file in other programs, check the folder, or use --out\n"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(path: str, content: str | bytes) -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refusal(ran, code: str, exit: int) -> str:
    """Return the first problem that was told, after a look at all that stands around it."""
    *said, count, more = ran.err.splitlines(keepends=True)
    assert (ran.code, ran.out) == (exit, "")
    assert count.endswith("nothing was written\n")
    assert more == f"more on a code: acqgen explain {code}\n"
    return "".join(said)


# Profiles


@pytest.mark.parametrize("command", ["build", "check"])
def test_acq101_the_file_is_not_there(command, acqgen, here):
    ran = acqgen(command, "my profile.yaml")

    assert refusal(ran, "ACQ101", 6) == "my profile.yaml: error ACQ101: there is no such file\n"
    assert [*here.iterdir()] == []


def test_acq101_a_sample_that_is_not_there(acqgen, here):
    ran = acqgen("init", "mine", "--from", "cbp-face-match")

    assert refusal(ran, "ACQ101", 6) == (
        "cbp-face-match: error ACQ101: there is no sample 'cbp-face-match'\n"
        "  hint: did you mean 'cbp-face-matching'?\n"
    )
    assert [*here.iterdir()] == []


def test_acq102_a_folder_instead_of_a_file(acqgen, here):
    (here / "mine").mkdir()
    ran = acqgen("build", "mine")

    assert refusal(ran, "ACQ102", 6) == "mine: error ACQ102: this is a folder, not a file\n"


def test_acq108_a_file_of_forty_megabytes(acqgen):
    with Path("large.yaml").open("wb") as file:
        file.truncate(40_000_000)
    ran = acqgen("build", "large.yaml")

    said = "large.yaml: error ACQ108: the file is larger than 1,000,000 bytes\n"
    assert refusal(ran, "ACQ108", 6) == said


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no file without end")
def test_acq108_a_file_without_end(acqgen):
    assert "larger than" in refusal(acqgen("build", "/dev/zero"), "ACQ108", 6)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "mine.yaml: error ACQ109: "),
        (f"{BLANK}proc: a\0b\n".encode(), "mine.yaml: error ACQ109: the file is not a text file"),
        (BLANK.encode("utf-16"), "mine.yaml: error ACQ109: the file is saved as UTF-16"),
        (BLANK.encode("utf-16-be"), "mine.yaml: error ACQ109: the file is not a text file"),
        (
            f"{BLANK}proc:\n  title: Señor\n".encode("latin-1"),
            "mine.yaml:3:12: error ACQ109: this byte is not UTF-8\n  hint: save the file as UTF-8",
        ),
    ],
    ids=["picture", "null", "utf-16", "utf-16 without a mark", "latin-1"],
)
def test_acq109_no_text_in_utf_8(content, said, acqgen, here):
    ran = acqgen("build", written("mine.yaml", content))

    assert refusal(ran, "ACQ109", 6).startswith(said)
    assert [path.name for path in here.iterdir()] == ["mine.yaml"]


def test_acq118_a_path_that_leads_through_a_file(acqgen):
    written("mine.yaml", BLANK)
    ran = acqgen("build", "mine.yaml/mine.yaml")

    assert refusal(ran, "ACQ118", 6).startswith("mine.yaml/mine.yaml: error ACQ118: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{BLANK}a: {'[' * 100_000}\n", "mine.yaml:2:"),
        (f"{BLANK}a: {'{b: ' * 100_000}\n", "mine.yaml:2:"),
        (f"{BLANK}{'- ' * 100_000}\n", "mine.yaml:2:"),
        (f"{BLANK}proc:\n  agency: {'x' * 990_000}\n", "mine.yaml:3:11: error ACQ302: "),
        (f"{BLANK}proc:\n  value_usd: {'9' * 990_000}\n", "mine.yaml:3:14: error ACQ304: "),
        (f"{BLANK}fill_ins:\n  TE-110: {{test_period_days: {'9' * 990_000}}}\n", "mine.yaml:3:"),
        (f"{BLANK}proc:\n  {'x' * 990_000}: dhs\n", "mine.yaml:3:"),
        (f"{BLANK}library: {'x' * 990_000}\n", "mine.yaml:2:10: error ACQ217: "),
        (f"format: {'1' * 990_000}\n", "mine.yaml:1:9: error ACQ311: "),
    ],
    ids=["lists", "mappings", "dashes", "word", "number", "fill-in", "key", "edition", "format"],
)
def test_what_has_no_end_is_refused_in_few_words(text, said, acqgen):
    ran = acqgen("build", written("mine.yaml", text))

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(said)
    assert len(ran.err) < 700


# Templates


def test_acq601_a_template_that_is_missing(here):
    with pytest.raises(FileError) as error:
        load_templates(here)

    (problem,) = error.value.problems
    assert (problem.code, problem.where.file) == ("ACQ601", str(here / "document.docx"))


def zipped(**parts: str) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"Dear all,", b"PK\x03\x04", zipped(), zipped(mimetype="text")],
    ids=["empty", "text", "cut", "empty archive", "another archive"],
)
def test_acq601_a_template_that_is_no_word_file(content, library):
    read = load_profile(written("mine.yaml", BLANK))
    with pytest.raises(ContentError) as error:
        build(read, library, Templates(document=content))

    said = "document.docx: error ACQ601: the template is not a Word file"
    assert str(error.value) == said


# The folder of a build


@pytest.fixture
def built(acqgen) -> dict[Path, bytes]:
    """Build once into `out`, and return what was written."""
    ran = acqgen("build", written("mine.yaml", BLANK), "--out", "out")
    assert ran.code == 0, ran.err
    return on_disk()


def on_disk() -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()}


def test_acq701_an_edited_file_stops_the_build(built, acqgen):
    sow = Path("out/solicitation/sow.docx")
    sow.write_bytes(b"an afternoon of work")
    ran = acqgen("build", "mine.yaml", "--out", "out")

    assert refusal(ran, "ACQ701", 6) == (
        f"{sow}: error ACQ701: this file was edited, or acqgen did not write it; "
        f"it is not overwritten\n{ELSEWHERE}"
    )
    assert on_disk() == {**built, sow: b"an afternoon of work"}


def test_acq701_keep_renames_the_edited_file(built, acqgen):
    sow = Path("out/solicitation/sow.docx")
    sow.write_bytes(b"an afternoon of work")
    ran = acqgen("build", "mine.yaml", "--out", "out", "--keep")

    assert ran.code == 0
    assert f"kept {sow} as sow (kept 1).docx" in ran.err.splitlines()
    assert on_disk() == {**built, sow.with_name("sow (kept 1).docx"): b"an afternoon of work"}


def test_acq701_init_overwrites_nothing(acqgen):
    written("mine.yaml", "my answers\n")
    ran = acqgen("init", "mine")

    assert refusal(ran, "ACQ701", 6) == (
        "mine.yaml: error ACQ701: a file of that name is there\n"
        "  hint: choose another name, or move the file away\n"
    )
    assert Path("mine.yaml").read_text() == "my answers\n"


@pytest.mark.parametrize("out", ["notes", "notes/deep"])
def test_acq702_a_file_where_a_folder_is_wanted(out, acqgen, here):
    written("notes", "mine\n")
    ran = acqgen("build", written("mine.yaml", BLANK), "--out", out)

    said = refusal(ran, "ACQ702", 6)
    assert said.startswith(str(Path(out)))
    assert said.endswith(BLOCKED)
    assert {path.name for path in here.iterdir()} == {"notes", "mine.yaml"}
    assert Path("notes").read_text() == "mine\n"


def test_acq702_a_folder_where_a_file_is_wanted(acqgen):
    Path("out/solicitation/matrix.xlsx").mkdir(parents=True)
    ran = acqgen("build", written("mine.yaml", BLANK), "--out", "out")

    matrix = Path("out/solicitation/matrix.xlsx")
    said = f"{matrix}: error ACQ702: a folder stands where a file is to be written\n"
    assert refusal(ran, "ACQ702", 6) == f"{said}  hint: move it away\n"
    assert on_disk() == {}


def test_acq702_a_name_that_is_too_long(acqgen):
    ran = acqgen("build", written("mine.yaml", BLANK), "--out", "x" * 300)

    assert refusal(ran, "ACQ702", 6).startswith("x" * 300)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's own")
@pytest.mark.parametrize("command", [["build", "mine.yaml", "--out"], ["init"]])
def test_acq702_a_folder_that_nobody_may_write_to(command, acqgen):
    written("mine.yaml", BLANK)

    assert "cannot write here" in refusal(acqgen(*command, "/proc/mine"), "ACQ702", 6)


def test_acq703_a_record_that_cannot_be_read_stops_the_build(built, acqgen):
    record = Path(RECORD_IN_OUT)
    record.write_bytes(b"{")
    ran = acqgen("build", "mine.yaml", "--out", "out")

    said = f"{record}: error ACQ703: the record of an earlier build cannot be read\n{ELSEWHERE}"
    assert refusal(ran, "ACQ703", 6) == said
    assert on_disk() == {**built, record: b"{"}


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b'{"files": {"a": {}}}', b"\xff", b"[" * 200_000],
    ids=["empty", "list", "no files", "no hash", "no text", "deep"],
)
def test_acq703_whatever_is_wrong_with_the_record(content):
    written(RECORD_IN_OUT, content)
    with pytest.raises(FileError, match="ACQ703"):
        write({RECORD: b"{}"}, Path("out"))

    assert on_disk() == {Path(RECORD_IN_OUT): content}
