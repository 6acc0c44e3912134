"""From a preset to an open round, as an organiser does it: every step names what it still needs."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete

import tests.factories as make
from judging.competitions import making, presets, queries, readiness
from judging.competitions.queries import stage_of
from judging.infra import clock
from judging.infra.clock import in_vietnam
from judging.infra.db import db
from judging.panel import queries as panel
from judging.scoring.models import ScoreSheet
from tests.web.desk.sent import fields_of

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

    def save(self, page: str, **values) -> None:
        """Send a page's form as it stands, with some fields changed."""
        sent = fields_of(self.client, f"/desk/mau/{page}")
        left = {name: value for name, value in sent.items() if values.get(name, value) is not None}
        self.send(page, **{**left, **{name: value for name, value in values.items() if value is not None}})

    def announce(self) -> None:
        """Criteria and awards, which entrants read before they enter."""
        for round_ in self.competition.scored_rounds:
            if not round_.criteria:
                self.send(f"setup/criteria/new?round={round_.key}", name="Chất lượng", name_en="Quality")
        sent = fields_of(self.client, "/desk/mau/setup/awards")
        missing = {name: "tất cả" for name, value in sent.items() if name.startswith("cap_") and not value}
        missing = {name: word for name, word in missing.items() if f"all_{name.split('_')[1]}" not in sent}
        self.save("setup/awards", is_confirmed="y", **missing)

    def decide(self) -> None:
        """Everything else, page by page: criteria, rounds, rules."""
        for round_ in self.competition.scored_rounds:
            for criterion in round_.criteria:
                maximum = f"{(criterion.maximum or 10000) // 100}"
                self.save(f"setup/criteria/{criterion.id}", maximum=maximum, step="0,5", guidance="Nhìn kỹ.")
        for round_ in self.competition.rounds:
            sent = fields_of(self.client, f"/desk/mau/setup/rounds/{round_.key}")
            empty = {name: word for name, word in ROUND.items() if sent.get(name) == ""}
            opened = {name: None for name in sent if name.endswith("-open") or name.startswith("open-")}
            self.save(f"setup/rounds/{round_.key}", **empty, **opened)
        rules = fields_of(self.client, "/desk/mau/setup/rules")
        known = {"comparison": "ge", "threshold": "70", "minimum_judges": "1", "limit": "none"}
        chain = {"ties": "chain", "step_1": "median"}
        asked = {name: word for name, word in known.items() if f'name="{name}"' in self.read("setup/rules")}
        places = chain if 'name="ties"' in self.read("setup/rules") else {}
        self.save("setup/rules", **{**rules, **asked, **places})

    def everything_is_scored(self) -> None:
        """Every judge has a complete sheet of every entry."""
        competition = self.competition
        lines = competition.scored_round.lines
        for entry in panel.accepted_in(competition.categories[0]):
            for judge in panel.judges_of(competition.id):
                db.session.execute(delete(ScoreSheet).filter_by(judge_id=judge.id, entry_id=entry.id))
                make.sheet(judge, entry, *[10 for _ in lines])
        make.save()

    def people_come(self) -> None:
        """As many judges as any round asks for, and an entry that the level below has recognised."""
        competition = self.competition
        for _ in range(max(getattr(round_, "minimum", 1) for round_ in competition.rules.rounds)):
            make.judge(competition)
        make.entry(competition, make.person(), number=1, recognition="12/QĐ-MẪU")
        make.save()


#: What this organiser enters about a round where nothing has been decided.
ROUND = {
    "per": "sheet",
    "combine": "mean",
    "minimum": "1",
    "threshold": "70",
    "quorum": "75%",
    "of": "listed",
    "pass": "50%",
    "keep-within": "all",
}


@pytest.mark.parametrize("preset", presets.names())
def test_from_a_preset_to_an_open_round(app, client, as_person, monkeypatch, preset):
    story = Story(preset, as_person, monkeypatch)
    for page in ("", "setup", "opening"):
        assert "/desk/mau/setup/dates" in story.read(page)
    story.send("opening", status=422)
    assert client.get("/c/mau/rules").status_code == 404

    story.enter_texts_and_dates()
    story.announce()
    story.send("opening")
    assert stage_of(story.competition) == "open"
    assert client.get("/c/mau/rules").status_code == 200

    story.send("extensions", until=typed(story.started + 3 * DAY), reason="Bão lũ ở miền núi")
    assert "Bão lũ ở miền núi" in client.get("/c/mau/rules").get_data(as_text=True)
    story.send("extensions", status=409, until=typed(story.started + 2 * DAY), reason="Sớm hơn")

    story.people_come()
    story.send("judging", status=409)  # the deadline is not over
    story.at(story.started + 4 * DAY)
    if readiness.missing_for_judging(story.competition):
        assert "/desk/mau/setup/r" in story.read("judging") or "/desk/mau/setup/c" in story.read("judging")
        story.send("judging", status=422)
    story.decide()
    assert not readiness.missing_for_judging(story.competition)
    story.send("judging")
    fingerprint = story.competition.rules_fingerprint
    assert fingerprint and fingerprint in client.get("/c/mau/rules").get_data(as_text=True)
    story.send("setup/rules", status=409, limit="some", most_awards="1")

    story.send("judging/removal", status=422, reason="")
    story.send("judging/removal", reason="Sai bước điểm")
    assert story.competition.rules_fingerprint is None
    story.send("judging")
    assert story.competition.rules_fingerprint == fingerprint
    assert "Sai bước điểm" in story.read("log")
    for page in ("", "setup", "opening", "judging", "extensions"):
        story.read(page)


def test_a_round_that_was_scored_is_closed_and_not_taken_back(app, as_person, monkeypatch):
    story = Story("ocop", as_person, monkeypatch)
    story.enter_texts_and_dates()
    story.announce()
    story.decide()
    story.send("opening")
    story.people_come()
    story.at(story.started + 4 * DAY)
    story.send("judging")
    competition = story.competition
    judge, other = make.judge(competition), make.entry(competition, make.person(), number=2)
    make.sheet(judge, other, 10, 10, 10)
    make.save()
    story.send("judging/removal", status=409, reason="Quá muộn")
    story.send("closing", status=422)  # nothing could mend it afterwards
    story.everything_is_scored()
    story.send("closing")
    assert stage_of(story.competition) == "closed"
    story.send("closing", status=409)
    for page in ("", "closing"):
        story.read(page)


def test_a_judge_reads_the_frozen_rules_on_the_tablet(app, as_person, monkeypatch):
    story = Story("rural-industrial-region", as_person, monkeypatch)
    story.enter_texts_and_dates()
    story.announce()
    story.send("opening")
    story.people_come()
    story.decide()
    story.at(story.started + 2 * DAY)
    story.send("judging")
    seat = make.judge(story.competition)
    make.save()
    tablet = as_person(seat.person)
    html = tablet.get("/judge/mau/rules").get_data(as_text=True)
    assert story.competition.rules_fingerprint in html
    assert "Nhìn kỹ." in html and "70" in html
