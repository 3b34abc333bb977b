"""References of a wording to its own paragraphs, held against its labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from acqgen.problems import Location, Problem
from acqgen.prose.blocks import Paragraph, Unit, Wording

_CHAIN = r"(?:\([A-Za-z0-9]{1,4}\))+"
_OWN = re.compile(
    rf"\bparagraphs? ({_CHAIN})(?:(?:,| to| and| or|, and|, or)+ ({_CHAIN}))*(?! of )"
)
_EACH = re.compile(_CHAIN)


def check_wording(wording: Wording, file: str) -> Iterator[Problem]:
    """Yield each reference to a paragraph that the text does not have."""
    base = _labels(wording.units)
    for name, units in (("", wording.units), *wording.alternates.items()):
        known = base | _labels(units) if name else base
        for unit in units:
            for block in unit.blocks:
                if isinstance(block, Paragraph):
                    yield from _missing(block, known, file)


def _missing(block: Paragraph, known: frozenset[str], file: str) -> Iterator[Problem]:
    text = "".join(getattr(span, "text", "") for span in block.spans)
    for found in _OWN.finditer(text):
        for label in _EACH.findall(found.group()):
            if label not in known:
                message = f"the text has no paragraph {label}"
                yield Problem("ACQ220", message, Location(file, block.line, 1))


def _labels(units: tuple[Unit, ...]) -> frozenset[str]:
    found: set[str] = set()
    trail: list[str] = []
    for unit in units:
        for block in unit.blocks:
            if isinstance(block, Paragraph) and block.kind == "level":
                trail = [*trail[: block.level - 1], block.label]
                found.add("".join(trail))
    return frozenset(found)
