"""From a profile to a package: decisions of persons, unknown answers, and the laws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from package_laws import check_laws, clauses, inlines

from acqgen.library import Library
from acqgen.library.authorities import Event
from acqgen.package.model import Paragraph
from acqgen.pipeline import Draft, decide, draft
from acqgen.problems import ContentError
from acqgen.profile import DecisionEntry, Profile
from acqgen.prose import Reference
from acqgen.rendering.wording import line_text
from acqgen.rules import Kind

CBP, MEETINGS = "cbp-face-matching", "meeting-transcription"
PROFILES = sorted(path.stem for path in (ROOT / "profiles").glob("*.yaml"))
SAID = {"reason": "Reason on file.", "by": "Contracting Officer", "date": date(2026, 12, 1)}


def decided(profile: Profile, **entry) -> Profile:
    """Return the profile with one more decision."""
    return profile.with_decisions((DecisionEntry(**SAID, **entry),))


def printed(made: Draft, id: str) -> dict[str, str]:
    """Return the first-level paragraphs of a printed text by their labels."""
    clause = next(each for each in clauses(made) if each.id == id)
    return {
        block.label: line_text(block.line)
        for block in clause.blocks
        if isinstance(block, Paragraph) and block.anchor
    }


def rows(made: Draft) -> set[str]:
    return {row.id for row in made.package.matrix.rows}


def outcomes(profile: Profile, library: Library) -> dict[str, tuple[str, str]]:
    found = decide(profile, library).selection.decisions
    return {id: (str(each.outcome), str(each.decided_by)) for id, each in found.items()}


@pytest.mark.parametrize("name", PROFILES)
def test_the_laws_hold_for_the_shipped_profiles(name, profile, library) -> None:
    made = draft(profile(name), library)
    check_laws(made, library)
    assert made.warnings == ()


# Decisions of persons


def test_a_row_that_is_left_out_is_reserved(profile, library) -> None:
    before = draft(profile(CBP), library)
    made = draft(decided(profile(CBP), clause="HO-010(c)", include=False), library)
    check_laws(made, library)

    assert printed(made, "HO-010") == {**printed(before, "HO-010"), "(c)": "RESERVED."}
    assert rows(before) - rows(made) == {"HO-010(c)"}


def test_a_last_row_that_is_left_out_prints_nothing(profile, library) -> None:
    before = printed(draft(profile(CBP), library), "HO-010")
    label = list(before)[-1]
    made = draft(decided(profile(CBP), clause=f"HO-010{label}", include=False), library)
    check_laws(made, library)

    assert list(printed(made, "HO-010")) == list(before)[:-1]


def test_a_reference_to_a_row_that_is_left_out_is_a_blank(profile, library) -> None:
    texts = draft(profile(CBP), library).assembled.texts
    spans = (
        span
        for text in texts.values()
        for each in text.units
        if each.unit
        for span in each.unit.spans()
    )
    references = (each for each in spans if isinstance(each, Reference) and each.id in texts)
    row = next(f"{each.id}{each.label}" for each in references if each.label)
    made = draft(decided(profile(CBP), clause=row, include=False), library)
    check_laws(made, library)

    assert any(f"refers to {row}, which" in each.message for each in made.warnings)


def test_an_offered_paragraph_prints_when_a_decision_includes_it(profile, library) -> None:
    before = draft(profile(CBP), library)
    made = draft(decided(profile(CBP), clause="HO-010(h)", include=True), library)
    check_laws(made, library)

    assert rows(made) - rows(before) == {"HO-010(h)"}
    assert printed(made, "HO-010")["(h)"].startswith("Second Reviewer.")


def test_a_decision_does_not_bring_in_a_paragraph_whose_condition_fails(profile, library) -> None:
    base = profile(CBP).with_answers({"use.v9a_actions": ()})
    made = draft(decided(base, clause="HO-010(h)", include=True), library)

    assert "HO-010(h)" not in rows(made)


def test_an_offered_text_prints_when_a_decision_includes_it(profile, library) -> None:
    before = draft(profile(MEETINGS), library)
    made = draft(decided(profile(MEETINGS), clause="TE-170", include=True), library)
    check_laws(made, library)

    assert before.decided.selection.decisions["TE-170"].outcome == "offered"
    assert [each.id for each in clauses(before)].count("TE-170") == 0
    assert [each.id for each in clauses(made)].count("TE-170") == 1
    assert {row for row in rows(made) - rows(before) if row.startswith("TE-170")} == {
        f"TE-170{label}" for label, text in printed(made, "TE-170").items() if " shall " in text
    }


def test_a_mandatory_text_that_is_left_out_prints_nowhere(profile, library) -> None:
    made = draft(decided(profile(CBP), clause="SU-010", include=False), library)
    check_laws(made, library)

    assert outcomes(decided(profile(CBP), clause="SU-010", include=False), library)["SU-010"] == (
        "left_out",
        "person",
    )
    assert not any(row.startswith("SU-010") for row in rows(made))


def test_a_decision_on_a_strength_takes_the_texts_of_that_strength(profile, library) -> None:
    before = decide(profile(CBP), library).selection.decisions
    found = outcomes(decided(profile(CBP), strength="default", include=False), library)
    taken = {id for id, each in found.items() if each == ("left_out", "person")}

    assert taken == {id for id, each in before.items() if each.strength == "default"}
    assert taken


def test_a_decision_on_a_folder_takes_its_texts(profile, library) -> None:
    base = profile(CBP)
    found = outcomes(decided(base, folder="92-sustainability", include=False), library)

    taken = {"SU-010", "SU-020", "SU-030", "SU-050", "SU-060", "SU-070"}
    assert {id for id, each in found.items() if each[1] == "person"} == taken


def test_the_narrowest_decision_counts(profile, library) -> None:
    base = decided(profile(CBP), folder="20-test-evaluation", include=False)
    base = decided(base, strength="default", include=False)
    found = outcomes(decided(base, clause="TE-160", include=True), library)

    assert found["TE-160"] == ("included", "person")
    assert found["TE-170"] == ("left_out", "person")


def test_what_is_satisfied_elsewhere_does_not_print(profile, library) -> None:
    base = decided(profile(CBP), clause="TR-010", satisfied_by="paragraph 4.2 of the contract")
    made = draft(decided(base, clause="HO-010(c)", satisfied_by="paragraph 4.3"), library)
    check_laws(made, library)

    assert outcomes(base, library)["TR-010"] == ("left_out", "person")
    assert printed(made, "HO-010")["(c)"] == "RESERVED."
    assert [each.code for each in made.warnings if "HO-010 needs TR-010" in each.message] == [
        "ACQ503"
    ]


def test_a_text_that_a_decision_includes_makes_its_required_texts_as_strong(
    profile, library
) -> None:
    clause = library.clauses["HO-010"]
    head = clause.revisions[0].head.model_copy(update={"requires": (("GV-050",),)})
    needing = replace(clause, revisions=(replace(clause.revisions[0], head=head),))
    changed = replace(library, clauses={**library.clauses, "HO-010": needing})
    answers = {"proc.agency": "other_civilian", "use.decision_role": "unknown"}
    base = profile(CBP).with_answers(answers)

    assert outcomes(base, changed)["HO-010"] == ("undecided", "condition")
    assert outcomes(base, changed)["GV-050"] == ("offered", "condition")
    included = decided(base, clause="HO-010", include=True)
    assert outcomes(included, changed)["GV-050"] == ("included", "requires")


# Authorities, unknown answers, existing contracts


def ended(library: Library, day: date) -> Library:
    """Return the library as if each authority of SU-010 were revoked on a day."""
    names = {
        each.partition("#")[0] for each in library.clauses["SU-010"].revisions[0].head.satisfies
    }
    event = Event(date=day, event="revoked", evidence="made for a test", confidence="high")
    changed = {
        name: library.authorities[name].model_copy(
            update={"events": (*library.authorities[name].events, event)}
        )
        for name in names
    }
    return replace(library, authorities={**library.authorities, **changed})


def test_a_text_without_a_live_authority_is_left_out(profile, library) -> None:
    issued = date(2027, 2, 15)
    dead = ended(library, issued)
    made = draft(profile(CBP), dead)
    check_laws(made, dead)

    decision = made.decided.selection.decisions["SU-010"]
    assert (decision.outcome, decision.decided_by) == ("left_out", "authority")
    assert "revoked since 2027-02-15" in decision.authority_note
    late = ended(library, issued + timedelta(days=1))
    assert outcomes(profile(CBP), late)["SU-010"] == ("included", "condition")


def test_no_decision_revives_a_text_without_a_live_authority(profile, library) -> None:
    dead = ended(library, date(2027, 1, 1))
    base = decided(profile(CBP), clause="SU-010", include=True)

    assert outcomes(base, dead)["SU-010"] == ("left_out", "authority")


def test_a_text_whose_authorities_are_not_born_is_left_out(profile, library) -> None:
    base = profile(CBP).with_answers({"proc.issue_date": "2011-01-31"})

    assert outcomes(base, library)["SU-010"] == ("left_out", "authority")
    assert outcomes(base, library)["TE-110"] != ("left_out", "authority")


def test_an_unknown_answer_leaves_a_text_undecided(profile, library) -> None:
    made = draft(profile(CBP).with_answers({"use.decision_role": "unknown"}), library)
    check_laws(made, library)
    sow, rfp = made.package.documents
    clause = next(each for each in clauses(made) if each.id == "HO-010")
    (opening,) = [each for each in sow.register if each.target == "HO-010"]

    assert made.decided.selection.decisions["HO-010"].outcome == "undecided"
    assert opening.number == clause.note.partition(".")[0] == "Decision 1"
    assert library.questions["use.decision_role"].ask in clause.note
    assert opening.who.lower() == library.questions["use.decision_role"].who
    assert not any(each.target == "HO-010" for each in rfp.register)


@pytest.mark.parametrize("action", ["option_exercise", "modification"])
def test_on_an_existing_contract_texts_are_proposed(action, profile, library) -> None:
    base = profile(CBP).with_answers({"proc.action": action})
    made = draft(base, library)
    check_laws(made, library)
    found = {id for id, each in outcomes(base, library).items() if each[0] == "proposed"}

    assert found == {clause.id for clause in clauses(made)}
    for clause in clauses(made):
        bars = {block.bar for block in clause.blocks if isinstance(block, Paragraph)}
        assert bars == {"double"}, clause.id
        assert clause.strength == "Proposed"
        assert clause.identity.endswith("proposed bilateral term")


# Fill-ins


@pytest.mark.parametrize(
    ("clause", "values"),
    [("GA-020", {"task_success_min": "0.9"}), ("BI-010", {"fmr_max": "0.0001"})],
)
def test_a_fill_in_that_nothing_prints_is_a_warning(clause, values, profile, library) -> None:
    made = draft(profile(CBP).with_fill_ins(clause, values), library)
    check_laws(made, library)
    (warning,) = made.warnings

    assert (warning.code, warning.severity) == ("ACQ405", "warning")
    assert warning.message.startswith(f"{clause}.{next(iter(values))} is given")


def test_a_value_prints_where_the_blank_stood(profile, library) -> None:
    base = profile(CBP)
    before = draft(base, library)
    made = draft(base.with_fill_ins("SU-010", {"functional_unit": "1,000 searches"}), library)

    def slots(found: Draft) -> set[str]:
        return {
            part.slot
            for document in found.package.documents
            for part in inlines(document)
            if hasattr(part, "number")
        }

    assert slots(before) - slots(made) == {"SU-010.functional_unit"}


# The laws, for any answers


def domain(question) -> st.SearchStrategy:
    """Return the answers that a question takes, as a profile writes them, and `unknown`."""
    field = question.field()
    match question.type:
        case Kind.BOOLEAN:
            known = st.sampled_from(["true", "false"])
        case Kind.ENUM:
            known = st.sampled_from(field.values)
        case Kind.SET:
            known = st.lists(st.sampled_from(field.values), unique=True, max_size=4).map(tuple)
        case Kind.INTEGER:
            edges = [n for n in (10000, 15000, 250000, 350000) if n <= field.maximum]
            known = st.integers(field.minimum, field.maximum) | st.sampled_from([0, 1, *edges])
            known = known.filter(lambda n: n >= field.minimum).map(str)
        case Kind.DATE:
            known = st.dates(date(2024, 1, 1), date(2029, 1, 1)).map(date.isoformat)
        case Kind.TEXT:
            known = st.text("aé<&\"'{}=[]() .", max_size=40)
        case Kind.LIST:
            known = st.lists(st.sampled_from(["en", "es", "ht"]), unique=True).map(tuple)
    return st.just("unknown") | known


def decisions(library: Library) -> st.SearchStrategy:
    """Return decisions of persons, at most one on each text, row, folder or strength."""
    texts = [*library.clauses]
    labels = [
        f"{clause.id}{unit.label}"
        for clause in library.clauses.values()
        for unit in clause.revisions[-1].wording.every_unit()
        if unit.label
    ]
    folders = sorted({clause.folder for clause in library.clauses.values()})
    on = st.one_of(
        st.sampled_from([*texts, *labels]).map(lambda name: {"clause": name}),
        st.sampled_from(folders).map(lambda name: {"folder": name}),
        st.sampled_from(["mandatory", "default", "offered"]).map(lambda name: {"strength": name}),
    )
    says = st.sampled_from([{"include": True}, {"include": False}, {"satisfied_by": "4.2"}])
    made = st.builds(lambda one, two: DecisionEntry(**SAID, **one, **two), on, says)
    return st.lists(made, max_size=6, unique_by=lambda each: each.on).map(tuple)


def fill_ins(library: Library) -> st.SearchStrategy:
    """Return values for a few fill-ins, each as a profile writes it."""
    slots = [
        (clause.id, name, value_of(fill))
        for clause in library.clauses.values()
        for name, fill in clause.revisions[-1].head.fill_ins.items()
        if not fill.from_
    ]
    given_one = st.sampled_from(slots).flatmap(
        lambda slot: st.tuples(st.just(slot[0]), st.just(slot[1]), slot[2])
    )
    return st.lists(given_one, max_size=8, unique_by=lambda each: each[:2])


def value_of(fill) -> st.SearchStrategy:
    words = st.text("aé<&\"'{}=[]() .", min_size=1, max_size=30).filter(str.strip)
    match fill.type:
        case "integer" | "number":
            low = Decimal(0) if fill.minimum is None else fill.minimum
            high = low + 1000 if fill.maximum is None else fill.maximum
            return st.sampled_from([low, high]).map(lambda number: f"{number:f}")
        case "enum":
            return st.sampled_from([*fill.values])
        case "list":
            each = st.sampled_from([*fill.values]) if fill.values else words
            return st.lists(each, max_size=3, unique=True).map(tuple)
    return words


def test_the_laws_hold_for_any_answers(library, profile) -> None:
    questions = {each.id: domain(each) for each in library.questions.values()}
    bases = {name: profile(name) for name in PROFILES}
    built = 0

    @settings(max_examples=60, derandomize=True, deadline=None)
    @given(
        st.sampled_from(PROFILES),
        st.fixed_dictionaries({}, optional=questions),
        decisions(library),
        fill_ins(library),
    )
    def law(name, answers, entries, values) -> None:
        nonlocal built
        made = bases[name].with_answers(answers).with_decisions(entries)
        for clause, slot, value in values:
            made = made.with_fill_ins(clause, {slot: value})
        try:
            found = draft(made, library)
        except ContentError as error:
            gates = {gate.id for gate in library.gates if gate.severity == "error"}
            for problem in error.problems:
                assert problem.severity == "warning" or problem.code == "ACQ305", problem
                assert problem.code != "ACQ305" or problem.message.partition(":")[0] in gates
        else:
            built += 1
            check_laws(found, library)

    law()
    assert built > 15
