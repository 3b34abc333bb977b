"""acqgen explain: what a problem code means."""

from __future__ import annotations

import click

from acqgen.cli.console import show_json
from acqgen.problems import CODES, nearest


@click.command("explain")
@click.argument("code", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one object to stdout.")
def command(code: str | None, *, as_json: bool) -> None:
    """Explain CODE, or list all codes."""
    if code is None:
        if as_json:
            show_json({each: CODES[each]._asdict() for each in CODES})
        else:
            for each, text in CODES.items():
                click.echo(f"{each}  {text.title}")
        return
    known = CODES.get(code.upper())
    if known is None:
        raise click.BadParameter(f"no code {code}; {nearest(code.upper(), CODES)}")
    if as_json:
        show_json({"code": code.upper(), **known._asdict()})
    else:
        click.echo(f"{code.upper()}: {known.title}\n\n{known.why}\n\n{known.fix}")
