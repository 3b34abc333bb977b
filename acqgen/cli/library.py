"""acqgen library: what the clause library holds, and whether it keeps its own rules."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from acqgen.cli import upkeep
from acqgen.cli.console import Exit, plural, problem_json, reports_errors, show_json
from acqgen.problems import ContentError, Location, Problem, Severity, nearest

if TYPE_CHECKING:
    from acqgen.library import Clause, Library
    from acqgen.upkeep.lint import Findings, Rule

_WORDS = 5  # more make a sentence


@click.group("library", no_args_is_help=True)
def command() -> None:
    """Look into the clause library."""


for _each in (upkeep.coverage, upkeep.matrix, upkeep.uses, upkeep.release):
    command.add_command(_each)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one object to stdout.")
@reports_errors
def list_texts(*, as_json: bool) -> None:
    """List the texts of the draft, and the editions."""
    from acqgen.library import open_library
    from acqgen.library.editions import index_lines

    loaded = open_library()
    library, editions = loaded.library, [name for name, _, _ in index_lines(loaded.root)]
    written = [
        (id, head.kind, head.place, head.title)
        for id, head in ((id, each.revisions[-1].head) for id, each in library.clauses.items())
    ]
    if as_json:
        keys = ("id", "kind", "place", "title")
        texts = [dict(zip(keys, each, strict=True)) for each in written]
        planned = [each.model_dump() for each in library.planned.values()]
        found = {"edition": library.edition, "editions": editions, "texts": texts}
        show_json({**found, "planned": planned})
        return
    for id, kind, place, title in written:
        click.echo(f"{id}  {kind:<12} {place}  {title}")
    if library.planned:
        click.echo(f"{len(library.planned)} more are planned")
    released = f"; released: {', '.join(editions)}" if editions else ""
    click.echo(f"{len(written)} texts{released}")


@command.command("show")
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="Print one object to stdout.")
@reports_errors
def show(id: str, *, as_json: bool) -> None:
    """Show a text, an authority, a deliverable, a question, a term, a gate or a definition."""
    from acqgen.library import load_library

    library = load_library()
    found = _find(library, id)
    if found is None:
        known = [*library.clauses, *library.planned, *library.authorities, *library.questions]
        known += [*library.terms, *library.deliverables, *(each.id for each in library.gates)]
        known += [each.term for each in library.definitions]
        hint = nearest(id, known)
        raise ContentError(
            [Problem("ACQ208", f"the library has no {id!r}", Location("clause library"), hint)]
        )
    if as_json:
        show_json(found)
    else:
        _print(found)


@command.command("lint")
@click.option("--json", "as_json", is_flag=True, help="Print one object to stdout.")
@click.option("--rule", "code", metavar="CODE", help="Look by one rule only, such as L07.")
@reports_errors
def lint(code: str | None, *, as_json: bool) -> None:
    """Check the texts by the rules of drafting, and the library by those of honesty."""
    from acqgen.library import open_library
    from acqgen.upkeep.lint import RULES, look, read_waivers

    rules = _rules(RULES, code) if code else RULES
    loaded = open_library()
    found = look(loaded, read_waivers(loaded.root), rules)
    errors = sum(each.severity is Severity.ERROR for each in found.problems)
    if as_json:
        problems = [problem_json(each) for each in found.problems]
        show_json({"errors": errors, "waived": len(found.waived), "problems": problems})
    else:
        _print_findings(found, loaded.root)
        advice = len(found.problems) - errors
        click.echo(f"{plural(errors, 'error')}; {advice} of advice; {len(found.waived)} waived")
    if errors:
        sys.exit(Exit.PROBLEMS)


def _rules(rules: tuple[Rule, ...], code: str) -> tuple[Rule, ...]:
    found = tuple(each for each in rules if each.code == code.upper())
    if not found:
        hint = nearest(code, [each.code for each in rules])
        raise click.BadParameter(f"no rule {code}; {hint}", param_hint="--rule")
    return found


def _print_findings(found: Findings, root: Path) -> None:
    """Print the findings of each file under its name, then how often each rule found something."""
    file = ""
    for each in found.problems:
        if each.where.file != file:
            file = each.where.file
            count = sum(other.where.file == file for other in found.problems)
            path = Path(file)
            shown = path.relative_to(root) if path.is_relative_to(root) else path
            click.echo(f"{shown.as_posix()} ({count})")
        place = f"{each.where.line}:{each.where.column}"
        click.echo(f"  {place}: {each.severity} {each.code}: {each.message}")
    if found.problems:
        click.echo()
        _print_counts(found.problems)


def _print_counts(problems: Iterable[Problem]) -> None:
    counts = Counter((each.code, each.severity, each.hint) for each in problems)
    for (code, severity, hint), count in sorted(counts.items()):
        click.echo(f"{code}  {severity:<7} {count:>4}  {hint}")


@command.command("test")
@click.option("--json", "as_json", is_flag=True, help="Print one object to stdout.")
@reports_errors
def test(*, as_json: bool) -> None:
    """Run the cases of every text against the sample profiles."""
    from acqgen.library import load_library
    from acqgen.reading import home
    from acqgen.upkeep import run_cases

    results = run_cases(load_library(), home("profiles"))
    failed = [each for each in results if each.faults]
    if as_json:
        faults = [
            {
                "text": each.clause,
                "case": each.case.name,
                "file": each.where.file,
                "line": each.where.line,
                "faults": list(each.faults),
            }
            for each in failed
        ]
        show_json({"cases": len(results), "failed": faults})
    else:
        for each in failed:
            click.echo(str(each))
        click.echo(f"{plural(len(results), 'case')}; {len(failed)} failed")
    if failed:
        sys.exit(Exit.PROBLEMS)


def _find(library: Library, id: str) -> dict[str, Any] | None:
    if id.upper() in library.clauses:
        return _text(library, library.clauses[id.upper()])
    for known in (library.authorities, library.questions, library.deliverables):
        if id in known:
            return {"id": id, **_plain(known[id], library)}
    if id in library.terms:
        words = library.in_words(library.terms[id])
        return {"term": id, "means": library.meanings[id], "when": words}
    if id in library.planned:
        return {**library.planned[id].model_dump(), "state": "planned, no wording yet"}
    gate = next((each for each in library.gates if each.id == id), None)
    if gate is not None:
        return dict(_plain(gate, library))
    term = next((each for each in library.definitions if each.term.lower() == id.lower()), None)
    return None if term is None else {"term": term.term, "text": term.revisions[-1].text}


def _text(library: Library, clause: Clause) -> dict[str, Any]:
    revision = clause.revisions[-1]
    head = revision.head
    return {
        "id": clause.id,
        "title": head.title,
        "revision": revision.number,
        "kind": head.kind,
        "place": head.place,
        "effective": head.effective.isoformat(),
        "when": library.in_words(head.when),
        "strength": {each.is_: library.in_words(each.when) for each in head.strength},
        "satisfies": list(head.satisfies),
        "requires": [" or ".join(group) for group in head.requires],
        "deliverables": list(head.deliverables),
        "fill_ins": {name: _plain(fill, library) for name, fill in head.fill_ins.items()},
        "wording": revision.source.body.strip(),
    }


def _plain(value: Any, library: Library) -> Any:
    """Return what a file holds as plain data: conditions in words, empty values left out."""
    from acqgen.library.conditions import ALWAYS
    from acqgen.reading import Data
    from acqgen.rules import Condition

    if isinstance(value, Data):
        return {
            field.alias or name: _plain(getattr(value, name), library)
            for name, field in type(value).model_fields.items()
            if (held := getattr(value, name)) not in ("", None, (), {}, ALWAYS)
            and held is not False
        }
    if isinstance(value, Condition):
        return library.in_words(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(each, library) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each, library) for each in value]
    return value if isinstance(value, bool | int) else str(value)


def _print(found: dict[str, Any], indent: str = "") -> None:
    for key, value in found.items():
        if isinstance(value, dict):
            click.echo(f"{indent}{key}:")
            _print(value, f"{indent}  ")
        elif isinstance(value, str) and "\n" in value:
            click.echo(f"{indent}{key}:\n\n{value}")
        elif isinstance(value, list):
            _print_list(key, [*map(_line, value)], indent)
        else:
            click.echo(f"{indent}{key}: {value}")


def _line(value: Any) -> str:
    """Return one member of a list on one line."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_line(each)}" for key, each in value.items())
    return ", ".join(map(_line, value)) if isinstance(value, list) else str(value)


def _print_list(key: str, lines: list[str], indent: str) -> None:
    """Print words in a row, and sentences one below the other."""
    if any(len(line.split()) > _WORDS for line in lines):
        click.echo(f"{indent}{key}:")
        for line in lines:
            click.echo(f"{indent}  - {line}")
    else:
        click.echo(f"{indent}{key}: {', '.join(lines) or 'none'}")
