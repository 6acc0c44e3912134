"""Every picture has its words: a title of its own in its group, a story, captions."""

import pytest

from judging.demo import depicted, drawing, entering, plans, products

COUNTS = {
    plans.HANOI: [104, 71, 58, 66, 49, 75],
    plans.REGION: [66, 116, 18, 18],
    plans.OPEN: [5, 5, 5, 5, 5, 5],
}


@pytest.mark.parametrize("slug", plans.SLUGS)
def test_sizes_of_the_groups(slug):
    assert [len(group) for group in depicted.of(plans.load(slug, year=2026))] == COUNTS[slug]


def test_no_picture_is_used_twice():
    used = [shown for slug in plans.SLUGS for _, shown in entering.in_order(plans.load(slug, year=2026))]
    assert len(used) == len({(shown.craft, shown.seed) for shown in used}) == 671


def test_a_tenth_shows_the_first_pictures():
    tenth = entering.in_order(plans.load(plans.REGION, year=2026, size=0.1))
    whole = entering.in_order(plans.load(plans.REGION, year=2026))
    assert {shown for _, shown in tenth} < {shown for _, shown in whole}
    assert [sum(place == group for place, _ in tenth) for group in range(4)] == [7, 12, 2, 2]


@pytest.mark.parametrize("slug", plans.SLUGS)
def test_words(slug):
    for group in depicted.of(plans.load(slug, year=2026)):
        taken = set()
        for shown in group:
            product = products.imagine(shown, taken=taken)
            assert 5 < len(product.title) <= 60
            assert product.story.count(".") >= 3
            assert all((product.materials, product.technique, product.size))
            assert all(0 < len(caption) <= 120 for caption in products.captions(shown))
        assert len(taken) == len(group)


def test_always_the_same():
    shown = depicted.of(plans.load(plans.HANOI, year=2026))[0][7]
    assert products.imagine(shown, taken=set()) == products.imagine(shown, taken=set())


def test_the_list_is_what_the_drawing_shows():
    """After a change of the drawing: python tools/list_pictures.py, and words for what is new."""
    for (craft, seed), listed in depicted._known().items():
        shown = drawing.describe(craft, seed)
        assert {word: getattr(listed, word) for word in ("form", "finish", "motif", "colour")}.items() <= shown.items()
