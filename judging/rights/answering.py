"""Answering a request about one's own data: each step is told to whoever asked, and the last one closes it."""

from datetime import date, datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.errors import Closed, Conflict, Invalid, Stale
from judging.infra.clock import in_vietnam
from judging.infra.db import db, lock
from judging.infra.text import clean
from judging.rights.filing import LONGEST
from judging.rights.models import DataRequest, RequestStep


def answer(request: DataRequest, text: str, *, actor: Person, now: datetime) -> RequestStep:
    """Write to the person while the work goes on; the first such words end the first term."""
    _hold(request)
    step = _step(request, "answered", text, actor=actor, now=now)
    record("request answered", **_told(request, step))
    return step


def extend(request: DataRequest, text: str, *, until: date, actor: Person, now: datetime) -> RequestStep:
    """Take longer, once, for a reason that is told. Raises Closed once the day has passed, Conflict, Invalid."""
    _hold(request)
    if request.extended_at:
        raise Conflict("This request was extended already; it can be extended only once.")
    if in_vietnam(now).date() > request.due_on:
        raise Closed("Its last day has passed, so it can no longer be extended. Please answer it now.")
    if not request.due_on < until <= request.latest_on:
        raise Invalid("Please choose a day later than the present one and no later than the last one allowed.")
    step = _step(request, "extended", text, actor=actor, now=now)
    request.due_on, request.extended_at = until, now
    record("request extended", **_told(request, step))
    return step


def finish(request: DataRequest, text: str, *, actor: Person, now: datetime) -> RequestStep:
    """Say what was done; this closes it."""
    step = _close(request, "done", text, actor=actor, now=now)
    record("request done", **_told(request, step))
    return step


def refuse(request: DataRequest, text: str, *, actor: Person, now: datetime) -> RequestStep:
    """Say why it is not done; this closes it."""
    step = _close(request, "refused", text, actor=actor, now=now)
    record("request refused", **_told(request, step))
    return step


def is_repeated(request: DataRequest, kind: str, text: str, *, seen: str, actor: Person) -> bool:
    """Whether the only step since ``seen`` of them were read is this one: its answer was lost. Holds the request."""
    lock(request)
    last = request.steps[-1]
    is_next = seen == str(len(request.steps) - 1)
    return is_next and (last.kind, last.text, last.actor_id) == (kind, clean(text), actor.id)


def require_seen(request: DataRequest, seen: str) -> None:
    """Raises Stale where somebody else took a step since ``seen`` of them were read."""
    if seen != str(len(request.steps)):
        raise Stale("Somebody else has answered meanwhile. Please read it, then press again.")


def _hold(request: DataRequest) -> None:
    lock(request)
    if request.state != "open":
        raise Closed("This request is closed. Whoever wants more can ask again.")


def _close(request: DataRequest, state: str, text: str, *, actor: Person, now: datetime) -> RequestStep:
    _hold(request)
    step = _step(request, state, text, actor=actor, now=now)
    request.state, request.closed_at = state, now
    return step


def _step(request: DataRequest, kind: str, text: str, *, actor: Person, now: datetime) -> RequestStep:
    """Raises Invalid without words: nothing is done about a request that the person is not told."""
    text = clean(text)
    if not text:
        raise Invalid("Please write what the person is told.")
    if len(text) > LONGEST:
        raise Invalid("At most %(max)d characters, please.", max=LONGEST)
    step = RequestStep(kind=kind, at=now, actor=db.session.get(Person, actor.id), text=text)
    request.steps.append(step)
    request.answered_at = request.answered_at or now
    return step


def _told(request: DataRequest, step: RequestStep) -> dict:
    """The log's line: that it happened, never what was said."""
    about = {"competition": request.competition, "subject": f"request:{request.id}"}
    return {"now": step.at, "actor": step.actor, **about}
