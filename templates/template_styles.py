"""The styles of the Word template, by role: word/styles.xml.

Measures in the table below are points and inches; the file wants twentieths and half points.
"""

from __future__ import annotations

from dataclasses import dataclass

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FONT = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:cs="{0}"/>'
NAVY, GRAY, RULE, HEAD, OPEN, LINK = "162E51", "5C5C5C", "919191", "E6E6E6", "FEE685", "1A4480"
EDGE, RIGHT = 0.6, 6.5  # where text starts, and the width of the page between its margins
BODY = 10.5  # a package of sixty texts stays under sixty pages; 93 characters a line


def inches(value: float) -> int:
    """Return 1440ths of an inch."""
    return round(value * 1440)


def twentieths(points: float) -> int:
    """Return 20ths of a point."""
    return round(points * 20)


def border(side: str, points: float, color: str, space: int) -> str:
    """Return one side of a border; `space` in points."""
    return (
        f'<w:{side} w:val="single" w:sz="{round(points * 8)}" w:space="{space}" w:color="{color}"/>'
    )


def tab(position: float, kind: str = "left", leader: str = "") -> str:
    """Return one tab stop; `position` in inches."""
    dots = f' w:leader="{leader}"' if leader else ""
    return f'<w:tab w:val="{kind}"{dots} w:pos="{inches(position)}"/>'


@dataclass(frozen=True)
class Style:
    """A paragraph style; sizes and spaces in points, indents in inches."""

    name: str
    size: float = BODY
    look: str = ""  # "bold", a color, or both
    space: tuple[float, float] = (0, 0)  # before, after
    line: int = 240  # 240 is single; below 0, exact points
    left: float | None = 0  # None: the list says it
    hanging: float = 0
    keep: str = ""  # "next", "lines", or both
    outline: int | None = None
    item: tuple[int, int] | None = None  # list and level
    borders: str = ""
    tabs: str = ""
    align: str = ""
    follow: str = ""  # the style of the next paragraph


LEAD, TEXT, NOTE = 240, 240, 240  # line spacing
LEVEL = {"space": (0, 3), "line": TEXT, "left": None}
TITLE = f"bold {NAVY}"
STYLES = (
    Style("Cover Agency", look=NAVY, space=(0, 10), borders=border("bottom", 1.5, NAVY, 8)),
    Style("Title", 24, TITLE, (0, 2), 228, keep="next lines", follow="Subtitle"),
    Style("Subtitle", 14, "", (0, 9), keep="next lines"),
    Style(
        "Cover Fact",
        10,
        space=(2, 0),
        left=1.9,
        hanging=1.9,
        borders=border("bottom", 0.5, RULE, 2) + border("between", 0.5, RULE, 2),
        tabs=tab(1.9),
    ),
    Style("Cover Heading", 12.5, TITLE, (13, 2), keep="next lines", outline=0),
    Style("Contents Heading", 12.5, TITLE, (13, 2), keep="next lines"),
    Style("Cover Note", 10, space=(0, 6), line=NOTE, keep="lines"),
    Style(
        "heading 1",
        16,
        TITLE,
        (13, 4),
        left=None,
        keep="next lines",
        outline=0,
        item=(1, 0),
        borders=border("top", 1.5, NAVY, 6),
        follow="Section Lead",
    ),
    Style("heading 2", 12.5, TITLE, (11, 0), 240, None, 0, "next lines", 1, (1, 1)),
    Style("heading 3", 11, "bold", (10, 1), 240, None, 0, "next lines", 2, (1, 2)),
    Style(
        "Clause Identity", 9, GRAY, (0, 3), left=EDGE, keep="next lines", tabs=tab(RIGHT, "right")
    ),
    Style("Section Lead", space=(0, 6), line=LEAD, left=EDGE, keep="lines"),
    Style("Body Text", space=(0, 3), line=TEXT, left=EDGE),
    Style("Clause Level 1", item=(3, 0), **LEVEL),
    Style("Clause Level 2", item=(3, 1), **LEVEL),
    Style("Clause Level 3", item=(3, 2), keep="lines", **LEVEL),
    Style("Clause Level 4", item=(3, 3), keep="lines", **LEVEL),
    Style("Short Clause", 9, space=(0, 2), line=240, left=EDGE),
    Style("List Continue", space=(0, 3), line=TEXT, left=EDGE),
    Style("List Continue 2", space=(0, 3), line=TEXT, left=1.0),
    Style("List Continue 3", space=(0, 3), line=TEXT, left=1.45),
    Style("List Continue 4", space=(0, 3), line=TEXT, left=1.85),
    Style("Definition", 10, space=(0, 3), line=240, left=EDGE, keep="lines"),
    Style("List Bullet", space=(0, 3), line=TEXT, left=None, item=(4, 0)),
    Style(
        "Note to Offerors",
        10,
        space=(4, 7),
        line=NOTE,
        left=EDGE,
        keep="lines",
        borders=border("top", 0.5, RULE, 4) + border("bottom", 0.5, RULE, 4),
    ),
    Style(
        "Draft Note",
        9.5,
        space=(1, 5),
        left=0.72,
        keep="next lines",
        borders=border("left", 2.25, RULE, 8),
    ),
    Style(
        "Cover Draft Note",
        9.5,
        space=(1, 5),
        left=0.12,
        keep="lines",
        borders=border("left", 2.25, RULE, 8),
    ),
    Style("caption", 10, "bold", (8, 3), keep="next lines"),
    Style("Table Head", 9, "bold", (2, 2), keep="next"),
    Style("Table Text", 9.5, space=(2, 2)),
    Style("Table Text Small", 9, space=(1.5, 1.5)),
    Style("Table After", 5, line=-7),
    # "Section E" is wider than the first stop and takes the second, where "1.0" takes the first.
    Style("toc 1", 10, "bold", (3, 0), left=0.5, hanging=0.5, tabs=tab(0.5) + tab(0.95)),
    Style("toc 2", 9.5, space=(0, 0), left=0.5, hanging=0.5, tabs=tab(0.5)),
    Style("toc 3", 9.5, space=(0, 0), left=0.5, hanging=0.5, tabs=tab(0.5)),
    Style("Marking", 9, "bold", (0, 4), align="center"),
    Style("header", 9, GRAY, (0, 6), tabs=tab(RIGHT, "right")),
    Style("footer", 9, GRAY, borders=border("top", 0.5, RULE, 5), tabs=tab(RIGHT, "right")),
    Style(
        "Signature Line",
        10.5,
        space=(26, 0),
        keep="next lines",
        tabs=tab(4.0, "left", "underscore") + tab(4.4) + tab(RIGHT, "left", "underscore"),
        follow="Signature Name",
    ),
    Style("Signature Name", 9.5, GRAY, (2, 6), keep="lines", tabs=tab(4.4)),
)
AUTO = '<w:color w:val="auto"/>'
CHARACTERS = (
    ("Paragraph Heading", "<w:i/>"),
    ("Defined Term", "<w:b/>"),
    ("Cover Label", f'<w:color w:val="{GRAY}"/>'),
    ("Clause ID", "<w:b/>" + AUTO),
    ("Clause Strength", AUTO),
    ("Heading Aside", '<w:b w:val="0"/>'),
    ("Clause Fill-In", '<w:u w:val="dotted"/>'),
    ("Clause Blank", f'<w:b/>{AUTO}<w:shd w:val="clear" w:color="auto" w:fill="{OPEN}"/>'),
    ("Amendment Mark", "<w:b/>"),
    ("Strong", "<w:b/>"),
    ("Emphasis", "<w:i/>"),
    ("Hyperlink", f'<w:color w:val="{LINK}"/><w:u w:val="single"/>'),
    ("Code Text", FONT.format("Courier New") + '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
)
BUILT_IN = {
    *("Title", "Subtitle", "heading 1", "heading 2", "heading 3", "Body Text", "caption"),
    *("List Continue", "List Continue 2", "List Continue 3", "List Continue 4", "List Bullet"),
    *("toc 1", "toc 2", "toc 3", "header", "footer", "Strong", "Emphasis", "Hyperlink"),
}


def style_id(name: str) -> str:
    """Return the id of a style: its name without spaces."""
    return name.title().replace(" ", "").replace("-", "").replace("Toc", "TOC")


def style_head(kind: str, name: str, based: str, follow: str = "") -> str:
    """Return the start of a style up to its properties."""
    custom = "" if name in BUILT_IN else ' w:customStyle="1"'
    after = f'<w:next w:val="{style_id(follow)}"/>' if follow else ""
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>{after}<w:qFormat/>'
    )


def paragraph_style(style: Style) -> str:
    """Return one paragraph style, its properties in the order of the schema."""
    number = style.item and f'<w:ilvl w:val="{style.item[1]}"/><w:numId w:val="{style.item[0]}"/>'
    before, after = map(twentieths, style.space)
    exact = style.line < 0
    line = -twentieths(style.line) if exact else style.line
    rule = "exact" if exact else "auto"
    hanging = f' w:hanging="{inches(style.hanging)}"' if style.hanging else ""
    color = style.look.replace("bold", "").strip()
    outline = style.outline
    return (
        style_head("paragraph", style.name, "Normal", style.follow)
        + "<w:pPr>"
        + ("<w:keepNext/>" if "next" in style.keep else "")
        + ("<w:keepLines/>" if "lines" in style.keep else "")
        + (f"<w:numPr>{number}</w:numPr>" if number else "")
        + (f"<w:pBdr>{style.borders}</w:pBdr>" if style.borders else "")
        + (f"<w:tabs>{style.tabs}</w:tabs>" if style.tabs else "")
        + f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'
        + (f'<w:ind w:left="{inches(style.left)}"{hanging}/>' if style.left is not None else "")
        + (f'<w:jc w:val="{style.align}"/>' if style.align else "")
        + (f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else "")
        + "</w:pPr><w:rPr>"
        + ("<w:b/>" if "bold" in style.look else "")
        + (f'<w:color w:val="{color}"/>' if color else "")
        + f'<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/>'
        + "</w:rPr></w:style>"
    )


def defaults() -> str:
    """Return the defaults of the document and the four default styles."""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{FONT.format('Calibri')}"
        f'<w:sz w:val="{round(BODY * 2)}"/><w:szCs w:val="{round(BODY * 2)}"/>'
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="80" w:line="240"'
        ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        "</w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        "<w:semiHidden/></w:style>"
    )


def table_style() -> str:
    """Return Acq Table; its head is bold by Table Head alone, for bold twice is not bold."""
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", 86), ("bottom", 0), ("right", 86))
    )
    return (
        style_head("table", "Acq Table", "TableNormal")
        + '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>'
        + border("top", 1, "000000", 0)
        + border("bottom", 1, "000000", 0)
        + border("insideH", 0.5, RULE, 0)
        + f"</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar>"
        + '</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        + border("bottom", 1, "000000", 0)
        + f'</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{HEAD}"/>'
        + '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>'
    )


def styles() -> str:
    """Return word/styles.xml."""
    characters = (
        f"{style_head('character', name, 'DefaultParagraphFont')}<w:rPr>{look}</w:rPr></w:style>"
        for name, look in CHARACTERS
    )
    found = (*map(paragraph_style, STYLES), *characters, table_style())
    return f'<w:styles xmlns:w="{W}">{defaults()}{"".join(found)}</w:styles>'
