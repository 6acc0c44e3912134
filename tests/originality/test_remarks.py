"""What files say that is worth a look, and whose files."""

import pytest

import tests.factories as make
from judging.originality import remarks
from judging.originality.models import PhotoPrint


@pytest.mark.parametrize(
    ("said", "year", "kinds"),
    [
        ({}, 2026, ()),
        ({"taken_at": "2026-01-01 00:00:00"}, 2026, ()),
        ({"taken_at": "2025-12-31 23:59:59"}, 2026, ("earlier",)),
        ({"taken_at": "2019-12-31 23:59:59"}, None, ()),
        ({"software": "Adobe Photoshop 25.0"}, None, ("edited",)),
        ({"software": "HDR+ 1.0.540"}, None, ()),
        ({"software": "Midjourney v6"}, None, ("generated",)),
        ({"is_generated": True}, None, ("generated",)),
    ],
)
def test_kinds(said, year, kinds):
    row = PhotoPrint(**{"taken_at": "", "software": "", "is_generated": False} | said)
    assert remarks.kinds_of(row, year) == kinds


def test_only_of_this_competition_and_never_of_a_draft(app):
    competition = make.competition()
    entry = make.entry(competition, make.person(), number=2)
    for whose in (
        entry,
        make.entry(competition, make.person(), state="draft"),
        make.entry(make.competition(), make.person()),
    ):
        make.photo_print(make.photo(whose), software="GIMP 2.10")
    make.photo_print(make.photo(entry), device="Canon")
    assert [each.photo.entry for each in remarks.remarks(competition.id)] == [entry]
