"""Synthetic texts: a clause library, and as many texts in the forms of the peers.

A text has a condition, two fill-ins, about 150 words, a requirement and a reference. The library
stands over the shipped questions, terms, gates, authorities and outlines. The same number gives
the same text.
"""

import json
import random
import shutil
import uuid
from pathlib import Path
from typing import Any

import yaml

OWN = ("clauses", "deliverables", "definitions", "references", "tables", "editions")
ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "clause_library"
PROFILE = ROOT / "profiles" / "cbp-face-matching.yaml"
NAMES_TEXTS = ("fill_ins", "decisions", "sections")  # of a profile; only its answers are used
FOLDERS = ("10-governance", "20-test-evaluation", "70-security", "80-operations")
GROUP = 20  # texts that share a condition; each but the first requires the first
CONDITIONS = (
    "{all: [{term: in_scope}, {term: tier_2_or_3}]}",
    "{all: [{term: in_scope}, {term: generative}]}",
    "{any: [{term: biometric}, {data.gov_data_use: {includes: [training, fine_tuning]}}]}",
    "{all: [{term: above_mpt}, {not: {term: production}}]}",
    "{all: [{proc.value_usd: {more_than: simplified_acquisition}}, {ai.incidental_use: false}]}",
    "{use.nss: [nss, ic]}",
)
SATISFIES = ("dhs-139-08#D-8.2", "m-25-22#M22-4d-iii-F", "dhs-139-08#D-3.3")
WORDS = (
    "system model data training output provide maintain document test evaluation performance risk "
    "bias security access record audit notice written award delivery acceptance monitor incident "
    "report human review decision impact officer requirement evidence version change control "
    "supply chain component license rights privacy retention deletion export transparency"
)


# The libraries


def text_id(number: int) -> str:
    """Return AA-001, AA-002, ..., AB-001, ..."""
    block, place = divmod(number - 1, 999)
    return f"{chr(65 + block // 26)}{chr(65 + block % 26)}-{place + 1:03}"


def sentences(number: int) -> tuple[str, str, str]:
    """Return the words of a text in three parts, the same ones each time."""
    dice = random.Random(number)
    one, two, three = (" ".join(dice.choices(WORDS.split(), k=45)) for _ in range(3))
    return one, two, three


def revision(number: int) -> str:
    """Return the file of one text."""
    group = (number - 1) // GROUP
    first = text_id(group * GROUP + 1)
    one, two, three = sentences(number)
    needs = "" if first == text_id(number) else f"requires: [[{first}]]\n"
    return f"""---
title: Requirement {number} on {one.split()[0]}
kind: sow
place: C
effective: 2026-12-01
change: First issue.
satisfies: [{SATISFIES[group % len(SATISFIES)]}]
when: {CONDITIONS[group % len(CONDITIONS)]}
strength: default
fill_ins:
  days: {{type: integer, unit: days, default: 30, minimum: 1, maximum: 365, ask: "How many days?"}}
  level: {{type: enum, values: {{a: 90 percent, b: 95 percent}}, default: b, ask: "Which level?"}}
verification: {{method: test, event: acceptance, pass_rule: paragraph (b)}}
{needs}---
(a) *Duty.* The Contractor shall {one}.

(b) *Time.* The Contractor shall {two} within {{{{ days }}}} days, as {first}(a) says.

(c) *Level.* The Contractor shall {three} at or above {{{{ level }}}}.
"""


def write_library(root: Path, size: int) -> None:
    """Write texts over the shipped questions, terms, gates, authorities and outlines."""
    shutil.copytree(LIBRARY, root, ignore=shutil.ignore_patterns(*OWN))
    (root / "planned.yaml").write_text("planned: []\n")
    data = yaml.load(PROFILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    answers = {key: each for key, each in data.items() if key not in NAMES_TEXTS}
    (root / "profile.yaml").write_text(yaml.safe_dump(answers), encoding="utf-8")
    for number in range(1, size + 1):
        folder = FOLDERS[(number - 1) // GROUP % len(FOLDERS)]
        path = root / "clauses" / folder / text_id(number) / "r1.md"
        path.parent.mkdir(parents=True)
        path.write_text(revision(number), encoding="utf-8")


# The same number of texts for the peers


def write_catalog(root: Path, size: int) -> None:
    """Write an OSCAL workspace: a catalog of controls, and a profile that sets its parameters."""
    controls = [control(number) for number in range(1, size + 1)]
    groups = [
        {
            "id": f"group-{start // GROUP}",
            "title": "Group",
            "controls": controls[start : start + GROUP],
        }
        for start in range(0, size, GROUP)
    ]
    values = [
        {"param-id": each["id"], "values": [value]}
        for one in controls
        for each, value in zip(one["params"], ("30", "95 percent"), strict=True)
    ]
    profile = {
        "imports": [{"href": "trestle://catalogs/library/catalog.json", "include-all": {}}],
        "merge": {"as-is": True},
        "modify": {"set-parameters": values},
    }
    oscal(root / "catalogs" / "library", "catalog", {"groups": groups})
    oscal(root / "profiles" / "all", "profile", profile)
    (root / ".trestle").mkdir()
    (root / ".trestle" / "config.ini").touch()


def control(number: int) -> dict[str, Any]:
    id = text_id(number).lower()
    one, two, three = sentences(number)
    prose = (
        f"The Contractor shall {one}.",
        f"The Contractor shall {two} within {{{{ insert: param, {id}_days }}}} days.",
        f"The Contractor shall {three} at or above {{{{ insert: param, {id}_level }}}}.",
    )
    parts = [
        {"id": f"{id}_smt.{label}", "name": "item", "prose": text}
        for label, text in zip("abc", prose, strict=True)
    ]
    return {
        "id": id,
        "title": f"Requirement {number} on {one.split()[0]}",
        "params": [{"id": f"{id}_days", "label": "days"}, {"id": f"{id}_level", "label": "level"}],
        "parts": [{"id": f"{id}_smt", "name": "statement", "parts": parts}],
    }


def oscal(folder: Path, kind: str, body: dict[str, Any]) -> None:
    title = {"title": "Library", "version": "1", "oscal-version": "1.1.3"}
    head = {
        "uuid": str(uuid.UUID(int=1, version=4)),
        "metadata": {**title, "last-modified": "2026-12-01T00:00:00+00:00"},
    }
    folder.mkdir(parents=True)
    (folder / f"{kind}.json").write_text(json.dumps({kind: {**head, **body}}), encoding="utf-8")


def write_items(root: Path, size: int) -> None:
    """Write a doorstop document with one item for each text."""
    (root / ".git").mkdir(parents=True)  # by which doorstop knows the root
    folder = root / "req"
    folder.mkdir()
    settings = "settings: {digits: 5, itemformat: yaml, prefix: REQ, sep: ''}\n"
    (folder / ".doorstop.yml").write_text(settings)
    for number in range(1, size + 1):
        one, two, three = sentences(number)
        text = (
            f"The Contractor shall {one}.",
            f"The Contractor shall {two} within 30 days.",
            f"The Contractor shall {three} at or above 95 percent.",
        )
        item = {"active": True, "normative": True, "derived": False, "links": [], "ref": ""}
        item |= {"level": f"{1 + (number - 1) // GROUP}.{1 + (number - 1) % GROUP}"}
        item |= {"header": f"Requirement {number}", "reviewed": None, "text": "\n\n".join(text)}
        (folder / f"REQ{number:05}.yml").write_text(json.dumps(item), encoding="utf-8")
