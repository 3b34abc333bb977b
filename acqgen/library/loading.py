"""From the folder of the library to one value, with every fault of every file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from acqgen.library.authorities import Authority
from acqgen.library.checks import check_library
from acqgen.library.clauses import Clause, FrontMatter, Revision
from acqgen.library.deliverables import Deliverable
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
from acqgen.problems import ContentError, Location, Problem, raise_errors
from acqgen.prose import parse_wording
from acqgen.reading import Data, Source, home, parse, read_front_matter, read_yaml
from acqgen.rules import term_order

DRAFT = "draft"
Model = TypeVar("Model", bound=Data)
Given = TypeVar("Given")


def load_library(root: Path | None = None, edition: str = DRAFT) -> Library:
    """Load and check the whole library. Raises ContentError with every problem found."""
    return _Loader(root or home("clause_library")).load(edition)


class _Loader:
    """Reads file after file, and goes on after a fault so that all are reported."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}

    def load(self, edition: str) -> Library:
        if edition != DRAFT:
            where = Location(str(self.root / "editions"))
            message = f"there is no edition {edition!r}; nothing is released yet"
            raise ContentError([Problem("ACQ217", message, where, "write library: draft")])
        settings = self._one("library.yaml", Settings)
        questions = {each.id: each for each in self._questions()}
        terms = self._rows("terms.yaml", TermText)
        gates = self._rows("gates.yaml", Gate)
        planned = self._rows("planned.yaml", Planned, "planned")
        outline = self._one("outlines/uniform.yaml", Outline)
        thresholds = self._files("thresholds", Threshold)
        authorities = self._files("authorities", Authority)
        definitions = self._files("definitions", Definition)
        tables = self._files("tables", TableText)
        deliverables = self._files("deliverables", Deliverable)
        clauses = {each.id: each for each in self._clauses()}
        raise_errors(self.problems)
        assert settings is not None
        assert outline is not None
        conditions = {each.term: each.when for each in terms}
        term_order(conditions, self.sources["terms.yaml"])
        library = Library(
            edition=edition,
            settings=settings,
            questions=questions,
            fields={name: each.field() for name, each in questions.items()},
            terms=conditions,
            meanings={each.term: each.means for each in terms},
            gates=gates,
            thresholds=thresholds,
            authorities=authorities,
            definitions=tuple(definitions.values()),
            tables=tables,
            deliverables=deliverables,
            clauses=clauses,
            planned={each.id: each for each in planned},
            outline=outline,
            digests={name: each.digest for name, each in sorted(self.sources.items())},
        )
        raise_errors(check_library(library, self.sources))
        return library

    def _try(self, step: Callable[[], Given]) -> Given | None:
        try:
            return step()
        except ContentError as error:
            self.problems += error.problems
            return None

    def _read(self, name: str) -> Source | None:
        """Read a file by its path in the library, and keep its source."""
        path = self.root / name
        reader = read_front_matter if name.endswith(".md") else read_yaml
        source = self._try(lambda: reader(path))
        if source is not None:
            self.sources[name] = source
        return source

    def _model(self, model: type[Model], source: Source, *path: str | int) -> Model | None:
        return self._try(lambda: parse(model, source, *path))

    def _one(self, name: str, model: type[Model]) -> Model | None:
        source = self._read(name)
        return self._model(model, source) if source else None

    def _rows(self, name: str, model: type[Model], *path: str) -> tuple[Model, ...]:
        """Read a file that holds a list, at its top or under a key."""
        source = self._read(name)
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
        for path in sorted((self.root / folder).glob("*.yaml")):
            each = self._one(f"{folder}/{path.name}", model)
            if each is not None:
                found[path.name.removesuffix(".yaml")] = each
        return found

    def _questions(self) -> Iterator[Question]:
        for path in sorted((self.root / "questions").glob("*.yaml")):
            yield from self._rows(f"questions/{path.name}", Question)

    def _clauses(self) -> Iterator[Clause]:
        for folder in sorted((self.root / "clauses").glob("*/*")):
            name = f"clauses/{folder.parent.name}/{folder.name}"
            numbers = sorted(int(path.stem[1:]) for path in folder.glob("r[0-9]*.md"))
            revisions = [self._revision(f"{name}/r{number}.md", number) for number in numbers]
            found = tuple(each for each in revisions if each is not None)
            if found:
                yield Clause(folder.name, folder.parent.name, found)

    def _revision(self, name: str, number: int) -> Revision | None:
        source = self._read(name)
        if source is None:
            return None
        head = self._model(FrontMatter, source)
        wording = self._try(lambda: parse_wording(source))
        if head is None or wording is None:
            return None
        return Revision(number, head, wording, source)
