"""What a diagnosis says to a chair: every code in both languages, exact figures, and no word that does not belong."""

import re
from dataclasses import replace
from string import Formatter

import pytest

from judging.ranking.certainty.telling import words_en, words_vi
from judging.ranking.certainty.telling.naming import WORDS
from judging.ranking.certainty.telling.words import told
from judging.ranking.certainty.types import CORRECTION_NOT_USED, Fair
from judging.ranking.phrases import SUBJECTS
from tests.ranking.certainty import examples
from tests.ranking.certainty.examples import LINE

LANGUAGES = ("vi", "en")
#: Words of one language that must not stand in the other; names of statistics may stand in both.
ENGLISH = re.compile(r"\b(the|and|of|is|are|sheets?|judges?|points?|above|below|products?)\b", re.IGNORECASE)
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def sections(diagnosis, language="vi"):
    return {(s.id, s.line): s for s in told(diagnosis, examples.the_rules(), language)}


def places_in(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_sentences_with_the_same_places():
    vi, en = (WORDS[language] for language in LANGUAGES)
    assert vi.keys() == en.keys()
    free = {"subject", "subject_one"}
    assert {key for key in vi if places_in(vi[key]) - free != places_in(en[key]) - free} == set()
    assert len(words_vi.NUMERALS) == len(words_en.NUMERALS) == 11
    assert set(words_en.SINGULAR) == set(SUBJECTS["en"].values())


@pytest.mark.parametrize("subject", SUBJECTS["vi"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_place_is_left_and_no_language_in_the_other(language, subject):
    for diagnosis in (examples.around_a_line(), examples.nothing_told(), examples.large(300, 12)):
        rules = examples.the_rules(subject)
        said = [s for section in told(diagnosis, rules, language) for s in (section.title, *section.sentences)]
        text = "\n".join(said)
        assert not re.search(r"[{}]|None|nan|inf\b", text)
        assert not re.search({"vi": r"\d\.\d", "en": r"(?<!ICC\()\d,\d"}[language], text)
        other = ENGLISH if language == "vi" else VIETNAMESE
        assert not [sentence for sentence in said if other.search(sentence)]
        assert not [sentence for sentence in said if sentence[0] != sentence[0].upper()]


def test_sections_stand_in_order_and_untold_ones_say_why():
    assert [*sections(examples.around_a_line())] == [
        ("line", "threshold"), ("line", LINE), ("cautions", ""), ("severity", ""), ("without_judge", ""),
        ("changes", ""), ("agreement", ""), ("flags", ""), ("advice", ""), ("rasch", ""),
    ]  # fmt: skip
    empty = sections(examples.nothing_told())
    assert [*empty] == [
        ("line", "award:nhat"), ("severity", ""), ("without_judge", ""), ("agreement", ""), ("flags", ""),
        ("advice", ""), ("rasch", ""),
    ]  # fmt: skip
    assert empty["line", "award:nhat"].sentences == (
        "Chưa nói được kết quả ở vạch giải Nhất nhóm Mây, tre chắc chắn đến đâu.",
        "Khả năng trên vạch và khoảng điểm: chưa nói được, vì chỉ có một giám khảo.",
    )
    assert empty["line", "award:nhat"].group == "tre"
    assert sections(replace(examples.nothing_told(), untold={}))["line", "award:nhat"].sentences[1:] == ()


def test_many_judges_changes_and_flags_are_counted():
    large = sections(examples.large(300, 200), "en")
    severity = large["severity", ""].sentences
    assert sum("is strict" in sentence for sentence in severity) == 10
    assert "There are 18 more who are clearly lenient or strict." in severity
    assert "172 judges differ by little beside their error; it may be mere chance." in severity
    assert "There are 18 more in the full table." in large["flags", ""].sentences
    assert any(re.match(r"There are \d+ more changes", s) for s in large["without_judge", ""].sentences)
    assert large["severity", ""].sentences[-2].startswith("Where two products were not scored by the same judges")


def test_severity_favours_nobody_only_where_all_score_all_and_all_sheets_count():
    complete = "Every judge scored all the products"
    rules, diagnosis = examples.the_rules(), examples.around_a_line()

    def favours_nobody(rules=rules, **changes):
        said = told(replace(diagnosis, **changes), rules, "en")
        return any(s.startswith(complete) for section in said for s in section.sentences)

    def scored(**changes):
        return replace(rules, rounds=(replace(rules.rounds[0], **changes),))

    assert favours_nobody() and favours_nobody(scored(combine="sum"))
    assert not favours_nobody(scored(combine="median"))
    taken = {s.id: s.sentences for s in told(diagnosis, scored(combine="corrected"), "en")}["severity"]
    assert "The rules take each judge's leniency or strictness away from the points." in taken
    plain = replace(diagnosis, cautions=(CORRECTION_NOT_USED,))
    cautions, severity = (
        next(s.sentences for s in told(plain, scored(combine="corrected"), "en") if s.id == id)
        for id in ("cautions", "severity")
    )
    assert any("the plain mean of the sheets counts" in said for said in cautions)
    assert "The rules take each judge's leniency or strictness away from the points." not in severity
    assert not favours_nobody(scored(drop_high=1)) and not favours_nobody(scored(drop_low=1))
    assert not favours_nobody(judges=diagnosis.judges[:4])


def test_what_is_told_where_a_part_is_empty():
    bare = replace(
        examples.around_a_line(), judges=(), changes=(), agreement=(), flags=(), advice=(), rasch_entries=(),
        rasch_judges=(), cautions=(), spread=None,
    )  # fmt: skip
    said = sections(bare, "en")
    assert [*said][2:] == [("flags", ""), ("advice", "")]
    assert said["flags", ""].sentences == (
        "Nothing unusual was seen. With few judges or few sheets there are things that cannot be seen.",
    )
    assert said["advice", ""].sentences[0].startswith("No further sheet by the judges there are")
    clear = sections(replace(bare, unclear={LINE: ()}), "en")
    assert clear["advice", ""].sentences == (
        "At each group's last line there are no products that more sheets would need to tell apart.",
    )
    alone = replace(bare, judges=examples.around_a_line().judges[:1])
    assert not any("apart on a scale" in s for s in sections(alone, "en")["severity", ""].sentences)


def test_misfits_and_extremes_are_counted():
    judges = (Fair(id="1", measure=0, error=0.1, average=80, infit=1.6, outfit=1.0),) + (
        Fair(id="2", measure=0, error=0.1, average=80, infit=1.0, outfit=1.0),
    )
    said = sections(replace(examples.around_a_line(), rasch_judges=judges), "en")["rasch", ""].sentences
    assert said[2:] == (
        "The sheets of 1 judges fit the model, those of 1 do not.",
        "There is no sure measure of no. 125, since all marks are at the same end of the scale.",
    )
