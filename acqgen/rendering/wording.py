"""What each rendering of a document says in the same way, and the few words it adds."""

from __future__ import annotations

from acqgen.package.model import Blank, Document, Line

NOTICES = "Open determinations"
REGISTER = "To complete before release"
REGISTER_COLUMNS = ("No.", "Place", "What is needed", "Who answers")
CONTENTS = "Contents"
EMPTY = "—"  # in a cell of a table


def is_draft(document: Document) -> bool:
    """Say whether the document tells what is to be completed before release."""
    return bool(document.register_note)


def blank_text(blank: Blank) -> str:
    """Return an open fill-in as it prints, in brackets."""
    return f"[{blank_name(blank)}]"


def blank_name(blank: Blank) -> str:
    """Return what an open fill-in is called."""
    return f"Blank {blank.number}: {blank.label}" if blank.label else f"Blank {blank.number}"


def line_text(line: Line) -> str:
    """Return the plain text of a line."""
    return "".join(blank_text(part) if isinstance(part, Blank) else part.text for part in line)
