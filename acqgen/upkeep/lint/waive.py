"""From findings to what is shown: severities, hints, and the waivers that hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from acqgen.library import Loaded
from acqgen.problems import Code, Location, Problem, Severity
from acqgen.upkeep.lint.register import RULES
from acqgen.upkeep.lint.registers import Waiver, Waivers
from acqgen.upkeep.lint.rule import Rule
from acqgen.upkeep.lint.view import View, make_view

WAIVER_CODES = {
    "W01": Code(
        "a waiver without end",
        "A waiver that never ends is a rule that does not hold.",
        "write until when it holds",
    ),
    "W02": Code(
        "a waiver that matches nothing",
        "The finding was mended, or the waiver names another place.",
        "take it off the list, or correct rule and text",
    ),
    "W03": Code(
        "a waiver past its end",
        "It ended before the day on which the authorities were last checked.",
        "mend the finding, or decide again",
    ),
}


@dataclass(frozen=True, slots=True)
class Findings:
    """What the rules found: what stands, and what is waived."""

    problems: tuple[Problem, ...]
    waived: tuple[Problem, ...]


def lint(loaded: Loaded, waivers: Waivers) -> tuple[Problem, ...]:
    """Return what each rule finds in the library and no waiver covers, and each dead waiver."""
    return look(loaded, waivers).problems


def look(loaded: Loaded, waivers: Waivers, rules: tuple[Rule, ...] = RULES) -> Findings:
    """Look at the library by each rule. Raises ContentError for lists that cannot be read."""
    view = make_view(loaded)
    found = [problem for rule in rules for problem in _found(rule, view)]
    kept: list[Problem] = []
    waived: list[Problem] = []
    used: set[int] = set()
    for problem in found:
        names = subjects(view, problem.where)
        holding = [n for n, each in enumerate(waivers.listed) if _fits(each, problem.code, names)]
        used |= {*holding}
        (waived if holding else kept).append(problem)
    codes = {each.code for each in rules}
    kept += _dead(view, waivers, used, codes)
    order = sorted(kept, key=lambda each: (each.where, each.code, each.message))
    return Findings(tuple(order), tuple(waived))


def _found(rule: Rule, view: View) -> Iterator[Problem]:
    for each in rule.check(view):
        severity = each.severity if rule.exact else Severity.WARNING
        yield replace(each, code=rule.code, severity=severity, hint=each.hint or rule.hint)


def subjects(view: View, where: Location) -> frozenset[str]:
    """Name what stands at a place: a text and its paragraph, or the file."""
    path = PurePath(where.file)
    for text in view.texts:
        if text.revision.source.file == where.file:
            lines = [
                (unit.line, unit.label) for unit in text.revision.wording.every_unit() if unit.label
            ]
            labels = [label for line, label in sorted(lines) if line <= where.line]
            return frozenset({text.id, f"{text.id}{labels[-1] if labels else ''}"})
    return frozenset({path.stem})


def _fits(waiver: Waiver, code: str, names: frozenset[str]) -> bool:
    return waiver.rule == code and waiver.text in names


def _dead(view: View, waivers: Waivers, used: set[int], codes: set[str]) -> Iterator[Problem]:
    """Yield each waiver without an end, past its end, or without a finding."""
    for index, waiver in enumerate(waivers.listed):
        if waiver.rule not in codes and waiver.rule in {each.code for each in RULES}:
            continue  # a rule that was not asked
        where = waivers.file.locate(index)
        name = f"the waiver of {waiver.rule} for {waiver.text}"
        if waiver.until is None:
            yield _problem("W01", f"{name} has no end", where)
        elif waiver.until < view.checked:
            message = f"{name} ended on {waiver.until}; the library was checked on {view.checked}"
            yield _problem("W03", message, where)
        if index not in used:
            yield _problem("W02", f"{name} matches no finding", where)


def _problem(code: str, message: str, where: Location) -> Problem:
    return Problem(code, message, where, WAIVER_CODES[code].fix)


def explanations() -> dict[str, Code]:
    """Return what each code of the lint means, why it matters, and what to do."""
    rules = {each.code: Code(each.title, each.why, _sentence(each.hint)) for each in RULES}
    waivers = {
        code: Code(each.title, each.why, _sentence(each.fix)) for code, each in WAIVER_CODES.items()
    }
    return {**rules, **waivers}


def _sentence(hint: str) -> str:
    return f"{hint[:1].upper()}{hint[1:]}."
