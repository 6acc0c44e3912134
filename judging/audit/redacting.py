"""The one change a line of the log ever suffers: words typed about somebody who was erased go, the line stays.

Lines name things by ids, so they are nobody's data once the row behind the id is empty; only
what staff typed, such as the reason of a return, may hold a name.
"""

from collections.abc import Iterable

from sqlalchemy import select

from judging.audit.models import Event
from judging.infra.db import db

#: What people type into a line.
TYPED = ("reason", "words", "name")


def redact(subjects: Iterable[str]) -> int:
    """Empty the typed words in every line about ``subjects`` (such as ``entry:7``); how many lines had some."""
    lines = db.session.scalars(select(Event).where(Event.subject.in_(list(subjects)))).all()
    told = [line for line in lines if any(line.data.get(name) for name in TYPED)]
    for line in told:
        line.data = line.data | {name: "" for name in TYPED if line.data.get(name)}
    return len(told)
