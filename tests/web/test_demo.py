"""The demo's door exists in the demo only."""

import pytest

import tests.factories as make
from judging import create_app
from judging.infra import schema
from judging.infra.db import db


@pytest.fixture
def demo(tmp_path):
    app = create_app({"DEMO": "1", "INSTANCE": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path / 'demo'}"})
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    with app.app_context():
        schema.upgrade()
        yield app
        db.session.remove()
        db.engine.dispose()


def test_one_click_for_each_role(demo):
    competition = make.competition("cuoc-thi", stage="judging")
    organiser, entrant, administrator = make.person(), make.person(), make.person(is_administrator=True)
    make.staff(organiser, competition)
    make.entry(competition, entrant)
    judge = make.judge(competition)
    outsider = make.person()
    make.save()
    client = demo.test_client()
    assert "/demo" in client.get("/sign-in").text
    page = client.get("/demo").text
    for person in (organiser, entrant, administrator, judge.person):
        assert person.name in page
        assert client.post("/demo", data={"person": person.id, "next": "/account/"}).location == "/account/"
        assert person.name in client.get("/account/").text
    assert client.post("/demo", data={"person": outsider.id}).status_code == 404
    assert client.post("/demo", data={"person": "x"}).status_code == 404


def test_before_the_demo_is_made(demo):
    assert demo.test_client().get("/demo").status_code == 200


def test_real_operation_has_no_such_door(app, client):
    assert not [rule for rule in app.url_map.iter_rules() if "demo" in rule.endpoint]
    assert client.get("/demo").status_code == client.post("/demo", data={"person": 1}).status_code == 404
    assert "/demo" not in client.get("/sign-in").text
