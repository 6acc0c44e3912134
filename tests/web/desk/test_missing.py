"""What is missing, in words: no open point is told by its path, and each leads to a page that is there."""

from dataclasses import replace

import pytest
from flask import current_app, url_for
from flask_babel import force_locale

import tests.factories as make
from judging.competitions import making, presets, readiness
from judging.ranking.document.open_points import is_path, open_points
from judging.ranking.document.schema import DOCUMENT, ById, Choice, Many, One, Table
from judging.ranking.document.writing import plain
from judging.web.desk.missing import missing
from judging.web.desk.open_words import WORDS, open_point, said

MARKS = {*"àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"}
#: Keys whose value is words alone; what is open about them is told together.
WORDS_ALONE = ("id", "kind", "name", "name_en", "note", "note_en", "sources", "undecided")
#: Tables whose keys are told as the whole table.
TOLD_WHOLE = {
    "ladder",
    "round.*.keep",
    "round.*.decimals",
    "round.*.correction",
    "round.*.panel.*",
    "round.*.panel.*.weights",
    "round.*.criterion.*",
    "round.*.criterion.*.for.*",
}


@pytest.fixture
def made(app):
    """A competition made from a preset, in a request."""

    def of(preset):
        organiser = make.person()
        return making.make(preset, slug="mau", title="Mẫu", actor=None, organiser=organiser, now=make.NOW)

    with app.test_request_context("/desk/mau/setup"):
        yield of


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("preset", presets.names())
def test_every_open_point_of_every_preset_has_words_and_a_page(made, preset, locale):
    competition = made(preset)
    paths = open_points(competition.rules)
    with force_locale(locale):
        alone = [missing(competition, [path]) for path in paths]
        together = missing(competition, readiness.missing_for_judging(competition))
    for path, (one,) in zip(paths, alone, strict=True):
        assert "." not in one.text and "*" not in one.text and "%" not in one.text
        assert not [step for step in path.split(".") if "-" in step and step in one.text]
        assert one.text[0].isupper() and (locale == "vi") == bool(MARKS & {*one.text})
        current_app.url_map.bind("").match(one.address.partition("#")[0])
    assert len(together) <= 3 * len(competition.rounds) + 8


def test_points_alike_are_told_together_in_their_order(made):
    competition = made("hanoi-handicraft-design")
    steps = [path for path in open_points(competition.rules) if path.endswith(".step")]
    first, second = missing(competition, [steps[0], "ties.chain", *steps[1:]])
    names = [criterion.name for criterion in competition.criteria]
    assert all(f"“{name}”" in first.text for name in names)
    assert first.address == url_for("desk.criteria.index", slug="mau", _anchor="round-chung-khao")
    assert second.address == url_for("desk.rules.edit", slug="mau")
    (alone,) = missing(competition, steps[:1])
    row = next(row for row in competition.criteria if row.key == steps[0].split(".")[3])
    assert alone.address == url_for("desk.criteria.edit", slug="mau", criterion_id=row.id)


@pytest.mark.parametrize(
    ("path", "endpoint"),
    [
        ("round.vong-2.threshold", "desk.rules.edit"),
        ("round.vong-2.minimum", "desk.rules.edit"),
        ("round.vong-1.minimum", "desk.rounds.edit"),
        ("round.hoi-dong.pass", "desk.rounds.edit"),
        ("round.vong-1", "desk.rounds.edit"),
        ("round", "desk.rounds.index"),
        ("round.vong-1.criterion", "desk.criteria.index"),
        ("round.vong-1.criterion.thi-truong", "desk.criteria.edit"),
        ("round.vong-1.criterion.thi-truong.factor", "desk.differences.edit"),
        ("round.vong-1.criterion.thi-truong.for.khac.maximum", "desk.differences.edit"),
        ("award.cong-nhan.caps.khac", "desk.prizes.edit"),
        ("group.khac", "desk.categories.index"),
        ("band", "desk.bands.edit"),
        ("limits", "desk.rules.edit"),
        ("subject", "desk.subject.edit"),
        ("name", "desk.subject.edit"),
    ],
)
def test_each_point_leads_to_its_page(made, path, endpoint):
    competition = made("rural-industrial-nation")
    assert is_path(plain(competition.rules), path)
    (one,) = missing(competition, [path])
    assert current_app.url_map.bind("").match(one.address.partition("#")[0])[0] == endpoint


def test_keys_of_the_set_up_come_first_and_once(made):
    competition = made("ocop")
    found = missing(competition, ["ties.chain", "phone", "fine_points", "fine_points"])
    assert [url_for("desk.texts.edit", slug="mau"), url_for("desk.criteria.index", slug="mau"),
            url_for("desk.rules.edit", slug="mau")] == [one.address for one in found]  # fmt: skip


def shapes(holder, path: str = ""):
    """Every shape a path can have, of keys and of the items of tables that are named by an id."""
    match holder:
        case Table():
            for key in holder.keys:
                yield from shapes(key.holds, f"{path}.{key.name}".lstrip("."))
        case Choice():
            for table in holder.tables.values():
                yield from shapes(table, path)
        case One(table):
            yield path
            yield from shapes(table, path)
        case Many(table):
            yield path
            if isinstance(table, Choice) or table.key("id"):
                yield from (f"{path}.*", *shapes(table, f"{path}.*"))
        case ById(item):
            yield path
            yield from (f"{path}.*", *shapes(item, f"{path}.*"))
        case _:
            yield path


def test_whatever_can_be_open_has_words():
    silent = {shape for shape in shapes(DOCUMENT) if shape.rpartition(".")[2] not in WORDS_ALONE} - WORDS.keys()
    assert {shape.rpartition(".")[0] for shape in silent} <= TOLD_WHOLE


def test_a_part_a_groups_number_and_a_name_that_is_missing_are_told(app):
    rules = presets.load("hanoi-handicraft-design")
    nameless = replace(rules, awards=(replace(rules.awards[0], name="", name_en=""), *rules.awards[1:]))
    with app.test_request_context("/"):
        assert said([open_point(nameless, "award.nhat.caps.gom-su")]).endswith("“nhat” – Gốm sứ")
