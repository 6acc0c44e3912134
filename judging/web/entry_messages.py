"""The thread about an entry, from its entrant's side and from the desk's: the same page, and the same verbs."""

from flask import redirect, render_template
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from wtforms import HiddenField

from judging.entries import messages
from judging.entries.models import Entry
from judging.errors import Refusal
from judging.infra import clock, ids
from judging.infra.db import writing
from judging.web import letters
from judging.web.again import again
from judging.web.entry_editing import Place
from judging.web.forms import Form, LongText


class MessageForm(Form):
    """What one side writes."""

    key = HiddenField(default=ids.key)
    text = LongText(_l("Message"), longest=messages.LONGEST, required=True)


def thread(entry: Entry, place: Place) -> dict:
    """What the component shows: the messages, how many are new, the form where this side may write."""
    is_desk = place.audience == "desk"
    told = messages.thread_of(entry)
    return {
        "entry": entry,
        "place": place,
        "thread": told,
        "is_desk": is_desk,
        "news": sum(one.is_from_desk != is_desk and one.read_at is None for one in told),
        "may_write": messages.may_write(entry, is_from_desk=is_desk),
    }


def page(entry: Entry, place: Place):
    """The thread alone."""
    return render_template(_template(place), form=MessageForm(), **thread(entry, place))


def create(entry: Entry, place: Place):
    """Write; the other side hears of it by mail, without the words."""
    form, now, is_desk = MessageForm(), clock.now(), place.audience == "desk"
    if not form.validate():
        return again(_template(place), form, **thread(entry, place))
    said = {"key": form.key.data or "", "is_from_desk": is_desk, "actor": current_user, "now": now}
    try:
        with writing():
            if messages.write(entry, form.text.data, **said):
                letters.of_message(entry, is_from_desk=is_desk, now=now)
    except Refusal as refusal:
        return again(_template(place), form, refusal, **thread(entry, place))
    return redirect(place.url("messages.index", _anchor="newest"))


def read(entry: Entry, place: Place):
    """This side has read what is there."""
    with writing():
        messages.read(entry, by_desk=place.audience == "desk", now=clock.now())
    return redirect(place.url("messages.index"))


def _template(place: Place) -> str:
    return {"entrant": "entrant/messages/index.html", "desk": "desk/messages/index.html"}[place.audience]
