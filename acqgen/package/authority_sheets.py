"""The sheets of authorities: their status, who uses them, and duties that no text carries."""

from __future__ import annotations

from collections.abc import Iterator

from acqgen.library import Authority, AuthorityParagraph, Library
from acqgen.package import model
from acqgen.package.references import Referred
from acqgen.package.selection import Selection
from acqgen.profile import Facts
from acqgen.rules import World, answer

_DASH = "—"
GUIDANCE = "Guidance"  # in force, but it does not bind this procurement


def status_word(authority: Authority, facts: Facts, world: World) -> str:
    """Say in a word or two what an authority is to this procurement on the issue date."""
    day = facts.issue_date
    if day is None:
        return "Issue date open"
    status = authority.status_on(day)
    return GUIDANCE if status.live and answer(authority.binds, world) is False else status.word


def authorities_sheet(library: Library, facts: Facts, selection: Selection) -> model.Sheet:
    """List every authority with its status on the issue date, and the texts that use it."""
    columns = (
        model.Column("ID", 22),
        model.Column("Citation", 34),
        model.Column("Title", 44),
        model.Column("Status on the date", 22, status=True),
        model.Column("Since", 13, "date"),
        model.Column("Replaced by", 20),
        model.Column("Last checked", 13, "date"),
        model.Column("Used by", 40),
    )
    used: dict[str, list[str]] = {}
    for decision in selection.selected:
        for named in decision.revision.head.satisfies:
            by = used.setdefault(named.partition("#")[0], [])
            if decision.clause.id not in by:
                by.append(decision.clause.id)
    day = facts.issue_date
    rows = []
    for id, each in sorted(library.authorities.items()):
        status = each.status_on(day) if day else None
        rows.append(
            (
                id,
                each.cited(facts.text("proc.far_baseline")),
                each.title,
                status_word(each, facts, selection.world),
                (status.since if status else None) or _DASH,
                (status.by if status else "") or _DASH,
                each.last_checked,
                ", ".join(used.get(id, ())) or "None",
            )
        )
    note = f"Status on the issue date, {day.isoformat()}." if day else "The issue date is open."
    return model.Sheet("Authorities", "Authorities", note, columns, tuple(rows))


def coverage_sheet(
    library: Library, facts: Facts, selection: Selection, referred: tuple[Referred, ...]
) -> model.Sheet:
    """List each live duty that falls on the contractor, and what carries it."""
    columns = (
        model.Column("Authority paragraph", 30),
        model.Column("What it asks", 60),
        model.Column("Carried by", 34),
        model.Column("Result", 14, status=True),
    )
    rows = tuple(_covered(library, facts, selection, referred))
    missing = sum(row[3] == "Not carried" for row in rows)
    note = (
        "Live duties that fall on the contractor, and the families of Directive 139-08, "
        f"V.A.8 and V.A.9. {missing} are carried by no text and no clause of this package."
    )
    return model.Sheet("Coverage", "Coverage", note, columns, rows)


def _covered(
    library: Library, facts: Facts, selection: Selection, referred: tuple[Referred, ...]
) -> Iterator[tuple[str, ...]]:
    carried: dict[str, list[str]] = {}
    for decision in selection.selected:
        for named in decision.revision.head.satisfies:
            carried.setdefault(named, []).append(decision.clause.id)
    found = []
    baseline = facts.text("proc.far_baseline")
    for id, authority in library.authorities.items():
        if status_word(authority, facts, selection.world) != "In force":
            continue
        for paragraph in authority.paragraphs:
            if not _falls(paragraph, selection):
                continue
            by = [*carried.get(f"{id}#{paragraph.id}", []), *_printing(authority, referred)]
            name = f"{authority.cited(baseline)}, {paragraph.pinpoint} ({paragraph.id})"
            family = f"{paragraph.family}: " if paragraph.family else ""
            found.append(
                (
                    name,
                    f"{family}{paragraph.says}",
                    ", ".join(by) or "None",
                    "Carried" if by else "Not carried",
                )
            )
    yield from sorted(found, key=lambda row: (row[3] == "Carried", row[0]))


def _printing(authority: Authority, referred: tuple[Referred, ...]) -> Iterator[str]:
    """Yield the clauses by reference of the package that print what the authority says."""
    for each in referred:
        numbers = {number.number for number in each.numbers}
        if each.outcome == "included" and numbers & authority.numbers:
            yield each.id


def _falls(paragraph: AuthorityParagraph, selection: Selection) -> bool:
    """Say whether a paragraph asks something of the contractor in this procurement."""
    falls = paragraph.on_contractor or bool(paragraph.family)
    return falls and answer(paragraph.when, selection.world) is not False
