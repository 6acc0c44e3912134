"""The access matrix: every endpoint × method × identity × stage, from the data files in ``tests/access``.

A route without a row fails. A cell that is not written has its audience's denial: the
door for who is not signed in, and for everybody else an answer byte for byte like that
of a page that does not exist.
"""

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from judging import create_app
from judging.accounts import signing_in
from judging.infra.db import db
from judging.web import guards
from tests.architecture import lying
from tests.architecture import world as worlds
from tests.conftest import SETTINGS, empty, on_one_database

OPEN = ("public", "door")
NOT_SIGNED_IN = ("anonymous", "removed")


def rows() -> dict[tuple[str, str], dict]:
    """(endpoint, method) -> the row."""
    found = {}
    for file in sorted((Path(__file__).parents[1] / "access").glob("*.toml")):
        for endpoint, methods in tomllib.loads(file.read_text()).items():
            found |= {(endpoint, method): row for method, row in methods.items()}
    return found


ROWS = rows()


def routes(app) -> set[tuple[str, str]]:
    """Every (endpoint, method) the application answers."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    return {(rule.endpoint, method) for rule in rules for method in rule.methods - {"HEAD", "OPTIONS"}}


def test_every_route_has_a_row(app):
    known = routes(app)
    assert sorted(known - ROWS.keys()) == []
    assert sorted(row for row in ROWS.keys() - known if "demo" not in row[0]) == []


def test_a_route_without_a_guard_stops_the_start(app):
    other = create_app({**SETTINGS, "INSTANCE": app.instance_path, "DATABASE_URL": app.config["DATABASE_URL"]})
    other._got_first_request = False
    other.add_url_rule("/bare", "bare", lambda: "")
    with pytest.raises(RuntimeError, match="bare"):
        guards.check(other)


@on_one_database
@pytest.mark.parametrize("stage", worlds.STAGES)
def test_the_matrix(server, stage):
    with server.app_context():
        matrix = Matrix(server, stage)
        wrong = [line for (endpoint, method), row in ROWS.items() for line in matrix.check(endpoint, method, row=row)]
        db.session.remove()
    assert not wrong, "\n" + "\n".join(wrong)


class Matrix:
    """The world of one stage, and a client of each identity; restored after every change."""

    def __init__(self, app, stage: str):
        self.app, self.stage = app, stage
        empty(app)
        self.world = worlds.build(stage)
        self.cookies = {name: self._sign_in(person) for name, person in self.world.people.items()}
        db.session.commit()
        worlds.keep(self.world)
        self.rules = {}
        for rule in app.url_map.iter_rules():
            self.rules |= {(rule.endpoint, method): rule for method in rule.methods}
        lying.copy(app, "db", "world")
        self.missing = {name: self._plain(self._ask(name, "GET", "/no/such/page")) for name in worlds.IDENTITIES}

    def check(self, endpoint: str, method: str, *, row: dict):
        """Sentences for every cell that answers otherwise than written."""
        if (rule := self.rules.get((endpoint, method))) is None:
            return
        path = worlds.address(self.world, rule, row.get("args", {}))
        for identity in worlds.IDENTITIES:
            wanted = self._wanted(endpoint, method, identity=identity, row=row)
            answer = self._ask(identity, method, path, row.get("form"))
            if answer.status_code != wanted:
                yield f"{self.stage}: {identity} {method} {path} ({endpoint}): {answer.status_code}, not {wanted}"
            elif (
                wanted == 404
                and method == "GET"
                and not endpoint.startswith("door.")
                and self._plain(answer, path) != self.missing[identity]
            ):
                yield f"{self.stage}: {identity} {method} {path} ({endpoint}): differs from a missing page"
            if lying.is_written(self.app):
                lying.copy(self.app, "world", "db")

    def _wanted(self, endpoint: str, method: str, *, identity: str, row: dict) -> int:
        written = row.get(identity, row.get("everyone"))
        if isinstance(written, dict):
            written = written.get(self.stage, written.get("*"))
        if written is not None:
            return written
        if endpoint.split(".")[0] in OPEN:
            return 200
        if identity in NOT_SIGNED_IN:
            return 302 if method == "GET" else 403
        return 404

    def _ask(self, identity: str, method: str, path: str, form: dict | None = None):
        client = self.app.test_client()
        if identity in self.cookies:
            client.set_cookie(self.app.config["SESSION_COOKIE_NAME"], self.cookies[identity])
        return client.open(path, method=method, data=form or {})

    def _sign_in(self, person) -> str:
        """The cookie of a device signed in as this person."""
        sign_in = signing_in.open_for(person, device="test", now=datetime.now(UTC))
        sign_in.is_second_factor_given = True
        return self.app.session_interface.get_signing_serializer(self.app).dumps({"_user_id": sign_in.id})

    def _plain(self, answer, path: str = "/no/such/page") -> str:
        """The page without its token and its own address."""
        text = re.sub(r'(name="csrf[-_]token" (?:content|value)=")[^"]*', r"\1", answer.text)
        return text.replace(f'value="{path}"', 'value=""')
