"""Documents of the tests, written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from acqgen.package.model import (
    Bar,
    Blank,
    Document,
    Inline,
    Link,
    Opening,
    Paragraph,
    PrintedClause,
    Section,
    Table,
    Value,
    Words,
)
from acqgen.prose import label_at

HOSTILE = """R&D <x> "q" {{ 7*7 }} =1+1"""
HOSTILE_PRINTED = "R&D <x> “q” {{ 7*7 }} =1+1"
KEEPER = Blank(1, "who keeps the Frozen Suite", "TE-120.keeper")
DAYS = Blank(2, "number of business days, 1 to 10", "OM-030.small_change_days")
RECIPIENTS = Blank(3, "other recipients", "D01.recipients")


def level(
    depth: int, number: int, *line: Inline | str, anchor: str = "", bar: Bar = ""
) -> Paragraph:
    """Return the `number`-th paragraph of a level."""
    return Paragraph("level", depth, words(*line), label_at(depth, number), anchor, bar)


def words(*parts: Inline | str) -> tuple[Inline, ...]:
    """Return a line; a text that begins with * is a paragraph heading."""
    return tuple(_part(part) for part in parts)


def _part(part: Inline | str) -> Inline:
    if not isinstance(part, str):
        return part
    return Words(part[1:], "italic") if part.startswith("*") else Words(part)


DEFINITIONS = PrintedClause(
    "DF-010",
    "7.1",
    "Definitions",
    "",
    "revision 1",
    "",
    "",
    (
        Paragraph("body", 0, words("As used in this section—")),
        *(
            Paragraph("definition", 0, (Words(term, "term"), Words(f" means {meaning}")))
            for term, meaning in (
                (
                    "Accepted Configuration",
                    "the Deployed Configuration that the Government last accepted under TE-170.",
                ),
                (
                    "Frozen Suite",
                    "the set of cases with which each later configuration is compared.",
                ),
                (
                    "Material Change",
                    "a change to an AI Model or its prompts that can change an Output.",
                ),
            )
        ),
    ),
)
METRICS = Table(
    "metric",
    "Metric table for a Material Change",
    (
        "Metric",
        "Better",
        "Limit",
        "Unit",
        "Operating point",
        "Data",
        "Smallest sample",
        "Rule",
    ),
    (
        (
            (words("Oriented Difference, paired"),),
            (words("higher"),),
            (words("not less than minus ", Value("3", "TE-120.margin_points")),),
            (words("percentage points for a rate; percent for another metric"),),
            (words("as at the last acceptance"),),
            (words("Frozen Suite"),),
            (words(Value("1,000", "TE-120.sample"), " cases"),),
            (
                words(
                    "one-sided ",
                    Value("95", "TE-120.bound"),
                    " percent Bound, by the method in DF-020",
                ),
            ),
        ),
    ),
)
TE_120 = PrintedClause(
    "TE-120",
    "7.2",
    "Regression test before a Material Change",
    "",
    "revision 1",
    "Default",
    "",
    (
        level(1, 1, "*Custody.", " The Frozen Suite stays with ", KEEPER, ".", anchor="TE-120(a)"),
        level(
            1,
            2,
            "*Test.",
            " When the Contractor plans a Material Change, the Contractor shall run, on the changed"
            " Deployed Configuration, the cases of the Frozen Suite that the Contractor keeps.",
            anchor="TE-120(b)",
        ),
        level(
            1,
            3,
            "*Pass rule.",
            " The changed Deployed Configuration passes when each metric of the Frozen Suite meets"
            " one of the following:",
            anchor="TE-120(c)",
        ),
        level(
            2,
            1,
            "The Outputs of the changed and of the Accepted Configuration are identical on the"
            " cases of that metric.",
        ),
        level(2, 2, "The paired Oriented Difference meets the limit in the metric table."),
        METRICS,
        level(
            1,
            4,
            "*Report.",
            " The Contractor shall deliver ",
            Link("D06", "D06"),
            " and D15 not later than ",
            Value("15", "TE-120.days"),
            " business days before the planned Release.",
            anchor="TE-120(d)",
        ),
    ),
)
OM_030 = PrintedClause(
    "OM-030",
    "7.3",
    "Model change log",
    "",
    "revision 1, tailored for this procurement in (b)",
    "Mandatory",
    "",
    (
        level(
            1,
            1,
            "*Log.",
            " The Contractor shall keep one log entry for each change of the Deployed"
            " Configuration. The entry states each of the following:",
        ),
        level(2, 1, "The date, the person and the reason of the change."),
        level(2, 2, "The part that the change touches:"),
        level(3, 1, "An AI Model, with each of the following:"),
        level(4, 1, "The name and version before and after the change."),
        level(4, 2, "The configuration hash before and after the change."),
        Paragraph("continue", 4, words("Both are printed in hexadecimal.")),
        level(3, 2, "A prompt, a data source or a decision setting."),
        level(2, 3, "The result of the test under ", Link("7.2 (TE-120)", "TE-120"), "."),
        level(
            1,
            2,
            "*Notice.",
            " The Contractor shall notify the Contracting Officer's Representative of a Material"
            " Change not later than ",
            Value("15", "OM-030.days"),
            " business days before the Release, and of each other change not later than ",
            DAYS,
            " after the Release.",
            anchor="OM-030(b)",
            bar="solid",
        ),
        level(1, 3, "RESERVED."),
        level(
            1,
            4,
            "*Emergency Change.",
            " The Contractor shall log it under 48 CFR § 52.246.",
            bar="double",
        ),
    ),
)
HO_050 = PrintedClause(
    "HO-050",
    "7.4",
    "Reviewer agreement study",
    "(acqgen clause library, draft, r1)",
    "revision 1",
    "Offered",
    "Decision 1. This text is offered and nobody has decided it. A release leaves it out until the"
    " Contracting Officer includes it with a reason.",
    (
        level(
            1, 1, "*Study.", " The Contractor shall compare ", Value("400", "HO-050.n"), " Outputs:"
        ),
        Paragraph("bullet", 0, words("with the decisions of two Government reviewers,")),
        Paragraph("bullet", 0, words("each 6 months.")),
        Paragraph("continue", 1, words("The study ends with a report.")),
        Table(
            "plain",
            "Reviewers",
            ("Role", "What they compare"),
            (
                ((words("Reviewer"),), (words("each Output with their own decision"),)),
                ((words("Referee"),), ()),
            ),
        ),
    ),
)


def _deliverable(number: int) -> tuple[tuple[tuple[Inline, ...], ...], ...]:
    recipients = (words("COR"), words(RECIPIENTS) if number == 1 else words("Test lead"))
    return (
        (words(f"D{number:02}"),),
        ((Words("Test report and reproducibility package", "bold"),), words("PDF, scripts")),
        (words("TE-120"), words("TE-130")),
        (words(Value("15", f"D{number:02}.days"), " business days before each planned Release"),),
        (words("Paragraph (c) of TE-120 is met, and the results repeat from the scripts."),),
        recipients,
    )


DELIVERABLES = Section(
    "8.0",
    "Deliverables",
    "The Contractor shall deliver each item in the table in the stated format and at the stated"
    " time. Acceptance follows TE-170.",
    (),
    (),
    (
        Table(
            "deliverables",
            "Deliverables",
            ("ID", "Deliverable and format", "Required by", "Due", "Accepted when", "Distribution"),
            tuple(_deliverable(number) for number in range(1, 13)),
            tuple(f"D{number:02}" for number in range(1, 13)),
        ),
    ),
    "section-C-8",
    lettered=False,
)
REQUIREMENTS = Section(
    "7.0",
    "Requirements for artificial intelligence",
    "This section states what the Contractor does and delivers for the AI that the system uses.",
    (),
    (DEFINITIONS, TE_120, OM_030, HO_050),
    (),
    "section-C-7",
    lettered=False,
)
REGISTER = (
    Opening("Blank 1", "7.2(a), TE-120", "TE-120(a)", "Who keeps the Frozen Suite?", "Test lead"),
    Opening(
        "Blank 2",
        "7.3(b), OM-030",
        "OM-030(b)",
        "How soon after release is notice of a small change due? 1 to 10 business days.",
        "System owner",
    ),
    Opening("Blank 3", "8.0, D01", "D01", "Who receives the register besides the COR?", "Privacy"),
    Opening("Decision 1", "7.4, HO-050", "HO-050", "Include or leave out, with a reason.", "CO"),
)
SOW = Document(
    file="sow",
    title="Statement of Work",
    agency="U.S. Department of Homeland Security · Science and Technology Directorate",
    subtitle="Document Triage Assistant for Benefit Requests",
    facts=(
        ("Solicitation", "70RSAT27R00000012, Attachment 2"),
        ("Contracting Officer", "Office of Procurement Operations, S&T Acquisition Division"),
        ("Requiring office", ""),
        ("Issue date", "February 15, 2027"),
        ("Clause library", "2026-12"),
        ("Stage", "Draft of December 1, 2026. Not for release."),
    ),
    marking="DRAFT of December 1, 2026 — not for release",
    header_left="70RSAT27R00000012, Attachment 2",
    notices=("The determination on high-impact use is open. OMB M-25-21, section 4(a).",),
    register_note="Three blanks and one decision are open. Each blank stands in bold brackets at"
    " its place in the text.",
    register=REGISTER,
    sections=(REQUIREMENTS, DELIVERABLES),
    with_contents=True,
    office="Office of Procurement Operations",
    dated=date(2026, 12, 1),
)


def _lettered(letter: str, title: str) -> Section:
    clauses = tuple(
        PrintedClause(
            f"{letter}O-0{number}0",
            f"{letter}.{number}",
            f"Instruction {number}",
            "",
            "revision 1",
            "Default",
            "",
            (level(1, 1, "The offeror shall answer."), level(1, 2, "RESERVED.")),
        )
        for number in (1, 2)
    )
    return Section(
        f"Section {letter}", title, "", (), clauses, (), f"section-{letter}", lettered=True
    )


RFP = replace(
    SOW,
    file="rfp",
    title="Sections H, L and M",
    notices=(),
    register=(),
    register_note="Nothing is open.",
    sections=(
        _lettered("H", "Special contract requirements"),
        _lettered("L", "Instructions, conditions, and notices to offerors"),
        _lettered("M", "Evaluation factors for award"),
    ),
)
