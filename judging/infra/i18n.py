"""Vietnamese by default, English at a touch; and how numbers and times are written in each."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from babel.numbers import format_decimal
from flask import g, has_request_context, request
from flask_babel import Babel, force_locale, get_locale, gettext

from judging.infra.clock import in_vietnam
from judging.ranking.printing import printed, shortest

LANGUAGES = ("vi", "en")
COOKIE = "language"


def choose() -> str:
    """This request's language: chosen on this device, else the person's, else Vietnamese."""
    if not has_request_context():
        return g.get("language", "vi")
    chosen = request.cookies.get(COOKIE)
    return chosen if chosen in LANGUAGES else g.get("language", "vi")


def language() -> str:
    """The language in force, ``vi`` or ``en``."""
    locale = get_locale()
    return locale.language if locale and locale.language in LANGUAGES else "vi"


def init(app) -> None:
    """Install the catalogues and the words a template formats with."""
    app.config["BABEL_DEFAULT_LOCALE"] = "vi"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "translations"
    Babel(app, locale_selector=choose)
    app.jinja_env.filters.update(
        number=number, points=points, total=total, figure=figure, date=day, time=hour, seconds=second, moment=moment
    )
    app.jinja_env.globals.update(named=named)


def number(value: int | Decimal) -> str:
    """1.608 in Vietnamese, 1,608 in English."""
    return format_decimal(value, locale=language())


def points(hundredths: int | None) -> str:
    """Points as people write them: 3750 hundredths is 37,5; nothing entered is a dash."""
    if hundredths is None:
        return "–"
    return format_decimal(Decimal(hundredths) / 100, format="#,##0.##", locale=language())


def total(figure: Fraction, places: int = 2) -> str:
    """An exact figure for the page: 86,80 in Vietnamese, 86.80 in English."""
    return printed(figure, places, language())


def figure(exact: Fraction | None) -> str:
    """A judge's own total with no more decimals than it has: 37,5; nothing given is a dash."""
    return "–" if exact is None else shortest(exact, language())


def day(value: date | datetime) -> str:
    """dd/mm/yyyy, in Vietnam."""
    return (in_vietnam(value) if isinstance(value, datetime) else value).strftime("%d/%m/%Y")


def hour(value: datetime) -> str:
    """14:32, in Vietnam."""
    return in_vietnam(value).strftime("%H:%M")


def second(value: datetime) -> str:
    """14:32:05, in Vietnam: when a page that refreshes itself was last fetched."""
    return in_vietnam(value).strftime("%H:%M:%S")


def moment(value: datetime) -> str:
    """17:00 30/08/2026, in Vietnam."""
    return f"{hour(value)} {day(value)}"


def named(thing, field: str = "name") -> str:
    """A row's name in the language in force; Vietnamese where no English was entered."""
    english = getattr(thing, f"{field}_en")
    return english if language() == "en" and english else getattr(thing, field)


def said(text: str, language: str, **values) -> str:
    """A sentence of the catalogue in one language, whatever language is in force."""
    with force_locale(language):
        return gettext(text, **values)
