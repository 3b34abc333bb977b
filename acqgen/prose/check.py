"""References of a wording to its own paragraphs, held against its labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from acqgen.problems import Location, Problem
from acqgen.prose.blocks import Block, Paragraph, Span, Table, Unit, Wording, Words

_CHAIN = r"(?:\([A-Za-z0-9]{1,7}\))+"
_JOINT = r"(?:,| to| through| and| or|, and|, or)+ "
_OWN = re.compile(rf"\b[Pp]aragraphs? (?>{_CHAIN}(?:{_JOINT}{_CHAIN})*)(?! of )")
_EACH = re.compile(_CHAIN)


def check_wording(wording: Wording, file: str) -> Iterator[Problem]:
    """Yield each reference to a paragraph that the text does not have."""
    base = _labels(wording.units)
    for name, units in (("", wording.units), *wording.alternates.items()):
        known = base | _labels(units) if name else base
        for unit in units:
            for block in unit.blocks:
                for spans in _lines(block):
                    for label in _missing(spans, known):
                        message = f"the text has no paragraph {label}"
                        yield Problem("ACQ220", message, Location(file, block.line, 1))


def _lines(block: Block) -> Iterator[tuple[Span, ...]]:
    if isinstance(block, Paragraph):
        yield block.spans
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row)


def _missing(spans: tuple[Span, ...], known: frozenset[str]) -> Iterator[str]:
    text = "".join(span.text if isinstance(span, Words) else "\0" for span in spans)
    for found in _OWN.finditer(text):
        yield from (label for label in _EACH.findall(found.group()) if label not in known)


def _labels(units: tuple[Unit, ...]) -> frozenset[str]:
    found: set[str] = set()
    trail: list[str] = []
    for unit in units:
        for block in unit.blocks:
            if isinstance(block, Paragraph) and block.kind == "level":
                trail = [*trail[: block.level - 1], block.label]
                found.add("".join(trail))
    return frozenset(found)
