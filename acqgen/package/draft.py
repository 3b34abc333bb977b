"""A package in values: a profile held against the library, decided, assembled, with its matrix."""

from __future__ import annotations

from dataclasses import dataclass

from acqgen.library import Library
from acqgen.package.assembly import Assembled, Maker, assemble, prepare
from acqgen.package.cover import Cover
from acqgen.package.entries import Entries, read_entries
from acqgen.package.fill_ins import read_fill_ins, unused
from acqgen.package.matrix import make_matrix
from acqgen.package.model import Package
from acqgen.package.selection import Selection, select
from acqgen.package.sense import check_selection
from acqgen.package.terminology import speech, to_confirm
from acqgen.problems import Problem, raise_errors
from acqgen.profile import Facts, Profile, gather


@dataclass(frozen=True, slots=True)
class Decided:
    """A profile held against the library: facts, decisions, and what is wrong with them."""

    facts: Facts
    entries: Entries
    selection: Selection
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A package in values, before it becomes files."""

    decided: Decided
    assembled: Assembled
    package: Package
    cover: Cover
    warnings: tuple[Problem, ...]


def decide(profile: Profile, library: Library) -> Decided:
    """Gather facts and decide on every text. Raises ContentError for answers that do not fit."""
    facts = gather(profile, library)
    entries = read_entries(profile, library)
    selection = select(library, facts, entries)
    problems = tuple(check_selection(profile, library, facts, selection))
    return Decided(facts, entries, selection, problems)


def draft(profile: Profile, library: Library) -> Draft:
    """Make the package in values. Raises ContentError with every error found."""
    decided = decide(profile, library)
    raise_errors(decided.problems)
    given = read_fill_ins(profile, library, decided.facts)
    assembled = assemble(profile, library, decided.facts, decided.selection, decided.entries, given)
    cover = Cover(profile, library, decided.facts, decided.selection)
    spoken = speech(profile, library, decided.facts)
    if spoken:
        assembled = spoken.documents(assembled)
    matrix = make_matrix(assembled, cover)
    package = Package(assembled.documents, spoken.matrix(matrix) if spoken else matrix)
    warnings = (
        *decided.problems,
        *to_confirm(profile, library),
        *assembled.warnings,
        *unused(profile, given, assembled.used_slots),
    )
    return Draft(decided, assembled, package, cover, warnings)


def prepared(profile: Profile, library: Library, decided: Decided) -> Maker:
    """Return what prints single texts. Raises ContentError for values that do not fit."""
    given = read_fill_ins(profile, library, decided.facts)
    return prepare(profile, library, decided.facts, decided.selection, decided.entries, given)
