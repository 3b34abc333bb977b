"""What all tests share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from acqgen.cli import cli
from acqgen.library import Library, load_library
from acqgen.profile import Profile, load_profile

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-golden", action="store_true", help="write the golden files as they now come out"
    )
    parser.addoption(
        "--random-packages", type=int, default=168, help="how many random packages are made"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "office: needs LibreOffice, and is skipped without it")
    config.addinivalue_line("markers", "slow: takes seconds, since it installs or starts programs")


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def profile() -> Callable[[str], Profile]:
    """Return a reader of the profiles that ship with acqgen, by name."""
    return lambda name: load_profile(ROOT / "profiles" / f"{name}.yaml")


@dataclass(frozen=True)
class Ran:
    """What one command gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def acqgen(capsys) -> Callable[..., Ran]:
    """Return a way to run a command of acqgen here, in this process."""

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli([str(each) for each in arguments], prog_name="acqgen")
        return Ran(int(ended.value.code or 0), *capsys.readouterr())

    return run


def answers_of(name: str) -> dict[str, Any]:
    """Return a shipped profile as plain data, every scalar a text."""
    text = (ROOT / "profiles" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)


def write_profile(path: Path, data: dict[str, Any]) -> Path:
    """Write plain data as a profile."""
    text = yaml.dump(data, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
