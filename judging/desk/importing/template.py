"""The empty sheet to fill in: a header with one example row, what stands in each column, and the groups."""

import io
from collections.abc import Iterable

import xlsxwriter

from judging.awards.exporting import UNDATED
from judging.competitions.models import Competition, Question
from judging.desk.importing.cells import CHOICES
from judging.desk.importing.columns import EXAMPLE, NEEDED, TOLD, Column, columns_of
from judging.entries import subjects
from judging.infra.i18n import said

N_ = str  # marks a text for the translators
WIDE = 24
#: Column -> what stands in it.
HINTS = {
    "code": N_("Your own code of the row, each once. By it an import knows what is here already. Needed."),
    "category_id": N_("The name of the group, as on the sheet “%(sheet)s”."),
    "person:name": N_("Who enters: a person, a group or an organisation. Needed."),
    "person:phone": N_("Where an account has this telephone or e-mail, the entry is linked to it; the account stays."),
    "title": N_("Needed."),
    "maker": N_("Left empty: the entrant."),
    "pieces": N_("One on each line: Bowl × 6. Its material, model and use may follow, each after |."),
    "authors": N_("Two or more, one on each line; the first represents them. What each did may follow after |."),
    "photos": N_("Names of files: a.jpg; b.jpg. Left empty: files called by the code, such as 12-1.jpg, 12-2.jpg."),
    "captions": N_("One on each line, in the order of the photos."),
    "photo_pieces": N_("The name of the piece each photo shows, one on each line in their order; none: the whole set."),
    "table": N_("One row on each line, its columns with | between them: %(columns)s"),
    "several": N_("One or several, after semicolons: %(names)s"),
    "choice": N_("One of: %(names)s"),
    "date": N_("A day, such as 31/12/2025."),
    "yes_no": N_("Yes or no."),
    "number": N_("A number, such as 1500 or 12.5, with no mark between thousands."),
}
#: Column -> what the example says.
EXAMPLES = {
    "code": EXAMPLE,
    "person:name": N_("Sample artisan"),
    "person:phone": "0900 000 000",
    "title": N_("Sample vase"),
    "photos": f"{EXAMPLE}-1.jpg; {EXAMPLE}-2.jpg",
    "year": "2025",
}


def template(competition: Competition, language: str) -> bytes:
    """The workbook, in one language; the other one's names are understood as well."""
    columns = [column for column in columns_of(competition) if column.key not in TOLD]
    content = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties(UNDATED)
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        entries = book.add_worksheet(said(N_("Entries"), language))
        entries.freeze_panes(1, 0)
        entries.set_column(0, len(columns) - 1, WIDE, book.add_format({"num_format": "@"}))
        entries.write_row(0, 0, [column.head(language) for column in columns], bold)
        entries.write_row(1, 0, [_example(column, competition, language) for column in columns])
        told = [[column.head(language), _hint(column, competition, language)] for column in columns]
        _sheet(book, N_("Explanations"), told, language=language, how=wrapped)
        if competition.is_grouped:
            groups = [[each.name, each.name_en] for each in competition.categories]
            _sheet(book, N_("Groups"), groups, language=language, how=wrapped)
    return content.getvalue()


def _sheet(book: xlsxwriter.Workbook, name: str, lines: Iterable[list], *, language: str, how) -> None:
    page = book.add_worksheet(said(name, language))
    page.set_column(0, 0, WIDE)
    page.set_column(1, 1, 4 * WIDE)
    for number, line in enumerate(lines):
        page.write_row(number, 0, line, how)


def _example(column: Column, competition: Competition, language: str) -> str:
    if column.key == "category_id":
        first = competition.categories[0]
        return first.name_en if language == "en" and first.name_en else first.name
    return said(EXAMPLES[column.key], language) if column.key in EXAMPLES else ""


def _hint(column: Column, competition: Competition, language: str) -> str:
    kind, _, name = column.key.rpartition(":")
    if column.key in CHOICES:
        names = "; ".join(said(words, language) for words in CHOICES[column.key].values())
        return said(HINTS["choice"], language, names=names)
    if kind == "answer":
        question = next(each for each in competition.questions if each.key == name)
        return _asked(question, language)
    facts = {f"detail:{fact.key}": fact.kind for fact in subjects.of(competition.rules).facts}
    key = facts.get(column.key, column.key)
    text = HINTS.get(key) or (HINTS["title"] if key in NEEDED else "")
    return said(text, language, sheet=said(N_("Groups"), language)) if text else ""


def _asked(question: Question, language: str) -> str:
    """The organiser's own words of help, and how the answer is written."""
    english = language == "en"
    help_ = question.hint_en if english and question.hint_en else question.hint
    names = "; ".join(option["name"] for option in question.options)
    columns = " | ".join(option["name"] for option in question.options)
    text = HINTS.get(question.kind)
    return " ".join(filter(None, (help_, text and said(text, language, names=names, columns=columns))))
