"""``judging import-entries``: the same import as at the desk; wrong cells in both languages, and status 1."""

from contextlib import nullcontext

import pytest
from click.testing import CliRunner

import tests.factories as make
from judging.cli import importing, main
from judging.entries.models import Entry, Photo
from judging.infra.db import db
from tests.conftest import on_one_database
from tests.importing import samples

pytestmark = on_one_database


@pytest.fixture
def call(app, monkeypatch):
    """A competition "mau" with an organiser, and the command on this application."""
    competition, organiser = make.competition("mau"), make.person(email="thu.ky@example.org")
    make.staff(organiser, competition)
    make.save()
    monkeypatch.setattr(importing, "application", lambda: nullcontext(app))
    return organiser


def run(*arguments: object):
    return CliRunner().invoke(main, ["import-entries", *map(str, arguments), "--competition", "mau"])


def test_a_sheet_with_a_folder_of_photos(call, tmp_path):
    folder = samples.photos(tmp_path / "anh", [name for n in (1, 2) for name in samples.photos_of(n)])
    file = samples.sheet(tmp_path / "a.csv", samples.rows(2))
    looked = run(file, "--photos", folder, "--dry-run")
    assert looked.exit_code == 0 and "2 new, 0 changed, 0 same, 6 photos (nothing was written)" in looked.output
    assert db.session.query(Entry).count() == 0
    done = run(file, "--photos", folder)
    assert done.exit_code == 0, done.output
    db.session.rollback()
    assert {entry.entered_by_id for entry in db.session.query(Entry)} == {call.id}
    assert db.session.query(Photo).count() == 6
    assert "0 new, 0 changed, 2 same, 0 photos" in run(file, "--photos", folder).output


def test_every_wrong_cell_in_both_languages_and_nothing_written(call, tmp_path):
    table = samples.rows(2)
    table[2][samples.HEAD.index("year")] = "xưa"
    answer = run(samples.sheet(tmp_path / "a.xlsx", table))
    assert answer.exit_code == 1
    assert "N3: Please write the year with four digits." in answer.output and "N3: Xin" in answer.output
    assert "R2: No photo is called “SP-1-1.jpg”" in answer.output
    assert db.session.query(Entry).count() == 0


def test_who_imports_is_of_the_staff(call, tmp_path):
    file = samples.sheet(tmp_path / "a.xlsx", samples.rows(0))
    make.person(email="khac@example.org")
    make.save()
    for email in ("khac@example.org", "nobody@example.org"):
        answer = run(file, "--by", email)
        assert answer.exit_code == 1 and "staff" in answer.output
    assert "A2" in run(file, "--by", "thu.ky@example.org").output


def test_a_refusal_is_told_and_ends_with_one(call, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    answer = run(tmp_path / "a.xlsx")
    assert answer.exit_code == 1 and "Please save it again" in answer.output and "Xin lưu lại" in answer.output
    other = CliRunner().invoke(main, ["import-entries", str(tmp_path / "a.xlsx"), "--competition", "nowhere"])
    assert other.exit_code == 1
