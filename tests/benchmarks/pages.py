"""Pages of each sample with what is offered left out, as LibreOffice prints them. Run by hand.

`python tests/benchmarks/pages.py`; it needs soffice and pdfinfo.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from acqgen import build, load_library, load_profile, load_templates, write
from acqgen.library import Library
from acqgen.profile import DecisionEntry, Profile
from acqgen.reading import home

OUT = DecisionEntry(
    strength="offered", include=False, reason="Counted.", by="Test", date="2026-12-01"
)
EMBEDDED = {"ai.acquired_as": "embedded_feature", "ai.widely_public": "true",
            "ai.substantial_non_ai": "true"}  # fmt: skip
SCOPE = {"scope": "Transcripts and summaries of staff meetings, inside the office suite in use."}
FILES = ("sow", "rfp")


def main() -> None:
    library = load_library()
    print(f"{'profile':<32} {'sow':>4} {'rfp':>4} {'words':>6}")  # noqa: T201
    for path in sorted(home("profiles").glob("*.yaml")):
        profile = load_profile(path)
        report(path.stem, profile, library)
        if path.stem == "meeting-transcription":
            embedded = replace(profile.with_answers(EMBEDDED), sections=SCOPE)
            report(f"{path.stem}, embedded", embedded, library)


def report(name: str, profile: Profile, library: Library) -> None:
    """Print pages and words of one package."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        made = build(profile.with_decisions((*profile.envelope.decisions, OUT)), library,
                     load_templates())  # fmt: skip
        write(made.files, place / "out")
        sources = [place / "out" / "solicitation" / f"{file}.docx" for file in FILES]
        pdfs = [place / f"{file}.pdf" for file in FILES]
        subprocess.run(
            [tool("soffice"), f"-env:UserInstallation={(place / 'lo').as_uri()}", "--headless",
             "--convert-to", "pdf", "--outdir", str(place), *map(str, sources)],
            check=True, capture_output=True,
        )  # fmt: skip
        counts = [pages(pdf) for pdf in pdfs]
        words = sum(len(text(pdf).split()) for pdf in pdfs)
    print(f"{name:<32} {counts[0]:>4} {counts[1]:>4} {words:>6}")  # noqa: T201


def pages(pdf: Path) -> int:
    told = subprocess.run([tool("pdfinfo"), str(pdf)], check=True, capture_output=True, text=True)
    found = re.search(r"^Pages:\s+(\d+)", told.stdout, re.MULTILINE)
    assert found is not None
    return int(found.group(1))


def text(pdf: Path) -> str:
    told = subprocess.run([tool("pdftotext"), str(pdf), "-"], check=True, capture_output=True)
    return told.stdout.decode()


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is not installed")
    return found


if __name__ == "__main__":
    main()
