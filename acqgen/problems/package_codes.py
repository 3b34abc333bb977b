"""Codes 3xx to 7xx: answers and decisions, fill-ins, assembly, templates, writing."""

from __future__ import annotations

from acqgen.problems.code import Code

PACKAGE_CODES: dict[str, Code] = {
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
    "ACQ313": Code(
        "a terminology cannot be used",
        "Other words print only where an authority in force on the issue date asks for them.",
        "Remove document.terminology, or correct its name or the issue date.",
    ),
    "ACQ314": Code(
        "a terminology is on that counsel confirms",
        "Whether an authority reaches this document is a question of law.",
        "Ask the person named, or remove document.terminology.",
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
    "ACQ407": Code(
        "a limit cannot be shown by the cases of its test",
        "With so few cases even a test without one failure leaves the limit open.",
        "Ask for more cases, or set a limit that the cases can show.",
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
    "ACQ504": Code(
        "a package has too many evaluation factors",
        "Factors that nobody can tell apart decide nothing, and each costs offerors pages.",
        "Leave out those that matter least, each with a reason.",
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
