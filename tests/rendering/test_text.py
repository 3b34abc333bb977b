"""Documents as plain text."""

from __future__ import annotations

from dataclasses import replace

from word_samples import RFP, SOW

from acqgen.rendering.text import document_text


def lines_after(text: str, line: str, count: int) -> list[str]:
    lines = text.split("\n")
    start = lines.index(line)
    return lines[start : start + count]


def test_a_clause_as_text() -> None:
    assert lines_after(document_text(SOW), "7.3 Model change log", 13) == [
        "7.3 Model change log",
        "OM-030 · revision 1, tailored for this procurement in (b) · Mandatory",
        (
            "(a) Log. The Contractor shall keep one log entry for each change of the Deployed"
            " Configuration. The entry states each of the following:"
        ),
        "    (1) The date, the person and the reason of the change.",
        "    (2) The part that the change touches:",
        "        (i) An AI Model, with each of the following:",
        "            (A) The name and version before and after the change.",
        "            (B) The configuration hash before and after the change.",
        "                Both are printed in hexadecimal.",
        "        (ii) A prompt, a data source or a decision setting.",
        "    (3) The result of the test under 7.2 (TE-120).",
        (
            "| (b) Notice. The Contractor shall notify the Contracting Officer's Representative of"
            " a Material Change not later than 15 business days before the Release, and of each"
            " other change not later than [Blank 2: number of business days, 1 to 10] after the"
            " Release."
        ),
        "(c) RESERVED.",
    ]


def test_the_cover_and_register_as_text() -> None:
    text = document_text(SOW)
    assert text.startswith("DRAFT of December 1, 2026 — not for release\nU.S. Department of")
    assert "Requiring office" not in text
    assert lines_after(text, "To complete before release", 4)[2:] == [
        "    | No. | Place | What is needed | Who answers |",
        "    | Blank 1 | 7.2(a), TE-120 | Who keeps the Frozen Suite? | Test lead |",
    ]


def test_a_release_as_text() -> None:
    text = document_text(replace(SOW, register_note="", register=(), marking=""))
    assert "To complete before release" not in text
    assert "Offered" not in text
    assert "Decision 1" not in text


def test_tables_as_text() -> None:
    text = document_text(SOW)
    assert lines_after(text, "Table 2. Reviewers", 4) == [
        "Table 2. Reviewers",
        "    | Role | What they compare |",
        "    | Reviewer | each Output with their own decision |",
        "    | Referee | — |",
    ]
    assert "| COR / [Blank 3: other recipients] |" in text


def test_lettered_sections_as_text() -> None:
    assert "\n\n\nSection L Instructions, conditions, and notices to offerors\n" in document_text(
        RFP
    )
    assert document_text(RFP).endswith("(a) The offeror shall answer.\n(b) RESERVED.\n")
