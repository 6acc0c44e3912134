"""Several authors: named, one of them authorised, unknown to the panel."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.audit import queries as audit
from judging.entries import authors, consents, declarations, drafting, screening, submitting, texts
from judging.errors import Closed, Incomplete

NOW = make.NOW
TWO = [("Trần Văn Một", "Vẽ mẫu"), ("Lê Thị Hai", "")]


def write(entry, *lines):
    drafting.save(entry, {"authors": list(lines)}, seen=texts.seen(entry), actor=entry.entrant, now=NOW)


@pytest.fixture
def entry(app):
    made = make.entry(make.competition(), make.person("Nhóm Gốm", kind="group"), state="draft")
    make.photo(made)
    write(made, *TWO)
    return made


def submit(entry, agreed):
    submitting.submit(entry, agreed=set(agreed), actor=entry.entrant, now=NOW)


def test_authors_are_kept_clean_and_in_order(entry):
    write(entry, ("  Le\u0302  Ba ", None), ("", "không tên"), ("Trần Văn Một", " Vẽ\u200b mẫu "))
    assert [(author.position, author.name, author.part) for author in entry.authors] == [
        (1, "Lê Ba", ""),
        (2, "Trần Văn Một", "Vẽ mẫu"),
    ]
    assert "tran van mot" in entry.search


def test_several_authors_declare_that_one_is_authorised_a_single_one_does_not(entry):
    needed = {"own_work", "eligibility", "participation"}
    with pytest.raises(Incomplete, match="declaration"):
        submit(entry, needed)
    submit(entry, needed | {"authorisation"})
    assert entry.declarations["authorisation"]["version"] == declarations.VERSION
    write(entry, TWO[0])
    assert "authorisation" not in declarations.asked(entry)


def test_what_is_no_product_has_no_authors(app):
    person = make.entry(make.competition(subject="person"), make.person(), state="draft")
    write(person, *TWO)
    assert person.authors == []


def test_the_paper_is_seen_once_and_the_tick_can_be_taken_back(entry):
    clerk = make.person()
    authors.see(entry, actor=clerk, now=NOW)
    authors.see(entry, actor=clerk, now=NOW)
    assert (entry.authorisation_seen_at, entry.authorisation_seen_by_id) == (NOW, clerk.id)
    authors.take_back(entry, actor=clerk, now=NOW)
    authors.take_back(entry, actor=clerk, now=NOW)
    assert entry.authorisation_seen_at is None
    verbs = [line.verb for line in audit.about(f"entry:{entry.id}", entry.competition_id)]
    assert verbs == ["authorisation seen", "authorisation not seen"]


def test_a_single_author_needs_no_paper(app):
    with pytest.raises(Closed):
        authors.see(make.entry(make.competition(), make.person()), actor=make.person(), now=NOW)


def test_other_authors_are_not_those_who_authorised(entry):
    entry.declarations = {"authorisation": {"version": "1"}, "own_work": {"version": "1"}}
    authors.see(entry, actor=make.person(), now=NOW)
    write(entry, (TWO[0][0], "Nung"), TWO[1])
    assert entry.authorisation_seen_at and "authorisation" in entry.declarations
    write(entry, *TWO, ("Đỗ Văn Ba", ""))
    assert (entry.authorisation_seen_at, entry.authorisation_seen_by_id) == (None, None)
    assert list(entry.declarations) == ["own_work"]


def test_another_one_who_represents_them_is_authorised_anew(entry):
    entry.declarations = {"authorisation": {"version": "1"}, "own_work": {"version": "1"}}
    authors.see(entry, actor=make.person(), now=NOW)
    write(entry, TWO[1], TWO[0])
    assert (entry.authorisation_seen_at, list(entry.declarations)) == (None, ["own_work"])


def test_authors_named_after_sending_are_declared_before_it_is_accepted(entry):
    clerk, agreed = make.person(), {"own_work", "eligibility", "participation", "authorisation"}
    submit(entry, agreed)
    assert not authors.is_unauthorised(entry)
    write(entry, *TWO, ("Đỗ Văn Ba", ""))
    with pytest.raises(Incomplete, match="return the entry") as refusal:
        screening.accept(entry, actor=clerk, now=NOW)
    assert refusal.value.values == {"missing": ["authorisation"]}
    given_back = {"reason": "Xin cam kết", "until": NOW + timedelta(days=1), "opened": ["authors"]}
    screening.return_for_correction(entry, **given_back, actor=clerk, now=NOW)
    with pytest.raises(Incomplete, match="declaration"):
        submit(entry, ())
    submit(entry, {"authorisation"})
    screening.accept(entry, actor=clerk, now=NOW)
    assert entry.state == "accepted"


def test_the_paper_that_was_seen_is_as_good_as_the_declaration(app):
    sent = make.entry(make.competition(), make.person(), state="submitted")
    make.photo(sent)
    write(sent, *TWO)
    authors.see(sent, actor=make.person(), now=NOW)
    screening.accept(sent, actor=make.person(), now=NOW)
    assert sent.state == "accepted"


@pytest.mark.parametrize("told", ["Thiết kế của Lê Thị Hai.", "Chị Thị Hai vẽ.", "le thi hai"])
def test_authors_are_found_in_what_judges_read(entry, told):
    entry.story = told
    assert [where for where, _ in texts.names_in(entry)] == ["story"]


def test_what_an_author_did_is_no_name(entry):
    entry.story = "Vẽ mẫu bằng tay."
    assert texts.names_in(entry) == []


def test_another_product_has_the_same_authors_and_a_group_begins_with_its_representative(entry):
    another = drafting.start(entry.competition, entry.entrant, like=entry, now=NOW)
    assert authors.lines_of(another) == [authors.Line(*line) for line in TWO]
    group = make.person("Tổ Mây", kind="group", representative="Phạm Thị Mây")
    assert authors.names(drafting.start(entry.competition, group, now=NOW)) == ["Phạm Thị Mây"]
    house = make.person("Hợp tác xã", kind="organisation", representative="Phạm Thị Mây")
    assert authors.names(drafting.start(entry.competition, house, now=NOW)) == []


def test_under_age_is_asked_of_a_group(entry):
    assert consents.is_age_asked(entry)
