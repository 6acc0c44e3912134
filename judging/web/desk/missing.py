"""What is missing before a step, in words, and the page where it is entered."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from judging.competitions.models import Competition

#: key of ``competitions.readiness`` -> (what is missing, endpoint)
WORDS = {
    "title": (_l("The title is missing"), "desk.texts.edit"),
    "organiser": (_l("The organising body is missing"), "desk.texts.edit"),
    "phone": (_l("The telephone for entrants is missing"), "desk.texts.edit"),
    "entry_dates": (_l("The dates for entries are missing"), "desk.dates.edit"),
    "fine_points": (_l("A criterion has points finer than hundredths; sheets cannot hold them"), "desk.criteria.index"),
    "threshold_out_of_reach": (
        _l("Nobody could reach the threshold: it is above the points on offer"),
        "desk.rules.edit",
    ),
    "judging_dates": (_l("The end of judging is missing"), "desk.dates.edit"),
}


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to enter, and where."""

    text: str
    address: str


def missing(competition: Competition, keys: list[str]) -> list[Missing]:
    """The keys in words, each with its page."""
    return [_missing(competition, key) for key in keys]


def _missing(competition: Competition, key: str) -> Missing:
    text, endpoint = WORDS.get(key) or (
        _("Still to be decided: %(what)s", what=key),
        PAGES.get(key.split(".")[0], RULES),
    )
    return Missing(str(text), url_for(endpoint, slug=competition.slug))


#: The first step of a path in the rules -> the page where it is decided.
RULES = "desk.rules.edit"
PAGES = {"group": "desk.categories.index", "award": "desk.prizes.edit"}
