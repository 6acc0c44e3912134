"""What is missing before a step, in words, and the page where it is entered."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import lazy_gettext as _l

from judging.competitions.models import Competition

#: key of ``competitions.readiness`` -> (what is missing, endpoint)
WORDS = {
    "title": (_l("The title is missing"), "desk.texts.edit"),
    "organiser": (_l("The organising body is missing"), "desk.texts.edit"),
    "phone": (_l("The telephone for entrants is missing"), "desk.texts.edit"),
    "groups": (_l("No product group has been entered"), "desk.categories.index"),
    "criteria": (_l("No criterion has been entered"), "desk.criteria.index"),
    "entry_dates": (_l("The dates for entries are missing"), "desk.dates.edit"),
    "awards": (_l("The number of awards is missing for some groups"), "desk.prizes.edit"),
    "points": (_l("A criterion has no maximum points"), "desk.criteria.index"),
    "steps": (_l("A criterion has no step"), "desk.criteria.index"),
    "threshold": (_l("The points an award needs are not decided"), "desk.rules.edit"),
    "ties": (_l("What decides between equal results is not decided"), "desk.rules.edit"),
    "limit": (_l("How many awards one entrant may receive is not decided"), "desk.rules.edit"),
    "minimum_judges": (_l("How many judges each product needs is not decided"), "desk.rules.edit"),
    "judging_dates": (_l("The end of judging is missing"), "desk.dates.edit"),
}


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to enter, and where."""

    text: str
    address: str


def missing(competition: Competition, keys: list[str]) -> list[Missing]:
    """The keys in words, each with its page."""
    return [Missing(str(WORDS[key][0]), url_for(WORDS[key][1], slug=competition.slug)) for key in keys]
