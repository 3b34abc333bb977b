"""The command line: what is asked, what is answered, on which stream, with which exit code."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from conftest import ROOT

from acqgen import __version__
from acqgen.cli import cli
from acqgen.cli.console import fail, reports_errors
from acqgen.pipeline import draft
from acqgen.problems import CODES, ContentError, FileError, Location, Problem
from acqgen.profile import load_profile
from acqgen.upkeep.lint import explanations

FACES = ROOT / "profiles" / "cbp-face-matching.yaml"
MEETINGS = ROOT / "profiles" / "meeting-transcription.yaml"
SAMPLES = sorted(path.stem for path in (ROOT / "profiles").glob("*.yaml"))
QUESTION = re.compile(r"^([a-z]+\.[a-z0-9_]+):", re.MULTILINE)
BLANK = "format: 1\n"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands(group: click.Group, *before: str):
    """Yield every command with the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        if isinstance(found, click.Group):
            yield from commands(found, *before, name)
        else:
            yield (*before, name), found


COMMANDS = dict(commands(cli))


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run acqgen as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "acqgen", *map(str, arguments)],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


# Help


def test_without_arguments_the_help_is_shown(acqgen):
    ran = acqgen()

    for name in ("build", "check", "why", "init", "explain", "library"):
        assert f"\n  {name} " in ran.out + ran.err
    assert "Start with: acqgen init my-procurement" in ran.out + ran.err


def test_the_version(acqgen):
    assert acqgen("--version").out == f"acqgen {__version__}\n"


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(words, acqgen):
    ran = acqgen(*words, "--help")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: acqgen {' '.join(words)} ")
    assert (COMMANDS[words].help or "").endswith(".")
    assert all(each.help for each in COMMANDS[words].params if isinstance(each, click.Option))


def test_every_command_that_reads_has_json_and_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    options = {words: {each.name for each in found.params} for words, found in COMMANDS.items()}
    writing = {("build",), ("init",), ("library", "matrix"), ("library", "release")}
    always_json = {("schema",)}

    assert {words for words in options if "as_json" not in options[words]} == writing | always_json
    assert [words for words in options if f"acqgen {' '.join(words)}" not in readme] == []


# Exit codes


@pytest.mark.parametrize(
    "arguments",
    [["biuld"], ["build"], ["build", "a", "b"], ["check", "--jsn", "a"], ["explain", "ACQ3055"]],
    ids=" ".join,
)
def test_a_wrong_command_line_ends_with_2(arguments, acqgen):
    ran = acqgen(*arguments)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: acqgen ")


def test_a_near_miss_of_a_code_is_named(acqgen):
    assert "no code ACQ3055; did you mean 'ACQ305'?" in acqgen("explain", "ACQ3055").err


PROBLEMS = [
    Problem("ACQ110", "broken", Location("f", 2, 1)),
    Problem("ACQ101", "gone", Location("e")),
]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ContentError(PROBLEMS), 1),
        (FileError(PROBLEMS), 6),
        (KeyError("a bug"), 3),
        (RecursionError(), 3),
        (click.UsageError("which?"), 2),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_kind_of_error_has_its_exit(error, code, capsys):
    @click.command
    @reports_errors
    def broken() -> None:
        raise error

    with pytest.raises(SystemExit) as ended:
        broken([])

    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (code, "")
    assert ("Traceback" in err) is ("this is a fault of acqgen itself" in err) is (code == 3)


def test_every_problem_is_told_and_counted(capsys):
    with pytest.raises(SystemExit):
        fail(ContentError(PROBLEMS).problems, 1)

    assert capsys.readouterr().err == (
        "e: error ACQ101: gone\n"
        "f:2:1: error ACQ110: broken\n"
        "2 problems; nothing was written\n"
        "more on a code: acqgen explain ACQ101\n"
    )


# Build


def test_build_writes_the_package_and_says_what_is_in_it(acqgen):
    ran = acqgen("build", MEETINGS, "--out", "out")

    *wrote, counts, gate, following = ran.out.splitlines()
    files = [path for path in Path("out").rglob("*") if path.is_file()]
    assert (ran.code, ran.err) == (0, "")
    assert wrote[0] == f"Wrote {len(files)} files:"
    assert sorted(wrote[1:]) == sorted(f"  {path}" for path in files)
    assert {path.name for path in files} >= {"sow.docx", "rfp.docx", "matrix.xlsx", "record.json"}
    assert re.fullmatch(
        r"Tier 1; \d+ texts in; \d+ offered; 0 undecided; \d+ requirements; \d+ blanks; "
        r"0 assumptions; 4 gates",
        counts,
    )
    assert gate.startswith("  reason V03: ")
    assert gate.endswith(" [reason on record, Contracting Officer]")
    assert following.startswith(f"Next: acqgen check {MEETINGS} ")
    record = json.loads(Path("out/contract-file/record.json").read_bytes())
    selected = [each["outcome"] for each in record["decisions"].values()].count("included")
    assert f"; {selected} texts in;" in counts


def test_build_writes_to_a_folder_named_after_the_profile(acqgen):
    Path("face matching.yaml").write_text(BLANK)
    ran = acqgen("build", "face matching.yaml")

    assert ran.code == 0
    assert Path("out/face matching/solicitation/sow.docx").exists()
    assert 'Next: acqgen check "face matching.yaml"' in ran.out


def test_a_second_build_is_welcome_and_a_warning_goes_to_stderr(acqgen):
    fill_in = "ai.biometric_mode: none\nfill_ins:\n  BI-010: {fnir_max: 0.02}\n"
    Path("mine.yaml").write_text(BLANK + fill_in)
    first, second = acqgen("build", "mine.yaml"), acqgen("build", "mine.yaml")

    assert first == second
    assert first.code == 0
    said = (
        "mine.yaml:4:12: warning ACQ405: BI-010.fnir_max is given, but no printed paragraph uses it"
    )
    assert said in first.err.splitlines()
    assert first.out.startswith("Wrote ")


def test_the_python_of_the_readme_builds_as_well():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    shutil.copytree(ROOT / "profiles", "profiles")
    exec(example, {})

    assert Path("out/cbp/solicitation/sow.docx").exists()


# Check


def checked(acqgen, profile: Path | str, code: int = 0) -> dict:
    ran = acqgen("check", profile, "--json")
    assert (ran.code, ran.err) == (code, "")
    return json.loads(ran.out)


def test_check_groups_what_is_open_by_who_can_settle_it(acqgen, here):
    ran = acqgen("check", MEETINGS)

    owners = [line for line in ran.out.splitlines()[:-1] if not line.startswith(" ")]
    assert (ran.code, ran.err, [*here.iterdir()]) == (0, "", [])
    assert owners == ["Contracting officer", "Program office", "Test lead"]
    assert "\n  flag V12: " in ran.out
    assert "\n  blank 1 at 1.0, Scope of sow: " in ran.out
    assert "\n  decision 1 at GV-100 of sow: " in ran.out
    points = len(ran.out.splitlines()) - len(owners) - 1
    assert ran.out.endswith(f"\n{points} points; tier 1; nothing was written\n")


def test_check_names_assumptions_and_who_owns_them(acqgen, library):
    Path("mine.yaml").write_text(BLANK)
    out = acqgen("check", "mine.yaml").out

    owner = {}
    for line in out.splitlines():
        head = line if not line.startswith(" ") else head  # noqa: F821 - the first line is an owner
        if found := re.match(r"  assumed ([a-z_.0-9]+) = [^:]+: ", line):
            owner[found[1]] = head.lower()
    assert owner == {
        each.id: each.assume.owner.lower() for each in library.questions.values() if each.assume
    }


def test_check_says_once_what_many_texts_wait_for(acqgen, library):
    Path("mine.yaml").write_text(BLANK)
    lines = acqgen("check", "mine.yaml").out.splitlines()

    (clauses,) = (line for line in lines if " clauses by reference (" in line)
    assert "RF-010, " in clauses
    assert " wait for " in clauses
    assert "proc.agency, " in clauses
    asked = library.questions["proc.issue_date"].ask
    (texts,) = (line for line in lines if "(DF-020, " in line)
    assert re.match(r"  \d+ decisions \(DF-020, GV-010, ", texts)
    assert asked in texts


def test_check_as_json_has_one_shape(acqgen, library):
    found = checked(acqgen, FACES)

    assert found.keys() == {"tier", "decisions", "gates", "problems"}
    assert found["tier"] == 3
    assert found["decisions"].keys() == library.clauses.keys()
    for each in found["decisions"].values():
        assert each.keys() == {"outcome", "strength", "decided_by", "reasons"}
        assert all(isinstance(reason, str) for reason in each["reasons"])
    assert found["decisions"]["BI-010"]["outcome"] == "included"
    assert found["decisions"]["BI-010"]["strength"] == "mandatory"
    assert "ai.biometric_mode = 1tofew" in found["decisions"]["BI-010"]["reasons"]
    assert "V12" in [each["id"] for each in found["gates"]]
    assert all(each.keys() == {"id", "severity", "message"} for each in found["gates"])
    assert found["problems"] == []


def test_check_as_json_of_answers_that_contradict_each_other(acqgen):
    Path("mine.yaml").write_text(f"{BLANK}data: {{cui: true, gov_data_use: []}}\n")
    found = checked(acqgen, "mine.yaml", 1)
    (problem,) = (each for each in found["problems"] if each["severity"] == "error")

    assert problem.pop("message").startswith("V32: Two answers contradict each other")
    assert problem == {
        "code": "ACQ305",
        "file": "mine.yaml",
        "line": 2,
        "column": 33,
        "hint": "",
        "severity": "error",
    }
    assert "V32" in [each["id"] for each in found["gates"]]
    assert found["decisions"]


@pytest.mark.parametrize(
    ("text", "exit", "code", "place"),
    [
        ("proc: [", 1, "ACQ110", (2, 1)),
        ("format: 1\nproc:\n  agancy: dhs\n", 1, "ACQ301", (3, 3)),
        ("format: 1\nfill_ins:\n  TE-11:\n    a: 1\n", 1, "ACQ401", (3, 3)),
        (None, 6, "ACQ101", (0, 0)),
    ],
    ids=["syntax", "question", "fill-in", "missing"],
)
def test_check_as_json_of_a_profile_with_problems(text, exit, code, place, acqgen):
    if text is not None:
        Path("mine.yaml").write_text(text)
    found = checked(acqgen, "mine.yaml", exit)
    (problem,) = found["problems"]

    assert problem.keys() == {"code", "message", "file", "line", "column", "hint", "severity"}
    assert (problem["code"], problem["line"], problem["column"]) == (code, *place)
    if code != "ACQ401":  # decisions can be made all the same
        assert (found["tier"], found["decisions"], found["gates"]) == (None, {}, [])


# Why


def test_why_says_it_in_sentences(acqgen):
    ran = acqgen("why", FACES, "bi-010")

    head, decided, *rest = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert head == "BI-010 Biometric accuracy thresholds: included, mandatory"
    assert decided.startswith("Decided by condition. The condition holds: ")
    assert decided.endswith(".")
    assert rest[0] == "It rests on:"
    assert "  ai.biometric_mode = 1tofew" in rest
    assert "Authorities on the issue date:" in rest
    assert "  DHS Directive 139-08, V.A.6: In force since 2025-01-15" in rest


def test_why_names_the_person_who_said_so(acqgen):
    Path("mine.yaml").write_text(
        f"{BLANK}decisions:\n  - clause: TE-110\n    include: false\n    reason: Bought as is.\n"
        "    by: Contracting Officer\n    date: 2026-12-01\n"
    )
    out = acqgen("why", "mine.yaml", "TE-110").out

    assert out.splitlines()[0].endswith(": left out")
    assert "Decided by person. Contracting Officer left it out on 2026-12-01. Bought as is." in out


def test_why_of_a_text_that_is_out_and_of_one_that_is_undecided(acqgen):
    Path("mine.yaml").write_text(BLANK)

    assert ": left out\nDecided by condition. The condition does not hold: " in (
        acqgen("why", MEETINGS, "BI-010").out
    )
    out = acqgen("why", "mine.yaml", "TE-110").out
    assert "The condition cannot be decided yet: " in out
    assert "  proc.value_usd: open" in out


def test_why_as_json(acqgen):
    found = json.loads(acqgen("why", FACES, "BI-010", "--json").out)

    assert found.keys() == {
        *("clause", "title", "outcome", "strength", "decided_by", "why", "facts", "authorities")
    }
    assert (found["clause"], found["outcome"], found["decided_by"]) == (
        *("BI-010", "included", "condition"),
    )


def test_why_of_what_is_not_there(acqgen):
    ran = acqgen("why", FACES, "TE-0100")

    assert (ran.code, ran.out) == (1, "")
    assert "unknown text 'TE-0100'\n  hint: did you mean 'TE-100'?\n" in ran.err


# Explain


def test_explain_lists_every_code(acqgen):
    lines = acqgen("explain").out.splitlines()

    known = [*CODES, *explanations()]  # of problems, and of the lint
    assert [line.split("  ")[0] for line in lines] == known
    assert [*json.loads(acqgen("explain", "--json").out)] == known


@pytest.mark.parametrize("code", CODES)
def test_explain_says_why_and_what_to_do(code, acqgen):
    title, why, fix = CODES[code]

    assert acqgen("explain", code.lower()).out == f"{code}: {title}\n\n{why}\n\n{fix}\n"
    assert all(each.endswith(".") for each in (why, fix))
    assert not title.endswith(".")


# Library


def test_library_list(acqgen, library):
    ran = acqgen("library", "list")
    *lines, last = ran.out.splitlines()

    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[0] for line in lines] == [*library.clauses]
    assert last.startswith(f"{len(library.clauses)} texts")
    found = json.loads(acqgen("library", "list", "--json").out)
    assert [each["id"] for each in found["texts"]] == [*library.clauses]
    assert [each["id"] for each in found["planned"]] == [*library.planned]
    assert found["edition"] == "draft"


SHOWN = {
    "te-170": ["id: TE-170\n", "\nkind: special\n", "\nwhen: ", "\nwording:\n\n(a) *"],
    "dhs-139-08": [
        "\nissuer: Department of Homeland Security\n",
        "\n  - date: 2025-01-15; event: ",
    ],
    "D06": [
        "id: D06\n",
        "days: from: TE-130.due_days_after_event; ",
        "when: TE-130 is in the package.",
    ],
    "ai.kind": ["id: ai.kind\n", "\ntype: set\n", "\n  generative: "],
    "in_scope": ["term: in_scope\n", "\nmeans: the buy is open to", "\nwhen: "],
    "V31": ["id: V31\nseverity: error\n", "\nwhen: The product meets both halves"],
    "ai incident": ["term: AI Incident\ntext: means "],
}


@pytest.mark.parametrize("id", SHOWN)
def test_library_show(id, acqgen):
    ran = acqgen("library", "show", id)

    assert (ran.code, ran.err) == (0, "")
    assert [each for each in SHOWN[id] if each not in ran.out] == []
    assert not re.search(r"[{]'|\('|Decimal|Test\(|All\(", ran.out)
    found = json.loads(acqgen("library", "show", id, "--json").out)
    assert next(iter(found.values())).lower() == id.lower()


def test_everything_in_the_library_can_be_shown(library):
    from acqgen.cli.library import _find  # noqa: PLC0415 - a command each would take minutes

    ids = [*library.clauses, *library.planned, *library.authorities, *library.questions]
    ids += [*library.deliverables, *library.terms, *(each.id for each in library.gates)]
    ids += [each.term for each in library.definitions]

    assert [id for id in ids if not json.dumps(_find(library, id))] == []


def test_library_show_of_what_is_not_there(acqgen):
    ran = acqgen("library", "show", "dhs-139-80")

    assert (ran.code, ran.out) == (1, "")
    assert "the library has no 'dhs-139-80'\n  hint: did you mean 'dhs-139-08'?\n" in ran.err


# Init


def test_init_asks_every_question_once_and_the_first_fourteen_first(acqgen, library):
    ran = acqgen("init", "mine")
    asked = QUESTION.findall(Path("mine.yaml").read_text(encoding="utf-8"))
    first = sorted(
        (each for each in library.questions.values() if each.first), key=lambda q: q.first
    )

    assert (ran.code, ran.err) == (0, "")
    assert (
        "Wrote mine.yaml. Answer the first fourteen questions, then: acqgen check mine.yaml"
        in ran.out
    )
    assert len(first) == 14
    assert asked[:14] == [each.id for each in first]
    assert sorted(asked) == sorted(library.questions)


def test_what_init_writes_answers_nothing(acqgen):
    acqgen("init", "mine.yaml")
    Path("blank.yaml").write_text(BLANK)

    mine, blank = checked(acqgen, "mine.yaml"), checked(acqgen, "blank.yaml")
    said = [[each["message"] for each in found.pop("problems")] for found in (mine, blank)]
    assert mine == blank
    assert said[0] == said[1]


@pytest.mark.parametrize("sample", SAMPLES)
def test_init_from_a_sample_answers_alike(sample, acqgen):
    acqgen("init", "mine", "--from", sample)
    found = checked(acqgen, "mine.yaml")
    given = checked(acqgen, ROOT / "profiles" / f"{sample}.yaml")

    assert found["tier"] == given["tier"]
    assert found["gates"] == given["gates"]
    for id, each in found["decisions"].items():
        kept = given["decisions"][id]
        if kept["decided_by"] != "person":
            assert (each["outcome"], each["strength"]) == (kept["outcome"], kept["strength"])


def test_init_from_another_profile_keeps_odd_texts(acqgen, library):
    title = 'A "new" name: 50% \\ # é'
    Path("other.yaml").write_text(
        f"{BLANK}proc:\n  title: '{title}'\nfill_ins:\n  GV-010:\n"
        "    operating_conditions: ['one, two', 'null', '-', \"a\\n--- b\"]\n",
        encoding="utf-8",
    )
    ran = acqgen("init", "deep folder/mine", "--from", "other.yaml")
    assert ran.code == 0

    other, mine = (load_profile(name) for name in ("other.yaml", "deep folder/mine.yaml"))
    assert mine.groups["proc"]["title"] == title
    assert draft(mine, library).package == draft(other, library).package


# Files as people have them


@pytest.mark.parametrize("name", ["Käufe/顔 ½.yaml", "-x.yaml"])
def test_paths_may_hold_spaces_and_any_letters(name, acqgen):
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(MEETINGS.read_bytes())
    ran = acqgen("build", "--out", path.parent / "öut put", "--", name)

    assert (ran.code, ran.err) == (0, "")
    assert (path.parent / "öut put" / "solicitation" / "sow.docx").exists()


def test_line_ends_and_a_byte_order_mark_change_nothing(acqgen):
    content = MEETINGS.read_bytes()
    Path("windows.yaml").write_bytes(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))

    assert checked(acqgen, "windows.yaml") == checked(acqgen, MEETINGS)
    assert load_profile("windows.yaml").text == load_profile(MEETINGS).text


# Programs of their own


def test_results_go_to_stdout_and_all_else_to_stderr():
    found, lost = process("library", "show", "V31"), process("library", "show", "V999")

    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("id: V31\n")
    assert (lost.returncode, lost.stdout) == (1, "")
    assert "ACQ208" in lost.stderr


def test_nothing_is_colored_least_of_all_when_no_color_is_asked_for():
    for environment in ({"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}):
        ran = process("check", MEETINGS, **environment)
        assert ran.returncode == 0
        assert "\x1b" not in ran.stdout + ran.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp437"])
def test_a_terminal_that_knows_few_letters_is_no_fault(encoding):
    ran = process("check", "--json", "À 顔 🙂.yaml", PYTHONIOENCODING=encoding)

    assert (ran.returncode, ran.stderr) == (6, "")
    assert json.loads(ran.stdout)["problems"][0]["file"] == "À 顔 🙂.yaml"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Windows end in another way")
def test_a_reader_that_leaves_early_is_no_fault():
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(
        [sys.executable, "-m", "acqgen", "library", "list"],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
        text=True,
    )
    os.close(write)

    assert ran.returncode == 1
    assert ran.stderr == ""


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_script_for_completion_is_given(shell, acqgen, monkeypatch):
    monkeypatch.setenv("_ACQGEN_COMPLETE", f"{shell}_source")
    ran = acqgen()

    assert ran.code == 0
    assert f"_ACQGEN_COMPLETE={shell}_complete" in ran.out


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("acqgen w", ["why"]),
        ("acqgen library s", ["show"]),
        ("acqgen why mine.yaml bi-", ["BI-010"]),
    ],
)
def test_commands_and_ids_are_completed(line, completed, acqgen, monkeypatch):
    monkeypatch.setenv("_ACQGEN_COMPLETE", "zsh_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split()) - 1))
    out = acqgen().out.splitlines()

    assert out[0] == "plain"
    assert [each for each in out if each in completed] == completed
