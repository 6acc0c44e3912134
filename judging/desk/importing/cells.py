"""Each cell of a row read as what it says, and written the other way round. Reading raises Invalid."""

import re
from datetime import date

from judging.competitions.models import Competition, Question
from judging.desk.importing import lists
from judging.entries import answers, authors, figures, sets, subjects
from judging.entries.models import Entry
from judging.errors import Invalid
from judging.infra.i18n import said
from judging.infra.text import clean, email_key, folded, phone_key

N_ = str  # marks a text for the translators
LONGEST_TEXT, LONGEST_STATEMENT, LONGEST_FACT = 4000, 1000, 300
MOST_OF_A_PIECE, MOST_OF_A_FACT = 999, 1_000_000
#: Years in which things are made; a craft or a facility may be older.
YEARS, OLDEST = (1900, 2100), 1000
CHOICES = {
    "kind": {"single": N_("One product"), "set": N_("A product set")},
    "set_type": {
        "materials": N_("One model and use, in different materials"),
        "models": N_("Different models of one use and one material"),
        "combined": N_("Different products that go together"),
    },
    "person:kind": {"individual": N_("Individual"), "group": N_("Group"), "organisation": N_("Organisation")},
}
YES_NO = {"yes": True, "có": True, "true": True, "x": True, "1": True} | dict.fromkeys(
    ("no", "không", "false", "0"), False
)
_PIECE = re.compile(r"(.*?)(?:\s*×\s*|\s+[x*]\s*)([0-9]{1,4})")
_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_CODE = re.compile(r"[^\s/\\;]{1,40}")


def code(text: str) -> str:
    """The organiser's own name of a row; photos may be called by it, so it can stand in a file's name."""
    kept = clean(text)
    if not _CODE.fullmatch(kept):
        raise Invalid("A code has at most 40 letters, digits and marks, without spaces, “/” and “;”.")
    return kept


def line(text: str, longest: int) -> str:
    """Words on one line."""
    return _within(" ".join(clean(text).split()), longest)


def column(text: str, *, key: str, competition: Competition):
    """A column of the entry."""
    if key in CHOICES:
        return choice(text, key)
    if key == "year":
        return _year(text, competition)
    if key == "story":
        return _within(clean(text), LONGEST_TEXT)
    return line(text, Entry.__table__.columns[key].type.length)


def choice(text: str, key: str) -> str:
    """One of a few, by its key or its words in either language."""
    offered = {kept: (kept, said(words, "vi"), said(words, "en")) for kept, words in CHOICES[key].items()}
    return _one(text, offered)


def group(text: str, competition: Competition) -> int:
    """A group's id, by its key or its name in either language."""
    offered = {each.id: (each.key, each.name, each.name_en) for each in competition.categories}
    return _one(text, offered)


def pieces(text: str) -> list[sets.Line]:
    """Of a set: "Chén nhỏ × 6", on lines of their own or after semicolons; without a count it is one.

    Its material, model and use may follow, each after "|".
    """
    found = [_piece(part) for part in lists.split(text, ";")]
    if len(found) > sets.MOST:
        raise Invalid("At most %(most)s pieces, please.", most=sets.MOST)
    return found


def several_authors(text: str) -> list[authors.Line]:
    """On lines of their own or after semicolons, the one who represents them first; what one did follows after "|"."""
    parts = [lists.split_all(part, "|") for part in lists.split(text, ";")]
    found = [authors.Line(*(line(words, 120) for words in part[:2])) for part in parts]
    if len(found) > authors.MOST:
        raise Invalid("At most %(most)s authors, please.", most=authors.MOST)
    return found


def _piece(text: str) -> sets.Line:
    whole, *traits = lists.split_all(text, "|")
    counted = _PIECE.fullmatch(whole)
    name, count = (counted[1], int(counted[2])) if counted else (whole, 1)
    if not 1 <= count <= MOST_OF_A_PIECE:
        raise Invalid("From 1 to 999, please.")
    told = dict(zip(("material", "model", "use"), (line(words, 120) for words in traits), strict=False))
    return sets.Line(line(name, 120), count, **told)


def fact(text: str, asked: subjects.Fact):
    """A fact of the subject."""
    if asked.kind == "number":
        if not re.fullmatch("[0-9]{1,7}", text.strip()) or int(text) > MOST_OF_A_FACT:
            raise Invalid("Please write a whole number.")
        return int(text)
    return _within(clean(text), LONGEST_TEXT) if asked.kind == "text" else line(text, LONGEST_FACT)


def answer(text: str, question: Question):
    """An answer to the organiser's own question, as it is kept; too little of one is taken: it is a draft."""
    match question.kind:
        case "choice":
            return _one(text, _options(question))
        case "several":
            given = [_one(part, _options(question)) for part in lists.split(text, ";")]
            return answers.checked(question, given)
        case "number":
            return answers.checked(question, _figure(text))
        case "date":
            return answers.checked(question, _day(text))
        case "yes_no":
            if folded(text) not in {folded(word) for word in YES_NO}:
                raise Invalid("Please write yes or no.")
            return {folded(word): value for word, value in YES_NO.items()}[folded(text)]
        case "table":
            rows = [lists.split_all(row, "|") for row in text.splitlines() if row.strip()]
            return answers.checked(question, rows)
    return answers.checked(question, text)


def _figure(text: str) -> str:
    if readings := figures.two_readings(text):
        raise Invalid(figures.AMBIGUOUS, typed=text.strip(), whole=readings[0], fraction=figures.told(readings[1]))
    return text


def statement(text: str) -> str:
    """What is said on one criterion."""
    return _within(clean(text), LONGEST_STATEMENT)


def phone(text: str) -> str:
    """A telephone number; a spreadsheet takes it for a figure and drops its leading zero."""
    kept = line(text, 40)
    digits = phone_key(kept) or ""
    if not 8 <= len(digits) <= 15:
        raise Invalid("Please write a telephone number, such as 0912 345 678.")
    return f"0{kept}" if kept.isdigit() and len(kept) == 9 and kept[0] != "0" else kept


def email(text: str) -> str:
    """An address, as it is compared."""
    kept = email_key(text) or ""
    if not re.fullmatch(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+", kept) or len(kept) > 76:
        raise Invalid("Please write one e-mail address.")
    return kept


def _year(text: str, competition: Competition) -> int:
    first, last = YEARS if subjects.of(competition.rules).is_object else (OLDEST, YEARS[1])
    if not re.fullmatch("[0-9]{4}", text.strip()) or not first <= int(text) <= last:
        raise Invalid("Please write the year with four digits.")
    return int(text)


def _day(text: str) -> str:
    parts = _DAY.fullmatch(text.strip())
    try:
        return date(int(parts[3]), int(parts[2]), int(parts[1])).isoformat() if parts else text.strip()
    except ValueError as wrong:
        raise Invalid("Please choose a day.") from wrong


def _options(question: Question) -> dict:
    return {option["key"]: (option["key"], option["name"], option.get("name_en", "")) for option in question.options}


def _one(text: str, offered: dict):
    for kept, names in offered.items():
        if folded(text) in {folded(name) for name in names if name}:
            return kept
    names = "; ".join(names[1] for names in offered.values())
    raise Invalid("“%(given)s” is not known here. Please write one of: %(known)s.", given=text[:60], known=names[:600])


def _within(text: str, longest: int) -> str:
    if len(text) > longest:
        raise Invalid("At most %(max)d characters, please.", max=longest)
    return text
