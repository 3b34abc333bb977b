"""Reading: what was typed comes out as text, at its place; what is not plain data is refused."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import PlainValidator
from yaml_writing import TREES, emit, plain_data

from acqgen.problems import ContentError, FileError, Keys, Location, Problem, ShapeError
from acqgen.reading import Data, Source, parse, read_front_matter, read_yaml
from acqgen.reading.text import LIMIT, decode
from acqgen.reading.yaml import parse_yaml

Marks = dict[Keys, tuple[int, int]]
LAW = settings(max_examples=150, deadline=None, derandomize=True)


def refusal(call, *arguments) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        call(*arguments)
    return caught.value.problems


def written(folder, content: str | bytes):
    path = folder / "given.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# What a person types is what is read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("Off", "Off"),
        ("y", "y"),
        ("true", "true"),
        ("FALSE", "FALSE"),
        ("0012", "0012"),
        ("3.10", "3.10"),
        ("12:30", "12:30"),
        ("1e5", "1e5"),
        ("0x10", "0x10"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("+1", "+1"),
        (".inf", ".inf"),
        (".NaN", ".NaN"),
        ("2027-02-15", "2027-02-15"),
        ("2027-02-15T10:00:00Z", "2027-02-15T10:00:00Z"),
        ("1toN", "1toN"),
        ("50%", "50%"),
        ("~", None),
        ("null", None),
        ("", None),
        ("   # only a comment", None),
        ("Null", "Null"),
        ("NULL", "NULL"),
        ("none", "none"),
        ("'~'", "~"),
        ('"null"', "null"),
        ("''", ""),
        ("'no'", "no"),
        ("'it''s'", "it's"),
        (r'"a \"b\" \\ \u00e9"', 'a "b" \\ é'),
        ("a  b", "a  b"),
        ("a # b", "a"),
        ("a#b", "a#b"),
        ("http://a.b/c", "http://a.b/c"),
        ("naïve 漢字 🙂", "naïve 漢字 🙂"),
        ("5\N{NO-BREAK SPACE}days", "5\N{NO-BREAK SPACE}days"),
        ("\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"),
        ("one\n  two\n\n  three", "one two\nthree"),
        (">-\n  one\n  two\n\n  three", "one two\nthree"),
        (">\n  one\n  two", "one two\n"),
        ("|-\n  one\n   two", "one\n two"),
        ("|\n  one\n  two", "one\ntwo\n"),
        ("'one\n  two'", "one two"),
        ('"one \\\n  two"', "one two"),
        ("[no, 0012, ~, '', [3.10]]", ("no", "0012", None, "", ("3.10",))),
        ("[]", ()),
        ("{}", {}),
        ("{no: yes, 1: {}}", {"no": "yes", "1": {}}),
        ("{<<: {b: c}}", {"<<": {"b": "c"}}),
    ],
)
def test_a_value_is_the_text_that_was_typed(typed, read):
    assert parse_yaml(f"a: {typed}\n", "f").data == {"a": read}


@pytest.mark.parametrize("empty", ["", "\n", "# nothing\n", "---\n", "---\n...\n"])
def test_a_file_may_be_empty(empty):
    assert parse_yaml(empty, "f").data is None


# Places


def marks(source: Source) -> tuple[Marks, Marks]:
    """Return line and column of each value and of each key, by their path."""
    values: Marks = {}
    keys: Marks = {}

    def walk(data: object, path: Keys) -> None:
        values[path] = located(source.locate(*path))
        steps = enumerate(data) if isinstance(data, tuple) else ()
        for step, each in data.items() if isinstance(data, dict) else steps:
            if isinstance(data, dict):
                keys[(*path, step)] = located(source.locate_key(*path, step))
            walk(each, (*path, step))

    walk(source.data, ())
    return values, keys


def located(where: Location) -> tuple[int, int]:
    return where.line, where.column


@LAW
@given(TREES)
def test_nested_data_comes_back_with_the_place_of_each_value(tree):
    text, values, keys = emit(tree)

    source = parse_yaml(text, "f")

    assert source.data == plain_data(tree)
    assert marks(source) == (values, keys)


@settings(LAW, max_examples=40)
@given(TREES)
def test_places_in_front_matter_are_those_of_the_file(tmp_path_factory, tree):
    text, values, keys = emit(tree)
    path = written(tmp_path_factory.mktemp("text"), f"---\n{text}---\n(a) Words.\n\n(b) More.\n")

    source = read_front_matter(path)

    assert source.data == plain_data(tree)
    assert marks(source) == (
        {at: (line + 1, column) for at, (line, column) in values.items()},
        {at: (line + 1, column) for at, (line, column) in keys.items()},
    )
    assert source.body == "(a) Words.\n\n(b) More.\n"
    assert path.read_text(encoding="utf-8").split("\n")[source.body_line - 1] == "(a) Words."


_SAMPLE = "a: |\n  one\n  two\nb:\n  - naïve\n  - 'x\n    y'\n# c\nd: 5\N{NO-BREAK SPACE}days\n"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    ("reader", "text"),
    [(read_yaml, _SAMPLE), (read_front_matter, f"---\n{_SAMPLE}---\n(a) Text.\n")],
)
def test_line_ends_and_a_byte_order_mark_change_nothing(tmp_path, reader, text, mark, end):
    plain = reader(written(tmp_path, text), "f")
    other = reader(written(tmp_path, mark + text.replace("\n", end)), "f")

    assert other == plain
    assert marks(other) == marks(plain)
    assert plain.data["a"] == "one\ntwo\n"


def test_a_place_that_is_not_in_the_file_is_that_of_its_nearest_parent():
    source = parse_yaml("a:\n  b: [x]\n", "f")

    assert source.locate("a", "b", 0, "c") == Location("f", 2, 7)
    assert source.locate("a", "c") == Location("f", 2, 3)
    assert source.locate("z") == Location("f", 1, 1)
    assert source.locate_key("a", "b") == Location("f", 2, 3)
    assert source.locate_key("a", "c") == Location("f", 2, 3)
    assert source.known(("a", "Union", "b", 0)) == ("a", "b", 0)


# What is refused


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\na: 2\n", "ACQ103", 2, 1),
        ("a: {b: 1, 'b': 2}\n", "ACQ103", 1, 11),
        ("a:\tb\n", "ACQ104", 1, 3),
        ("a: b\n\tc: d\n", "ACQ104", 2, 1),
        ("a: b # c\td\n", "ACQ104", 1, 9),
        ("a: &x 1\n", "ACQ105", 1, 4),
        ("a: 1\nb: *x\n", "ACQ105", 2, 4),
        ("a: [1, &x [2]]\n", "ACQ105", 1, 8),
        ("<<: *x\n", "ACQ105", 1, 5),
        ("a: 1\n&x b: 2\n", "ACQ105", 2, 1),
        ("a: 1\n*x : 2\n", "ACQ105", 2, 1),
        ("a: !!str 1\n", "ACQ106", 1, 4),
        ("a: !x {b: 1}\n", "ACQ106", 1, 4),
        ("a: ! b\n", "ACQ106", 1, 4),
        ("!x a: 1\n", "ACQ106", 1, 1),
        ("a: !!python/object/apply:os.system [ls]\n", "ACQ106", 1, 4),
        ("a: 1\n---\nb: 2\n", "ACQ107", 2, 1),
        ("a: 1\n...\n---\n", "ACQ107", 3, 1),
        ("a: 'b\n", "ACQ110", 2, 1),
        ("a: [b\n", "ACQ110", 2, 1),
        ("a: b: c\n", "ACQ110", 1, 5),
        ("a: 1\n  b: 2\n", "ACQ110", 2, 4),
        ("a: @b\n", "ACQ110", 1, 4),
        ("a: b\x07\n", "ACQ111", 1, 5),
        ("é: b\nc: d\x1b\n", "ACQ111", 2, 5),
        ("a: b\x7f\n", "ACQ111", 1, 5),
        ("a: b\x85c\n", "ACQ111", 1, 5),
        ("a: b\u2028c\n", "ACQ111", 1, 5),
        ("a: b\ufeffc\n", "ACQ111", 1, 5),
        ("\ufeff\ufeffa: b\n", "ACQ111", 1, 1),
        ('a: "\\x07"\n', "ACQ111", 1, 4),
        ('a: ["\\u2028"]\n', "ACQ111", 1, 5),
        ('"\\0": a\n', "ACQ111", 1, 1),
        ("a: " + "[" * 40 + "]" * 40 + "\n", "ACQ112", 1, 43),
        ("[" * 500, "ACQ112", 1, 41),
        ("? [a]\n: b\n", "ACQ113", 1, 3),
        ("{a: b}: c\n", "ACQ113", 1, 1),
        ("a: {~: b}\n", "ACQ113", 1, 5),
        ("'': b\n", "ACQ113", 1, 1),
        ("{?: b}\n", "ACQ113", 1, 3),
    ],
)
def test_what_is_not_plain_data_is_refused_at_its_place(tmp_path, text, code, line, column):
    found = refusal(read_yaml, written(tmp_path, text), "f")

    assert [(each.code, each.where) for each in found] == [(code, Location("f", line, column))]


def test_forty_levels_are_read():
    assert parse_yaml("[" * 40 + "]" * 40, "f").data is not None


def test_every_key_given_twice_is_named_with_its_first_place():
    found = refusal(parse_yaml, "a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n", "f")

    assert [(each.where.line, each.where.column) for each in found] == [(2, 11), (3, 1), (4, 1)]
    assert [each.related[0][0] for each in found] == [
        Location("f", 2, 5),
        Location("f", 1, 1),
        Location("f", 1, 1),
    ]


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        (b"a: 1\nb: caf\xe9\n", "ACQ109", "f:2:7"),
        ("a: 1\n".encode("utf-16"), "ACQ109", "f"),
        ("a: 1\n".encode("utf-16-be"), "ACQ109", "f"),
        (b"PK\x03\x04\x00\x00", "ACQ109", "f"),
        (b"a: \xed\xa0\x80\n", "ACQ109", "f:1:4"),
        (b"a" * (LIMIT + 1), "ACQ108", "f"),
    ],
)
def test_what_is_not_a_text_file_is_refused(tmp_path, content, code, where):
    (found,) = refusal(read_yaml, written(tmp_path, content), "f")

    assert (found.code, str(found.where)) == (code, where)


def test_what_is_not_a_file_is_refused(tmp_path):
    written(tmp_path, "a: 1\n")
    for name, code in (("", "ACQ102"), ("none.yaml", "ACQ101"), ("given.yaml/x", "ACQ118")):
        with pytest.raises(FileError) as caught:
            read_yaml(tmp_path / name)
        assert [each.code for each in caught.value.problems] == [code]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "ACQ117", 1, 1),
        ("title: x\n---\n", "ACQ117", 1, 1),
        ("\n---\na: 1\n---\n", "ACQ117", 1, 1),
        ("---\na: 1\n(a) Text.\n", "ACQ117", 4, 1),
        ("---\na: 1\n ---\n", "ACQ117", 4, 1),
        ("---\na: 1\na: 2\n---\n", "ACQ103", 3, 1),
        ("---\na: b: c\n---\n", "ACQ110", 2, 5),
        ("---\na: 1\n---\n(a) Text.\n\tMore.\n", "ACQ104", 5, 1),
        ("---\na: 1\n---\n(a) Te\x02xt.\n", "ACQ111", 4, 7),
    ],
)
def test_a_text_without_sound_front_matter_is_refused(tmp_path, text, code, line, column):
    (found,) = refusal(read_front_matter, written(tmp_path, text), "f")

    assert (found.code, found.where) == (code, Location("f", line, column))


@settings(LAW, max_examples=400)
@given(st.text(st.sampled_from("ab01 \n:-?[]{},#&*!|>'\"%@`~.\\x\t\u2028é🙂"), max_size=30))
@example("a: \\")
@example("%YAML 1.1\n---\na: 1")
@example("%TAG ! tag:x,2000:\n---\na: !b c")
def test_any_text_is_read_or_refused_at_a_place(text):
    try:
        places = [(1, 1), *marks(parse_yaml(decode(text.encode(), "f"), "f"))[0].values()]
    except ContentError as error:
        places = [(each.where.line, each.where.column) for each in error.problems]

    assert places
    assert all(1 <= line <= text.count("\n") + 2 and column >= 1 for line, column in places)


# Shapes


class Owner(Data):
    name: str
    phone: str = ""


class Animal(Data):
    kind: str
    age: int
    tags: tuple[str, ...] = ()
    owners: tuple[Owner, ...] = ()


def _short(word: str) -> str:
    if len(word) > 3:
        raise ShapeError("a short word is expected", ("deep", 0))
    return word


class Ruled(Data):
    rules: tuple[Annotated[Any, PlainValidator(lambda data: _short(data["deep"][0]))], ...]


def test_a_sound_file_becomes_a_frozen_model():
    source = parse_yaml("kind: cat\nage: 3\ntags: [a]\nowners: [{name: Ann}]\n", "f")
    found = parse(Animal, source)

    assert found == Animal(kind="cat", age=3, tags=("a",), owners=(Owner(name="Ann"),))
    with pytest.raises(ValueError, match="frozen"):
        found.age = 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind: cat\nage: 3\nkinds: x\n", ["f:3:1: error ACQ114: unknown key 'kinds'", "'kind'"]),
        ("kind: cat\n", ["f:1:1: error ACQ115: key 'age' is missing"]),
        ("kind: cat\nage: old\n", ["f:2:6: error ACQ116: age: a whole number is expected"]),
        ("kind: [cat]\nage: 3\n", ["f:1:7: error ACQ116: kind: a text is expected"]),
        ("kind: cat\nage: 3\ntags: a\n", ["f:3:7: error ACQ116: tags: a list is expected"]),
        ("kind: cat\nage: 3\ntags: [a, {}]\n", ["f:3:11: error ACQ116: tags: a text is expected"]),
        (
            "kind: cat\nage: 3\nowners:\n  - name: Ann\n    phon: 5\n",
            ["f:5:5: error ACQ114: unknown key 'phon'", "did you mean 'phone'?"],
        ),
        (
            "kind: cat\nage: 3\nowners:\n  - name: Ann\n  - {phone: 5}\n",
            ["f:5:5: error ACQ115: key 'name' is missing"],
        ),
        ("[]\n", ["f:1:1: error ACQ116: the file: a mapping is expected"]),
        ("", ["f:1:1: error ACQ116: the file: a mapping is expected"]),
    ],
)
def test_a_shape_that_does_not_fit_is_told_at_its_place(text, said):
    (found,) = refusal(parse, Animal, parse_yaml(text, "f"))

    assert all(each in str(found) for each in said), str(found)


def test_a_complaint_of_our_own_leads_to_its_value():
    source = parse_yaml("rules:\n  - deep: [abc]\n  - deep: [abcd]\n", "f")
    (found,) = refusal(parse, Ruled, source)

    assert str(found) == "f:3:12: error ACQ116: rules.deep: a short word is expected"


def test_every_complaint_is_told():
    found = refusal(parse, Animal, parse_yaml("age: old\nkinds: x\n", "f"))

    assert [each.code for each in found] == ["ACQ115", "ACQ116", "ACQ114"]
