"""Promises kept by tests: what is undocumented, untranslated or unused fails."""

import re
import subprocess
import sys

import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner

import config
from judging import errors
from judging.cli import main

README = config.ROOT / "README.md"
TEMPLATES = config.ROOT / "templates"
KEYWORDS = ["_l", *(name for name in dir(errors) if name[0].isupper())]


@pytest.mark.parametrize("name", config.SETTINGS)
def test_every_setting_is_in_the_readme(name):
    assert f"`{name}`" in README.read_text()


@pytest.mark.parametrize("command", main.commands)
def test_every_command_is_in_the_readme_and_in_help(command):
    assert f"judging {command}" in README.read_text()
    assert command in CliRunner().invoke(main, ["--help"]).output


@pytest.mark.parametrize("name", KEYWORDS[1:])
def test_every_refusal_has_a_status(name):
    assert 400 <= getattr(errors, name).status < 500


def test_every_template_belongs_to_something():
    """Each is rendered by a view of the same name, or used by another template."""
    python = "\n".join(file.read_text() for file in (config.ROOT / "judging").rglob("*.py"))
    pages = {file: file.read_text() for file in TEMPLATES.rglob("*.html")}
    everything = python + "\n".join(pages.values())
    orphans = [str(f.relative_to(TEMPLATES)) for f in pages if f'"{f.relative_to(TEMPLATES)}"' not in everything]
    assert orphans == []


def test_every_string_is_in_vietnamese(tmp_path):
    pot = tmp_path / "messages.pot"
    command = [
        sys.executable,
        "-m",
        "babel.messages.frontend",
        "-q",
        "extract",
        "--ignore-dirs",
        "ranking",
        "-F",
        "babel.cfg",
        "-o",
        str(pot),
    ]
    command += [part for word in KEYWORDS for part in ("-k", word)]
    subprocess.run([*command, "judging", "templates"], cwd=config.ROOT, check=True, capture_output=True)
    with pot.open("rb") as file:
        wanted = {message.id for message in read_po(file) if message.id}
    with (config.ROOT / "judging/translations/vi/LC_MESSAGES/messages.po").open("rb") as file:
        known = {message.id: message for message in read_po(file, locale="vi") if message.id}
    assert sorted(str(text) for text in wanted if not known.get(text) or not known[text].string) == []
    assert [m.id for m in known.values() if m.string and list(m.check())] == []


def test_a_maker_is_called_alike_everywhere_and_no_author():
    """Who made a product is “người làm”, as on the form; authors are those who made one together."""
    with (config.ROOT / "judging/translations/vi/LC_MESSAGES/messages.po").open("rb") as file:
        told = {message.id: message.string for message in read_po(file, locale="vi") if isinstance(message.id, str)}
    of_makers = [text for text in told if re.search(r"(?<!\()\bmakers?\b|who made (it|this)\b", text, re.IGNORECASE)]
    of_makers = [text for text in of_makers if "author" not in text.lower()]
    assert len(of_makers) > 10
    assert [told[text] for text in of_makers if "tác giả" in told[text].lower()] == []


def test_no_style_and_no_script_in_templates():
    wrong = re.compile(r"<style|\sstyle=|<script(?! type=\"module\" src)|\son[a-z]+=\"|javascript:|\|\s*safe")
    bad = {str(f.relative_to(TEMPLATES)) for f in TEMPLATES.rglob("*.html") if wrong.search(f.read_text())}
    assert bad == set()


def test_the_import_contracts_hold():
    done = subprocess.run(
        [sys.executable, "-m", "importlinter.cli", "lint"], cwd=config.ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:]
