"""Naughty strings in every text field about an entry: no fault, nothing that runs, the text itself and nothing else.

Here every string meets a few fields and every field many strings; ``make proof-naughty`` tries each with each.
"""

import pytest

from tests.conftest import on_one_database
from tests.naughty.filling import KNOWN, MARKS, MEGABYTE, PATIENCE, Hall, filled, overfilled, rotated
from tests.naughty.strings import BROKEN, STRINGS

ROUNDS = 8
DATABASES = ("a\x00b", *BROKEN, "\ufffe\uffff\U0010ffff", "e" + "\u0301" * 100)  # what two kinds differ in
LONG = "đ" * 5000


@pytest.fixture
def hall(app):
    return Hall(app)


@on_one_database
def test_the_forms_are_found_with_every_field(hall):
    """A new field is found by itself; one of these that is not found means the search is broken."""
    forms = hall.forms(hall.entries())
    assert {name for _, _, form in forms for name in form.texts} >= KNOWN
    assert len(forms) >= 8


@on_one_database
@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_string_comes_out_as_it_went_in(hall, number):
    assert filled(hall, rotated(STRINGS, number * len(STRINGS) // ROUNDS)) == []


@pytest.mark.parametrize("server", ["postgres"], indirect=True)
def test_the_other_database_takes_them_too(hall):
    assert filled(hall, rotated(DATABASES, 0)) == []


@on_one_database
def test_what_is_too_long_is_refused_with_a_message_and_nothing_else_typed_is_lost(hall):
    wrong, _ = overfilled(hall, LONG)
    assert wrong == []


@on_one_database
@pytest.mark.parametrize("long", [MEGABYTE, MARKS], ids=["letters", "marks"])
def test_a_megabyte_is_answered_at_once(hall, long):
    """A field of each form; marks heaped on one letter take minutes where nobody limits them."""
    wrong, seconds = overfilled(hall, long, most=1)
    assert wrong == []
    assert max(seconds) < 40 * PATIENCE  # a shared machine, two requests and a page
