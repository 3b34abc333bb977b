"""acqgen check: every problem and gate, grouped by who can fix it; nothing is written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from acqgen.cli.console import Exit, gate_line, plural, problem_json, reports_errors, show_json
from acqgen.problems import ContentError, FileError, Problem, Severity

if TYPE_CHECKING:
    from acqgen.library import Library
    from acqgen.package.model import Opening
    from acqgen.pipeline import Decided, Draft
    from acqgen.profile import Profile

Groups = dict[str, list[str]]


@click.command("check")
@click.argument("profile", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one object to stdout.")
@reports_errors
def command(profile: Path, *, as_json: bool) -> None:
    """Show what is wrong or open in PROFILE, and who can settle it."""
    from acqgen.library import load_library
    from acqgen.profile import load_profile

    try:
        read = load_profile(profile)
        library = load_library(edition=read.envelope.library, asked=read.source.locate("library"))
        decided, made, problems = _examine(read, library)
    except ContentError as error:
        if not as_json:
            raise
        show_json(_object(None, None, error.problems))
        sys.exit(Exit.FILE if isinstance(error, FileError) else Exit.PROBLEMS)
    if as_json:
        show_json(_object(decided, library, problems))
    else:
        _print(decided, made, library, problems)
    if any(each.severity is Severity.ERROR for each in problems):
        sys.exit(Exit.PROBLEMS)


def _examine(read: Profile, library: Library) -> tuple[Decided, Draft | None, tuple[Problem, ...]]:
    """Go as far as the profile allows, and collect what is wrong."""
    from acqgen.pipeline import decide, draft

    decided = decide(read, library)
    try:
        made = draft(read, library)
    except ContentError as error:
        return decided, None, tuple(error.problems)
    return decided, made, made.warnings


def _object(
    decided: Decided | None, library: Library | None, problems: tuple[Problem, ...]
) -> dict[str, Any]:
    from acqgen.package.record import decisions_json

    found: dict[str, Any] = {"tier": None, "decisions": {}, "gates": []}
    if decided is not None and library is not None:
        selection = decided.selection
        found = {
            "tier": selection.tier,
            "decisions": decisions_json(library, decided.facts, selection),
            "gates": [
                {"id": each.id, "severity": each.severity, "message": each.message}
                for each in selection.gates
            ],
        }
    return {**found, "problems": [problem_json(each) for each in problems]}


def _print(
    decided: Decided, made: Draft | None, library: Library, problems: tuple[Problem, ...]
) -> None:
    from acqgen.package.reasons import shown

    groups: Groups = {}
    for problem in problems:
        _add(groups, problem.owner or "whoever wrote the profile", str(problem))
    for gate in decided.selection.gates:
        _add(groups, gate.owner, gate_line(gate, decided))
    if made is not None:
        _openings(made, groups)
        _one_time(made, library, groups)
    for name, each in sorted(decided.facts.answers.items()):
        if each.assumed:
            asked = library.questions[name].ask
            _add(groups, each.by, f"assumed {name} = {shown(each.value)}: {asked}")
    for owner in sorted(groups, key=str.lower):
        click.echo(f"{owner[:1].upper()}{owner[1:]}")
        for line in groups[owner]:
            click.echo(f"  {line}".replace("\n", "\n  "))
    count = sum(len(lines) for lines in groups.values())
    tier = decided.selection.tier
    click.echo(f"{plural(count, 'point')}; tier {tier or 'open'}; nothing was written")


def _add(groups: Groups, owner: str, line: str) -> None:
    """File a line under its owner, however that is capitalized."""
    known = next((each for each in groups if each.lower() == owner.lower()), owner)
    groups.setdefault(known, []).append(line)


def _one_time(made: Draft, library: Library, groups: Groups) -> None:
    """Say how many special requirements serve one procurement only: HSAR 3052.101."""
    facts = made.decided.facts
    special = [
        each.clause.id
        for each in made.decided.selection.selected
        if each.revision.head.kind == "special"
        and library.standing(each.clause.id, facts.issue_date).standing == "one_time"
    ]
    if special and facts.text("proc.agency") == "dhs":
        line = (
            f"{plural(len(special), 'special requirement')} ({', '.join(special)}) may serve this "
            "procurement only: file counsel's review; before the next use, ask the Chief "
            "Procurement Officer (HSAR 3052.101)"
        )
        _add(groups, "contracting officer", line)


def _references(made: Draft, groups: Groups) -> None:
    """List the clauses by reference to check; those that only wait for answers take one line."""
    listed = [each for each in made.assembled.referred if each.outcome == "officer"]
    for each in listed:
        if not each.waits_for:
            numbers = ", ".join(number.number for number in each.numbers) or "no number"
            line = f"check {each.id} ({numbers}) {each.clause.title}: {each.why}"
            _add(groups, "contracting officer", line)
    waiting = [each for each in listed if each.waits_for]
    if waiting:
        names = sorted({name for each in waiting for name in each.waits_for})
        ids = ", ".join(each.id for each in waiting)
        line = f"{plural(len(waiting), 'clause')} by reference ({ids}) wait for {', '.join(names)}"
        _add(groups, "contracting officer", line)


def _openings(made: Draft, groups: Groups) -> None:
    _references(made, groups)
    same: dict[tuple[str, str], list[tuple[Opening, str]]] = {}
    for document in made.package.documents:
        for each in document.register:
            same.setdefault((each.who, each.needed), []).append((each, document.file))
    for (who, needed), found in same.items():
        _add(groups, who, f"{_named(found)}: {needed}")


def _named(found: list[tuple[Opening, str]]) -> str:
    """Name what waits for one answer: its number and place, or the texts of several."""
    first, file = found[0]
    if len(found) == 1:
        return f"{first.number.lower()} at {first.place} of {file}"
    kind = first.number.partition(" ")[0].lower()
    texts = ", ".join(each.place.rpartition(", ")[2] for each, _ in found)
    return f"{plural(len(found), kind)} ({texts})"
