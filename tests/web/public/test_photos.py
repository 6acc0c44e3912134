"""Who sees a photo: its entrant, staff, judges of its group while judged; everybody once it is on a published list."""

import pytest

import tests.factories as make
from judging.awards import publishing
from judging.panel import queries as panel
from judging.panel.models import ConflictOfInterest
from judging.results import computing


@pytest.fixture
def photo(app, tmp_path):
    competition = make.competition("mau", stage="judging")
    made = make.photo(make.entry(competition, make.person(), group=0))
    folder = tmp_path / "made"
    folder.mkdir()
    for name in ("320.jpg", "320.webp", "960.jpg", "master.jpg"):
        (folder / name).write_bytes(name.encode())
    app.extensions["photos"].put(made.key, folder)
    make.save()
    return made


def status(client, photo, name="320.jpg"):
    return client.get(f"/photos/{photo.key}/{name}").status_code


def test_headers_and_the_second_request(photo, as_person):
    me = as_person(photo.entry.entrant)
    answer = me.get(f"/photos/{photo.key}/320.webp")
    assert (answer.data, answer.mimetype) == (b"320.webp", "image/webp")
    assert answer.headers["Cache-Control"] == "private, max-age=3600"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    again = me.get(f"/photos/{photo.key}/320.webp", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_nobody_without_business(photo, client, as_person):
    script = {"Accept": "application/json"}  # a page has a token of its own
    missing = client.get(f"/photos/{'0' * 32}/320.jpg", headers=script)
    hidden = client.get(f"/photos/{photo.key}/320.jpg", headers=script)
    assert (hidden.status_code, hidden.data) == (404, missing.data)
    other = make.competition()
    elsewhere = make.person()
    make.staff(elsewhere, other)
    assert status(as_person(make.person()), photo) == 404
    assert status(as_person(elsewhere), photo) == 404


@pytest.mark.parametrize("name", ["master.jpg", "640.jpg", "320.png", "960.webp"])
def test_nothing_but_the_renditions_there_are(photo, as_person, name):
    assert status(as_person(photo.entry.entrant), photo, name) == 404


def test_staff_and_judges_of_the_group(photo, as_person):
    competition = photo.entry.competition
    clerk = make.person()
    make.staff(clerk, competition, "secretary")
    first, second = competition.categories
    judge, elsewhere = make.judge(competition, groups=[first]), make.judge(competition, groups=[second])
    conflicted = make.judge(competition, groups=[first])
    make.add(ConflictOfInterest(judge_id=conflicted.id, entry_id=photo.entry_id, declared_at=make.NOW))
    answers = [status(as_person(who), photo) for who in (clerk, judge.person, elsewhere.person, conflicted.person)]
    assert answers == [200, 200, 404, 404]


@pytest.mark.parametrize(("stage", "expected"), [("open", 404), ("judging", 200), ("closed", 200), ("published", 404)])
def test_judges_only_while_it_is_judged(photo, as_person, stage, expected):
    competition = photo.entry.competition
    judge = make.judge(competition)
    competition.state = "published" if stage == "published" else "open"
    competition.round.state = "waiting" if stage == "open" else "judging" if stage == "judging" else "closed"
    assert status(as_person(judge.person), photo) == expected


def test_a_photo_in_the_making_is_not_served(photo, as_person):
    photo.state = "waiting"
    assert status(as_person(photo.entry.entrant), photo) == 404


def test_everybody_once_it_is_on_a_published_list(app, client, tmp_path):
    competition, actor = make.judged((60, 40), (50, 30), (40, 30), (1, 1)), make.person()
    photos = [make.photo(entry) for entry in panel.accepted_in(competition.categories[0])]
    for photo in photos:
        folder = tmp_path / photo.key
        folder.mkdir()
        (folder / "320.jpg").write_bytes(b"jpeg")
        app.extensions["photos"].put(photo.key, folder)
    run = computing.compute(competition, actor=actor, now=make.NOW)
    make.save()
    assert [status(client, photo) for photo in photos] == [404] * 4
    recognition = publishing.Recognition("12/QĐ", make.NOW.date(), "Ủy ban Mẫu")
    publishing.publish(competition, recognition, run_id=run.id, actor=actor, now=make.NOW)
    make.save()
    assert [status(client, photo) for photo in photos] == [200, 200, 200, 404]
    answer = client.get(f"/photos/{photos[0].key}/320.jpg")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
