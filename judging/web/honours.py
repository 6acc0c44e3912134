"""How many an award list honours, in words that fit what is judged."""

from flask_babel import gettext as _
from flask_babel import ngettext

from judging.competitions.models import Competition
from judging.infra.i18n import number


def honoured(competition: Competition, works: int) -> str:
    """The heading of a published list."""
    match competition.rules.subject:
        case "person":
            return ngettext("%(num)s person honoured", "%(num)s persons honoured", works)
        case "facility":
            return ngettext("%(num)s facility honoured", "%(num)s facilities honoured", works)
        case "village":
            return ngettext("%(num)s village or craft honoured", "%(num)s villages and crafts honoured", works)
    return ngettext("%(num)s product or set honoured", "%(num)s products and sets honoured", works)


def counted(competition: Competition, works: int, people: int) -> str:
    """How many a list proposes to honour, and of how many entrants where these are others."""
    match competition.rules.subject:
        case "person":
            return ngettext("%(num)s person", "%(num)s persons", works)
        case "facility":
            return ngettext("%(num)s facility", "%(num)s facilities", works)
        case "village":
            return ngettext("%(num)s village or craft", "%(num)s villages and crafts", works)
    return _(
        "%(awards)s products or sets, of %(people)s organisations and individuals",
        awards=number(works),
        people=number(people),
    )
