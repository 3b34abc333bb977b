"""Where the data that ships with acqgen stands, in a wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def home(name: str) -> Path:
    """Return the folder `clause_library`, `templates` or `profiles` that belongs to this code."""
    shipped = _PACKAGE / "_data" / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name
