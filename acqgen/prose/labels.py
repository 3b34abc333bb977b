"""Labels of the four levels: (a) (1) (i) (A), as Word counts them."""

from __future__ import annotations

LEVELS = 4
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def label_at(level: int, number: int) -> str:
    """Return the label of the `number`-th paragraph (from 1) of a level (1 to 4)."""
    if level == 2:  # noqa: PLR2004 - the second level counts in digits
        return f"({number})"
    if level == 3:  # noqa: PLR2004 - the third in small roman numbers
        return f"({_roman(number)})"
    letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)  # z, aa, bb
    return f"({letters if level == 1 else letters.upper()})"


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text += sign
            number -= value
    return text
