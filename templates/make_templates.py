"""Make document.docx, the Word template of every document.

Run `python templates/make_templates.py` after a change; a test compares its output with the file.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from template_styles import W, inches, style_id, styles  # noqa: E402 - the script runs alone

from acqgen.rendering.archive import pack  # noqa: E402 - from a checkout

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = f"{OFFICE}.wordprocessingml"
HEADINGS = ("heading 1", "heading 2", "heading 3")
LISTS = (  # name, levels: format, text, left, hanging, style
    (
        "Acq Headings",
        ("decimal", "%1.0", 0.6, 0.6, HEADINGS[0]),
        ("decimal", "%1.%2", 0.6, 0.6, HEADINGS[1]),
        ("decimal", "%1.%2.%3", 0.6, 0.6, HEADINGS[2]),
    ),
    (
        "Acq Lettered Headings",
        ("upperLetter", "Section %1", 1.25, 1.25, ""),
        ("decimal", "%1.%2", 0.6, 0.6, ""),
        ("decimal", "%1.%2.%3", 0.6, 0.6, ""),
    ),
    (
        "Acq Clause",
        ("lowerLetter", "(%1)", 0.6, 0.6, "Clause Level 1"),
        ("decimal", "(%2)", 1.0, 0.4, "Clause Level 2"),
        ("lowerRoman", "(%3)", 1.45, 0.45, "Clause Level 3"),
        ("upperLetter", "(%4)", 1.85, 0.4, "Clause Level 4"),
    ),
    ("Acq Bullets", ("bullet", "•", 0.85, 0.25, "List Bullet")),
)


def level(depth: int, spec: tuple[str, str, float, float, str]) -> str:
    """Return one level of a list."""
    kind, words, left, hanging, style = spec
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        + (f'<w:pStyle w:val="{style_id(style)}"/>' if style else "")
        + f'<w:suff w:val="tab"/><w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/><w:pPr>'
        + f'<w:tabs><w:tab w:val="num" w:pos="{inches(left)}"/></w:tabs>'
        + f'<w:ind w:left="{inches(left)}" w:hanging="{inches(hanging)}"/></w:pPr></w:lvl>'
    )


def numbering() -> str:
    """Return word/numbering.xml: the lists, each with one instance for its styles."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="0AC9000{number}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="0AC9001{number}"/>'
        f'<w:name w:val="{name}"/>'
        + "".join(level(depth, spec) for depth, spec in enumerate(levels))
        + "</w:abstractNum>"
        for number, (name, *levels) in enumerate(LISTS, 1)
    )
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number, _ in enumerate(LISTS, 1)
    )
    return f'<w:numbering xmlns:w="{W}">{lists}{instances}</w:numbering>'


def part(root: str, inner: str) -> str:
    """Return a part of the word folder from its root element and what stands in it."""
    return f'<w:{root} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{root}>'


def paragraph(style: str, *runs: str) -> str:
    """Return one paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{"".join(runs)}</w:p>'


def run(words: str, style: str = "") -> str:
    """Return one run; its words may hold variables, and a tab stands as an element."""
    look = f'<w:rPr><w:rStyle w:val="{style_id(style)}"/></w:rPr>' if style else ""
    inner = '</w:t><w:tab/><w:t xml:space="preserve">'.join(words.split("\t"))
    text = f'<w:t xml:space="preserve">{inner}</w:t>'.replace(
        '<w:t xml:space="preserve"></w:t>', ""
    )
    return f"<w:r>{look}{text}</w:r>"


def field(name: str) -> str:
    """Return a field that Word computes when it lays out the page."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def tag(words: str) -> str:
    """Return a paragraph that holds a tag of the template and prints nothing itself."""
    return f"<w:p>{run('{%p ' + words + ' %}')}</w:p>"


def slot(name: str) -> str:
    """Return the paragraph in whose place the writer puts its own paragraphs."""
    return f"<w:p>{run('{{p slots.' + name + ' }}')}</w:p>"


MARKING = tag("for line in doc.marking") + paragraph("Marking", run("{{ line }}")) + tag("endfor")
RUNNING = paragraph("header", run("{{ doc.header_left }}\t{{ doc.title }}"))
FIRST_HEADER = (
    MARKING + tag("if not doc.marking") + paragraph("header") + tag("endif")
)  # a header must hold a paragraph
FOOTER = paragraph(
    "footer", run("{{ doc.running_title }}\tPage "), field("PAGE"), run(" of "), field("NUMPAGES")
)
COVER = (
    tag("if doc.agency")
    + paragraph("Cover Agency", run("{{ doc.agency }}"))
    + tag("endif")
    + paragraph("Title", run("{{ doc.title }}"))
    + paragraph("Subtitle", run("{{ doc.subtitle }}"))
    + tag("for fact in doc.facts")
    + paragraph("Cover Fact", run("{{ fact.label }}", "Cover Label"), run("\t{{ fact.value }}"))
    + tag("endfor")
)
PAGE = (
    '<w:sectPr><w:headerReference w:type="first" r:id="rId5"/>'
    '<w:headerReference w:type="default" r:id="rId6"/>'
    '<w:footerReference w:type="first" r:id="rId7"/>'
    '<w:footerReference w:type="default" r:id="rId8"/>'
    '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1368" w:right="1440" w:bottom="1224"'
    ' w:left="1440" w:header="648" w:footer="576" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
BODY = f"<w:body>{COVER}{slot('register')}{slot('contents')}{slot('body')}{PAGE}</w:body>"
FONTS = "".join(
    f'<w:font w:name="{name}"><w:altName w:val="{stand_in}"/><w:charset w:val="00"/>'
    f'<w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
    for name, stand_in, family, pitch in (
        ("Calibri", "Carlito", "swiss", "variable"),
        ("Courier New", "Liberation Mono", "modern", "fixed"),
    )
)
SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:autoHyphenation w:val="0"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting'
    ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US"/><w:decimalSymbol w:val="."/>'
    '<w:listSeparator w:val=","/>'
)
PARTS = (  # file, kind of relationship and of content, XML; rId1 and on
    ("styles", "styles", styles()),
    ("numbering", "numbering", numbering()),
    ("settings", "settings", part("settings", SETTINGS)),
    ("fontTable", "fontTable", part("fonts", FONTS)),
    ("header1", "header", part("hdr", FIRST_HEADER)),
    ("header2", "header", part("hdr", MARKING + RUNNING)),
    ("footer1", "footer", part("ftr", FOOTER)),
    ("footer2", "footer", part("ftr", FOOTER)),
)
CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Document</dc:title>'
    "<dc:language>en-US</dc:language></cp:coreProperties>"
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>acqgen</Application></Properties>"
)


def relationships(*rows: tuple[str, str]) -> str:
    """Return a .rels part; each row is the kind and the target."""
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(rows, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def content_types() -> str:
    """Return [Content_Types].xml."""
    kinds = [
        ("/word/document.xml", f"{WORD}.document.main+xml"),
        *((f"/word/{file}.xml", f"{WORD}.{kind}+xml") for file, kind, _ in PARTS),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", f"{OFFICE}.extended-properties+xml"),
    ]
    inner = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds)
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inner}</Types>'
    )


def document_parts() -> dict[str, bytes]:
    """Return every part of document.docx."""
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            (f"{R}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{R}/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
        "word/document.xml": part("document", BODY),
        "word/_rels/document.xml.rels": relationships(
            *((f"{R}/{kind}", f"{file}.xml") for file, kind, _ in PARTS)
        ),
        **{f"word/{file}.xml": xml for file, _, xml in PARTS},
    }
    declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return {name: (declared + xml).encode() for name, xml in parts.items()}


if __name__ == "__main__":
    target = Path(sys.argv[1]) if sys.argv[1:] else HERE / "document.docx"
    target.write_bytes(pack(document_parts()))
