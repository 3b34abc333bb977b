"""Checks of a finished .docx that no schema makes: references that lead nowhere, lost spaces."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from acqgen.rendering.archive import parts_of
from acqgen.rendering.wml import Element, w

_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_STYLE_USES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}")
_LONGEST_BOOKMARK = 40


def docx_faults(content: bytes, *, braces: bool = False) -> tuple[str, ...]:
    """Return what is wrong with a .docx, in words; nothing when it is sound.

    `braces` says that the text itself may hold the braces of a template.
    """
    parts = parts_of(content)
    roots = {name: etree.fromstring(part) for name, part in parts.items()}
    stories = {name: root for name, root in roots.items() if _STORY.fullmatch(name)}
    faults = [*_content_types(roots), *_relationships(roots), *_names(roots, stories)]
    for name, story in stories.items():
        found = [*_fields(story), *_bookmarks(story), *_tables(story), *_spaces(story)]
        found += [] if braces else _template_rests(story)
        faults += [f"{name}: {fault}" for fault in found]
    return tuple(faults)


def _content_types(roots: Mapping[str, Element]) -> Iterator[str]:
    """Each part has a content type, and each content type a part."""
    types = roots["[Content_Types].xml"]
    named = {node.get("PartName", "").lstrip("/") for node in types if node.get("PartName")}
    endings = {node.get("Extension") for node in types if node.get("Extension")} - {"xml"}
    for name in roots:
        if name not in named | {"[Content_Types].xml"} and name.rpartition(".")[2] not in endings:
            yield f"{name}: no content type"
    yield from (f"{name}: a content type and no part" for name in sorted(named - set(roots)))


def _relationships(roots: Mapping[str, Element]) -> Iterator[str]:
    """Relationships lead to parts, and are there where they are used."""
    for name in [name for name in roots if name.endswith(".rels")]:
        folder = posixpath.dirname(posixpath.dirname(name))
        ids = Counter(node.get("Id") for node in roots[name])
        yield from (f"{name}: {one} stands twice" for one, times in ids.items() if times > 1)
        for node in roots[name]:
            target = posixpath.normpath(posixpath.join("/", folder, node.get("Target", "")))
            if node.get("TargetMode") != "External" and target.lstrip("/") not in roots:
                yield f"{name}: {target} is missing"
        source = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
        if source in roots:
            yield from _unrelated(source, roots[source], set(ids))


def _unrelated(name: str, root: Element, ids: set[str | None]) -> Iterator[str]:
    for node in root.iter():
        for key in ("id", "embed", "link"):
            used = node.get(_RELATIONSHIP + key)
            if used is not None and used not in ids:
                yield f"{name}: relationship {used} is missing"


def _names(roots: Mapping[str, Element], stories: Mapping[str, Element]) -> Iterator[str]:
    """Styles, lists and bookmarks that are used are there."""
    styles, numbering = roots["word/styles.xml"], roots.get("word/numbering.xml")
    lists = etree.Element("none") if numbering is None else numbering
    style_ids = _values(styles, "style", "styleId")
    instances = _values(lists, "num", "numId") | {"0"}
    abstracts = _values(lists, "abstractNum", "abstractNumId")
    bookmarks = {name for story in stories.values() for name in _bookmark_names(story)}
    for name, root in {**stories, "word/styles.xml": styles, "word/numbering.xml": lists}.items():
        for kind in _STYLE_USES:
            for one in sorted(_values(root, kind) - style_ids):
                yield f"{name}: style {one!r} is not defined"
        for one in sorted(_values(root, "numId") - instances):
            yield f"{name}: list {one} is not defined"
        for one in sorted(_values(root, "hyperlink", "anchor") - bookmarks):
            yield f"{name}: a link to {one!r}, which is no bookmark"
    for instance in lists.iter(w("num")):
        if not _values(instance, "abstractNumId") <= abstracts:
            yield f"list {instance.get(w('numId'))} has no definition"


def _values(root: Element, kind: str, attribute: str = "val") -> set[str]:
    found = (node.get(w(attribute)) for node in root.iter(w(kind)))
    return {value for value in found if value is not None}


def _bookmark_names(story: Element) -> list[str]:
    return [node.get(w("name"), "") for node in story.iter(w("bookmarkStart"))]


def _bookmarks(story: Element) -> Iterator[str]:
    """Names are short and different in more than case; each start has its end."""
    names = _bookmark_names(story)
    for name, times in Counter(name.casefold() for name in names).items():
        if times > 1:
            yield f"bookmark {name!r} stands {times} times"
        if len(name) > _LONGEST_BOOKMARK:
            yield f"bookmark {name!r} is too long"
    starts = sorted(node.get(w("id"), "") for node in story.iter(w("bookmarkStart")))
    ends = sorted(node.get(w("id"), "") for node in story.iter(w("bookmarkEnd")))
    if starts != ends or len(set(starts)) < len(starts):
        yield "starts and ends of bookmarks do not match"
    controls = [node.get(w("val")) for node in story.iterfind(f".//{w('sdtPr')}/{w('id')}")]
    if len(set(controls)) < len(controls):
        yield "two content controls have one id"


def _fields(story: Element) -> Iterator[str]:
    """Fields open and close."""
    depth = 0
    for node in story.iter(w("fldChar")):
        depth += {"begin": 1, "end": -1}.get(node.get(w("fldCharType"), ""), 0)
        if depth < 0:
            yield "a field closes that is not open"
            depth = 0
    if depth:
        yield f"{depth} fields are not closed"


def _tables(story: Element) -> Iterator[str]:
    """Rows fill the grid, cells end with a paragraph, and a paragraph follows each table."""
    for cell in story.iter(w("tc")):
        if len(cell) == 0 or cell[-1].tag != w("p"):
            yield "a cell does not end with a paragraph"
    for table in story.iter(w("tbl")):
        columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        for row in table.iterfind(w("tr")):
            if len(row.findall(w("tc"))) != columns:
                yield f"a row of {len(row.findall(w('tc')))} cells in a grid of {columns}"
        following = table.getnext()
        if following is None or following.tag != w("p"):
            yield "no paragraph follows a table"


def _spaces(story: Element) -> Iterator[str]:
    """Spaces at the ends of a run are kept."""
    for node in story.iter(w("t")):
        text = node.text or ""
        if text != text.strip() and node.get(_SPACE) != "preserve":
            yield f"spaces of {text!r} are lost"


def _template_rests(story: Element) -> list[str]:
    text = "".join(node.text or "" for node in story.iter(w("t")))
    return [f"{match[0]} of a template is left" for match in _LEFT_OVER.finditer(text)]
