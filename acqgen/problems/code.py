"""What is known of a problem code."""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """What a code means, why it is a problem, and what to do."""

    title: str
    why: str
    fix: str
