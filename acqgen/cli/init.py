"""acqgen init: a commented profile to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from acqgen.cli.console import reports_errors
from acqgen.problems import FileError, Location, Problem, nearest


@click.command("init")
@click.argument("name")
@click.option("--from", "sample", help="Start from the answers of a sample, or of another profile.")
@reports_errors
def command(name: str, sample: str | None) -> None:
    """Write NAME.yaml with every question in it."""
    from acqgen.library import load_library, newest_edition
    from acqgen.profile import load_profile
    from acqgen.profile.starter import starter
    from acqgen.writing import write_new

    path = Path(name if name.endswith((".yaml", ".yml")) else f"{name}.yaml")
    library = load_library(edition=newest_edition())
    base = load_profile(_sample(sample)) if sample else None
    write_new(path, starter(library, base, path.name))
    click.echo(f"Wrote {path}. Answer the first fourteen questions, then: acqgen check {path}")


def _sample(name: str) -> Path:
    """Find a profile that ships with acqgen by its name, or any profile by its path."""
    from acqgen.reading import home

    shipped = {path.stem: path for path in sorted(home("profiles").glob("*.yaml"))}
    if name in shipped:
        return shipped[name]
    if Path(name).exists():
        return Path(name)
    hint = nearest(name, shipped) or f"one of {', '.join(shipped)}"
    raise FileError([Problem("ACQ101", f"there is no sample {name!r}", Location(name), hint)])
