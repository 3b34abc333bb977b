"""The register of problem codes. A code is never reused.

1xx reading, 2xx the library's own sense, 3xx answers and decisions, 4xx fill-ins,
5xx assembly, 6xx templates, 7xx writing.
"""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """What a code means, why it is a problem, and what to do."""

    title: str
    why: str
    fix: str


CODES: dict[str, Code] = {
    "ACQ101": Code(
        "the file is not there",
        "Nothing can be read from a path that does not exist.",
        "Check the spelling of the path; quote a path that holds spaces.",
    ),
    "ACQ102": Code(
        "a folder was given where a file is wanted",
        "One profile is one file.",
        "Name the file inside the folder.",
    ),
    "ACQ103": Code(
        "a key is given twice",
        "Most programs silently keep one of the two; a contract cannot rest on which.",
        "Delete one of them.",
    ),
    "ACQ104": Code(
        "a tab stands in the file",
        "YAML indents with spaces, and a tab looks like some number of them.",
        "Replace each tab by spaces; most editors have a command for it.",
    ),
    "ACQ105": Code(
        "an anchor or alias is used",
        "Anchors make text appear at places where no reader sees it.",
        "Write the value out where it is needed, or quote a text that starts with & or *.",
    ),
    "ACQ106": Code(
        "a tag is used",
        "Tags ask the reader to build objects; acqgen reads plain data only.",
        "Remove the tag, or quote a text that starts with an exclamation mark.",
    ),
    "ACQ107": Code(
        "a second document starts in the file",
        "One file holds one document.",
        "Remove the line '---', or move what follows into a file of its own.",
    ),
    "ACQ108": Code(
        "the file is too large",
        "No profile or text comes near the limit of one megabyte.",
        "Check that this is the right file.",
    ),
    "ACQ109": Code(
        "the file is not UTF-8 text",
        "acqgen reads text in UTF-8, with or without a byte order mark.",
        "Save the file as UTF-8; in Windows Notepad choose it under Save as, Encoding.",
    ),
    "ACQ110": Code(
        "the YAML cannot be read",
        "Quotes, colons or indentation do not fit together.",
        "Look at the line named and the one before it; quote texts that hold ': ' or '#'.",
    ),
    "ACQ111": Code(
        "a control character stands in the file",
        "It cannot be printed, and Word and Excel refuse it.",
        "Delete the character; it often comes with text pasted from a PDF.",
    ),
    "ACQ112": Code(
        "the file is nested too deeply",
        "No file of acqgen needs more than 40 levels.",
        "Check the indentation.",
    ),
    "ACQ113": Code(
        "a key is not a plain word",
        "Keys are words; a list or a mapping cannot be one.",
        "Check for a missing quote or a stray bracket before the colon.",
    ),
    "ACQ114": Code(
        "a key is not known",
        "acqgen refuses what it does not understand, so that no setting is lost.",
        "Use one of the known keys; the message names the nearest.",
    ),
    "ACQ115": Code(
        "a key is missing",
        "The file cannot be understood without it.",
        "Add the key named.",
    ),
    "ACQ116": Code(
        "a value has the wrong shape",
        "A list, a mapping, a word or a number was expected.",
        "Compare with a sample profile, or with the README of the clause library.",
    ),
    "ACQ117": Code(
        "the front matter is missing or not closed",
        "A text starts with '---', YAML, and '---' again; the wording follows.",
        "Add the missing line '---'.",
    ),
    "ACQ118": Code(
        "the file cannot be read",
        "The operating system refused.",
        "Check the permissions, and whether another program holds the file.",
    ),
    "ACQ201": Code(
        "a condition names an unknown question",
        "A condition can only test what a profile answers.",
        "Use an id from questions/, for example ai.biometric_mode.",
    ),
    "ACQ202": Code(
        "a condition tests for a value that the question does not have",
        "The test would never hold.",
        "Use one of the values of the question.",
    ),
    "ACQ203": Code(
        "a condition tests outside the range of the question",
        "The test would always give the same answer.",
        "Choose a limit inside the range.",
    ),
    "ACQ204": Code(
        "a test does not fit the type of the question",
        "Numbers and dates are compared, sets include, enums and booleans equal.",
        "Use a test that fits; the README of the clause library lists them.",
    ),
    "ACQ205": Code(
        "a condition names an unknown term",
        "Terms stand in terms.yaml.",
        "Use one of them, or add it there.",
    ),
    "ACQ206": Code(
        "terms name each other in a circle",
        "A circle has no answer.",
        "Let one of them stand on questions alone.",
    ),
    "ACQ207": Code(
        "'selected' stands where it may not",
        "Selection would run in a circle; only alternates, paragraphs and due lines may ask.",
        "Move the test to the paragraph or alternate that depends on the other text.",
    ),
    "ACQ208": Code(
        "a text is named that the library does not know",
        "It is neither a text nor in planned.yaml.",
        "Correct the id, or add it to planned.yaml.",
    ),
    "ACQ209": Code(
        "an authority or paragraph is named that the library does not know",
        "Each citation leads to a file in authorities/ and a paragraph in it.",
        "Correct the id, or add the authority with its evidence.",
    ),
    "ACQ210": Code(
        "the wording breaks the grammar",
        "The grammar is closed, so that what is written is what prints.",
        "See 'Wording' in the README of the clause library.",
    ),
    "ACQ211": Code(
        "a label is out of order",
        "Labels are written as they print; Word computes the same ones.",
        "Number the paragraphs without gaps, four columns deeper for each level.",
    ),
    "ACQ212": Code(
        "a slot has no fill-in",
        "The value would be unknown.",
        "Declare it under fill_ins, or correct its name.",
    ),
    "ACQ213": Code(
        "a fill-in is not used in the wording",
        "Nobody should be asked for a value that prints nowhere.",
        "Remove it, or put its slot into the wording.",
    ),
    "ACQ214": Code(
        "a fill-in is not declared soundly",
        "Its type, values, bounds and default have to fit together.",
        "Mend the declaration; the README of the clause library lists the keys.",
    ),
    "ACQ215": Code(
        "an alternate does not fit its text",
        "It replaces whole first-level paragraphs that exist, and its wording is in the file.",
        "Compare 'replaces' with the labels, and the marker with the id.",
    ),
    "ACQ216": Code(
        "a deliverable is named that the library does not know",
        "Each data item is a file in deliverables/.",
        "Correct the id, or add the file.",
    ),
    "ACQ217": Code(
        "the library edition is not known",
        "A package names the edition that it was built from.",
        "Use 'draft', or an edition listed by acqgen library list.",
    ),
    "ACQ218": Code(
        "a text or file is not where its id says",
        "The id is the name of the folder or file.",
        "Rename the folder, or correct the id.",
    ),
    "ACQ219": Code(
        "a text has no place in the outline",
        "It would be selected and printed nowhere.",
        "Add its folder or place to a section of the outline.",
    ),
    "ACQ220": Code(
        "a paragraph is named that the text does not have",
        "A reference leads to a label that exists.",
        "Correct the label.",
    ),
    "ACQ301": Code(
        "the profile answers an unknown question",
        "An answer that nothing reads would be lost.",
        "Use the nearest question; acqgen init writes all of them.",
    ),
    "ACQ302": Code(
        "an answer is not one of the values",
        "Rules test for the values listed, and for no other word.",
        "Choose one of the values named.",
    ),
    "ACQ303": Code(
        "an answer is out of range",
        "The question has bounds, so that a slip of the finger is seen.",
        "Correct the answer.",
    ),
    "ACQ304": Code(
        "an answer has the wrong type",
        "A question takes a word, a number, a date, yes or no, or a list of words.",
        "Write the answer in the form named.",
    ),
    "ACQ305": Code(
        "answers contradict each other",
        "A gate of severity error fires: no package could be right for both answers.",
        "Correct one of the answers named.",
    ),
    "ACQ306": Code(
        "a decision lacks its reason, author or date",
        "Each departure from the rules is on record: who, when and why.",
        "Add reason, by and date.",
    ),
    "ACQ307": Code(
        "a decision cannot be followed",
        "It names something that the library does not have, or says too little or too much.",
        "Name one of clause, folder, strength or gate, and say include or satisfied_by.",
    ),
    "ACQ308": Code(
        "two selected texts conflict",
        "They cannot stand in one contract.",
        "Exclude one of them with a reason.",
    ),
    "ACQ310": Code(
        "two decisions contradict each other",
        "The same text cannot be both in and out.",
        "Delete one of them.",
    ),
    "ACQ311": Code(
        "the format of the file is not known",
        "The number names the version of the file format.",
        "Write format: 1, or use a newer acqgen.",
    ),
    "ACQ312": Code(
        "this comes later",
        "This version builds drafts; releases, tailored wording and amendments are not in it.",
        "Remove the key named.",
    ),
    "ACQ401": Code(
        "a fill-in is not known",
        "The text has no blank of that name.",
        "Use one of the names listed by acqgen library show.",
    ),
    "ACQ402": Code(
        "the value of a fill-in has the wrong type",
        "A number is printed as a number, a list as a list.",
        "Write the value in the form named.",
    ),
    "ACQ403": Code(
        "the value of a fill-in is out of range",
        "The range keeps limits provable and duties fair.",
        "Choose a value inside the range named.",
    ),
    "ACQ404": Code(
        "the value of a fill-in is not one of its words",
        "The words that print are fixed for each value.",
        "Choose one of the values named.",
    ),
    "ACQ405": Code(
        "a fill-in is given that no printed paragraph uses",
        "It changes nothing in this package.",
        "Remove it, or keep it for a later build; the package is built.",
    ),
    "ACQ406": Code(
        "a fill-in takes its value from elsewhere",
        "One value has one owner, so that two texts never differ.",
        "Set the value at its owner, which the message names.",
    ),
    "ACQ501": Code(
        "a text of the office cannot be read",
        "The profile names a file for this section.",
        "Check the path; it is relative to the profile.",
    ),
    "ACQ502": Code(
        "a printed text refers to one that is not in the package",
        "The reference would lead nowhere; a draft shows a blank in its place.",
        "Include the text named, or tell the owner of the library.",
    ),
    "ACQ503": Code(
        "a selected text lacks one that it requires",
        "A decision or a dead authority took out what the text stands on.",
        "Include one of the texts named, or leave out the text that needs them.",
    ),
    "ACQ601": Code(
        "a Word template cannot be used",
        "A slot, a style or a part that the writer needs is missing.",
        "Start again from the template that ships with acqgen.",
    ),
    "ACQ701": Code(
        "a file in the way is somebody's work",
        "acqgen did not write it, or it was edited since. It is not overwritten.",
        "Use --keep to have it renamed, or --out to write elsewhere.",
    ),
    "ACQ702": Code(
        "the output cannot be written",
        "The operating system refused, or the file is open in another program.",
        "Close the file, check the folder, or use --out.",
    ),
    "ACQ703": Code(
        "the record of an earlier build cannot be read",
        "Without it acqgen cannot tell its own files from edited ones.",
        "Use --keep, or --out with an empty folder.",
    ),
}
