"""Until the round closes nobody learns anything of others' scores: not from a page, an order, an error or a header.

Every route as every identity, on two databases that differ only in scores this identity may not see
(trust.md B18). Routes come from the access matrix, where a route without a row fails. Timing: ``bench/seal.py``.
"""

import pytest

from judging.infra.db import db
from judging.panel import queries as panel
from judging.scoring.models import ScoreSheet
from tests.architecture.sealing import Sealed
from tests.architecture.test_access import ROWS
from tests.conftest import on_one_database

pytestmark = on_one_database


@pytest.fixture(scope="module")
def sealed(server):
    with server.app_context():
        yield Sealed(server)
        db.session.remove()


def test_nobody_learns_of_others_scores(sealed):
    told = sealed.differences(ROWS)
    assert not told, f"{len(told)} answers tell of hidden scores:\n" + "\n".join(told[:20])
    status = list(sealed.asked.values())
    assert status.count(200) > 300 and status.count(409) > 50 and status.count(404) > 500  # it asked, and was answered
    assert max(status) < 500


def test_who_scored_sees_it(sealed):
    """The databases do differ: a judge whose own scores are other in the second one is answered otherwise."""
    swapped = {"judge": "sealed-judge", "judge_elsewhere": "sealed-judge_elsewhere"}
    one, other = ((sealed.folder / name).read_bytes() for name in swapped.values())
    (sealed.folder / "sealed-judge").write_bytes(other)
    try:
        told = sealed.differences(ROWS, only=lambda endpoint: endpoint.startswith(("judge.sheets", "tablet.")))
    finally:
        (sealed.folder / "sealed-judge").write_bytes(one)
    assert {line.split()[0] for line in told} == {"judge"}


def points() -> int:
    """A sum that no two of the databases have in common."""
    return sum((n + 1) * sum(sheet.scores.values()) for n, sheet in enumerate(db.session.query(ScoreSheet)))


def in_the_body(answer):
    answer.data += f"<!-- {points()} -->".encode()
    return answer


def in_a_header(answer):
    answer.headers["X-Version"] = f"{points():x}"
    return answer


def in_an_error(answer):
    return in_the_body(answer) if answer.status_code == 409 else answer


@pytest.mark.parametrize("leak", [in_the_body, in_a_header, in_an_error])
def test_a_planted_leak_is_found(sealed, leak):
    hooks = sealed.app.after_request_funcs.setdefault(None, [])
    hooks.append(leak)
    try:
        told = sealed.differences(ROWS, only=lambda endpoint: endpoint in ("desk.overview.show", "desk.entries.new"))
    finally:
        hooks.remove(leak)
    assert told


def test_a_leaking_order_is_found(sealed, monkeypatch):
    """A list whose words are right and whose order is by points."""
    judges_of = panel.judges_of

    def by_points(competition_id):
        sheets = db.session.query(ScoreSheet).order_by(ScoreSheet.id)
        best = {sheet.judge_id: max(sheet.scores.values()) for sheet in sheets}
        return sorted(judges_of(competition_id), key=lambda judge: -best.get(judge.id, 0))

    monkeypatch.setattr(panel, "judges_of", by_points)
    assert sealed.differences(ROWS, only=lambda endpoint: endpoint == "desk.judges.index")
