"""Mails about a request about one's own data; what it says stands on its page, a reason also in the mail."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _

from judging.accounts import queries as accounts
from judging.accounts.models import Person
from judging.competitions.queries import staff_of
from judging.infra import mail
from judging.infra.i18n import day, named
from judging.rights.models import DataRequest, RequestStep
from judging.web.addresses import public_url
from judging.web.letters import Written


def came(request: DataRequest, *, now: datetime) -> None:
    """Tell whoever asked that it came and by when it is answered, and the desk that it waits."""
    _post(request.person, request, partial(_received, request), now=now)
    for person in _desk(request):
        _post(person, request, partial(_waits, request), now=now)


def told(request: DataRequest, step: RequestStep, *, now: datetime) -> None:
    """Tell whoever asked what was done."""
    write = {"answered": _answered, "extended": _extended, "done": _done, "refused": _refused}[step.kind]
    _post(request.person, request, partial(write, request, step), now=now)


def reaches(request: DataRequest) -> bool:
    """Whether a letter from here reaches whoever asked; else the desk tells them itself."""
    return request.person is not None and bool(request.person.email)


def _desk(request: DataRequest) -> Iterable[Person]:
    if request.competition_id is None:
        return [person for person in accounts.administrators() if person.is_active]
    return [staff.person for staff in staff_of(request.competition_id) if staff.person.is_active]


def _post(person: Person | None, request: DataRequest, write, *, now: datetime) -> None:
    if person is None or not person.email:
        return
    with force_locale(person.language):
        subject, lines = write()
        body = [_("Dear %(name)s,", name=person.name), *lines, _ending(request)]
        body = "\n\n".join(filter(None, body)) + "\n"
        mail.post(person_id=person.id, recipient=person.email, subject=subject, body=body, now=now)


def _received(request: DataRequest) -> Written:
    return _("Your request about your data has arrived"), [
        _("your request about your data has arrived."),
        _(
            "You get a first answer by %(first)s; it is to be done by %(last)s.",
            first=day(request.answer_by), last=day(request.due_on),
        ),
        _page(),
    ]  # fmt: skip


def _waits(request: DataRequest) -> Written:
    told = _("somebody asks about their own data. The first answer is due by %(date)s:", date=day(request.answer_by))
    return _("A request about personal data"), [f"{told}\n{_desk_page(request)}"]


def _answered(request: DataRequest, step: RequestStep) -> Written:
    return _("An answer to your request about your data"), [
        _("your request about your data has been answered; the work on it goes on."), _page(),
    ]  # fmt: skip


def _extended(request: DataRequest, step: RequestStep) -> Written:
    until = _("your request about your data takes longer, until %(date)s:", date=day(request.due_on))
    return _("Your request about your data takes longer"), [until, step.text, _page()]


def _done(request: DataRequest, step: RequestStep) -> Written:
    return _("Your request about your data is done"), [_("your request about your data is done."), _page()]


def _refused(request: DataRequest, step: RequestStep) -> Written:
    return _("Your request about your data was refused"), [
        _("your request about your data was refused:"), step.text, _page(),
    ]  # fmt: skip


def _page() -> str:
    return _("Read it here:") + "\n" + public_url("account.data.show", _anchor="requests")


def _desk_page(request: DataRequest) -> str:
    if request.competition:
        return public_url("desk.requests.show", slug=request.competition.slug, request_id=request.id)
    return public_url("admin.requests.show", request_id=request.id)


def _ending(request: DataRequest) -> str:
    """Whom to call."""
    phone = request.competition.phone if request.competition else current_app.config["SUPPORT_PHONE"]
    title = [named(request.competition, "title")] if request.competition else []
    return "\n".join([*title, *([_("Telephone") + f": {phone}"] if phone else [])])
