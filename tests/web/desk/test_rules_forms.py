"""Form pages made from the tables of the rules: nothing is lost, everything can be said."""

import re
from random import Random

import pytest
from werkzeug.datastructures import MultiDict

import tests.factories as make
from judging.audit import queries as log
from judging.competitions import presets
from judging.competitions.following import differing
from judging.competitions.tables import edited
from judging.infra.db import db
from judging.ranking.document.reading import read
from judging.ranking.document.schema import tables
from judging.ranking.document.writing import write
from judging.ranking.rules import Scored
from judging.web.desk.table_forms import table_form
from judging.web.desk.table_pages import BANDS, DIFFERENCES, FILE_ALONE, ROUND, SUBJECT
from tests.second import random_documents
from tests.second.toml_text import toml
from tests.web.untouched import untouched

RULES = """
id = "mau"
name = "Thể lệ mẫu"
undecided = ["round.so.agree", "round.cham.threshold", "round.cham.minimum", "round.cham.keep", "round.cham.panel"]
[[group]]
id = "gom"
name = "Gốm"
[[round]]
id = "so"
kind = "eligibility"
agree = 0.75
[[round.condition]]
id = "moi"
name = "Mẫu mới"
[[round.condition]]
id = "dep"
[[round]]
id = "cham"
kind = "score"
per = "criterion"
minimum = 3
threshold = 70
[[round.panel]]
id = "chuyen-gia"
name = "Chuyên gia"
weights = { sang-tao = "2/3" }
[[round.criterion]]
id = "sang-tao"
name = "Sáng tạo"
maximum = 60
[[round.criterion]]
id = "tham-my"
maximum = 40
[[round]]
id = "binh-chon"
kind = "public"
maximum = 10
[[round]]
id = "hoi-dong"
kind = "vote"
pass = 0.9
[[band]]
id = "a"
name = "Hạng A"
from = 90
[[band.gate]]
criterion = "sang-tao"
at_least = 50
[[band]]
id = "b"
from = 70
[[award]]
id = "dai"
cap = 1
across = true
[[award]]
id = "nhat"
cap = "all"
"""


@pytest.fixture
def by(app, as_person):
    """A draft by rules, with its organiser's client."""

    def made(rules):
        competition = make.competition(slug="mau", stage="draft", by=rules)
        organiser = make.person()
        make.staff(organiser, competition)
        make.save()
        return competition, as_person(organiser)

    return made


@pytest.fixture
def desk(by):
    """A page of the set-up, sent with some fields changed; the document afterwards."""
    competition, organiser = by(read(RULES))

    def send(page: str, *, status: int = 302, **changed) -> str:
        address = f"/desk/mau/setup/{page}"
        fields = untouched(organiser, address) | {name.replace("__", "-"): value for name, value in changed.items()}
        answer = organiser.post(address, data={name: value for name, value in fields.items() if value is not None})
        assert answer.status_code == status, answer.text
        db.session.expire_all()
        assert list(differing(competition, competition.rules)) == []
        return competition.document if status == 302 else answer.text

    send.competition, send.organiser = competition, organiser
    return send


def pages_of(competition) -> list[str]:
    """Every page made from the tables of these rules, and those of groups, criteria, awards and rules."""
    criteria = [criterion for round_ in competition.rounds for criterion in round_.criteria]
    return [
        *("bands", "subject", "groups", "awards", "rules"),
        *(f"rounds/{round_.key}" for round_ in competition.rounds),
        *(f"criteria/{criterion.id}" for criterion in criteria),
        *(f"criteria/{criterion.id}/differences" for criterion in criteria),
    ]


EVERYTHING = """
[round.decimals]
total = 2
[[round.criterion]]
id = "mot-phan-ba"
maximum = "200/3"
step = "1/3"
factor = 0.125
floor = 0.001
name = " Một  phần ba "
guidance = "Hai dòng, \\n và khoảng trống "
hint = "Gợi ý \\n hai dòng"
[[round.criterion.level]]
from = 0
[[round.criterion.level]]
from = 12.345
name = "Khá"
[round.criterion.for.gom]
maximum = 70
[[round.criterion]]
id = "hai-phan"
[[round.criterion.part]]
id = "a"
maximum = 1.2345
[[round.criterion.part]]
id = "b"
name = "Phần hai"
maximum = 2
step = 0.5
[round.criterion.for.gom]
factor = "2/3"
[[round]]
id = "binh-chon"
"""
DOCUMENTS = {
    **{preset: presets.text(preset) for preset in presets.names()},
    **{f"random-{seed}": toml(random_documents.document(Random(seed))) for seed in range(0, 200, 17)},
    "no-names": RULES,
    "everything": RULES.replace('[[round]]\nid = "binh-chon"\n', EVERYTHING.lstrip()),
    "side": RULES + '[[award]]\nid = "phu"\nside = true\ncap = 3\n[[award]]\nid = "ba"\ncap = 2\ncaps = { gom = 0 }\n'
    '[ties]\nchain = ["round:cham", "lot", "criterion:tham-my"]\nchair = "7"\n[limits]\nper_entry = 2\n',
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_saving_an_untouched_page_changes_nothing(by, name):
    competition, organiser = by(read(DOCUMENTS[name]))
    before = competition.document
    for page in pages_of(competition):
        address = f"/desk/mau/setup/{page}"
        answer = organiser.post(address, data=untouched(organiser, address))
        assert answer.status_code == 302, (page, answer.text)
        db.session.expire_all()
        assert competition.document == before, page
    assert not log.latest(competition.id)
    assert list(differing(competition, competition.rules)) == []


def forms_of(rules):
    """The form of every table of these rules that has one."""
    yield table_form(rules, (), BANDS)
    yield table_form(rules, (), SUBJECT)
    for at, round_ in enumerate(rules.rounds):
        yield table_form(rules, ("round", at), ROUND)
        for place in range(len(round_.criteria) if isinstance(round_, Scored) else 0):
            yield table_form(rules, ("round", at, "criterion", place), DIFFERENCES)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_random_rules_survive_their_untouched_forms(app, language):
    """Also when a number is spelt otherwise than it was shown."""
    swapped = str.maketrans(",.", ".,")
    with app.test_request_context(headers={"Cookie": f"language={language}"}):
        for seed in range(200):
            rules = read(toml(random_documents.document(Random(seed))))
            for form in forms_of(rules):
                shown = {name: field.data for name, field in form(formdata=None, seen=1)._fields.items()}
                sent = MultiDict({name: value for name, value in shown.items() if value is not False})
                given = form(formdata=sent)
                assert given.validate(), (seed, given.errors)
                assert (given.edit.values, given.edit.opened) == ({}, {}), seed
                other = {
                    n: f" {v} ".translate(swapped) if str(v)[:1].isdigit() and n != "seen" else v
                    for n, v in sent.items()
                }
                given = form(formdata=MultiDict(other | {"seen": "1"}))
                assert given.validate(), (seed, given.errors)
                assert write(edited(rules, given.edit)) == write(rules), seed


#: "Table.key" -> page, and the beginning of its field there; "*" stands for the criterion's row.
ELSEWHERE = {
    **{f"Group.{key}": ("groups", key) for key in ("name", "name_en")},
    **{f"Award.{key}": ("awards", key) for key in ("name", "name_en", "across")},
    "Award.side": ("awards/new", "is_side"),
    "Award.cap": ("awards", "cap_nhat"),
    "Award.caps": ("awards", "cap_nhat"),
    **{
        f"Criterion.{key}": ("criteria/*", key)
        for key in ("name", "name_en", "maximum", "step", "guidance", "guidance_en", "hint", "hint_en")
    },
    **{f"Level.{key}": ("criteria/*", f"band_1_{key}") for key in ("from", "name", "name_en")},
    **{f"Part.{key}": ("criteria/*", f"part_1_{key}") for key in ("name", "name_en", "maximum", "step")},
    "Ties.chain": ("rules", "step_1"),
    "Ties.at_line": ("rules", "at_line"),
    "Ties.chair": ("rules", "chair"),
    "Limits.per_entry": ("rules", "per_entry"),
    "Limits.per_entrant": ("rules", "most_awards"),
}
#: Tables in tables: their own keys have fields.
HOLDING = ("ladder", "group", "round", "band", "award", "ties", "limits", "condition", "keep", "carry", "decimals",
           "correction", "panel", "criterion", "level", "part", "for", "gate")  # fmt: skip


def test_every_key_of_the_rules_has_a_field_on_some_page(desk):
    rules = desk.competition.rules
    here = {f"{cell.table.of.__name__}.{cell.key.name}" for form in forms_of(rules) for cell in form.cells.values()}
    here.add("Gate.criterion")  # the column of a gate
    criterion = desk.competition.criteria[0].id
    shown = {page: untouched_names(desk.organiser, page.replace("*", str(criterion))) for page, _ in ELSEWHERE.values()}
    missing = [key for key, (page, begin) in ELSEWHERE.items() if not any(n.startswith(begin) for n in shown[page])]
    assert missing == []
    known = here | ELSEWHERE.keys()
    left = {f"{t.of.__name__}.{key.name}" for _, t in tables() for key in t.keys if key.name not in HOLDING} - known
    assert sorted(name for name in left if name.split(".")[1] not in FILE_ALONE) == []


def untouched_names(client, page: str) -> list[str]:
    return re.findall(r'name="([^"]+)"', client.get(f"/desk/mau/setup/{page}").text)


@pytest.mark.parametrize(
    ("page", "field", "typed", "written"),
    [
        ("rounds/so", "agree", "2/3", 'agree = "2/3"'),
        ("rounds/cham", "drop_high", "1", "drop_high = 1"),
        ("rounds/cham", "spread", "12,5", "spread = 12.5"),
        ("rounds/cham", "combine", "median", 'combine = "median"'),
        ("rounds/cham", "keep__share", "33 1/3", None),
        ("rounds/cham", "keep__share", "37,5%", "[round.keep]\nshare = 0.375"),
        ("rounds/cham", "decimals__figure", "2", "[round.decimals]\nfigure = 2"),
        ("rounds/cham", "panel__0__weights__tham-my", "0.25", 'weights = { sang-tao = "2/3", tham-my = 0.25 }'),
        ("rounds/binh-chon", "carry__0__round", "cham", '[[round.carry]]\nround = "cham"'),
        ("rounds/hoi-dong", "quorum", "75%", "quorum = 0.75"),
        ("rounds/hoi-dong", "chair", "true", "chair = true"),
        ("rounds/hoi-dong", "secret", "false", "secret = false"),
        ("bands", "band__1__from", "71,25", "from = 71.25"),
        ("bands", "band__1__gate__tham-my", "20", 'criterion = "tham-my"\nat_least = 20'),
        ("subject", "subject", "village", 'subject = "village"'),
        ("subject", "sources", "Quyết định 1\nQuyết định 2", '"Quyết định 1",\n    "Quyết định 2",'),
    ],
)
def test_what_is_typed_stands_in_the_document(desk, page, field, typed, written):
    before = desk.competition.document
    if written is None:
        refused = desk(page, status=422, **{field: typed})
        assert refused.count("Xin ghi tỷ lệ lớn hơn 0") == 2, "beside the field and above"
        return
    assert written not in before
    assert written in desk(page, **{field: typed})
    assert len(log.latest(desk.competition.id)) == 1


def test_a_difference_of_a_group_comes_and_goes(desk):
    criterion = desk.competition.criteria[0].id
    page = f"criteria/{criterion}/differences"
    text = desk(page, for__gom__maximum="50", for__gom__factor="1,5", floor="10")
    assert "floor = 10\n" in text and "[round.criterion.for.gom]\nmaximum = 50\nfactor = 1.5" in text
    assert "[round.criterion.for" not in desk(page, for__gom__maximum="", for__gom__factor="")


def test_a_side_prize_is_one_from_the_beginning(desk):
    text = desk("awards/new", name="Giải Hội đồng", is_side="y")
    assert read(text).awards[-1].side and 'id = "giai-hoi-dong"' in text
    assert not read(desk("awards/new", name="Giải Ba")).awards[-1].side


def test_what_is_open_shows_empty_and_typing_decides_it(desk):
    page = desk.organiser.get("/desk/mau/setup/rounds/so").text
    assert "Tạm ghi: 75%" in page
    text = desk("rounds/so", agree="75%")
    assert "agree = 0.75" in text and "round.so.agree" not in text
    assert "round.so.agree" in desk("rounds/so", agree="") and "agree = 0.75" in desk.competition.document


def test_a_box_says_whether_no_value_is_a_decision(desk):
    assert "round.cham.threshold" in desk("rounds/cham", threshold="", **{"threshold-open": "y"})
    assert "threshold" not in desk("rounds/cham", threshold="", **{"threshold-open": None})
    assert '"round.cham.threshold"' in desk("rounds/cham", **{"threshold-open": "y"})
    assert "threshold = 65" in desk("rounds/cham", threshold="65")
    assert "round.cham.threshold" not in desk.competition.document


def test_a_table_that_is_open_as_a_whole_has_its_box(desk):
    for box in ("open-round.cham.keep", "open-round.cham.panel"):
        name = box.removeprefix("open-")
        assert name in desk.competition.document
        assert name not in desk("rounds/cham", **{box: None})
    assert '"round.cham.keep"' in desk("rounds/cham", **{"open-round.cham.keep": "y"})


def test_rows_are_added_moved_and_removed_with_what_was_typed(desk):
    text = desk("rounds/so", condition__2__name="Có giấy phép", condition__3__name="Có giấy phép")
    ids = ["moi", "dep", "co-giay-phep", "co-giay-phep-2"]
    assert [condition.id for condition in read(text).rounds[0].conditions] == ids
    text = desk("rounds/so", condition__1__name="Đẹp", up="condition-1")
    assert [condition.id for condition in read(text).rounds[0].conditions] == ["dep", "moi", *ids[2:]]
    text = desk("rounds/so", remove="condition-3")
    assert [condition.name for condition in read(text).rounds[0].conditions] == ["Đẹp", "Mẫu mới", "Có giấy phép"]
    assert "id" in desk("rounds/cham", status=422, panel__2__weight="2") and desk.competition.document == text


def test_a_row_that_goes_is_no_longer_open(desk):
    desk("rounds/cham", **{"open-round.cham.panel": None, "panel-0-weight": ""})
    assert '"round.cham.panel.chuyen-gia.weight"' in desk.competition.document
    assert "chuyen-gia" not in desk("rounds/cham", remove="panel-0")


def test_rows_that_were_not_seen_are_not_touched(desk):
    address = "/desk/mau/setup/rounds/so"
    seen = untouched(desk.organiser, address)
    before = desk("rounds/so", remove="condition-1")
    answer = desk.organiser.post(address, data=seen | {"condition-1-name": "Đẹp", "remove": "condition-0"})
    assert answer.status_code == 409 and "Đẹp" in answer.text
    desk.organiser.post("/desk/mau/setup/rounds/cham/removal", data={"seen": desk.competition.version})
    db.session.expire_all()
    late = {"seen": seen["seen"], "condition-0-name": "Đẹp"}
    assert desk.organiser.post(address, data=late).status_code == 409
    assert "Đẹp" not in desk.competition.document and before != RULES


def test_what_does_not_fit_stands_at_its_field_in_the_language_of_the_page(desk):
    before = desk.competition.document
    page = desk("rounds/cham", status=422, decimals__sheet="2")
    assert "Chỉ dùng khi gộp tổng điểm các phiếu" in page.split('name="decimals-sheet"')[1].split("</div>")[0]
    desk.organiser.set_cookie("language", "en")
    page = desk("rounds/cham", status=422, per="sheet")
    assert "Only where each criterion is combined by itself" in page
    assert desk.competition.document == before


def test_rounds_are_added_moved_and_removed(desk):
    competition = desk.competition
    text = desk("new-round", kind="vote", name="Họp xét", name_en="Council")
    assert [round_.id for round_ in read(text).rounds] == ["so", "cham", "binh-chon", "hoi-dong", "hop-xet"]
    moved = next(round_ for round_ in competition.rounds if round_.key == "hop-xet")
    text = desk("rounds", up=str(moved.id))
    assert [round_.id for round_ in read(text).rounds][3:] == ["hop-xet", "hoi-dong"]
    address = "/desk/mau/setup/rounds/hop-xet/removal"
    assert desk.organiser.post(address, data={"seen": competition.version}).status_code == 302
    db.session.expire_all()
    assert [round_.key for round_ in competition.rounds] == ["so", "cham", "binh-chon", "hoi-dong"]
    assert desk("new-round", status=422, kind="vote", name="Thi", seen="") and desk("new-round", status=422, name="Thi")


def test_a_round_that_others_name_stays(desk):
    desk("rounds/binh-chon", carry__0__round="cham")
    competition = desk.competition
    address = "/desk/mau/setup/rounds/cham/removal"
    answer = desk.organiser.post(address, data={"seen": competition.version})
    assert answer.status_code == 409
    assert "Một vòng khác cộng điểm của vòng này" in answer.text
    row = next(round_ for round_ in competition.rounds if round_.key == "binh-chon")
    page = desk("rounds", status=422, up=str(row.id))
    assert "“cham” nhưng không có, hoặc đứng sau" in page
