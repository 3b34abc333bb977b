"""The floor: the work of one build with the same libraries, written as plainly as a script may be.

It reads the files that a build reads, checks each against a small model, and prints the words
and cells that prepare.py took from a real build into two Word documents and two workbooks. It
selects nothing, numbers nothing, links nothing, keeps no places, and imports nothing of acqgen.

Usage: `python floor.py FOLDER`; the folder holds work.json and template.docx.
"""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any, Literal

import jinja2
import yaml
from docxtpl import DocxTemplate
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from pydantic import BaseModel, ConfigDict, Field

When = dict[str, Any]
Strength = Literal["mandatory", "default", "offered"]
Confidence = Literal["high", "medium", "low", "open"]
Method = Literal["inspection", "analysis", "demonstration", "test", "certification"]
File = Literal["sow", "rfp"]


class Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class StrengthWhen(Data):
    is_: Strength = Field(alias="is")
    when: When | None = None


class FillIn(Data):
    type: Literal["text", "integer", "number", "enum", "list"]
    unit: str = ""
    values: dict[str, str] | list[str] = {}
    default: bool | float | str | list[str] | None = None
    minimum: float | None = None
    maximum: float | None = None
    star: bool = False
    from_: str = Field("", alias="from")
    who: str = ""
    ask: str = ""
    suggest: str = ""
    shown_by: str = ""


class Verification(Data):
    method: Method
    also: Method | None = None
    event: str = ""
    pass_rule: str = ""


class ParagraphRule(Data):
    when: When | None = None
    strength: Strength | None = None
    na: bool = False
    evidence: str = ""
    evaluation: str = ""
    verification: Verification | None = None


class Alternate(Data):
    id: str
    replaces: list[str] | Literal["all"]
    when: When
    paragraphs: dict[str, ParagraphRule] = {}


class FlowDown(Data):
    roles: list[str] = []
    text: str = ""


class SourceWords(Data):
    words: list[str]
    authority: str


class FrontMatter(Data):
    title: str
    kind: Literal[
        "definition", "sow", "special", "cdrl", "instruction", "factor", "qasp", "reference"
    ]
    place: str
    effective: date
    change: str
    satisfies: list[str]
    when: When
    strength: Strength | list[StrengthWhen]
    verification: Verification | None = None
    requires: list[list[str]] = []
    fill_ins: dict[str, FillIn] = {}
    paragraphs: dict[str, ParagraphRule] = {}
    deliverables: list[str] = []
    evidence: str = ""
    evaluation: str = "none"
    conflicts: list[str] = []
    uses: list[str] = []
    flow_down: FlowDown | None = None
    alternates: list[Alternate] = []
    source_words: list[SourceWords] = []
    passive_ok: list[str] = []
    named_only: list[str] = []


class Event(Data):
    date: date
    event: Literal[
        "issued", "effective", "amended", "rescinded", "revoked", "superseded", "sunset", "draft"
    ]
    evidence: str
    confidence: Confidence
    by: str = ""
    cite: str = ""
    note: str = ""
    planned: bool = False


class AuthorityParagraph(Data):
    id: str
    pinpoint: str
    says: str
    force: Literal["must", "should", "encouraged", "may", "policy", "unknown"]
    falls_on: list[Literal["contractor", "agency"]]
    evidence: str
    confidence: Confidence
    when: When | None = None
    family: str = ""
    note: str = ""


class Authority(Data):
    title: str
    issuer: str
    cite: str | dict[str, str]
    checked: date
    events: list[Event]
    paragraphs: list[AuthorityParagraph] = []
    rechecked: list[date] = []
    binds: When | None = None
    note: str = ""


class DefinitionRevision(Data):
    number: int
    effective: date
    text: str


class Definition(Data):
    term: str
    owner: str
    revisions: list[DefinitionRevision]
    forms: list[str] = []


class Assumption(Data):
    value: bool | str | list[str]
    owner: str


class Question(Data):
    id: str
    type: Literal["boolean", "enum", "set", "integer", "date", "text", "list"]
    ask: str
    help: str
    why: str
    who: str
    values: dict[str, str] = {}
    minimum: int | date | None = None
    maximum: int | date | None = None
    legal_note: str = ""
    first: int | None = None
    assume: Assumption | None = None
    offeror_to_state: bool = False


class Gate(Data):
    id: str
    severity: Literal["error", "block", "reason", "flag", "warn", "info"]
    owner: str
    when: When
    message: str


class Term(Data):
    term: str
    means: str
    when: When


class Planned(Data):
    id: str
    title: str
    kind: str
    place: str


class Due(Data):
    wave: Literal["award", "test", "use"] | None = None
    event: str = ""
    side: Literal["before", "after", "with", "every"] = "after"
    days: int | dict[str, str] | None = None
    months: int | dict[str, str] | None = None
    unit: str = "calendar days"
    note: str = ""
    when: When | None = None


class Annex(Data):
    name: str
    title: str
    criterion: str
    when: When | None = None
    due: Due | None = None


class Deliverable(Data):
    title: str
    format: str
    due: list[Due]
    criteria: list[str]
    distribution: list[str]
    annexes: list[Annex] = []
    distribution_note: str = ""


class Title(Data):
    title: str
    when: When | None = None


class Section(Data):
    place: str
    title: str
    file: File
    lead: str = ""
    folders: list[str] = []
    slot: str = ""
    ask: str = ""
    who: str = ""
    deliverables: bool = False
    references: bool = False
    also: list[str] = []
    compact: bool = False


class Outline(Data):
    id: str
    title: str
    work_statement: list[Title]
    sections: list[Section]
    short_cover: bool = False
    when: When | None = None


class Number(Data):
    number: str
    title: str
    date: str = ""
    prescription: str = ""


class ReferenceAlternate(Data):
    id: str
    when: When | None = None
    for_officer: str = ""


class Reference(Data):
    title: str
    kind: Literal["clause", "provision"]
    place: str
    confidence: Confidence
    evidence: str
    numbers: dict[Literal["hsar", "codified", "rfo"], list[Number]]
    when: When | None = None
    for_officer: str = ""
    note: str = ""
    alternates: list[ReferenceAlternate] = []
    conflicts: list[str] = []
    requires: list[list[str]] = []
    check: list[str] = []


class Regime(Data):
    since: date
    name: str
    governs: list[str]
    note: str
    confidence: Confidence


class LiveWord(Data):
    old: str
    live: str
    where: str
    why: str
    evidence: str
    confidence: Confidence


class ThresholdValue(Data):
    since: date
    value: int
    source: str
    confidence: Confidence


class Threshold(Data):
    title: str
    unit: str
    history: list[ThresholdValue]


class TableText(Data):
    id: str
    title: str
    caption: str
    columns: list[str]
    rows: list[list[str]]
    note: str = ""


class Tier(Data):
    tier: int
    when: When | None = None


class Wave(Data):
    days: str
    words: str


class Settings(Data):
    format: int
    title: str
    publisher: str
    tiers: list[Tier]
    default_on: When
    proposed: When
    waves: dict[str, Wave]
    cover: dict[str, dict[str, str]]
    markings: dict[str, str] = {}
    terminologies: dict[str, Any] = {}
    confidence: str
    office: str = ""
    factors: dict[str, int | list[str]] = {}
    matrix: dict[str, str] = {}
    roles: dict[str, str] = {}


class Standing(Data):
    id: str
    history: list[dict[str, Any]]


class Profile(BaseModel):
    """Only the envelope; the answers stay as they are."""

    model_config = ConfigDict(frozen=True, extra="allow", coerce_numbers_to_str=True)
    format: int
    library: str
    document: dict[str, str | date] = {}
    fill_ins: dict[str, dict[str, Any]] = {}
    decisions: list[dict[str, Any]] = []
    sections: dict[str, str] = {}


MODELS: dict[str, type[BaseModel]] = {
    "authorities": Authority,
    "clauses": FrontMatter,
    "definitions": Definition,
    "deliverables": Deliverable,
    "gates.yaml": Gate,
    "hsar.yaml": Standing,
    "library.yaml": Settings,
    "outlines": Outline,
    "planned.yaml": Planned,
    "questions": Question,
    "references": Reference,
    "regimes.yaml": Regime,
    "tables": TableText,
    "terms.yaml": Term,
    "thresholds": Threshold,
    "words.yaml": LiveWord,
}


def main() -> None:
    folder = Path(sys.argv[1])
    work = json.loads((folder / "work.json").read_text(encoding="utf-8"))
    library = [model for name in work["files"] for model in read(Path(work["library"]), name)]
    profile = Profile.model_validate(load(Path(work["profile"]).read_text(encoding="utf-8")))
    texts = [Path(work["profile"]).parent / name for name in profile.sections.values()]
    office = [text.read_text(encoding="utf-8") for text in texts]
    out = folder / "floor"
    out.mkdir(exist_ok=True)
    for document in work["documents"]:
        print_document(folder / "template.docx", document, out)
    for book in work["books"]:
        print_book(book, out)
    print(f"{len(library)} models, {len(office)} texts")  # noqa: T201


def load(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def read(root: Path, name: str) -> list[BaseModel]:
    """Read one file of the library: one model, or a list of them."""
    text = (root / name).read_text(encoding="utf-8")
    data = load(text.split("\n---", 1)[0] if name.endswith(".md") else text)
    model = MODELS[name.split("/", maxsplit=1)[0]]
    rows = data.get("planned", [data]) if isinstance(data, dict) else data
    return [model.model_validate(row) for row in rows]


def print_document(template: Path, document: dict[str, Any], out: Path) -> None:
    printed = DocxTemplate(template)
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
    printed.render(document, environment)
    printed.save(out / document["name"])


def print_book(content: dict[str, Any], out: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for each in content["sheets"]:
        print_sheet(book, each)
    book.save(out / content["name"])


def print_sheet(book: Workbook, content: dict[str, Any]) -> None:
    """Write rows with border and wrap on each cell, font and fill on the head; widths; a table."""
    sheet = book.create_sheet(content["name"])
    side = Side("thin", "D0D7DE")
    border = Border(left=side, right=side, top=side, bottom=side)
    wrap = Alignment(wrap_text=True, vertical="center")
    bold, dark = Font(bold=True), PatternFill("solid", fgColor="E8EEF4")
    head, rows = content["head"], content["rows"]
    for row in rows:
        sheet.append(row)
    for number, cells in enumerate(sheet.iter_rows(), 1):
        for cell in cells:
            cell.border = border
            cell.alignment = wrap
            if number == head:
                cell.font = bold
                cell.fill = dark
    for number, width in enumerate(content["widths"], 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    last = get_column_letter(len(content["widths"]))
    choices = DataValidation(type="list", formula1='"Comply,Partial,Exception,Not applicable"')
    choices.add(f"{last}{head + 1}:{last}{len(rows)}")
    sheet.add_data_validation(choices)
    table = Table(displayName=content["name"], ref=f"A{head}:{last}{len(rows)}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1")
    sheet.add_table(table)
    sheet.freeze_panes = f"A{head + 1}"


if __name__ == "__main__":
    main()
