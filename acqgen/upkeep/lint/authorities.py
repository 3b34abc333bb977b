"""Rules on authorities: L36, L38, H01, H02, H04."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from acqgen.problems import Location, Problem, Severity
from acqgen.upkeep.lint.view import Text, View

_VERIFIED = ("high", "medium")


def grounds(view: View) -> Iterator[Problem]:
    """Rest each text on an authority in force and verified; a draft is only watched."""
    for text in view.texts:
        named = text.head.satisfies
        where = text.where("satisfies")
        carrying = {each for each in named if _carries(view, each)}
        if not carrying:
            message = f"each authority of {text.id} is dead, a draft, or not verified"
            yield Problem("L36", message, where)
        drafts = [each for each in named if _status(view, each) == "Draft"]
        if drafts and len(carrying) < 2:  # noqa: PLR2004 - beside a draft two others stand
            message = f"{drafts[0]} is a draft; beside it two live authorities are needed"
            yield Problem("L36", message, where)
        only = {each.partition("#")[0] for each in carrying}
        if text.head.kind == "special" and only == {view.words.specifications_only}:
            message = f"{view.words.specifications_only} alone carries no special requirement"
            yield Problem("L36", message, where)


def _status(view: View, named: str) -> str:
    return view.library.authorities[named.partition("#")[0]].status_on(view.checked).word


def _carries(view: View, named: str) -> bool:
    """Say whether an authority is live today, and read with enough confidence."""
    id, _, label = named.partition("#")
    authority = view.library.authorities[id]
    paragraph = authority.paragraph(label) if label else None
    events = [each for each in authority.events if each.date <= view.checked]
    confidence = (
        paragraph.confidence if paragraph else (events[-1].confidence if events else "open")
    )
    return _status(view, named) == "In force" and confidence in _VERIFIED


def citations(view: View) -> Iterator[Problem]:
    """Cite an authority in one form, and where two numberings exist, in both."""
    for id, authority in view.library.authorities.items():
        source = view.sources[f"authorities/{id}.yaml"]
        form = next((each for each in view.words.cites if re.fullmatch(each.id, id)), None)
        if form is None:
            continue
        cite = authority.cite
        if form.both and isinstance(cite, str):
            message = f"{cite} has one numbering; write codified and rfo"
            yield Problem("L38", message, source.locate("cite"))
            continue
        given: Mapping[str, str] = {"": cite} if isinstance(cite, str) else cite
        for key, each in given.items():
            where = source.locate("cite", key) if key else source.locate("cite")
            if not re.fullmatch(form.form, each):
                yield Problem("L38", f"{each!r} is not written like {form.like}", where)
        if form.both and not {"codified", "rfo"} <= given.keys():
            yield Problem(
                "L38", "a numbering is missing; write codified and rfo", source.locate("cite")
            )


def coverage(view: View) -> Iterator[Problem]:
    """Carry each live duty that falls on the contractor in a text, or say why not."""
    cited = {each for text in view.texts for each in text.head.satisfies}
    known = {each.paragraph for each in view.registers.uncovered}
    for id, authority in view.library.authorities.items():
        if not authority.status_on(view.checked).live or view.library.printing(authority):
            continue
        source = view.sources[f"authorities/{id}.yaml"]
        for index, each in enumerate(authority.paragraphs):
            named = f"{id}#{each.id}"
            if "contractor" not in each.falls_on or {named, id} & (cited | known):
                continue
            where = source.locate("paragraphs", index, "id")
            severity = Severity.WARNING if view.growing else Severity.ERROR
            message = f"no text carries {named}: {each.says}"
            yield Problem("H01", message, where, severity=severity)
    yield from _stale(view, cited)


def _stale(view: View, cited: set[str]) -> Iterator[Problem]:
    for index, each in enumerate(view.registers.uncovered):
        where = view.registers.uncovered_file.locate(index, "paragraph")
        id, _, label = each.paragraph.partition("#")
        authority = view.library.authorities.get(id)
        if authority is None or (label and authority.paragraph(label) is None):
            yield Problem("H01", f"unknown paragraph {each.paragraph!r}", where)
        elif each.paragraph in cited:
            yield Problem("H01", f"a text carries {each.paragraph}; take it off this list", where)


def evidence(view: View) -> Iterator[Problem]:
    """Back each event and paragraph with evidence; no event lies after its last check."""
    for id, authority in view.library.authorities.items():
        source = view.sources[f"authorities/{id}.yaml"]
        for index, event in enumerate(authority.events):
            if not event.evidence.strip():
                message = f"the event of {event.date} has no evidence"
                yield Problem("H02", message, source.locate("events", index))
            if event.date > authority.last_checked and not event.planned:
                message = (
                    f"the event of {event.date} lies after the last check, {authority.last_checked}"
                )
                yield Problem("H02", message, source.locate("events", index, "date"))
        for index, paragraph in enumerate(authority.paragraphs):
            if not paragraph.evidence.strip():
                message = f"paragraph {paragraph.id} has no evidence"
                yield Problem("H02", message, source.locate("paragraphs", index))


def shared_claims(view: View) -> Iterator[Problem]:
    """Show side by side the texts that claim one paragraph and can both apply."""
    claims: dict[str, list[tuple[Text, Location]]] = {}
    for text in view.texts:
        for index, each in enumerate(text.head.satisfies):
            claims.setdefault(each, []).append((text, text.where("satisfies", index)))
    for named, found in claims.items():
        both = [
            pair for pair in combinations(found, 2) if _both_apply(view, pair[0][0], pair[1][0])
        ]
        if not both:
            continue
        together = {text.id: where for pair in both for text, where in pair}
        first, *others = together
        message = f"{named} is claimed by {first}, {', '.join(others)}"
        related = tuple((together[each], f"claimed by {each}") for each in others)
        yield Problem("H04", message, together[first], related=related)


def _both_apply(view: View, one: Text, other: Text) -> bool:
    return view.prover.prove(one.head.when, other.head.when).truth is not False
