"""What the rules look at: the loaded library, its words, and what is registered beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from acqgen.library import Clause, FillIn, FrontMatter, Library, Loaded, Revision
from acqgen.problems import Keys, Location
from acqgen.prose import parse_spans
from acqgen.reading import Source
from acqgen.upkeep.lint.passages import Passage, Sentence, passages_of, spelled
from acqgen.upkeep.lint.proofs import Prover
from acqgen.upkeep.lint.registers import Registers, read_registers
from acqgen.upkeep.lint.words import Words, read_words


@dataclass(frozen=True, slots=True)
class Text:
    """The last revision of one text; earlier ones stand as they were released."""

    clause: Clause
    revision: Revision
    passages: tuple[Passage, ...]

    @property
    def id(self) -> str:
        """Return the id of the text."""
        return self.clause.id

    @property
    def head(self) -> FrontMatter:
        """Return the front matter."""
        return self.revision.head

    def where(self, *path: str | int) -> Location:
        """Return a place in the front matter."""
        return self.revision.source.locate(*path)

    def key(self, *path: str | int) -> Location:
        """Return the place of a key in the front matter."""
        return self.revision.source.locate_key(*path)


@dataclass(frozen=True)
class View:
    """The library as the rules see it; what several rules need is made once."""

    loaded: Loaded
    words: Words
    registers: Registers
    texts: tuple[Text, ...]
    definitions: tuple[Passage, ...]

    @property
    def library(self) -> Library:
        """Return the library."""
        return self.loaded.library

    @property
    def sources(self) -> Mapping[str, Source]:
        """Return the sources, by their path in the library."""
        return self.loaded.sources

    @property
    def growing(self) -> bool:
        """Say whether texts are still planned; then what is not used yet is advice only."""
        return bool(self.library.planned)

    @cached_property
    def checked(self) -> date:
        """Return the newest day on which an authority was checked; there is no clock."""
        return max(each.last_checked for each in self.library.authorities.values())

    @cached_property
    def prover(self) -> Prover:
        """Return the prover over the conditions of the library."""
        return Prover(self.library)

    @cached_property
    def by_id(self) -> Mapping[str, Text]:
        """Return the texts by id."""
        return {each.id: each for each in self.texts}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Return each paragraph of each text, and each definition."""
        return (*(each for text in self.texts for each in text.passages), *self.definitions)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return each sentence of each text and definition."""
        return tuple(each for passage in self.passages for each in passage.sentences())


def make_view(loaded: Loaded) -> View:
    """Look at a library. Raises ContentError for word lists or registers that cannot be read."""
    library = loaded.library
    texts = tuple(
        Text(clause, clause.revisions[-1], tuple(passages_of(clause, clause.revisions[-1])))
        for clause in library.clauses.values()
        if not clause.revisions[-1].retired
    )
    words, registers = read_words(loaded.root), read_registers(loaded.root)
    return View(loaded, words, registers, texts, tuple(_definitions(loaded)))


def _definitions(loaded: Loaded) -> Iterator[Passage]:
    by_term = {
        source.data["term"]: source
        for name, source in loaded.sources.items()
        if name.startswith("definitions/")
    }
    for definition in loaded.library.definitions:
        source, number = by_term[definition.term], len(definition.revisions) - 1
        owner = loaded.library.clauses.get(definition.owner)
        fills: Mapping[str, FillIn] = owner.revisions[-1].head.fill_ins if owner else {}
        text = definition.revisions[-1].text
        where = source.locate("revisions", number, "text")
        read = spelled(parse_spans(text), fills, text, 0)
        quoted = where.column  # the value, or the sign that opens it
        yield Passage(
            owner=definition.term,
            kind="definition",
            part="",
            label="",
            level=0,
            definition=True,
            heading="",
            lead="",
            text=read.text,
            file=source.file,
            line=where.line,
            starts=tuple((offset, column + quoted) for offset, column in read.starts),
            slots=read.slots,
        )


def strings(data: object, path: Keys) -> Iterator[tuple[Keys, str]]:
    """Yield each text of plain data with the steps that lead to it."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, each in data.items():
            yield from strings(each, (*path, key))
    elif isinstance(data, tuple):
        for index, each in enumerate(data):
            yield from strings(each, (*path, index))
