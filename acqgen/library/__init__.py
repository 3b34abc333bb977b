"""The clause library: what stands on disk, loaded and checked for shape and sense."""

from acqgen.library.authorities import Authority, AuthorityParagraph, Status
from acqgen.library.clauses import (
    Alternate,
    Clause,
    FillIn,
    FrontMatter,
    ParagraphRule,
    Revision,
)
from acqgen.library.deliverables import Deliverable, Due
from acqgen.library.library import Library
from acqgen.library.loading import Loaded, load_library, newest_edition, open_library
from acqgen.library.outlines import Outline, OutlineSection
from acqgen.library.policy import Definition, Gate, Settings, TableText
from acqgen.library.questions import Question

__all__ = [
    "Alternate",
    "Authority",
    "AuthorityParagraph",
    "Clause",
    "Definition",
    "Deliverable",
    "Due",
    "FillIn",
    "FrontMatter",
    "Gate",
    "Library",
    "Loaded",
    "Outline",
    "OutlineSection",
    "ParagraphRule",
    "Question",
    "Revision",
    "Settings",
    "Status",
    "TableText",
    "load_library",
    "newest_edition",
    "open_library",
]
