"""What is registered beside the library: waivers, clocks, and paragraphs knowingly uncovered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from acqgen.problems import ContentError, Problem
from acqgen.reading import Data, Day, Source, parse, read_yaml

Model = TypeVar("Model", bound=Data)


class Waiver(Data):
    """A finding that stands for a time, with its reason."""

    rule: str
    text: str  # TE-120, TE-120(b), or the name of a file without its ending
    reason: str
    by: str  # a role
    date: Day
    until: Day | None = None


class Clock(Data):
    """One time for one act; one text owns it."""

    act: str
    owner: str  # TE-170.review_days, or a text that prints the figure
    figure: str = ""  # as it prints, such as "3 business days"
    points: tuple[str, ...] = ()  # texts that may print it as well


class Uncovered(Data):
    """A paragraph of an authority that no text carries, with the reason."""

    paragraph: str  # authority#paragraph, or a whole authority
    reason: str


@dataclass(frozen=True, slots=True)
class Registers:
    """Clocks and uncovered paragraphs, with the files they stand in."""

    clocks: tuple[Clock, ...]
    clocks_file: Source
    uncovered: tuple[Uncovered, ...]
    uncovered_file: Source


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers, with the file they stand in."""

    listed: tuple[Waiver, ...]
    file: Source


def read_registers(root: Path) -> Registers:
    """Read the registers. Raises ContentError."""
    clocks, uncovered = read_yaml(root / "clocks.yaml"), read_yaml(root / "uncovered.yaml")
    return Registers(_rows(Clock, clocks), clocks, _rows(Uncovered, uncovered), uncovered)


def read_waivers(root: Path) -> Waivers:
    """Read waivers.yaml. Raises ContentError."""
    source = read_yaml(root / "waivers.yaml")
    return Waivers(_rows(Waiver, source), source)


def _rows(model: type[Model], source: Source) -> tuple[Model, ...]:
    data: Any = source.data
    if not isinstance(data, tuple):
        raise ContentError([Problem("ACQ116", "a list is expected", source.locate())])
    return tuple(parse(model, source, index) for index in range(len(data)))
