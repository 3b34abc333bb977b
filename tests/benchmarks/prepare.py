"""What the floor has to do: the words and cells of a real build, and a template to print them.

Usage: `python prepare.py PROFILE FOLDER`; writes work.json and template.docx into the folder.
"""

import json
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
import openpyxl

from acqgen.library import load_library
from acqgen.pipeline import build
from acqgen.profile import load_profile
from acqgen.reading import home
from acqgen.rendering import load_templates

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = 3  # the row of a sheet that holds the heads of its table


def main() -> None:
    path, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    library = load_library()
    files = build(load_profile(path), library, load_templates(home("templates"))).files
    documents = [document(name, each) for name, each in files.items() if name.endswith(".docx")]
    books = [book(name, each) for name, each in files.items() if name.endswith(".xlsx")]
    work = {
        "library": str(home("clause_library").resolve()),
        "files": list(library.digests),
        "profile": str(path),
        "documents": documents,
        "books": books,
    }
    (folder / "work.json").write_text(json.dumps(work), encoding="utf-8")
    make_template(folder / "template.docx")
    print(  # noqa: T201
        f"{len(library.digests) + 1} YAML files, "
        f"{sum(words(block) for each in documents for block in each['blocks']):,} words in "
        f"{len(documents)} documents, "
        f"{sum(len(row) for each in books for sheet in each['sheets'] for row in sheet['rows']):,} "
        f"cells in {len(books)} workbooks"
    )


def document(name: str, content: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        body = ET.fromstring(archive.read("word/document.xml"))[0]
    return {"name": Path(name).name, "title": Path(name).stem, "blocks": list(blocks(body))}


def blocks(parent: ET.Element) -> Iterator[dict[str, Any]]:
    for each in parent:
        if each.tag == W + "p":
            style = each.find(f"{W}pPr/{W}pStyle")
            heading = style is not None and style.get(W + "val", "").startswith("Heading")
            if text := text_of(each):
                yield {"kind": "heading" if heading else "text", "text": text}
        elif each.tag == W + "tbl":
            rows = [list(map(text_of, row.iter(W + "tc"))) for row in each.iter(W + "tr")]
            yield {"kind": "table", "rows": rows}
        elif each.tag == W + "sdt":
            yield from blocks(each.find(W + "sdtContent"))


def text_of(parent: ET.Element) -> str:
    return " ".join(
        filter(None, ("".join(t.text or "" for t in p.iter(W + "t")) for p in parent.iter(W + "p")))
    )


def words(block: dict[str, Any]) -> int:
    cells = [cell for row in block.get("rows", ()) for cell in row]
    return len(" ".join([block.get("text", ""), *cells]).split())


def book(name: str, content: bytes) -> dict[str, Any]:
    found = openpyxl.load_workbook(BytesIO(content))
    return {"name": Path(name).name, "sheets": [sheet(each) for each in found.worksheets]}


def sheet(found: Any) -> dict[str, Any]:
    rows = [[plain(cell.value) for cell in row] for row in found.iter_rows()]
    rows[: HEAD - 1] = [row[:1] for row in rows[: HEAD - 1]]  # title and note stand in one cell
    letters = [cell.column_letter for cell in found[HEAD]]
    widths = [found.column_dimensions[letter].width for letter in letters]
    return {"name": found.title, "head": HEAD, "widths": widths, "rows": rows}


def plain(value: Any) -> str | int | None:
    return value if isinstance(value, str | int | None) else str(value)


def make_template(path: Path) -> None:
    """Make a template that prints headings, paragraphs and tables in the order of its data."""
    made = docx.Document()
    made.add_heading("{{ title }}", 1)
    for line in ("{%p for block in blocks %}", "{%p if block.kind == 'heading' %}"):
        made.add_paragraph(line)
    made.add_heading("{{ block.text }}", 2)
    made.add_paragraph("{%p elif block.kind == 'text' %}")
    made.add_paragraph("{{ block.text }}")
    made.add_paragraph("{%p else %}")
    table = made.add_table(rows=3, cols=3, style="Table Grid")
    table.cell(0, 0).text = "{%tr for row in block.rows %}"
    for column, text in enumerate(
        ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"),
    ):
        table.cell(1, column).text = text
    table.cell(2, 0).text = "{%tr endfor %}"
    made.add_paragraph()
    for line in ("{%p endif %}", "{%p endfor %}"):
        made.add_paragraph(line)
    made.save(path)


if __name__ == "__main__":
    main()
