"""Fields: exact points however they are typed, times as read in Vietnam, clean text that is really there."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from wtforms.validators import ValidationError

from judging.infra import i18n
from judging.web.forms import Form, LongText, MomentField, Points, Text, hundredths

TYPED = {
    "": None,
    "   ": None,
    "37,5": 3750,
    "37.5": 3750,
    "37,50": 3750,
    ",5": 50,
    ".25": 25,
    "5,": 500,
    " 5 ": 500,
    "\u00a05": 500,
    "0": 0,
    "0,00": 0,
    "007": 700,
    "40": 4000,
    "100": 10000,
    "999999,99": 99999999,
}
REFUSED = [
    "5,005", "1.000", "1.000,5", "1,000.5", "1.2.3", "1,,2", ",", ".", "1e3", "1E3", "NaN", "nan", "Infinity", "inf",
    "+1", "-1", "−1", "٣", "５", "³", "½", "0x10", "1_0", "1 0", "1\u00a0000", "3/4", "5%", "5đ", "năm", "1;2", "'5'",
    "1000000", "9" * 400, "1\n2", "\x005",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "kept"), TYPED.items())
def test_points(typed, kept):
    assert hundredths(typed) == kept


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_no_figure_of_points(typed):
    with pytest.raises(ValidationError):
        hundredths(typed)


@given(st.integers(0, 99999999), st.sampled_from(",."))
def test_every_figure_comes_back_exactly(kept, mark):
    typed = f"{Decimal(kept) / 100:.2f}".replace(".", mark)
    assert hundredths(typed) == kept


@given(st.text(max_size=12))
def test_whatever_is_typed_is_taken_or_refused(typed):
    try:
        kept = hundredths(typed)
    except ValidationError:
        return
    assert kept is None or 0 <= kept <= 99999999


class Sample(Form):
    name = Text("Tên", longest=10, required=True)
    story = LongText("Câu chuyện", longest=20)
    points = Points("Điểm")
    at = MomentField("Hạn")


@pytest.fixture
def sent(app):
    """A function: the form as sent with these values, validated."""

    def sent(**values):
        with app.test_request_context(method="POST"):
            form = Sample(MultiDict({"name": "Bình"} | values))
            form.validate()
            return form, {name: [str(error) for error in errors] for name, errors in form.errors.items()}

    return sent


@pytest.mark.parametrize("blank", ["", "   ", "\u200b", " \t "])
def test_nothing_but_blanks_is_nothing(sent, blank):
    assert "name" in sent(name=blank)[1]


def test_text_is_cleaned_before_it_is_measured(sent):
    form, errors = sent(name="  a\r\n b\u202e ", story=" một\r\nhai ")
    assert errors == {}
    assert (form.name.data, form.story.data) == ("a b", "một\nhai")
    assert "name" in sent(name="a" * 11)[1]


def test_what_was_typed_is_shown_again(sent):
    form, errors = sent(points="3 7")
    assert "points" in errors
    assert form.points._value() == "3 7"
    assert sent(points="37,5")[0].points.data == 3750
    assert sent(points="")[0].points.data is None


def test_a_time_is_read_in_vietnam(sent):
    form, errors = sent(at="2026-08-30T17:00")
    assert errors == {}
    assert form.at.moment == datetime(2026, 8, 30, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("at", ["0001-01-01T00:00", "9999-12-31T23:59", "1999-12-31T23:59", "hôm qua"])
def test_a_time_beyond_reason_is_refused(sent, at):
    assert "at" in sent(at=at)[1]


@pytest.mark.parametrize(("language", "words"), [("vi", "37,5"), ("en", "37.5")])
def test_points_are_shown_as_they_are_typed(app, language, words):
    with app.test_request_context(headers={"Cookie": f"language={language}"}):
        assert i18n.points(3750) == words
        assert i18n.points(None) == "–"
        assert Sample(points=3750).points._value() == words
