"""From a preset to a closed round, as an organiser does it: every step names what it still needs."""

from datetime import UTC, datetime, timedelta

import pytest

import tests.factories as make
from judging.competitions import making, presets, queries
from judging.competitions.queries import stage_of
from judging.infra import clock
from judging.infra.clock import in_vietnam
from judging.infra.db import db

DAY = timedelta(days=1)


def typed(moment: datetime) -> str:
    return in_vietnam(moment).strftime("%Y-%m-%dT%H:%M")


class Story:
    """An organiser at the desk of one competition, and a clock that can be moved on."""

    def __init__(self, preset: str, as_person, monkeypatch):
        self.monkeypatch, self.started = monkeypatch, datetime.now(UTC)
        person = make.person("Người tổ chức")
        making.make(preset, slug="mau", title="Cuộc thi mẫu", actor=None, organiser=person, now=make.NOW)
        make.save()
        self.client = as_person(person)

    @property
    def competition(self):
        db.session.rollback()
        return queries.by_slug("mau")

    def at(self, moment: datetime) -> None:
        self.monkeypatch.setattr(clock, "now", lambda: moment)

    def read(self, page: str = "") -> str:
        answer = self.client.get(f"/desk/mau/{page}")
        assert answer.status_code == 200
        return answer.get_data(as_text=True)

    def send(self, page: str, status: int = 302, **values) -> str:
        data = {"seen": self.competition.version, **values}
        answer = self.client.post(f"/desk/mau/{page}", data=data, headers={"Accept-Language": "vi"})
        assert answer.status_code == status, answer.get_data(as_text=True)
        return answer.get_data(as_text=True)

    def enter_texts_and_dates(self) -> None:
        self.send("setup/texts", title="Cuộc thi mẫu", organiser="Sở Mẫu", phone="024 0000 0000")
        now = self.started
        self.send(
            "setup/dates",
            opens_at=typed(now - DAY),
            deadline_at=typed(now + DAY),
            judging_opens_at=typed(now + 5 * DAY),
            judging_closes_at=typed(now + 6 * DAY),
        )

    def enter_points_and_rules(self) -> None:
        for criterion in self.competition.criteria:
            maximum = f"{(criterion.maximum or 2000) // 100}"
            address = f"setup/criteria/{criterion.id}"
            self.send(address, name=criterion.name, maximum=maximum, step="0,5", guidance="Nhìn kỹ.")
        rules = {"comparison": "ge", "threshold": "70", "ties": "chain", "step_1": "median", "limit": "none"}
        required = {"is_statement_required": "y"} if self.competition.is_statement_required else {}
        self.send("setup/rules", minimum_judges="1", **rules, **required)

    def people_come(self) -> None:
        competition = self.competition
        make.judge(competition)
        make.entry(competition, make.person(), number=1)
        make.save()


@pytest.mark.parametrize("preset", presets.names())
def test_from_a_preset_to_a_closed_round(app, client, as_person, monkeypatch, preset):
    story = Story(preset, as_person, monkeypatch)
    for page in ("", "setup", "opening"):
        assert "/desk/mau/setup/dates" in story.read(page)
    story.send("opening", status=422)
    assert client.get("/c/mau/rules").status_code == 404

    story.enter_texts_and_dates()
    story.send("opening")
    assert stage_of(story.competition) == "open"
    assert client.get("/c/mau/rules").status_code == 200

    story.send("extensions", until=typed(story.started + 3 * DAY), reason="Bão lũ ở miền núi")
    assert "Bão lũ ở miền núi" in client.get("/c/mau/rules").get_data(as_text=True)
    story.send("extensions", status=409, until=typed(story.started + 2 * DAY), reason="Sớm hơn")

    story.people_come()
    story.send("judging", status=409)  # the deadline is not over
    story.at(story.started + 4 * DAY)
    before = story.read("judging")
    assert "/desk/mau/setup/rules" in before and "/desk/mau/setup/criteria" in before
    story.send("judging", status=422)
    story.enter_points_and_rules()
    story.send("judging")
    fingerprint = story.competition.rules_fingerprint
    assert fingerprint and fingerprint in client.get("/c/mau/rules").get_data(as_text=True)
    story.send("setup/rules", status=409, comparison="none", ties="none", limit="none")

    story.send("judging/removal", status=422, reason="")
    story.send("judging/removal", reason="Sai bước điểm")
    assert story.competition.rules_fingerprint is None
    story.send("judging")
    assert story.competition.rules_fingerprint == fingerprint
    competition = story.competition
    make.sheet(make.judge(competition), make.entry(competition, make.person(), number=2), 10)
    make.save()
    story.send("judging/removal", status=409, reason="Quá muộn")

    story.send("closing")
    assert stage_of(story.competition) == "closed"
    story.send("closing", status=409)
    assert "Sai bước điểm" in story.read("log")
    for page in ("", "setup", "opening", "judging", "closing", "extensions"):
        story.read(page)


def test_a_judge_reads_the_frozen_rules_on_the_tablet(app, as_person, monkeypatch):
    story = Story("rural-industrial-region", as_person, monkeypatch)
    story.enter_texts_and_dates()
    story.send("opening")
    story.people_come()
    story.enter_points_and_rules()
    story.at(story.started + 2 * DAY)
    story.send("judging")
    seat = make.judge(story.competition)
    make.save()
    tablet = as_person(seat.person)
    html = tablet.get("/judge/mau/rules").get_data(as_text=True)
    assert story.competition.rules_fingerprint in html
    assert "Nhìn kỹ." in html and "70" in html
