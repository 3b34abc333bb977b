"""acqgen library matrix, uses, release: for counsel and for those who own the texts."""

from __future__ import annotations

from pathlib import Path

import click

from acqgen.cli.console import plural, reports_errors, show_json
from acqgen.problems import ContentError, Location, Problem, Severity


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
