"""After a backup was put back, whoever had been erased is erased again, and nobody else."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

import tests.factories as make
from judging.desk.privacy import again, leftovers
from judging.infra.db import db


def listed(*rows):
    kinds = {"person": "person", "entry": "entry"}
    return {
        (kinds[row.__tablename__], row.id): {
            "kind": row.__tablename__, "id": row.id, "created_at": row.created_at.isoformat()
        }
        for row in rows
    }  # fmt: skip


def test_who_is_on_the_list_is_erased_again(app):
    person, other = make.person("Nguyễn Văn An"), make.person("Người Khác")
    entry = make.entry(make.competition(stage="closed"), person, number=8)
    retained = make.entry(entry.competition, other, number=9)
    _left, count = again.erase_again(listed(person, entry, retained), now=make.NOW)
    assert count == 3 and person.erased_at and (entry.title, retained.title) == ("Hồ sơ 0008", "Hồ sơ 0009")
    assert other.erased_at is None
    assert again.erase_again(listed(person, entry, retained), now=make.NOW)[1] == 0


def test_somebody_who_got_the_same_number_later_is_not_mistaken(app):
    person = make.person("Nguyễn Văn An", created_at=make.NOW + timedelta(seconds=1))
    line = {"kind": "person", "id": person.id, "created_at": make.NOW.isoformat()}
    assert again.erase_again({("person", person.id): line}, now=make.NOW)[1] == 0
    assert person.erased_at is None


def test_the_list_is_read_line_by_line(tmp_path: Path):
    file = tmp_path / leftovers.LIST
    file.write_text('{"kind": "person", "id": 1, "created_at": "2026-01-01T00:00:00+00:00"}\n')
    assert list(leftovers.read_list(file)) == [("person", 1)]
    assert leftovers.read_list(tmp_path / "none") == {}
    file.write_text("{")
    with pytest.raises(json.JSONDecodeError):
        leftovers.read_list(file)


def test_the_command(app, monkeypatch, tmp_path):
    from contextlib import nullcontext

    from click.testing import CliRunner

    from judging.cli import erasing, main

    person = make.person("Nguyễn Văn An")
    make.save()
    file = tmp_path / "erased.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in listed(person).values()))
    monkeypatch.setattr(erasing, "application", lambda: nullcontext(app))
    done = CliRunner().invoke(main, ["erase-again", str(file)])
    assert done.output == "1 on the list, 1 erased again\n"
    db.session.expire_all()
    assert person.erased_at
    file.write_text("not a list")
    assert CliRunner().invoke(main, ["erase-again", str(file)]).exit_code == 1
