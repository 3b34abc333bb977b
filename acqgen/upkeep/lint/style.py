"""Rules of plain style: L06, L11, L12, L19, L21, L40, L41, H11."""

from __future__ import annotations

import re
from collections.abc import Iterator

from acqgen.problems import Keys, Problem, Severity
from acqgen.reading import Source
from acqgen.upkeep.lint.lists import hits
from acqgen.upkeep.lint.passages import Passage, Sentence
from acqgen.upkeep.lint.view import View, strings

_WORD = re.compile(r"\S*[\w□■◇]\S*")
_VOWELS = re.compile(r"[aeiouy]+")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b(?!-\d)")


def headings(view: View) -> Iterator[Problem]:
    """Give each first-level paragraph a short italic heading, or none of them."""
    most = view.words.limits.heading
    for text in view.texts:
        first = [each for each in text.passages if each.level == 1]
        if not any(each.heading for each in first):
            continue
        for passage in first:
            if not passage.heading:
                message = f"{passage.label} has no heading, others have one"
                yield Problem("L06", message, passage.at())
            elif len(passage.heading.split()) > most:
                message = f"the heading of {passage.label} has more than {most} words"
                yield Problem("L06", message, passage.at())


def long_sentences(view: View) -> Iterator[Problem]:
    """Refuse more than 30 words up to a full stop or semicolon; a slot counts one."""
    limits = view.words.limits
    for sentence in view.sentences:
        count = max(map(words_in, sentence.text.split("; ")))
        if count > limits.sentence_aim:
            over = count > limits.sentence
            severity = Severity.ERROR if over else Severity.WARNING
            message = f"a sentence of {count} words"
            yield Problem("L11", message, sentence.at(), severity=severity)


def long_texts(view: View) -> Iterator[Problem]:
    """Keep a text under 600 words, tables and alternates apart, and at grade 12."""
    limits = view.words.limits
    for text in view.texts:
        basic = [each for each in text.passages if not each.part]
        count = sum(words_in(each.text) for each in basic)
        if count > limits.text:
            yield Problem("L12", f"a text of {count} words", text.where())
        grade = _grade([each for passage in basic for each in passage.sentences()])
        if grade > limits.grade:
            yield Problem("L12", f"the text reads at grade {grade:.1f}", text.where())


def words_in(text: str) -> int:
    """Count the words of a text."""
    return len(_WORD.findall(text))


def _grade(sentences: list[Sentence]) -> float:
    """Return the grade by Flesch and Kincaid."""
    words = [word for each in sentences for word in re.findall(r"[A-Za-z]+", each.text)]
    if not words:
        return 0.0
    beats = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * beats / len(words) - 15.59


def _syllables(word: str) -> int:
    found = len(_VOWELS.findall(word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and found > 1
    return max(1, found - silent)


def pronouns(view: View) -> Iterator[Problem]:
    """Refuse a pronoun at the start of a sentence: its noun can be argued about."""
    first = re.compile(rf"({'|'.join(view.words.pronouns)})\b", re.IGNORECASE)
    for sentence in view.sentences:
        own = sentence.passage.kind == "definition" and sentence.start == 0
        if not own and (found := first.match(sentence.text)):
            yield Problem("L19", f"the sentence begins with {found[0]!r}", sentence.at())


def parentheses(view: View) -> Iterator[Problem]:
    """Open the brackets of a requirement: they hide a second requirement."""
    for sentence, found in hits(view, "parentheses"):
        where = sentence.at(found.start())
        yield Problem("L21", "a bracket that is no label, acronym or unit", where)


def acronyms(view: View) -> Iterator[Problem]:
    """Spell out an acronym at first use in each text, and use it three times or not at all."""
    names = " ".join(form for each in view.library.definitions for form in (each.term, *each.forms))
    free = {*view.words.free_acronyms, *_ACRONYM.findall(names)}
    for text in view.texts:
        uses: dict[str, list[tuple[Passage, int]]] = {}
        for passage in text.passages:
            for found in _ACRONYM.finditer(passage.text):
                uses.setdefault(found[0], []).append((passage, found.start()))
        for name, places in uses.items():
            passage, offset = places[0]
            if name in free:
                continue
            if f"({name})" not in passage.text:
                message = f"{name} is not spelled out at first use"
                yield Problem("L40", message, passage.at(offset))
            elif len(places) < view.words.limits.acronym:
                message = f"{name} is used fewer than {view.words.limits.acronym} times"
                yield Problem("L40", message, passage.at(offset))


def figures(view: View) -> Iterator[Problem]:
    """Write figures for 10 and more and before units, words for what is below ten."""
    for sentence, found in hits(view, "number_words"):
        message = f"{found.group()!r} is written in figures"
        yield Problem("L41", message, sentence.at(found.start()))
    for sentence, found in hits(view, "small_figures"):
        message = f"{found.group()!r} is written as a word"
        yield Problem("L41", message, sentence.at(found.start()))


def british(view: View) -> Iterator[Problem]:
    """Spell as in the United States, in words that print and in those that help."""
    known = {key.lower(): value for key, value in view.words.british.items()}
    expression = re.compile(rf"\b({'|'.join(known)})\b", re.IGNORECASE)
    for source in view.sources.values():
        for path, said in strings(source.data, ()):
            if found := expression.search(said):
                yield _spelling(found[0], known, source, path)
    for passage in view.passages:
        if not passage.definition or passage.label:
            for found in expression.finditer(passage.text):
                message = f"{found[0]!r} is spelled {known[found[0].lower()]!r}"
                yield Problem("H11", message, passage.at(found.start()))


def _spelling(word: str, known: dict[str, str], source: Source, path: Keys) -> Problem:
    message = f"{word!r} is spelled {known[word.lower()]!r}"
    return Problem("H11", message, source.locate(*path))
