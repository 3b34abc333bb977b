"""The register of the rules. A code is never reused.

L: the drafting rules, by their numbers. H: honesty of the library. W: waivers, see waive.py.
L27, L28, L45 and L46 look at a package or a release; L35, L42 and L48 need a reader.
"""

from __future__ import annotations

from acqgen.upkeep.lint import authorities, form, leftovers, links, lists, numbers, style, verbs
from acqgen.upkeep.lint.rule import Check, Rule


def _exact(code: str, title: str, check: Check, hint: str) -> Rule:
    return Rule(code, title, exact=True, check=check, hint=hint)


def _advice(code: str, title: str, check: Check, hint: str) -> Rule:
    return Rule(code, title, exact=False, check=check, hint=hint)


RULES: tuple[Rule, ...] = (
    _exact("L01", "front matter", form.front_matter, "see 'A text' in the README"),
    _exact("L02", "no codified look", form.own_look, "give the text a title of its own"),
    _exact("L03", "no end mark", lists.end_marks, "delete the line"),
    _exact(
        "L04",
        "own definitions",
        verbs.definitions,
        "move duties into paragraphs of their own",
    ),
    _exact("L05", "no lone label", form.lone_children, "write it into the paragraph above"),
    _advice("L06", "headings", style.headings, "give each first-level paragraph a heading"),
    _exact("L07", "one duty a paragraph", verbs.one_duty, "give the second duty its own label"),
    _exact("L08", "modal verbs", verbs.modals, "shall, will, may or must, as the README says"),
    _exact("L09", "may not", lists.may_not, "write 'shall not', or 'may' and the limit"),
    _exact("L10", "active voice", verbs.passives, "write 'The Contractor shall ...'"),
    _exact("L11", "short sentences", style.long_sentences, "make two sentences or a list"),
    _advice("L12", "short texts", style.long_texts, "move detail into a table or data item"),
    _exact("L13", "no vague words", lists.vague, "say how much, how often or by when"),
    _exact("L14", "no escape clause", lists.escapes, "state the condition"),
    _exact("L15", "no open list", lists.open_lists, "name each member"),
    _exact("L16", "no oblique, any, either", lists.obliques, "write 'each', 'a', 'and' or 'or'"),
    _exact("L17", "no superfluous words", lists.superfluous, "write the verb itself"),
    _exact("L18", "no absolutes", lists.absolutes, "write 'each', or a limit with a test"),
    _exact("L19", "no pronoun first", style.pronouns, "repeat the noun"),
    _advice("L20", "no reason in a duty", lists.reasons, "move the reason to notes.md"),
    _advice("L21", "no brackets", style.parentheses, "write a sentence of its own"),
    _exact("L22", "one condition a sentence", verbs.conditions, "make two sentences"),
    _exact(
        "L23",
        "numbers with units",
        numbers.measures,
        "write 'not later than', 'for each' ...",
    ),
    _exact("L24", "metric tables", numbers.metric_tables, "see 'How texts are written'"),
    _exact("L25", "verification", form.verification, "say who looks at what, and what passes"),
    _exact("L26", "fill-ins", form.fill_ins, "see 'Fill-ins' in the README"),
    _exact("L29", "no unresolved marks", lists.marks, "write it out, or use a fill-in"),
    _exact(
        "L30",
        "references",
        links.references,
        "require it, or let the paragraph ask 'selected'",
    ),
    _exact("L31", "requirements", links.requirements, "fit the two conditions to each other"),
    _exact("L32", "precedence once", lists.precedence, "leave it to GV-070"),
    _exact("L33", "subcontracts", verbs.subcontracts, "end with the stock paragraph"),
    _exact("L34", "alternates", form.alternates, "make the conditions exclude each other"),
    _exact("L36", "living grounds", authorities.grounds, "add an authority in force, or retire"),
    _exact("L37", "no typed citation", lists.typed_citations, "write [@authority#paragraph]"),
    _exact("L38", "form of citations", authorities.citations, "write the cite in its form"),
    _advice("L39", "names of the parties", lists.roles, "Contractor, Offeror, Government"),
    _advice("L40", "acronyms", style.acronyms, "spell it out, then the acronym in brackets"),
    _advice("L41", "figures and words", style.figures, "nine and below are words, units apart"),
    _exact("L43", "unlawful terms", lists.unlawful_terms, "see GV-080"),
    _exact("L44", "no penalty", lists.penalties, "reduce the price by the lost value"),
    _exact("L47", "factors", links.factors, "pair the factor with an instruction"),
    _exact(
        "H01",
        "coverage",
        authorities.coverage,
        "cite it in a text, or list it in uncovered.yaml",
    ),
    _exact("H02", "evidence", authorities.evidence, "add the evidence, or check the source again"),
    _exact("H03", "cases", form.cases, "add the case to cases.yaml"),
    _advice("H04", "shared claims", authorities.shared_claims, "see that they say no two things"),
    _exact("H05", "unused terms", leftovers.unused_terms, "use it, or delete it before release"),
    _advice("H06", "unread questions", leftovers.unread_questions, "use it, or ask it no longer"),
    _advice("H07", "unused definitions", leftovers.unused_definitions, "use it, or delete it"),
    _exact("H08", "uncalled data items", leftovers.uncalled_items, "name it in a text"),
    _exact("H09", "ends of chains", leftovers.chains, "let one text own the value"),
    _exact("H10", "one owner a clock", numbers.clocks, "take the value from its owner"),
    _exact("H11", "American spelling", style.british, "spell it as the message says"),
    _exact("H12", "conflicts on both sides", links.conflicts, "list it on the other side"),
    _exact("H13", "a place in the outline", links.outlines, "add or correct the section"),
    _advice("H15", "promises on the list", links.promises, "add it to GV-100"),
)
