"""The house: floors, who may print, what may be imported, and what a start costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import acqgen

HOUSE = Path(acqgen.__file__).parent
FLOORS = {
    "problems": 0,
    "reading": 1,
    "prose": 1,
    "rules": 2,
    "library": 3,
    "profile": 4,
    "package": 5,
    "rendering": 6,
    "intake": 7,
    "offers": 7,
    "history": 7,
    "upkeep": 7,
    "pipeline": 8,
    "writing": 8,
    "cli": 9,
    "__main__": 10,
}
PUBLIC = {
    "__version__",
    "Build",
    "ContentError",
    "Location",
    "Problem",
    "build",
    "load_library",
    "load_profile",
    "load_templates",
    "write",
}
UNSTEADY = {"time", "locale", "random", "secrets", "uuid", "socket", "ssl", "urllib", "http"}
DOCUMENTS = {"openpyxl", "docx", "docxtpl", "jinja2"}
SPEAKS = {"print", "input", "breakpoint", "exit", "quit", "SystemExit"}
CLOCKS = {"now", "utcnow", "today", "fromtimestamp"}
TOUCHES = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
OPENERS = {"reading/text.py", "rendering/templates.py", "writing.py"}

TREES = {
    path.relative_to(HOUSE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(HOUSE.rglob("*.py"))
    if "_data" not in path.parts
}


def room(name: str) -> str:
    return name.split("/", maxsplit=1)[0].removesuffix(".py")


def imports(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield the full name of everything imported, wherever the import stands, and its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((each.name, node.lineno) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import hides from which room it takes"
            yield from ((f"{node.module}.{each.name}", node.lineno) for each in node.names)


def imported_roots(tree: ast.Module) -> set[str]:
    return {name.split(".")[0] for name, _ in imports(tree)}


def calls_and_raises(tree: ast.Module) -> set[str]:
    """Name what is called or raised: `print`, `sys.exit`, `SystemExit`."""
    nodes = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    nodes += [node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise) and node.exc]
    return {ast.unparse(node) for node in nodes}


def test_each_room_is_on_the_list():
    assert {room(name) for name in TREES} - {"__init__"} <= FLOORS.keys()


def test_imports_point_down():
    wrong = [
        f"{name}:{line} imports {found}"
        for name, tree in TREES.items()
        if name != "__init__.py"
        for found, line in imports(tree)
        if found.startswith("acqgen.") and found != "acqgen.__version__"
        for other in [found.split(".")[1]]
        if other != room(name) and FLOORS[other] >= FLOORS[room(name)]
    ]

    assert wrong == []


def test_only_the_command_line_prints_prompts_or_exits():
    loud = [
        name
        for name, tree in TREES.items()
        if room(name) != "cli"
        and (
            calls_and_raises(tree) & SPEAKS
            or "click" in imported_roots(tree)
            or any(
                ast.unparse(node) in ("sys.exit", "sys.stdout", "sys.stderr", "sys.stdin")
                for node in ast.walk(tree)
                if isinstance(node, ast.Attribute)
            )
        )
    ]

    assert loud == []


def test_nothing_depends_on_clock_locale_chance_or_network():
    unsteady = [name for name, tree in TREES.items() if imported_roots(tree) & UNSTEADY]
    clocks = [
        f"{name}:{node.lineno}"
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS
    ]

    assert (unsteady, clocks) == ([], [])


def test_document_libraries_are_imported_in_rendering_only():
    elsewhere = [
        name
        for name, tree in TREES.items()
        if room(name) != "rendering" and imported_roots(tree) & DOCUMENTS
    ]

    assert elsewhere == []


def test_files_are_opened_at_the_two_ends_only():
    openers = {
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Attribute) and node.func.attr in TOUCHES)
            or (isinstance(node.func, ast.Name) and node.func.id == "open")
        )
    }

    assert openers == OPENERS


@pytest.mark.parametrize("name", TREES)
def test_a_module_is_short_and_so_are_its_functions(name):
    lines = len((HOUSE / name).read_text(encoding="utf-8").splitlines())
    long = [
        node.name
        for node in ast.walk(TREES[name])
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 40
    ]

    assert lines <= 300
    assert long == []


def test_a_module_has_a_name_that_says_what_lives_there():
    parts = {part.strip("_") for name in TREES for part in Path(name).with_suffix("").parts}

    assert not parts & {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}


def test_the_public_names_are_these_and_each_can_be_imported():
    assert set(acqgen.__all__) == PUBLIC
    for name, home in acqgen._HOMES.items():  # noqa: SLF001
        assert getattr(acqgen, name) is getattr(import_module(home), name)
    with pytest.raises(AttributeError, match="'acqgen' has no attribute 'nothing'"):
        _ = acqgen.nothing


def test_type_checkers_see_the_same_homes():
    seen = {
        each.name: node.module
        for node in ast.walk(TREES["__init__.py"])
        if isinstance(node, ast.ImportFrom)
        for each in node.names
        if (node.module or "").startswith("acqgen.")
    }

    assert seen == acqgen._HOMES  # noqa: SLF001


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["--version"], {"pydantic", "yaml", "lxml", *DOCUMENTS}),
        (["--help"], {"pydantic", "yaml", "lxml", *DOCUMENTS}),
        (["library", "list"], DOCUMENTS),
    ],
)
def test_a_command_imports_only_what_it_needs(arguments, heavy):
    script = (
        "import atexit, sys; from acqgen.cli import main;"
        f"sys.argv = {['acqgen', *arguments]!r};"
        f"atexit.register(lambda: print('heavy:', sorted(sys.modules.keys() & {heavy!r})));"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.endswith("heavy: []\n")
    assert len(done.stdout.splitlines()) > 1
