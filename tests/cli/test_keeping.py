"""The commands that keep an installation: what they say and the status they end with."""

import pytest
from click.testing import CliRunner

import config
from judging.cli import main
from judging.desk import invariants


@pytest.fixture
def run(tmp_path):
    """A function: one command on an SQLite instance of its own."""
    settings = {"SECRET_KEY": "long enough to be secret", "PUBLIC_URL": "http://127.0.0.1"}

    def run(*arguments, instance="instance", **given):
        environment = dict.fromkeys(config.SETTINGS) | {"INSTANCE": str(tmp_path / instance), **settings, **given}
        return CliRunner().invoke(main, [str(argument) for argument in arguments], env=environment)

    return run


def test_upgrade_and_back(run):
    assert run("upgrade").exit_code == 0
    assert run("check").exit_code == 0
    assert run("upgrade", "--down", "base").exit_code == 0
    assert run("upgrade").exit_code == 0


def test_check_says_what_is_broken(run, monkeypatch):
    run("upgrade")
    monkeypatch.setattr(invariants, "INVARIANTS", [lambda: iter(["entry 7 is astray"])])
    answer = run("check")
    assert answer.exit_code == 1
    assert "entry 7 is astray" in answer.output
    assert "1 broken" in answer.output


def test_check_of_sound_data_counts(run):
    run("upgrade")
    answer = run("check")
    assert answer.exit_code == 0, answer.output
    assert "0 broken" in answer.output


def test_backup_and_restore_carry_the_key_over(run, tmp_path):
    run("upgrade")
    (tmp_path / "instance" / "secret.key").write_text("a key of this instance alone")
    assert run("backup", tmp_path / "copy").exit_code == 0
    answer = run("restore", tmp_path / "copy", instance="new", SECRET_KEY="")
    assert answer.exit_code == 0, answer.output
    assert (tmp_path / "new" / "secret.key").read_text() == "a key of this instance alone"
    assert run("check", instance="new").exit_code == 0


def test_backup_refuses_a_folder_in_use(run, tmp_path):
    run("upgrade")
    answer = run("backup", tmp_path)
    assert answer.exit_code == 1
    assert "not empty" in answer.output


def test_restore_refuses_an_instance_in_use(run, tmp_path):
    run("upgrade")
    run("backup", tmp_path / "copy")
    answer = run("restore", tmp_path / "copy")
    assert answer.exit_code == 1
    assert "empty instance" in answer.output


def test_unsafe_settings_end_every_command_with_what_to_do(run):
    answer = run("check", PUBLIC_URL="http://thi.example.org")
    assert answer.exit_code == 2
    assert "https" in answer.output


def test_help_lists_every_command():
    answer = CliRunner().invoke(main, ["--help"])
    assert [name for name in main.commands if f"  {name} " not in answer.output] == []
    assert all(command.help for command in main.commands.values())
