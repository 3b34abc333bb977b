"""Rules on duties and their verbs: L04, L07, L08, L10, L22, L33."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from acqgen.problems import Problem
from acqgen.upkeep.lint.passages import Passage, Sentence
from acqgen.upkeep.lint.view import Text, View

_SHALL = re.compile(r"\bshall\b")
_TERM = re.compile(r"[^\s].*?(?= (?:means|includes|excludes|has the meaning))")


def definitions(view: View) -> Iterator[Problem]:
    """Put definitions first, in order of letters, without duty, each one used."""
    terms = {
        form: each.term for each in view.library.definitions for form in (each.term, *each.forms)
    }
    for passage in view.passages:
        if passage.definition and (found := re.search(r"\b(shall|must)\b", passage.text)):
            yield Problem("L04", f"a duty in a definition: {found[0]!r}", passage.at(found.start()))
    for text in view.texts:
        for part in dict.fromkeys(each.part for each in text.passages):
            own = [each for each in text.passages if each.part == part]
            yield from _own_terms(view, text, own, terms)


def _own_terms(
    view: View, text: Text, own: list[Passage], known: dict[str, str]
) -> Iterator[Problem]:
    listed = [each for each in own if each.definition and text.head.kind != "definition"]
    if not listed:
        return
    lead, *entries = listed
    named = f"As used in {view.words.own_names[text.head.kind]}"
    if lead.unit != "(a)" or not lead.text.startswith(named):
        yield Problem("L04", f"definitions open paragraph (a) with {named!r}", lead.at())
    terms = [(found[0], each) for each in entries if (found := _TERM.match(each.text))]
    for (before, _), (after, passage) in pairwise(terms):
        if after.lower() < before.lower():
            yield Problem("L04", f"{after!r} stands after {before!r}", passage.at())
    rest = " ".join(each.text for each in text.passages if each not in listed)
    for term, passage in terms:
        if term in known:
            yield Problem("L04", f"{term!r} is defined in definitions/ already", passage.at())
        others = " ".join(each.text for each in entries if each is not passage)
        if not re.search(rf"\b{re.escape(term)}", f"{rest} {others}"):
            yield Problem("L04", f"{term!r} is defined and not used", passage.at())


def one_duty(view: View) -> Iterator[Problem]:
    """Keep one duty in a paragraph: two duties in a row of the matrix get one answer."""
    for text in view.texts:
        count, head = 0, None
        for passage in text.passages:
            if passage.level or head is None:
                count, head = 0, passage
            for found in _SHALL.finditer(passage.text):
                count += 1
                if count == 2:  # noqa: PLR2004 - the second is one too many
                    name = head.label or "the paragraph"
                    message = f"{name} holds more than one 'shall'"
                    yield Problem("L07", message, passage.at(found.start()))


def modals(view: View) -> Iterator[Problem]:
    """Write: the Contractor or Offeror shall, the Government will, a side may, a form must."""
    said = {
        "a duty of the Contractor is written with 'shall'": view.words.modals.wrong,
        "a duty of the Government is written with 'will'": view.words.modals.government,
        "a thing owes nothing": view.words.modals.thing,
        "'shall' has the Contractor or the Offeror before it": view.words.modals.no_party,
    }
    compiled = [
        (message, re.compile(pattern)) for message, patterns in said.items() for pattern in patterns
    ]
    for sentence in view.sentences:
        if sentence.passage.kind in ("reference", "definition") or _quoted(view, sentence):
            continue
        for message, pattern in compiled:
            if found := pattern.search(sentence.text):
                yield Problem("L08", f"{message}: {found[0]!r}", sentence.at(found.start()))
                break


def _quoted(view: View, sentence: Sentence) -> bool:
    """Say whether the words of a source stand in the sentence."""
    text = view.by_id.get(sentence.passage.owner)
    listed = text.head.source_words if text else ()
    return any(word in sentence.text for each in listed for word in each.words)


def passives(view: View) -> Iterator[Problem]:
    """Name who does it: 'shall be done' leaves that open."""
    for sentence in view.sentences:
        text = view.by_id.get(sentence.passage.owner)
        allowed = text.head.passive_ok if text else ()
        if sentence.passage.unit.strip("()") in allowed:
            continue
        if found := view.words.passives.search(sentence.text):
            yield Problem("L10", f"nobody acts in {found[0]!r}", sentence.at(found.start()))


def conditions(view: View) -> Iterator[Problem]:
    """Keep one condition in a sentence, in a form: When, While, If ... then, Where."""
    words = re.compile(rf"\b({'|'.join(view.words.conditions)})\b", re.IGNORECASE)
    for sentence in view.sentences:
        if not sentence.duty:
            continue
        found = [each.start() for each in words.finditer(sentence.text)]
        found += [0] if sentence.text.startswith("Where ") else []
        if sentence.text.startswith("If ") and not re.search(r", then\b", sentence.text):
            yield Problem("L22", "'If' needs its ', then'", sentence.at())
        if len(found) > 1:
            message = "more than one condition in the sentence"
            yield Problem("L22", message, sentence.at(max(found)))


def subcontracts(view: View) -> Iterator[Problem]:
    """End a special text that binds lower tiers with the Subcontracts paragraph."""
    stock = re.compile(view.words.subcontracts)
    for text in view.texts:
        basic = [each for each in text.passages if not each.part and each.level == 1]
        found = [(each, stock.match(each.text)) for each in basic]
        held = [(passage, match) for passage, match in found if match]
        due = text.head.kind == "special" and bool(text.head.flow_down.roles)
        if not due:
            for passage, _ in held:
                yield Problem("L33", "this text does not flow down by itself", passage.at())
        elif not found or not found[-1][1]:
            where = basic[-1].at() if basic else text.where()
            yield Problem("L33", "the last paragraph is not the Subcontracts paragraph", where)
        elif found[-1][1][1] != basic[-1].label:
            message = f"the paragraph names {found[-1][1][1]} and is {basic[-1].label}"
            yield Problem("L33", message, basic[-1].at())
