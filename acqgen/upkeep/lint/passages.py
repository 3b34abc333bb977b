"""The words of the library, passage by passage and sentence by sentence, with their places.

A passage is one paragraph without label and italic heading. A slot with a number prints as □,
another slot as ■, a citation as ◇, so that no name or value is read as a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from acqgen.library import Clause, FillIn, Revision
from acqgen.problems import Location
from acqgen.prose import Citation, Paragraph, Reference, Slot, Span, Unit, Words

NUMBER, VALUE, CITED = "□", "■", "◇"
_END = re.compile(r"(?<!U\.S\.)(?<!U\.S\.C\.)(?<=[.?!])[”\")]?\s+(?=[A-Z□■◇“\"(])")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a text, or one definition."""

    owner: str  # id of the text, or the term
    kind: str  # of the text
    part: str  # "" or the id of an alternate
    label: str  # "(b)(2)"; empty outside labels
    level: int  # 0 outside labels
    definition: bool
    heading: str
    lead: str  # words of the paragraph above, under which this one hangs
    text: str
    file: str
    line: int
    starts: tuple[tuple[int, int], ...]  # offset of each span, and its column
    slots: Mapping[int, str]  # offset of each slot, and its name

    def at(self, offset: int = 0) -> Location:
        """Return the place of an offset of the text."""
        column = 1
        for start, there in self.starts:
            if start <= offset:
                column = there + offset - start
        return Location(self.file, self.line, column)

    @property
    def unit(self) -> str:
        """Return the label of the first level, "(b)"."""
        return self.label.partition(")")[0] + ")" if self.label else ""

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences of the passage."""
        ends = [0, *(found.end() for found in _END.finditer(self.text)), len(self.text)]
        for start, stop in pairwise(ends):
            text = self.text[start:stop].rstrip()
            if text:
                yield Sentence(self, text, start)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage."""

    passage: Passage
    text: str
    start: int

    def at(self, offset: int = 0) -> Location:
        """Return the place of an offset of the sentence."""
        return self.passage.at(self.start + offset)

    @property
    def duty(self) -> bool:
        """Say whether the sentence lays a duty on somebody."""
        return re.search(r"\bshall\b", self.text) is not None


def passages_of(clause: Clause, revision: Revision) -> Iterator[Passage]:
    """Yield each paragraph of a revision in order of print."""
    lines = revision.source.body.split("\n")
    parts = {"": revision.wording.units, **revision.wording.alternates}
    for part, units in parts.items():
        for unit in units:
            above: list[Passage] = []
            for block in unit.blocks:
                if isinstance(block, Paragraph):
                    depth = block.level - 1 if block.kind == "level" else block.level
                    above = [each for each in above if each.level <= depth]
                    raw = lines[block.line - revision.source.body_line]
                    passage = _passage(clause, revision, part, above, block, unit, raw)
                    above += [passage] if passage.level else []
                    yield passage


def _passage(
    clause: Clause,
    revision: Revision,
    part: str,
    above: list[Passage],
    block: Paragraph,
    unit: Unit,
    raw: str,
) -> Passage:
    head = revision.head
    read = spelled(block.spans, head.fill_ins, raw, _prefix(block, raw), block)
    first = unit.blocks[0]
    in_definitions = (
        isinstance(first, Paragraph)
        and bool(first.spans)
        and first.spans[0] == Words("Definitions.", "italic")
    )
    return Passage(
        owner=clause.id,
        kind=head.kind,
        part=part,
        label=(above[-1].label if above else "") + block.label,
        level=block.level if block.kind == "level" else 0,
        definition=in_definitions or head.kind == "definition",
        heading=read.heading,
        lead=above[-1].text if above else "",
        text=read.text,
        file=revision.source.file,
        line=block.line,
        starts=read.starts,
        slots=read.slots,
    )


def _prefix(block: Paragraph, raw: str) -> int:
    indent = len(raw) - len(raw.lstrip(" "))
    sign = {"level": len(block.label) + 1, "bullet": 2, "text": 0}[block.kind]
    return indent + sign


class Spelled(NamedTuple):
    """The words of spans, and where each span and slot starts."""

    text: str
    starts: tuple[tuple[int, int], ...]
    slots: Mapping[int, str]
    heading: str


def spelled(
    spans: tuple[Span, ...],
    fills: Mapping[str, FillIn],
    raw: str,
    start: int,
    block: Paragraph | None = None,
) -> Spelled:
    """Read spans that are written in a raw line from an offset on."""
    text, heading, at = "", "", start
    starts: list[tuple[int, int]] = []
    slots: dict[int, str] = {}
    for number, span in enumerate(spans):
        source, shown = _forms(span, fills)
        at = max(raw.find(source, at), at)
        if number == 0 and block and block.kind == "level" and _italic(span):
            heading = shown
        else:
            shown = shown if text else shown.lstrip(" ")
            starts.append((len(text), at + 1 + len(source) - len(source.lstrip(" "))))
            if isinstance(span, Slot):
                slots[len(text)] = span.name
            text += shown
        at += len(source)
    return Spelled(text, tuple(starts), slots, heading)


def _italic(span: Span) -> bool:
    return isinstance(span, Words) and span.face == "italic"


def _forms(span: Span, fills: Mapping[str, FillIn]) -> tuple[str, str]:
    """Return how a span is written in the file, and how it is read here."""
    match span:
        case Words(text):
            return text, text
        case Slot(name):
            fill = fills.get(name)
            numeric = fill is not None and fill.type in ("integer", "number")
            return f"{{{{ {name} }}}}", NUMBER if numeric else VALUE
        case Citation(authority, paragraph):
            return f"[@{authority}{f'#{paragraph}' if paragraph else ''}]", CITED
        case Reference(id, label):
            return f"{id}{label}", f"{id}{label}"
