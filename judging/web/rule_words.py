"""Every key of the rules in words: what the desk calls it, and what it is for."""

from flask_babel import lazy_gettext as _l

from judging.ranking.document.schema import Key, Table

#: "Table.key", or "key" where every table means the same by it -> (label, explanation).
LABELS = {
    "id": (_l("Id"), ""),
    "name": (_l("Name"), ""),
    "name_en": (_l("Name in English"), ""),
    "note": (_l("Note for the organisers"), _l("What whoever sets the competition up should know.")),
    "note_en": (_l("Note for the organisers, in English"), ""),
    "sources": (_l("Sources"), _l("Where the rules are written down, one a line.")),
    "Rules.subject": (_l("What competes"), _l("A set is one entry, scored as a whole.")),
    "Rules.identity": (_l("Judges see who made an entry"), ""),
    "Rules.statements": (_l("Text of the entrant for every criterion"), ""),
    "Rules.totals": (_l("What the public reads"), ""),
    "Rules.undecided": (_l("Still to be decided"), ""),
    "Rules.ladder": (_l("Recognition at the level below"), _l("Empty where a competition has no level below it.")),
    "Rules.group": (_l("Group"), ""),
    "Rules.round": (_l("Round"), ""),
    "Rules.band": (_l("Grades"), _l("From the highest to the lowest. Everyone who reaches one receives it.")),
    "Rules.award": (_l("Award"), ""),
    "Rules.ties": (_l("Between equal results"), ""),
    "Rules.limits": (_l("Limits"), ""),
    "Ladder.level": (_l("Level of this competition"), _l("Such as: province.")),
    "Ladder.needs": (_l("Level that must have recognised an entry"), _l("Such as: district.")),
    "kind": (_l("What happens in it"), ""),
    "Eligibility.agree": (
        _l("Share of the answers that must say yes"),
        _l("Of all who examine, for each condition. 100% means all of them."),
    ),
    "Eligibility.condition": (_l("Conditions"), _l("All of them must hold; none makes up for another.")),
    "Scored.per": (_l("What is combined over the judges"), ""),
    "Scored.combine": (_l("How it is combined"), ""),
    "Scored.drop_high": (_l("Highest values left out"), ""),
    "Scored.drop_low": (_l("Lowest values left out"), ""),
    "Scored.drop_from": (
        _l("Left out only from so many values on"),
        _l("Empty: from one more than are left out. With fewer, every value counts."),
    ),
    "Scored.absent": (_l("When the sheet of a judge is missing"), ""),
    "Scored.minimum": (_l("Judges each entry needs, at least"), ""),
    "Scored.spread": (
        _l("Points sheets may lie apart"),
        _l("An entry whose highest and lowest sheet differ by more is named, to be talked over."),
    ),
    "threshold": (_l("Points needed to pass"), _l("Empty: no minimum.")),
    "comparison": (_l("How the minimum is met"), ""),
    "keep": (_l("Only the best go on"), _l("A share or a number; both empty: everyone who reaches the points passes.")),
    "Keep.share": (_l("Share of the entries"), _l("Rounded up to a whole number of entries.")),
    "Keep.count": (_l("Number of entries"), ""),
    "Keep.within": (_l("Counted within"), ""),
    "Keep.ties": (_l("Equal results at the cut"), ""),
    "carry": (_l("Points carried over"), _l("Points of earlier rounds that are added to those of this one.")),
    "Carry.round": (_l("Earlier round"), ""),
    "Carry.of": (_l("Which points"), ""),
    "Carry.weight": (_l("Times"), ""),
    "decimals": (
        _l("Rounding"),
        _l("Decimals at each stage, half rounded up. Empty: nothing is rounded before results are compared."),
    ),
    "Decimals.sheet": (_l("Total of a sheet"), ""),
    "Decimals.panel": (_l("Result of a panel"), ""),
    "Decimals.criterion": (_l("Criterion, before its factor"), ""),
    "Decimals.weighted": (_l("Criterion, after its factor"), ""),
    "Decimals.figure": (_l("Points of the round"), ""),
    "Decimals.total": (_l("Total with points carried over"), ""),
    "Scored.correction": (
        _l("Taking away what each judge gives more than colleagues"),
        _l("Only where points are combined that way. What a judge gives more, or less, is measured on shared entries."),
    ),
    "Correction.limit": (
        _l("Largest standard error of a judge"),
        _l("In points. Where what a judge gives more or less is known less surely, nothing is taken away."),
    ),
    "Correction.decimals": (
        _l("Decimals of what is taken away"),
        _l("It is rounded before it is taken away: what is printed is what counts. 2 where nothing is written."),
    ),
    "Correction.within": (_l("Entries that judges must link"), ""),
    "Correction.otherwise": (_l("Where that is not known surely enough"), ""),
    "Scored.panel": (
        _l("Panels"),
        _l("Judges in parts whose results are weighed. None: all judges are one panel."),
    ),
    "Panel.weight": (_l("Weight"), _l("0: does not count.")),
    "Panel.weights": (_l("Weight"), ""),
    "Scored.criterion": (_l("Criterion"), ""),
    "maximum": (_l("Maximum points"), ""),
    "step": (_l("Step"), ""),
    "factor": (_l("Factor"), _l("The points of the criterion count this many times in the total.")),
    "floor": (_l("Least points to pass"), _l("Of this criterion, before the factor. Empty: none.")),
    "Criterion.guidance": (_l("Guidance for judges"), ""),
    "Criterion.guidance_en": (_l("Guidance for judges, in English"), ""),
    "Criterion.hint": (_l("Hint for entrants"), ""),
    "Criterion.hint_en": (_l("Hint for entrants, in English"), ""),
    "Criterion.level": (_l("Bands"), ""),
    "Level.from": (_l("From"), ""),
    "Criterion.part": (_l("Parts"), ""),
    "Criterion.for": (
        _l("Where a group differs"),
        _l("What this criterion has otherwise in one group. Empty: the same as everywhere."),
    ),
    "Vote.quorum": (_l("Members who must be present"), _l("Share of the members listed.")),
    "Vote.chair": (_l("The chair must be present"), _l("Or somebody the chair has authorised.")),
    "Vote.pass": (_l("Share of yes votes needed"), ""),
    "Vote.of": (_l("Share of whom"), ""),
    "Vote.secret": (_l("Secret ballot"), ""),
    "Public.maximum": (_l("Points of the entry with most votes"), _l("The others receive their part of it.")),
    "Public.within": (_l("Most votes"), ""),
    "Band.from": (_l("From points"), ""),
    "Band.gate": (_l("Least points of a criterion"), ""),
    "Gate.criterion": (_l("Criterion"), ""),
    "Gate.at_least": (_l("At least"), ""),
    "Award.cap": (_l("At most"), ""),
    "Award.caps": (_l("At most, by group"), ""),
    "Award.across": (_l("Given across all groups"), ""),
    "Award.side": (_l("Side prize, given by people"), ""),
    "Ties.chain": (_l("Steps between equal results"), ""),
    "Ties.at_line": (_l("A tie across an award line"), ""),
    "Ties.chair": (_l("Number of the judge who chairs"), ""),
    "Limits.per_entry": (_l("Awards one entry may receive"), ""),
    "Limits.per_entrant": (_l("Awards one entrant may receive"), _l("0: any number.")),
}

#: "Table.key", or "key" -> what each word means.
CHOICES = {
    "Rules.subject": {
        "product": _l("Products"),
        "set": _l("Products and product sets"),
        "person": _l("Persons"),
        "facility": _l("Facilities"),
        "village": _l("Villages"),
    },
    "Rules.identity": {"hidden": _l("No, only the number of the entry"), "shown": _l("Yes")},
    "Rules.statements": {"optional": _l("May be written"), "required": _l("Must be written")},
    "Rules.totals": {"closed": _l("Results without points"), "public": _l("Points of awarded entries as well")},
    "kind": {
        "eligibility": _l("Conditions are examined"),
        "score": _l("Judges give points"),
        "vote": _l("The council votes"),
        "public": _l("The public votes"),
    },
    "Scored.per": {"sheet": _l("Totals of the sheets"), "criterion": _l("Each criterion by itself")},
    "Scored.combine": {
        "mean": _l("Mean"),
        "sum": _l("Sum"),
        "median": _l("Median"),
        "corrected": _l("Mean without what each judge gives more than colleagues"),
    },
    "Correction.within": {"group": _l("Those of each group"), "all": _l("All entries of the round")},
    "Correction.otherwise": {
        "refuse": _l("No result"),
        "mean": _l("The plain mean for the whole round, and a warning"),
    },
    "Scored.absent": {
        "refuse": _l("No result before it is there or waived"),
        "allow": _l("The sheets that are there count"),
    },
    "comparison": {"ge": _l("This many or more"), "gt": _l("More than this")},
    "Vote.comparison": {"ge": _l("This share or more"), "gt": _l("More than this share")},
    "Keep.within": {"group": _l("In each group"), "all": _l("Over all groups")},
    "Public.within": {"group": _l("In the group of the entry"), "all": _l("Of all entries")},
    "Keep.ties": {"all": _l("All of them go on"), "none": _l("None of them goes on where there is no room for all")},
    "Carry.of": {"total": _l("Total of that round"), "figure": _l("Without what that round carried itself")},
    "Vote.of": {
        "listed": _l("Of the members listed"),
        "present": _l("Of the members present"),
        "valid": _l("Of the valid votes"),
    },
    "Ties.at_line": {
        "decide": _l("Waits until the organisers have decided"),
        "all": _l("All of them receive the award"),
        "none": _l("None of them receives the award"),
    },
}

#: What a table says itself, under headings; what is not named stands under the first.
HEADINGS = (
    (_l("How points come about"), ("per", "combine", "drop_high", "drop_low", "drop_from", "maximum", "within")),
    (_l("Sheets"), ("absent", "minimum", "spread")),
    (_l("Session"), ("quorum", "chair", "secret")),
    (_l("Who passes"), ("agree", "threshold", "comparison", "pass", "of")),
    (_l("What competes"), ("subject", "identity", "statements", "totals")),
    (_l("Notes and sources"), ("note", "note_en", "sources")),
)


def heading(key: Key) -> int:
    """The place among ``HEADINGS`` under which a table says a value; 0, above all of them, where it is not named."""
    return next((place for place, (_said, keys) in enumerate(HEADINGS, 1) if key.name in keys), 0)


def label(table: Table, key: Key) -> str:
    """What the desk calls a key."""
    return str(_of(LABELS, table, key)[0])


def explanation(table: Table, key: Key) -> str:
    """What a key is for; "" where its name says it."""
    return str(_of(LABELS, table, key)[1])


def choices(table: Table, key: Key) -> dict[str, str]:
    """The words a key may hold, each with its meaning, in the order of the rules."""
    return {word: str(said) for word, said in _of(CHOICES, table, key).items()}


def _of(words: dict, table: Table, key: Key):
    own = f"{table.of.__name__}.{key.name}"
    return words[own if own in words else key.name]
