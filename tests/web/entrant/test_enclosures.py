"""PDFs that an organiser asks for: sent with the form, examined, read by whom they are for, and never lost half-way."""

import io
import re
from datetime import timedelta

import pytest

import tests.factories as make
from judging.entries import enclosures, queries
from judging.entries.models import Enclosure, Entry
from judging.infra import clock
from judging.infra.db import db
from judging.infra.storage.incoming import Incoming
from judging.infra.storage.local import Local
from judging.media import child
from judging.tasks import photos as task
from tests.media import pdfs
from tests.web.desk.sent import fields_of

PAPER = "giay-uy-quyen"


@pytest.fixture
def entry(app):
    competition = make.competition("mau")
    make.question(competition, key=PAPER, name="Giấy ủy quyền", kind="pdf", is_required=True, is_for_judges=False)
    made = make.entry(competition, make.person(), state="draft")
    make.photo(made)
    make.save()
    return made


@pytest.fixture
def me(entry, as_person):
    return as_person(entry.entrant)


@pytest.fixture
def files(tmp_path):
    """Bytes by what a PDF is."""
    makers = {"good": pdfs.plain, "other": lambda path: pdfs.plain(path, 2), "locked": pdfs.locked}
    return {name: maker(tmp_path / name).read_bytes() for name, maker in makers.items()}


def send(me, entry, content: bytes, **values):
    address = f"/my/entries/{entry.id}"
    sent = fields_of(me, address) | {f"answer_{PAPER}": (io.BytesIO(content), "Giấy ủy quyền.pdf")} | values
    return me.post(address, data=sent, content_type="multipart/form-data")


def rows() -> list[Enclosure]:
    db.session.rollback()
    return db.session.query(Enclosure).all()


def kept(app) -> list[str]:
    return sorted(app.extensions["photos"].keys())


def nothing_waits(app) -> bool:
    folders = (Incoming(app.instance_path).root, Incoming(app.instance_path).root.parent / "processing")
    return not any(any(folder.iterdir()) for folder in folders if folder.is_dir())


def test_sent_read_replaced_and_taken_out(app, entry, me, files):
    answer = send(me, entry, files["good"], then=f"asked-{PAPER}", title="Bình mới")
    assert answer.location.endswith(f"/my/entries/{entry.id}#asked-{PAPER}")
    (row,) = rows()
    assert (row.question, row.original_name, row.pages) == (PAPER, "Giấy ủy quyền.pdf", 1)
    assert row.entry.title == "Bình mới", "what was typed is saved with it"
    page = me.get(f"/my/entries/{entry.id}").text
    assert f"/enclosures/{row.id}.pdf" in page and "Gửi tệp PDF khác" in page
    first = row.key
    send(me, entry, files["other"])
    (row,) = rows()
    assert (row.pages, kept(app)) == (2, [row.key]) and row.key != first
    send(me, entry, files["other"])
    assert (kept(app), nothing_waits(app)) == ([rows()[0].key], True), "the same bytes again are nothing new"
    me.post(f"/my/entries/{entry.id}", data=fields_of(me, f"/my/entries/{entry.id}") | {"leave_out": PAPER})
    assert (rows(), kept(app)) == ([], [])


def test_saved_as_an_attachment_that_can_reach_nothing(entry, me, files):
    send(me, entry, files["good"])
    answer = me.get(f"/enclosures/{rows()[0].id}.pdf")
    assert (answer.data, answer.mimetype) == (files["good"], "application/pdf")
    head = answer.headers
    assert head["Content-Disposition"].startswith("attachment") and "Gi%E1%BA%A5y" in head["Content-Disposition"]
    assert head["X-Content-Type-Options"] == "nosniff" and head["Cache-Control"] == "private, no-store"
    assert any("sandbox" in policy for policy in head.getlist("Content-Security-Policy"))


def send_alone(me, entry, content: bytes, key: str = PAPER):
    """As the page's script does, once a file is chosen."""
    question = next(one for one in entry.competition.questions if one.key == key)
    address = f"/my/entries/{entry.id}/enclosures/{question.id}"
    sent = {"pdf": (io.BytesIO(content), "Giấy.pdf")} if content else {}
    answer = me.post(address, data=sent, content_type="multipart/form-data", headers={"Accept": "application/json"})
    return answer.status_code, answer.get_json()


def test_alone_as_soon_as_it_is_chosen(app, entry, me, files):
    version = fields_of(me, f"/my/entries/{entry.id}")["version"]
    status, told = send_alone(me, entry, files["locked"])
    assert (status, told["ok"], rows(), kept(app)) == (422, False, [], []) and "mật khẩu" in told["message"]
    assert send_alone(me, entry, b"")[0] == 422
    status, told = send_alone(me, entry, files["good"])
    (row,) = rows()
    assert (status, told["ok"], kept(app)) == (200, True, [row.key]) and told["parts"]["whole"] >= 1
    assert f"/enclosures/{row.id}.pdf" in told["html"] and f'name="leave_out" value="{PAPER}"' in told["html"]
    assert fields_of(me, f"/my/entries/{entry.id}")["version"] == version, "what is being typed is saved as before"


def test_one_that_was_sent_earlier_never_takes_the_place_of_a_later_one(app, entry, me, files):
    send_alone(me, entry, files["good"])
    (row,) = rows()
    row.created_at = clock.now() + timedelta(seconds=1)
    db.session.commit()
    assert send_alone(me, entry, files["other"])[0] == 409
    assert [one.pages for one in rows()] == [1] and (kept(app), nothing_waits(app)) == ([row.key], True)


def test_alone_only_where_a_pdf_is_asked_for_and_may_be_changed(entry, me, files):
    make.question(entry.competition, key="ten", kind="line")
    make.save()
    db.session.refresh(entry.competition)
    assert send_alone(me, entry, files["good"], "ten")[0] == 404
    entry.competition.deadline_at = make.NOW - timedelta(days=1)
    make.save()
    assert send_alone(me, entry, files["good"])[0] == 409 and rows() == []


def test_refused_with_its_reason_and_nothing_typed_is_lost(app, entry, me, files):
    answer = send(me, entry, files["locked"], title="Bình rất mới", story="")
    assert answer.status_code == 422 and "bị khóa bằng mật khẩu" in answer.text and "Bình rất mới" in answer.text
    assert (rows(), kept(app), nothing_waits(app)) == ([], [], True)
    assert db.session.get(Entry, entry.id).title == "Bình rất mới"
    again = me.post(f"/my/entries/{entry.id}", data=dict(fields_in(answer.text)) | {"story": "Chuyện mới"})
    assert again.status_code == 302, "the page that told why carries the version that was saved"


def fields_in(page: str):
    return re.findall(r'name="(csrf_token|version|title|materials|size|maker)"[^>]*value="([^"]*)"', page)


def test_a_pdf_is_kept_though_a_text_is_refused(entry, me, files):
    answer = send(me, entry, files["good"], year="MMXX")
    assert answer.status_code == 422 and "Đã nhận" in answer.text
    assert len(rows()) == 1


def test_required_before_sending_and_afterwards(app, entry, me, files):
    review = f"/my/entries/{entry.id}/submission"
    assert f"#asked-{PAPER}" in me.get(review).text
    send(me, entry, files["good"])
    assert f"#asked-{PAPER}" not in me.get(review).text
    row = db.session.get(Entry, entry.id)
    row.state, row.number = "submitted", 1
    make.save()
    address = f"/my/entries/{entry.id}"
    answer = me.post(address, data=fields_of(me, address) | {"leave_out": PAPER})
    assert answer.status_code == 422 and len(rows()) == 1


def test_after_the_deadline_nothing_is_taken(app, entry, me, files):
    row = db.session.get(Entry, entry.id)
    sent = fields_of(me, f"/my/entries/{entry.id}")
    row.competition.deadline_at = make.NOW.replace(year=2020)
    make.save()
    sent |= {f"answer_{PAPER}": (io.BytesIO(files["good"]), "a.pdf")}
    assert me.post(f"/my/entries/{entry.id}", data=sent, content_type="multipart/form-data").status_code == 409
    assert (rows(), kept(app), nothing_waits(app)) == ([], [], True)


def test_the_machines_fault_asks_to_send_it_again(app, entry, me, files, monkeypatch):
    def fails(path):
        raise child.Interrupted("no room")

    monkeypatch.setattr(child, "pages_of", fails)
    answer = send(me, entry, files["good"])
    assert answer.status_code == 422 and "gửi lại" in answer.text
    assert (rows(), nothing_waits(app)) == ([], True)


class Killed(BaseException):
    """As SIGKILL between two steps."""


@pytest.mark.parametrize("step", ["pages_of", "put", "add"])
def test_killed_on_the_way_nothing_is_left_but_for_the_sweep(app, entry, me, files, monkeypatch, step):
    def die(*_, **__):
        raise Killed

    def spare(*_, **__):
        """A killed process removes nothing."""

    sent = fields_of(me, f"/my/entries/{entry.id}") | {f"answer_{PAPER}": (io.BytesIO(files["good"]), "a.pdf")}
    owner = {"pages_of": child, "put": Local, "add": enclosures}[step]
    with monkeypatch.context() as broken, pytest.raises(Killed):
        broken.setattr(owner, step, die)
        for removing in (Incoming, Local):
            broken.setattr(removing, "remove", spare)
        me.post(f"/my/entries/{entry.id}", data=sent, content_type="multipart/form-data")
    assert rows() == []
    monkeypatch.setattr(task, "HOUR", -1)
    task.sweep(make.NOW)
    assert (kept(app), nothing_waits(app)) == ([], True)


def test_the_sweep_spares_what_a_row_speaks_of(app, entry, me, files, monkeypatch):
    send(me, entry, files["good"])
    monkeypatch.setattr(task, "HOUR", -1)
    task.sweep(make.NOW)
    assert kept(app) == [rows()[0].key] == sorted(queries.enclosure_keys())


@pytest.mark.parametrize(("is_for_judges", "expected"), [(False, 404), (True, 200)])
def test_who_reads_it(app, entry, me, files, as_person, client, is_for_judges, expected):
    send(me, entry, files["good"])
    row = db.session.get(Entry, entry.id)
    row.state, row.number = "accepted", 7
    row.competition.round.state = "judging"
    row.competition.questions[0].is_for_judges = is_for_judges
    clerk, other = make.person(), make.person()
    make.staff(clerk, row.competition, "secretary")
    judge, elsewhere = (make.judge(row.competition, groups=[group]) for group in row.competition.categories)
    make.save()
    address = f"/enclosures/{rows()[0].id}.pdf"
    assert as_person(clerk).get(address).status_code == 200
    assert [as_person(who).get(address).status_code for who in (other, elsewhere.person)] == [404, 404]
    assert client.get(address).status_code == 404
    answer = as_person(judge.person).get(address)
    assert answer.status_code == expected
    if expected == 200:
        assert f"0007-{PAPER}.pdf" in answer.headers["Content-Disposition"], "not what its maker called it"


def test_a_draft_is_its_entrants_alone(entry, me, files, as_person):
    send(me, entry, files["good"])
    clerk = make.person()
    make.staff(clerk, db.session.get(Entry, entry.id).competition, "secretary")
    make.save()
    assert as_person(clerk).get(f"/enclosures/{rows()[0].id}.pdf").status_code == 404


def test_enter_in_a_line_takes_nothing_out(entry, me, files):
    """It presses the form's first button, whatever follows."""
    send(me, entry, files["good"])
    page = me.get(f"/my/entries/{entry.id}").text
    first = re.search(r"<button(?![^>]*type=.button)[^>]*>", page[page.index("data-autosave-url") :]).group()
    assert "leave_out" in page and "name=" not in first


def test_one_for_a_question_that_is_closed_by_now_is_refused_beside_it(entry, me, files):
    entry.competition.questions[0].is_required = False
    entry.state, entry.number, entry.correct_until = "returned", 1, entry.competition.deadline_at
    entry.locked = [f"answer:{PAPER}"]
    make.save()
    answer = send(me, entry, files["good"], title="Bình đã sửa")
    assert answer.status_code == 422 and rows() == []
    assert "Giấy ủy quyền.pdf" in answer.text and "Bình đã sửa" in answer.text
    assert 'class="error"' in answer.text


@pytest.mark.parametrize("kind", ["line", "pdf"])
def test_a_question_that_became_another_kind_leaves_the_page_standing(entry, me, kind):
    """Before anything was sent its kind may change; what was given before is of the other kind."""
    question = entry.competition.questions[0]
    if kind == "line":
        make.enclosure(entry, question)
    entry.answers = {PAPER: "Đã nộp"} if kind == "pdf" else {}
    question.kind, question.is_required = kind, False
    entry.state, entry.number, entry.correct_until = "returned", 1, entry.competition.deadline_at
    entry.locked = [f"answer:{PAPER}"]
    make.save()
    assert me.get(f"/my/entries/{entry.id}").status_code == 200


def test_a_form_of_many_rows_is_taken_with_a_pdf_beside_it(entry, me, files):
    columns = [{"key": f"c{n}", "name": f"Cột {n}"} for n in range(20)]
    make.question(entry.competition, key="bang", kind="table", name="Bảng", options=columns)
    make.save()
    cells = {f"answer_bang-{row}-c{column}": f"{row}.{column}" for row in range(30) for column in range(20)}
    assert send(me, entry, files["good"], **cells).status_code == 302
    assert len(rows()) == 1
    assert db.session.get(Entry, entry.id).answers["bang"][29][19] == "29.19"
