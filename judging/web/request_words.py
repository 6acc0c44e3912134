"""Requests about one's own data in words: what is asked, how it came, how it stands, what was done."""

from datetime import date

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from judging.infra.i18n import day
from judging.rights.models import DataRequest
from judging.rights.terms import TERMS, Days

KINDS = {
    "copy": _l("A copy of my data"),
    "correct": _l("Correct what is wrong"),
    "erase": _l("Erase something"),
    "withdraw": _l("Withdraw a consent"),
    "restrict": _l("Restrict how my data is used"),
    "object": _l("Object to a use"),
    "question": _l("A question about my data"),
}
#: The same as the desk reads it.
ASKED = {
    "copy": _l("A copy of the data"),
    "correct": _l("Correction"),
    "erase": _l("Erasing"),
    "withdraw": _l("Withdrawal of a consent"),
    "restrict": _l("Restricting a use"),
    "object": _l("Objection to a use"),
    "question": _l("Question"),
}
WAYS = {
    "web": _l("Here, by the person"),
    "phone": _l("By telephone"),
    "letter": _l("By letter"),
    "mail": _l("By e-mail"),
    "visit": _l("In person"),
}
STEPS = {
    "received": _l("Received"),
    "answered": _l("Answered"),
    "extended": _l("Extended"),
    "done": _l("Done"),
    "refused": _l("Refused"),
    "erased": _l("Ended: the data was erased"),
}


def standing(request: DataRequest, today: date) -> tuple[str, str]:
    """How it stands, as the ``state`` component takes it: its kind and words for the desk."""
    if request.is_overdue(today):
        count, on = (today - request.next_on).days, day(request.next_on)
        return "bad", ngettext(
            "%(num)s day overdue, since %(date)s", "%(num)s days overdue, since %(date)s", count, date=on
        )
    return _standing(request)


def told(request: DataRequest, today: date) -> tuple[str, str]:
    """The same for whoever asked."""
    if request.is_overdue(today):
        sentence = (
            _("Was to be done by %(date)s.", date=day(request.next_on))
            if request.answered_at
            else _("Was to be answered by %(date)s.", date=day(request.next_on))
        )
        phone = request.competition.phone if request.competition else current_app.config["SUPPORT_PHONE"]
        call = _("Please call %(phone)s.", phone=phone) if phone else ""
        return "bad", f"{sentence} {call}".strip()
    return _standing(request)


def _standing(request: DataRequest) -> tuple[str, str]:
    if request.state != "open" and request.steps[-1].kind == "erased":
        return "", str(STEPS["erased"])
    if request.state != "open":
        return {"done": ("good", _("Done")), "refused": ("", _("Refused"))}[request.state]
    on = day(request.next_on)
    return "wait", _("To be done by %(date)s", date=on) if request.answered_at else _(
        "First answer by %(date)s", date=on
    )


def terms(days: Days) -> str:
    """What is promised to everybody who asks."""
    return _(
        "A first answer comes within %(first)s working days. Withdrawing, restricting and objecting is done within "
        "%(consent)s days, everything else within %(other)s.",
        first=days.first, consent=days.consent, other=days.other,
    )  # fmt: skip


def doubt(request: DataRequest) -> str:
    """What the desk has to look up where the number of days is not certain; empty where it is."""
    if TERMS[request.kind].is_certain:
        return ""
    return _("For this right Decree 356/2025/ND-CP is told to allow 10 to 20 days. Please check the decree.")
