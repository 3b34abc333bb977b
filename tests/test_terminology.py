"""The terminology switch: off by itself; on, the library's words change and nobody else's do."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from package_laws import blocks, clauses, lines

from acqgen.package.model import Paragraph, Words
from acqgen.pipeline import Draft, draft
from acqgen.problems import ContentError
from acqgen.profile import Profile
from acqgen.rendering.wording import line_text

OLD = re.compile(r"\bAI\b|[Aa]rtificial [Ii]ntelligence")
STAYS = (  # the statute's own words, names of sources, and what the office typed
    "SI means artificial intelligence, or AI, as defined in section 238(g)",
    "NIST AI 100-2",
    "This text was produced by AI.",
    "Component Senior AI Official, ai-official@fema.example",
)


@pytest.fixture
def asked(profile) -> Profile:
    found = profile("fema-caseworker-assistant")
    document = found.envelope.document.model_copy(update={"terminology": "eo-14434"})
    return replace(found, envelope=found.envelope.model_copy(update={"document": document}))


@pytest.fixture
def made(asked: Profile, library) -> Draft:
    return draft(asked, library)


def printed(made: Draft) -> list[str]:
    rows = [
        f"{row.requirement}\n{row.evidence}\n{row.verified_by}" for row in made.package.matrix.rows
    ]
    found = [line_text(line) for each in made.package.documents for line in lines(blocks(each))]
    sections = [section for each in made.package.documents for section in each.sections]
    return [*found, *rows, *(each.title for each in sections), *(each.lead for each in sections)]


def test_off_the_words_of_the_statutes_print(profile, library):
    said = printed(draft(profile("fema-caseworker-assistant"), library))
    assert any("AI means artificial intelligence as defined in" in each for each in said)
    assert not any(re.search(r"\bSI\b|Super Intelligence", each) for each in said)


def test_on_the_old_words_stand_only_in_names_and_in_what_the_office_typed(made):
    left = [each for each in printed(made) if OLD.search(each)]
    assert all(any(words in each for words in STAYS) for each in left)
    assert {words for words in STAYS for each in left if words in each} == {*STAYS}


def test_on_definitions_stay_in_order_and_the_matrix_says_what_the_document_says(made):
    for clause in clauses(made):
        terms = [
            block.line[0].text.lower()
            for block in clause.blocks
            if isinstance(block, Paragraph)
            and block.role == "definition"
            and isinstance(block.line[0], Words)
        ]
        assert terms == sorted(terms)
    text = {re.sub(r"\W", "", each) for each in printed(made)}
    for row in made.package.matrix.rows:
        assert re.sub(r"\W", "", row.requirement.splitlines()[0]) in text


def test_on_counsel_is_asked(made):
    assert [each.owner for each in made.warnings if each.code == "ACQ314"] == ["counsel"]


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"proc.issue_date": "2026-09-01"}, "does not apply on 2026-09-01"),
        ({"proc.issue_date": None}, "does not apply while the issue date is open"),
    ],
)
def test_acq313_before_the_order_its_words_are_refused(asked, library, answers, says):
    with pytest.raises(ContentError, match=says):
        draft(asked.with_answers(answers), library)
