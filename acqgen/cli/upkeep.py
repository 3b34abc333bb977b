"""acqgen library matrix, uses, coverage, release: for counsel and for those who own the texts."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from acqgen.cli.console import Exit, plural, reports_errors, show_json
from acqgen.problems import ContentError, Location, Problem, Severity

if TYPE_CHECKING:
    from acqgen.upkeep.coverage import Duty


@click.command("matrix")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("clause-matrix.xlsx"),
    help="The workbook; clause-matrix.xlsx if left out.",
)
@reports_errors
def matrix(out: Path) -> None:
    """Write the whole library as one workbook for counsel."""
    from acqgen.library import load_library
    from acqgen.package.record import canonical
    from acqgen.rendering.trace_book import render_trace
    from acqgen.upkeep.counsel import counsel_matrix
    from acqgen.writing import write_new

    library = load_library()
    book = counsel_matrix(library)
    write_new(out, render_trace(book, _short(canonical(book))))
    click.echo(f"Wrote {out}: {plural(len(library.clauses), 'text')}")


def _short(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()[:12]


@click.command("uses")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one object to stdout.")
@reports_errors
def uses(name: str, *, as_json: bool) -> None:
    """Show which texts hang on an authority, deliverable, question, term or definition."""
    from acqgen.library import load_library
    from acqgen.upkeep.uses import uses as find

    found = find(load_library(), name)
    if as_json:
        show_json([{"what": what, "how": how} for what, how in found])
        return
    for what, how in found:
        click.echo(f"{what}: {how}")
    click.echo(f"{plural(len(found), 'use')} of {name}")


@click.command("coverage")
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="Day; the last check if left out."
)
@click.option("--json", "as_json", is_flag=True, help="Print one object to stdout.")
@reports_errors
def coverage(day: datetime | None, *, as_json: bool) -> None:
    """Show for each duty of the contractor in force what carries it, or why nothing does."""
    from acqgen.library import open_library
    from acqgen.upkeep.coverage import coverage as find

    loaded = open_library()
    checks = (each.last_checked for each in loaded.library.authorities.values())
    duties = find(loaded, day.date() if day else max(checks))
    if as_json:
        show_json([asdict(each) for each in duties])
    else:
        _print_duties(duties)
    if any(each.open for each in duties):
        sys.exit(Exit.PROBLEMS)


def _print_duties(duties: tuple[Duty, ...]) -> None:
    for duty in duties:
        click.echo(f"{duty.paragraph}: {duty.cite}: {duty.says}")
        for each in duty.texts:
            click.echo(f"  {each.text}, {each.strength}; when {each.when}")
        for clause in duty.clauses:
            click.echo(f"  {clause}, by reference")
        if not (duty.texts or duty.clauses):
            click.echo(f"  no text: {duty.reason or 'NO REASON GIVEN'}")
    texts = sum(bool(each.texts) for each in duties)
    clauses = sum(bool(each.clauses and not each.texts) for each in duties)
    open_ = sum(each.open for each in duties)
    reasons = len(duties) - texts - clauses - open_
    click.echo(
        f"{plural(len(duties), 'paragraph')} on the contractor: {texts} in texts, {clauses} in "
        f"clauses by reference, {reasons} left out with a reason, {open_} open"
    )


@click.command("release")
@click.argument("edition")
@click.option("--library", "root", type=click.Path(path_type=Path), help="Folder of the library.")
@reports_errors
def release(edition: str, root: Path | None) -> None:
    """Lint, run the cases, and lock everything under the name EDITION, such as 2026-12."""
    from acqgen.library import open_library
    from acqgen.reading import home
    from acqgen.upkeep import run_cases
    from acqgen.upkeep.lint import lint, read_waivers
    from acqgen.upkeep.release import lock_files
    from acqgen.writing import replace_text

    loaded = open_library(root)
    files = lock_files(loaded, edition)
    where = Location(str(loaded.root))
    found = lint(loaded, read_waivers(loaded.root))
    faults = [each for each in found if each.severity is Severity.ERROR]
    failed = [each for each in run_cases(loaded.library, home("profiles")) if each.faults]
    faults += [Problem("ACQ222", str(each), where) for each in failed]
    if faults:
        raise ContentError(faults)
    for name, text in files.items():
        replace_text(loaded.root / name, text)
    click.echo(f"Released {edition}: {plural(len(loaded.library.clauses), 'text')}")
    click.echo("Next: commit editions/ and name the edition in profiles: library: " + edition)
