"""acqgen explain: what a problem code means."""

from __future__ import annotations

import click

from acqgen.cli.console import show_json
from acqgen.problems import CODES, Code, nearest


@click.command("explain")
@click.argument("code", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one object to stdout.")
def command(code: str | None, *, as_json: bool) -> None:
    """Explain CODE, or list all codes."""
    name = (code or "").upper()
    known = {name: CODES[name]} if name in CODES else _all_codes()
    if code is None:
        if as_json:
            show_json({each: known[each]._asdict() for each in known})
        else:
            for each, text in known.items():
                click.echo(f"{each}  {text.title}")
        return
    if name not in known:
        raise click.BadParameter(f"no code {code}; {nearest(name, known)}")
    found = known[name]
    if as_json:
        show_json({"code": name, **found._asdict()})
    else:
        click.echo(f"{name}: {found.title}\n\n{found.why}\n\n{found.fix}")


def _all_codes() -> dict[str, Code]:
    """Return the codes of problems, and those of the lint, which its own rules explain."""
    from acqgen.upkeep.lint import explanations

    return {**CODES, **explanations()}
