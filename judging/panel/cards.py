"""Printed cards: each signs one tablet in as one judge, once."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from judging.accounts import signing_in
from judging.accounts.models import Person, SignIn
from judging.audit.recording import record
from judging.competitions import lifecycle
from judging.competitions.queries import stage_of
from judging.errors import Conflict, Gone
from judging.infra import ids
from judging.infra.db import db
from judging.panel.models import Card, Judge

#: Marks a sentence for the catalogue.
N_ = str

LIFETIME = timedelta(days=14)
SPENT = N_("This card no longer works: it was used, replaced, or is too old. Please ask the organisers for a new one.")


def issue(judge: Judge, *, actor: Person, now: datetime) -> tuple[Card, str]:
    """A new card and the secret printed on it; unused older cards of this judge stop working.

    Only the secret's digest is kept: the card can be shown once.
    """
    lifecycle.require(stage_of(judge.competition), "draft", "open", "judging", "closed")
    if not judge.is_active:
        raise Conflict("This judge is not on the panel any more. Bring the judge back first.")
    _revoke_unused(judge, now=now)
    token = ids.token()
    card = Card(judge=judge, digest=ids.digest(token), created_at=now, expires_at=now + LIFETIME)
    db.session.add(card)
    db.session.flush()
    record(
        "card issued", now=now, actor=actor, competition=judge.competition, subject=f"judge:{judge.id}", card=card.id
    )
    return card, token


def replace(judge: Judge, *, keep: bool = False, actor: Person, now: datetime) -> tuple[Card, str]:
    """A new card for another tablet. The one lost or broken is signed out, or (``keep``) may go on and send."""
    if not keep:
        signing_in.end_all(judge.person, now=now)
    record("tablet replaced", now=now, actor=actor, competition=judge.competition, subject=f"judge:{judge.id}",
           is_kept=keep)  # fmt: skip
    return issue(judge, actor=actor, now=now)


def revoke(judge: Judge, *, actor: Person, now: datetime) -> None:
    """Sign the judge's tablet out and let no card printed so far sign in again."""
    _revoke_unused(judge, now=now)
    signing_in.end_all(judge.person, now=now)
    record("card revoked", now=now, actor=actor, competition=judge.competition, subject=f"judge:{judge.id}")


def look_up(token: str, *, now: datetime) -> Card:
    """The card that can still be used; raises Gone for an unknown, used, revoked or expired one alike."""
    card = db.session.scalar(
        select(Card).join(Judge).where(Card.digest == ids.digest(token), *_usable(now), Judge.is_active)
        .options(joinedload(Card.judge).joinedload(Judge.competition))
    )  # fmt: skip
    if card is None:
        raise Gone(SPENT)
    return card


def use(card: Card, *, device: str, now: datetime) -> SignIn:
    """Sign the device in as the card's judge. Of two devices at once exactly one wins; the other gets Gone."""
    won = db.session.execute(update(Card).where(Card.id == card.id, *_usable(now)).values(used_at=now))
    if won.rowcount != 1:
        raise Gone(SPENT)
    judge = card.judge
    card.sign_in = signing_in.open_for(judge.person, device=device, now=now)
    record(
        "card used",
        now=now,
        actor=judge.person,
        competition=judge.competition,
        subject=f"judge:{judge.id}",
        card=card.id,
    )
    return card.sign_in


def _usable(now: datetime) -> tuple:
    return Card.used_at.is_(None), Card.revoked_at.is_(None), Card.expires_at > now


def _revoke_unused(judge: Judge, *, now: datetime) -> None:
    unused = update(Card).where(Card.judge_id == judge.id, Card.used_at.is_(None), Card.revoked_at.is_(None))
    db.session.execute(unused.values(revoked_at=now))
