"""The wheel carries the library, the templates and the profiles, and finds them."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

import acqgen
from acqgen.library import load_library
from acqgen.pipeline import build
from acqgen.reading import home
from acqgen.rendering import load_templates

pytestmark = pytest.mark.slow
NAME = "meeting-transcription"
_DATA = Path(acqgen.__file__).parent / "_data"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    """Return the folder of a wheel that was made of this checkout."""
    made, folder = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("unpacked")
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    command = [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", made, ROOT]
    subprocess.run(command, check=True, cwd=made)
    (wheel,) = made.glob("acqgen-*.whl")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def run(unpacked: Path, folder: Path, *arguments: str | Path) -> str:
    """Run the unpacked program, outside the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, check=True, cwd=folder, env=environment, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_data_is_found_beside_the_code_in_a_checkout() -> None:
    if _DATA.is_dir():
        pytest.skip("an installed acqgen, not a checkout, is under test")
    for name in ("clause_library", "templates", "profiles"):
        assert home(name) == ROOT / name


def test_data_is_found_inside_the_package_in_a_wheel(unpacked, tmp_path) -> None:
    found = run(
        unpacked, tmp_path, "-c", "from acqgen.reading import home; print(home('profiles'))"
    )

    assert Path(found) == unpacked / "acqgen" / "_data" / "profiles"
    for name in ("clause_library", "templates", "profiles"):
        there, here = unpacked / "acqgen" / "_data" / name, ROOT / name
        assert files(there) == files(here)


def files(folder: Path) -> set[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


def test_the_wheel_builds_what_the_checkout_builds(unpacked, tmp_path, profile) -> None:
    sample = unpacked / "acqgen" / "_data" / "profiles" / f"{NAME}.yaml"
    run(unpacked, tmp_path, "-m", "acqgen", "build", sample)
    read = profile(NAME)
    library = load_library(edition=read.envelope.library)
    here = build(read, library, load_templates(home("templates"))).files

    built = tmp_path / "out" / NAME
    differ = [name for name, there in here.items() if (built / name).read_bytes() != there]
    assert not differ
    assert files(built) == set(here)


def test_the_wheel_starts_a_profile_from_a_sample(unpacked, tmp_path) -> None:
    run(unpacked, tmp_path, "-m", "acqgen", "init", "mine", "--from", NAME)

    assert "Meeting Transcription Service" in (tmp_path / "mine.yaml").read_text(encoding="utf-8")
