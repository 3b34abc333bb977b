"""When a paragraph prints, and which other texts are then sure to print beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from acqgen.library import FrontMatter, ParagraphRule
from acqgen.rules import All, AnyOf, Condition, Not, Selected
from acqgen.upkeep.lint.view import Text, View


@dataclass(frozen=True, slots=True)
class Printed:
    """One first-level paragraph of a text, or of one of its alternates."""

    view: View
    text: Text
    part: str  # "" or the id of an alternate
    label: str  # "(b)"

    def beside(self, ids: set[str]) -> bool:
        """Say whether one of the texts is in the package whenever the paragraph prints."""
        when = self._when()
        if ids & (closure(self.view, self.text) | asked_for(when)):
            return True
        certain = [condition for id in sorted(ids) for condition in _certain(self.view, id)]
        proof = self.view.prover.prove(when, Not(AnyOf(tuple(certain))))
        return proof.truth is not True

    def _when(self) -> Condition:
        head = self.text.head
        rules: Mapping[str, ParagraphRule] = head.paragraphs
        asked: list[Condition] = [head.when]
        letter = self.label.strip("()")
        for alternate in head.alternates:
            whole = alternate.replaces == "all"
            if alternate.id == self.part:
                asked.append(alternate.when)
                rules = {**({} if whole else rules), **alternate.paragraphs}
            elif whole or letter in alternate.replaces:
                asked.append(Not(alternate.when))
        rule = rules.get(letter)
        return All((*asked, rule.when) if rule else tuple(asked))


def _certain(view: View, id: str) -> tuple[Condition, ...]:
    """Return the conditions under which a text is in the package, whatever else is decided."""
    text = view.by_id.get(id)
    if text is None:
        return (Selected(id),)
    return (Selected(id), All((text.head.when, mandatory(text.head))))


def mandatory(head: FrontMatter) -> Condition:
    """Return the condition under which the first strength that holds is mandatory."""
    ways: list[Condition] = []
    before: tuple[Condition, ...] = ()
    for each in head.strength:
        if each.is_ == "mandatory":
            ways.append(All((*before, each.when)))
        before = (*before, Not(each.when))
    return AnyOf(tuple(ways))


def closure(view: View, text: Text) -> frozenset[str]:
    """Return the texts that print whenever a text prints: itself and what it requires."""
    found: set[str] = set()
    waiting = [text.id]
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            groups = view.by_id[id].head.requires if id in view.by_id else ()
            waiting += [group[0] for group in groups if len(group) == 1]
    return frozenset(found)


def asked_for(condition: Condition) -> frozenset[str]:
    """Return the texts that are selected whenever a condition holds."""
    match condition:
        case Selected(id):
            return frozenset({id})
        case All(parts):
            return frozenset().union(*map(asked_for, parts))
        case AnyOf((first, *rest)):
            return asked_for(first).intersection(*map(asked_for, rest))
        case _:
            return frozenset()
