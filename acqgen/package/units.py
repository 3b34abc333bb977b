"""Which first-level paragraphs of a text print: alternates, conditions, decisions on rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from acqgen.library import Alternate, ParagraphRule
from acqgen.package.entries import Entries
from acqgen.package.fill_ins import FillIns
from acqgen.package.selection import Decision, Selection
from acqgen.profile import DecisionEntry
from acqgen.prose import Unit
from acqgen.rules import answer

_PLAIN = ParagraphRule()


@dataclass(frozen=True, slots=True)
class ChosenUnit:
    """A first-level paragraph as decided; one that is out prints RESERVED."""

    label: str
    unit: Unit | None  # None: its label is kept, its words are out
    rule: ParagraphRule
    entry: DecisionEntry | None = None  # a person's decision on the row


@dataclass(frozen=True, slots=True)
class ChosenText:
    """The units of one text that print, and the alternates that were used."""

    decision: Decision
    alternates: tuple[str, ...]
    units: tuple[ChosenUnit, ...]

    def named(self) -> frozenset[str]:
        """Return the ids of texts and data items that the printed units name."""
        units = (each.unit for each in self.units if each.unit is not None)
        return frozenset(id for unit in units for id in unit.references)

    def labels(self) -> frozenset[str]:
        """Return the labels of the paragraphs that print words."""
        return frozenset(each.label for each in self.units if each.unit is not None)

    def strength_of(self, label: str) -> str:
        """Return the strength of one paragraph: its own, or that of the text."""
        for each in self.units:
            if each.label == label and each.rule.strength:
                return each.rule.strength
        return str(self.decision.strength)


def choose(
    decision: Decision, selection: Selection, entries: Entries, fill_ins: FillIns
) -> ChosenText:
    """Choose the paragraphs of one selected text."""
    head, wording = decision.revision.head, decision.revision.wording
    used = tuple(each for each in head.alternates if answer(each.when, selection.world) is True)
    whole = next((each for each in used if each.replaces == "all"), None)
    if whole is not None:
        used = (whole,)
        rules: Mapping[str, ParagraphRule] = whole.paragraphs
        units: tuple[tuple[str, Unit | None], ...] = tuple(
            (unit.label, unit) for unit in wording.alternates[whole.id]
        )
    else:
        rules = head.paragraphs
        units = tuple(_replaced(wording.units, used, wording.alternates))
    own = {label: rule for each in used for label, rule in each.paragraphs.items()}
    rules = {**rules, **own}
    chosen = [
        _chosen(label, unit, rules, decision, selection, entries, fill_ins) for label, unit in units
    ]
    while chosen and chosen[-1].unit is None:
        chosen.pop()
    return ChosenText(decision, tuple(each.id for each in used), tuple(chosen))


def _replaced(
    base: tuple[Unit, ...],
    used: tuple[Alternate, ...],
    wording: Mapping[str, tuple[Unit, ...]],
) -> Iterator[tuple[str, Unit | None]]:
    """Put the units of the alternates in place of those they replace."""
    new: dict[str, Unit | None] = {}
    for alternate in used:
        new |= {f"({letter})": None for letter in alternate.replaces}
        new |= {unit.label: unit for unit in wording[alternate.id]}
    for unit in base:
        yield unit.label, new.get(unit.label, unit) if unit.label else unit


def _chosen(
    label: str,
    unit: Unit | None,
    rules: Mapping[str, ParagraphRule],
    decision: Decision,
    selection: Selection,
    entries: Entries,
    fill_ins: FillIns,
) -> ChosenUnit:
    rule = rules.get(label.strip("()"), _PLAIN)
    entry = entries.on_row(f"{decision.clause.id}{label}") if label else None
    if unit is None or not _holds(unit, rule, entry, decision, selection, fill_ins):
        return ChosenUnit(label, None, rule, entry)
    return ChosenUnit(label, unit, rule, entry)


def _holds(
    unit: Unit,
    rule: ParagraphRule,
    entry: DecisionEntry | None,
    decision: Decision,
    selection: Selection,
    fill_ins: FillIns,
) -> bool:
    if answer(rule.when, selection.world) is False:
        return False
    if entry is not None:
        return entry.include is not False and not entry.satisfied_by
    if rule.strength == "offered":
        return False
    if rule.strength == "default" and selection.default_on is False:
        return False
    return not any(fill_ins.left_empty(decision.clause.id, name) for name in unit.slots)
