"""From the folder of the library to one value, with every fault of every file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from acqgen.library.authorities import Authority
from acqgen.library.checks import check_library, check_standings
from acqgen.library.clauses import Clause, FrontMatter, Revision
from acqgen.library.conditions import ALWAYS
from acqgen.library.deliverables import Deliverable
from acqgen.library.editions import FOLDER, LIVE, Lock, differences, index_lines, read_lock
from acqgen.library.files import newest
from acqgen.library.library import Library
from acqgen.library.outlines import Outline
from acqgen.library.policy import (
    Definition,
    Gate,
    Planned,
    Settings,
    TableText,
    TermText,
    Threshold,
)
from acqgen.library.questions import Question
from acqgen.library.references import ReferenceClause
from acqgen.library.regimes import LiveWord, Regime
from acqgen.library.standing import TextStanding
from acqgen.problems import ContentError, EditionError, Location, Problem, raise_errors
from acqgen.prose import parse_wording
from acqgen.reading import Data, Source, home, parse, read_front_matter, read_yaml
from acqgen.rules import term_order

DRAFT = "draft"
Model = TypeVar("Model", bound=Data)
Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A library with the sources it was read from, by their path in its folder."""

    root: Path
    library: Library
    sources: Mapping[str, Source]  # by the path of the first wording
    files: Mapping[str, Source]  # by their own path


def load_library(
    root: Path | None = None, edition: str = DRAFT, asked: Location | None = None
) -> Library:
    """Load and check the whole library. Raises ContentError with every problem found.

    `asked` is the place that names the edition, for the message when there is none such.
    """
    return open_library(root, edition, asked).library


def newest_edition(root: Path | None = None) -> str:
    """Return the name of the last edition that was released, or `draft`."""
    lines = index_lines(root or home("clause_library"))
    return lines[-1][0] if lines else DRAFT


def open_library(
    root: Path | None = None, edition: str = DRAFT, asked: Location | None = None
) -> Loaded:
    """Load and check the whole library, and keep its sources, for those who look after it."""
    root = root or home("clause_library")
    where = asked or Location(str(root / FOLDER))
    lock = None if edition == DRAFT else read_lock(root, edition, where)
    loader = _Loader(root, lock)
    library = loader.load(edition)
    # What a lock proves was checked when it was released; the file outside it is checked each time.
    raise_errors((check_standings if lock else check_library)(library, loader.sources))
    return Loaded(root, library, loader.sources, loader.read)


class _Loader:
    """Reads file after file, and goes on after a fault so that all are reported."""

    def __init__(self, root: Path, lock: Lock | None) -> None:
        self.root = root
        self.lock = lock
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}  # as the edition sees them, by the first wording
        self.read: dict[str, Source] = {}  # as they stand, by their own path
        self.top = self._newest("")

    def load(self, edition: str) -> Library:
        settings = self._one("library.yaml", Settings)
        outlines = self._files("outlines", Outline)
        questions = {each.id: each for each in self._questions()}
        terms = self._rows("terms.yaml", TermText)
        parts: dict[str, Any] = {
            "gates": self._rows("gates.yaml", Gate),
            "regimes": self._rows("regimes.yaml", Regime),
            "words": self._rows("words.yaml", LiveWord),
            "standings": {each.id: each for each in self._rows("hsar.yaml", TextStanding)},
            "planned": {each.id: each for each in self._rows("planned.yaml", Planned, "planned")},
            "thresholds": self._files("thresholds", Threshold),
            "authorities": self._files("authorities", Authority),
            "definitions": tuple(self._files("definitions", Definition).values()),
            "tables": self._files("tables", TableText),
            "deliverables": self._files("deliverables", Deliverable),
            "references": self._files("references", ReferenceClause),
            "clauses": {each.id: each for each in self._clauses()},
        }
        self._prove()
        assert settings is not None
        conditions = {each.term: each.when for each in terms}
        term_order(conditions, self.sources["terms.yaml"])
        return Library(
            edition=edition,
            settings=settings,
            outlines=tuple(sorted(outlines.values(), key=lambda each: each.when == ALWAYS)),
            questions=questions,
            fields={name: each.field() for name, each in questions.items()},
            terms=conditions,
            meanings={each.term: each.means for each in terms},
            digests={name: each.digest for name, each in sorted(self.read.items())},
            **parts,
        )

    def _prove(self) -> None:
        """Hold what was read against the lock of the edition; raise everything found so far."""
        if self.lock is not None:
            faults = tuple(differences(self.lock, self.read, self.root))
            if faults:
                raise EditionError(faults)
        raise_errors(self.problems)

    def _try(self, step: Callable[[], Given]) -> Given | None:
        try:
            return step()
        except ContentError as error:
            self.problems += error.problems
            return None

    def _newest(self, folder: str) -> dict[str, str]:
        """Return the files of a folder, the newest wording of each by the path of the first."""
        chosen, problems = newest(self.root, folder, self._released)
        self.problems += problems
        return chosen

    def _read(self, name: str, file: str = "") -> Source | None:
        """Read a file, and keep its source; `name` is the path of its first wording."""
        file = file or self.top.get(name, name)
        path = self.root / file
        reader = read_front_matter if name.endswith(".md") else read_yaml
        source = self._try(lambda: reader(path))
        if source is None:
            return None
        self.read[file] = source
        if self.lock is not None and name not in LIVE:
            source = self.lock.cut(file, source)
        self.sources[name] = source
        return source

    def _released(self, name: str) -> bool:
        """Say whether a file belongs to the edition; to a draft each file does."""
        return self.lock is None or name in LIVE or self.lock.knows(name)

    def _model(self, model: type[Model], source: Source, *path: str | int) -> Model | None:
        return self._try(lambda: parse(model, source, *path))

    def _one(self, name: str, model: type[Model], file: str = "") -> Model | None:
        source = self._read(name, file)
        if source is not None and source.data is None and file not in ("", name):
            del self.sources[name]  # retired
            return None
        return self._model(model, source) if source else None

    def _rows(self, name: str, model: type[Model], *path: str, file: str = "") -> tuple[Model, ...]:
        """Read a file that holds a list, at its top or under a key."""
        source = self._read(name, file)
        if source is None:
            return ()
        rows: Any = source.data
        for step in path:
            rows = rows.get(step) if isinstance(rows, dict) else None
        if not isinstance(rows, tuple):
            self.problems.append(Problem("ACQ116", "a list is expected", source.locate(*path)))
            return ()
        found = (self._model(model, source, *path, index) for index in range(len(rows)))
        return tuple(each for each in found if each is not None)

    def _files(self, folder: str, model: type[Model]) -> dict[str, Model]:
        found = {}
        for name, file in self._newest(folder).items():
            each = self._one(name, model, file)
            if each is not None:
                found[name.removeprefix(f"{folder}/").removesuffix(".yaml")] = each
        return found

    def _questions(self) -> Iterator[Question]:
        for name, file in self._newest("questions").items():
            yield from self._rows(name, Question, file=file)

    def _clauses(self) -> Iterator[Clause]:
        for folder in sorted((self.root / "clauses").glob("*/*")):
            name = f"clauses/{folder.parent.name}/{folder.name}"
            numbers = sorted(int(path.stem[1:]) for path in folder.glob("r[0-9]*.md"))
            revisions = [
                self._revision(f"{name}/r{number}.md", number)
                for number in numbers
                if self._released(f"{name}/r{number}.md")
            ]
            found = tuple(each for each in revisions if each is not None)
            if found:
                yield Clause(folder.name, folder.parent.name, found)

    def _revision(self, name: str, number: int) -> Revision | None:
        source = self._read(name)
        if source is None:
            return None
        head = self._model(FrontMatter, source)
        body, line = source.body, source.body_line
        wording = self._try(lambda: parse_wording(body, source.file, line))
        if head is None or wording is None:
            return None
        return Revision(number, head, wording, source)
