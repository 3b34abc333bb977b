"""Rules on the form of a text: L01, L02, L05, L25, L26, L34, H03."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from acqgen.library import Alternate, FillIn
from acqgen.problems import ContentError, Problem, Severity
from acqgen.prose import Paragraph, Slot, Unit
from acqgen.upkeep.cases import lacking, read_cases
from acqgen.upkeep.lint.view import Text, View

_REQUIRED = (
    "title",
    "kind",
    "place",
    "effective",
    "change",
    "satisfies",
    "when",
    "strength",
    "verification",
    "requires",
)
_OWN_LABEL = re.compile(r"\bparagraphs? (\([a-z]+\))(\(\d+\))?")
_WITH_ROWS = ("sow", "special", "cdrl", "instruction")


def front_matter(view: View) -> Iterator[Problem]:
    """Ask for complete front matter; the printed heading is computed, never typed."""
    for text in view.texts:
        for key in _REQUIRED:
            if key not in text.revision.source.data:
                yield Problem("L01", f"the key {key!r} is missing", text.where())
        for passage in text.passages:
            if found := view.words.expressions["typed_heading"].search(passage.text):
                message = f"a typed heading: {found[0]!r}"
                yield Problem("L01", message, passage.at(found.start()))


def own_look(view: View) -> Iterator[Problem]:
    """Refuse a number of the FAR or HSAR: it would promise an authority that we lack."""
    for text in view.texts:
        if text.head.kind == "reference":
            continue
        for said in (text.id, text.head.title):
            if found := view.words.expressions["looks_codified"].search(said):
                yield Problem("L02", f"this looks codified: {found[0]!r}", text.where("title"))


def lone_children(view: View) -> Iterator[Problem]:
    """Refuse a label without a sibling; a list slot prints as many as it has values."""
    for text in view.texts:
        for unit in text.revision.wording.every_unit():
            for parent, child in _alone(unit):
                if not _repeats(text, child):
                    message = f"{child.label} is the only paragraph under {parent.label}"
                    where = next(e.at() for e in text.passages if e.line == child.line)
                    yield Problem("L05", message, where)


def _alone(unit: Unit) -> Iterator[tuple[Paragraph, Paragraph]]:
    """Yield each labeled paragraph that is the only child of another."""
    levels = [each for each in unit.blocks if isinstance(each, Paragraph) and each.kind == "level"]
    for index, parent in enumerate(levels):
        children: list[Paragraph] = []
        for each in levels[index + 1 :]:
            if each.level <= parent.level:
                break
            if each.level == parent.level + 1:
                children.append(each)
        if len(children) == 1:
            yield parent, children[0]


def _repeats(text: Text, child: Paragraph) -> bool:
    slots = [each for each in child.spans if isinstance(each, Slot)]
    return len(child.spans) == len(slots) == 1 and text.head.fill_ins[slots[0].name].type == "list"


def verification(view: View) -> Iterator[Problem]:
    """Ask each text with a duty by which method it is checked, and what passes."""
    for text in view.texts:
        check = text.head.verification
        duty = any("shall" in each.text.split() for each in text.passages)
        if check is None:
            if duty and text.head.kind in _WITH_ROWS:
                message = "a duty without a measure: the text has no verification"
                yield Problem("L25", message, text.where())
            continue
        for key, method in (("method", check.method), ("also", check.also)):
            if method is not None and method not in view.words.methods:
                message = f"no method of verification: {method!r}"
                yield Problem("L25", message, text.where("verification", key))
        if check.also == check.method:
            yield Problem("L25", "the same method twice", text.where("verification", "also"))
        where = text.where("verification", "pass_rule")
        if not check.pass_rule.strip():
            yield Problem("L25", "a duty without a measure: the pass rule is empty", where)
        for found in _OWN_LABEL.finditer(check.pass_rule):
            label = found[1] + (found[2] or "")
            if label not in {each.label for each in text.passages}:
                yield Problem("L25", f"the text has no paragraph {label}", where)


def fill_ins(view: View) -> Iterator[Problem]:
    """Ask each fill-in for what a person needs to answer it: unit, bounds, who, a start."""
    owners: dict[tuple[str, str, str], str] = {}
    for text in view.texts:
        for name, fill in text.head.fill_ins.items():
            where = text.key("fill_ins", name)
            lacks = [] if fill.from_ else list(_lacks(fill))
            if lacks:
                yield Problem("L26", f"{name!r} lacks {', '.join(lacks)}", where)
            if fill.star and fill.default is not None:
                yield Problem("L26", f"{name!r} has a star and a default", where)
            one = (name, fill.unit, fill.ask)
            if not fill.from_ and owners.setdefault(one, text.id) != text.id:
                message = f"{owners[one]} asks for {name!r} in the same words; take it from there"
                yield Problem("L26", message, where)


def _lacks(fill: FillIn) -> Iterator[str]:
    numeric = fill.type in ("integer", "number")
    wanted = {
        "a unit": not numeric or bool(fill.unit),
        "a minimum": not numeric or fill.minimum is not None or fill.star,
        "a maximum": not numeric or fill.maximum is not None or fill.star,
        "a default or a star": fill.star or fill.default is not None,
        "who": bool(fill.who),
    }
    yield from (name for name, there in wanted.items() if not there)


def alternates(view: View) -> Iterator[Problem]:
    """Refuse alternates that can hold together on one paragraph, and a fourth one."""
    for text in view.texts:
        listed = text.head.alternates
        if len(listed) > view.words.limits.alternates:
            message = f"{len(listed)} alternates; a fourth is a second text"
            yield Problem("L34", message, text.key("alternates"))
        for one, other in combinations(listed, 2):
            if _share(one, other):
                yield from _together(view, text, one, other)


def _share(one: Alternate, other: Alternate) -> bool:
    if one.replaces == "all" or other.replaces == "all":
        return True
    return bool(set(one.replaces) & set(other.replaces))


def _together(view: View, text: Text, one: Alternate, other: Alternate) -> Iterator[Problem]:
    proof = view.prover.prove(text.head.when, one.when, other.when)
    where = text.where("alternates", text.head.alternates.index(other), "when")
    names = f"Alternates {one.id} and {other.id}"
    if proof.truth:
        message = f"{names} replace the same paragraph and can hold together: {proof}"
        yield Problem("L34", message, where)
    elif proof.truth is None:
        message = f"{names} replace the same paragraph; whether both can hold was not decided"
        yield Problem("L34", message, where, severity=Severity.WARNING)


def cases(view: View) -> Iterator[Problem]:
    """Ask each text for a case that is in, a case that is out, and one with its words."""
    for text in view.texts:
        try:
            found = tuple(case for case, _ in read_cases(text.clause))
        except ContentError as error:
            yield Problem("H03", f"no cases: {error.problems[0].message}", text.where())
            continue
        for kind in lacking(text.clause, found):
            yield Problem("H03", f"{text.id} lacks a case, {kind}", text.where())
