"""The one place that overrides docxtpl: templates read plain data, and nothing is lost in silence.

As shipped, docxtpl runs code that stands in a template, prints nothing for an unknown variable,
drops the rest of a paragraph after a stray `<`, and rewrites `{_{` and line ends inside values.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from types import TracebackType
from typing import Any
from zipfile import BadZipFile

import jinja2
from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from acqgen.rendering.archive import parts_of
from acqgen.rendering.templates import TemplateError

_FILTERS = {"first", "join", "last", "length", "lower", "trim", "upper"}
_TESTS = {"defined", "false", "none", "true"}


def render_parts(template: bytes, context: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the parts of `template` filled from `context`, which holds plain data only.

    Raises TemplateError for a template that asks for more than it is given, or breaks its XML.
    """
    if not _is_word(template):
        raise TemplateError("the template is not a Word file")
    filled = _Template(io.BytesIO(template))
    filled.render(dict(context), _Environment())
    target = io.BytesIO()
    filled.save(target)
    return parts_of(target.getvalue())


def _is_word(template: bytes) -> bool:
    try:
        return {"[Content_Types].xml", "word/document.xml"} <= parts_of(template).keys()
    except BadZipFile:
        return False


class _Environment(ImmutableSandboxedEnvironment):
    """A template may read, test and loop over data: no calls, no globals, no growing of text."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(undefined=jinja2.StrictUndefined, autoescape=True)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.tests = {name: self.tests[name] for name in _TESTS}

    def call_binop(
        self,
        context: jinja2.runtime.Context,  # noqa: ARG002 - signature of jinja2
        operator: str,
        left: object,  # noqa: ARG002
        right: object,  # noqa: ARG002
    ) -> Any:
        raise SecurityError(f"the operator {operator} is not allowed in a template")

    def is_safe_callable(self, obj: object) -> bool:  # noqa: ARG002 - signature of jinja2
        return False

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        loop = isinstance(obj, LoopContext) and not attr.startswith("_")
        return loop and not callable(value)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Prefer a key to a method of the same name (`items`)."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl with strict rendering; the writer of the package sets the properties of the file."""

    def render_xml_part(
        self,
        src_xml: str,
        part: Any,
        context: dict[str, Any],
        jinja_env: jinja2.Environment | None = None,
    ) -> str:
        assert isinstance(jinja_env, _Environment)
        lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)  # one paragraph a line, for messages
        try:
            filled = jinja_env.from_string(lines).render(context)
        except jinja2.TemplateError as error:
            raise TemplateError(_message(error, str(part.partname), lines)) from error
        return re.sub(r"\n<w:p([ >])", r"<w:p\1", filled)

    def fix_tables(self, xml: str) -> Any:
        """Parse strictly first; docxtpl recovers from broken XML by dropping text."""
        try:
            etree.fromstring(xml)
        except etree.XMLSyntaxError as error:
            raise TemplateError(f"the filled template is not well-formed XML: {error}") from error
        return super().fix_tables(xml)

    def render_properties(
        self, context: dict[str, Any], jinja_env: jinja2.Environment | None = None
    ) -> None:
        """Leave the properties alone."""


def _message(error: jinja2.TemplateError, part: str, lines: str) -> str:
    """Say in which paragraph of `part` a template failed."""
    number = getattr(error, "lineno", None) or _line_of(error.__traceback__)
    words = re.sub(r"<[^>]+>", "", lines.split("\n")[number - 1]).strip()
    return f"{part.lstrip('/')}, paragraph {words!r}: {error}"


def _line_of(trace: TracebackType | None) -> int:
    """Return the last line of the template that a traceback passes through."""
    line = 1
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
