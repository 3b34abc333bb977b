"""Typography of the library's words: curly quotes, and no line end after a section sign.

What a person typed, such as the title or the value of a fill-in, is not typeset.
"""

from __future__ import annotations

import re

_LEFT = "\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
_RIGHT = "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_DASHES = "\N{EM DASH}\N{EN DASH}"
_OPEN, _CLOSE = str.maketrans("\"'", _LEFT), str.maketrans("\"'", _RIGHT)
_BEFORE = rf"\s(\[{{/{_DASHES}{_LEFT}-"  # a quote after one of these opens
_QUOTE = re.compile(rf"""(^|[{_BEFORE}])(["']+)""")


def typeset(text: str) -> str:
    """Return `text` as it prints; one character stays one character."""
    opened = _QUOTE.sub(lambda match: match[1] + match[2].translate(_OPEN), text)
    closed = opened.translate(_CLOSE)
    return re.sub(r"(?<=§) (?=\d)", "\N{NO-BREAK SPACE}", closed)
