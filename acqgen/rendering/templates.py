"""The Word templates that decide how documents look."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from acqgen.reading import home


@dataclass(frozen=True)
class Templates:
    """The templates, as bytes."""

    document: bytes


class TemplateError(ValueError):
    """A template that cannot be used; the message says where and why."""


def load_templates(root: Path | None = None) -> Templates:
    """Read the templates in `root`, or those that ship. Raises OSError when one is missing."""
    return Templates(document=((root or home("templates")) / "document.docx").read_bytes())
