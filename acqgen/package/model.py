"""What is printed: documents of numbered sections, and the matrix of their rows.

Values only. Every rendering, in Word, Excel or text, is a view of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Face = Literal["plain", "italic", "bold", "term"]
Role = Literal["level", "continue", "body", "definition", "bullet"]
Bar = Literal["", "solid", "double"]
File = Literal["sow", "rfp"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the wording."""

    text: str
    face: Face = "plain"


@dataclass(frozen=True, slots=True)
class Typed:
    """Words of the office's own text; they print exactly as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a fill-in; one that a person gave prints exactly as typed."""

    text: str
    slot: str  # "TE-120.margin_points"


@dataclass(frozen=True, slots=True)
class Blank:
    """An open fill-in; prints as [Blank 2: label]."""

    number: int
    label: str  # "number of business days, 1 to 10"
    slot: str


@dataclass(frozen=True, slots=True)
class Link:
    """A reference; `target` is an anchor of the same document, or empty."""

    text: str
    target: str = ""


Inline = Words | Typed | Value | Blank | Link
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One printed paragraph; `label` is authored and equals what Word computes."""

    role: Role
    level: int  # 1 to 4 under a clause label; 0 at the edge
    line: Line
    label: str = ""  # "(a)"
    anchor: str = ""  # "TE-120(b)" on a first-level paragraph
    bar: Bar = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One printed table; a cell is a tuple of lines."""

    role: Literal["metric", "plain", "deliverables", "references"]
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    anchors: tuple[str, ...] = ()  # of the rows, where rows are places ("D06")


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class PrintedClause:
    """One clause at its place; `strength`, `note` are printed in a draft only."""

    id: str
    number: str  # "7.2", "H.1"
    title: str
    aside: str  # "(acqgen clause library, draft, r1)" after the title of a special text, or ""
    identity: str  # "revision 1", "revision 1, Alternate II"
    strength: str  # "Mandatory", "Default", "Offered", "Proposed"
    note: str  # "Decision 1. ..." or ""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section: lead, the office's own text, clauses, and what closes it."""

    number: str  # "7.0", "Section H"
    title: str
    lead: str
    blocks: tuple[Block, ...]
    clauses: tuple[PrintedClause, ...]
    closing: tuple[Block, ...]  # the deliverables table, after the texts that describe the items
    anchor: str  # "section-C-7", "section-H"
    lettered: bool  # a section of the uniform contract format
    compact: bool = False  # each text is one paragraph under its number


@dataclass(frozen=True, slots=True)
class Opening:
    """One line of the register: what is to be completed before release."""

    number: str  # "Blank 1", "Decision 1"
    place: str  # "7.2(a), TE-120"
    target: str  # anchor in the document, or ""
    needed: str  # what is asked, with the range
    who: str


@dataclass(frozen=True, slots=True)
class Document:
    """One Word file."""

    file: File
    title: str  # "Statement of Work"
    agency: str  # first line of the cover
    subtitle: str  # procurement title
    facts: tuple[tuple[str, str], ...]
    marking: str  # "DRAFT of December 1, 2026 — not for release"
    header_left: str
    notices: tuple[str, ...]  # printed above the register: open determinations
    register_note: str
    register: tuple[Opening, ...]
    sections: tuple[Section, ...]
    with_contents: bool
    office: str  # creator in the file's properties
    dated: date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One requirement of the compliance matrix."""

    id: str  # "TE-120(b)"
    para: str  # "7.2(b)"
    requirement: str  # plain text; deeper levels on new lines with their labels
    binding: str  # "shall", "shall not"
    evaluation: str  # "Not evaluated", "Gate", "Factor TE-160"
    evidence: str
    verified_by: str  # "Test; before each Release"
    deliverables: tuple[str, ...]
    na_allowed: bool


@dataclass(frozen=True, slots=True)
class DeliverableRow:
    """One data item as printed."""

    id: str
    title: str
    format: str
    required_by: tuple[str, ...]
    due: tuple[Line, ...]
    criteria: tuple[str, ...]
    distribution: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One text that goes to lower tiers."""

    id: str
    title: str
    roles: tuple[str, ...]  # keys such as developer, operator
    how: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows that offerors answer, and what the workbook says about itself."""

    title: str  # procurement title
    header_left: str  # solicitation number and attachment
    marking: str
    library: str  # "draft" or an edition
    rows: tuple[Row, ...]
    deliverables: tuple[DeliverableRow, ...]
    effect: str  # words of the text that states the effect of an answer, or ""
    flow_down: tuple[FlowRow, ...] = ()  # where the text that owns the matrix of flow-down prints


@dataclass(frozen=True, slots=True)
class Package:
    """Everything that goes to offerors."""

    documents: tuple[Document, ...]
    matrix: Matrix


Cell = str | int | date  # of a Government worksheet


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a Government worksheet; `status` cells are filled by their words."""

    title: str
    width: float
    kind: Literal["text", "count", "date"] = "text"
    status: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet of the contract file; a cell holds text in lines, a count or a date."""

    name: str  # also the table's name
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    legal_paper: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """The traceability workbook."""

    marking: str
    header_left: str
    title: str
    sheets: tuple[Sheet, ...]
