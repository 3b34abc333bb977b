"""What the commands share: exit codes, errors in words, JSON."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import wraps
from typing import TYPE_CHECKING, Any, NoReturn, ParamSpec

import click

from acqgen.problems import ContentError, EditionError, FileError, Problem, Severity

if TYPE_CHECKING:
    from acqgen.library import Gate
    from acqgen.pipeline import Decided

Given = ParamSpec("Given")


class Exit(IntEnum):
    """Exit codes, as README lists them."""

    DONE = 0
    PROBLEMS = 1
    FAULT = 3
    MISMATCH = 5
    FILE = 6


def reports_errors(command: Callable[Given, None]) -> Callable[Given, None]:
    """Turn problems into words on stderr and an exit code; a bug keeps its traceback."""

    @wraps(command)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except FileError as error:
            fail(error.problems, Exit.FILE)
        except EditionError as error:
            unknown = all(each.code == "ACQ217" for each in error.problems)
            fail(error.problems, Exit.PROBLEMS if unknown else Exit.MISMATCH)
        except ContentError as error:
            fail(error.problems, Exit.PROBLEMS)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception:  # noqa: BLE001 - the one place that turns a bug into its exit code
            traceback.print_exc()
            say(
                "this is a fault of acqgen itself, not of your files; please report the lines above"
            )
            sys.exit(Exit.FAULT)

    return run


def fail(problems: Iterable[Problem], code: Exit) -> NoReturn:
    """Print problems to stderr and end."""
    found = tuple(problems)
    for each in found:
        say(str(each))
    errors = sum(each.severity is Severity.ERROR for each in found)
    say(f"{errors} problem{'' if errors == 1 else 's'}; nothing was written")
    codes = sorted({each.code for each in found})
    say(f"more on a code: acqgen explain {codes[0]}")
    sys.exit(code)


def say(text: str) -> None:
    """Print to stderr."""
    click.echo(text, err=True)


def show_json(data: object) -> None:
    """Print a result as JSON to stdout, in letters that it can hold."""
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(json.dumps(data, ensure_ascii=not unicode, indent=2))


def problem_json(problem: Problem) -> dict[str, Any]:
    """Return a problem as plain data."""
    return {
        "code": problem.code,
        "message": problem.message,
        "file": problem.where.file,
        "line": problem.where.line,
        "column": problem.where.column,
        "hint": problem.hint,
        "severity": str(problem.severity),
    }


def gate_line(gate: Gate, decided: Decided) -> str:
    """Return a gate that fires, and who put a reason on record."""
    entry = decided.entries.on_gate(gate.id)
    state = f" [reason on record, {entry.by}]" if entry else ""
    return f"{gate.severity} {gate.id}: {gate.message}{state}"


def plural(count: int, noun: str) -> str:
    """Return a count with its noun."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
