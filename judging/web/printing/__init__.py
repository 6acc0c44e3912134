"""Printed matter as PDF: what the typesetter's templates are given, in the language of the paper."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Response, request
from flask_babel import force_locale
from flask_babel import gettext as _

from judging.competitions.models import Competition
from judging.entries.models import Entry
from judging.infra import clock, typesetting
from judging.infra.i18n import LANGUAGES, named
from judging.web.addresses import public_url


def language() -> str:
    """The language asked for in the address; Vietnamese unless English is."""
    wanted = request.args.get("language")
    return wanted if wanted in LANGUAGES else "vi"


def answer(name: str, make: Callable[..., dict], *things, file: str) -> Response:
    """The PDF ``name`` of what ``make`` tells of ``things`` in the language asked for, shown by the browser."""
    with spoken(language()):
        data = make(*things)
    done = typesetting.pdf(name, {**data, "language": language()}, now=clock.now())
    shown = {"Content-Disposition": f'inline; filename="{file}.pdf"', "Cache-Control": "private, no-store"}
    return Response(done, mimetype="application/pdf", headers=shown)


@contextmanager
def spoken(wanted: str) -> Iterator[None]:
    """Everything inside is said in one language, whatever the reader's own is."""
    with force_locale(wanted):
        yield


def labels(competition: Competition, entries: list[Entry]) -> dict:
    """Labels and table cards: exhibit number, title, group and code; never who made it."""
    return {
        "title": _("Labels: %(competition)s", competition=named(competition, "title")),
        "words": {},
        "competition": named(competition, "title"),
        "entries": [
            {
                "number": str(entry.number),
                "title": entry.title,
                "group": named(entry.category) if competition.is_grouped else "",
                "qr": typesetting.qr(public_url("public.exhibits.show", slug=competition.slug, number=entry.number)),
            }
            for entry in entries
        ],
    }
