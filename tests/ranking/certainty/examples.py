"""Diagnoses made by hand, for whoever shows or tells one: round a line, with nothing to tell, and large.

The figures are invented but agree with each other: every entry above a line is among its
``above``, places follow totals, chances fall with them.
"""

from dataclasses import replace
from fractions import Fraction
from statistics import NormalDist

from judging.ranking.certainty.types import (
    Advice,
    Change,
    Diagnosis,
    Entry,
    Extra,
    Fair,
    Figure,
    Flag,
    Judge,
    Line,
)
from judging.ranking.certainty.untold import Reason
from judging.ranking.rules import Award, Band, Criterion, Group, Rules, Scored

CRITERIA = {
    "sang-tao": ("Tính sáng tạo", "Creativity", 40),
    "tham-my": ("Tính thẩm mỹ", "Beauty", 30),
    "ung-dung": ("Tính ứng dụng", "Use", 30),
}
AWARDS = {"nhat": ("Giải Nhất", "First prize", 1), "nhi": ("Giải Nhì", "Second prize", 3)}
AWARDS |= {"ba": ("Giải Ba", "Third prize", 3), "khuyen-khich": ("Giải Khuyến khích", "Consolation prize", 4)}
#: Number, total, half the width of its interval, and chance above the line, as on the drawing of the page.
ROUND_THE_LINE = (
    (125, "87.6", 3.0, 0.97), (120, "86.8", 3.0, 0.96), (121, "86.2", 3.1, 0.94), (118, "84.9", 3.0, 0.90),
    (144, "84.1", 2.9, 0.86), (139, "83.5", 3.1, 0.81), (103, "83", 3.4, 0.77), (160, "82.4", 3.3, 0.71),
    (122, "81.4", 3.3, 0.58), (130, "81", 3.0, 0.53), (124, "81", 3.2, 0.52), (119, "80.6", 3.0, 0.46),
    (126, "80.2", 3.0, 0.41), (151, "79.8", 3.0, 0.36), (108, "79.1", 3.0, 0.28), (147, "78.4", 3.4, 0.21),
    (112, "77.2", 3.3, 0.12), (133, "76.1", 3.3, 0.06),
)  # fmt: skip
UNCLEAR = ("122", "130", "124", "119", "126", "151", "108")
EFFECTS = {"1": (1.4, 0.6), "2": (-0.6, 0.6), "3": (-2.3, 0.7), "4": (0.9, 0.6), "5": (0.6, 0.6)}
LINE = "award:khuyen-khich"


def the_rules(subject: str = "product") -> Rules:
    """The rules of the three examples: two groups, a threshold, four awards, a band."""
    criteria = (
        Criterion(id=id, name=vi, name_en=en, maximum=Fraction(most)) for id, (vi, en, most) in CRITERIA.items()
    )
    final = Scored(
        id="chung-khao", name="Chung khảo", name_en="Final", threshold=Fraction(70), criteria=tuple(criteria)
    )
    return Rules(
        id="thi",
        name="Thiết kế mẫu thủ công mỹ nghệ",
        name_en="Handicraft design",
        subject=subject,
        groups=(
            Group(id="gom", name="Gốm sứ", name_en="Ceramics"),
            Group(id="tre", name="Mây, tre", name_en="Bamboo and rattan"),
        ),
        rounds=(final,),
        awards=tuple(Award(id=id, name=vi, name_en=en, cap=cap) for id, (vi, en, cap) in AWARDS.items()),
        bands=(Band(id="tot", name="Loại Tốt", name_en="Good", start=Fraction(85)),),
    )


def around_a_line() -> Diagnosis:
    """Eighteen products round the line of the consolation prizes, five judges: every part is told."""
    entries = _entries_round_the_line()
    above = frozenset(entry.entry for entry in entries[:11])
    line = Line(id=LINE, group="gom", count=11, cut=Fraction(81), above=above)
    threshold = Line(
        id="threshold", group="gom", points=Fraction(70), cut=Fraction(70), above=frozenset(e.entry for e in entries)
    )
    return Diagnosis(
        round="chung-khao",
        groups=("gom",),
        maximum=Fraction(100),
        lines=(threshold, line),
        entries=entries,
        judges=tuple(
            Judge(judge=id, sheets=18, effect=effect, error=error, shrunk=0.8 * effect)
            for id, (effect, error) in EFFECTS.items()
        ),
        spread=2.6,
        unclear={"threshold": (), LINE: UNCLEAR},
        changes=_changes(),
        agreement=_agreement(),
        flags=_flags(),
        advice=(_advice(),),
        rasch_entries=tuple(_fair(entry) for entry in entries),
        rasch_judges=tuple(
            Fair(id=id, measure=-effect / 2, error=0.2, average=82 + effect, infit=0.9 + effect / 9, outfit=1.1)
            for id, (effect, _) in EFFECTS.items()
        ),
        cautions=("weakly_linked",),
    )


def _entries_round_the_line() -> tuple[Entry, ...]:
    totals = [Fraction(total) for _, total, _, _ in ROUND_THE_LINE]
    return tuple(
        Entry(
            entry=str(number), number=number, group="gom", total=Fraction(total), sheets=5,
            place=1 + sum(other > Fraction(total) for other in totals),
            corrected=float(total) + 0.1, low=float(total) - half, high=float(total) + half,
            first=max(1, at - 4), last=min(18, at + 5), chance={"threshold": 1.0, LINE: chance},
        )
        for at, (number, total, half, chance) in enumerate(ROUND_THE_LINE, 1)
    )  # fmt: skip


def _changes() -> tuple[Change, ...]:
    """Where no change of a kind moves anybody over a line, one with nobody in it says so."""
    return (
        Change(kind="without_judge", of="3", line=LINE, rises=("119", "126"), falls=("130", "124")),
        Change(kind="without_judge", of="4", line=LINE, rises=("119",), falls=("124",)),
        Change(kind="without_judge", of="", line="threshold"),
        Change(kind="weight_up", of="sang-tao", line=LINE, rises=("126",), falls=("122",)),
        Change(kind="weight_up", of="", line="threshold"),
        Change(kind="weight_down", of="", line="threshold"),
        Change(kind="weight_down", of="", line=LINE),
        Change(kind="combine", of="median", line=LINE, rises=("119", "151"), falls=("130", "122")),
        Change(kind="combine", of="", line="threshold"),
        Change(kind="threshold", of="77", line="threshold", falls=("133",)),
        Change(kind="threshold", of="", line=LINE),
    )


def _agreement() -> tuple[Figure, ...]:
    values = {
        "icc_1_1": 0.41, "icc_2_1": 0.44, "icc_3_1": 0.52, "icc_1_k": 0.78, "icc_2_k": 0.80, "icc_3_k": 0.84,
        "alpha_interval": 0.43, "kendall_w": 0.61, "g_absolute": 0.80, "g_relative": 0.84, "judges_needed": 6.0,
    }  # fmt: skip
    return tuple(Figure(id=id, value=value) for id, value in values.items())


def _flags() -> tuple[Flag, ...]:
    return (
        Flag(kind="severity", judge="3", value=-2.3, error=0.7),
        Flag(kind="erratic", judge="2", value=1.8),
        Flag(kind="outlier_sheet", judge="4", entry="151", value=9.5, error=2.6),
        Flag(kind="spread", judge="5", value=0.55),
        Flag(kind="favouritism", judge="1", value=2.4, error=0.8),
        Flag(kind="straight_lining", judge="5", value=0.72),
        Flag(kind="halo", judge="2", value=0.83),
        Flag(kind="drift", judge="4", value=-3.1, error=1.1),
        Flag(kind="alike", judge="1", other="4", value=0.91),
    )


def _advice() -> Advice:
    sheets = tuple(
        Extra(entry=entry, judge=judge, gain=0.06 - 0.005 * at)
        for at, (entry, judge) in enumerate(zip(UNCLEAR, ("6", "7", "6", "7", "6", "7", "6"), strict=True))
    )
    return Advice(line=LINE, sheets=sheets, now=8.9, then=9.3, evenly=9.1)


def _fair(entry: Entry) -> Fair:
    total = float(entry.total)
    extreme = entry.place == 1
    fit = {} if extreme else {"infit": 1.0, "outfit": 0.95}
    return Fair(id=entry.entry, measure=(total - 82) / 4, error=0.35, average=total + 0.2, is_extreme=extreme, **fit)


def nothing_told() -> Diagnosis:
    """Two products and one judge: exact totals and places, and of nothing else can anything be said."""
    parts = ("severity", "chance", "without_judge", "agreement", "flags", "advice", "rasch")
    entries = tuple(
        Entry(entry=str(n), number=n, group="tre", total=Fraction(total), place=place, sheets=1)
        for n, total, place in ((1, 80, 1), (2, 65, 2))
    )
    line = Line(id="award:nhat", group="tre", count=1, cut=Fraction(80), above=frozenset({"1"}))
    return Diagnosis(
        round="chung-khao",
        groups=("tre",),
        maximum=Fraction(100),
        lines=(line,),
        entries=entries,
        untold=dict.fromkeys(parts, Reason.ONE_JUDGE),
    )


def large(size: int = 5000, judges: int = 200) -> Diagnosis:
    """A field of ``size`` products and ``judges`` judges, of whom every seventh is strict; a tenth are awarded."""
    cut, half = size // 10, 3.0
    totals = [Fraction(9000 * (size - at) + 500 * size, 100 * size) for at in range(size)]
    bell = NormalDist(float(totals[cut - 1]), half / 2)
    entries = tuple(
        Entry(
            entry=f"E{at:05}", number=1000 + at, group="gom", total=total, place=at, sheets=3,
            corrected=float(total), low=float(total) - half, high=float(total) + half,
            first=max(1, at - size // 20), last=min(size, at + size // 20), chance={LINE: bell.cdf(float(total))},
        )
        for at, total in enumerate(totals, 1)
    )  # fmt: skip
    line = Line(id=LINE, group="gom", count=cut, cut=totals[cut - 1], above=frozenset(e.entry for e in entries[:cut]))
    unclear = tuple(entry.entry for entry in entries if 0.25 <= entry.chance[LINE] <= 0.75)
    return replace(
        around_a_line(),
        lines=(line,),
        entries=entries,
        judges=tuple(
            Judge(judge=str(n), sheets=75, effect=-2.1 if n % 7 == 0 else 0.35, error=0.5) for n in range(1, judges + 1)
        ),
        unclear={LINE: unclear},
        changes=tuple(
            Change(kind="without_judge", of=str(n), line=LINE, rises=unclear[n : n + n % 3], falls=unclear[: n % 3])
            for n in range(1, judges + 1)
            if n % 3
        ),
        flags=tuple(Flag(kind="severity", judge=str(n), value=-2.1, error=0.5) for n in range(7, judges + 1, 7)),
        advice=(
            Advice(
                line=LINE,
                sheets=tuple(
                    Extra(entry=e, judge=str(1 + at % judges), gain=0.02) for at, e in enumerate(unclear[:100])
                ),
                now=0.86 * cut,
                then=0.86 * cut + 2,
                evenly=0.86 * cut + 1,
            ),
        ),
        rasch_entries=(),
        rasch_judges=(),
        cautions=(),
        untold={"rasch": Reason.TOO_FEW},
    )
