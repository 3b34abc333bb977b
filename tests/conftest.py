"""What all tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from acqgen.library import Library, load_library
from acqgen.profile import Profile, load_profile

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-golden", action="store_true", help="write the golden files as they now come out"
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
