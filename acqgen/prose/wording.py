"""The wording of one revision: a strict parser of a small closed grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from acqgen.problems import ContentError, Location, Problem, ShapeError
from acqgen.prose.blocks import Block, Marker, Paragraph, Span, Table, Unit, Wording, Words
from acqgen.prose.labels import LEVELS, label_at
from acqgen.prose.spans import parse_spans

_INDENT = 4
_LABEL = re.compile(r"(\([A-Za-z0-9]{1,7}\)) (\S.*)")
_BULLET = re.compile(r"- (\S.*)")
_NOT_TEXT = re.compile(r"[#>|`•\s-]|===|Table:|\+ |\d+[.)] |\([A-Za-z0-9]{1,7}\)|.*\\$")
_ALTERNATE = re.compile(r"=== Alternate ([IVX]+)")
_TABLE = re.compile(r"=== Table ([a-z0-9-]+)")
_ROW = re.compile(r"\|(?: [^|]* \|)+")
_RULE = re.compile(r"\|(?: ?:?-{3,}:? ?\|)+")


def parse_wording(text: str, file: str, first_line: int = 1) -> Wording:
    """Parse a wording that starts on a line of `file`. Raises ContentError with every fault."""
    return _Parser(text, file, first_line).parse()


class _Parser:
    """Reads lines into blocks, and checks labels as Word will count them."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.file = file
        self.lines = [line.rstrip() for line in text.split("\n")]
        self.first = first_line
        self.problems: list[Problem] = []
        self.counts = [0] * LEVELS
        self.level = 0
        self.in_alternate = False

    def parse(self) -> Wording:
        parts: dict[str, list[Block]] = {"": []}
        part = ""
        blocks = self._blocks()
        for number, block in blocks:
            if isinstance(block, str):
                part = block
                if part in parts:
                    self._fault("ACQ215", f"Alternate {part} is written twice", number)
                parts[part] = []
                self.counts, self.level, self.in_alternate = [0] * LEVELS, 0, True
            else:
                parts[part].append(block)
        if self.problems:
            raise ContentError(self.problems)
        units = {name: tuple(_units(found)) for name, found in parts.items()}
        return Wording(units.pop(""), units)

    def _blocks(self) -> Iterator[tuple[int, Block | str]]:
        index = 0
        while index < len(self.lines):
            line, number = self.lines[index], self.first + index
            index += 1
            if not line:
                continue
            if found := _ALTERNATE.fullmatch(line):
                yield number, found[1]
            elif line.startswith("Table: "):
                end = index
                while end < len(self.lines) and self.lines[end].startswith("|"):
                    end += 1
                yield number, self._table(line, self.lines[index:end], number)
                index = end
            elif line.startswith("==="):
                yield from self._marker(line, number)
            else:
                yield number, self._paragraph(line, number)

    def _marker(self, line: str, number: int) -> Iterator[tuple[int, Block]]:
        if line == "=== Definitions":
            yield number, Marker("definitions", "", number)
        elif found := _TABLE.fullmatch(line):
            yield number, Marker("table", found[1], number)
        else:
            self._fault("ACQ210", f"unknown marker {line!r}", number)

    def _paragraph(self, line: str, number: int) -> Paragraph:
        text = line.lstrip(" ")
        depth, odd = divmod(len(line) - len(text), _INDENT)
        if odd:
            self._fault("ACQ210", f"the indent is not a multiple of {_INDENT} columns", number)
        if found := _LABEL.fullmatch(text):
            self._count(depth + 1, found[1], number)
            return Paragraph("level", depth + 1, found[1], self._spans(found[2], number), number)
        bullet = _BULLET.fullmatch(text)
        if depth > (max(self.level - 1, 0) if bullet else self.level):
            self._fault("ACQ210", "this stands deeper than the label above it", number)
        if bullet:
            return Paragraph("bullet", depth, "", self._spans(bullet[1], number), number)
        if _NOT_TEXT.match(text):
            self._fault("ACQ210", f"not part of the grammar: {text[:40]!r}", number)
        if depth == 0:
            self.level = 0  # text at the edge leaves the paragraph above
        return Paragraph("text", depth, "", self._spans(text, number), number)

    def _count(self, level: int, label: str, number: int) -> None:
        if level > min(LEVELS, self.level + 1):
            self._fault("ACQ211", f"label {label} skips a level", number)
            return
        self.counts[level - 1] += 1
        self.counts[level:] = [0] * (LEVELS - level)
        self.level = level
        due = label_at(level, self.counts[level - 1])
        if label != due and not self._renumbers(level, label):
            self._fault("ACQ211", f"label {label} stands where {due} is due", number)

    def _renumbers(self, level: int, label: str) -> bool:
        """Accept a skipped first-level label in an alternate, which holds only what it replaces."""
        if level > 1 or not self.in_alternate:
            return False
        later = [label_at(1, number) for number in range(self.counts[0], 53)]
        if label in later:
            self.counts[0] += later.index(label)
            return True
        return False

    def _spans(self, text: str, number: int) -> tuple[Span, ...]:
        try:
            return parse_spans(text)
        except ShapeError as error:
            self._fault("ACQ210", str(error), number)
            return ()

    def _table(self, head: str, lines: list[str], number: int) -> Table:
        caption = head.removeprefix("Table: ")
        rows = [_cells(line) for line in lines]
        if len(rows) < 3 or not _RULE.fullmatch(lines[1]):  # noqa: PLR2004 - head, rule, a row
            self._fault("ACQ210", "a table has a header, a rule and rows", number)
            return Table(caption, (), (), number)
        wanted = lines[1].count("|") - 1
        for offset, cells in enumerate(rows, 1):
            if offset != 2 and (len(cells) != wanted or not all(cells)):  # noqa: PLR2004 - the rule
                message = f"the row needs {wanted} cells, none of them empty"
                self._fault("ACQ210", message, number + offset)
        for offset, text in ((0, caption), *((1, cell) for cell in rows[0] if cell)):
            if self._spans(text, number + offset) != (Words(text),):
                message = f"captions and headers are plain words: {text!r}"
                self._fault("ACQ210", message, number + offset)
        body = tuple(
            tuple(self._spans(cell, number + offset) for cell in cells)
            for offset, cells in enumerate(rows[2:], 3)
        )
        return Table(caption, tuple(rows[0]), body, number)

    def _fault(self, code: str, message: str, number: int) -> None:
        self.problems.append(Problem(code, message, Location(self.file, number, 1)))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line[1:-1].split("|")] if _ROW.fullmatch(line) else []


def _units(blocks: list[Block]) -> Iterator[Unit]:
    label, found = "", list[Block]()
    for block in blocks:
        if isinstance(block, Paragraph) and block.kind == "level" and block.level == 1:
            if found:
                yield Unit(label, tuple(found))
            label, found = block.label, []
        elif label and isinstance(block, Paragraph) and (block.kind, block.level) == ("text", 0):
            yield Unit(label, tuple(found))  # text at the edge leaves the paragraph above
            label, found = "", []
        found.append(block)
    if found:
        yield Unit(label, tuple(found))
