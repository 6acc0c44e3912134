"""The inbox of requests about people's own data: a competition's desk and the administrators have the same pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from wtforms.fields.choices import SelectChoice

from judging.competitions.models import Competition
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.infra.i18n import day
from judging.rights import answering, queries
from judging.rights.filing import Asker, note_down
from judging.rights.models import DataRequest, RequestStep
from judging.web import request_letters, request_words
from judging.web.again import again
from judging.web.request_forms import NotedForm, StepForm

SHOW, NEW = "desk/requests/show.html", "desk/requests/new.html"


@dataclass(frozen=True, slots=True)
class Inbox:
    """Whose: a competition's, or without one the installation's. ``decides`` is who may close and extend."""

    competition: Competition | None
    decides: bool

    @property
    def key(self) -> int | None:
        """As the queries name it."""
        return self.competition and self.competition.id

    def url(self, verb: str, **values) -> str:
        """The address of one of its pages."""
        if self.competition:
            return url_for(f"desk.requests.{verb}", slug=self.competition.slug, **values)
        return url_for(f"admin.requests.{verb}", **values)


def today() -> date:
    """The day it is in Vietnam."""
    return clock.in_vietnam(clock.now()).date()


def index(inbox: Inbox, late: Sequence[tuple[Competition, int]] = ()):
    """What waits, the nearest day first; or what is over. ``late``: competitions to be reminded."""
    is_over, page = request.args.get("of") == "closed", max(1, request.args.get("page", 1, type=int))
    closed = queries.count_closed(inbox.key)
    pages = max(1, ceil(closed / queries.PAGE))
    beside = [inbox.url("index", of="closed", page=n) if 1 <= n <= pages else None for n in (page - 1, page + 1)]
    return render_template(
        "desk/requests/index.html",
        inbox=inbox,
        waiting=queries.waiting_at(inbox.key, today()),
        requests=queries.closed_at(inbox.key, page=page) if is_over else queries.open_at(inbox.key),
        is_over=is_over,
        closed=closed,
        paging=(page, pages, *beside),
        words=request_words,
        today=today(),
        late=late,
    )


def new(inbox: Inbox):
    """The form for what came by telephone, letter or e-mail, or in person."""
    return render_template(NEW, form=NotedForm(came_on=today()), inbox=inbox, terms=_terms())


def create(inbox: Inbox):
    """Enter it."""
    form, now = NotedForm(), clock.now()
    if not form.validate():
        return again(NEW, form, inbox=inbox, terms=_terms())
    asker = Asker(form.name.data, form.contact.data, form.way.data, form.came_on.data)
    filed = {"competition": inbox.competition, "days": current_app.config["REQUEST_DAYS"], "now": now}
    try:
        with writing():
            made = note_down(asker, form.kind.data, form.text.data, actor=current_user, **filed)
            address = inbox.url("show", request_id=made.id)
    except Refusal as refusal:
        return again(NEW, form, refusal, inbox=inbox, terms=_terms())
    flash(_("The request is entered."))
    return redirect(address)


def show(inbox: Inbox, request_id: int):
    """One request, every step, and what to do next."""
    found = queries.request_at(inbox.key, request_id)
    return render_template(SHOW, form=_form(inbox, found), **_shown(inbox, found))


def update(inbox: Inbox, request_id: int):
    """Take the next step; the person hears of it by mail where there is an account with an address."""
    found, now = queries.request_at(inbox.key, request_id), clock.now()
    form = _form(inbox, found)
    if not form.validate():
        return again(SHOW, form, **_shown(inbox, found))
    try:
        with writing():
            said = {"seen": form.seen.data, "actor": current_user}
            if not answering.is_repeated(found, form.kind.data, form.text.data, **said):
                answering.require_seen(found, form.seen.data)
                request_letters.told(found, _step(found, form), now=now)
    except Refusal as refusal:
        return again(SHOW, form, refusal, **_shown(inbox, found))
    flash(_("Told.") if request_letters.reaches(found) else _("It is recorded. Please tell the person yourself."))
    return redirect(inbox.url("show", request_id=found.id))


def _step(found: DataRequest, form: StepForm) -> RequestStep:
    said = {"actor": current_user, "now": clock.now()}
    if form.kind.data == "answered":
        return answering.answer(found, form.text.data, **said)
    if form.kind.data == "extended":
        return answering.extend(found, form.text.data, until=form.until.data or found.due_on, **said)
    close = {"done": answering.finish, "refused": answering.refuse}[form.kind.data]
    return close(found, form.text.data, **said)


def _form(inbox: Inbox, found: DataRequest) -> StepForm:
    """With what whoever looks may do: a secretary answers, and nothing else."""
    form = StepForm(seen=len(found.steps))
    may = {"answered": _("Answer, and go on working on it"), "done": _("It is done: this closes the request"),
           "refused": _("It is refused, for a reason: this closes the request"),
           "extended": _("It takes longer, for a reason: once")}  # fmt: skip
    if not inbox.decides:
        may = {"answered": may["answered"]}
    if not inbox.decides or found.extended_at or not today() <= found.due_on < found.latest_on:
        may.pop("extended", None)
        del form.until
    else:
        form.until.description = _("Only when it takes longer: %(date)s at the latest.", date=day(found.latest_on))
    form.kind.choices = [SelectChoice(key, word) for key, word in may.items()]
    return form


def _shown(inbox: Inbox, found: DataRequest) -> dict:
    reaches = request_letters.reaches(found)
    return {"inbox": inbox, "asked": found, "words": request_words, "today": today(), "reaches": reaches}


def _terms() -> str:
    return request_words.terms(current_app.config["REQUEST_DAYS"])
