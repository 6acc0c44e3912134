"""A rules file is read exactly, or every fault in it is named with its line, its key and what is allowed."""

from fractions import Fraction

import pytest

from judging.ranking import rules as values
from judging.ranking.document.faults import Faults, dotted
from judging.ranking.document.open_points import open_points
from judging.ranking.document.reading import MOST_BYTES, read
from judging.ranking.document.words import WORDS

HEAD = 'id = "hoi-thi"\nname = "Hội thi"\n'
ROUND = '[[round]]\nid = "final"\nkind = "score"\n'
BEAUTY = '[[round.criterion]]\nid = "beauty"\nmaximum = 40\n'
FINAL = ROUND + BEAUTY
VOTE = '[[round]]\nid = "council"\nkind = "vote"\npass = 0.9\n'
GROUPS = '[[group]]\nid = "gom"\n[[group]]\nid = "tre"\n'


def faults(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(Faults) as caught:
        read(text)
    for fault in caught.value.faults:
        for language in WORDS:
            assert fault.placed(language).startswith(f"{fault.line}: ")
            assert "{" not in fault.said(language)
    return [(fault.line, fault.key, fault.code) for fault in caught.value.faults]


def test_a_small_document_has_the_defaults_of_the_page():
    rules = read(HEAD + FINAL)
    beauty = values.Criterion(id="beauty", maximum=Fraction(40))
    assert rules == values.Rules(id="hoi-thi", name="Hội thi", rounds=(values.Scored(id="final", criteria=(beauty,)),))


def test_numbers_are_exact():
    rules = read(HEAD + FINAL + 'step = 0.1\nfactor = "2/3"\nfloor = 1e1\n')
    (criterion,) = rules.rounds[0].criteria
    assert (criterion.step, criterion.factor, criterion.floor) == (Fraction(1, 10), Fraction(2, 3), 10)


def test_every_key_finds_its_field():
    text = HEAD + GROUPS + ROUND
    text += """threshold = 70
decimals = { figure = 2 }
keep = { share = 0.5 }
[[round.panel]]
id = "press"
weight = 0
[round.criterion-placeholder]
""".replace("[round.criterion-placeholder]\n", "")
    text += BEAUTY + "[round.criterion.for.gom]\nmaximum = 30\n[[round.criterion.level]]\nfrom = 1\n" + VOTE
    text += '[[band]]\nid = "gold"\nfrom = 90\ngate = [{ criterion = "beauty", at_least = 35 }]\n'
    text += '[[award]]\nid = "first"\ncaps = { gom = 1, tre = "all" }\n[ties]\nchain = ["criterion:beauty", "lot"]\n'
    rules = read(text)
    final, council = rules.rounds
    assert (final.threshold, final.decimals.figure, final.keep.share) == (70, 2, Fraction(1, 2))
    assert final.panels == (values.Panel(id="press", weight=Fraction(0)),)
    assert final.criteria[0].differences == {"gom": values.Difference(maximum=Fraction(30))}
    assert final.criteria[0].levels == (values.Level(start=Fraction(1)),)
    assert council.share == Fraction(9, 10)
    assert rules.bands[0].gates == (values.Gate(criterion="beauty", at_least=Fraction(35)),)
    assert rules.awards[0].caps == {"gom": 1, "tre": "all"}
    assert rules.ties.chain == ("criterion:beauty", "lot")


def test_windows_text_is_read_too():
    assert read(("\ufeff" + HEAD + FINAL).replace("\n", "\r\n").encode()) == read(HEAD + FINAL)


def test_all_faults_come_at_once_in_order_of_line():
    text = HEAD + 'subject = "house"\n' + ROUND + 'per = 3\nminimum = 0\n[[round.criterion]]\nid = "Beauty"\n'
    assert faults(text) == [
        (3, "subject", "not_allowed"),
        (7, "round.final.per", "wrong_type"),
        (8, "round.final.minimum", "out_of_range"),
        (10, "round.final.criterion.Beauty.id", "not_allowed"),
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", (1, "id", "missing")),
        (HEAD, (1, "round", "missing")),
        (HEAD + "round = []\n", (3, "round", "missing")),
        (HEAD + "round = 3\n", (3, "round", "wrong_type")),
        (HEAD + "round = [3]\n", (3, "round.1", "wrong_type")),
        (HEAD + '[[round]]\nid = "r"\n', (3, "round.r.kind", "missing")),
        (HEAD + '[[round]]\nid = "r"\nkind = "fun"\n', (5, "round.r.kind", "not_allowed")),
        (HEAD + '[[round]]\nid = "r"\nkind = [1]\n', (5, "round.r.kind", "wrong_type")),
        (HEAD + "sourcs = []\n" + FINAL, (3, "sourcs", "unknown_key_near")),
        (HEAD + "note = 3\n" + FINAL, (3, "note", "wrong_type")),
        (HEAD + "subject = 3\n" + FINAL, (3, "subject", "wrong_type")),
        (HEAD + "band = 3\n" + FINAL, (3, "band", "wrong_type")),
        (HEAD + "ties = { x = { y = 1 } }\n" + FINAL, (3, "ties.x", "unknown_key")),
        (HEAD + "limits = [3]\n" + FINAL, (3, "limits", "wrong_type")),
        (HEAD + "sources = 'a'\n" + FINAL, (3, "sources", "wrong_type")),
        (HEAD + "undecided = ['note.x', 'ties']\n" + FINAL, (3, "undecided.1", "unknown_path")),
        (HEAD + FINAL + "for = 3\n", (9, "round.final.criterion.beauty.for", "wrong_type")),
        (HEAD + "[[group]]\nid = 3\n" + FINAL, (4, "group.1.id", "wrong_type")),
        (HEAD + ROUND + "minimum = 1.5\n", (6, "round.final.minimum", "wrong_type")),
        (HEAD + ROUND + "minimum = {}\n", (6, "round.final.minimum", "wrong_type")),
        (HEAD + ROUND + f"minimum = 0x{'f' * 5000}\n", (6, "round.final.minimum", "out_of_range")),
        (HEAD + ROUND + f"name = '{'x' * 99}\\u0007'\nper = '{'x' * 99}'\n", (7, "round.final.per", "not_allowed")),
        (HEAD + "zz = []\n" + FINAL, (3, "zz", "unknown_key")),
        (HEAD + "sources = [\n'a',\n2]\n" + FINAL, (5, "sources.2", "wrong_type")),
        (HEAD + 'undecided = ["round.final.colour"]\n' + FINAL, (3, "undecided.1", "unknown_path")),
        (HEAD + 'undecided = ["round.semi"]\n' + FINAL, (3, "undecided.1", "unknown_path")),
        (HEAD + GROUPS + '[[group]]\nid = "gom"\n' + FINAL, (8, "group.gom.id", "repeated_id")),
        (HEAD + '[[group]]\nid = "all"\n' + FINAL, (4, "group.all.id", "not_allowed")),
        (HEAD + FINAL + FINAL, (10, "round.final.id", "repeated_id")),
        (HEAD + FINAL + BEAUTY, (10, "round.final.criterion.beauty.id", "repeated_id")),
        (HEAD + FINAL + "step = 0\n", (9, "round.final.criterion.beauty.step", "out_of_range")),
        (HEAD + FINAL + "step = nan\n", (9, "round.final.criterion.beauty.step", "out_of_range")),
        (HEAD + FINAL + "step = 1e999999999\n", (9, "round.final.criterion.beauty.step", "out_of_range")),
        (HEAD + FINAL + "step = 1e-999999999\n", (9, "round.final.criterion.beauty.step", "out_of_range")),
        (HEAD + FINAL + 'step = "1/0"\n', (9, "round.final.criterion.beauty.step", "out_of_range")),
        (HEAD + FINAL + 'floor = "-1/2"\n', (9, "round.final.criterion.beauty.floor", "out_of_range")),
        (HEAD + FINAL + 'step = "0.5"\n', (9, "round.final.criterion.beauty.step", "wrong_type")),
        (HEAD + FINAL + "step = true\n", (9, "round.final.criterion.beauty.step", "wrong_type")),
        (
            HEAD + FINAL + "[round.criterion.for.gom]\n",
            (9, "round.final.criterion.beauty.for.gom", "unknown_reference"),
        ),
        (HEAD + FINAL + 'for = { "É" = 3 }\n', (9, "round.final.criterion.beauty.for.É", "not_allowed")),
        (HEAD + FINAL + "for = { all = 3 }\n", (9, "round.final.criterion.beauty.for.all", "wrong_type")),
        (HEAD + ROUND + "drop_high = 1\ndrop_from = 1\n" + BEAUTY, (7, "round.final.drop_from", "drop_from")),
        (HEAD + ROUND + "decimals.weighted = 2\n", (6, "round.final.decimals.weighted", "decimals_criterion")),
        (HEAD + ROUND + "decimals.panel = 2\n", (6, "round.final.decimals.panel", "decimals_panel")),
        (HEAD + ROUND + 'per="criterion"\ndecimals.sheet = 2\n', (7, "round.final.decimals.sheet", "decimals_sheet")),
        (HEAD + ROUND + "[round.keep]\n", (6, "round.final.keep", "keep_one")),
        (HEAD + ROUND + "keep = { share = 1, count = 1 }\n", (6, "round.final.keep", "keep_one")),
        (HEAD + ROUND + "keep = { share = 2 }\n", (6, "round.final.keep.share", "out_of_range")),
        (HEAD + ROUND + '[[round.carry]]\nround = "final"\n', (7, "round.final.carry.1.round", "unknown_reference")),
        (HEAD + VOTE + "quorum = 1.5\n", (7, "round.council.quorum", "out_of_range")),
        (HEAD + VOTE + "chair = 1\n", (7, "round.council.chair", "wrong_type")),
        (HEAD + VOTE + '[[award]]\nid = "title"\ncap = 3\n', (9, "award.title.cap", "only_all")),
        (HEAD + FINAL + '[[band]]\nid = "a"\n', (9, "band.a.from", "missing")),
        (
            HEAD + FINAL + '[[award]]\nid = "a"\nacross = true\ncaps = { all = 1 }\n',
            (12, "award.a.caps", "across_caps"),
        ),
        (HEAD + FINAL + '[[award]]\nid = "a"\ncap = 1.0\n', (11, "award.a.cap", "wrong_type")),
        (HEAD + FINAL + '[[award]]\nid = "a"\ncap = -1\n', (11, "award.a.cap", "out_of_range")),
        (HEAD + FINAL + '[ties]\nchain = ["best"]\n', (10, "ties.chain.1", "not_allowed")),
        (HEAD + FINAL + "[ties]\nchain = [\n7]\n", (11, "ties.chain.1", "wrong_type")),
        (HEAD + FINAL + '[ties]\nchain = ["criterion:x"]\n', (10, "ties.chain.1", "unknown_reference")),
        (HEAD + FINAL + "[limits]\nper_entry = 3\n", (10, "limits.per_entry", "out_of_range")),
        (HEAD + FINAL + "[ladder]\nlevel = ''\nneeds = 'x'\n", (10, "ladder.level", "not_allowed")),
        (HEAD + FINAL + "ladder = 1\n", (9, "round.final.criterion.beauty.ladder", "unknown_key_top")),
        ('name = "Tab\\u0000"\nid = "x"\n' + FINAL, (1, "name", "not_allowed")),
    ],
)
def test_one_fault_is_named_with_its_place(text, fault):
    assert fault in faults(text)


PARTS = (
    ROUND
    + '[[round.criterion]]\nid = "b"\n{own}'
    + "".join(f'[[round.criterion.part]]\nid = "{name}"\nmaximum = {most}\n' for name, most in (("p", 10), ("q", 12.5)))
)


@pytest.mark.parametrize(
    ("own", "fault"),
    [
        ("maximum = 22\n", (8, "round.final.criterion.b.maximum", "sum_of_parts")),
        ("maximum = 23\n", (8, "round.final.criterion.b.maximum", "sum_of_parts")),
        ("step = 0.5\n", (8, "round.final.criterion.b.step", "parts_no_step")),
        ("for = { all = { step = 2 } }\n", (8, "round.final.criterion.b.for.all.step", "parts_no_step")),
        ("for = { all = { maximum = 2 } }\n", (8, "round.final.criterion.b.for.all.maximum", "parts_no_maximum")),
    ],
)
def test_parts_leave_nothing_to_their_criterion(own, fault):
    assert faults(HEAD + PARTS.format(own=own)) == [fault]
    assert read(HEAD + PARTS.format(own="maximum = 22.5\n")).rounds[0].criteria[0].maximum == Fraction(45, 2)
    assert not open_points(read(HEAD + PARTS.format(own="")))


BANDS = FINAL + "".join(f'[[band]]\nid = "s{n}"\nfrom = {{}}\n' for n in (3, 2, 1))


@pytest.mark.parametrize(("starts", "lines"), [((90, 70, 50), []), ((90, 90, 50), [14]), ((50, 70, 90), [14, 17])])
def test_bands_stand_from_the_highest_to_the_lowest(starts, lines):
    text = HEAD + BANDS.format(*starts)
    assert [line for line, _, code in (faults(text) if lines else []) if code == "bands_order"] == lines
    assert lines or read(text)


def test_a_gate_names_a_criterion_of_the_last_score_round():
    gate = '[[band]]\nid = "s"\nfrom = 1\n[[band.gate]]\nat_least = 2\ncriterion = "{}"\n'
    assert read(HEAD + FINAL + gate.format("beauty"))
    later = '[[round]]\nid = "later"\nkind = "score"\n[[round.criterion]]\nid = "use"\nmaximum = 1\n'
    assert faults(HEAD + FINAL + later + gate.format("beauty"))[0][1:] == (
        "band.s.gate.1.criterion",
        "unknown_reference",
    )
    assert faults(HEAD + VOTE + gate.format("beauty"))[0][2] == "gate_without_round"


def test_awards_across_groups_come_first():
    award = '[[award]]\nid = "{}"\ncap = 1\nacross = {}\nside = {}\n'
    text = HEAD + GROUPS + FINAL + award.format("a", "false", "false")
    assert read(text + award.format("side", "true", "true"))
    assert faults(text + award.format("b", "true", "false")) == [(21, "award.b.across", "across_order")]


def test_levels_stand_from_low_to_high():
    text = HEAD + FINAL + "".join(f"[[round.criterion.level]]\nfrom = {n}\n" for n in (0, 10, 10))
    assert faults(text) == [(14, "round.final.criterion.beauty.level.3.from", "levels_order")]


CORRECTED = HEAD + GROUPS + ROUND + 'combine = "corrected"\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (CORRECTED + 'per = "criterion"\n' + BEAUTY, (11, "round.final.per", "corrected_per")),
        (CORRECTED + "drop_high = 1\n" + BEAUTY, (11, "round.final.drop_high", "corrected_drop")),
        (CORRECTED + "drop_low = 1\n" + BEAUTY, (11, "round.final.drop_low", "corrected_drop")),
        (CORRECTED + "drop_from = 1\n" + BEAUTY, (11, "round.final.drop_from", "corrected_drop")),
        (CORRECTED + '[[round.panel]]\nid = "p"\n' + BEAUTY, (11, "round.final.panel", "corrected_panel")),
        (
            CORRECTED + BEAUTY + "for = { gom = { maximum = 40 } }\n",
            (14, "round.final.criterion.beauty.for.gom.maximum", "corrected_scale"),
        ),
        (
            CORRECTED + BEAUTY + "for = { tre = { factor = 2 } }\n",
            (14, "round.final.criterion.beauty.for.tre.factor", "corrected_scale"),
        ),
        (HEAD + ROUND + "correction = { limit = 1 }\n" + BEAUTY, (6, "round.final.correction", "correction_only")),
        (CORRECTED + "correction = { limit = 0 }\n", (11, "round.final.correction.limit", "out_of_range")),
        (CORRECTED + "correction = { decimals = 5 }\n", (11, "round.final.correction.decimals", "out_of_range")),
        (
            CORRECTED + 'correction = { otherwise = "median" }\n',
            (11, "round.final.correction.otherwise", "not_allowed"),
        ),
    ],
)
def test_what_cannot_stand_beside_a_correction(text, fault):
    assert faults(text) == [fault]


def test_a_correction_is_read_with_its_defaults_and_open_without_its_limit():
    differences = "for = { gom = { step = 2, floor = 3 } }\n"
    rules = read(CORRECTED + "correction = { limit = 0.25 }\n" + BEAUTY + differences)
    assert rules.rounds[0].correction == values.Correction(
        limit=Fraction(1, 4), decimals=2, within="group", otherwise="refuse"
    )
    assert open_points(rules) == []
    for written in ("", "correction = { decimals = 4 }\n"):
        assert open_points(read(CORRECTED + written + BEAUTY)) == ["round.final.correction.limit"]
    undecided = 'undecided = ["round.final.correction.limit", "round.final.correction"]\n'
    assert len(open_points(read(undecided + CORRECTED + BEAUTY))) == 2


@pytest.mark.parametrize(
    ("more", "is_refused"),
    [
        ('[[award]]\nid = "one"\ncap = 1\nacross = true\n', True),
        ('[[award]]\nid = "one"\ncap = 1\nacross = true\nside = true\n', False),
        ('[[award]]\nid = "one"\ncap = 1\n', False),
        (ROUND.replace("final", "last") + 'keep = { count = 1, within = "all" }\n', True),
        (ROUND.replace("final", "last") + "keep = { count = 1 }\n", False),
        (VOTE, False),
    ],
)
def test_where_all_entries_compete_all_must_be_linked(more, is_refused):
    text = CORRECTED + "correction = { limit = 1 }\n" + BEAUTY + more
    if is_refused:
        assert faults(text) == [(11, "round.final.correction.within", "correction_within")]
    else:
        read(text)
    read(text.replace("limit = 1", 'limit = 1, within = "all"'))


def test_a_keep_of_an_earlier_round_does_not_matter():
    first = ROUND.replace("final", "first") + 'keep = { count = 1, within = "all" }\n' + BEAUTY
    rounds = ROUND + 'combine = "corrected"\ncorrection = { limit = 1 }\n' + BEAUTY
    read(HEAD + GROUPS + first + rounds)
    own = rounds.replace("correction", 'keep = { count = 1, within = "all" }\ncorrection')
    assert [code for _, _, code in faults(HEAD + GROUPS + first + own)] == ["correction_within"]


def test_weights_of_a_panel_are_by_criterion():
    panel = '[[round.panel]]\nid = "p"\nweights = { beauty = 2, use = 1 }\n'
    text = HEAD + ROUND + 'per = "criterion"\n' + panel + BEAUTY
    assert faults(text) == [(9, "round.final.panel.p.weights.use", "unknown_reference")]
    assert (9, "round.final.panel.p.weights", "weights_per") in faults(text.replace('"criterion"', '"sheet"'))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (HEAD + "x = \n", (3, "", "syntax")),
        (HEAD + 'id = "twice"\n', (3, "", "syntax")),
        (HEAD + 'a = "open\n', (3, "", "syntax")),
        (HEAD + "a = [1,\n", (3, "", "syntax")),
        (HEAD + "a = " + "9" * 5000 + "\n", (3, "", "syntax")),
        ("a = " + "[" * 5000, (1, "", "too_deep")),
        (b"id = 'x'\nname = '\xff'\n", (2, "", "encoding")),
        (b"#" * (MOST_BYTES + 1), (1, "", "too_long")),
    ],
)
def test_what_is_not_toml_is_named_with_its_line(text, fault):
    assert faults(text) == [fault]


def test_a_path_is_dotted_as_far_as_it_is_known():
    assert dotted({"a": [{"id": "x"}, {"id": 3}]}, ("a", 0, "b")) == "a.x.b"
    assert dotted({"a": [{"id": "x"}, {"id": 3}]}, ("a", 1, "b", 0, "c")) == "a.2.b.1.c"


def test_undecided_reaches_into_tables_by_id():
    text = HEAD + 'undecided = ["award.a.caps.gom", "round.final.criterion.beauty.for.gom.floor", "award"]\n'
    assert read(text + GROUPS + FINAL + "for = { gom = { floor = 1 } }\n" + '[[award]]\nid = "a"\ncap = 1\n')


def test_what_is_still_open_is_listed():
    text = HEAD + 'undecided = ["ties.chain", "round.final.threshold"]\n' + ROUND
    text += '[[round.criterion]]\nid = "a"\n[[round.criterion]]\nid = "b"\n[[round.criterion.part]]\nid = "p"\n'
    text += '[[round]]\nid = "v"\nkind = "vote"\n[[round]]\nid = "p"\nkind = "public"\n[[round]]\nid = "e"\n'
    text += 'kind = "eligibility"\n[[round]]\nid = "s"\nkind = "score"\n[[award]]\nid = "first"\n'
    assert open_points(read(text)) == [
        "ties.chain",
        "round.final.threshold",
        "round.final.criterion.a.maximum",
        "round.final.criterion.b.part.p.maximum",
        "round.v.pass",
        "round.p.maximum",
        "round.e.condition",
        "round.s.criterion",
        "award.first.cap",
    ]
    assert open_points(read(HEAD + FINAL)) == []
