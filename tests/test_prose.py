"""Prose: the closed grammar, labels as Word counts them, references, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from acqgen.problems import ContentError, ShapeError
from acqgen.prose import (
    Block,
    Citation,
    Marker,
    Paragraph,
    Reference,
    Slot,
    Span,
    Table,
    Wording,
    Words,
    check_wording,
    label_at,
    parse_spans,
    parse_wording,
)

LAW = settings(max_examples=200, deadline=None, derandomize=True)


# A wording written out again


def typed(span: Span) -> str:
    match span:
        case Words(text, face):
            sign = {"plain": "", "italic": "*", "bold": "**"}[face]
            return f"{sign}{text}{sign}"
        case Slot(name):
            return f"{{{{ {name} }}}}"
        case Citation(authority, paragraph):
            return f"[@{authority}#{paragraph}]" if paragraph else f"[@{authority}]"
        case Reference(id, label):
            return f"{id}{label}"


def line(spans: tuple[Span, ...]) -> str:
    return "".join(map(typed, spans))


def lines(block: Block) -> list[str]:
    match block:
        case Paragraph("level", level, label, spans):
            return [f"{' ' * 4 * (level - 1)}{label} {line(spans)}"]
        case Paragraph(kind, level, _, spans):
            return [f"{' ' * 4 * level}{'- ' if kind == 'bullet' else ''}{line(spans)}"]
        case Table(caption, columns, rows):
            cells = [
                columns,
                ["---"] * len(columns),
                *[[line(cell) for cell in row] for row in rows],
            ]
            return [f"Table: {caption}", *["| " + " | ".join(row) + " |" for row in cells]]
        case Marker("table", id):
            return [f"=== Table {id}"]
    return ["=== Definitions"]


def written(wording: Wording) -> list[str]:
    found = [each for unit in wording.units for block in unit.blocks for each in lines(block)]
    for name, units in wording.alternates.items():
        found.append(f"=== Alternate {name}")
        found += [each for unit in units for block in unit.blocks for each in lines(block)]
    return found


# The grammar


@pytest.mark.parametrize(
    "text",
    [
        "(a) Text.\n\n(b) *Heading.* Text.",
        "(a) Text:\n\n    (1) Text:\n\n        (i) Text:\n\n            (A) Text.\n\n(b) Text.",
        "(a) Text:\n    (1) Text.\n        More under (1).\n    More under (a).",
        "Lead.\n\n(a) Text.\n\nClosing line.",
        "Only body text.\n\nMore of it.",
        "(a) Text:\n\n- one\n- two\n\n    (1) Text:\n\n    - three\n\n(b) Text.",
        "- one\n- two",
        "(a) Text.\n\nTable: A caption\n| A | B c |\n| --- | --- |\n| 1 | {{ x }} |\n| *y* | D06 |",
        "(a) **Bold.** Then *italic*, {{ slot_2 }}, [@far-52-204-23], [@dhs-139-08#D-6.4] and D06.",
        "=== Definitions\n\n=== Table sample-size",
        "(a) A.\n\n(b) B.\n\n=== Alternate I\n\n(b) C.\n\n=== Alternate II\n\n(a) D.\n\n(b) E.",
        "(a) Text.\n=== Alternate I\n(c) Only what it replaces.\n    (1) More.\n(e) More.",
        "5 % of 3 < 4 and 7 > 6 & so on; a_b, [brackets], {braces}, $5, ~x, “quotes” — 漢字.",
        "(see TE-170) starts a line of text.",
    ],
)
def test_the_grammar_is_read_and_nothing_is_lost(text):
    assert written(parse_wording(text, "f")) == [each for each in text.split("\n") if each]


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("(a) Text.\n\n(c) Text.", "ACQ211", 3),
        ("(b) Text.", "ACQ211", 1),
        ("(A) Text.", "ACQ211", 1),
        ("(1) Text.", "ACQ211", 1),
        ("(a) Text.\n(a) Text.", "ACQ211", 2),
        ("(a) Text.\n        (i) Text.", "ACQ211", 2),
        ("    (1) Text.", "ACQ211", 1),
        ("(a) Text.\n\nAt the edge.\n\n    (1) Text.", "ACQ211", 5),
        (
            "(a) T.\n    (1) T.\n        (i) T.\n            (A) T.\n                (1) T.",
            "ACQ211",
            5,
        ),
        ("(a) Text.\n=== Alternate I\n(c) Text.\n(b) Text.", "ACQ211", 4),
        ("(a) Text.\n=== Alternate I\n(a) Text.\n    (2) Text.", "ACQ211", 4),
        ("(a) Text.\n=== Alternate I\n(A) Text.", "ACQ211", 3),
        ("=== Alternate I\n(a) Text.\n    (1) Text.\n        (v) Text.", "ACQ211", 4),
        ("(a)", "ACQ210", 1),
        ("(a)Text.", "ACQ210", 1),
        ("(a)  Text.", "ACQ210", 1),
        ("(a) Text.\n  (1) Text.", "ACQ210", 2),
        ("(a) Text.\n     More.", "ACQ210", 2),
        ("    Text.", "ACQ210", 1),
        ("(a) Text.\n        More.", "ACQ210", 2),
        ("(a) Text.\n    - one", "ACQ210", 2),
        ("(a) Text:\n-", "ACQ210", 2),
        ("(a) Text:\n-one", "ACQ210", 2),
        ("(a) Text:\n+ one", "ACQ210", 2),
        ("(a) Text:\n* one", "ACQ210", 2),
        ("(a) Text:\n• one", "ACQ210", 2),
        ("(a) Text:\n1. one", "ACQ210", 2),
        ("(a) Text:\n1) one", "ACQ210", 2),
        ("# Heading", "ACQ210", 1),
        ("> quoted", "ACQ210", 1),
        ("---", "ACQ210", 1),
        ("```", "ACQ210", 1),
        ("| a | b |", "ACQ210", 1),
        ("Broken\\", "ACQ210", 1),
        ("\N{NO-BREAK SPACE}Text.", "ACQ210", 1),
        ("(a) Text.\n    \N{NO-BREAK SPACE}(1) Text.", "ACQ210", 2),
        ("*open", "ACQ210", 1),
        ("**open*", "ACQ210", 1),
        ("* spaced *", "ACQ210", 1),
        ("*one **two** three*", "ACQ210", 1),
        ("**one *two* three**", "ACQ210", 1),
        ("***both***", "ACQ210", 1),
        ("{{slot}}", "ACQ210", 1),
        ("{{ Slot }}", "ACQ210", 1),
        ("{{ a.b }}", "ACQ210", 1),
        ("{{ a", "ACQ210", 1),
        ("a }}", "ACQ210", 1),
        ("{% if x %}", "ACQ210", 1),
        ("[@]", "ACQ210", 1),
        ("[@Far-52]", "ACQ210", 1),
        ("[@far-52", "ACQ210", 1),
        ("<b>bold</b>", "ACQ210", 1),
        ("<!-- no -->", "ACQ210", 1),
        ("`code`", "ACQ210", 1),
        ("=== Alternate one", "ACQ210", 1),
        ("=== Alternate IIX of it", "ACQ210", 1),
        ("=== definitions", "ACQ210", 1),
        ("===", "ACQ210", 1),
        ("(a) Text.\n    === Definitions", "ACQ210", 2),
        ("=== Alternate I\n(a) x\n=== Alternate I\n(a) x", "ACQ215", 3),
        ("Table: A\n| a |\n| --- |", "ACQ210", 1),
        ("Table: A", "ACQ210", 1),
        ("Table:\n| a |\n| --- |\n| 1 |", "ACQ210", 1),
        ("(a) Text.\n    Table: A", "ACQ210", 2),
        ("Table: A\n| a |\n| 1 |\n| 2 |", "ACQ210", 1),
        ("Table: A\n\n| a |\n| --- |\n| 1 |", "ACQ210", 1),
        ("Table: A\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 1 |", "ACQ210", 5),
        ("Table: A\n| a | b |\n| --- | --- |\n| 1 | 2 | 3 |", "ACQ210", 4),
        ("Table: A\n| a | b |\n| --- | --- |\n| 1 |  |", "ACQ210", 4),
        ("Table: A\n| a | b |\n| --- | --- |\n| 1 | 2", "ACQ210", 4),
        ("Table: A\n| a | b |\n| --- | --- |\n|| 1 | 2 |", "ACQ210", 4),
        ("Table: A\n| a | b |\n| --- | --- |\n| 1 | *2 |", "ACQ210", 4),
        ("Table: A\n| a | b |\n| --- |\n| 1 |", "ACQ210", 2),
        ("Table: A\n| a |  |\n| --- | --- |\n| 1 | 2 |", "ACQ210", 2),
        ("Table: A\n| a | {{ x }} |\n| --- | --- |\n| 1 | 2 |", "ACQ210", 2),
        ("Table: A\n| a | *b* |\n| --- | --- |\n| 1 | 2 |", "ACQ210", 2),
        ("Table: The limit of {{ x }}\n| a |\n| --- |\n| 1 |", "ACQ210", 1),
    ],
)
def test_what_the_grammar_does_not_have_is_told_at_its_line(text, code, at):
    with pytest.raises(ContentError) as caught:
        parse_wording(f"{text}\n", "f", 10)

    assert (caught.value.problems[0].code, caught.value.problems[0].where.line) == (code, at + 9)


def test_every_fault_is_told():
    with pytest.raises(ContentError) as caught:
        parse_wording("(b) *x\n\n# y\n\n(d) z", "f")

    found = [(each.where.line, each.code) for each in caught.value.problems]
    assert found == [(1, "ACQ210"), (1, "ACQ211"), (3, "ACQ210"), (5, "ACQ211")]


_SOUND = st.sampled_from(
    (
        "(a) Text with {{ x }}.",
        "(b) *Heading.* See TE-170(b).",
        "    (1) [@a-1#b] and **bold**.",
        "    More.",
        "- one",
        "",
        "=== Alternate I",
        "=== Definitions",
        "Table: x\n| a | b |\n| --- |:---:|\n| c | *d* |",
    )
)
_STARTS = st.sampled_from(
    ("", "(a) ", "(b)", "    (1) ", "    ", "  ", "- ", "Table: ", "| ", "===")
)
_PIECES = st.sampled_from(
    (*"*|-\\<`=.é \xa0", "word", "word", "**", "{{ x }}", "{{", "[@a#b]", "[@", "TE-170", "1.")
)
_ANY_LINE = st.builds(str.__add__, _STARTS, st.lists(_PIECES, max_size=4).map("".join))
_LINES = st.tuples(st.lists(_SOUND, max_size=3), st.lists(_ANY_LINE, max_size=2)).flatmap(
    lambda parts: st.permutations([*parts[0], *parts[1]])
)


def unmarked(line: str) -> str:
    """Drop emphasis, which a slot inside it splits, and the form of the rule of a table."""
    return re.sub(r"\*|(?<=\|) ?:?-{3,}:? ?(?=\|)", "", line)


@settings(LAW, max_examples=500)
@given(_LINES)
@example(["(a) x", "=== Alternate I"])
def test_nothing_passes_but_what_can_be_written_out_again(given_lines):
    text = "\n".join(given_lines)
    kept = [each.rstrip() for each in text.split("\n") if each.strip()]
    try:
        found = written(parse_wording(text, "f"))
    except ContentError:
        return

    assert list(map(unmarked, found)) == list(map(unmarked, kept))


# Labels


@pytest.mark.parametrize(
    ("level", "labels"),
    [
        (1, {1: "a", 26: "z", 27: "aa", 28: "bb", 52: "zz", 53: "aaa"}),
        (2, {1: "1", 10: "10", 100: "100"}),
        (3, {1: "i", 4: "iv", 5: "v", 9: "ix", 14: "xiv", 19: "xix", 38: "xxxviii"}),
        (4, {1: "A", 26: "Z", 27: "AA"}),
    ],
)
def test_labels_are_those_of_word(level, labels):
    assert {number: label_at(level, number) for number in labels} == {
        number: f"({label})" for number, label in labels.items()
    }


def labeled(levels: list[int]) -> list[tuple[int, str]]:
    counts = [0] * 5
    found = []
    for level in levels:
        counts[level] += 1
        counts[level + 1 :] = [0] * (4 - level)
        found.append((level, label_at(level, counts[level])))
    return found


def as_text(authored: list[tuple[int, str]]) -> str:
    return "\n".join(f"{' ' * 4 * (level - 1)}{label} Text." for level, label in authored)


@st.composite
def _authored(draw) -> list[tuple[int, str]]:
    levels = [1]
    for step in draw(st.lists(st.integers(0, 4), max_size=30)):
        levels.append(max(1, min(4, levels[-1] + 1 - step)))
    return labeled(levels)


@LAW
@given(_authored())
@example(labeled([1, 2, *[3] * 38]))
@example(labeled([1] * 53))
def test_labels_in_order_are_accepted(authored):
    wording = parse_wording(as_text(authored), "f")
    blocks = [block for unit in wording.units for block in unit.blocks]

    assert [(each.level, each.label) for each in blocks] == authored
    assert [unit.label for unit in wording.units] == [x for level, x in authored if level == 1]


@LAW
@given(_authored(), st.data())
def test_a_changed_label_is_refused_at_its_line(authored, data):
    at = data.draw(st.integers(0, len(authored) - 1))
    level, label = authored[at]
    other = label_at(data.draw(st.integers(1, 4)), data.draw(st.integers(1, 40)))
    assume(other != label)
    changed = [*authored[:at], (level, other), *authored[at + 1 :]]
    with pytest.raises(ContentError) as caught:
        parse_wording(as_text(changed), "f")

    assert [(each.code, each.where.line) for each in caught.value.problems] == [("ACQ211", at + 1)]


def test_a_unit_holds_all_that_hangs_under_its_label():
    text = "Lead.\n(a) A.\n- b\n    (1) C.\nTable: T\n| x |\n| --- |\n| y |\n(b) D.\nEnd."
    units = parse_wording(text, "f", 5).units

    assert [(unit.label, unit.line, len(unit.blocks)) for unit in units] == [
        ("", 5, 1),
        ("(a)", 6, 4),
        ("(b)", 13, 1),
        ("", 14, 1),
    ]


# Spans


_SPAN_TEXT = st.lists(
    st.one_of(
        st.sampled_from(
            ("{{ a_1 }}", "[@far-52.204-21]", "[@m-25-22#M22-4d]", "TE-170", "D06", "TE-170(b)(1)")
        ),
        st.text(st.characters(exclude_characters="*`<{}[]", exclude_categories=("C",)), max_size=9),
    )
).map("".join)


@LAW
@given(_SPAN_TEXT)
def test_spans_together_give_back_the_text(text):
    spans = parse_spans(text)

    assert line(spans) == text
    assert all(not isinstance(each, Words) or each.text for each in spans)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("under TE-170.", [Words("under "), Reference("TE-170"), Words(".")]),
        ("TE-170(b)", [Reference("TE-170", "(b)")]),
        ("TE-170(b)(1)", [Reference("TE-170", "(b)"), Words("(1)")]),
        ("TE-170(B)", [Reference("TE-170"), Words("(B)")]),
        ("TE-170's", [Reference("TE-170"), Words("'s")]),
        ("D06, D15", [Reference("D06"), Words(", "), Reference("D15")]),
        ("TE-1701 and TE-17", [Words("TE-1701 and TE-17")]),
        ("D6, D061, AD06", [Words("D6, D061, AD06")]),
        ("te-170 ATE-170", [Words("te-170 ATE-170")]),
        ("[@far-52.204-21]", [Citation("far-52.204-21")]),
        ("[@m-25-22#M22-4d-iii-F]", [Citation("m-25-22", "M22-4d-iii-F")]),
        ("{{ a }}{{ b }}", [Slot("a"), Slot("b")]),
        ("*a* b **c**", [Words("a", "italic"), Words(" b "), Words("c", "bold")]),
        (
            "*a {{ b }} D06*",
            [Words("a ", "italic"), Slot("b"), Words(" ", "italic"), Reference("D06")],
        ),
        ("", []),
    ],
)
def test_references_citations_slots_and_emphasis_are_recognized(text, spans):
    assert list(parse_spans(text)) == spans


def test_a_fault_of_a_line_names_what_is_wrong():
    with pytest.raises(
        ShapeError, match=r"'\{\{' is not closed or not part of the grammar: 'a \{\{ B'"
    ):
        parse_spans("a {{ B")


# References to paragraphs of the text itself

_TEXT = "(a) One.\n    (1) Two.\n        (i) Three.\n(b) Four.\n    (1) Five.\n"


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("paragraph (b)(1) and paragraph (a)(1)(i)", []),
        ("paragraphs (a), (b) and (c)", []),
        ("paragraphs (a) to (c), or (b)(1)", []),
        ("paragraph (b)(2)", ["(b)(2)"]),
        ("paragraph (a)(1)(ii)", ["(a)(1)(ii)"]),
        ("Paragraph (d) applies", ["(d)"]),
        ("paragraphs (b), (d), and (e)", ["(d)", "(e)"]),
        ("paragraphs (a) through (d)", ["(d)"]),
        ("paragraph (a) or (z)", ["(z)"]),
        ("*paragraph (d)*", ["(d)"]),
        ("paragraph (d) of TE-170", []),
        ("paragraph (d)(7) of TE-170", []),
        ("paragraphs (d) and (e) of TE-170", []),
        ("paragraph (d), not of interest", ["(d)"]),
        ("subparagraph (d)", []),
        ("the paragraphs below (d)", []),
    ],
)
def test_a_reference_leads_to_a_paragraph_of_the_text(words, missing):
    found = check_wording(parse_wording(f"{_TEXT}(c) See {words}.\n", "f"), "f")

    assert [(each.message, each.where.line) for each in found] == [
        (f"the text has no paragraph {label}", 6) for label in missing
    ]


def test_references_in_tables_and_alternates_are_checked_too():
    table = "Table: T\n| Rule |\n| --- |\n| paragraph (a)(2) |\n"
    alternate = (
        "=== Alternate I\n(b) See paragraphs (b)(3), (b)(2) and (a)(1).\n    (1) A.\n    (2) B.\n"
    )
    found = check_wording(parse_wording(f"{_TEXT}{table}{alternate}", "f", 20), "f")

    assert [(each.message[-6:], each.where.line) for each in found] == [
        ("(a)(2)", 25),
        ("(b)(3)", 30),
    ]


def test_the_words_of_a_text_without_its_headings():
    text = "(a) *Heading.* See {{ x }} now.\nTable: T\n| H |\n| --- |\n| c |\n"
    (unit,) = parse_wording(text, "f").units

    assert [*unit.passages()] == [" See   now.", "T", "H", "c"]
    assert unit.words() == "Heading.  See   now. c"
