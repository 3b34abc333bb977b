"""Codes 1xx and 2xx: files that cannot be read, and the library's own sense."""

from __future__ import annotations

from acqgen.problems.code import Code

LIBRARY_CODES: dict[str, Code] = {
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
        "a key or an id is given twice",
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
    "ACQ221": Code(
        "what an edition released is not what stands there now",
        "A package that names the edition has to find the very words that were reviewed.",
        "Restore the file; a change is a new revision, or a new entry at the end of a history.",
    ),
    "ACQ222": Code(
        "the edition cannot be released",
        "An edition has a free name, no open fault, and cases that hold.",
        "Mend what is named, or choose another name.",
    ),
    "ACQ223": Code(
        "the wordings of a file are not numbered without gaps",
        "D13.yaml is the first, D13.r2.yaml the next; an edition names the one that it released.",
        "Rename the file, or restore the one before it.",
    ),
    "ACQ224": Code(
        "a text starts without wording",
        "Only a later revision may be empty: it retires the text from its effective date.",
        "Write the wording below the front matter.",
    ),
}
