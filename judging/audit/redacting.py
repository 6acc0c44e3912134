"""The one change a line of the log ever suffers: words typed about somebody who was erased go, the line stays.

Lines name things by ids, so they are nobody's data once the row behind the id is empty; only
what staff typed, such as the reason of a return, may hold a name.
"""

from collections.abc import Iterable

from sqlalchemy import or_, select

from judging.audit.models import Event
from judging.infra.db import db

#: What people type into a line.
TYPED = ("reason", "words", "name")


def redact(subjects: Iterable[str], *, photos: Iterable[int] = ()) -> int:
    """Empty the typed words in every line about ``subjects`` (such as ``entry:7``), and in those that compare another
    photo with one of ``photos``; how many lines had some."""
    about = or_(Event.subject.in_(list(subjects)), Event.data["other"].as_integer().in_(list(photos)))
    lines = db.session.scalars(select(Event).where(about)).all()
    told = [line for line in lines if any(line.data.get(name) for name in TYPED)]
    for line in told:
        line.data = line.data | {name: "" for name in TYPED if line.data.get(name)}
    return len(told)
