"""acqgen build: the package of one profile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from acqgen.cli.console import gate_line, plural, reports_errors, say

if TYPE_CHECKING:
    from acqgen.pipeline import Draft
    from acqgen.writing import Written


@click.command("build")
@click.argument("profile", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder; out/<profile name> if left out."
)
@click.option("--keep", is_flag=True, help="Rename edited files in the way instead of stopping.")
@reports_errors
def command(profile: Path, out: Path | None, *, keep: bool) -> None:
    """Write the Word, Excel and record files of PROFILE."""
    from acqgen.library import load_library
    from acqgen.pipeline import build
    from acqgen.profile import load_profile
    from acqgen.rendering import load_templates
    from acqgen.writing import write

    read = load_profile(profile)
    library = load_library(edition=read.envelope.library, asked=read.source.locate("library"))
    made = build(read, library, load_templates())
    folder = out or Path("out") / read.name
    written = write(made.files, folder, keep=keep)
    for warning in made.warnings:
        say(str(warning))
    _files(written, folder)
    _summary(made.draft)
    click.echo(f"Next: acqgen check {_quoted(profile)}   (what is open, and who can settle it)")


def _files(written: Written, folder: Path) -> None:
    if written.finished:
        say(f"an earlier build of {folder} had been stopped; this one finished it:")
        for path in written.finished:
            say(f"  {path}")
    for old, new in written.kept:
        say(f"kept {old} as {new.name}")
    click.echo(f"Wrote {plural(len(written.files), 'file')}:")
    for path in written.files:
        click.echo(f"  {path}")


def _summary(made: Draft) -> None:
    from acqgen.package.selection import Outcome

    selection = made.decided.selection
    outcomes = [each.outcome for each in selection.decisions.values()]
    blanks = sum(
        each.number.startswith("Blank")
        for document in made.package.documents
        for each in document.register
    )
    assumed = sum(each.assumed for each in made.decided.facts.answers.values())
    tier = f"tier {selection.tier}" if selection.tier else "tier open"
    parts = [
        tier,
        f"{sum(each.selected for each in selection.decisions.values())} texts in",
        f"{outcomes.count(Outcome.OFFERED)} offered",
        f"{outcomes.count(Outcome.UNDECIDED)} undecided",
        plural(len(made.package.matrix.rows), "requirement"),
        plural(blanks, "blank"),
        plural(assumed, "assumption"),
        plural(len(selection.gates), "gate"),
    ]
    click.echo("; ".join(parts).capitalize())
    for gate in selection.gates:
        if gate.severity in ("block", "reason"):
            click.echo(f"  {gate_line(gate, made.decided)}")


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
