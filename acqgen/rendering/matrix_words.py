"""The words of the compliance matrix: what the workbook says to the people who fill it in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A response code; `missing` is the row status while its explanation is missing, or empty."""

    code: str
    name: str
    use: str
    missing: str

    @property
    def choice(self) -> str:
        """The code as the drop-down shows it."""
        return f"{self.code} {self.name}"


MISSING = "missing"
NOT_ANSWERED, CODE_MISSING = "Not answered", f"Code {MISSING}"
EXPLANATION_MISSING, PAGE_MISSING = f"Explanation {MISSING}", f"Page {MISSING}"
COMPLETE = "Complete"

MEETS_NOW = Code(
    "FC",
    "Meets now",
    "The offer meets the whole requirement on the day of the proposal. "
    "The volume and page are enough; the explanation may stay empty.",
    "",
)
NOT_APPLICABLE = Code(
    "NA",
    "Not applicable",
    "The requirement does not apply to the offer. The explanation states the reason. "
    "The list holds this code only in the rows that permit it.",
    EXPLANATION_MISSING,
)
CODES = (
    MEETS_NOW,
    Code(
        "FD",
        "Meets by a date",
        "The offer will meet the whole requirement later. The explanation states the date.",
        f"Date {MISSING}",
    ),
    Code(
        "FT",
        "Third party meets",
        "A subcontractor, a supplier or another party meets the requirement. "
        "The explanation states the name of that party.",
        f"Name {MISSING}",
    ),
    Code(
        "PC",
        "Meets in part",
        "The offer meets a part of the requirement. "
        "The explanation states which part is not met, and why.",
        EXPLANATION_MISSING,
    ),
    Code(
        "EX",
        "Takes exception",
        "You ask for other words. The explanation states the words that you ask for.",
        f"Exception text {MISSING}",
    ),
    Code(
        "NC",
        "Does not meet",
        "The offer does not meet the requirement. The explanation states the reason.",
        EXPLANATION_MISSING,
    ),
    NOT_APPLICABLE,
)

INSTRUCTIONS, MATRIX, DELIVERABLES = "Instructions", "Matrix", "Deliverables"
FLOW_DOWN = "Subcontracts"  # a table cannot bear a hyphen in its name
TITLES = {
    INSTRUCTIONS: "How to fill in the compliance matrix",
    MATRIX: "Compliance matrix",
    DELIVERABLES: "Deliverables",
    FLOW_DOWN: "Flow-down matrix",
}
MATRIX_NOTE = "Fill in the white cells, columns I to K. Row status says what is missing."
DELIVERABLES_NOTE = "For reference; nothing on this sheet is filled in."
FLOW_DOWN_NOTE = "Which requirements go to a subcontractor in which role, and in which form."
NONE = "None"

INSTRUCTION_COLUMNS = (
    ("Step or code", 26.0),
    ("What to do, and what the explanation must hold", 90.0),
)
MATRIX_COLUMNS = (
    ("Req ID", 11.0),
    ("Para", 8.0),
    ("Requirement", 48.0),
    ("Binding", 10.0),
    ("Evaluation use", 14.0),
    ("Evidence to submit", 22.0),
    ("Verified by", 15.0),
    ("Deliverable", 12.0),
)
OFFEROR_COLUMNS = (
    ("Offeror: response code", 21.0),
    ("Offeror: explanation, exception or date", 32.0),
    ("Offeror: volume and page", 16.0),
)
STATUS_COLUMN = ("Row status", 20.0)
FLOW_DOWN_COLUMNS = (
    ("ID", 10.0),
    ("Requirement", 60.0),
    ("Role of the subcontractor", 30.0),
    ("Form", 30.0),
)
DELIVERABLE_COLUMNS = (
    ("ID", 8.0),
    ("Title", 34.0),
    ("Format", 26.0),
    ("Required by", 14.0),
    ("Due", 34.0),
    ("Accepted when", 44.0),
    ("Distribution", 26.0),
)

_OPEN = "Open the sheet Matrix. Each row is one requirement, in the words of the solicitation."
_ANSWER = (
    "Fill in the three columns whose heading begins with Offeror. "
    "White cells are yours; shaded cells belong to the Government."
)
_CHOOSE = "Choose one response code in each row, and give the volume and page of your proposal."
_CHECK = (
    "Read the column Row status. It says in words what is still missing. "
    "Color only repeats the words."
)
_LEAVE = (
    "Do not add, delete or merge rows or columns. "
    "Filtering changes nothing: the Government reads each row by its Req ID."
)
STEPS = (
    ("1. Open", _OPEN),
    ("2. Answer", _ANSWER),
    ("3. Choose a code", _CHOOSE),
    ("4. Check", _CHECK),
    ("5. Leave in place", _LEAVE),
)
EFFECT_STEP = "6. Know the effect"
ABOUT = "About this file"
ABOUT_WORDS = (
    "Build {build}. Clause library {library}. Sheets: {sheets}. No hidden sheets and no macros."
)


@dataclass(frozen=True, slots=True)
class Ask:
    """What a cell says when it is entered, and when its entry is refused."""

    prompt_title: str
    prompt: str
    error_title: str
    error: str


CODE_ASK = Ask(
    "Response code",
    "Choose one code. The sheet Instructions says what each code means.",
    "Not a response code",
    "Choose a code from the list, or clear the cell.",
)
LONGEST_EXPLANATION, LONGEST_PAGE = 1000, 100
EXPLANATION_ASK = Ask(
    "Explanation",
    f"State what the code asks for, in at most {LONGEST_EXPLANATION:,} characters.",
    "Too long",
    f"Shorten the text to {LONGEST_EXPLANATION:,} characters, or refer to a page.",
)
PAGE_ASK = Ask(
    "Volume and page",
    f"State where the proposal answers, such as II, 14, in at most {LONGEST_PAGE} characters.",
    "Too long",
    f"Shorten the text to {LONGEST_PAGE} characters.",
)


def counted(count: int, one: str, many: str) -> str:
    """Return a count with its noun."""
    return f"{count:,} {one if count == 1 else many}"
