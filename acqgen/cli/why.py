"""acqgen why: the decision on one text, in sentences."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from acqgen.cli.console import reports_errors, show_json
from acqgen.problems import ContentError, Location, Problem, nearest

if TYPE_CHECKING:
    from acqgen.library import Library
    from acqgen.package.selection import Decision
    from acqgen.pipeline import Decided


def _known_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Complete the id of a text."""
    del ctx, param
    from acqgen.library import load_library

    return [each for each in load_library().clauses if each.startswith(incomplete.upper())]


@click.command("why")
@click.argument("profile", type=click.Path(path_type=Path))
@click.argument("clause", shell_complete=_known_ids)
@click.option("--json", "as_json", is_flag=True, help="Print one object to stdout.")
@reports_errors
def command(profile: Path, clause: str, *, as_json: bool) -> None:
    """Say what became of CLAUSE in PROFILE, by which facts and which authority."""
    from acqgen.library import load_library
    from acqgen.package.reasons import decider, fact_lines, why
    from acqgen.pipeline import decide
    from acqgen.profile import load_profile

    read = load_profile(profile)
    library = load_library(edition=read.envelope.library, asked=read.source.locate("library"))
    decided = decide(read, library)
    clause = clause.upper()
    decision = decided.selection.decisions.get(clause)
    if decision is None:
        raise ContentError([_unknown(clause, library)])
    found: dict[str, Any] = {
        "clause": clause,
        "title": decision.revision.head.title,
        "outcome": str(decision.outcome),
        "strength": str(decision.strength),
        "decided_by": str(decider(decision, decided.selection, decided.facts)),
        "why": why(decision, library),
        "facts": list(fact_lines(decision, decided.selection, decided.facts)),
        "authorities": _authorities(decision, decided, library),
    }
    if as_json:
        show_json(found)
        return
    _print(found)


def _authorities(decision: Decision, decided: Decided, library: Library) -> dict[str, str]:
    """Return each authority of a text as cited, with its status on the issue date."""
    from acqgen.package.authority_sheets import status_word

    day, baseline = decided.facts.issue_date, decided.facts.text("proc.far_baseline")
    found = {}
    for named in decision.revision.head.satisfies:
        id, _, part = named.partition("#")
        authority = library.authorities[id]
        known = authority.paragraph(part)
        text = authority.cited(baseline) + (f", {known.pinpoint}" if known else "")
        status = authority.status_on(day) if day else None
        since = f" since {status.since}" if status and status.since else ""
        word = status_word(authority, decided.facts, decided.selection.world)
        found[text] = f"{word}{since}"
    return found


def _print(found: dict[str, Any]) -> None:
    outcome = found["outcome"].replace("_", " ")
    strength = f", {found['strength']}" if found["strength"] else ""
    click.echo(f"{found['clause']} {found['title']}: {outcome}{strength}")
    click.echo(f"Decided by {found['decided_by']}. {found['why']}")
    if found["facts"]:
        click.echo("It rests on:")
    for line in found["facts"]:
        click.echo(f"  {line}")
    click.echo("Authorities on the issue date:")
    for text, status in found["authorities"].items():
        click.echo(f"  {text}: {status}")


def _unknown(clause: str, library: Any) -> Problem:
    hint = nearest(clause, library.clauses)
    if clause in library.planned:
        hint = "the text is planned and has no wording yet"
    return Problem("ACQ208", f"unknown text {clause!r}", Location("clause library"), hint)
