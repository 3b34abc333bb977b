"""acqgen schema: JSON Schema of the profile and of the library's files, for editors."""

from __future__ import annotations

import click

from acqgen.cli.console import reports_errors, show_json


@click.command("schema")
@click.argument("kind", default="profile")
@reports_errors
def command(kind: str) -> None:
    """Print the JSON Schema of one KIND of file: profile, clause, authority, ..."""
    from acqgen.library import load_library
    from acqgen.upkeep.schema import KINDS, schema

    if kind not in KINDS:
        raise click.BadParameter(f"no kind {kind}; one of {', '.join(KINDS)}")
    show_json(schema(load_library(), kind))
