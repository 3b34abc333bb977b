"""acqgen library: what the clause library holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from acqgen.cli.console import reports_errors, show_json
from acqgen.problems import ContentError, Location, Problem, nearest

if TYPE_CHECKING:
    from acqgen.library import Clause, Library


@click.group("library", no_args_is_help=True)
def command() -> None:
    """Look into the clause library."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one object to stdout.")
@reports_errors
def list_texts(*, as_json: bool) -> None:
    """List the texts, and those that are planned."""
    from acqgen.library import load_library

    library = load_library()
    written = [
        (id, head.kind, head.place, head.title)
        for id, head in ((id, each.revisions[-1].head) for id, each in library.clauses.items())
    ]
    if as_json:
        keys = ("id", "kind", "place", "title")
        texts = [dict(zip(keys, each, strict=True)) for each in written]
        planned = [each.model_dump() for each in library.planned.values()]
        show_json({"edition": library.edition, "texts": texts, "planned": planned})
        return
    for id, kind, place, title in written:
        click.echo(f"{id}  {kind:<12} {place}  {title}")
    click.echo(f"{len(written)} texts; {len(library.planned)} more are planned")


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
        known += [*library.terms, *library.deliverables]
        hint = nearest(id, known)
        raise ContentError(
            [Problem("ACQ208", f"the library has no {id!r}", Location("clause library"), hint)]
        )
    if as_json:
        show_json(found)
    else:
        _print(found)


def _find(library: Library, id: str) -> dict[str, Any] | None:
    if id.upper() in library.clauses:
        return _text(library, library.clauses[id.upper()])
    for known in (library.authorities, library.questions, library.deliverables):
        if id in known:
            return {"id": id, **known[id].model_dump(mode="json", exclude={"paragraphs"})}
    if id in library.terms:
        words = library.in_words(library.terms[id])
        return {"term": id, "means": library.meanings[id], "when": words}
    if id in library.planned:
        return {**library.planned[id].model_dump(), "state": "planned, no wording yet"}
    gate = next((each for each in library.gates if each.id == id), None)
    if gate is not None:
        dump = gate.model_dump(exclude={"when"})
        return {**dump, "when": library.in_words(gate.when)}
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
        "fill_ins": {
            name: fill.model_dump(mode="json", exclude_defaults=True, by_alias=True)
            for name, fill in head.fill_ins.items()
        },
        "wording": revision.source.body.strip(),
    }


def _print(found: dict[str, Any], indent: str = "") -> None:
    for key, value in found.items():
        if isinstance(value, dict):
            click.echo(f"{indent}{key}:")
            _print(value, f"{indent}  ")
        elif isinstance(value, str) and "\n" in value:
            click.echo(f"{indent}{key}:\n\n{value}")
        elif isinstance(value, list | tuple):
            click.echo(f"{indent}{key}: {', '.join(map(str, value)) or 'none'}")
        else:
            click.echo(f"{indent}{key}: {value}")
