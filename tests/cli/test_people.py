"""Commands about people: the first administrator, further ones, passwords."""

import pytest
from click.testing import CliRunner

from judging.cli import main


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command on an instance of its own."""
    for name in ("DATABASE_URL", "SECRET_KEY", "DEMO"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("PUBLIC_URL", "https://thi.example.org")
    monkeypatch.setenv("JUDGING_PASSWORD", "ba từ không liên quan")
    return lambda *words, typed=None: CliRunner().invoke(main, list(words), input=typed)


def set_up(run):
    return run("setup", "--name", "Quản Trị", "--email", "Admin@Example.org")


def test_set_up_makes_key_database_and_administrator(run, tmp_path):
    answer = set_up(run)
    assert answer.exit_code == 0 and "https://thi.example.org/sign-in" in answer.output
    key = tmp_path / "instance" / "secret.key"
    assert len(key.read_text()) >= 40 and key.stat().st_mode & 0o777 == 0o600
    assert "Quản Trị <admin@example.org>" in run("admin", "list").output
    assert set_up(run).exit_code == 0  # once more changes nothing


def test_the_password_is_asked_without_showing_it(run, monkeypatch):
    monkeypatch.delenv("JUDGING_PASSWORD")
    typed = "bốn từ chẳng hợp nhau\n" * 2
    answer = run("setup", "--name", "Quản Trị", "--email", "admin@example.org", typed=typed)
    assert answer.exit_code == 0 and "chẳng" not in answer.output


def test_a_password_everybody_uses_is_refused(run, monkeypatch):
    monkeypatch.setenv("JUDGING_PASSWORD", "12345678")
    answer = set_up(run)
    assert answer.exit_code == 1 and "Many people use this password" in answer.output


def test_without_a_public_address_it_says_what_to_do(run, monkeypatch):
    monkeypatch.delenv("PUBLIC_URL")
    answer = set_up(run)
    assert answer.exit_code == 2 and "PUBLIC_URL" in answer.output


def test_add_an_administrator(run):
    set_up(run)
    assert run("admin", "add", "two@example.org", "--name", "Người Hai").exit_code == 0
    assert "two@example.org" in run("admin", "list").output
    assert run("admin", "add", "three@example.org").exit_code == 1  # a new person needs a name
    assert run("admin", "add", "nonsense", "--name", "X").exit_code == 1


def test_set_a_password(run, monkeypatch):
    set_up(run)
    monkeypatch.setenv("JUDGING_PASSWORD", "một câu khác hẳn")
    assert run("password", "admin@example.org").exit_code == 0
    assert run("password", "nobody@example.org").exit_code == 1
