"""The envelope of a profile. Its answers stay text until the questions give them a type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from acqgen.library.clauses import StrengthName
from acqgen.problems import ContentError, Keys, Location, Problem, nearest, quoted, raise_errors
from acqgen.reading import Data, Day, Flag, Source, parse, read_text, read_yaml

_LATER = ("wording", "amendment", "amendments")


class DocumentFacts(Data):
    """What stands on the cover and in the headers."""

    number: str = ""
    attachment: str = ""
    matrix_attachment: str = ""
    contracting_officer: str = ""
    requiring_office: str = ""
    dated: Day | None = None
    marking: str = ""
    terminology: str = ""


class Waiver(Data):
    """The approval for leaving out a mandatory text."""

    reference: str
    approved_by: str
    date: Day


class DecisionEntry(Data):
    """What a person decided: about a text, a row, a folder, a whole strength, or a gate."""

    clause: str = ""
    folder: str = ""
    strength: StrengthName | None = None
    gate: str = ""
    include: Flag | None = None
    satisfied_by: str = ""
    reason: str = ""
    by: str = ""
    date: Day | None = None
    waiver: Waiver | None = None
    legal_review: str = ""
    co_approval: str = ""
    commercial_flag: str = ""

    @property
    def on(self) -> tuple[str, str, str, str]:
        """Return what is decided on; two decisions on the same contradict each other."""
        return self.clause, self.folder, self.strength or "", self.gate


class Envelope(Data):
    """Everything of a profile but the answers."""

    format: str
    library: str = "draft"
    stage: Literal["draft", "release"] = "draft"
    document: DocumentFacts = DocumentFacts()
    fill_ins: Mapping[str, Mapping[str, Any]] = {}
    decisions: tuple[DecisionEntry, ...] = ()
    sections: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Profile:
    """One procurement as it was read; `sections` holds the office's own texts."""

    name: str
    source: Source
    text: str
    envelope: Envelope
    groups: Mapping[str, Mapping[str, Any]]
    sections: Mapping[str, str]

    def path_of(self, question: str) -> Keys:
        """Return the keys that lead to an answer, whichever way it is written."""
        group, _, name = question.partition(".")
        return (question,) if question in self.source.names() else (group, name)

    def where(self, question: str, *path: str) -> Location:
        """Return the place of an answer."""
        return self.source.locate(*self.path_of(question), *path)

    def where_named(self, question: str) -> Location:
        """Return the place of the name of a question."""
        return self.source.locate_key(*self.path_of(question))

    def where_of_group(self, group: str) -> Location:
        """Return the place of the name of a group, or of the first name that starts with it."""
        names = self.source.names()
        first = next((name for name in names if name.partition(".")[0] == group), group)
        return self.source.locate_key(first)

    def with_answers(self, answers: Mapping[str, Any]) -> Profile:
        """Return the same profile in which questions have other answers (as text)."""
        groups = {group: dict(found) for group, found in self.groups.items()}
        for question, value in answers.items():
            group, _, name = question.partition(".")
            groups.setdefault(group, {})[name] = value
        return replace(self, groups=groups)

    def with_fill_ins(self, clause: str, values: Mapping[str, Any]) -> Profile:
        """Return the same profile in which fill-ins of one text have other values."""
        given = {**self.envelope.fill_ins}
        given[clause] = {**given.get(clause, {}), **values}
        return replace(self, envelope=self.envelope.model_copy(update={"fill_ins": given}))

    def with_decisions(self, entries: tuple[DecisionEntry, ...]) -> Profile:
        """Return the same profile with these decisions, in place of those on the same."""
        new = {each.on for each in entries}
        decisions = (*(each for each in self.envelope.decisions if each.on not in new), *entries)
        return replace(self, envelope=self.envelope.model_copy(update={"decisions": decisions}))


def load_profile(path: Path | str) -> Profile:
    """Read a profile and the office's texts that it names. Raises ContentError."""
    path = Path(path)
    source = read_yaml(path)
    if not isinstance(source.data, dict):
        message = "the file holds no answers; a profile starts with 'format: 1'"
        hint = "acqgen init NAME writes a profile with every question in it"
        raise ContentError([Problem("ACQ116", message, Location(source.file, 1, 1), hint)])
    envelope, groups = _split(source)
    raise_errors(_refusals(envelope, source))
    sections = {
        slot: _office_text(path, source, slot, name) for slot, name in envelope.sections.items()
    }
    name = path.stem.encode(errors="replace").decode()  # a name of a file need not be text
    return Profile(name, source, read_text(path), envelope, groups, sections)


def _split(source: Source) -> tuple[Envelope, dict[str, Mapping[str, Any]]]:
    """Part the envelope from the answers, which stand in groups or under dotted names."""
    known = Envelope.model_fields
    groups: dict[str, dict[str, Any]] = {}
    problems = []
    for key, value in source.data.items():
        where = source.locate_key(key)
        group, _, name = key.partition(".")
        if key in known:
            continue
        if name:
            if name in groups.setdefault(group, {}):
                problems.append(Problem("ACQ103", f"{key!r} is answered twice", where))
            groups[group][name] = value
        elif key in _LATER:
            problems.append(Problem("ACQ312", f"{key!r} comes with a later version", where))
        elif isinstance(value, dict) or value is None:
            twice = sorted(groups.setdefault(key, {}).keys() & (value or {}).keys())
            problems += [
                Problem("ACQ103", f"{key}.{name} is answered twice", source.locate_key(key, name))
                for name in twice
            ]
            groups[key] |= value or {}
        else:
            hint = nearest(key, known) or "answers stand in groups, one a line under its name"
            problems.append(Problem("ACQ114", f"unknown key {key!r}", where, hint))
    raise_errors(problems)
    data = {key: value for key, value in source.data.items() if key in known}
    return parse(Envelope, replace(source, data=_without_empty(data))), {**groups}


def _without_empty(data: Any) -> Any:
    """Drop keys without a value: an empty line of a profile says nothing."""
    if isinstance(data, tuple):
        return tuple(map(_without_empty, data))
    if not isinstance(data, dict):
        return data
    return {key: _without_empty(value) for key, value in data.items() if value is not None}


def _refusals(envelope: Envelope, source: Source) -> Iterator[Problem]:
    if envelope.format != "1":
        message = f"format {quoted(envelope.format)} is not known; this version reads format 1"
        yield Problem("ACQ311", message, source.locate("format"))
    if envelope.stage == "release":
        message = "this version builds drafts; a release comes later"
        yield Problem("ACQ312", message, source.locate("stage"), "write stage: draft")
    for index, entry in enumerate(envelope.decisions):
        missing = [key for key in ("reason", "by", "date") if not getattr(entry, key)]
        if missing:
            message = f"the decision lacks {', '.join(missing)}"
            yield Problem("ACQ306", message, source.locate("decisions", index))
        named = [entry.clause, entry.folder, entry.strength, entry.gate]
        says = entry.include is not None or bool(entry.satisfied_by) or bool(entry.gate)
        if sum(map(bool, named)) != 1 or not says:
            message = (
                "a decision names one of clause, folder, strength or gate, and what is decided"
            )
            hint = "say include: true, include: false, or satisfied_by"
            yield Problem("ACQ307", message, source.locate("decisions", index), hint)


def _office_text(path: Path, source: Source, slot: str, name: str) -> str:
    """Read the office's own text of a section; the path is relative to the profile."""
    try:
        return read_text(path.parent / name, str(path.parent / name)).strip()
    except ContentError as error:
        where = source.locate("sections", slot)
        found = [
            Problem("ACQ501", f"section {slot!r}: {each.message}: {each.where}", where)
            for each in error.problems
        ]
        raise ContentError(found) from None
