"""How the cost of acqgen grows with the library: 100, 1,000 and 10,000 synthetic texts.

Usage: `python sizes.py [--sizes N ...] [--runs N] [--peers DIR]`

Each run is a fresh process. Where DIR/trestle and DIR/doorstop are environments with
compliance-trestle and doorstop, these resolve a profile and export a workbook over as many texts,
in the same rounds.
"""

import argparse
import gc
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

from bench import Run, machine, median, printed, run, say, script
from synthetic import write_catalog, write_items, write_library

from acqgen import build, load_library, load_profile, load_templates, write
from acqgen.pipeline import decide, draft

# One run, in a process of its own


def whole(root: Path, folder: Path) -> None:
    """Take the steps of `acqgen build`."""
    gc.disable()  # as the command line does
    made = build(load_profile(root / "profile.yaml"), load_library(root), load_templates())
    write(made.files, folder)


def stages(root: Path, folder: Path) -> dict[str, float]:
    """Return the CPU time of each stage in milliseconds; a draft selects, a build drafts."""
    gc.disable()
    spent: dict[str, float] = {}

    def step(name: str, work: Callable[[], Any]) -> Any:
        start = process_time()
        made = work()
        spent[name] = 1000 * (process_time() - start)
        return made

    profile, templates = load_profile(root / "profile.yaml"), load_templates()
    library = step("load and check", lambda: load_library(root))
    step("select", lambda: decide(profile, library))
    step("draft", lambda: draft(profile, library))
    step("build and write", lambda: write(build(profile, library, templates).files, folder))
    return spent


# The measure


def main() -> None:
    parser = argparse.ArgumentParser(description="Time acqgen over libraries of several sizes.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--runs", type=int, default=3, help="rounds of each size; 3 if left out")
    parser.add_argument("--peers", type=Path, help="folder of environments: trestle, doorstop")
    parser.add_argument("--whole", type=Path, nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--stages", type=Path, nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.whole:
        whole(*given.whole)
        return
    if given.stages:
        say(json.dumps(stages(*given.stages)))
        return
    say(f"{given.runs} rounds of each size; {machine()}", "")
    found = [measure(size, given.runs, given.peers) for size in given.sizes]
    say(*table("CPU ms", given.sizes, [each for each, _ in found]), "")
    say(*table("peak MB", given.sizes, [each for _, each in found]))


def measure(
    size: int, rounds: int, peers: Path | None
) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Return the median CPU time of stages and processes, and the peaks of the processes."""
    spent: dict[str, list[float]] = {}
    peaks: dict[str, list[float]] = {}

    def keep(name: str, found: Run) -> None:
        spent.setdefault(name, []).append(found.cpu)
        peaks.setdefault(name, []).append(found.peak)

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write_library(folder / "library", size)
        series = peer_commands(peers, folder, size)
        for number in range(rounds):
            given = (folder / "library", folder / f"out-{number}")
            found = json.loads(printed(script("sizes.py", Path("--stages"), *given)))
            for name, each in found.items():
                spent.setdefault(f"acqgen {name}", []).append(each)
            keep("acqgen whole process", run(script("sizes.py", Path("--whole"), *given)))
            for name, command in series.items():
                shutil.rmtree(folder / "trestle" / "catalogs" / "resolved", ignore_errors=True)
                keep(name, run(command))
    cpu = {name: median(each) for name, each in spent.items()}
    return cpu, {name: median(each) for name, each in peaks.items()}


def peer_commands(peers: Path | None, folder: Path, size: int) -> dict[str, list[str]]:
    """Return the commands of the peers that are there, over libraries written for them."""
    found: dict[str, list[str]] = {}
    if peers is None:
        return found
    trestle, doorstop = (peers / name / "bin" / name for name in ("trestle", "doorstop"))
    if trestle.exists():
        root = folder / "trestle"
        write_catalog(root, size)
        resolve = ["author", "profile-resolve", "-n", "all", "-o", "resolved", "-sv"]
        found["trestle author profile-resolve"] = [str(trestle), *resolve, "-tr", str(root)]
    if doorstop.exists():
        root = folder / "doorstop"
        write_items(root, size)
        export = ["-F", "export", "REQ", str(root / "out.xlsx"), "-j", str(root)]
        found["doorstop export to xlsx"] = [str(doorstop), *export]
    return found


def table(title: str, sizes: Sequence[int], found: Sequence[Mapping[str, float]]) -> Iterable[str]:
    """Yield a line for each stage: the values, each for one text, and how the cost grows.

    Growth is the cost of one more text between the last two sizes over that between the two
    before: 1 is linear, whatever a start costs; 10 would be quadratic.
    """
    heads = "".join(f"{size:>9,}" for size in sizes)
    yield f"{title + ', median':<34}{heads}   for one text: {heads}   growth"
    for name in found[0]:
        values = [each[name] for each in found]
        shares = [value / size for value, size in zip(values, sizes, strict=True)]
        steps = [
            (more - less) / (most - least)
            for (less, more), (least, most) in zip(pairwise(values), pairwise(sizes), strict=True)
        ]
        growth = f"{steps[-1] / steps[-2]:>9.2f}" if len(steps) > 1 and steps[-2] > 0 else ""
        whole = "".join(f"{each:>9,.0f}" for each in values)
        parts = "".join(f"{each:>9.3f}" for each in shares)
        yield f"{name:<34}{whole}{'':>17}{parts}{growth}"


if __name__ == "__main__":
    main()
