"""The same photo is found again, whatever was done to it; a like thing, or another view of it, is none.

A small sample with a fixed seed; ``bench/originality.py`` measures a thousand products.
"""

import random
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageOps

from judging.demo import drawing
from judging.media import likeness
from judging.media.prints import LENGTH, coarse_of, is_print, print_of
from tests.media.copies import ASKED, HARDER, Shown, at_once, brightened, cut, drawn, served

PICTURES = Path(drawing.__file__).parents[1] / "pictures"
CRAFTS = ("ceramic", "lacquer", "weave", "inlay", "textile", "metal")
SEED = 3


def own_print(picture: Image.Image) -> bytes:
    return print_of(served(picture))


@pytest.fixture(scope="module")
def prints(pictures) -> list[bytes]:
    return [own_print(each) for each in pictures.values()]


@pytest.fixture(scope="module")
def pictures() -> dict[str, Image.Image]:
    """Six products of six crafts in three views each, by name."""
    names = [f"{craft}-{n:04}{view}" for craft in CRAFTS for n in range(1, 7) for view in ("", "-1", "-2")]
    opened = {}
    for name in names:
        with Image.open(PICTURES / f"{name}.webp") as picture:
            opened[name] = picture.convert("RGB")
    return opened


def found(picture: Image.Image, among: list[Image.Image]) -> list[likeness.Likeness]:
    prints = [own_print(each) for each in among]
    return likeness.search(own_print(picture), [coarse_of(each) for each in prints], lambda at: [prints[n] for n in at])


@pytest.mark.parametrize("way", ASKED | HARDER)
def test_a_changed_photo_is_found_and_nothing_else(pictures, prints, way):
    dice, names = random.Random(SEED), list(pictures)
    coarse = [coarse_of(each) for each in prints]
    right = wrong = 0
    sought = range(0, len(names), 9)
    for at in sought:
        changed = own_print((ASKED | HARDER)[way](pictures[names[at]], dice))
        hits = [each.index for each in likeness.search(changed, coarse, lambda some: [prints[n] for n in some])]
        right, wrong = right + (at in hits), wrong + len(set(hits) - {at})
    assert right >= len(sought) - 1 and wrong == 0


def test_views_of_one_set_are_not_accused(pictures):
    for craft in CRAFTS:
        views = [pictures[f"{craft}-0002{view}"] for view in ("", "-1", "-2")]
        assert [found(view, [other for other in views if other is not view]) for view in views] == [[], [], []]


def test_the_same_vase_with_another_motif_before_the_same_backdrop_is_another_product(tmp_path):
    one, other = (drawn(Shown("metal", number), 1, tmp_path) for number in (284, 254))
    assert found(one, [other]) == []
    (hit,) = found(one, [other, one])
    assert hit.index == 1


def test_a_motif_more_makes_it_another_product(pictures):
    picture = pictures["ceramic-0001"]
    width, height = picture.size
    other = picture.copy()
    pen = ImageDraw.Draw(other)
    for n in range(4):
        box = (width * (0.42 + 0.05 * n), height * 0.45, width * (0.44 + 0.05 * n), height * 0.58)
        pen.ellipse(box, fill=tuple(level // 3 for level in picture.getpixel((int(box[0]), int(box[1])))))
    assert found(other, [picture]) == []
    assert found(other, [other])


def test_what_was_done_is_told(pictures):
    picture, dice = pictures["ceramic-0001"], random.Random(SEED)
    kinds = {
        (): picture,
        ("mirrored",): ImageOps.mirror(picture),
        ("cut",): cut(picture, dice, 0.8),
        ("darker",): picture.point(lambda level: level * 0.8),
        ("mirrored", "cut"): cut(ImageOps.mirror(picture), dice),
    }
    assert {wanted: found(changed, [picture])[0].kinds for wanted, changed in kinds.items()} == {
        wanted: wanted for wanted in kinds
    }
    assert found(picture, [cut(picture, dice, 0.8)])[0].kinds == ("wider",)
    assert found(picture, [picture.point(lambda level: level * 0.8)])[0].kinds == ("lighter",)


def test_the_most_exact_comes_first_and_equals_by_index(pictures):
    picture, dice = pictures["lacquer-0002"], random.Random(SEED)
    among = [at_once(picture, dice), picture, pictures["lacquer-0003"], picture]
    assert [each.index for each in found(picture, among)] == [1, 3, 0]
    assert found(picture, among)[0].strength == 1000


def test_a_copy_in_greys_is_found_but_not_one_in_other_colours(pictures):
    picture = pictures["lacquer-0001"]
    assert found(picture.convert("L").convert("RGB"), [picture])
    blue, green, red = picture.split()
    assert found(Image.merge("RGB", (red, green, blue)), [picture]) == []


def test_blank_photos_are_nobodys_copy():
    blank = [Image.new("RGB", (320, 240), colour) for colour in ("white", "#777777", "black")]
    assert [found(each, blank) for each in blank] == [[], [], []]
    assert found(blank[0], []) == []


def test_two_cut_outs_of_one_photo_are_one(pictures):
    picture = pictures["inlay-0003"]
    width, height = picture.size
    one = picture.crop((0, 0, round(width * 0.9), round(height * 0.9)))
    other = picture.crop((round(width * 0.1), round(height * 0.1), width, height))
    assert found(one, [other])


def test_a_print_has_one_form(pictures):
    data = own_print(brightened(pictures["textile-0001"], random.Random(SEED)))
    assert is_print(data) and len(data) == LENGTH
    assert not is_print(data[:-1]) and not is_print(b"\0" + data[1:]) and not is_print(b"")
