"""Rules on numbers: L23, L24, and the clocks of H10."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from acqgen.library import FillIn
from acqgen.problems import Location, Problem
from acqgen.prose import Slot, Span, Table, Words
from acqgen.upkeep.lint.lists import hits
from acqgen.upkeep.lint.passages import VALUE, Passage
from acqgen.upkeep.lint.registers import Clock
from acqgen.upkeep.lint.view import Text, View
from acqgen.upkeep.lint.words import one_of

_NEAR = 35  # characters before a number in which its comparison stands
_AMOUNT = r"(?<![\w.,(-])(\d[\d,.]*|□)"
_FIGURE = re.compile(r"\d+(\.\d+)?")


def measures(view: View) -> Iterator[Problem]:
    """Ask each number with a unit for a comparison, and days for calendar or business."""
    words = view.words
    units = one_of(words.units)
    number = re.compile(rf"{_AMOUNT} (?:(calendar|business) )?({units})\b", re.IGNORECASE)
    compared = re.compile(rf"\b{one_of(words.comparison)}\b", re.IGNORECASE)
    spanning = re.compile(rf"\b{one_of(words.spanning)}\b", re.IGNORECASE)
    exact = re.compile(rf"\b{one_of(words.exact)} $", re.IGNORECASE)
    named = re.compile(rf"{_AMOUNT} (?:{'|'.join(words.no_measure)})", re.IGNORECASE)
    for sentence in view.sentences:
        for found in number.finditer(sentence.text):
            before = sentence.text[: found.start()]
            where = sentence.at(found.start())
            lead = sentence.passage.lead if sentence.passage.lead.endswith(":") else ""
            free = exact.search(before) or named.match(sentence.text, found.start())
            near = compared.search(before[-_NEAR:]) or compared.search(lead)
            if not (free or near or spanning.search(f"{lead} {before}")):
                yield Problem("L23", f"{found[0]!r} has no comparison before it", where)
            if found[3].lower() in ("day", "days") and not found[2]:
                yield Problem("L23", f"{found[0]!r} are neither calendar nor business days", where)


def metric_tables(view: View) -> Iterator[Problem]:
    """Keep a performance number in a metric table, with eight fields and enough cases."""
    for sentence, found in hits(view, "performance"):
        message = f"a limit outside a metric table: {found.group()!r}"
        yield Problem("L24", message, sentence.at(found.start()))
    for text in view.texts:
        for unit in text.revision.wording.every_unit():
            for block in unit.blocks:
                if isinstance(block, Table):
                    yield from _table(view, text, block)


def _table(view: View, text: Text, table: Table) -> Iterator[Problem]:
    wanted, file = view.words.metric_table, text.revision.source.file
    captioned = table.caption.startswith(wanted.caption)
    if not captioned:
        if table.columns == wanted.columns:
            message = f"the caption begins with {wanted.caption!r}"
            yield Problem("L24", message, Location(file, table.line, 1))
        return
    if table.columns != wanted.columns:
        message = "a metric table has the columns " + ", ".join(wanted.columns)
        yield Problem("L24", message, Location(file, table.line + 1, 1))
        return
    fills = text.head.fill_ins
    for number, row in enumerate(table.rows, table.line + 3):
        cells = dict(zip(wanted.columns, row, strict=True))
        where = Location(file, number, 1)
        better, rule = _said(cells["Better"]), _said(cells["Rule"])
        if not any(re.fullmatch(each, better) for each in wanted.better):
            yield Problem("L24", f"Better is higher or lower, not {better!r}", where)
        if not rule.startswith(wanted.rules):
            message = f"Rule starts with one of {', '.join(wanted.rules)}, not {rule!r}"
            yield Problem("L24", message, where)
        if rule.startswith("one-sided"):
            yield from _sample(view, cells, fills, where)


def _said(cell: tuple[Span, ...]) -> str:
    return "".join(each.text if isinstance(each, Words) else VALUE for each in cell)


def _sample(
    view: View, cells: Mapping[str, tuple[Span, ...]], fills: Mapping[str, FillIn], where: Location
) -> Iterator[Problem]:
    """Hold the sample of a row against the smallest that can show its limit."""
    limit, sample = _first(cells["Limit"], fills), _first(cells["Smallest sample"], fills)
    sizes = view.library.tables.get(view.words.metric_table.sizes)
    if limit is None or sample is None or sizes is None:
        return
    column = 0 if _said(cells["Better"]) == "higher" else 1
    for row in sizes.rows:
        if float(row[column]) == limit and sample < float(row[2].replace(",", "")):
            message = f"{sample:g} cases cannot show {limit:g}; at least {row[2]} are needed"
            yield Problem("L24", message, where)


def _first(cell: tuple[Span, ...], fills: Mapping[str, FillIn]) -> float | None:
    """Return the first number of a cell; of a fill-in its default."""
    for span in cell:
        if isinstance(span, Slot):
            default = fills[span.name].default
            return float(default) if isinstance(default, str) else None
        if isinstance(span, Words) and (found := _FIGURE.search(span.text.replace(",", ""))):
            return float(found[0])
    return None


def clocks(view: View) -> Iterator[Problem]:
    """Give each time for an act one owner: a slot or a figure registered in clocks.yaml."""
    file = view.registers.clocks_file
    acts: dict[str, int] = {}
    owners: dict[tuple[str, str], Clock] = {}
    for index, clock in enumerate(view.registers.clocks):
        first = acts.setdefault(clock.act.lower(), index)
        if first != index:
            related = ((file.locate(first, "owner"), "first owner here"),)
            message = f"two owners of one clock: {clock.act}"
            yield Problem("H10", message, file.locate(index, "owner"), related=related)
        owners[clock.owner, clock.figure] = clock
    stated: set[tuple[str, str]] = set()
    for passage, found in _times(view):
        where, key = passage.at(found.start()), _key(view, passage, found)
        stated.add(key)
        yield from _registered(owners, key, passage, where)
    for index, clock in enumerate(view.registers.clocks):
        if (clock.owner, clock.figure) not in stated:
            message = f"no wording states this clock of {clock.owner}"
            yield Problem("H10", message, file.locate(index, "owner"))


def _key(view: View, passage: Passage, found: re.Match[str]) -> tuple[str, str]:
    """Return the fill-in that owns a slot, or the text that prints a figure, with the figure."""
    name = passage.slots.get(found.start(), "")
    if not name:
        return passage.owner, found[0]
    text = view.by_id.get(passage.owner)
    fill = text.head.fill_ins.get(name) if text else None
    return (fill and fill.from_) or f"{passage.owner}.{name}", ""


def _registered(
    owners: Mapping[tuple[str, str], Clock],
    key: tuple[str, str],
    passage: Passage,
    where: Location,
) -> Iterator[Problem]:
    pointing = (each for each in owners.values() if passage.owner in each.points)
    shared = (each for each in pointing if each.figure and each.figure == key[1])
    clock = owners.get(key) or next(shared, None)
    if clock is None:
        named = key[1] or key[0]
        yield Problem("H10", f"{named!r} is a time that clocks.yaml does not know", where)
    elif clock.owner.partition(".")[0] != passage.owner and passage.owner not in clock.points:
        message = f"{clock.owner} owns this clock: {clock.act}"
        yield Problem("H10", message, where)


def _times(view: View) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Yield each number with a unit of time in the wordings and definitions."""
    units = one_of(view.words.time_units)
    number = re.compile(rf"{_AMOUNT} (?:calendar |business )?{units}\b", re.IGNORECASE)
    for passage in view.passages:
        for found in number.finditer(passage.text):
            yield passage, found
