"""The date series: on each issue date the right rules govern, and nothing dead is shown as live.

The table says what each authority was on a day. Sources: signature block of the Directive; Federal
Register PDFs of EO 14110, 14148, 14179, 14319, 14398, 14402; OMB PDF of M-24-10; several careful
secondary readings of M-24-18, M-25-21, M-25-22, M-26-04 and NSPM-11 (their texts were not read).
"""

from __future__ import annotations

from datetime import date

import pytest

from acqgen.library import load_library
from acqgen.package.authority_sheets import authorities_sheet
from acqgen.package.regime import regime_on
from acqgen.package.selection import Decider
from acqgen.package.trace import Tracer
from acqgen.pipeline import draft
from acqgen.profile import load_profile
from acqgen.reading import home

NOT_YET, IN_FORCE, WAITS = "Not yet issued", "In force", "Not yet effective"
RESCINDED, REVOKED, EXPIRED = "Rescinded", "Revoked", "Expired"
DAYS = ("2024-12-02", "2025-02-10", "2025-06-01", "2025-11-03", "2026-12-01", "2028-01-10")
TABLE = {
    "dhs-139-08": (NOT_YET, IN_FORCE, IN_FORCE, IN_FORCE, IN_FORCE, IN_FORCE),
    "eo-14110": (IN_FORCE, REVOKED, REVOKED, REVOKED, REVOKED, REVOKED),
    "eo-14091": (IN_FORCE, REVOKED, REVOKED, REVOKED, REVOKED, REVOKED),
    "m-24-10": (IN_FORCE, IN_FORCE, RESCINDED, RESCINDED, RESCINDED, RESCINDED),
    "m-24-18": (WAITS, WAITS, RESCINDED, RESCINDED, RESCINDED, RESCINDED),
    "nsm-25": (IN_FORCE, IN_FORCE, IN_FORCE, IN_FORCE, RESCINDED, RESCINDED),
    "m-25-21": (NOT_YET, NOT_YET, IN_FORCE, IN_FORCE, IN_FORCE, IN_FORCE),
    "m-25-22": (NOT_YET, NOT_YET, WAITS, IN_FORCE, IN_FORCE, IN_FORCE),
    "eo-14319": (NOT_YET, NOT_YET, NOT_YET, IN_FORCE, IN_FORCE, IN_FORCE),
    "m-26-04": (NOT_YET, NOT_YET, NOT_YET, NOT_YET, IN_FORCE, EXPIRED),
    "eo-14402": (NOT_YET, NOT_YET, NOT_YET, NOT_YET, IN_FORCE, IN_FORCE),
    "nspm-11": (NOT_YET, NOT_YET, NOT_YET, NOT_YET, IN_FORCE, IN_FORCE),
    "pl-117-263-7224": (IN_FORCE,) * 6,
    "pl-117-263-7225": (*(IN_FORCE,) * 5, EXPIRED),
    "hsar-3052.204-72": (IN_FORCE,) * 6,
}
REGIMES = (
    "OMB Memorandum M-24-10",
    "Directive 139-08 beside M-24-10",
    "Gap between M-24-18 and M-25-22",
    "OMB Memorandum M-25-22",
    "Fixed price as the rule",
    "After the sunset of M-26-04",
)
DEAD = {NOT_YET, WAITS, RESCINDED, REVOKED, EXPIRED, "Superseded", "Draft"}
PAIRS = [(name, number) for name in ("cbp-face-matching", "fema-caseworker-assistant")
         for number in range(len(DAYS))]  # fmt: skip


@pytest.mark.parametrize("number", range(len(DAYS)))
def test_each_authority_is_what_it_was(number: int, library) -> None:
    day = date.fromisoformat(DAYS[number])
    found = {id: library.authorities[id].status_on(day).word for id in TABLE}
    assert found == {id: words[number] for id, words in TABLE.items()}


@pytest.mark.parametrize("number", range(len(DAYS)))
def test_the_regime_names_only_what_is_in_force(number: int, library) -> None:
    view = regime_on(library, date.fromisoformat(DAYS[number]))
    assert view.regime is not None
    assert view.regime.name == REGIMES[number]
    assert [each.id for each in view.governs if each.status.word != IN_FORCE] == []
    assert {each.id for each in view.died} >= {
        id for id, words in TABLE.items() if words[number] in (RESCINDED, REVOKED, EXPIRED)
    }


@pytest.mark.parametrize(("name", "number"), PAIRS)
def test_a_package_rests_on_live_authorities(name: str, number: int, library) -> None:
    profile = load_profile(home("profiles") / f"{name}.yaml")
    made = draft(profile.with_answers({"proc.issue_date": DAYS[number]}), library)
    decided = made.decided
    day = date.fromisoformat(DAYS[number])
    for decision in decided.selection.decisions.values():
        named = {each.partition("#")[0] for each in decision.revision.head.satisfies}
        live = {id for id in named if library.authorities[id].status_on(day).live}
        if decision.selected and named:
            assert live, f"{decision.clause.id} rests on dead authorities alone"
        if decision.decided_by is Decider.AUTHORITY:
            assert not live
            assert decision.authority_note
    trace = Tracer(
        library, decided.facts, decided.selection, made.assembled, made.package.matrix, made.cover
    ).trace()
    sheets = {sheet.name: sheet for sheet in trace.sheets}
    for row in sheets["Authorities"].rows:
        assert row[3] == library.authorities[str(row[0])].status_on(day).word
    cites = {each.cited("rfo"): id for id, each in library.authorities.items()}
    for row in sheets["Coverage"].rows:
        id = next(id for cite, id in cites.items() if str(row[0]).startswith(f"{cite},"))
        assert library.authorities[id].status_on(day).word not in DEAD


def test_the_gap_of_2025_has_neither_acquisition_memorandum(library) -> None:
    for day in ("2025-04-03", "2025-09-29"):
        found = [library.authorities[id].status_on(date.fromisoformat(day)).live
                 for id in ("m-24-18", "m-25-22")]  # fmt: skip
        assert found == [False, False]
    assert library.authorities["m-25-22"].status_on(date(2025, 9, 30)).live


def test_events_and_paragraphs_have_evidence_and_no_date_after_their_check() -> None:
    for id, authority in load_library().authorities.items():
        for event in authority.events:
            assert event.evidence, id
            assert event.planned or event.date <= authority.last_checked, f"{id} {event.date}"
        for paragraph in authority.paragraphs:
            assert paragraph.evidence, f"{id}#{paragraph.id}"


@pytest.mark.parametrize(
    ("answer", "word"), [("none", "In force"), ("nss", "Guidance"), ("ic", "Guidance")]
)
def test_national_security_makes_the_memoranda_guidance(answer: str, word: str, library) -> None:
    read = load_profile(home("profiles") / "cbp-face-matching.yaml")
    made = draft(read.with_answers({"use.nss": answer}), library)
    decided = made.decided
    found = authorities_sheet(library, decided.facts, decided.selection)
    status = {row[0]: row[3] for row in found.rows}
    assert {status[id] for id in ("m-25-21", "m-25-22", "m-26-04")} == {word}
    assert status["dhs-139-08"] == "In force"
