"""Quotes, apostrophes and section signs in print."""

# ruff: noqa: RUF001 - curly quotes are what is tested

from __future__ import annotations

import pytest

from acqgen.rendering.typography import typeset


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('"a" and "b"', "“a” and “b”"),
        ("the Officer's", "the Officer’s"),
        ("offerors' answers", "offerors’ answers"),
        ("(\"a 'b'\")", "(“a ‘b’”)"),
        ("\"'a'\"", "“‘a’”"),
        ('—"a"', "—“a”"),
        ("48 CFR § 52.2", "48 CFR §\N{NO-BREAK SPACE}52.2"),
        ("§§ 3 to 5", "§§\N{NO-BREAK SPACE}3 to 5"),
        ("D-06 -- x", "D-06 -- x"),
    ],
)
def test_typeset(text: str, printed: str) -> None:
    assert typeset(text) == printed
    assert len(typeset(text)) == len(text)
