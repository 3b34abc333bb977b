"""JSON Schema of the profile and of the library's files, so that editors complete and check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from acqgen.library import Library, Question
from acqgen.library.authorities import Authority
from acqgen.library.clauses import FrontMatter
from acqgen.library.deliverables import Deliverable
from acqgen.library.outlines import Outline
from acqgen.library.policy import Definition, Gate, Settings, TableText, TermText, Threshold
from acqgen.library.references import ReferenceClause
from acqgen.library.regimes import LiveWord, Regime
from acqgen.library.standing import TextStanding
from acqgen.profile.profile import Envelope
from acqgen.reading import Data
from acqgen.rules import Kind

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_OPEN = {"enum": ["unknown", None]}
_FILES: Mapping[str, tuple[type[Data], bool]] = {  # model, and whether the file is a list of it
    "clause": (FrontMatter, False),
    "definition": (Definition, False),
    "authority": (Authority, False),
    "threshold": (Threshold, False),
    "table": (TableText, False),
    "deliverable": (Deliverable, False),
    "reference": (ReferenceClause, False),
    "outline": (Outline, False),
    "library": (Settings, False),
    "questions": (Question, True),
    "terms": (TermText, True),
    "gates": (Gate, True),
    "regimes": (Regime, True),
    "words": (LiveWord, True),
    "hsar": (TextStanding, True),
}
KINDS = ("profile", *_FILES)


def schema(library: Library, kind: str) -> dict[str, Any]:
    """Return the JSON Schema of one kind of file. Raises KeyError for an unknown kind."""
    if kind == "profile":
        return _profile(library)
    model, listed = _FILES[kind]
    found = model.model_json_schema()
    if listed:
        found = {"type": "array", "items": found, "$defs": found.pop("$defs", {})}
    return {"$schema": _DRAFT, "title": f"acqgen {kind}", **found}


def _profile(library: Library) -> dict[str, Any]:
    envelope = Envelope.model_json_schema()
    groups: dict[str, dict[str, Any]] = {}
    answers: dict[str, Any] = {}
    for question in library.questions.values():
        group, _, name = question.id.partition(".")
        answers[question.id] = groups.setdefault(group, {})[name] = _answer(question)
    grouped = {
        group: {"type": "object", "properties": named, "additionalProperties": False}
        for group, named in groups.items()
    }
    return {
        "$schema": _DRAFT,
        "title": "acqgen profile",
        "type": "object",
        "properties": {**envelope["properties"], **grouped, **answers},
        "required": ["format"],
        "additionalProperties": False,
        "$defs": envelope.get("$defs", {}),
    }


def _answer(question: Question) -> dict[str, Any]:
    """Return what may stand behind a question: a value, a value with its source, or nothing."""
    value = _value(question)
    said = {
        "type": "object",
        "properties": {"value": value, **{key: {} for key in ("by", "date", "source")}},
        "required": ["value"],
        "additionalProperties": False,
    }
    return {"description": question.ask, "anyOf": [value, _OPEN, said]}


def _value(question: Question) -> dict[str, Any]:
    words = list(question.values)
    field = question.field()
    match question.type:
        case Kind.BOOLEAN:
            return {"enum": [True, False, "yes", "no"]}
        case Kind.ENUM:
            return {"enum": words}
        case Kind.SET:
            return {"type": "array", "items": {"enum": words}, "uniqueItems": True}
        case Kind.INTEGER:
            return {"type": "integer", "minimum": field.minimum, "maximum": field.maximum}
        case Kind.DATE:
            return {"type": "string", "format": "date"}
        case Kind.TEXT:
            limit = {"maxLength": int(question.maximum)} if question.maximum else {}
            return {"type": "string", **limit}
        case Kind.LIST:
            return {"type": "array", "items": {"type": "string"}}
