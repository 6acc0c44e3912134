"""What a judge's tablet takes into the hall: whole, the same bytes each time, and nothing that is anybody else's."""

import hashlib
import json
from datetime import timedelta

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel.models import ConflictOfInterest
from judging.scoring import checks
from judging.scoring.models import HandIn, ScoreSheet, Tablet
from judging.web import packing

SECRETS = ("Nguyễn Văn Bí Mật", "Làng Kín", "0911222333", "Người Chấm Khác", "Ý kiến kín", "IMG_SECRET")
DEVICE = "0f7e3f0e-5b0a-4c39-9d5c-0a4f0f2f9c11"


@pytest.fixture
def judge(app):
    """A judge with own scores, another judge with others, and a maker who must not be known."""
    competition = make.competition("mau", stage="judging")
    made = make.judge(competition, groups=competition.categories[:1], name="Phạm Văn Hòa", number=1)
    made.other = make.judge(competition, groups=competition.categories[:1], name=SECRETS[3], number=2)
    maker = make.person(SECRETS[0], craft_village=SECRETS[1], phone=SECRETS[2])
    made.entries = [make.entry(competition, maker, number=number) for number in (127, 128)]
    make.entry(competition, maker, group=1, number=300, title="Sản phẩm nhóm khác")
    for entry in made.entries:
        make.photo(entry, original_name="IMG_SECRET.jpg")
        make.photo(entry, original_name="IMG_SECRET.jpg")
        make.sheet(made.other, entry, 59, 39, comment=SECRETS[4])
        make.sheet(made, entry, 31, 17, comment="Ý của tôi")
    make.save()
    return made


@pytest.fixture
def tablet(as_person, judge):
    return as_person(judge.person)


def listed(tablet) -> dict:
    answer = tablet.get("/judge/mau/pack")
    assert answer.status_code == 200
    return answer.json


def names(tablet) -> dict[str, str]:
    return {page["url"]: page["name"] for page in listed(tablet)["pages"]}


def pages(tablet) -> dict[str, bytes]:
    return {url: tablet.get(url + "?blank=1").data for url in names(tablet)}


def test_each_page_brings_its_hash_and_whose_it_is(tablet):
    told = listed(tablet)
    for page in told["pages"]:
        answer = tablet.get(page["url"] + "?blank=1")
        assert answer.headers["Page-Digest"] == hashlib.sha256(answer.data).hexdigest()
        assert answer.headers["Page-For"] == told["for"]
    assert "Page-Digest" not in tablet.get("/judge/mau/").headers
    assert "Page-Digest" not in tablet.get("/judge/mau/entries/300?blank=1").headers


def test_whose_it_is_tells_judges_versions_and_languages_apart(app, as_person, tablet, judge):
    told = [listed(tablet)["for"], listed(as_person(judge.other.person))["for"]]
    app.config["STATIC_VERSION"], before = "newer", app.config["STATIC_VERSION"]
    told.append(listed(tablet)["for"])
    app.config["STATIC_VERSION"] = before
    judge.person.language = "en"
    make.save()
    assert len({*told, listed(tablet)["for"]}) == 4


@pytest.mark.parametrize("case", ["judging", "waiting", "closed", "no round", "no entry", "conflict"])
def test_the_list_has_every_page_that_is_there_and_no_other(tablet, judge, case):
    competition = judge.competition
    match case:
        case "waiting" | "closed":
            competition.round.state = case
        case "no round":
            competition.round.kind = "vote"
        case "no entry":
            judge.categories.append(competition.categories[1])
            db.session.delete(db.session.scalar(select(Entry).where(Entry.number == 300)))
        case "conflict":
            make.add(ConflictOfInterest(judge_id=judge.id, entry_id=judge.entries[0].id, declared_at=make.NOW))
    make.save()
    paths = ["", "entries/127", "entries/128", "entries/300", "groups/1/hand-in", "groups/2/hand-in", "practice",
             "compare", "scan", "rules", "help", "check", "offline", "turns", "app.webmanifest"]  # fmt: skip
    there = {path for path in paths if tablet.get(f"/judge/mau/{path}?blank=1").status_code == 200}
    assert {url.removeprefix("/judge/mau/") for url in names(tablet)} == there
    competition.round.kind = "score"  # as the rules say
    make.save()


def test_the_shell_is_served_with_the_bytes_of_the_list(tablet):
    shell = listed(tablet)["shell"]
    assert {file["url"].split("/", 3)[3] for file in shell} >= {"js/app.js", "js/pack/pack.js", "css/hall.css"}
    for file in shell:
        with tablet.get(file["url"]) as answer:
            body = answer.data
        assert (hashlib.sha256(body).hexdigest(), len(body)) == (file["sha256"], file["bytes"]), file


def test_blank_pages_hold_no_score_no_name_and_no_token(tablet):
    for url, body in pages(tablet).items():
        text = body.decode()
        for secret in (
            *SECRETS,
            "Sản phẩm nhóm khác",
            "Ý của tôi",
            "5900",
            "3900",
            'data-given="3100"',
            'csrf-token" content="I',
        ):
            assert secret not in text, (url, secret)


def test_what_happens_in_the_round_changes_no_page(tablet, judge):
    before, version = pages(tablet), packing.version(judge.id)
    for sheet in db.session.scalars(select(ScoreSheet)):
        sheet.scores, sheet.comment = dict.fromkeys(sheet.scores, 700), "Khác"
    make.add(HandIn(round_id=judge.competition.round.id, judge_id=judge.id, category_id=judge.categories[0].id,
                    handed_in_at=make.NOW))  # fmt: skip
    judge.competition.round.due_at = make.NOW + timedelta(hours=1)
    judge.competition.round.state = "closed"
    make.save()
    assert pages(tablet) == before and packing.version(judge.id) == version


def test_two_judges_packs_differ_in_nothing_that_another_gave(as_person, judge):
    """The same pages for the other judge, but for the judge's own name and way."""
    own, other = (listed(as_person(each.person)) for each in (judge, judge.other))
    assert [page["url"] for page in own["pages"]] and own["judge"] != other["judge"]
    assert {page["url"] for page in own["pages"]} == {page["url"] for page in other["pages"]}
    assert "59" not in json.dumps([page["url"] for page in own["pages"]])


@pytest.mark.parametrize("changed", ["title", "photo", "conflict", "language", "name", "entry", "panel"])
def test_names_change_with_what_the_pages_show(tablet, judge, changed):
    version, named, shown = listed(tablet)["version"], names(tablet), pages(tablet)
    match changed:
        case "title":
            judge.entries[0].title = "Tên khác"
        case "photo":
            make.photo(judge.entries[0])
        case "conflict":
            make.add(ConflictOfInterest(judge_id=judge.id, entry_id=judge.entries[0].id, declared_at=make.NOW))
        case "language":
            judge.person.language = "en"
        case "name":
            judge.honorific = "ba"
        case "entry":
            make.entry(judge.competition, make.person(), number=129)
        case "panel":
            make.judge(judge.competition, groups=judge.competition.categories[:1], number=3)
    make.save()
    now = pages(tablet)
    assert listed(tablet)["version"] != version
    other = {url for url, name in names(tablet).items() if named.get(url) != name}
    assert {url for url, body in now.items() if shown.get(url) != body} <= other


def test_what_is_only_in_one_entry_changes_its_page_and_the_lists(tablet, judge):
    before = names(tablet)
    judge.entries[0].title = "Tên khác"
    make.save()
    now = names(tablet)
    assert {url.removeprefix("/judge/mau/") for url in now if now[url] != before[url]} == {
        "", "compare", "groups/1/hand-in", "entries/127",
    }  # fmt: skip


def test_an_entry_one_has_an_interest_in_is_not_packed(tablet, judge):
    photo = judge.entries[0].cover.key
    make.add(ConflictOfInterest(judge_id=judge.id, entry_id=judge.entries[0].id, declared_at=make.NOW))
    make.save()
    told = listed(tablet)
    assert [entry["number"] for entry in told["entries"]] == [128]
    assert photo not in json.dumps(told) and all("/entries/127" not in page["url"] for page in told["pages"])


def test_photos_are_the_first_large_the_others_small_and_the_rest_behind(tablet, judge):
    told = listed(tablet)
    first, second = judge.entries[0].photos
    assert told["entries"][0]["files"] == [
        "/judge/mau/entries/127",
        f"/photos/{first.key}/960.webp",
        f"/photos/{second.key}/320.webp",
    ]
    assert [file["url"] for file in told["behind"]][:2] == [
        f"/photos/{first.key}/320.webp",
        f"/photos/{second.key}/960.webp",
    ]


def test_before_judging_opens_no_entry_is_packed(tablet, judge):
    judge.competition.round.state = "waiting"
    make.save()
    told = listed(tablet)
    assert told["entries"] == [] and all("/entries/" not in page["url"] for page in told["pages"])


def test_the_same_list_is_not_sent_twice(tablet):
    answer = tablet.get("/judge/mau/pack")
    again = tablet.get("/judge/mau/pack", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304 and not again.data


def test_who_is_no_judge_here_gets_no_pack(client, as_person, judge):
    assert client.get("/judge/mau/pack").status_code == 302
    assert as_person(make.person()).get("/judge/mau/pack").status_code == 404


def test_a_blank_page_takes_no_news_away(tablet, judge):
    tablet.post("/judge/mau/entries/127/conflict")
    assert "Phiếu số 127" not in tablet.get("/judge/mau/rules?blank=1").text
    assert "Phiếu số 127 đã đóng" in tablet.get("/judge/mau/").text


def test_the_worker_and_the_manifest(client, tablet, judge):
    script = client.get("/judge/worker.js")
    assert script.mimetype == "text/javascript" and script.text.startswith('const VERSION = "')
    assert "import " not in script.text.split("*/", 1)[1]  # a classic script
    assert client.get("/judge/worker.js", headers={"If-None-Match": script.headers["ETag"]}).status_code == 304
    told = tablet.get("/judge/mau/app.webmanifest").json
    assert told["start_url"] == told["scope"] == "/judge/mau/" and told["display"] == "standalone"
    for icon in told["icons"]:
        with tablet.get(icon["src"]) as answer:
            assert answer.mimetype == "image/png"


def good() -> dict:
    return {name: {"ok": True, "says": "Được"} for name in checks.NAMES}


def known(judge) -> Tablet:
    row = make.add(Tablet(judge_id=judge.id, device=DEVICE, first_at=make.NOW, last_at=make.NOW))
    make.save()
    return row


def test_a_check_is_kept_for_the_organisers(tablet, judge):
    row = known(judge)
    result = good() | {"clock": {"ok": False, "says": "Lệch 400 giây"}}
    answer = tablet.post("/judge/mau/check", json={"device": DEVICE, "result": result})
    assert answer.json["ok"]
    db.session.refresh(row)
    assert row.check_result == result and row.checked_at


def test_a_check_of_another_judges_tablet_or_of_nonsense_is_refused(tablet, judge):
    row = known(judge.other)
    assert tablet.post("/judge/mau/check", json={"device": DEVICE, "result": good()}).status_code == 404
    for wrong in ({}, good() | {"more": {"ok": True, "says": ""}}, good() | {"clock": {"ok": "yes", "says": ""}}, [1]):
        assert tablet.post("/judge/mau/check", json={"device": DEVICE, "result": wrong}).status_code == 422
    db.session.refresh(row)
    assert row.check_result is None
