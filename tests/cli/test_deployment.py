"""The files people copy onto a server say what the application understands."""

import re
import shlex

import pytest

import config
from judging.cli import main
from judging.settings import MEGABYTE

FOLDER = config.ROOT / "docs" / "deployment"
PAGES = [config.ROOT / "docs" / name for name in ("deployment.md", "venue.md")]


def unit(name: str) -> list[tuple[str, str]]:
    """The settings of a unit, in order."""
    lines = (FOLDER / name).read_text().splitlines()
    return [tuple(line.split("=", 1)) for line in lines if "=" in line and not line.startswith("#")]


def commands(text: str) -> list[list[str]]:
    """What stands after ``…/judging `` or the pages' own word for it, up to the end of the command."""
    words = r"(?:\.venv/bin/judging|^j|`j|-t judging|judging judging) ([a-z][^\n`'#$;]*)"
    return [shlex.split(found) for found in re.findall(words, text, re.MULTILINE)]


def known(command: list[str]) -> bool:
    """Whether ``judging`` has this command, with these options."""
    found = main.commands.get(command[0])
    options = {option for each in found.params for option in each.opts} if found else ()
    return found is not None and all(word in options for word in command if word.startswith("--"))


@pytest.mark.parametrize("name", sorted(file.name for file in FOLDER.glob("*.service")))
def test_a_service_runs_a_command_there_is(name):
    (command,) = commands(dict(unit(name))["ExecStart"])
    assert known(command)


def test_the_server_and_its_worker_are_services_of_their_own():
    server, worker = (commands(dict(unit(f"{name}.service"))["ExecStart"])[0] for name in ("judging", "judging-worker"))
    assert server == ["serve", "--without-worker"]
    assert worker == ["work"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_pages_name_commands_and_files_there_are(page):
    text = page.read_text()
    found = commands(text)
    assert found and all(known(command) for command in found)
    linked = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [link for link in linked if not (page.parent / link).exists()] == []


def test_the_settings_are_known():
    lines = (FOLDER / "judging.env").read_text().splitlines()
    given = {line.split("=")[0] for line in lines if line and not line.startswith("#")}
    given |= set(re.findall(r"([A-Z_]+)=", re.search(r"^ENV .*", (FOLDER / "Containerfile").read_text(), re.M)[0]))
    assert given - config.SETTINGS.keys() == {"PYTHONUNBUFFERED"}


def test_the_image_serves():
    words = re.search(r"^CMD (\[.*\])", (FOLDER / "Containerfile").read_text(), re.MULTILINE)[1]
    assert known([word.strip('"') for word in words[1:-1].split(", ")])


@pytest.mark.parametrize(
    ("name", "size"), [("nginx.conf", r"client_max_body_size (\d+)m"), ("Caddyfile", r"max_size (\d+)MB")]
)
def test_a_proxy_lets_through_what_the_application_takes(app, name, size):
    text = (FOLDER / name).read_text()
    assert int(re.search(size, text)[1]) * MEGABYTE >= app.config["MAX_CONTENT_LENGTH"]
    assert "127.0.0.1:5000" in text
