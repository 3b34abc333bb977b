"""The whole library as one workbook for counsel, in the manner of the FAR clause matrix."""

from __future__ import annotations

from acqgen.library import Clause, FillIn, Library
from acqgen.library.values import range_text
from acqgen.package import model

_DASH = "—"
_BASELINE = "rfo"


def counsel_matrix(library: Library) -> model.Trace:
    """Return every text, clause by reference, gate and definition as sheets."""
    return model.Trace(
        marking="",
        header_left=f"Clause library, {library.edition}",
        title=library.settings.title,
        sheets=(_texts(library), _references(library), _gates(library), _definitions(library)),
    )


def _texts(library: Library) -> model.Sheet:
    columns = (
        model.Column("ID", 10),
        model.Column("Title", 34),
        model.Column("Kind", 12),
        model.Column("Place", 8),
        model.Column("Strength", 36),
        model.Column("Condition", 50),
        model.Column("Alternates", 40),
        model.Column("Fill-ins", 44),
        model.Column("Deliverables", 12),
        model.Column("Authority", 40),
        model.Column("Requires", 18),
        model.Column("Effective", 13, "date"),
    )
    rows = tuple(_text(library, each) for each in library.clauses.values())
    note = f"{len(rows)} texts of the clause library, {library.edition}."
    return model.Sheet("Texts", "Clause matrix", note, columns, rows, legal_paper=True)


def _text(library: Library, clause: Clause) -> tuple[model.Cell, ...]:
    head = clause.revisions[-1].head
    strengths = [
        f"{each.is_.capitalize()}: {library.in_words(each.when)}"
        if len(head.strength) > 1
        else each.is_.capitalize()
        for each in head.strength
    ]
    alternates = [
        f"{each.id} ({'all' if each.replaces == 'all' else ', '.join(each.replaces)}): "
        f"{library.in_words(each.when)}"
        for each in head.alternates
    ]
    return (
        clause.id,
        head.title,
        head.kind,
        head.place,
        "\n".join(strengths),
        library.in_words(head.when),
        "\n".join(alternates) or "None",
        "\n".join(_fill_in(name, fill) for name, fill in head.fill_ins.items()) or "None",
        "\n".join(head.deliverables) or "None",
        "\n".join(_cited(library, named) for named in head.satisfies) or "None",
        "\n".join(" or ".join(group) for group in head.requires) or "None",
        head.effective,
    )


def _fill_in(name: str, fill: FillIn) -> str:
    """Say a fill-in in a line: name, unit, value or owner, range."""
    if fill.from_:
        return f"{name}: from {fill.from_}"
    value = "to confirm" if fill.star else _default(fill)
    return ", ".join(filter(None, [f"{name}: {value}", fill.unit, range_text(fill)]))


def _default(fill: FillIn) -> str:
    if isinstance(fill.default, tuple):
        return "; ".join(fill.default) or "none"
    return fill.default or "open"


def _cited(library: Library, named: str) -> str:
    id, _, part = named.partition("#")
    authority = library.authorities[id]
    paragraph = authority.paragraph(part)
    return authority.cited(_BASELINE) + (f", {paragraph.pinpoint}" if paragraph else "")


def _references(library: Library) -> model.Sheet:
    columns = (
        model.Column("ID", 10),
        model.Column("Codified", 30),
        model.Column("Overhaul", 30),
        model.Column("Title", 50),
        model.Column("Condition", 60),
        model.Column("Prescription", 24),
        model.Column("Evidence", 40),
    )
    rows = tuple(
        (
            id,
            "\n".join(_dated(each.number, each.date) for each in clause.on("codified")) or "None",
            "\n".join(_dated(each.number, each.date) for each in clause.on("rfo")) or "None",
            clause.title,
            library.in_words(clause.when) if clause.when else f"Officer: {clause.for_officer}",
            "\n".join(
                dict.fromkeys(
                    each.prescription for each in (*clause.on("codified"), *clause.on("rfo"))
                )
            )
            or "None",
            f"{clause.evidence} ({clause.confidence})",
        )
        for id, clause in library.references.items()
    )
    note = "Codified clauses that print by number, in the numbering of the office."
    return model.Sheet("References", "Clauses by reference", note, columns, rows)


def _dated(number: str, date: str) -> str:
    return f"{number} ({date or 'date of the deviation'})"


def _gates(library: Library) -> model.Sheet:
    columns = (
        model.Column("Gate", 10),
        model.Column("Severity", 12),
        model.Column("Condition", 60),
        model.Column("Message", 70),
        model.Column("Who can settle it", 26),
    )
    rows = tuple(
        (each.id, each.severity, library.in_words(each.when), each.message, each.owner)
        for each in library.gates
    )
    return model.Sheet("Gates", "Gates", "Rules across answers.", columns, rows)


def _definitions(library: Library) -> model.Sheet:
    columns = (
        model.Column("Term", 34),
        model.Column("Owner", 10),
        model.Column("Meaning", 110),
        model.Column("Other forms", 40),
    )
    rows = tuple(
        (each.term, each.owner, each.revisions[-1].text, ", ".join(each.forms) or _DASH)
        for each in sorted(library.definitions, key=lambda each: each.term.lower())
    )
    note = "A package prints the terms that it uses."
    return model.Sheet("Definitions", "Definitions", note, columns, rows)
