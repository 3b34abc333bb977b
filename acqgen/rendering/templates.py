"""The Word templates that decide how documents look."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from acqgen.problems import ContentError, FileError, Location, Problem
from acqgen.reading import home

_DOCUMENT = "document.docx"


@dataclass(frozen=True)
class Templates:
    """The templates, as bytes."""

    document: bytes


class TemplateError(ContentError):
    """A template that cannot be used; the message says where and why."""

    def __init__(self, message: str) -> None:
        super().__init__([Problem("ACQ601", message, Location(_DOCUMENT))])


def load_templates(root: Path | None = None) -> Templates:
    """Read the templates in `root`, or those that ship. Raises FileError when one is missing."""
    path = (root or home("templates")) / _DOCUMENT
    try:
        return Templates(document=path.read_bytes())
    except OSError as error:
        message = f"the template cannot be read: {error.strerror}"
        raise FileError([Problem("ACQ601", message, Location(str(path)))]) from None
