"""One build in one fresh process, stage by stage, in milliseconds of CPU; then selection alone.

Usage: `python stages.py PROFILE FOLDER`; prints {"stages": ..., "selection": ...} in one line.

The build takes the steps of `acqgen build`. Each stage has the time that no stage inside it has.
"""

import gc
import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import acqgen  # loads nothing yet

SELECTIONS = 200
WATCHED = (  # module, what is called in it, and what that is
    ("acqgen.library.loading", "check_library", "check library"),
    ("acqgen.package.draft", "decide", "decide"),
    ("acqgen.pipeline", "draft", "draft"),
    ("acqgen.pipeline", "describe", "record"),
    ("acqgen.package.trace", "Tracer.trace", "trace"),
    ("acqgen.rendering", "render_document", "render {0.file}.docx"),
    ("acqgen.rendering", "render_matrix", "render matrix.xlsx"),
    ("acqgen.rendering", "render_trace", "render traceability.xlsx"),
)


class Clock:
    """Milliseconds by stage; while a stage inside runs, the one around it stands still."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.open = ["start Python"]
        self.since = 0.0

    def turn(self) -> None:
        now = process_time()
        spent = 1000 * (now - self.since)
        self.spent[self.open[-1]] = self.spent.get(self.open[-1], 0.0) + spent
        self.since = now

    def run(self, stage: str, step: Callable[..., Any], *given: Any, **named: Any) -> Any:
        self.turn()
        self.open.append(stage)
        made = step(*given, **named)
        made = tuple(made) if hasattr(made, "send") else made  # a generator works when it is read
        self.turn()
        self.open.pop()
        return made

    def watch(self, module: str, name: str, stage: str) -> None:
        """Replace a function by one that is timed."""
        owner: Any = import_module(module)
        *outer, name = name.split(".")
        for each in outer:
            owner = getattr(owner, each)
        step = getattr(owner, name)

        def timed(*given: Any, **named: Any) -> Any:
            return self.run(stage.format(*given), step, *given, **named)

        setattr(owner, name, timed)


def main() -> None:
    gc.disable()  # as the command line does
    path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    clock = Clock()
    clock.run("import command line", import_module, "acqgen.cli")
    clock.run("import models and rules", import_module, "acqgen.pipeline")
    clock.run("import models and rules", import_module, "acqgen.writing")
    clock.run("import Word and Excel", import_module, "acqgen.rendering")
    for watched in WATCHED:
        clock.watch(*watched)
    profile = clock.run("read profile", acqgen.load_profile, path)
    library = clock.run("load library", acqgen.load_library)
    root = import_module("acqgen.reading").home("templates")
    made = clock.run("build", acqgen.build, profile, library, acqgen.load_templates(root))
    clock.run("write", acqgen.write, made.files, folder)
    stages = dict(clock.spent)  # before selection is repeated
    found = {"stages": stages, "selection": selection(profile, library)}
    print(json.dumps(found))  # noqa: T201


def selection(profile: Any, library: Any) -> dict[str, float]:
    """Return the median time of selection alone, and of all that `decide` does."""
    decide = import_module("acqgen.pipeline").decide
    select = import_module("acqgen.package.selection").select
    made = decide(profile, library)
    return {
        "select": median_of(lambda: select(library, made.facts, made.entries)),
        "decide: gather facts, select, check": median_of(lambda: decide(profile, library)),
    }


def median_of(step: Callable[[], object]) -> float:
    times = []
    for _ in range(SELECTIONS):
        start = perf_counter()
        step()
        times.append(1000 * (perf_counter() - start))
    return sorted(times)[SELECTIONS // 2]


if __name__ == "__main__":
    main()
