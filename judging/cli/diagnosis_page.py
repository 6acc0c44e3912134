"""A diagnosis as one HTML file: the page of the desk with its style inside, for who has no server."""

import re
from collections.abc import Sequence
from functools import partial
from gettext import NullTranslations

from babel.support import Translations
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import config
from judging.ranking.certainty.showing import views_of
from judging.ranking.certainty.types import Diagnosis
from judging.ranking.printing import printed, shortest
from judging.ranking.rules import Rules

TEMPLATES, CSS = config.ROOT / "templates", config.ROOT / "static/css"
TRANSLATIONS = config.ROOT / "judging/translations"
IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: layer\((\w+)\))?;')


def page(diagnoses: Sequence[Diagnosis], rules: Rules, language: str) -> str:
    """The whole file: every line of every field, one after the other."""
    fields = [views_of(rules, diagnosis, language) for diagnosis in diagnoses]
    first = next((view for views in fields for view in views), None)
    return (
        _environment(language)
        .get_template("desk/certainty/file.html")
        .render(
            fields=fields,
            name=(language == "en" and rules.name_en) or rules.name,
            round=first and first.teller.name(first.teller.round),
            titles={
                entry.number: entry.entry for d in diagnoses for entry in d.entries if entry.entry != str(entry.number)
            },
            locale=language,
            style=Markup(f"<style>{style()}</style>"),  # our own files, nothing that anybody typed
        )
    )


def style() -> str:
    """The style sheets of the application as one text; its fonts stay behind, the system's stand in."""
    return IMPORT.sub(_imported, "".join((CSS / name).read_text() for name in ("app.css", "site.css")))


def _imported(found: re.Match) -> str:
    file, layer = found.groups()
    text = (CSS / file).read_text()
    return f"@layer {layer} {{\n{text}}}" if layer else ""


def _environment(language: str) -> Environment:
    """Templates as the application reads them, in one language and without a request."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    translations = Translations.load(TRANSLATIONS, [language]) if language != "en" else NullTranslations()
    environment.install_gettext_translations(translations, newstyle=True)
    environment.filters.update(
        total=lambda figure, places=2: printed(figure, places, language),
        figure=partial(shortest, language=language),
        number=lambda value: printed(value, 0, language),
    )
    return environment
