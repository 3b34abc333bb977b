"""acqgen regime: which rules govern a solicitation issued on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from acqgen.cli.console import reports_errors, show_json

if TYPE_CHECKING:
    from datetime import datetime

    from acqgen.library import Library
    from acqgen.package.regime import RegimeView, Standing


@click.command("regime")
@click.argument("day", metavar="[DATE]", required=False, type=click.DateTime(["%Y-%m-%d"]))
@click.option("--json", "as_json", is_flag=True, help="Print one object to stdout.")
@reports_errors
def command(day: datetime | None, *, as_json: bool) -> None:
    """Show what governs, what died and what is pending on DATE; without it, every regime."""
    from acqgen.library import load_library
    from acqgen.package.regime import regime_on

    library = load_library()
    if day is None:
        _all(library, as_json=as_json)
        return
    view = regime_on(library, day.date())
    if as_json:
        show_json(_plain(view, library))
        return
    name = view.regime.name if view.regime else "before the first regime that the library knows"
    click.echo(f"{view.day.isoformat()}: {name}")
    if view.regime:
        click.echo(f"{view.regime.note} (confidence {view.regime.confidence})")
    for title, standings in (
        ("Governs", view.governs),
        ("Died", view.died),
        ("Pending", view.pending),
    ):
        click.echo(f"{title}:")
        for each in standings:
            click.echo(f"  {_line(each)}")
    click.echo("Live words for those of the Directive:")
    for word in library.words:
        click.echo(f"  {word.old} ({word.where}): {word.live}")


def _line(standing: Standing) -> str:
    status = standing.status
    since = f" since {status.since.isoformat()}" if status.since else ""
    by = f" by {status.by}" if status.by else ""
    coming = f"; {standing.coming}" if standing.coming else ""
    checked = standing.authority.last_checked.isoformat()
    cite = standing.authority.cited("codified")
    return f"{cite}: {status.word.lower()}{since}{by}{coming} (checked {checked})"


def _all(library: Library, *, as_json: bool) -> None:
    if as_json:
        show_json([each.model_dump(mode="json") for each in library.regimes])
        return
    for each in library.regimes:
        click.echo(f"{each.since.isoformat()}  {each.name}")
    click.echo("One day: acqgen regime 2027-02-15")


def _plain(view: RegimeView, library: Library) -> dict[str, Any]:
    def plain(standings: tuple[Standing, ...]) -> list[dict[str, str]]:
        return [
            {
                "id": each.id,
                "cite": each.authority.cited("codified"),
                "status": each.status.word,
                "since": each.status.since.isoformat() if each.status.since else "",
                "by": each.status.by,
                "coming": each.coming,
                "checked": each.authority.last_checked.isoformat(),
            }
            for each in standings
        ]

    return {
        "date": view.day.isoformat(),
        "regime": view.regime.model_dump(mode="json") if view.regime else None,
        "governs": plain(view.governs),
        "died": plain(view.died),
        "pending": plain(view.pending),
        "words": [each.model_dump() for each in library.words],
    }
