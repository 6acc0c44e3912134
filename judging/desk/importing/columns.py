"""The shape of a sheet of entries: its columns by name, in Vietnamese and in English, in whatever order they come.

What a competition asks for has a column: texts of the subject, its facts, the organiser's own questions, a statement
for each criterion. A column's key, in square brackets behind its name, is understood too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from judging.competitions.models import Competition
from judging.desk.importing.faults import Fault
from judging.desk.importing.sheets import Line
from judging.desk.importing.workbook import letters_of
from judging.entries import subjects, texts
from judging.infra.i18n import said
from judging.infra.text import folded

N_ = str  # marks a text for the translators
LANGUAGES = ("vi", "en")
CODE = "code"
#: The code of the template's example, a row nobody means.
EXAMPLE = "VI-DU"
#: Told in an export, and not read.
TOLD = ("number", "state")
#: Kinds of answers a cell can hold.
ANSWERS = ("line", "text", "number", "choice", "several", "date", "yes_no", "table")
PERSON = ("name", "kind", "representative", "phone", "email", "address", "commune", "province")
NEEDED = (CODE, "person:name", "title")

HEADS = {
    CODE: N_("Code of the row"),
    "number": N_("Entry number"),
    "state": N_("State"),
    "category_id": N_("Group"),
    "person:name": N_("Entrant"),
    "person:kind": N_("Kind of entrant"),
    "person:representative": N_("Representative"),
    "person:phone": N_("Telephone"),
    "person:email": N_("E-mail"),
    "person:address": N_("Address of the entrant"),
    "person:commune": N_("Entrant’s commune or ward"),
    "person:province": N_("Entrant’s province or city"),
    "kind": N_("Form of the entry"),
    "set_type": N_("What makes it a set"),
    "recognition": N_("Recognised at the level below"),
    "pieces": N_("Pieces of the set"),
    "authors": N_("Authors"),
    "photos": N_("Photos"),
    "captions": N_("Captions of the photos"),
    "photo_pieces": N_("Pieces of the photos"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """What it is called in Vietnamese and in English, and what else is understood."""

    key: str
    heads: tuple[str, str]
    others: tuple[str, ...] = ()

    def head(self, language: str) -> str:
        """What an export calls it."""
        return self.heads[LANGUAGES.index(language)]


def columns_of(competition: Competition) -> list[Column]:
    """Every column of a competition, in order. Where two would have one name, the later one has its key behind it."""
    taken: set[str] = set()
    found = []
    for key, heads in _named(competition):
        if taken & {folded(head) for head in heads}:
            heads = tuple(f"{head} [{key}]" for head in heads)
        taken |= {folded(head) for head in heads}
        found.append(Column(key, heads, (key, f"[{key}]", *(f"{head} [{key}]" for head in heads))))
    return found


def find(competition: Competition, head: Line) -> tuple[dict[int, Column], list[Fault]]:
    """Column of the sheet -> what stands in it; a fault for each name nobody knows, is there twice, or is lacking."""
    known = columns_of(competition)
    by_name = {folded(name): each for each in known for name in (*each.heads, *each.others)}
    found, faults = {}, []
    for place, name in head.cells.items():
        column = by_name.get(folded(name))
        if column is None:
            reason = N_("This column is not known: “%(name)s”. Please give it a name of the template, or take it out.")
        elif column in found.values():
            reason = N_("There are two columns “%(name)s”. Please take one out.")
        else:
            found[place] = column
            continue
        faults.append(Fault(f"{letters_of(place)}{head.number}", reason, {"name": name.strip()[:60]}))
    lacking = [each for each in known if each.key in NEEDED and each not in found.values()]
    reason = N_("The column “%(name)s” is missing. Please take the header row of the template.")
    faults += [Fault(f"A{head.number}", reason, {"name": " / ".join(each.heads)}) for each in lacking]
    return found, faults


#: What stands behind a column of the entry, and is kept in rows of its own.
BEHIND = {"set_type": "pieces", "maker": "authors"}


def _named(competition: Competition) -> Iterator[tuple[str, tuple[str, str]]]:
    subject = subjects.of(competition.rules)
    for key in (CODE, *TOLD, *(["category_id"] if competition.is_grouped else [])):
        yield key, _both(HEADS[key])
    for name in PERSON:
        yield f"person:{name}", _both(HEADS[f"person:{name}"])
    for name in texts.asked(competition):
        if name != "category_id":
            yield name, _both(HEADS.get(name) or subject.labels[name])
        if name in BEHIND:
            yield BEHIND[name], _both(HEADS[BEHIND[name]])
    for fact in subject.facts:
        yield f"detail:{fact.key}", _both(fact.label)
    for question in competition.questions:
        if question.kind in ANSWERS:
            yield f"answer:{question.key}", (question.name, question.name_en or question.name)
    for criterion in competition.criteria:
        text = N_("Statement on %(name)s")
        names = zip(LANGUAGES, (criterion.name, criterion.name_en or criterion.name), strict=True)
        yield f"statement:{criterion.key}", tuple(said(text, language, name=name) for language, name in names)
    yield "photos", _both(HEADS["photos"])
    yield "captions", _both(HEADS["captions"])
    if "set_type" in texts.asked(competition):
        yield "photo_pieces", _both(HEADS["photo_pieces"])


def _both(text: str) -> tuple[str, str]:
    return tuple(said(text, language) for language in LANGUAGES)
