"""A database without tables, of each kind."""

import pytest

from judging.infra.db import db
from tests.instances import another


@pytest.fixture
def fresh(server, tmp_path):
    """An application on a database without tables, inside its context."""
    app = another(server, tmp_path / "instance")
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
