"""The straight line: one call a stage, from profile and library to files. No disk, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from acqgen.library import Library
from acqgen.package.draft import Decided, Draft, decide, draft
from acqgen.package.record import describe
from acqgen.package.trace import Tracer
from acqgen.problems import Problem
from acqgen.profile import Profile

if TYPE_CHECKING:
    from acqgen.rendering.templates import Templates

__all__ = ["Build", "Decided", "Draft", "build", "decide", "draft"]


@dataclass(frozen=True, slots=True)
class Build:
    """Everything that one build gives: the package, and the files by their path."""

    draft: Draft
    files: Mapping[str, bytes]  # the record last

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Return what should be looked at, though the package was built."""
        return self.draft.warnings


def build(profile: Profile, library: Library, templates: Templates) -> Build:
    """Make every file of a package. The same inputs and versions give the same bytes."""
    from acqgen.rendering import render  # noqa: PLC0415 - Word and Excel are slow to import

    made = draft(profile, library)
    decided = made.decided
    tracer = Tracer(
        library,
        decided.facts,
        decided.selection,
        made.assembled,
        made.package.matrix,
        made.cover,
    )
    record = describe(profile, library, decided.facts, decided.selection, made.package)
    files = render(made.package, tracer.trace(), templates, record.build_id)
    return Build(made, {**files, "contract-file/record.json": record.with_files(files)})
