"""Limits and samples: whether the cases of a test can show the rate that it has to show.

Without one failure in n cases, a rate of at most p is shown when (1 - p) ** n is at most one less
the confidence level (the exact binomial bound; NIST/SEMATECH e-Handbook, 7.2.4.1). With fewer
cases no system passes, however good.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal

from acqgen.library import FillIn, Library
from acqgen.package.fill_ins import FillIns
from acqgen.package.units import ChosenText
from acqgen.problems import Location, Problem, Severity
from acqgen.profile import Profile


def check_samples(
    texts: Iterable[ChosenText],
    fill_ins: FillIns,
    library: Library,
    profile: Profile,
    printed: frozenset[str],
) -> Iterator[Problem]:
    """Yield a warning for each printed limit that its printed sample cannot show."""
    level = fill_ins.number(library.settings.confidence)
    for text in texts:
        id, head = text.decision.clause.id, text.decision.revision.head
        for name, fill in head.fill_ins.items():
            if fill.shown_by and printed >= {f"{id}.{name}", f"{id}.{fill.shown_by}"}:
                limit = fill_ins.number(f"{id}.{name}")
                cases = fill_ins.number(f"{id}.{fill.shown_by}")
                if level is None or limit is None or cases is None:
                    continue
                needed = cases_needed(rate(fill, name, limit), level / 100)
                if cases < needed:
                    where = _place(profile, id, name, fill.shown_by)
                    yield _too_few(f"{id}.{name}", limit, fill.shown_by, int(cases), needed, where)


def cases_needed(rate: Decimal, confidence: Decimal) -> int:
    """Return the cases without failure that show a rate of failures of at most `rate`."""
    return math.ceil(math.log(1 - float(confidence)) / math.log1p(-float(rate)))


def rate(fill: FillIn, name: str, limit: Decimal) -> Decimal:
    """Return the limit as a share of failures; a least share of successes is turned round."""
    share = limit / 100 if fill.unit.startswith("percent") else limit
    return 1 - share if name.endswith("_min") else share


def _place(profile: Profile, id: str, *names: str) -> Location:
    """Return the place in the profile that gives one of the values, or the group of fill-ins."""
    given = profile.envelope.fill_ins.get(id, {})
    found = next((name for name in names if name in given), "")
    path = ("fill_ins", id, found) if found else ("fill_ins",)
    return profile.source.locate_key(*path)


def _too_few(
    slot: str, limit: Decimal, sample: str, cases: int, needed: int, where: Location
) -> Problem:
    message = f"{slot} of {limit} cannot be shown by {cases:,} cases; no system could pass the test"
    hint = f"set {sample} to {needed:,} or more, each then without a failure, or change the limit"
    return Problem("ACQ407", message, where, hint, severity=Severity.WARNING)
