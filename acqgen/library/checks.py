"""The library's own sense: what each file names exists, and each condition can be answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from acqgen.library.clauses import FrontMatter
from acqgen.library.ids import check_ids
from acqgen.library.library import Library
from acqgen.library.standing import EVERY
from acqgen.library.text_checks import check_citation, check_revision
from acqgen.problems import Keys, Problem, nearest
from acqgen.reading import Source
from acqgen.rules import Condition, Vocabulary, check

Sources = Mapping[str, Source]


def check_library(library: Library, sources: Sources) -> Iterator[Problem]:
    """Yield every fault that only shows when the files are held against each other."""
    words = Vocabulary(
        library.fields,
        frozenset(library.terms),
        frozenset(library.thresholds),
        frozenset({**library.clauses, **library.planned}),
    )
    yield from check_ids(sources)
    yield from _policy(library, sources, words)
    yield from _deliverables(library, sources, words)
    for name, authority in library.authorities.items():
        source = sources[f"authorities/{name}.yaml"]
        yield from check(authority.binds, source, ("binds",), words)
        for index, paragraph in enumerate(authority.paragraphs):
            yield from check(paragraph.when, source, ("paragraphs", index, "when"), words)
    for outline in library.outlines:
        source = sources[f"outlines/{outline.id}.yaml"]
        yield from check(outline.when, source, ("when",), words)
        for index, title in enumerate(outline.work_statement):
            yield from check(title.when, source, ("work_statement", index, "when"), words)
    yield from _references(library, sources, words)
    yield from _regimes(library, sources)
    yield from check_standings(library, sources)
    yield from _texts(library, words)
    yield from _placed(library)


def _policy(library: Library, sources: Sources, words: Vocabulary) -> Iterator[Problem]:
    settings, source = library.settings, sources["library.yaml"]
    for index, tier in enumerate(settings.tiers):
        yield from check(tier.when, source, ("tiers", index, "when"), words)
    yield from check(settings.default_on, source, ("default_on",), words)
    yield from check(settings.proposed, source, ("proposed",), words)
    for name, each in settings.terminologies.items():
        where = source.locate("terminologies", name, "authority")
        yield from check_citation(library, each.authority, where)
    for index, condition in enumerate(library.terms.values()):
        yield from check(condition, sources["terms.yaml"], (index, "when"), words)
    for index, gate in enumerate(library.gates):
        yield from check(gate.when, sources["gates.yaml"], (index, "when"), words)


def _deliverables(library: Library, sources: Sources, words: Vocabulary) -> Iterator[Problem]:
    for name, item in library.deliverables.items():
        source = sources[f"deliverables/{name}.yaml"]
        conditions: list[tuple[Keys, Condition]] = [
            (("due", index, "when"), due.when) for index, due in enumerate(item.due)
        ]
        conditions += [
            (("annexes", index, "when"), annex.when) for index, annex in enumerate(item.annexes)
        ]
        for path, condition in conditions:
            yield from check(condition, source, path, words, may_select=True)
        for index, due in enumerate(item.due):
            for key, amount in (("days", due.days), ("months", due.months)):
                if isinstance(amount, dict):
                    owner = amount["from"]
                    yield from _owner(library, owner, source, ("due", index, key, "from"))


def _owner(library: Library, owner: str, source: Source, path: Keys) -> Iterator[Problem]:
    """Check that `ID.name` names a fill-in of a text, or a planned text."""
    id, _, name = owner.partition(".")
    clause = library.clauses.get(id)
    if clause is None and id not in library.planned:
        hint = nearest(id, [*library.clauses, *library.planned])
        yield Problem("ACQ208", f"unknown text {id!r}", source.locate(*path), hint)
    elif clause is not None and name not in clause.revisions[-1].head.fill_ins:
        hint = nearest(name, clause.revisions[-1].head.fill_ins)
        message = f"{id} has no fill-in {name!r}"
        yield Problem("ACQ212", message, source.locate(*path), hint)


def _references(library: Library, sources: Sources, words: Vocabulary) -> Iterator[Problem]:
    for name, clause in library.references.items():
        source = sources[f"references/{name}.yaml"]
        if clause.when is not None:
            yield from check(clause.when, source, ("when",), words)
        for index, alternate in enumerate(clause.alternates):
            if alternate.when is not None:
                yield from check(alternate.when, source, ("alternates", index, "when"), words)
        for other in (*clause.conflicts, *(each for group in clause.requires for each in group)):
            if other not in library.references:
                hint = nearest(other, library.references)
                yield Problem("ACQ208", f"unknown reference {other!r}", source.locate(), hint)


def _regimes(library: Library, sources: Sources) -> Iterator[Problem]:
    for index, regime in enumerate(library.regimes):
        for place, name in enumerate(regime.governs):
            if name not in library.authorities:
                where = sources["regimes.yaml"].locate(index, "governs", place)
                hint = nearest(name, library.authorities)
                yield Problem("ACQ209", f"unknown authority {name!r}", where, hint)


def check_standings(library: Library, sources: Sources) -> Iterator[Problem]:
    """Yield what is wrong with hsar.yaml, which no edition holds."""
    source = sources["hsar.yaml"]
    if EVERY not in library.standings:
        yield Problem("ACQ116", f"a row {EVERY!r} is expected", source.locate())
    special = {
        id for id, each in library.clauses.items() if each.revisions[-1].head.kind == "special"
    }
    for index, id in enumerate(library.standings):
        if id != EVERY and id not in special:
            hint = nearest(id, special)
            message = f"{id!r} is no special requirement"
            yield Problem("ACQ208", message, source.locate(index, "id"), hint)


def _texts(library: Library, words: Vocabulary) -> Iterator[Problem]:
    for clause in library.clauses.values():
        for revision in clause.revisions:
            yield from _conditions(revision.source, revision.head, words)
            yield from check_revision(library, clause, revision)
            for name, fill in revision.head.fill_ins.items():
                if fill.from_ and "." in fill.from_ and not _elsewhere(library, fill.from_):
                    path = ("fill_ins", name, "from")
                    yield from _owner(library, fill.from_, revision.source, path)


def _elsewhere(library: Library, owner: str) -> bool:
    return owner in library.questions or owner == "profile.offeror_to_state"


def _conditions(source: Source, head: FrontMatter, words: Vocabulary) -> Iterator[Problem]:
    yield from check(head.when, source, ("when",), words)
    for index, strength in enumerate(head.strength):
        yield from check(strength.when, source, ("strength", index, "when"), words)
    for label, rule in head.paragraphs.items():
        path: Keys = ("paragraphs", label, "when")
        yield from check(rule.when, source, path, words, may_select=True)
    for index, alternate in enumerate(head.alternates):
        path = ("alternates", index, "when")
        yield from check(alternate.when, source, path, words, may_select=True)
        for label, rule in alternate.paragraphs.items():
            path = ("alternates", index, "paragraphs", label, "when")
            yield from check(rule.when, source, path, words, may_select=True)


def _placed(library: Library) -> Iterator[Problem]:
    for clause in library.clauses.values():
        head = clause.revisions[-1].head
        for outline in library.outlines:
            if not any(each.takes(clause.folder, head.place) for each in outline.sections):
                where = clause.revisions[-1].source.locate("place")
                named = f"{clause.id} (folder {clause.folder}, place {head.place})"
                yield Problem("ACQ219", f"{named} prints nowhere in outline {outline.id}", where)
