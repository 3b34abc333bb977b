"""Problems: what a person must fix, and where. Values, no printing."""

from acqgen.problems.code import Code
from acqgen.problems.codes import CODES
from acqgen.problems.problem import (
    ContentError,
    EditionError,
    FileError,
    Keys,
    Location,
    Problem,
    Severity,
    ShapeError,
    nearest,
    quoted,
    raise_errors,
)

__all__ = [
    "CODES",
    "Code",
    "ContentError",
    "EditionError",
    "FileError",
    "Keys",
    "Location",
    "Problem",
    "Severity",
    "ShapeError",
    "nearest",
    "quoted",
    "raise_errors",
]
