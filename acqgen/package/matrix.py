"""The matrix: one row for each first-level paragraph that holds a duty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from acqgen.library import FrontMatter, Library, ParagraphRule
from acqgen.package import model
from acqgen.package.assembly import Assembled
from acqgen.package.cover import Cover, draft_marking
from acqgen.package.units import ChosenUnit

_KINDS = ("sow", "special", "cdrl", "instruction")
_SHALL = re.compile(r"\bshall( not)?\b")


def make_matrix(assembled: Assembled, cover: Cover) -> model.Matrix:
    """Return the rows that offerors answer, in order of print."""
    rows = tuple(
        row
        for document in assembled.documents
        for section in document.sections
        for clause in section.clauses
        for row in _rows(assembled, clause)
    )
    number = cover.profile.envelope.document.number
    attachment = cover.profile.envelope.document.matrix_attachment
    header = [number, f"Attachment {attachment}" if attachment else ""]
    return model.Matrix(
        title=cover.title(),
        header_left=", ".join(filter(None, header)),
        marking=draft_marking(cover.profile),
        library=cover.library.edition,
        rows=rows,
        deliverables=assembled.deliverables,
        effect=_effect(assembled, cover.library.settings.matrix.effect),
        flow_down=tuple(_flow_down(assembled, cover.library)),
    )


def _rows(assembled: Assembled, clause: model.PrintedClause) -> Iterator[model.Row]:
    text = assembled.texts[clause.id]
    head = text.decision.revision.head
    if head.kind not in _KINDS:
        return
    printed = _by_label(clause)
    for chosen in text.units:
        if chosen.unit is None or not chosen.label:
            continue
        found = _SHALL.search(chosen.unit.words())
        if found:
            yield _row(head, clause, chosen, printed[chosen.label], found.group(), assembled)


def _row(
    head: FrontMatter,
    clause: model.PrintedClause,
    chosen: ChosenUnit,
    blocks: list[model.Block],
    binding: str,
    assembled: Assembled,
) -> model.Row:
    assert chosen.unit is not None
    items = {item.id for item in assembled.deliverables}
    named = chosen.unit.references
    return model.Row(
        id=f"{clause.id}{chosen.label}",
        para=f"{clause.number}{chosen.label}",
        requirement="\n".join(plain_lines(blocks)),
        binding=binding,
        evaluation=_evaluation(chosen.rule.evaluation or head.evaluation, assembled),
        evidence=_sentence(chosen.rule.evidence or head.evidence or "none"),
        verified_by=_verified(head, chosen.rule),
        deliverables=tuple(dict.fromkeys(id for id in named if id in items)),
        na_allowed=chosen.rule.na,
    )


def _by_label(clause: model.PrintedClause) -> dict[str, list[model.Block]]:
    found: dict[str, list[model.Block]] = {}
    label = ""
    for block in clause.blocks:
        if isinstance(block, model.Paragraph) and block.anchor:
            label = block.label
        found.setdefault(label, []).append(block)
    return found


def plain_lines(blocks: list[model.Block]) -> Iterator[str]:
    """Yield a requirement as plain lines; deeper levels keep their labels."""
    for block in blocks:
        if isinstance(block, model.Table):
            yield f"Table. {block.caption}"
            yield " | ".join(block.columns)
            for row in block.rows:
                yield " | ".join(" ".join(plain(line) for line in cell) for cell in row)
        elif block.role == "bullet":
            yield f"• {plain(block.line)}"
        else:
            label = f"{block.label} " if block.label and block.level > 1 else ""
            yield f"{label}{plain(block.line)}"


def plain(line: model.Line) -> str:
    """Return the words of a line; a blank shows its brackets."""
    return "".join(
        f"[Blank {each.number}: {each.label}]" if isinstance(each, model.Blank) else each.text
        for each in line
    )


def _evaluation(said: str, assembled: Assembled) -> str:
    """Say how an answer is evaluated; a factor that does not print evaluates nothing."""
    kind, _, text = said.partition(":")
    if kind in ("", "none") or (text and text not in assembled.printed):
        return "Not evaluated"
    return f"{_sentence(kind)} {text}".strip()


def _verified(head: FrontMatter, rule: ParagraphRule) -> str:
    own = rule.verification or head.verification
    if own is None:
        return "Not verified"
    return "; ".join(filter(None, [_sentence(own.method), own.event]))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _effect(assembled: Assembled, row: str) -> str:
    id, _, label = row.partition("(")
    clause = assembled.printed.get(id)
    return " ".join(plain_lines(_by_label(clause).get(f"({label}", []))) if clause else ""


def _flow_down(assembled: Assembled, library: Library) -> Iterator[model.FlowRow]:
    """Yield each printed text that goes to lower tiers, where a text attaches their matrix."""
    if library.settings.matrix.flow_down not in assembled.printed:
        return
    for id, clause in assembled.printed.items():
        flow = assembled.texts[id].decision.revision.head.flow_down
        if flow.roles:
            roles = tuple(library.settings.roles.get(role, role) for role in flow.roles)
            yield model.FlowRow(id, clause.title, roles, _sentence(flow.text or "substance"))
