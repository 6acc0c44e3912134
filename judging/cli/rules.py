"""``judging rules``: look at rules, check them, print them as articles; without a server and without a database.

Status 2 is a document that is not rules; every fault is a line ``file:line: key: what is allowed``.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

import click

from judging.competitions import presets
from judging.ranking import articles
from judging.ranking.document import writing
from judging.ranking.document.faults import Faults
from judging.ranking.document.open_points import open_points
from judging.ranking.document.reading import read
from judging.ranking.rules import Rules

BAD_INPUT = 2
LANGUAGES = ("vi", "en")
SAID = {
    "vi": {
        "fine": "{source}: hợp lệ, mã {fingerprint}",
        "open": "Còn phải quyết định trước khi tính kết quả ({count}):",
        "unreadable": "{source}: không đọc được ({why}); không có quy tắc mẫu nào tên như vậy",
    },
    "en": {
        "fine": "{source}: valid, fingerprint {fingerprint}",
        "open": "Still to be decided before anything is computed ({count}):",
        "unreadable": "{source}: cannot be read ({why}); there is no preset of this name either",
    },
}
in_language = click.option("--lang", type=click.Choice(LANGUAGES), default="vi", show_default=True)
of_source = click.argument("source", metavar="PRESET|FILE")


@click.group()
def rules() -> None:
    """Rules of a competition as one file: look at them, check them, print them as articles."""


@rules.command("list")
@in_language
def list_presets(lang: str) -> None:
    """List the presets that come with the application, and how much each leaves open."""
    width = max(map(len, presets.names()))
    for key in presets.names():
        preset = presets.load(key)
        name = preset.name if lang == "vi" else preset.name_en or preset.name
        click.echo(f"{key:{width}}  {len(open_points(preset)):2}  {name}")


@rules.command()
@of_source
def show(source: str) -> None:
    """Write the document in canonical form."""
    click.echo(writing.write(rules_of(source)), nl=False)


@rules.command()
@of_source
@in_language
def check(source: str, lang: str) -> None:
    """Say what is wrong (status 2), or what is still to be decided."""
    found = rules_of(source, [lang])
    click.echo(SAID[lang]["fine"].format(source=source, fingerprint=writing.fingerprint(found)))
    if still := open_points(found):
        click.echo(SAID[lang]["open"].format(count=len(still)))
        for path in still:
            click.echo(f"  {path}")


@rules.command()
@of_source
@in_language
def text(source: str, lang: str) -> None:
    """Print the rules as numbered articles with a worked example."""
    click.echo(articles.text(rules_of(source, [lang]), lang), nl=False)


def rules_of(source: str, languages: Sequence[str] = LANGUAGES) -> Rules:
    """The rules of a preset or a file; otherwise everything wrong on standard error, and status 2."""
    if source in presets.names():
        return presets.load(source)
    try:
        return read(Path(source).read_bytes())
    except Faults as faults:
        _refuse(f"{source}:{fault.placed(language)}" for fault in faults.faults for language in languages)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = getattr(error, "strerror", None) or error
        _refuse(SAID[language]["unreadable"].format(source=source, why=why) for language in languages)


def _refuse(sentences: Iterable[str]) -> NoReturn:
    for sentence in sentences:
        click.echo(sentence, err=True)
    sys.exit(BAD_INPUT)
