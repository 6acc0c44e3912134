"""The terms of taking part in words, as whoever wants to enter reads them beforehand."""

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from judging.competitions import terms
from judging.competitions.models import Competition
from judging.entries import declarations
from judging.infra.i18n import number

WORDS = {
    "of_entrant": _l("Entries of each entrant"),
    "of_entrant_in_group": _l("Entries of each entrant in one group"),
    "in_group": _l("Entries in one group"),
    "in_all": _l("Entries in all"),
}
WORDS_OF_MAKER = {
    "of_entrant": _l("Entries of each maker"),
    "of_entrant_in_group": _l("Entries of each maker in one group"),
}


def init(app: Flask) -> None:
    """Let templates say them."""
    app.jinja_env.globals.update(
        limit_word=limit_word, limits_told=limits_told, declared_told=declared_told, terms_of=terms.of
    )


def limit_word(name: str, *, is_of_maker: bool) -> str:
    """What a limit (``terms.LIMITS``) counts: of an entrant, or of a maker where makers are counted."""
    return str(WORDS_OF_MAKER.get(name, WORDS[name]) if is_of_maker else WORDS[name])


def limits_told(competition: Competition) -> list[tuple[str, str]]:
    """(what is counted, how many at most) of each limit that is set."""
    stand = terms.of(competition)
    limits = {name: most for name in terms.LIMITS if (most := getattr(stand, name)) is not None}
    return [
        (limit_word(name, is_of_maker=stand.is_by_maker), _("at most %(most)s", most=number(most)))
        for name, most in limits.items()
    ]


def declared_told(competition: Competition) -> list[str]:
    """What everybody declares before sending, in the words they agree to."""
    return [_(declarations.TEXTS[key]) for key in declarations.asked_of_all(competition)]
