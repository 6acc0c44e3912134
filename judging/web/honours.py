"""What a list says of those it honours, in words that fit what is judged and how.

Where every entry that passes is recognised, or is given a grade, nobody wins a prize.
"""

from flask import Flask
from flask_babel import gettext as _
from flask_babel import ngettext

from judging.awards.models import Award
from judging.competitions.models import Competition
from judging.competitions.prizes import caps_of
from judging.infra.i18n import number

N_ = str  # marks a text for the translators

#: What is meant -> where prizes are given, where entries are recognised.
WORDS = {
    "list": (N_("Awards"), N_("Results")),
    "see": (N_("See the awards"), N_("See the results")),
    "proposed": (N_("Proposed award list"), N_("List proposed for recognition")),
    "published": (N_("Award list published"), N_("Results published")),
    "awaited": (N_("Judged; the awards are awaited"), N_("Decided; the results are awaited")),
    "announced": (N_("Awards announced"), N_("Results announced")),
}


def init(app: Flask) -> None:
    """Let templates say these words."""
    app.jinja_env.globals.update(honour_word=honour_word, is_recognition=is_recognition, award_name=award_name)


def award_name(award: Award) -> str:
    """What an awarded entry is called in public: its title, or its number where nobody may be named."""
    return award.title or _("Entry %(n)s", n=f"{award.entry.number:04}")


def is_recognition(competition: Competition) -> bool:
    """Whether everybody who passes is recognised or graded, so that no number of prizes is given away."""
    rules = competition.rules
    numbers = [cap for award in rules.awards if not award.side for cap in caps_of(award, rules).values()]
    is_for_all = all(cap == "all" for cap in numbers)
    return bool(numbers or rules.bands) and is_for_all


def honour_word(competition: Competition, meant: str) -> str:
    """One of ``WORDS`` for this competition, in the language in force."""
    return _(WORDS[meant][is_recognition(competition)])


def honoured(competition: Competition, works: int) -> str:
    """The heading of a published list."""
    match competition.rules.subject:
        case "person":
            return ngettext("%(num)s person honoured", "%(num)s persons honoured", works)
        case "facility":
            return ngettext("%(num)s facility honoured", "%(num)s facilities honoured", works)
        case "village":
            return ngettext("%(num)s village or craft honoured", "%(num)s villages and crafts honoured", works)
        case "product":
            return _products(works, is_recognition(competition))
    if is_recognition(competition):
        return ngettext("%(num)s product or set recognised", "%(num)s products and sets recognised", works)
    return ngettext("%(num)s product or set honoured", "%(num)s products and sets honoured", works)


def counted(competition: Competition, works: int, people: int) -> str:
    """How many a list proposes to honour, and of how many entrants where these are others."""
    told = {"awards": number(works), "people": number(people)}
    match competition.rules.subject:
        case "person":
            return ngettext("%(num)s person", "%(num)s persons", works)
        case "facility":
            return ngettext("%(num)s facility", "%(num)s facilities", works)
        case "village":
            return ngettext("%(num)s village or craft", "%(num)s villages and crafts", works)
        case "product":
            return _("%(awards)s products, of %(people)s organisations and individuals", **told)
    return _("%(awards)s products or sets, of %(people)s organisations and individuals", **told)


def _products(works: int, is_recognised: bool) -> str:
    if is_recognised:
        return ngettext("%(num)s product recognised", "%(num)s products recognised", works)
    return ngettext("%(num)s product honoured", "%(num)s products honoured", works)
