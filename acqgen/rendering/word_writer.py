"""What the parts of one Word document share: styles, lists, links and counters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from acqgen.package.model import Blank, Face, Inline, Line, Link, Typed, Value
from acqgen.rendering import wml
from acqgen.rendering.numbering import Numbering
from acqgen.rendering.typography import typeset
from acqgen.rendering.wml import PLAIN, Direct, Element, Styles
from acqgen.rendering.wording import blank_name, line_text

_FACES: dict[Face, str] = {
    "plain": "",
    "italic": "Emphasis",
    "bold": "Strong",
    "term": "Defined Term",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the contents list it; `depth` from 1."""

    depth: int
    number: str
    title: str
    anchor: str


@dataclass
class Writer:
    """Makes paragraphs in the styles of a template and remembers where links may lead.

    `draft` says whether values, strengths and notes are shown as what is still to be judged.
    """

    styles: Styles
    numbering: Numbering
    draft: bool
    headings: list[Heading] = field(default_factory=list)
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    _controls: Iterator[int] = field(default_factory=lambda: count(1))
    _places: dict[str, Element] = field(default_factory=dict)
    _targets: dict[str, str] = field(default_factory=dict)  # anchor to bookmark, as first linked

    def paragraph(
        self, style: str, *content: Element, direct: Direct = PLAIN, anchor: str = ""
    ) -> Element:
        """Return a paragraph in the style of a role; links to `anchor` lead to it."""
        made = wml.paragraph(self.styles[style], content, direct)
        if anchor:
            self._places.setdefault(anchor, made)
        return made

    def lead_to(self, anchor: str, place: Element) -> None:
        """Let links to `anchor` lead to a paragraph that was made."""
        self._places.setdefault(anchor, place)

    def text(self, words: str, style: str = "") -> Element:
        """Return a run of words as they print, in a character style."""
        return wml.run(typeset(words), self._style(style))

    def line(self, line: Line, *, headed: bool = False) -> Iterable[Element]:
        """Return the runs of a line; when `headed`, italics at its start are its heading.

        Quotes are set by the whole line; what a person typed prints as typed.
        """
        printed, at = typeset(line_text(line)), 0
        for place, part in enumerate(line):
            end = at + len(line_text((part,)))
            yield self._inline(part, printed[at:end], opening=headed and place == 0)
            at = end

    def link(self, anchor: str, words: str) -> Element:
        """Return words that lead to `anchor`."""
        bookmark = self._targets.setdefault(anchor, _bookmark(anchor))
        return wml.hyperlink(bookmark, wml.run(words))

    def mark_targets(self) -> None:
        """Put a bookmark at each place that something links to. Called once, when all is made."""
        for number, (anchor, bookmark) in enumerate(self._targets.items(), 1):
            assert anchor in self._places, f"a link leads to {anchor!r}, which is not printed"
            wml.mark(self._places[anchor], number, bookmark)

    def _inline(self, part: Inline, words: str, *, opening: bool) -> Element:
        if isinstance(part, Blank):
            run = wml.run(words, self.styles["Clause Blank"])
            name = typeset(blank_name(part))
            return wml.control(next(self._controls), name, f"acqgen:{part.slot}", run)
        if isinstance(part, Value):
            return wml.run(part.text, self._style("Clause Fill-In" if self.draft else ""))
        if isinstance(part, Typed):
            return wml.run(part.text)
        if isinstance(part, Link):
            return self.link(part.target, words) if part.target else wml.run(words)
        heading = opening and part.face == "italic"
        return wml.run(words, self._style("Paragraph Heading" if heading else _FACES[part.face]))

    def _style(self, name: str) -> str:
        return self.styles[name] if name else ""


def _bookmark(anchor: str) -> str:
    """Return a hidden name that stays the same as long as the anchor does."""
    return f"_Ref{hashlib.sha256(anchor.encode()).hexdigest()[:20]}"
