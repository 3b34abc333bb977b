"""Whatever stands in a profile: it is read, or refused in words; nothing else ever comes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from acqgen.library import Library
from acqgen.package.fill_ins import read_fill_ins
from acqgen.package.reasons import fact_line
from acqgen.package.record import decisions_json
from acqgen.pipeline import draft
from acqgen.problems import CODES, ContentError, Severity
from acqgen.profile import Profile, gather, load_profile
from acqgen.profile.starter import starter

SAMPLE = (ROOT / "profiles" / "cbp-face-matching.yaml").read_text(encoding="utf-8")
LINES = SAMPLE.split("\n")
WORDS = (
    *("", "x", "yes", "no", "true", "off", "null", "~", "none", "unknown", "0", "00", "-1", "+1"),
    *("1.5", "1e9", "0x1F", "1_000", "NaN", "inf", "9" * 5000, "0." + "1" * 50, "²", "٣", "12:30"),
    *("2027-02-15", "2027-02-30", "2027-W07-1", "20270215", "0001-01-01", "9999-12-31"),
    *(
        "{{ title }}",
        "{% for %}",
        "<w:p/>",
        "&amp;",
        "=1+1",
        "*bold*",
        "x" * 3000,
        "a\nb",
        "é 顔 🙂",
    ),
)
VALUES = (*WORDS, None, (), {}, ("x", None), (("x",),), ({"x": "y"},), {"value": {"value": "x"}})
SIGNS = (
    *("[", "]", "{", "}", "- ", ": ", "#", "&a ", "*a", "!t ", "|\n", ">\n", "'", '"', "\\", "%"),
    *("\n", "---\n", "...\n", "<<: ", "? ", "\t", "\0", "\a", "\x85", "\u2028", "\ufeff", "\ud800"),
    *("[[[[[[", "{value: ", "by: [", '"\\0"', '"\\uD800"', "9" * 5000, "decisions:\n", "  ", "🙂"),
)


@pytest.fixture(scope="session")
def blank(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "profile.yaml"
    path.write_text("format: 1\n")
    return load_profile(path)


def refused(step: Callable[..., object], *given: object) -> bool:
    """Run a step; say whether it was refused, and hold the refusal to its form."""
    try:
        step(*given)
    except ContentError as error:
        problems = error.problems
    else:
        return False
    assert any(each.severity is Severity.ERROR for each in problems)
    assert all(each.code in CODES and each.message for each in problems)
    assert all(len(str(each)) < 1000 for each in problems)
    return True


def understand(profile: Profile, library: Library) -> None:
    facts = gather(profile, library)
    for name in facts.answers:
        fact_line(name, facts)


def test_every_question_takes_or_refuses_every_value(blank, library):
    for question in library.questions:
        said = {
            refused(understand, blank.with_answers({question: value}), library)
            for each in VALUES
            for value in (each, {"value": each}, {"source": each})
        }
        assert said == {True, False}, question


@pytest.mark.parametrize("value", ["no", "x", None])
def test_who_said_so_is_taken_or_refused(value, blank, library):
    for each in VALUES:
        answer = {"value": value, "by": each, "date": each}
        refused(understand, blank.with_answers({"use.high_impact": answer}), library)


def test_every_fill_in_takes_or_refuses_every_value(blank, library):
    facts = gather(blank, library)
    for id, clause in library.clauses.items():
        for name in clause.revisions[-1].head.fill_ins:
            said = {
                refused(read_fill_ins, blank.with_fill_ins(id, {name: value}), library, facts)
                for each in VALUES
                for value in (each, {"value": each}, {"source": each})
            }
            assert True in said, f"{id}.{name}"


@st.composite
def spoiled(draw) -> str:
    """Spoil the text of a sample: put signs in, take parts out, move and repeat lines."""
    lines = [*LINES]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        sign = draw(st.sampled_from(SIGNS))
        match draw(
            st.sampled_from(("value", "value", "insert", "cut", "indent", "repeat", "drop"))
        ):
            case "value":
                lines[at] = f"{lines[at].partition(':')[0]}: {sign}{draw(st.sampled_from(WORDS))}"
            case "insert":
                column = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:column] + sign + lines[at][column:]
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
            case "indent":
                lines[at] = " " * draw(st.integers(0, 6)) + lines[at].lstrip()
            case "repeat":
                lines.insert(at, draw(st.sampled_from(lines)))
            case "drop":
                del lines[at]
    return "\n".join(lines)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(spoiled())
def test_a_spoiled_profile_is_read_or_refused(blank, library, text):
    path = Path(blank.source.file)
    path.write_bytes(text.replace("cbp-face-matching/", "").encode(errors="surrogatepass"))
    for name in ("background.md", "scope.md"):
        (path.parent / name).write_text("A text of the office.\n")

    def use() -> None:
        read = load_profile(path)
        decided = draft(read, library).decided
        decisions_json(library, decided.facts, decided.selection)
        path.write_text(starter(library, read, path.name), encoding="utf-8")
        again = gather(load_profile(path), library)
        assert again.values == decided.facts.values

    refused(use)
