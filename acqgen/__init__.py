"""acqgen builds the AI part of a solicitation from a profile and a clause library."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from acqgen.library import load_library as load_library
    from acqgen.pipeline import Build as Build
    from acqgen.pipeline import build as build
    from acqgen.problems import ContentError as ContentError
    from acqgen.problems import Location as Location
    from acqgen.problems import Problem as Problem
    from acqgen.profile import load_profile as load_profile
    from acqgen.rendering import load_templates as load_templates
    from acqgen.writing import write as write

_HOMES = {
    "Build": "acqgen.pipeline",
    "ContentError": "acqgen.problems",
    "Location": "acqgen.problems",
    "Problem": "acqgen.problems",
    "build": "acqgen.pipeline",
    "load_library": "acqgen.library",
    "load_profile": "acqgen.profile",
    "load_templates": "acqgen.rendering",
    "write": "acqgen.writing",
}
__all__ = ["__version__", *_HOMES]  # noqa: PLE0604 - names are resolved lazily


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that --version stays cheap."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'acqgen' has no attribute {name!r}")
