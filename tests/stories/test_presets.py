"""Every preset from set-up to the published list, through HTTP, with its right result."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

import tests.factories as make
from judging.competitions import presets
from judging.competitions.models import Competition
from judging.competitions.queries import by_slug
from judging.entries import declarations, subjects, texts
from judging.findings.queries import entries_in
from judging.infra import clock
from judging.infra.clock import in_vietnam
from judging.infra.db import db
from judging.ranking.rules import Eligibility, Public, Scored, Vote
from judging.results import queries as results
from judging.tasks import photos as worker
from judging.web.desk.panel_forms import SITS
from tests.media import photos as samples
from tests.stories.deciding import decided
from tests.stories.tales import TALES, Tale
from tests.uploads import upload
from tests.web.letters import Device

JSON = {"Accept": "application/json"}
DECLARED = dict.fromkeys((*declarations.TEXTS, "participation", "publication"), "y") | {"under_age": "no"}
WORDS = {
    "kind": "single",
    "set_type": "",
    "materials": "Đất sét",
    "size": "30 cm",
    "maker": "Tổ Mẫu",
    "recognition": "12/QĐ-MẪU",
}
DAY = timedelta(days=1)


def test_every_preset_has_a_tale():
    assert sorted(tale.preset for tale in TALES) == presets.names()


@pytest.mark.parametrize("tale", TALES, ids=lambda tale: tale.preset)
def test_from_the_preset_to_the_published_list(app, as_person, client, monkeypatch, tmp_path, tale):
    telling = Telling(tale, app, as_person, monkeypatch)
    telling.set_up()
    photo = samples.jpeg(tmp_path / "photo.jpg")
    for number, (title, group) in enumerate(tale.entries, 1):
        telling.enter(number, title, group=group, photo=photo)
    telling.seat()
    for round_ in telling.competition.rules.rounds:
        telling.play(round_)
    telling.publish()
    listed = csv.reader(io.StringIO(client.get("/c/mau/awards.csv").data.decode("utf-8-sig")))
    assert [(int(row[0]), row[2]) for row in list(listed)[1:]] == list(tale.recognised)
    page = client.get("/c/mau/awards").text
    for number, prize in tale.recognised:
        assert prize in client.get(f"/c/mau/awards/{number}").text and tale.entries[number - 1][0] in page


class Telling:
    """An organiser, entrants and judges who act by requests alone, on a clock that can be moved on."""

    def __init__(self, tale: Tale, app, as_person, monkeypatch):
        self.tale, self.app, self.monkeypatch = tale, app, monkeypatch
        organiser = make.person("Người tổ chức")
        administrator = make.person("Quản trị", is_administrator=True)
        make.save()
        self.admin, self.desk = as_person(administrator), as_person(organiser)
        self.contact, self.tablets = organiser.email, []
        self.started = datetime.now(UTC)

    @property
    def competition(self) -> Competition:
        db.session.rollback()
        return by_slug("mau")

    def act(self, page: str, **form) -> None:
        """Something the organiser does, which must succeed."""
        answer = self.desk.post(f"/desk/mau/{page}", data=form)
        assert answer.status_code == 302, (page, answer.text)

    def set_up(self) -> None:
        """The administrator makes it; the organiser enters rules, texts and dates, and opens it."""
        form = {
            "preset": self.tale.preset,
            "slug": "mau",
            "title": "Cuộc thi mẫu",
            "year": "2026",
            "contact": self.contact,
        }
        assert self.admin.post("/admin/competitions", data=form).status_code == 302
        self.act("setup/file/replacement", document=decided(self.tale), seen=self.competition.version)
        about = {"title": "Cuộc thi mẫu", "organiser": "Sở Mẫu", "phone": "024 0000 0000"}
        self.act("setup/texts", seen=self.competition.version, **about)
        days = {"opens_at": -1, "deadline_at": 1, "judging_opens_at": 5, "judging_closes_at": 6}
        dates = {name: in_vietnam(self.started + days[name] * DAY).strftime("%Y-%m-%dT%H:%M") for name in days}
        self.act("setup/dates", seen=self.competition.version, **dates)
        self.act("opening")

    def enter(self, number: int, title: str, *, group: str, photo) -> None:
        """Somebody registers, enters with a photo, sends; the desk accepts."""
        entrant, key = self.app.test_client(), group or "all"
        form = {"name": f"Người dự thi {number}", "phone": f"090000{number:04}", "password": "một câu thật dài"}
        home = {"kind": "individual", "province": "Tỉnh Mẫu", "commune": "Xã Mẫu"}
        assert entrant.post("/register", data=form | home).status_code == 302
        competition = self.competition
        category = next(row.id for row in competition.categories if row.key == key)
        address = entrant.post("/my/enter/mau", data={"group": str(category)}).location
        assert upload(entrant, f"{address}/photos", "photo.jpg", file=photo).get_json()["ok"]
        worker.run_waiting(limit=20, now=clock.now())
        version = re.search(r'name="version" type="hidden" value="([0-9a-f]+)"', entrant.get(address).text).group(1)
        told = self.words(competition, title) | {"category_id": str(category), "version": version}
        answer = entrant.post(address, data=told, headers=JSON).get_json()
        assert answer["ok"], answer
        sent = entrant.post(f"{address}/submission", data=DECLARED)
        assert sent.location == f"{address}/receipt", sent.text
        self.act(f"{address.removeprefix('/my/')}/acceptance")

    def words(self, competition: Competition, title: str) -> dict[str, str]:
        """Everything the form of this subject asks for."""
        subject = subjects.of(competition.rules)
        asked = {name: WORDS.get(name, "Nghề truyền thống của làng.") for name in texts.asked(competition)}
        facts = {f"detail_{fact.key}": "12" if fact.kind == "number" else "Mẫu" for fact in subject.facts}
        speaks = {f"statement_{row.id}": "Làm tại xưởng." for row in competition.criteria}
        return asked | facts | speaks | {"title": title, "year": "1990"}

    def seat(self) -> None:
        """The judges take their seats and sign in by card; then the deadline passes."""
        competition = self.competition
        sheets = [totals for row in competition.scored_rounds for totals in self.tale.rounds[row.key].values()]
        groups = [str(row.id) for row in competition.categories]
        choices = competition.scored_rounds if len(competition.scored_rounds) > 1 else []
        seats = {f"round_{row.id}": SITS for row in choices}
        for number in range(1, max(map(len, sheets), default=0) + 1):
            self.act("judges", name=f"Giám khảo {number}", honorific="", groups=groups, **seats)
            self.act(f"judges/{number}/card")
            token = re.search(r"/card/([\w-]+)", self.desk.get("/desk/mau/judges/cards").text).group(1)
            self.tablets.append(self.app.test_client())
            assert self.tablets[-1].post(f"/card/{token}").location == "/judge/mau/?fresh=1"
        after = self.started + 5 * DAY
        self.monkeypatch.setattr(clock, "now", lambda: after)

    def play(self, round_) -> None:
        """Open a round, record what the tale found in it, close it."""
        first = self.competition.rounds[0].key == round_.id
        self.act(*(["judging"] if first else ["next-round"]), **({} if first else {"round": round_.id}))
        found = self.tale.rounds[round_.id]
        match round_:
            case Eligibility():
                self.examine(round_, found)
            case Scored():
                self.score(found)
            case Vote():
                listed, present = self.tale.session
                yes = {f"yes_{number}": count for number, count in found.items()}
                no = {f"no_{number}": present - count for number, count in found.items()}
                session = {"listed": listed, "present": present, "chair": "y", "row": [*found]}
                self.act(f"rounds/{round_.id}", **session, **yes, **no)
            case Public():
                votes = {f"votes_{number}": count for number, count in found.items()}
                self.act(f"rounds/{round_.id}", row=[*found], **votes)
        self.act("closing", round=round_.id)

    def examine(self, round_: Eligibility, failing: dict[int, tuple[str, ...]]) -> None:
        page = self.desk.get(f"/desk/mau/rounds/{round_.id}").text
        numbers = sorted({int(n) for n in re.findall(rf"/rounds/{round_.id}/(\d+)", page)})
        good = [n for n in numbers if n not in failing]
        self.act(f"rounds/{round_.id}", row=numbers, tick=good)
        for number, conditions in failing.items():
            answers = {f"yes_{each.id}": int(each.id not in conditions) for each in round_.conditions}
            self.act(f"rounds/{round_.id}/{number}", **answers)

    def score(self, found: dict[int, tuple[float, ...]]) -> None:
        """Each judge gives each entry its total, line by line as far as the points go; and hands in."""
        lines = [(str(line.id), line.maximum) for line in self.competition.scored_round.lines]
        for number, totals in found.items():
            for tablet, total in zip(self.tablets, totals, strict=True):
                left, scores = int(Fraction(str(total)) * 100), {}
                for line, maximum in lines:
                    scores[line] = min(left, maximum)
                    left -= scores[line]
                assert left == 0 and set(Device(tablet).score(number, scores)) == {"kept"}
        competition = self.competition
        taken = {entry.category_id for entry in entries_in(competition.scored_round)}
        for tablet in self.tablets:
            for row in competition.categories:
                if row.id in taken:
                    assert tablet.post(f"/judge/mau/groups/{row.position}/hand-in").status_code == 302

    def publish(self) -> None:
        """Rank, decide the tie the tale tells of, publish."""
        self.act("ranking")
        if order := self.tale.decision:
            ranks = {f"rank-{number}": place for place, number in enumerate(order, 1)}
            said = {"decided_by": "Hội đồng", "decided_on": "2026-09-01", "reason": "Bỏ phiếu của Hội đồng"}
            self.act("tie-decisions", group="", **said, **ranks)
        run = results.newest_run(self.competition.id)
        self.act("publication", number="12/QĐ", on="2026-09-09", authority="Ủy ban Mẫu", run=run.id)
