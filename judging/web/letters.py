"""Mails about an entry, in its entrant's language; posted in the transaction they speak of."""

from datetime import datetime

from flask_babel import force_locale
from flask_babel import gettext as _

from judging.entries.models import Entry
from judging.infra import mail
from judging.infra.i18n import day, hour, language, named
from judging.web.addresses import public_url


def about(entry: Entry, news: str, *, now: datetime) -> None:
    """Tell the entrant that it was ``sent``, ``returned`` or ``refused``; nothing where there is no address."""
    person = entry.entrant
    if not person.email:
        return
    with force_locale(person.language):
        subject, lines = {"sent": _sent, "returned": _returned, "refused": _refused}[news](entry)
        body = [_("Dear %(name)s,", name=person.name), *lines, _ending(entry)]
        mail.post(person_id=person.id, recipient=person.email, subject=subject, body="\n\n".join(body) + "\n", now=now)


def _sent(entry: Entry) -> tuple[str, list[str]]:
    at = entry.submitted_at
    printed = public_url("entrant.printed_receipts.show", entry_id=entry.id, language=language())
    return _("Your entry has arrived, number %(n)s", n=entry.number), [
        _("your entry “%(title)s” has arrived. Its number is %(n)s.", title=entry.title, n=entry.number),
        _("Sent at %(time)s on %(date)s, Vietnam time.", time=hour(at), date=day(at)),
        _("Its receipt, and what comes next:") + "\n" + _page(entry),
        _("The receipt as a PDF, to keep or to print:") + "\n" + printed,
    ]


def _returned(entry: Entry) -> tuple[str, list[str]]:
    until = entry.correct_until
    return _("Please correct your entry number %(n)s", n=entry.number), [
        _("the organisers have looked at your entry “%(title)s” and ask for a correction:", title=entry.title),
        entry.reason,
        _("Please correct it by %(time)s on %(date)s:", time=hour(until), date=day(until)) + "\n" + _page(entry),
    ]


def _refused(entry: Entry) -> tuple[str, list[str]]:
    return _("Your entry number %(n)s was not accepted", n=entry.number), [
        _("the organisers could not accept your entry “%(title)s”:", title=entry.title),
        entry.reason,
        _page(entry),
    ]


def _page(entry: Entry) -> str:
    return public_url("entrant.receipts.show", entry_id=entry.id)


def _ending(entry: Entry) -> str:
    """The competition and its telephone: the way out of every refusal."""
    competition = entry.competition
    phone = _("Telephone") + f": {competition.phone}" if competition.phone else ""
    return f"{named(competition, 'title')}\n{phone}".strip()
