"""Text that would like to run, in a real browser: nothing runs, nothing is reported, the text stands there."""

import pytest

import tests.factories as make
from tests.naughty.strings import MARKUP

PAGES = ("/my/entries/{id}", "/desk/mau/entries/{id}", "/desk/mau/entries")


@pytest.mark.parametrize("page", PAGES)
def test_markup_stays_text(live, open_page, page):
    competition, both = make.competition("mau"), make.person("<b>Người</b>")
    text = " ".join(MARKUP)[:200]
    entry = make.entry(competition, both, state="submitted", title=text, story=" ".join(MARKUP), maker=text)
    make.photo(entry, caption=text, original_name=text, state="refused", refusal="damaged")
    organiser = make.person("Ban Tổ chức")
    make.staff(organiser, competition)
    make.save()
    shown = open_page(page.format(id=entry.id), person=both if page.startswith("/my") else organiser)
    written = shown.evaluate(
        "[document.body.innerText, ...[...document.querySelectorAll('input')].map((i) => i.value)]"
    )
    assert any(MARKUP[0] in each for each in written)
    assert shown.locator("main script, main iframe, main style, img[onerror], svg[onload]").count() == 0
