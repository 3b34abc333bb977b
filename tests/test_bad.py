"""Bad inputs, one folder a mistake: what is said, where, the hint, the exit; nothing is written.

A folder is named by its code and holds `expected.txt` and either a whole small `profile.yaml`,
read from within the folder, or `library/`, whose files replace or add to a copy of the clause
library. A new mistake needs a folder and no code; `pytest tests/test_bad.py --refresh-golden`
writes what is now said.
"""

from __future__ import annotations

import operator
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from acqgen.library import Library, load_library
from acqgen.pipeline import draft
from acqgen.problems import CODES, ContentError, FileError
from acqgen.profile import Profile, load_profile

HERE = Path(__file__).resolve().parent
CASES = sorted(path for path in (HERE / "bad").iterdir() if path.is_dir())
OF_LIBRARY = [case for case in CASES if (case / "library").is_dir()]
OF_PROFILE = [case for case in CASES if case not in OF_LIBRARY]
NAME = operator.attrgetter("name")
MORE = "more on a code: acqgen explain"
CODE = re.compile(r"\bACQ\d{3}\b")


@pytest.fixture
def agrees(request) -> Callable[[Path, int, str], bool]:
    """Hold an exit code and words against those of a case."""

    def check(case: Path, code: int, words: str) -> bool:
        path, found = case / "expected.txt", f"exit {code}\n{words}"
        if request.config.getoption("--refresh-golden"):
            path.write_text(found, encoding="utf-8", newline="\n")
        assert found == path.read_text(encoding="utf-8")
        return True

    return check


def told(profile: Path, library_of: Callable[[Profile], Library]) -> tuple[int, str]:
    """Return the exit code and the words that a command gives for a profile."""
    try:
        read = load_profile(profile)
        warnings = draft(read, library_of(read)).warnings
    except ContentError as error:
        return 6 if isinstance(error, FileError) else 1, f"{error}\n"
    return 0, "".join(f"{each}\n" for each in warnings)


@pytest.mark.parametrize("case", OF_PROFILE, ids=NAME)
def test_profile(case, agrees, library, monkeypatch):
    def library_of(read: Profile) -> Library:
        edition, asked = read.envelope.library, read.source.locate("library")
        return library if edition == "draft" else load_library(edition=edition, asked=asked)

    monkeypatch.chdir(case)

    assert agrees(case, *told(Path("profile.yaml"), library_of))


@pytest.mark.parametrize("code", ["ACQ105", "ACQ116", "ACQ217", "ACQ305", "ACQ402", "ACQ501"])
def test_the_commands_say_the_same_and_write_nothing(code, acqgen, tmp_path, monkeypatch):
    case = next(each for each in OF_PROFILE if each.name.startswith(code))
    monkeypatch.chdir(case)
    head, words = (case / "expected.txt").read_text(encoding="utf-8").split("\n", 1)
    built = acqgen("build", "profile.yaml", "--out", tmp_path / "out")
    checked = acqgen("check", "profile.yaml")

    assert (f"exit {built.code}", built.out, [*tmp_path.iterdir()]) == (head, "", [])
    assert built.err == f"{words}1 problem; nothing was written\n{MORE} {code}\n"
    assert checked.code == built.code
    assert all(line.strip() in checked.out + checked.err for line in words.splitlines())


@pytest.fixture(scope="session")
def own_library(tmp_path_factory) -> Path:
    """Return the folder that holds a copy of the clause library."""
    folder = tmp_path_factory.mktemp("library")
    shutil.copytree(ROOT / "clause_library", folder / "clause_library")
    return folder


@pytest.fixture
def patched(request, own_library) -> Iterator[Path]:
    """Put the files of a case into the copy, and take them out again."""
    files = [path for path in (request.param / "library").rglob("*") if path.is_file()]
    targets = {
        own_library / "clause_library" / path.relative_to(request.param / "library"): path
        for path in files
    }
    before = {path: path.read_bytes() for path in targets if path.exists()}
    for target, path in targets.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    yield request.param
    for target in targets:
        target.unlink()
        if target in before:
            target.write_bytes(before[target])


@pytest.mark.parametrize("patched", OF_LIBRARY, ids=NAME, indirect=True)
def test_library(patched, agrees, own_library, monkeypatch):
    monkeypatch.chdir(own_library)
    given, profile = patched / "profile.yaml", Path("profile.yaml")
    profile.write_bytes(given.read_bytes() if given.exists() else b"format: 1\n")

    assert agrees(patched, *told(profile, lambda _: load_library(Path("clause_library"))))


@pytest.mark.parametrize("case", CASES, ids=NAME)
def test_a_folder_is_named_by_a_code_that_its_message_holds(case):
    said = (case / "expected.txt").read_text(encoding="utf-8")
    code = case.name.partition("-")[0]

    assert re.search(rf" (error|warning) {code}: ", said)
    assert (" error " in said) is said.startswith("exit 1\n")


def test_every_code_in_the_source_is_registered_and_every_registered_code_is_used():
    register = {"problems/library_codes.py", "problems/package_codes.py"}
    house = ROOT / "acqgen"
    sources = {path.relative_to(house).as_posix(): path for path in house.rglob("*.py")}
    assert register <= sources.keys()
    used = {
        code
        for path, source in sources.items()
        if path not in register
        for code in CODE.findall(source.read_text(encoding="utf-8"))
    }

    assert used == set(CODES)


def test_every_registered_code_has_a_folder_or_a_test():
    files = (HERE / name for name in ("test_bad_files.py", "test_editions.py"))
    written = "".join(file.read_text(encoding="utf-8") for file in files)
    tests = {code.upper() for code in re.findall(r"^def test_(acq\d{3})_", written, re.MULTILINE)}

    assert {case.name.partition("-")[0] for case in CASES} | tests == set(CODES)
