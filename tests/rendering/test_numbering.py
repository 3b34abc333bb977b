"""Numbers as Word writes them."""

from __future__ import annotations

import pytest

from acqgen.rendering.numbering import Instance, Level, shown


@pytest.mark.parametrize(
    ("number_format", "number", "text"),
    [
        ("decimal", 12, "12"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("lowerLetter", 54, "bbb"),
        ("upperLetter", 13, "M"),
        ("lowerRoman", 49, "xlix"),
        ("upperRoman", 1994, "MCMXCIV"),
    ],
)
def test_number_formats(number_format: str, number: int, text: str) -> None:
    assert shown(number_format, number) == text


def test_levels_restart_under_a_higher_one() -> None:
    levels = (Level("upperLetter", "Section %1"), Level("decimal", "%1.%2"))
    instance = Instance(5, levels, (8, 1))
    assert [instance.advance(level) for level in (0, 1, 1, 0, 1)] == [
        "Section H",
        "H.1",
        "H.2",
        "Section I",
        "I.1",
    ]
