"""A plain English sentence for each condition, made from the tree alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from acqgen.rules.tree import All, AnyOf, Condition, Not, Selected, Term, Test

_PHRASE = {
    "is": "is {}",
    "is_not": "is not {}",
    "at_least": "is at least {}",
    "at_most": "is at most {}",
    "more_than": "is more than {}",
    "less_than": "is less than {}",
    "includes": "includes {}",
    "includes_all": "includes each of {}",
    "includes_none": "includes none of {}",
}


def sentence(
    condition: Condition, terms: Mapping[str, str], label: Callable[[str, str], str]
) -> str:
    """Write a condition in words; `terms` gives each term's meaning, `label` a value's words."""
    text = _say(condition, terms, label)
    return f"{text[:1].upper()}{text[1:]}."


def _say(node: Condition, terms: Mapping[str, str], label: Callable[[str, str], str]) -> str:
    match node:
        case All(()):
            return "always"
        case All(parts):
            return ", and ".join(_inner(part, terms, label) for part in parts)
        case AnyOf(()):
            return "never"
        case AnyOf(parts):
            return " or ".join(_inner(part, terms, label) for part in parts)
        case Not(part):
            return f"not ({_say(part, terms, label)})"
        case Term(name):
            return terms.get(name, name)
        case Selected(id):
            return f"{id} is in the package"
        case Test():
            return _test(node, label)


def _test(test: Test, label: Callable[[str, str], str]) -> str:
    if test.operator == "answered":
        return f"{test.field} is {'answered' if test.operands == ('true',) else 'left open'}"
    named = [label(test.field, word) for word in test.operands]
    joined = named[0] if len(named) == 1 else f"one of {', '.join(named)}"
    if test.operator in ("includes_all", "includes_none"):
        joined = ", ".join(named)
    return f"{test.field} {_PHRASE[test.operator].format(joined)}"


def _inner(part: Condition, terms: Mapping[str, str], label: Callable[[str, str], str]) -> str:
    """Put a joined part in brackets, so that and/or cannot be misread."""
    text = _say(part, terms, label)
    return f"({text})" if isinstance(part, All | AnyOf) and part.parts else text
