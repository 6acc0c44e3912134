"""The last look before sending, the declarations and the consents: one page, from both sides."""

from flask import redirect, render_template
from flask_login import current_user

from judging.entries import consents, standing, submitting, texts
from judging.entries.models import Entry
from judging.errors import Incomplete, Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.panel.conflicts import refuse_entrant, refuse_other
from judging.web import letters
from judging.web.again import again
from judging.web.consent_form import SendingForm, sending_form
from judging.web.entry_editing import Place


def review(entry: Entry, place: Place):
    """Everything once more as it will be read, what is missing, and what is asked before sending."""
    return render_template(_template(place), form=sending_form(entry), **_context(entry, place))


def send(entry: Entry, place: Place):
    """Send it; a refusal shows the page again with what is ticked and typed."""
    form = sending_form(entry)
    if not form.validate():
        return again(_template(place), form, **_context(entry, place))
    try:
        _send(entry, form, place)
    except Refusal as refusal:
        if refusal.status != 422:
            raise
        lacking = refusal.values.get("missing", ()) if isinstance(refusal, Incomplete) else ()
        form.mark(lacking)
        return again(_template(place), form, refusal, **_context(entry, place))
    return redirect(place.url("receipts.show" if place.audience == "entrant" else "entries.show"))


def _send(entry: Entry, form: SendingForm, place: Place) -> None:
    now = clock.now()
    with writing():
        refuse = refuse_entrant if place.audience == "entrant" else refuse_other
        refuse(entry.entrant, entry.competition)
        consents.say_age(entry, form.is_under_age, form.answering, now=now)
        submitting.submit(entry, agreed=form.agreed, actor=current_user, now=now)
        letters.about(entry, "sent", now=now)


def _context(entry: Entry, place: Place) -> dict:
    return {
        "entry": entry,
        "place": place,
        "missing": texts.missing(entry),
        "given": consents.live(entry),
        "until": standing.change_until(entry, clock.now()),
    }


def _template(place: Place) -> str:
    return {"entrant": "entrant/submissions/new.html", "desk": "desk/submissions/new.html"}[place.audience]
