"""Whether a page speaks one language: what stands on it, against the catalogue and against the rows."""

import re
from functools import cache
from pathlib import Path

import babel.messages.pofile as catalogue
from playwright.sync_api import Page
from sqlalchemy import Table, select

import judging
from judging.infra.db import db

CATALOGUE = Path(judging.__file__).parent / "translations/vi/LC_MESSAGES/messages.po"
PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%")
VIETNAMESE = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")

#: Every text and label that belongs to the page's own language, as people read it.
READ = """
() => {
  const language = document.documentElement.lang;
  const foreign = (one) => one.closest("[lang]").lang !== language || one.closest("script, style, noscript, template");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const said = [document.title];
  while (walker.nextNode()) if (!foreign(walker.currentNode.parentElement)) said.push(walker.currentNode.data);
  for (const name of ["aria-label", "title", "placeholder", "data-confirm"])
    for (const one of document.querySelectorAll(`[${name}]`)) if (!foreign(one)) said.push(one.getAttribute(name));
  return [...new Set(said.map((text) => text.replace(/\\s+/g, " ").trim()))].filter((text) => text);
}
"""


def strangers(page: Page) -> list[str]:
    """What stands on ``page`` in the language that is not its own, names and texts people typed apart."""
    said = page.evaluate(READ)
    if page.evaluate("document.documentElement.lang") == "vi":
        return [text for text in said if _is_english(text)]
    typed = _typed()
    return [text for text in said if VIETNAMESE.search(_without(text, typed))]


def _is_english(text: str) -> bool:
    exact, patterns = _english()
    return text in exact or any(pattern.fullmatch(text) for pattern in patterns)


@cache
def _english() -> tuple[set[str], list[re.Pattern]]:
    """The English of everything that reads differently in Vietnamese: whole, in parts, and with anything filled in."""
    with CATALOGUE.open("rb") as file:
        messages = [message for message in catalogue.read_po(file, locale="vi") if message.id]
    pairs = [(one, told[0]) for one, told in ((_all(message.id), _all(message.string)) for message in messages)]
    said = [english for english, vietnamese in pairs for english in english if english != vietnamese]
    known = {part.strip() for _, vietnamese in pairs for part in PLACE.split(vietnamese)}
    parts = {part.strip() for english in said for part in PLACE.split(english)}
    exact = {part for part in parts if sum(map(str.isalpha, part)) > 2} - known
    filled = [
        english for english in said if PLACE.search(english) and re.search(r"[A-Za-z]{4}", PLACE.sub("", english))
    ]
    return exact, [re.compile(".+".join(map(re.escape, PLACE.split(english)))) for english in filled]


def _all(text) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _typed() -> list[str]:
    """What people wrote, the longest first; not what they wrote in English as well, which is to be shown instead."""
    db.session.rollback()
    found = {text for table in db.metadata.sorted_tables for text in _texts(table)}
    db.session.rollback()
    return sorted(found, key=len, reverse=True)


def _texts(table: Table):
    names = [column.name for column in table.columns]
    for row in db.session.execute(select(table)).mappings():
        for name in names:
            if isinstance(row[name], str) and not row.get(f"{name}_en") and VIETNAMESE.search(row[name]):
                yield from (" ".join(line.split()) for line in row[name].splitlines())


def _without(text: str, typed: list[str]) -> str:
    for words in typed:
        text = text.replace(words, "")
    return text
