"""Mails about an entry, in its entrant's language; posted in the transaction they speak of."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from flask_babel import force_locale
from flask_babel import gettext as _

from judging.accounts.models import Person
from judging.competitions.models import Competition
from judging.competitions.queries import staff_of
from judging.entries import parts
from judging.entries.belongings import LatePermit
from judging.entries.models import Entry
from judging.infra import mail
from judging.infra.i18n import day, hour, language, named
from judging.web.addresses import public_url
from judging.web.entry_parts import opened_words

Written = tuple[str, list[str]]  # the subject, and paragraphs


def about(entry: Entry, news: str, *, now: datetime) -> None:
    """Tell the entrant that it was ``sent``, ``returned`` or ``refused``; nothing where there is no address."""
    write = {"sent": _sent, "returned": _returned, "refused": _refused}[news]
    _post(entry.entrant, entry.competition, partial(write, entry), now=now)


def of_message(entry: Entry, *, is_from_desk: bool, now: datetime) -> None:
    """Tell the other side that there is a message and where, never what it says."""
    if is_from_desk:
        _post(entry.entrant, entry.competition, partial(_written_to_entrant, entry), now=now)
        return
    for staff in staff_of(entry.competition_id):
        _post(staff.person, entry.competition, partial(_written_to_desk, entry), now=now)


def of_late_permit(permit: LatePermit, *, now: datetime) -> None:
    """Tell somebody that they may send after the deadline, and until when."""
    _post(permit.person, permit.competition, partial(_late, permit), now=now)


def _post(
    person: Person, competition: Competition, write: Callable[[], tuple[str, list[str]]], *, now: datetime
) -> None:
    if not person.email:
        return
    with force_locale(person.language):
        subject, lines = write()
        body = [_("Dear %(name)s,", name=person.name), *lines, _ending(competition)]
        mail.post(person_id=person.id, recipient=person.email, subject=subject, body="\n\n".join(body) + "\n", now=now)


def _written_to_entrant(entry: Entry) -> Written:
    return _("A message about your entry number %(n)s", n=entry.number), [
        _(
            "the organisers have written to you about your entry “%(title)s”. Read and answer it here:",
            title=entry.title,
        )
        + "\n"
        + public_url("entrant.messages.index", entry_id=entry.id),
    ]


def _written_to_desk(entry: Entry) -> Written:
    told = _("the entrant of number %(n)s has written. Read and answer it here:", n=entry.number)
    page = public_url("desk.messages.index", slug=entry.competition.slug, entry_id=entry.id)
    return _("A message about entry number %(n)s", n=entry.number), [f"{told}\n{page}"]


def _sent(entry: Entry) -> Written:
    at = entry.submitted_at
    printed = public_url("entrant.printed_receipts.show", entry_id=entry.id, language=language())
    return _("Your entry has arrived, number %(n)s", n=entry.number), [
        _("your entry “%(title)s” has arrived. Its number is %(n)s.", title=entry.title, n=entry.number),
        _("Sent at %(time)s on %(date)s, Vietnam time.", time=hour(at), date=day(at)),
        _("Its receipt, and what comes next:") + "\n" + _page(entry),
        _("The receipt as a PDF, to keep or to print:") + "\n" + printed,
    ]


def _returned(entry: Entry) -> Written:
    until = entry.correct_until
    return _("Please correct your entry number %(n)s", n=entry.number), [
        _("the organisers have looked at your entry “%(title)s” and ask for a correction:", title=entry.title),
        entry.reason,
        *_opened(entry),
        _("Please correct it by %(time)s on %(date)s:", time=hour(until), date=day(until)) + "\n" + _page(entry),
    ]


def _opened(entry: Entry) -> list[str]:
    """What can be corrected, unless it is everything."""
    if parts.is_whole_open(entry):
        return []
    return [_("Open for correction: %(parts)s.", parts=opened_words(entry))]


def _refused(entry: Entry) -> Written:
    return _("Your entry number %(n)s was not accepted", n=entry.number), [
        _("the organisers could not accept your entry “%(title)s”:", title=entry.title),
        entry.reason,
        _page(entry),
    ]


def _late(permit: LatePermit) -> Written:
    told = _("the organisers let you send your entry after the deadline, until %(time)s on %(date)s:",
             time=hour(permit.until), date=day(permit.until))  # fmt: skip
    return _("You can send your entry late"), [f"{told}\n{public_url('entrant.entries.index')}"]


def _page(entry: Entry) -> str:
    return public_url("entrant.receipts.show", entry_id=entry.id)


def _ending(competition: Competition) -> str:
    """The competition and its telephone: the way out of every refusal."""
    phone = _("Telephone") + f": {competition.phone}" if competition.phone else ""
    return f"{named(competition, 'title')}\n{phone}".strip()
