"""What a diagnosis says at one line, and of an entry there."""

import re
from dataclasses import replace
from functools import partial

import pytest

from judging.ranking.certainty.drawing import of_line
from judging.ranking.certainty.untold import Reason
from tests.ranking.certainty import examples
from tests.ranking.certainty.examples import LINE
from tests.ranking.certainty.telling import teller

LANGUAGES = ("vi", "en")
PARTS = ("severity", "chance", "changes", "without_judge", "agreement", "flags", "advice", "rasch")


def test_the_leading_sentence_of_a_line():
    line = examples.around_a_line().lines[1]
    assert teller().leading(line) == (
        "Bảy sản phẩm quanh vạch giải Khuyến khích nhóm Gốm sứ không phân biệt được bằng năm phiếu chấm."
    )
    assert teller("en").leading(line) == (
        "Seven products around the line of Consolation prize in Ceramics cannot be told apart by five score sheets."
    )
    assert teller(subject="village").leading(line).startswith("Bảy làng nghề quanh vạch giải")
    assert teller("en", unclear={LINE: ("122",)}).leading(line) == (
        "At the line of Consolation prize in Ceramics, only no. 122 is not clearly above or below."
    )


def test_a_line_is_clear_only_where_every_side_is_nearly_certain():
    line = examples.around_a_line().lines[1]

    def leading(chance, language="vi"):
        entries = [
            replace(e, chance={LINE: chance if e.entry in line.above else 0.02}) for e in teller().diagnosis.entries
        ]
        return teller(language, unclear={}, entries=tuple(entries)).leading(line)

    assert leading(0.95) == (
        "Ở vạch giải Khuyến khích nhóm Gốm sứ, năm phiếu chấm đủ để phân biệt sản phẩm nào thuộc phía trên, "
        "sản phẩm nào thuộc phía dưới."
    )
    assert leading(0.94) == (
        "Ở vạch giải Khuyến khích nhóm Gốm sứ, năm phiếu chấm cho thấy khá rõ, tuy chưa chắc hẳn, sản phẩm nào thuộc "
        "phía trên, sản phẩm nào thuộc phía dưới."
    )
    assert "enough to tell" in leading(0.95, "en") and "though not for certain" in leading(0.94, "en")


def test_who_no_longer_competes_is_not_told_of_nor_drawn():
    diagnosis = examples.around_a_line()
    line = diagnosis.lines[1]
    gone = min(line.above)
    without = replace(line, above=line.above - {gone}, aside=frozenset({gone}))
    for of in (teller().divided, partial(of_line, diagnosis)):
        assert [entry for entry in of(line) if entry.entry != gone] == of(without) != of(line)


def test_what_another_panel_might_make_of_it():
    line = examples.around_a_line().lines[1]
    assert teller().further(line) == (
        "Khả năng thuộc phía trên vạch của mỗi sản phẩm ấy là từ 28\N{NO-BREAK SPACE}% đến 58\N{NO-BREAK SPACE}%.",
        "Nếu một ban giám khảo khác, cũng năm người, chấm lại, thứ tự trong bảy sản phẩm này có thể đổi.",
        "Tám sản phẩm phía trên và ba phía dưới đều có ít nhất 71\N{NO-BREAK SPACE}% khả năng thuộc đúng phía "
        "hiện nay.",
        "Nếu rất nhiều giám khảo như thế này cùng chấm, trong 11 sản phẩm đang ở phía trên có khoảng chín "
        "vẫn ở phía trên.",
    )
    first, *others = examples.around_a_line().entries
    fewer = [first, *(replace(entry, sheets=3 + entry.number % 2) for entry in others)]
    assert teller("en", entries=tuple(fewer)).further(line)[1] == (
        "If another panel scored them again, also with three to four score sheets for each, the order among these "
        "seven products might change."
    )
    alone = teller("en", unclear={LINE: ("122",)}).further(line)
    assert alone[0] == "Its chance of belonging above is 58\N{NO-BREAK SPACE}%."
    assert not any("again" in sentence for sentence in alone)
    alike = [
        replace(e, chance={LINE: 0.5} if e.entry in ("122", "130") else e.chance) for e in teller().diagnosis.entries
    ]
    told_alike = teller("en", entries=tuple(alike), unclear={LINE: ("122", "130")}).further(line)
    assert told_alike[0] == "The chance of belonging above is 50\N{NO-BREAK SPACE}% for each of them."


def test_who_stands_on_the_side_where_it_hardly_belongs():
    line = examples.around_a_line().lines[1]
    odd = {"121": 0.5, "120": 0.04, "112": 0.9, "133": 0.97}
    entries = [
        replace(e, chance={LINE: odd.get(e.entry, e.chance[LINE])}) for e in examples.around_a_line().entries
    ]  # fmt: skip
    said = teller("en", entries=tuple(entries)).further(line)
    assert said[2].startswith("Seven products above and one below each have a chance of at least 50")
    leniency = "but with the leniency of the judges taken into account the chance of belonging above is"
    assert said[3] == f"Please look at no. 120: now above, {leniency} at most 4\N{NO-BREAK SPACE}%."
    assert said[4] == f"Please look at nos. 112, 133: now below, {leniency} at least 90\N{NO-BREAK SPACE}%."


def test_the_only_one_above_a_line_is_named():
    line = replace(examples.around_a_line().lines[1], above=frozenset({"122"}))
    assert teller("en").further(line)[-1] == (
        "If very many judges like these scored, no. 122 would still be above with a chance of 58\N{NO-BREAK SPACE}%."
    )


def test_all_above_or_all_below():
    threshold = examples.around_a_line().lines[0]
    assert (
        teller().further(threshold)[0]
        == "18 sản phẩm phía trên đều có trên 99\N{NO-BREAK SPACE}% khả năng thuộc đúng phía này."
    )
    none = replace(threshold, above=frozenset())
    low = tuple(replace(e, chance={"threshold": 0.001}) for e in examples.around_a_line().entries)
    assert teller("en", entries=low).further(none) == (
        "18 products below: the chance to belong there is over 99\N{NO-BREAK SPACE}% for each.",
        "If very many judges like these scored, then of the no products now above, about 0 would still be above.",
    )


def test_one_alone_on_its_side_is_named():
    line = examples.around_a_line().lines[1]
    above, below = examples.around_a_line().entries[0], examples.around_a_line().entries[-1]
    unclear = [e.entry for e in examples.around_a_line().entries]
    for side, says in ((above, "Số 125 phía trên có 97"), (below, "Số 133 phía dưới có 94")):
        others = tuple(e for e in unclear if e != side.entry)
        found = [replace(e, chance={LINE: 0.97}) if e is above else e for e in examples.around_a_line().entries]
        said = teller(unclear={LINE: others}, entries=tuple(found)).further(line)
        assert any(says in sentence for sentence in said), said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("part", PARTS)
def test_every_reason_is_told_of_every_part(part, reason, language):
    said = teller(language, untold={part: reason}).untold(part)
    assert re.search("vì|because", said) and said.endswith(".")


def test_reach_of_an_entry():
    entry = examples.around_a_line().entries[8]
    assert teller().reach(entry) == (
        "Số 122, 81,40 điểm: nếu rất nhiều giám khảo như thế này cùng chấm, có 95 % khả năng điểm nằm trong khoảng "
        "78,1 đến 84,7. Hạng nằm trong khoảng 5 đến 14, cũng với 95 % khả năng."
    )
    assert teller("en").reach(replace(entry, first=None)).endswith("with a chance of 95 %.")
    assert teller("en").reach(replace(entry, low=None)) == "No. 122, 81.40 points."
    assert teller().chance(entry, examples.around_a_line().lines[1]) == (
        "Số 122: khả năng thuộc phía trên vạch giải Khuyến khích nhóm Gốm sứ là 58\N{NO-BREAK SPACE}%."
    )
