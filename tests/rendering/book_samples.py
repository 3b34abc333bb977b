"""Matrix and trace built by hand, as the package makes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from acqgen.package.model import (
    Blank,
    Column,
    DeliverableRow,
    Matrix,
    Row,
    Sheet,
    Trace,
    Words,
)

SPECIAL = 'R&D <x> "q" {{ 7*7 }} =1+1'
NESTED = (
    "Log. The Contractor shall keep one log entry for each change of the Deployed Configuration. "
    "The entry states each of the following:\n"
    "(1) The date, the person and the reason of the change, and for a change by a tool:\n"
    "(i) The name of the tool.\n"
    "(ii) The person who started the tool.\n"
    "(2) The part that the change touches.\n"
    "(3) The result of the test under TE-120."
)
REQUIREMENTS = (
    "Limit. The Contractor shall not release the changed Deployed Configuration before acceptance.",
    NESTED,
    SPECIAL,
    "=1+1",
    "-2 points or more",
    "+3 points or less",
    "@SUM(1+1)",
    "#N/A",
    "  spaces at both ends  ",
    "café, “quoted”, naïve, 日本語, 😀",
    "0012",
    "Access. The Contractor shall open the changed Deployed Configuration to Government tests.",
    "TRUE",
)
LONG = "\n".join(f"({number}) {'The Contractor shall keep a record. ' * 3}" for number in range(30))
MATRIX = Matrix(
    title="Face matching at ports of entry",
    header_left="70RSAT27R00000012, Attachment 5",
    marking="",
    library="2026-12",
    rows=tuple(
        Row(
            id=f"TE-120({chr(97 + number)})",
            para=f"7.2({chr(97 + number)})",
            requirement=text,
            binding="shall not" if number % 2 else "shall",
            evaluation=("Not evaluated", "Gate", "Factor TE-160")[number % 3],
            evidence="Test approach" if number % 2 else "",
            verified_by="Test; before each Release",
            deliverables=("D06", "D15")[: number % 3],
            na_allowed=number in (2, 3, 7),
        )
        for number, text in enumerate(REQUIREMENTS)
    ),
    deliverables=(
        DeliverableRow(
            id="D06",
            title="Regression report",
            format="PDF and CSV",
            required_by=("TE-120(d)", "TE-120(h)"),
            due=((Words("Not later than "), Blank(2, "days, 1 to 10", "TE-120.days")),),
            criteria=("Each case has a result.",),
            distribution=(),
        ),
    ),
    effect="A response code is a term of the offer.",
)
DRAFT = replace(MATRIX, marking="DRAFT of December 1, 2026 — not for release")

STATUSES = (
    ("Included", "In force"),
    ("Included tailored", "In force\nRevoked January 20, 2025\nNot checked"),
    ("Undecided", "Not checked\nIn force"),
    ("Offered", "Carried"),
    ("Left out", "Superseded"),
    ("Replaced", "Not carried"),
    ("Proposed", "In force\nIn force"),
    ("Assumed", "Rescinded"),
    ("", "Expired\nNot checked"),
)


def trace_sheet(name: str, rows: int) -> Sheet:
    """Return a sheet with a column of each kind."""
    columns = (
        Column("Req ID", 11),
        Column("Requirement", 48),
        Column("Outcome", 14, status=True),
        Column("Authority status", 20, status=True),
        Column("Date", 13, kind="date"),
        Column("Times", 9, kind="count"),
    )
    made = tuple(
        (
            f"TE-{number:03}",
            REQUIREMENTS[number % len(REQUIREMENTS)],
            *STATUSES[number % len(STATUSES)],
            date(2026, 12, 1),
            number,
        )
        for number in range(rows)
    )
    return Sheet(name, f"{name} of the package", "Sorted by ID.", columns, made, name == "Rows")


TRACE = Trace(
    marking="Source Selection Information - See FAR 2.101 and 3.104\nCUI",
    header_left="70RSAT27R00000012",
    title="Traceability: Face matching at ports of entry",
    sheets=(trace_sheet("Rows", 20), trace_sheet("Assumptions", 0), trace_sheet("Coverage", 9)),
)
