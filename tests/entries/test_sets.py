"""Pieces of a set stay themselves, say what their case asks, and each may have photos of its own."""

from dataclasses import asdict
from datetime import timedelta

import pytest

import tests.factories as make
from judging.competitions.terms import Terms
from judging.entries import drafting, photos, sets, texts
from judging.errors import Closed, Conflict, Incomplete
from judging.infra.db import db

NOW = make.NOW


@pytest.fixture
def entry(app):
    made = make.entry(make.competition(), make.person(), state="draft", kind="set", set_type="combined")
    write(made, ("Ấm", 1, "k1", "", "", "Pha trà"), ("Chén", 6, "k2"))
    return made


def write(entry, *pieces) -> None:
    drafting.save(entry, {"pieces": list(pieces)}, seen=texts.seen(entry), actor=entry.entrant, now=NOW)


def assign(photo, piece) -> None:
    photos.assign(photo, piece and piece.id, actor=photo.entry.entrant, now=NOW)


def test_a_piece_that_is_renamed_or_moved_keeps_its_photos(entry):
    pot = entry.pieces[0]
    photo = make.photo(entry, piece=pot)
    write(entry, ("Chén", 6, "k2"), ("Ấm trà lớn", 2, "k1", "", "", "Pha trà"))
    db.session.expire_all()
    assert [(piece.name, piece.count) for piece in entry.pieces] == [("Chén", 6), ("Ấm trà lớn", 2)]
    assert photo.piece is pot is entry.pieces[1]


def test_the_photos_of_a_piece_that_goes_become_the_whole_sets(entry):
    photo = make.photo(entry, piece=entry.pieces[0])
    write(entry, ("Chén", 6, "k2"))
    db.session.expire_all()
    assert entry.photos == [photo]
    assert photo.piece is None


def test_what_is_saved_again_as_it_is_typed_is_one_piece(entry):
    write(entry, ("Khay", 1, "k3"))
    first = entry.pieces[0].id
    write(entry, ("Khay trà", 1, "k3"))
    assert [(piece.id, piece.name) for piece in entry.pieces] == [(first, "Khay trà")]


def test_lines_without_a_key_are_known_by_their_names(entry):
    before = [piece.id for piece in entry.pieces]
    write(entry, ("Chén", 4), ("Chén", 2), ("Ấm", 1))
    assert [(piece.name, piece.count, piece.id in before) for piece in entry.pieces] == [
        ("Chén", 4, True),
        ("Chén", 2, False),
        ("Ấm", 1, True),
    ]
    kept = [piece.id for piece in entry.pieces]
    write(entry, ("Chén", 4), ("Chén", 2), ("Ấm", 1))
    assert [piece.id for piece in entry.pieces] == kept


@pytest.mark.parametrize("key", ["k1", "", "../../x", "K" * 40, None])
def test_no_two_pieces_have_one_key_and_no_key_is_taken_as_it_comes(entry, key):
    write(entry, ("Ấm", 1, "k1"), ("Khay", 1, key))
    keys = [piece.key for piece in entry.pieces]
    assert len(set(keys)) == 2
    assert all(key.isalnum() and len(key) <= 32 for key in keys)


def test_everything_typed_about_a_piece_is_clean(entry):
    write(entry, ("  A\u0302\u0301m  to ", None, "k1", " Đất\u200b nung ", "Quai\ncong", "x"))
    piece = entry.pieces[0]
    assert (piece.name, piece.count, piece.material, piece.model) == ("Ấm to", 1, "Đất nung", "Quai cong")


@pytest.mark.parametrize(("case", "told"), [("materials", "Đất"), ("models", "Tròn"), ("combined", "Uống"), ("", "")])
def test_what_tells_pieces_apart_follows_the_case_of_the_law(entry, case, told):
    entry.set_type = case
    write(entry, ("Chén", 2, "k2", "Đất", "Tròn", "Uống"))
    assert [one.trait for one in sets.shown(entry)] == [told]


def test_photos_are_told_by_their_numbers_beside_their_piece(entry):
    whole, of_cup = make.photo(entry), make.photo(entry)
    make.photo(entry, state="waiting")
    db.session.refresh(entry, ["photos"])
    assign(of_cup, entry.pieces[1])
    assert [(one.piece.name, one.photos) for one in sets.shown(entry)] == [("Ấm", []), ("Chén", [2])]
    assign(whole, None)
    assert whole.piece is None
    entry.kind = "single"
    assert sets.shown(entry) == []


def test_a_photo_shows_no_piece_of_another_set(entry):
    other = make.entry(entry.competition, make.person(), kind="set")
    with pytest.raises(Conflict, match="no longer in the set"):
        assign(make.photo(entry), make.piece(other))


def test_a_photos_piece_changes_while_the_entry_may(entry):
    photo = make.photo(entry)
    entry.state = "refused"
    with pytest.raises(Closed):
        assign(photo, entry.pieces[0])


def test_an_accepted_set_whose_photo_shows_something_else_waits_again(app):
    entry = make.entry(make.competition(), make.person(), state="accepted", kind="set", set_type="models")
    piece, photo = make.piece(entry), make.photo(entry)
    db.session.refresh(entry, ["pieces"])
    assign(photo, piece)
    assert entry.state == "submitted"


def test_a_set_has_two_pieces_or_more(entry):
    write(entry, ("Ấm", 1))
    assert "pieces" in texts.missing(entry)
    write(entry, ("Chén", 2))
    assert "pieces" not in texts.missing(entry)
    entry.set_type = ""
    assert "set_type" in texts.missing(entry)
    entry.kind = "single"
    assert {"pieces", "set_type"}.isdisjoint(texts.missing(entry))


def test_a_photo_and_a_word_of_each_piece_are_asked_kindly(entry):
    assert sets.wishes(entry) == ["Ấm", "Chén"]
    for piece in entry.pieces:
        make.photo(entry, piece=piece)
    db.session.refresh(entry, ["photos"])
    assert sets.wishes(entry) == ["Chén"]  # its use is not told
    assert not {"pieces", "set_type"} & set(texts.missing(entry))


@pytest.fixture
def sent(app):
    """A set of two pieces, a photo of each and one of the whole, sent where the terms need them."""
    terms = asdict(Terms(is_piece_photo_needed=True))
    made = make.entry(make.competition(terms=terms), make.person(), state="draft", kind="set", set_type="models")
    write(made, ("Bình", 1, "k1"), ("Lọ", 1, "k2"))
    for piece in (None, *made.pieces):
        make.photo(made, piece=piece)
    made.state = "submitted"
    db.session.flush()
    db.session.refresh(made, ["photos"])
    return made


CHANGES = {
    "said to show the whole": lambda entry: assign(entry.photos[1], None),
    "said to show another": lambda entry: assign(entry.photos[1], entry.pieces[1]),
    "removed": lambda entry: photos.remove(entry.photos[1], actor=entry.entrant, now=NOW),
    "a piece more": lambda entry: write(entry, ("Bình", 1, "k1"), ("Lọ", 1, "k2"), ("Khay", 1, "k3")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_set_that_was_sent_keeps_a_photo_of_each_piece(sent, change):
    with pytest.raises(Incomplete, match="each piece"):
        change(sent)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("given", ["draft", "returned", "terms set later", "not needed"])
def test_a_set_may_lack_them_before_it_is_sent_and_under_terms_set_later(sent, change, given):
    if given in ("draft", "returned"):
        sent.state, sent.correct_until = given, NOW + timedelta(days=1)
    elif given == "terms set later":
        make.piece(sent, "Khác")
        db.session.refresh(sent, ["pieces"])
    else:
        sent.competition.terms = asdict(Terms())
    change(sent)


def test_pieces_of_what_was_sent_are_renamed_and_go(sent):
    write(sent, ("Bình to", 2, "k1"))
    assign(sent.photos[0], sent.pieces[0])
    photos.remove(sent.photos[1], actor=sent.entrant, now=NOW)
    assert texts.missing(sent) == []


def test_names_are_found_in_what_tells_a_piece_apart(app):
    entry = make.entry(make.competition(), make.person("Nguyễn Văn Mộc"), kind="set", set_type="models")
    write(entry, ("Bình", 2, "k1", "của Nguyễn Văn Mộc", "kiểu Nguyễn Văn Mộc"))
    assert texts.names_in(entry) == [("piece", "Nguyễn Văn Mộc")]
    entry.set_type = "combined"
    assert texts.names_in(entry) == []
