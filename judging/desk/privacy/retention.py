"""What is kept no longer than it is needed for; the worker looks once a day.

Law 91/2025/QH15 asks that personal data be kept no longer than its purpose needs, and names no number
of months: twelve after publication, or after a request's end, thirty days for sign-ins and ninety for
sent mails are our own proposal, to be confirmed by the organisers. The months and the mails are settings.
"""

from calendar import monthrange
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select

from judging.accounts.models import Attempt, OneTimeCode, Person, SignIn
from judging.audit.recording import record
from judging.awards.models import Award, Publication
from judging.desk.privacy import erasing, standing
from judging.desk.privacy.erasing import Left
from judging.entries.models import Entry
from judging.infra.db import db
from judging.infra.mail import Message
from judging.panel.models import Card
from judging.rights import forgetting
from judging.scoring.models import Tablet

SIGN_INS = timedelta(days=30)
CODES = timedelta(days=30)
ATTEMPTS = timedelta(days=1)
#: So that no run holds the writers' lock for long; the next day goes on.
MOST = 50


def keep_no_longer(*, months: int, mails: timedelta, now: datetime) -> tuple[Left, dict[str, int]]:
    """Erase what is due and answer what lies in files still, and how much of each kind went."""
    left = Left()
    counts = {"entries": 0, "people": 0}
    for fate in due(_months_before(now, months)):
        left += erasing.forget(fate, actor=None, now=now)
        counts["entries"] += 1
    for artisan in _bare_artisans():
        left += erasing.empty(artisan, actor=None, now=now)
        counts["people"] += 1
    counts["requests"] = forgetting.forget_old(_months_before(now, months), most=MOST, now=now)
    old = list(db.session.scalars(select(Message.id).where(Message.sent_at < now - mails)))
    db.session.execute(delete(Message).where(Message.id.in_(old)))
    left.mails += old
    counts |= {"mails": len(old), "sign_ins": _forget_sign_ins(now), "codes": _forget_codes(now)}
    db.session.execute(delete(Attempt).where(Attempt.at < now - ATTEMPTS))
    if any(counts.values()):
        record("housekeeping done", now=now, **counts)
    return left, counts


def due(published_before: datetime) -> list[standing.Fate]:
    """Entries without an award, of lists published before then: drafts go, the others become a number."""
    awarded = exists().where(Award.entry_id == Entry.id)
    old = select(Entry).join(Publication, Publication.competition_id == Entry.competition_id)
    old = old.where(Publication.published_at <= published_before, Entry.erased_at.is_(None), ~awarded)
    found = db.session.scalars(old.order_by(Entry.id).limit(MOST))
    return [standing.Fate(entry, "deleted" if entry.number is None else "number") for entry in found]


def _bare_artisans() -> list[Person]:
    """Artisans entered from paper who never had an account, and whose every entry has been erased."""
    entered = exists().where(Entry.entrant_id == Person.id, Entry.entered_by_id.is_not(None))
    still = exists().where(Entry.entrant_id == Person.id, Entry.erased_at.is_(None))
    bare = select(Person).where(entered, ~still, Person.erased_at.is_(None), Person.password.is_(None))
    nobody = bare.where(Person.email.is_(None), Person.phone.is_(None))
    return list(db.session.scalars(nobody.limit(MOST)))


def _forget_sign_ins(now: datetime) -> int:
    """Those ended or expired for thirty days, but for those a card or tablet of a judge tells of."""
    over = (SignIn.expires_at < now - SIGN_INS) | (SignIn.ended_at < now - SIGN_INS)
    held = [exists().where(holder.sign_in_id == SignIn.id) for holder in (Card, Tablet)]
    return db.session.execute(delete(SignIn).where(over, *(~each for each in held))).rowcount


def _forget_codes(now: datetime) -> int:
    over = (OneTimeCode.used_at < now - CODES) | (OneTimeCode.expires_at < now - CODES)
    return db.session.execute(delete(OneTimeCode).where(over)).rowcount


def _months_before(moment: datetime, months: int) -> datetime:
    """The same day so many months earlier, or the last one of a shorter month."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)
