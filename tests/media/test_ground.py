"""The backdrop of a photo is one of 96, found at its edges."""

from pathlib import Path

import pytest
from PIL import Image

from judging.media.ground import GROUNDS, css, ground_of

STYLESHEET = Path(__file__).resolve().parents[2] / "static" / "css" / "grounds.css"


@pytest.mark.parametrize("number", range(1, 97))
def test_each_backdrop_is_its_own_nearest(number):
    assert ground_of(Image.new("RGB", (40, 30), GROUNDS[number - 1])) == number


@pytest.mark.parametrize(
    ("edge", "ground"),
    [
        ("#fefefe", "#ffffff"),
        ("#000000", "#202020"),
        ("#a98a63", "#a37e53"),
        ("#b0a898", "#aea79b"),
        ("#808890", "#798898"),
    ],
)
def test_real_backdrops_find_their_neighbour(edge, ground):
    assert GROUNDS[ground_of(Image.new("RGB", (320, 240), edge)) - 1] == ground


@pytest.mark.parametrize("edge", ["#dcdad4", "#e9e7e2", "#cfd2d6", "#c6c2bb", "#b5b5b2", "#8a8783", "#33312e"])
def test_a_studio_backdrop_has_no_seam_to_be_seen(edge):
    found = GROUNDS[ground_of(Image.new("RGB", (320, 240), edge)) - 1]
    assert max(abs(a - b) for a, b in zip(bytes.fromhex(edge[1:]), bytes.fromhex(found[1:]), strict=True)) <= 7


def test_only_the_edges_count_and_each_alike():
    photo = Image.new("RGB", (320, 100), "white")
    photo.paste("red", (10, 5, 310, 95))
    assert GROUNDS[ground_of(photo) - 1] == "#ffffff"
    photo.paste("black", (0, 0, 320, 2))
    photo.paste("black", (0, 0, 6, 100))
    assert GROUNDS[ground_of(photo) - 1] in ("#7a7a7a", "#868686", "#8f8f8f")


def test_the_smallest_picture_has_a_ground():
    assert 1 <= ground_of(Image.new("RGB", (1, 1), "teal")) <= 96


def test_the_stylesheet_is_ours():
    assert STYLESHEET.read_text() == css()
    assert css().count("{ background: #") == len(set(GROUNDS)) == 96
