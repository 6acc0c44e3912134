"""The drawn product pictures, and the set of them kept in the repository."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from judging.demo import drawing
from judging.demo.drawing import CRAFTS, describe, draw, stage
from judging.demo.drawing.__main__ import COUNTS, file_name, wanted
from judging.demo.drawing.camera import Camera, compose, find
from judging.demo.drawing.vocabulary import WORDS, motif_phrase

PICTURES = Path(drawing.__file__).parents[1] / "pictures"
LARGEST = 15_000_000


def coarse(craft: str, seed: int, view: int = 0) -> bytes:
    return draw(craft, seed, view, oversample=0.15).tobytes()


def test_a_seed_always_gives_the_same_picture():
    assert coarse("ceramic", 5) == coarse("ceramic", 5)


def test_two_seeds_and_two_views_differ():
    assert len({coarse("weave", 2), coarse("weave", 3), coarse("weave", 2, 1), coarse("weave", 2, 2)}) == 4


@pytest.mark.parametrize("craft", CRAFTS)
def test_the_object_keeps_clear_of_the_edges(craft):
    scene = stage(craft, 1)
    low, high = scene.bounds()
    camera = Camera.before(float(low[1] + high[1]) / 2, scene.rise)
    frame = compose(scene, camera).scaled(0.15)
    rows, columns = np.divmod(find(scene, camera, frame)[2], frame.columns)
    margin = round(0.06 * frame.columns)
    assert len(rows) > 0.05 * frame.rows * frame.columns
    assert margin < rows.min() and rows.max() < frame.rows - margin
    assert margin < columns.min() and columns.max() < frame.columns - margin


@pytest.mark.parametrize("craft", CRAFTS)
def test_every_word_is_in_the_vocabulary_in_both_languages(craft):
    for seed in range(1, COUNTS[craft] + 1):
        words = describe(craft, seed)
        assert words["is_set"] == (words["pieces"] > 1)
        for kind, names in WORDS.items():
            name = names[words[kind]]
            assert words[kind] == "none" or (name.vi and name.en)


def test_every_word_a_shop_can_use_has_a_name():
    for shop in drawing.SHOPS.values():
        assert set(shop.FORMS) <= set(WORDS["form"])
        assert set(shop.STYLES) <= set(WORDS["finish"])
        for motifs, colours in shop.STYLES.values():
            assert set(motifs) <= set(WORDS["motif"]) and set(colours) <= set(WORDS["colour"])


def test_the_entries_of_a_craft_do_not_repeat_each_other():
    for craft in ("ceramic", "lacquer", "textile"):
        seen = [tuple(describe(craft, seed).values()) for seed in range(1, COUNTS[craft] + 1)]
        assert len(set(seen)) == len(seen)


def test_a_motif_is_named_with_the_verb_of_its_craft():
    assert motif_phrase("crackle", "bamboo") == ("vẽ trúc", "painted with bamboo")
    assert motif_phrase("patinated_bronze", "lotus").vi == "chạm sen"
    assert motif_phrase("silver", "hammered").vi == "gò búa"
    assert motif_phrase("runs", "none") == ("", "")


def test_the_set_is_whole_opens_and_stays_small():
    files = sorted(PICTURES.iterdir())
    assert [f.name for f in files] == sorted(file_name(*each) for each in wanted())
    assert sum(f.stat().st_size for f in files) <= LARGEST
    for file in files:
        with Image.open(io.BytesIO(file.read_bytes())) as picture:
            picture.verify()
            assert picture.format == "WEBP" and min(picture.size) >= 700 and max(picture.size) <= 900
