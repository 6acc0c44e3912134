"""Recording at the desk what was found of entries: lists, forms of one, and who may."""

import re

import pytest

import tests.factories as make
from judging.competitions.models import Competition
from judging.competitions.queries import by_slug
from judging.entries.models import Entry
from judging.findings import queries
from judging.findings.models import Finding
from judging.infra.db import db
from judging.panel import queries as panel
from judging.ranking import rules
from tests.findings.samples import BALLOTS, conditions, public, under_way, vote
from tests.statements import counted

TITLES = ("Đĩa hoa", "Khăn lụa", "Bát tre", "Bình gốm")
SESSION = {"listed": "11", "present": "10", "chair": "y"}


@pytest.fixture
def desk(app, as_person):
    """A function: a competition whose first round, this one, is under way with so many entries; its secretary."""

    def build(round_: rules.Round, entries: int = 3, **values):
        competition = under_way(round_, slug="mau", groups=2, **values)
        secretary = make.person()
        make.staff(secretary, competition, "secretary")
        for number in range(1, entries + 1):
            make.entry(competition, make.person(), number=number, group=number % 2, title=TITLES[number - 1])
        make.save()
        return as_person(secretary)

    return build


def recorded() -> dict[int, dict]:
    """Number -> what is recorded of it."""
    db.session.rollback()
    round_ = by_slug("mau").rounds[0]
    found = queries.findings_in(round_)
    numbers = dict(db.session.execute(panel.taking_part(round_, Entry.id, Entry.number)).all())
    return {numbers[entry]: row.data for entry, row in found.items()}


def mark(client, path: str, name: str = "seen") -> str:
    """What the page says was seen."""
    html = client.get(path).text
    return re.search(rf'name="{name}" type="hidden" value="([^"]*)"', html)[1]


def test_all_conditions_hold_for_those_ticked(desk):
    client = desk(conditions())
    at = "/desk/mau/rounds/check"
    assert "3" in client.get(at).text
    answer = client.post(at, data={"row": ["1", "2", "3"], "tick": ["1", "3"]})
    assert answer.location == at
    assert recorded() == {1: {"a": [1, 1], "b": [1, 1]}, 3: {"a": [1, 1], "b": [1, 1]}}


def test_all_that_were_shown_unrecorded_in_one_go(desk):
    client = desk(conditions("1/2"))
    at = "/desk/mau/rounds/check"
    assert client.post(at, data={"row": ["1", "2"], "all": "1", "answers": "5"}).status_code == 302
    assert recorded() == dict.fromkeys((1, 2), {"a": [5, 5], "b": [5, 5]})
    assert client.post(at, data={"row": ["3"], "all": "1", "answers": ""}).status_code == 422


def test_ticking_nothing_records_nothing(desk):
    client = desk(conditions())
    assert client.post("/desk/mau/rounds/check", data={"row": ["1"]}).status_code == 422
    assert recorded() == {}


def test_what_another_recorded_meanwhile_is_not_overwritten(desk):
    client = desk(conditions())
    at = "/desk/mau/rounds/check"
    client.post(f"{at}/1", data={"yes_a": "1", "yes_b": "0"})
    answer = client.post(at, data={"row": ["1", "2"], "tick": ["1", "2"]})
    assert answer.status_code == 409 and "số 1" in answer.text
    assert recorded() == {1: {"a": [1, 1], "b": [0, 1]}}


def test_one_entry_condition_by_condition_and_on_to_the_next(desk):
    client = desk(conditions())
    at = "/desk/mau/rounds/check"
    answer = client.post(f"{at}/2", data={"yes_a": "0", "yes_b": "1", "next": "1"})
    assert answer.location == f"{at}/3"
    assert "Có mặt" in client.get(f"{at}?state=recorded").text
    seen = mark(client, f"{at}/2")
    assert client.post(f"{at}/2", data={"yes_a": "1", "yes_b": "1", "seen": seen}).location == at
    assert recorded() == {2: {"a": [1, 1], "b": [1, 1]}}
    assert client.post(f"{at}/2", data={"yes_a": "0", "yes_b": "1", "seen": seen}).status_code == 409
    assert client.post(f"{at}/3", data={"yes_a": "1"}).status_code == 422


def test_taking_back(desk):
    client = desk(conditions())
    at = "/desk/mau/rounds/check/1"
    client.post(at, data={"yes_a": "0", "yes_b": "1"})
    assert client.post(f"{at}/removal", data={"seen": "other"}).status_code == 409
    assert client.post(f"{at}/removal", data={"seen": mark(client, at)}).location == at
    assert recorded() == {}


def test_a_table_of_ballots(desk):
    client = desk(vote())
    at = "/desk/mau/rounds/council"
    rows = {"row": ["1", "2", "3"], "yes_1": "9", "no_1": "1", "yes_2": "10", "yes_3": ""}
    assert client.post(at, data={**SESSION, **rows}).status_code == 302
    assert recorded() == {1: BALLOTS, 2: BALLOTS | {"yes": 10, "no": 0}}


def test_typed_ballots_stay_on_the_page_when_one_is_refused(desk):
    client = desk(vote())
    rows = {"row": ["1", "2", "3"], "yes_1": "9", "no_1": "4", "yes_2": "8", "no_3": "1"}
    answer = client.post("/desk/mau/rounds/council", data={**SESSION, **rows})
    assert answer.status_code == 422
    assert "nhiều hơn số thành viên có mặt" in answer.text and "Xin điền" in answer.text
    assert re.search(r'name="yes_2"[^>]*value="8"', answer.text)
    assert re.search(r'name="no_3"[^>]*value="1"', answer.text)
    assert recorded() == {}


def test_a_corrected_row_keeps_its_session(desk):
    client = desk(vote())
    at = "/desk/mau/rounds/council"
    client.post(at, data={**SESSION, "row": ["1"], "yes_1": "10"})
    fewer = SESSION | {"present": "9"}
    rows = {"row": ["1", "2"], "yes_1": "9", "no_1": "1", "yes_2": "9", "seen_1": mark(client, at, "seen_1")}
    assert client.post(at, data={**fewer, **rows}).status_code == 302
    assert {number: data["present"] for number, data in recorded().items()} == {1: 10, 2: 9}
    assert re.search(r'name="present"[^>]*value="9"', client.get(f"{at}/3").text)


def test_a_session_without_quorum_is_told(desk):
    client = desk(vote())
    client.post("/desk/mau/rounds/council", data={**SESSION, "present": "8", "row": ["1"], "yes_1": "8"})
    assert "Phiên họp không hợp lệ" in client.get("/desk/mau/rounds/council").text


def test_votes_of_the_public(desk):
    client = desk(public())
    at = "/desk/mau/rounds/people"
    assert client.post(at, data={"row": ["1", "2"], "votes_1": "0", "votes_2": "12345"}).status_code == 302
    assert recorded() == {1: {"votes": 0}, 2: {"votes": 12345}}
    assert client.post(at, data={"row": ["3"], "votes_3": "-1"}).status_code == 422
    assert client.post(at, data={"row": ["3"], "votes_3": "9" * 30}).status_code == 422


def test_the_list_is_narrowed(desk):
    client = desk(vote(), entries=4)
    at = "/desk/mau/rounds/council"
    client.post(at, data={**SESSION, "row": ["1"], "yes_1": "10"})
    group = by_slug("mau").categories[0].id
    for query, numbers in (
        ("state=missing", {2, 3, 4}),
        ("state=recorded", {1}),
        (f"group={group}", {2, 4}),
        ("q=bat+tre", {3}),
    ):
        shown = {int(n) for n in re.findall(r'name="row" value="(\d+)"', client.get(f"{at}?{query}").text)}
        assert shown == numbers, query


def test_only_staff_and_only_while_under_way(desk, as_person):
    client = desk(vote())
    competition = by_slug("mau")
    judge, stranger = make.judge(competition), make.person()
    owner = db.session.query(Entry).first().entrant
    make.save()
    form = {**SESSION, "row": ["1"], "yes_1": "9"}
    for person in (judge.person, stranger, owner):
        other = as_person(person)
        for path in ("council", "council/1", "council/1/removal"):
            assert other.post(f"/desk/mau/rounds/{path}", data=form).status_code == 404
            if "removal" not in path:
                assert other.get(f"/desk/mau/rounds/{path}").status_code == 404
    by_slug("mau").rounds[0].state = "closed"
    make.save()
    assert client.post("/desk/mau/rounds/council", data=form).status_code == 409
    assert client.post("/desk/mau/rounds/council/1", data={**SESSION, "yes": "9"}).status_code == 409
    assert recorded() == {}


def test_what_does_not_exist_is_not_found(desk):
    client = desk(vote())
    for path in ("other", "council/99", "other/1"):
        assert client.get(f"/desk/mau/rounds/{path}").status_code == 404
    assert client.post("/desk/mau/rounds/council/99", data=SESSION).status_code == 404


@pytest.mark.parametrize("round_", [conditions(), vote(), public()], ids=lambda each: each.kind)
def test_as_many_statements_for_many_entries_as_for_few(desk, round_):
    client = desk(round_)
    paths = ["/desk/mau/rounds", f"/desk/mau/rounds/{round_.id}", f"/desk/mau/rounds/{round_.id}/1", "/desk/mau/"]
    few = [statements(client, path) for path in paths]
    competition = by_slug("mau")
    for number in range(4, 424):
        make.entry(competition, make.person(), number=number, group=number % 2)
    record_all(competition)
    assert [statements(client, path) for path in paths] == few


def record_all(competition: Competition) -> None:
    """Something of every second entry."""
    round_, person = competition.rounds[0], make.person()
    data = {"eligibility": {"a": [1, 1], "b": [1, 1]}, "vote": BALLOTS, "public": {"votes": 3}}[round_.kind]
    for entry in queries.entries_in(round_)[1::2]:
        make.add(Finding(round_id=round_.id, entry_id=entry.id, data=data, recorded_by_id=person.id,
                         recorded_at=make.NOW))  # fmt: skip
    make.save()


def statements(client, path: str) -> int:
    """How many one look at a page takes."""
    db.session.rollback()
    db.session.expunge_all()
    with counted() as seen:
        assert client.get(path).status_code == 200
    return len(seen)
