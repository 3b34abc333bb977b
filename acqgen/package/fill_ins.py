"""Fill-ins: the value of each slot, where it comes from, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from acqgen.library import FillIn, Library, Revision
from acqgen.library.values import Given, ValueFault, items, range_text, typed, words
from acqgen.problems import Location, Problem, Severity, nearest, raise_errors
from acqgen.profile import Facts, Profile, provenance_faults

Origin = Literal["profile", "default", "question", "open"]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a slot prints: words, the parts of a list, or a blank."""

    slot: str  # "TE-120.margin_points": the owner of the value
    text: str
    parts: tuple[str, ...] | None  # of a list; None for anything else
    origin: Origin
    label: str = ""  # of the blank
    ask: str = ""
    who: str = ""

    @property
    def open(self) -> bool:
        """Say whether somebody still has to answer."""
        return self.origin == "open"

    @property
    def empty(self) -> bool:
        """Say whether the value is a list without parts."""
        return self.parts == () and not self.open


class FillIns:
    """The values of all texts of one package; remembers which were printed."""

    def __init__(
        self,
        library: Library,
        facts: Facts,
        given: Mapping[str, Mapping[str, Given]],
        revisions: Mapping[str, Revision],
    ) -> None:
        self._library = library
        self._facts = facts
        self._given = given
        self._revisions = revisions
        self._known: dict[str, Filled] = {}

    def value(self, clause: str, name: str) -> Filled:
        """Return what the slot `name` of a text prints."""
        slot = f"{clause}.{name}"
        if slot not in self._known:
            self._known[slot] = self._find(clause, name)
        return self._known[slot]

    def left_empty(self, clause: str, name: str) -> bool:
        """Say whether the slot has a list without parts; what is typed in no list never is."""
        fill = self._revisions[clause].head.fill_ins[name]
        return (fill.type == "list" or bool(fill.from_)) and self.value(clause, name).empty

    def of_owner(self, slot: str) -> Filled:
        """Return the value of `TE-170.review_days`; of a planned text it is open."""
        clause, _, name = slot.partition(".")
        if clause in self._revisions:
            return self.value(clause, name)
        label = f"{name.replace('_', ' ')}, which {clause} will state"
        return Filled(slot, "", None, "open", label, f"{clause} is not written yet.", "")

    def number(self, slot: str) -> Decimal | None:
        """Return the value of a number by its owner; None while it is open."""
        filled = self.of_owner(slot)
        return None if filled.open else Decimal(filled.text.replace(",", ""))

    def _find(self, clause: str, name: str) -> Filled:
        fill = self._revisions[clause].head.fill_ins[name]
        if fill.from_ == "profile.offeror_to_state":
            return self._to_state(clause, name)
        if fill.from_ in self._library.questions:
            return self._answer(fill)
        if fill.from_:
            return self._of_other(clause, name, fill)
        slot = f"{clause}.{name}"
        given = self._given.get(clause, {}).get(name)
        if given is not None:
            return _filled(slot, fill, given, "profile")
        if fill.default is None or fill.star:
            return _blank(slot, fill)
        return _filled(slot, fill, typed(fill, fill.default), "default")

    def _of_other(self, clause: str, name: str, fill: FillIn) -> Filled:
        owner = fill.from_.partition(".")[0]
        if owner in self._revisions:
            return self.of_owner(fill.from_)
        if fill.default is not None:
            return _filled(f"{clause}.{name}", fill, typed(fill, fill.default), "default")
        return self.of_owner(fill.from_)

    def _to_state(self, clause: str, name: str) -> Filled:
        """List the questions that the profile leaves for offerors to answer."""
        answers = self._facts.answers
        asked = tuple(
            question.ask
            for question in self._library.questions.values()
            if question.offeror_to_state
            and (question.id not in answers or answers[question.id].assumed)
        )
        return Filled(f"{clause}.{name}", " ".join(asked), asked, "question")

    def _answer(self, fill: FillIn) -> Filled:
        """Print the answer to a question, in the words of its values."""
        question = self._library.questions[fill.from_]
        found = self._facts.answers.get(fill.from_)
        if found is None:
            return Filled(
                question.id, "", None, "open", _as_label(question.ask), question.ask, question.who
            )
        fact = found.value
        if isinstance(fact, frozenset):
            fact = tuple(key for key in question.values if key in fact)
        said = {**question.values, **fill.values}
        if isinstance(fact, tuple):
            parts = tuple(said.get(key, key) for key in fact)
            return Filled(question.id, ", ".join(parts), parts, "question")
        return Filled(question.id, said.get(str(fact), str(fact)), None, "question")


def _filled(slot: str, fill: FillIn, value: Given, origin: Origin) -> Filled:
    parts = items(fill, value) if isinstance(value, tuple) else None
    return Filled(slot, words(fill, value), parts, origin)


def _blank(slot: str, fill: FillIn) -> Filled:
    bounds = range_text(fill)
    needed = f"{fill.ask} {bounds[:1].upper()}{bounds[1:]}." if bounds else fill.ask
    return Filled(slot, "", None, "open", _label(slot, fill, bounds), needed, fill.who)


def _label(slot: str, fill: FillIn, bounds: str) -> str:
    """Name a blank: a number by its unit and range, anything else by what is asked."""
    if fill.type not in ("integer", "number"):
        return _as_label(fill.ask)
    unit = fill.unit or slot.partition(".")[2].replace("_", " ")
    label = f"number of {unit}" if fill.type == "integer" and fill.unit else unit
    return f"{label}, {bounds}" if bounds else label


def _as_label(ask: str) -> str:
    """Turn a question into the words of a blank."""
    text = ask.rstrip("?.")
    return text[:1].lower() + text[1:]


def read_fill_ins(profile: Profile, library: Library, facts: Facts) -> dict[str, dict[str, Given]]:
    """Type and bound every fill-in of the profile. Raises ContentError."""
    given: dict[str, dict[str, Given]] = {}
    problems: list[Problem] = []
    for clause, values in profile.envelope.fill_ins.items():
        where = profile.source.locate_key("fill_ins", clause)
        known = library.clauses.get(clause)
        if known is None:
            hint = nearest(clause, library.clauses)
            if clause in library.planned:
                hint = "the text is planned and has no wording yet"
            problems.append(Problem("ACQ401", f"unknown text {clause!r}", where, hint))
            continue
        fills = known.on(facts.issue_date).head.fill_ins
        for name, raw in values.items():
            if isinstance(raw, dict):
                path = ("fill_ins", clause, name)
                problems += provenance_faults(raw, profile.source, path)
            try:
                given.setdefault(clause, {})[name] = _read(fills, name, raw)
            except ValueFault as fault:
                place = _place(profile, clause, name, fault.code)
                message = f"{clause}.{name}: {fault}"
                problems.append(Problem(fault.code, message, place, fault.hint))
    raise_errors(problems)
    return given


def _read(fills: Mapping[str, FillIn], name: str, raw: object) -> Given:
    fill = fills.get(name)
    if fill is None:
        raise ValueFault("ACQ401", "the text has no such fill-in", nearest(name, fills))
    if fill.from_:
        raise ValueFault("ACQ406", f"the value is owned by {fill.from_}; set it there")
    value = raw.get("value") if isinstance(raw, dict) else raw
    return typed(fill, value)


def _place(profile: Profile, clause: str, name: str, code: str) -> Location:
    if code == "ACQ401":
        return profile.source.locate_key("fill_ins", clause, name)
    return profile.source.locate("fill_ins", clause, name)


def unused(
    profile: Profile, given: Mapping[str, Mapping[str, Given]], printed: frozenset[str]
) -> Iterator[Problem]:
    """Yield a warning for each given fill-in that no printed paragraph uses."""
    for clause, values in given.items():
        for name, value in values.items():
            if f"{clause}.{name}" not in printed and value != ():
                yield Problem(
                    "ACQ405",
                    f"{clause}.{name} is given, but no printed paragraph uses it",
                    profile.source.locate_key("fill_ins", clause, name),
                    severity=Severity.WARNING,
                )
