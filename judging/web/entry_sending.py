"""The last look before sending, and the declarations: one page, from both sides."""

from flask import redirect, render_template
from flask_babel import gettext as _
from flask_login import current_user
from wtforms import BooleanField

from judging.entries import declarations, submitting, texts
from judging.entries.models import Entry
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.panel.conflicts import refuse_entrant
from judging.web.again import again
from judging.web.entry_editing import Place
from judging.web.forms import Form


def review(entry: Entry, place: Place):
    """Everything once more as it will be read, what is missing, and the declarations."""
    return render_template(_template(place), form=_form(entry), **_context(entry, place))


def send(entry: Entry, place: Place):
    """Send it; a refusal shows the page again with what is ticked."""
    form = _form(entry)
    agreed = {key for key in declarations.TEXTS if key in form and form[key].data}
    try:
        with writing():
            refuse_entrant(entry.entrant, entry.competition)
            submitting.submit(entry, agreed=agreed, actor=current_user, now=clock.now())
    except Refusal as refusal:
        if refusal.status != 422:
            raise
        return again(_template(place), form, refusal, **_context(entry, place))
    return redirect(place.url("receipts.show" if place.audience == "entrant" else "entries.show"))


def _form(entry: Entry) -> Form:
    """The declarations not made yet, each a box of its own that nobody ticked beforehand."""
    boxes = {key: BooleanField(_(declarations.TEXTS[key])) for key in declarations.outstanding(entry)}
    return type("DeclarationsForm", (Form,), boxes)()


def _context(entry: Entry, place: Place) -> dict:
    return {"entry": entry, "place": place, "missing": texts.missing(entry)}


def _template(place: Place) -> str:
    return {"entrant": "entrant/submissions/new.html", "desk": "desk/submissions/new.html"}[place.audience]
