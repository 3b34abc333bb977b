"""Problems: what a person must fix, and where. Values, no printing."""

from acqgen.problems.codes import CODES, Code
from acqgen.problems.problem import (
    ContentError,
    FileError,
    Location,
    Problem,
    Severity,
    nearest,
    raise_errors,
)

__all__ = [
    "CODES",
    "Code",
    "ContentError",
    "FileError",
    "Location",
    "Problem",
    "Severity",
    "nearest",
    "raise_errors",
]
