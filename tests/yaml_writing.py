"""Random data as YAML in every style, with the place of each value and key."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

Place = tuple[int, int]
_SIGNS = st.characters(
    exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"
)
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.:+ -]*[A-Za-z0-9])?")
_WORDS = st.one_of(
    st.sampled_from(("no", "0012", "3.10", "12:30", "1e5", "2027-02-15", "ai.kind", "a b")),
    st.from_regex(_PLAIN, fullmatch=True).filter(lambda text: ": " not in text and text != "null"),
)
_QUOTES = st.sampled_from(("single", "double"))
_SCALARS = st.one_of(
    st.tuples(st.just("plain"), _WORDS),
    st.tuples(_QUOTES, st.text(_SIGNS, max_size=8)),
    st.tuples(st.just("literal"), st.from_regex(r"[a-z]{1,5}(\n[a-z]{1,5})?", fullmatch=True)),
)
_KEYS = st.one_of(
    st.tuples(st.just("plain"), _WORDS),
    st.tuples(_QUOTES, st.text(_SIGNS, min_size=1, max_size=8)),
)


def _collections(inside: st.SearchStrategy) -> st.SearchStrategy:
    pairs = st.lists(st.tuples(_KEYS, inside), max_size=3, unique_by=lambda pair: pair[0][1])
    return st.one_of(
        st.tuples(st.sampled_from(("block list", "flow list")), st.lists(inside, max_size=3)),
        st.tuples(st.sampled_from(("block map", "flow map")), pairs),
    )


TREES = st.recursive(_SCALARS, _collections, max_leaves=12)


def plain_data(tree) -> Any:
    """Return the data that a tree stands for."""
    style, held = tree
    if style.endswith("list"):
        return tuple(map(plain_data, held))
    if style.endswith("map"):
        return {key: plain_data(value) for (_, key), value in held}
    return f"{held}\n" if style == "literal" else held


def emit(tree) -> tuple[str, dict, dict]:
    """Write a tree as YAML; return the text, the places of values and those of keys."""
    page = _Page()
    page.node(tree, (), 0)
    page.end_line()
    return page.text, page.values, page.keys


@dataclass
class _Page:
    text: str = ""
    values: dict[tuple, Place] = field(default_factory=dict)
    keys: dict[tuple, Place] = field(default_factory=dict)

    def here(self) -> Place:
        return self.text.count("\n") + 1, len(self.text) - self.text.rfind("\n")

    def end_line(self) -> None:
        self.text += "" if self.text.endswith("\n") else "\n"

    def node(self, tree, path: tuple, indent: int, *, flow: bool = False) -> None:
        style, held = tree
        self.values[path] = self.here()
        if not style.endswith(("list", "map")):
            self.scalar(style, held, indent, flow=flow)
        elif flow or not held or style.startswith("flow"):
            self.in_flow(style, held, path)
        else:
            self.in_block(style, held, path, indent)

    def scalar(self, style: str, held: str, indent: int, *, flow: bool) -> None:
        if style == "plain":
            self.text += held
        elif style == "single":
            self.text += "'" + held.replace("'", "''") + "'"
        elif style == "literal" and not flow:
            pad = "\n" + " " * (indent + 1)
            self.text += "|" + pad + held.replace("\n", pad) + "\n"
        else:
            shown = held if style == "double" else f"{held}\n"
            shown = shown.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            self.text += f'"{shown}"'

    def key(self, styled: tuple[str, str], path: tuple) -> None:
        self.keys[path] = self.here()
        self.scalar(*styled, 0, flow=True)

    def in_flow(self, style: str, held: list, path: tuple) -> None:
        ends = "[]" if style.endswith("list") else "{}"
        self.text += ends[0]
        for index, each in enumerate(held):
            self.text += ", " if index else ""
            if style.endswith("list"):
                self.node(each, (*path, index), 0, flow=True)
            else:
                styled, child = each
                self.key(styled, (*path, styled[1]))
                self.text += ": "
                self.node(child, (*path, styled[1]), 0, flow=True)
        self.text += ends[1]

    def in_block(self, style: str, held: list, path: tuple, indent: int) -> None:
        for index, each in enumerate(held):
            if index:
                self.end_line()
                self.text += " " * indent
            if style == "block list":
                self.text += "- "
                self.node(each, (*path, index), indent + 2)
            else:
                styled, child = each
                self.key(styled, (*path, styled[1]))
                under = child[0].startswith("block") and child[1]
                self.text += ":\n" + " " * (indent + 2) if under else ": "
                self.node(child, (*path, styled[1]), indent + 2)
