"""The worksheet of proposed terms: what an existing contract could take on, and for what."""

from __future__ import annotations

from acqgen.library import Library
from acqgen.package import model
from acqgen.package.selection import Outcome, Selection
from acqgen.profile import Facts

_DASH = "—"


def proposals_sheet(
    library: Library, facts: Facts, selection: Selection
) -> tuple[model.Sheet, ...]:
    """Return the worksheet where a contract exists, or nothing."""
    proposed = [each for each in selection.decisions.values() if each.outcome is Outcome.PROPOSED]
    if not proposed:
        return ()
    columns = (
        model.Column("Text", 10),
        model.Column("Term", 40),
        model.Column("Strength", 12),
        model.Column("Authority", 40),
        model.Column("Leverage", 36),
        model.Column("Consideration asked", 30),
        model.Column("Contractor's answer", 30),
    )
    baseline = facts.text("proc.far_baseline")
    rows = tuple(
        (
            each.clause.id,
            each.revision.head.title,
            str(each.strength).capitalize(),
            "\n".join(
                dict.fromkeys(
                    library.authorities[named.partition("#")[0]].cited(baseline)
                    for named in each.revision.head.satisfies
                )
            )
            or "None",
            "To fill in",
            "To fill in",
            _DASH,
        )
        for each in proposed
    )
    note = (
        "New duties under a contract in force are proposals for a bilateral change. Fill in what "
        "moves the Contractor to accept, and what is asked in return."
    )
    return (model.Sheet("Proposals", "Proposed terms", note, columns, rows),)
