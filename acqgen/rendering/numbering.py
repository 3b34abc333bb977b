"""Native numbering: list instances that restart, and the numbers that Word will show for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from acqgen.rendering.templates import TemplateError
from acqgen.rendering.wml import Element, element, value, w

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def shown(number_format: str, number: int) -> str:
    """Return `number` (from 1) as Word writes it in a `numFmt`: after z comes aa, then bb."""
    if number_format == "decimal":
        return str(number)
    if number_format.endswith("Letter"):
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif number_format.endswith("Roman"):
        text = _roman(number)
    else:
        raise TemplateError(f"the template numbers a list in {number_format!r}")
    return text.upper() if number_format.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for size, sign in _ROMAN:
        text += sign * (number // size)
        number %= size
    return text


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `format` is a numFmt, `text` holds %1 to %9."""

    format: str
    text: str


class Instance:
    """One use of a list, with its own counters; `id` is the numId of its paragraphs."""

    def __init__(self, number: int, levels: Sequence[Level], starts: Sequence[int]) -> None:
        self.id = number
        self._levels = levels
        self._starts = starts
        self._values: list[int] = []  # of the levels in use

    def advance(self, level: int) -> str:
        """Count one more paragraph at `level` (from 0) and return the number that Word shows."""
        restarted = level >= len(self._values)
        values = self._values[: level + 1]
        values.extend(self._starts[len(values) : level + 1])
        if not restarted:
            values[level] += 1
        self._values = values
        return re.sub(
            r"%(\d)",
            lambda match: self._shown(int(match[1]) - 1),
            self._levels[level].text,
        )

    def _shown(self, level: int) -> str:
        return shown(self._levels[level].format, self._values[level])


class Numbering:
    """The lists of a template, found by their names, and the instances made of them."""

    def __init__(self, root: Element) -> None:
        self._lists = {
            value(abstract, "name"): abstract for abstract in root.iter(w("abstractNum"))
        }
        used = (int(number.get(w("numId"), 0)) for number in root.iter(w("num")))
        self._ids = count(max(used, default=0) + 1)
        self._last = [node for node in root if node.tag in {w("abstractNum"), w("num")}][-1]

    def start(self, name: str, starts: Sequence[int]) -> Instance:
        """Begin a list named `name` whose levels start at `starts`."""
        try:
            abstract = self._lists[name]
        except KeyError:
            raise TemplateError(f"the template has no list named {name!r}") from None
        number = next(self._ids)
        overrides = (
            element("lvlOverride", element("startOverride", val=start), ilvl=level)
            for level, start in enumerate(starts)
        )
        which = element("abstractNumId", val=abstract.get(w("abstractNumId"), ""))
        instance = element("num", which, *overrides, numId=number)
        self._last.addnext(instance)
        self._last = instance
        return Instance(number, _levels(abstract), starts)


def _levels(abstract: Element) -> tuple[Level, ...]:
    return tuple(
        Level(value(level, "numFmt"), value(level, "lvlText")) for level in abstract.iter(w("lvl"))
    )
