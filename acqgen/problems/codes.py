"""The register of problem codes. A code is never reused.

1xx reading, 2xx the library's own sense, 3xx answers and decisions, 4xx fill-ins,
5xx assembly, 6xx templates, 7xx writing.
"""

from __future__ import annotations

from acqgen.problems.code import Code
from acqgen.problems.library_codes import LIBRARY_CODES
from acqgen.problems.package_codes import PACKAGE_CODES

CODES: dict[str, Code] = {**LIBRARY_CODES, **PACKAGE_CODES}
