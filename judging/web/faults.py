"""What is wrong with rules, in the language of the page: where, in the words of the desk, and what is allowed."""

from flask import g
from flask_babel import lazy_gettext as _l

from judging.infra.i18n import language
from judging.ranking.document.faults import Fault, Faults
from judging.ranking.rules import Rules
from judging.web.rule_places import place_of

#: What a file says with keys, said to somebody who fills in a form.
PLAIN = {
    "drop_from": _l("This must be %(least)s or more: one more than are left out."),
    "decimals_sheet": _l("Only where totals of the sheets are combined. Please leave this empty."),
    "decimals_criterion": _l("Only where each criterion is combined by itself. Please leave this empty."),
    "decimals_panel": _l("Only where there are panels. Please leave this empty."),
    "weights_per": _l("Only where each criterion is combined by itself. Please leave this empty."),
    "corrected_per": _l("What judges give more is taken from totals of sheets. Please choose these."),
    "corrected_drop": _l("No sheet is left out where what judges give more is taken away. Please leave this empty."),
    "corrected_panel": _l(
        "All judges are one panel where what they give more is taken away. Please remove the panels."
    ),
    "corrected_scale": _l("All sheets must have the same scale where what judges give more is taken away."),
    "correction_only": _l("Only where the mean is without what each judge gives more. Please leave this empty."),
    "correction_within": _l("Awards or places across all groups compare all entries, so all must be linked."),
    "keep_one": _l("Please give a share or a number, not both."),
    "only_all": _l("No round gives points to rank by, so this can only be all that qualify."),
    "unknown_reference": _l("“%(id)s” is named here, but is not there, or comes later."),
    "gate_without_round": _l("No round gives points, so no criterion can be asked for."),
    "across_caps": _l("An award across all groups has one number, not one for each group."),
    "across_order": _l("Awards across all groups stand before those of the groups."),
    "parts_no_maximum": _l("A criterion with parts has its points there. Please leave this empty."),
    "parts_no_step": _l("A criterion with parts has its points there. Please leave this empty."),
}


def sentences(faults: Faults) -> list[str]:
    """Each fault with its place, for a form that knows nothing of the rules' own keys."""
    competition = g.get("competition")
    return [sentence(fault, competition and competition.rules) for fault in faults.faults]


def sentence(fault: Fault, rules: Rules | None) -> str:
    """One fault: "Round “Final” › Rounding: only with …"."""
    place = place_of(rules, fault.key) if rules and fault.key else fault.key
    return ": ".join(filter(None, [place, said(fault)]))


def said(fault: Fault) -> str:
    """What is wrong and what is allowed: in the words of a form where nobody has seen the text."""
    if fault.line or fault.code not in PLAIN:
        return fault.said(language())
    return str(PLAIN[fault.code]) % fault.values


def settle(form, faults: Faults) -> list[str]:
    """Put each fault at its field, where the form has one (``spots``: key -> field); the sentences of all of them."""
    spots = getattr(form, "spots", {})
    for fault in faults.faults:
        if name := spots.get(fault.key):
            form[name].errors = [*form[name].errors, said(fault)]
    return sentences(faults)
