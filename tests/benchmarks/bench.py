"""How long a build takes beside the floor, how much memory, and where the time goes.

Usage: `python bench.py [--runs N] [--profile NAME]`

The four commands run in turn, A B C D A B C D ..., so that a busy machine burdens all alike;
ratios are taken within a round. Prints a table that can go into a note.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

HERE = Path(__file__).resolve().parent
PROFILES = HERE.parent.parent / "profiles"
TO_MEGABYTES = 1 / (1 << 20 if sys.platform == "darwin" else 1 << 10)  # of ru_maxrss
FLOOR, BUILD, VERSION, CLICK = "floor", "acqgen build", "acqgen --version", "import click"
AIMS = "aims: build / floor 1.3, --version / import click 1.2, peak 80 MB, selection 1 ms"


@dataclass(frozen=True)
class Run:
    cpu: float  # milliseconds, user and system
    wall: float
    peak: float  # megabytes


def main() -> None:
    parser = argparse.ArgumentParser(description="Time acqgen build beside the floor.")
    parser.add_argument("--runs", type=int, default=11, help="rounds; 11 if left out")
    known = sorted(path.stem for path in PROFILES.glob("*.yaml"))
    parser.add_argument("--profile", default="cbp-face-matching", choices=known)
    given = parser.parse_args()
    profile = PROFILES / f"{given.profile}.yaml"
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        work = printed(script("prepare.py", profile, folder))
        say(f"{given.profile}, {given.runs} rounds; {machine()}", f"work: {work}", AIMS, "")
        runs = measure(commands(profile, folder), given.runs)
        say(*whole(runs), "", *ratios(runs), "")
        say(*stages(profile, folder / "staged", given.runs, runs[BUILD]))


def commands(profile: Path, folder: Path) -> dict[str, list[str]]:
    """Return the series; a fresh folder for each command."""
    acqgen = str(Path(sysconfig.get_path("scripts")) / "acqgen")
    return {
        FLOOR: script("floor.py", folder),
        BUILD: [acqgen, "build", str(profile), "--out", str(folder / "built")],
        VERSION: [acqgen, "--version"],
        CLICK: [sys.executable, "-c", "import click"],
    }


def script(name: str, *given: Path) -> list[str]:
    return [sys.executable, str(HERE / name), *map(str, given)]


def printed(command: Sequence[str]) -> str:
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout.strip()


def measure(series: dict[str, list[str]], rounds: int) -> dict[str, list[Run]]:
    """Run the series once to warm the caches of the disk, then `rounds` times in turn."""
    runs: dict[str, list[Run]] = {name: [] for name in series}
    for number in range(rounds + 1):
        for name, command in series.items():
            found = run(command)
            if number:
                runs[name].append(found)
    return runs


def run(command: Sequence[str]) -> Run:
    with tempfile.TemporaryFile() as said:
        start = perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)  # so that nobody waits again
        if process.returncode:
            said.seek(0)
            sys.exit(f"{said.read().decode()}\n{' '.join(command)} ended badly")
    cpu = used.ru_utime + used.ru_stime
    return Run(1000 * cpu, 1000 * wall, used.ru_maxrss * TO_MEGABYTES)


def whole(runs: dict[str, list[Run]]) -> Iterable[str]:
    yield f"{'whole process, median':<38}{'cpu ms':>9}{'wall ms':>9}{'peak MB':>9}"
    for name, found in runs.items():
        cpu, wall = median(each.cpu for each in found), median(each.wall for each in found)
        yield f"{name:<38}{cpu:>9.0f}{wall:>9.0f}{median(each.peak for each in found):>9.1f}"


def ratios(runs: dict[str, list[Run]]) -> Iterable[str]:
    yield f"{'ratio within a round, median':<38}{'cpu':>9}{'wall':>9}"
    for one, other in ((BUILD, FLOOR), (VERSION, CLICK)):
        pairs = list(zip(runs[one], runs[other], strict=True))
        cpu = median(a.cpu / b.cpu for a, b in pairs)
        wall = median(a.wall / b.wall for a, b in pairs)
        yield f"{f'{one} / {other}':<38}{cpu:>9.2f}{wall:>9.2f}"


def stages(profile: Path, folder: Path, rounds: int, builds: Sequence[Run]) -> Iterable[str]:
    """Return the stages of builds in fresh processes, and selection alone."""
    command = script("stages.py", profile, folder)
    found = [json.loads(printed(command)) for _ in range(rounds)]
    total = median(each.cpu for each in builds)
    times = {name: median(each["stages"][name] for each in found) for name in found[0]["stages"]}
    times["print, end Python"] = total - sum(times.values())
    yield f"{'stage of one build, median':<38}{'cpu ms':>9}{'share':>9}"
    for name, spent in sorted(times.items(), key=lambda each: -each[1]):
        yield f"{name:<38}{spent:>9.1f}{spent / total:>9.0%}"
    yield ""
    yield f"{'profile and library loaded, median':<38}{'wall ms':>9}"
    for name in found[0]["selection"]:
        yield f"{name:<38}{median(each['selection'][name] for each in found):>9.2f}"


def machine() -> str:
    return (
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores"
    )


def median(values: Iterable[float]) -> float:
    return statistics.median(values)


def say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
