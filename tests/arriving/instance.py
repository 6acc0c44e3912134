"""An instance with one entrant who has one empty draft, made once and copied for each trial."""

from pathlib import Path

import tests.factories as make
from judging import create_app
from judging.infra import schema
from judging.infra.db import db
from tests import conftest

SETTINGS = conftest.SETTINGS | {"DATABASE_URL": None}


def prepare(folder: Path) -> Path:
    """Make it in ``folder``."""
    with create_app(SETTINGS | {"INSTANCE": str(folder)}).app_context():
        schema.upgrade()
        make.entry(make.competition(), make.person(), state="draft")
        make.save()
        db.session.remove()
        db.engine.dispose()
    return folder
