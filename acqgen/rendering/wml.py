"""WordprocessingML: the elements of a document, made from text that stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

from acqgen.package.model import Bar
from acqgen.rendering.templates import TemplateError

Element: TypeAlias = _Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = {"w": _W}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LONGEST_NAME = 64  # of a content control; Word refuses more
_BARS = {"solid": ("single", 12, 9), "double": ("double", 6, 8)}  # line, eighths, points from text


def w(name: str) -> str:
    """Return a name in the namespace of WordprocessingML."""
    return f"{{{_W}}}{name}"


def element(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """Return an element with attributes of the same namespace."""
    made = etree.Element(w(name), nsmap=_NAMESPACES)
    for key, value in attributes.items():
        made.set(w(key), str(value))
    made.extend(children)
    return made


def value(parent: Element, child: str) -> str:
    """Return the `val` of a child; empty when there is none."""
    found = parent.find(w(child))
    return "" if found is None else found.get(w("val"), "")


def run(words: str, style: str = "") -> Element:
    """Return a run in the character style with id `style`; newline and tab become elements."""
    made = element("r")
    if style:
        made.append(element("rPr", element("rStyle", val=style)))
    for piece in re.split(r"([\n\t])", words):
        if piece == "\n":
            made.append(element("br"))
        elif piece == "\t":
            made.append(element("tab"))
        elif piece:
            made.append(_text("t", piece))
    return made


def field(instruction: str) -> tuple[Element, Element, Element]:
    """Return the runs that open a field; its result and `field_end` follow."""
    return (
        element("r", element("fldChar", fldCharType="begin")),
        element("r", _text("instrText", f" {instruction} ")),
        element("r", element("fldChar", fldCharType="separate")),
    )


def field_end() -> Element:
    """Return the run that closes a field."""
    return element("r", element("fldChar", fldCharType="end"))


def hyperlink(bookmark: str, *content: Element) -> Element:
    """Return a link to a bookmark of the same document."""
    return element("hyperlink", *content, anchor=bookmark, history=1)


def control(number: int, name: str, tag: str, *content: Element) -> Element:
    """Return an inline rich-text content control; `number` is unique in the document."""
    properties = element(
        "sdtPr",
        element("alias", val=name[:_LONGEST_NAME]),
        element("tag", val=tag[:_LONGEST_NAME]),
        element("id", val=number),
        element("richText"),
    )
    return element("sdt", properties, element("sdtContent", *content))


@dataclass(frozen=True, slots=True)
class Direct:
    """The formatting that stands on a paragraph itself; all else is in its style."""

    numbering: tuple[int, int] | None = None  # list instance, level from 0
    bar: Bar = ""
    keep_next: bool = False
    left: int = 0  # of a caption, in 20ths of a point


PLAIN = Direct()


def paragraph(style: str, content: Iterable[Element], direct: Direct = PLAIN) -> Element:
    """Return a paragraph in the style with id `style`."""
    properties = element("pPr", element("pStyle", val=style))
    if direct.keep_next:
        properties.append(element("keepNext"))
    if direct.numbering:
        instance, level = direct.numbering
        numbers = element("numPr", element("ilvl", val=level), element("numId", val=instance))
        properties.append(numbers)
    if direct.bar:
        line, width, space = _BARS[direct.bar]
        side = element("left", val=line, sz=width, space=space, color="auto")
        properties.append(element("pBdr", side))
    if direct.left:
        properties.append(element("ind", left=direct.left))
    return element("p", properties, *content)


def mark(place: Element, number: int, name: str) -> None:
    """Put a bookmark around the content of a paragraph; `number` is unique in the document."""
    place.insert(1, element("bookmarkStart", id=number, name=name))
    place.append(element("bookmarkEnd", id=number))


class Styles:
    """The styles of a template, found by role: the role is the style's name."""

    def __init__(self, root: Element) -> None:
        self._ids = {
            value(style, "name").casefold(): style.get(w("styleId"), "")
            for style in root.iter(w("style"))
        }

    def __getitem__(self, name: str) -> str:
        """Return the id of the style. Raises TemplateError when the template lacks it."""
        try:
            return self._ids[name.casefold()]
        except KeyError:
            raise TemplateError(f"the template has no style named {name!r}") from None


def _text(name: str, words: str) -> Element:
    made = element(name)
    made.text = words
    made.set(_SPACE, "preserve")
    return made
