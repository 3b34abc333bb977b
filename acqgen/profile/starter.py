"""A commented profile: the questions that decide most first, then the rest by group."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any

from acqgen.library import Library, Question
from acqgen.profile.profile import Profile

_WIDTH = 100
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_HEAD = """\
# A profile for acqgen: what is bought, in answers. Lines that start with # are explanations.
# Write an answer after the colon. Leave it empty, or write unknown, while nobody knows.
# Then run: acqgen check {name}

format: 1
library: {edition}
"""
_FIRST = "The {count} questions that decide most"
_REST = "{group}: the other questions"
_TAIL = """
# ---- Cover and headers

document:
  number:                 # solicitation number
  attachment:             # number of the work statement among the attachments
  contracting_officer:    # office, as it stands on the cover
  requiring_office:
  dated:                  # day of this draft, for example 2026-12-01
"""


def starter(library: Library, base: Profile | None, name: str) -> str:
    """Return the text of a new profile; with `base`, its answers and fill-ins are filled in."""
    first = sorted(
        (each for each in library.questions.values() if each.first is not None),
        key=lambda each: each.first or 0,
    )
    rest = [each for each in library.questions.values() if each.first is None]
    lines = [
        _HEAD.format(name=name, edition=_typed(library.edition)),
        _title(_FIRST.format(count=len(first))),
    ]
    for question in first:
        lines += _question(question, base)
    for group in dict.fromkeys(each.group for each in rest):
        lines.append(_title(_REST.format(group=group)))
        for question in rest:
            if question.group == group:
                lines += _question(question, base)
    text = "\n".join(lines) + "\n" + _TAIL
    return text + (_fill_ins(base) if base else "")


def _title(text: str) -> str:
    return f"\n# ---- {text}\n"


def _question(question: Question, base: Profile | None) -> Iterator[str]:
    group, _, name = question.id.partition(".")
    yield from _comment(question.ask)
    for value, label in question.values.items():
        yield from _comment(f"{value}: {label}", "    ")
    yield from _comment(question.help)
    if question.assume is not None:
        taken = question.assume.value
        shown = taken if isinstance(taken, str) else _typed(taken)
        yield from _comment(f"Taken when empty: {shown} (owner: {question.assume.owner})")
    raw = base.groups.get(group, {}).get(name) if base else None
    said = raw.get("value") if isinstance(raw, dict) else raw
    yield f"{question.id}: {_typed(said)}".rstrip()
    yield ""


def _comment(text: str, indent: str = "") -> Iterator[str]:
    start = f"# {indent}"
    yield from textwrap.wrap(
        text, _WIDTH, initial_indent=start, subsequent_indent=f"{start}  " if indent else start
    )


def _typed(value: Any) -> str:
    """Write a value as YAML that reads back as the same text."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return f"[{', '.join(_typed(each) for each in value)}]"
    text = str(value)
    if _PLAIN.fullmatch(text) and text != "null":
        return text
    for sign, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n")):
        text = text.replace(sign, escaped)
    return f'"{text}"'


def _fill_ins(base: Profile) -> str:
    if not base.envelope.fill_ins:
        return ""
    lines = ["", "fill_ins:"]
    for clause, values in base.envelope.fill_ins.items():
        lines.append(f"  {clause}:")
        for name, raw in values.items():
            value = raw.get("value") if isinstance(raw, dict) else raw
            lines.append(f"    {name}: {_typed(value)}")
    return "\n".join(lines) + "\n"
