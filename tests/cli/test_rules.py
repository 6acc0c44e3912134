"""``judging rules``: list, show, check and text, without a database."""

import pytest
from click.testing import CliRunner

from judging.cli import main
from judging.competitions import presets
from judging.ranking.document.reading import read


def run(*arguments: str):
    return CliRunner().invoke(main, ["rules", *arguments])


def test_list_names_every_preset():
    answer = run("list", "--lang", "en")
    assert answer.exit_code == 0
    assert [line.split()[0] for line in answer.output.splitlines()] == presets.names()
    assert "Evaluation and star rating of OCOP products" in answer.output


@pytest.mark.parametrize("key", presets.names())
def test_show_writes_the_canonical_form(key, tmp_path):
    shown = run("show", key)
    assert shown.exit_code == 0
    assert read(shown.output) == presets.load(key)
    (tmp_path / "rules.toml").write_text(shown.output)
    assert run("show", str(tmp_path / "rules.toml")).output == shown.output


def test_check_names_what_is_open():
    answer = run("check", "ocop", "--lang", "en")
    assert answer.exit_code == 0
    assert answer.output.startswith("ocop: valid, fingerprint ")
    assert "  round.danh-gia.minimum\n" in answer.output
    assert "decided" not in run("check", "unesco-excellence", "--lang", "en").output


def test_check_names_file_line_and_key(tmp_path):
    file = tmp_path / "bad.toml"
    file.write_text('id = "a"\nname = "A"\ncolour = 1\n[[round]]\nid = "r"\nkind = "score"\nper = "judge"\n')
    answer = run("check", str(file), "--lang", "en")
    assert answer.exit_code == 2
    first, second = answer.output.splitlines()
    assert first.startswith(f"{file}:3: colour: no such key")
    assert second == f'{file}:7: round.r.per: must not be "judge"; it must be one of the words "sheet", "criterion"'
    assert "không được là" in run("check", str(file)).output


@pytest.mark.parametrize("command", ["show", "check", "text"])
@pytest.mark.parametrize("source", ["no-such-preset", ".", "a\0b"])
def test_what_cannot_be_read_ends_with_status_2(command, source):
    answer = run(command, source)
    assert answer.exit_code == 2
    assert source in answer.output
    assert "Traceback" not in answer.output


def test_text_prints_articles():
    assert "\nĐiều 1. " in run("text", "ocop").output
    assert "\nArticle 1. " in run("text", "ocop", "--lang", "en").output
