"""An import in a process that may die at any step of it.

    python -m tests.importing.dying

Reads a line of JSON for each trial, {instance, sheet, photos, step}, and forks a process for it: it imports into the
one competition of the instance. Every write to the disk, removal, flush to the database and commit is two steps; at
``step`` (none where it is null) the process gets SIGKILL. It tells how many steps there were, then what is there.
"""

import json
import sys
from pathlib import Path

from sqlalchemy import event

from judging import create_app
from judging.competitions.models import Competition, Staff
from judging.infra import clock
from judging.infra.db import db
from judging.tasks import imports
from judging.tasks.imports import Source
from tests.arriving.dying import Steps
from tests.arriving.instance import SETTINGS
from tests.forked import fork, tell


def main(trial: dict) -> None:
    app = create_app(SETTINGS | {"INSTANCE": trial["instance"]})
    with app.app_context():
        competition, staff = db.session.query(Competition).one().id, db.session.query(Staff).one().person_id
        db.session.rollback()
        steps = Steps(trial["step"])
        steps.watch(db.engine)
        event.listen(db.engine, "before_cursor_execute", lambda *_: steps.take())
        source = Source(Path(trial["sheet"]), Path(trial["photos"]))
        imports.carry_out(competition, source, actor_id=staff, now=clock.now())
        tell(steps=steps.count)


def run(trial: dict) -> int:
    """The trial in a process of its own; its exit status."""
    return fork(lambda: main(trial))


if __name__ == "__main__":
    for line in sys.stdin:
        tell(ended=run(json.loads(line)))
