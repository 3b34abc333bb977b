"""Rules that look for words: L03, L09, L13 to L18, L20, L29, L32, L37, L39, L43, L44."""

from __future__ import annotations

import re
from collections.abc import Iterator

from acqgen.problems import Problem, Severity
from acqgen.upkeep.lint.passages import Sentence
from acqgen.upkeep.lint.view import Text, View, strings
from acqgen.upkeep.lint.words import Excuse

Hit = tuple[Sentence, re.Match[str]]


def hits(view: View, name: str) -> Iterator[Hit]:
    """Yield each word of a list that stands in a sentence and that no excuse lets pass."""
    expression = view.words.expressions[name]
    for sentence in view.sentences:
        for found in expression.finditer(sentence.text):
            if sentence.text.count('"', 0, found.start()) % 2:
                continue  # a quoted word is not ours
            if not any(excused(view, each, sentence, found) for each in view.words.excuses):
                yield sentence, found


def excused(view: View, excuse: Excuse, sentence: Sentence, found: re.Match[str]) -> bool:
    """Say whether an excuse lets a word pass: each condition that it states holds."""
    passage, text = sentence.passage, sentence.text
    whole = f"{passage.lead} {text}"
    if found.group().lower() not in {each.lower() for each in excuse.words}:
        return False
    has = any(_stands(each, whole) for each in excuse.sentence_has)
    inside = any(_inside(each, text, found) for each in excuse.phrases)
    return (
        (not excuse.ids or passage.owner in excuse.ids)
        and (not excuse.kinds or passage.kind in excuse.kinds)
        and (not excuse.sentence_has or has)
        and (not excuse.phrases or inside)
        and (not excuse.places or passage.definition)
        and (not excuse.source_words or _of_source(view, passage.owner, found.group()))
    )


def _stands(words: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE) is not None


def _inside(phrase: str, text: str, found: re.Match[str]) -> bool:
    return any(
        each.start() <= found.start() and found.end() <= each.end()
        for each in re.finditer(re.escape(phrase), text, re.IGNORECASE)
    )


def _of_source(view: View, owner: str, word: str) -> bool:
    """Say whether the front matter names an authority for the words, and satisfies it."""
    text = view.by_id.get(owner)
    listed = text.head.source_words if text else ()
    return any(
        word.lower() in map(str.lower, each.words) and _satisfied(text, each.authority)
        for each in listed
    )


def _satisfied(text: Text | None, authority: str) -> bool:
    named = text.head.satisfies if text else ()
    return any(authority in (each, each.partition("#")[0]) for each in named)


def _plain(view: View, code: str, name: str, what: str, *, duty: bool = False) -> Iterator[Problem]:
    for sentence, found in hits(view, name):
        if sentence.duty or not duty:
            yield Problem(code, f"{what}: {found.group()!r}", sentence.at(found.start()))


def end_marks(view: View) -> Iterator[Problem]:
    """Refuse an end mark; only a codified clause printed in full keeps its own."""
    return _plain(view, "L03", "end_marks", "an end mark")


def may_not(view: View) -> Iterator[Problem]:
    """Refuse may not, which can mean a bar or a doubt, and may only, which hides a bar."""
    return _plain(view, "L09", "may_not", "an ambiguous permission")


def vague(view: View) -> Iterator[Problem]:
    """Refuse a word that nobody can measure: it leaves the requirement to an argument."""
    return _plain(view, "L13", "vague", "a vague word")


def escapes(view: View) -> Iterator[Problem]:
    """Refuse an escape clause: it lets the Contractor decide whether the duty exists."""
    return _plain(view, "L14", "escape", "an escape clause")


def open_lists(view: View) -> Iterator[Problem]:
    """Refuse an open list in a duty: it has no end that a price can rest on."""
    return _plain(view, "L15", "open_list", "an open list")


def obliques(view: View) -> Iterator[Problem]:
    """Refuse an oblique, and any or either in a duty: they leave open which is meant."""
    yield from _plain(view, "L16", "oblique", "an oblique between words")
    yield from _plain(view, "L16", "any_or_either", "in a duty", duty=True)


def superfluous(view: View) -> Iterator[Problem]:
    """Refuse what stands around the verb: to be able to do is not to do."""
    return _plain(view, "L17", "superfluous", "a superfluous infinitive")


def absolutes(view: View) -> Iterator[Problem]:
    """Refuse an absolute, which no test can show; it may stand in a prohibition."""
    return _plain(view, "L18", "absolute", "an absolute")


def reasons(view: View) -> Iterator[Problem]:
    """Move a reason to the notes: inside a requirement it can be read as its limit."""
    return _plain(view, "L20", "reason", "a reason inside a duty", duty=True)


def marks(view: View) -> Iterator[Problem]:
    """Refuse unresolved marks, template code and legalese."""
    yield from _plain(view, "L29", "marks", "an unresolved mark")
    yield from _plain(view, "L29", "legalese", "legalese")
    for name, source in view.sources.items():
        if name.startswith("deliverables/"):
            for path, said in strings(source.data, ()):
                if found := view.words.expressions["marks"].search(said):
                    message = f"an unresolved mark: {found.group()!r}"
                    yield Problem("L29", message, source.locate(*path))


def precedence(view: View) -> Iterator[Problem]:
    """State precedence once, in GV-070; a second rule of precedence is a contradiction."""
    return _plain(view, "L32", "precedence", "a rule of precedence")


def typed_citations(view: View) -> Iterator[Problem]:
    """Refuse a typed citation: [@id] prints in both numberings, a typed number in one."""
    return _plain(view, "L37", "typed_citation", "a typed citation")


def roles(view: View) -> Iterator[Problem]:
    """Give each party one name: before award Offeror, after award Contractor."""
    yield from _plain(view, "L39", "roles", "no name of a party")
    for sentence, found in hits(view, "before_award"):
        if sentence.passage.kind in ("instruction", "factor"):
            message = "before award there is no Contractor"
            yield Problem("L39", message, sentence.at(found.start()))
    for sentence, found in hits(view, "after_award"):
        if sentence.passage.kind in ("sow", "special", "cdrl", "qasp"):
            message = "after award there is no Offeror"
            yield Problem("L39", message, sentence.at(found.start()))


def unlawful_terms(view: View) -> Iterator[Problem]:
    """Refuse open indemnity, automatic renewal, supplier law, arbitration, stop of work."""
    return _plain(view, "L43", "unlawful_terms", "a term that the Government cannot agree to")


def penalties(view: View) -> Iterator[Problem]:
    """Refuse a penalty; a price reduction reflects reduced value and has a stated basis."""
    yield from _plain(view, "L44", "penalty", "a penalty")
    for sentence, found in hits(view, "money"):
        text = view.by_id.get(sentence.passage.owner)
        if text and not any("basis" in name for name in text.head.fill_ins):
            message = "a percentage of the price without a fill-in for its basis"
            where = sentence.at(found.start())
            yield Problem("L44", message, where, severity=Severity.ERROR)
