"""Reads a .docx back, without the code that wrote it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(content: bytes, name: str):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def text_of(node) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    inner = node.iter(f"{W}t", *signs)
    return "".join(signs.get(found.tag) or found.text or "" for found in inner)


def style_names(content: bytes) -> dict[str, str]:
    styles = part(content, "word/styles.xml").iter(f"{W}style")
    return {style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val") for style in styles}


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Return style name and text of each paragraph, those in tables too."""
    names = style_names(content)
    body = part(content, "word/document.xml")
    return [
        (names[found.find(f"{W}pPr/{W}pStyle").get(f"{W}val")], text_of(found))
        for found in body.iter(f"{W}p")
    ]


def runs(content: bytes, style: str) -> list[str]:
    """Return the text of each run in a character style."""
    names = style_names(content)
    found = part(content, "word/document.xml").iter(f"{W}r")
    return [text_of(run) for run in found if _run_style(run, names) == style]


def _run_style(run, names: dict[str, str]) -> str:
    style = run.find(f"{W}rPr/{W}rStyle")
    return "" if style is None else names[style.get(f"{W}val")]


def numbers(content: bytes) -> list[str]:
    """Return the numbers of all paragraphs that name a list, by the rules of the standard.

    Counters belong to the abstract list; the first paragraph of an instance at a level takes the
    start override; a level restarts after a higher one.
    """
    numbering = part(content, "word/numbering.xml")
    levels = {
        found.get(f"{W}abstractNumId"): [
            (_value(level, "numFmt"), _value(level, "lvlText")) for level in found.iter(f"{W}lvl")
        ]
        for found in numbering.iter(f"{W}abstractNum")
    }
    instances = {found.get(f"{W}numId"): found for found in numbering.iter(f"{W}num")}
    counters: dict[str, list[int]] = defaultdict(lambda: [0] * 9)
    started: set[tuple[str, int]] = set()
    shown = []
    for item in part(content, "word/document.xml").iter(f"{W}numPr"):
        number, level = _value(item, "numId"), int(_value(item, "ilvl"))
        instance = instances[number]
        abstract = _value(instance, "abstractNumId")
        counter = counters[abstract]
        override = instance.find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}startOverride")
        if override is not None and (number, level) not in started:
            counter[level] = int(override.get(f"{W}val")) - 1
        started.add((number, level))
        counter[level] += 1
        counter[level + 1 :] = [0] * (8 - level)
        shown.append(_label(levels[abstract], level, counter))
    return shown


def _value(node, child: str) -> str:
    return node.find(f"{W}{child}").get(f"{W}val")


def _label(levels: list[tuple[str, str]], level: int, counter: list[int]) -> str:
    def one(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        return _FORMATS[levels[place][0]](counter[place])

    return re.sub(r"%(\d)", one, levels[level][1])


def _letter(number: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * (1 + (number - 1) // 26)


_FORMATS = {
    "decimal": str,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": lambda number: ["", "i", "ii", "iii", "iv", "v"][number],
}
