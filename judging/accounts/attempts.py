"""Attempts to prove who one is: counted in the database, by what was aimed at and where they came from.

An attempt is counted, and committed, before it is judged: fifty at once get no more
answers than one after the other. The edge calls ``count`` in a transaction of its
own, then ``check``, then looks at the password, and ``forget`` when it was right.
"""

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from math import ceil

from sqlalchemy import delete, func, select

from judging.accounts.models import Attempt
from judging.errors import Throttled
from judging.infra import ids
from judging.infra.db import db
from judging.infra.text import email_key, phone_key

WINDOW = timedelta(minutes=15)
PER_AIM = 10
PER_ADDRESS = 50

Keys = dict[str, int]


def keys(purpose: str, *, aim: str, address: str | None) -> Keys:
    """What an attempt is counted under, with the limit of each; only digests are kept."""
    return {
        ids.digest(f"{purpose}:aim:{_compared(aim)}"): PER_AIM,
        ids.digest(f"{purpose}:address:{_network(address)}"): PER_ADDRESS,
    }


def count(counted: Keys, *, now: datetime) -> None:
    """Count one attempt; raises Throttled, counting nothing, when there were too many."""
    db.session.execute(delete(Attempt).where(Attempt.at < now - 2 * WINDOW))
    _refuse(counted, now=now, more=0)
    db.session.add_all(Attempt(key=key, at=now) for key in counted)


def check(counted: Keys, *, now: datetime) -> None:
    """After the commit: raises Throttled when this attempt came beside too many others."""
    _refuse(counted, now=now, more=1)


def forget(counted: Keys) -> None:
    """It was the right person: the attempts on this account no longer count, nor this one at its address."""
    account, address = counted
    db.session.execute(delete(Attempt).where(Attempt.key == account))
    newest = select(func.max(Attempt.id)).where(Attempt.key == address).scalar_subquery()
    db.session.execute(delete(Attempt).where(Attempt.id == newest))


def _refuse(counted: Keys, *, now: datetime, more: int) -> None:
    for key, limit in counted.items():
        times = _recent(key, now)
        if len(times) >= limit + more:
            wait = times[-limit] + WINDOW - now
            raise Throttled(
                "Too many attempts. Please wait %(minutes)s minutes.", minutes=max(1, ceil(wait / timedelta(minutes=1)))
            )


def _recent(key: str, now: datetime) -> list[datetime]:
    recent = select(Attempt.at).where(Attempt.key == key, Attempt.at > now - WINDOW)
    return list(db.session.scalars(recent.order_by(Attempt.at)))


def _compared(aim: str) -> str | None:
    mail = email_key(aim)
    return mail if mail and "@" in mail else phone_key(aim) or mail


def _network(address: str | None) -> str:
    """An IPv4 address, or the network an IPv6 customer is given whole."""
    try:
        known = ip_address(address or "")
    except ValueError:
        return "unknown"
    return str(known if known.version == 4 else ip_network((known, 64), strict=False))
