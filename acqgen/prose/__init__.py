"""Prose: legal Markdown of a small closed grammar to typed blocks with line numbers."""

from acqgen.prose.blocks import (
    Block,
    Citation,
    Marker,
    Paragraph,
    Reference,
    Slot,
    Span,
    Table,
    Unit,
    Wording,
    Words,
)
from acqgen.prose.check import check_wording
from acqgen.prose.labels import label_at
from acqgen.prose.spans import parse_spans
from acqgen.prose.wording import parse_wording

__all__ = [
    "Block",
    "Citation",
    "Marker",
    "Paragraph",
    "Reference",
    "Slot",
    "Span",
    "Table",
    "Unit",
    "Wording",
    "Words",
    "check_wording",
    "label_at",
    "parse_spans",
    "parse_wording",
]
