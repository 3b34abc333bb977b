"""Whole procurements: the tier, the gates, and what becomes of every text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import ROOT, write_profile

from acqgen.pipeline import decide
from acqgen.profile import load_profile
from acqgen.rules import answer

SCENARIOS = sorted((ROOT / "tests" / "scenarios").glob("*.yaml"))


def test_there_are_thirteen_scenarios() -> None:
    assert len(SCENARIOS) == 13


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_scenario(path, library, tmp_path) -> None:
    scenario = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    found = decide(load_profile(profile_of(scenario, tmp_path)), library).selection

    assert str(found.tier) == scenario["tier"]
    gates = [{"id": each.id, "severity": each.severity} for each in found.gates]
    assert sorted(gates, key=str) == sorted(scenario["gates"], key=str)
    referred = {
        id
        for id, each in library.references.items()
        if each.when is not None and answer(each.when, found.world) is True
    }
    assert sorted(referred) == scenario["references"]
    assert {
        id: (str(each.outcome), str(each.strength)) for id, each in found.decisions.items()
    } == {
        id: (each["outcome"], each.get("strength", "")) for id, each in scenario["expected"].items()
    }


def profile_of(scenario, folder: Path) -> Path:
    """Return the profile that a scenario names, or one made of its answers."""
    if "base" in scenario:
        return ROOT / "profiles" / f"{scenario['base']}.yaml"
    path = folder / f"{scenario['id']}.yaml"
    return write_profile(path, {"format": "1", **scenario["answers"]})
