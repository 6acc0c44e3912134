"""What a diagnosis says of one thing: a judge, a change, a figure of agreement, a flag, advice, a measure."""

from bisect import bisect_right
from collections.abc import Collection
from fractions import Fraction

from judging.ranking.certainty.telling.line_words import LineTeller
from judging.ranking.certainty.types import Advice, Change, Extra, Fair, Figure, Flag, Judge, Line

#: A difference of less than so many errors is no more than chance may give.
CLEAR = 2
#: Koo & Li (2016): below 0.5 poor, to 0.75 moderate, to 0.9 good. Krippendorff (2004): 0.667 tentative, 0.8 reliable.
LEVELS = {"reliability": (0.5, 0.75, 0.9), "alpha": (2 / 3, 0.8)}
#: Infit and outfit between these are usual.
USUAL_FIT = (0.5, 1.5)
#: Kinds of flags whose value is in points, with a sign, or a multiple of what is usual: below 1 is the other way.
IN_POINTS = ("severity", "outlier_sheet", "favouritism", "drift")
TIMES = ("erratic", "spread")


class Teller(LineTeller):
    """Every sentence of one diagnosis in one language; ``shown`` gives judges better names than their ids."""

    def severity(self, judge: Judge) -> str:
        """Lenient, strict, or not to be told from chance."""
        name, error = self.judge(judge.judge), self.points(judge.error)
        count = self.decimal(judge.sheets, 0)
        if self.points(judge.effect) == self.points(0):
            return self.sentence("severity_even", judge=name, count=count)
        if not is_clear(judge):
            return self.sentence(
                "severity_unsure", judge=name, signed=self.signed(judge.effect), error=error, count=count
            )
        key = "severity_lenient" if judge.effect > 0 else "severity_strict"
        return self.sentence(key, judge=name, points=self.points(judge.effect), error=error, count=count)

    def condition(self, change: Change) -> str:
        """What would be otherwise: "Nếu không có phiếu của Giám khảo 3"."""
        match change.kind:
            case "without_judge":
                return self.sentence("if_without_judge", of=self.judge(change.of))
            case "weight_up" | "weight_down":
                return self.sentence(f"if_{change.kind}", of=self.criterion(change.of))
            case "threshold":
                return self.sentence("if_threshold", of=self.exact(Fraction(change.of)))
        return self.sentence(f"if_{change.kind}_{change.of}")

    def change(self, change: Change) -> str:
        """Who would cross which line, and if what were otherwise."""
        crossing = change.rises + change.falls
        is_moved = change.kind == change.line == "threshold"
        line = self.say("line_moved") if is_moved else self.line_of(change.line, crossing)
        told = {"cause": self.condition(change), "line": line}
        if change.rises:
            told["rises"] = self.entries(change.rises)
        if change.falls:
            told["falls"] = self.entries(change.falls)
        key = "both" if change.rises and change.falls else "rises" if change.rises else "falls"
        return self.sentence(f"change_{key if crossing else 'none'}", **told)

    def unmoving(self, changes: Collection[Change]) -> str:
        """Of what kinds no change moves anybody, and over which lines; "" where each kind moves somebody."""
        tried = dict.fromkeys((change.kind, change.line) for change in changes)
        moving = {(change.kind, change.line) for change in changes if change.rises or change.falls}
        still: dict[str, list[str]] = {}
        for kind, line in tried:
            if (kind, line) not in moving:
                still.setdefault(kind, []).append(line)
        return " ".join(self.sentence(f"still_{kind}", line=self._lines(ids)) for kind, ids in still.items())

    def _lines(self, ids: Collection[str]) -> str:
        """Lines by name, or "any line" where it is all of several."""
        is_all = len(ids) > 1 and set(ids) == {line.id for line in self.diagnosis.lines}
        return self.say("no_line") if is_all else ", ".join(self.line_of(id) for id in ids)

    def figure(self, figure: Figure) -> tuple[str, str, str]:
        """A figure of agreement: its name in the field, its value, and what it is and what this value means."""
        says = f"{self.say(f'about_{figure.id}')} {self._meaning(figure)}"
        value = self.decimal(figure.value, 0 if figure.id.startswith("judges_") else 2)
        return self.say(f"figure_{figure.id}"), value, says

    def _meaning(self, figure: Figure) -> str:
        share = self.share(figure.value)
        family = figure.id.partition("_")[0]
        if family == "judges":
            now = self.sheets_of([entry for entry in self.diagnosis.entries if entry.sheets])
            return self.sentence("means_judges", sheets=self.sheets(round(figure.value)), now=now)
        if family == "kendall":
            return self.sentence("means_w", share=share)
        if family == "alpha":
            return f"{self._alpha(figure.value)} {self._level('alpha', figure.value)}"
        if figure.value <= 0:
            return self.sentence("means_nothing")
        key = "means_single" if figure.id.endswith("_1") else "means_mean"
        return f"{self.sentence(key, share=share)} {self._level('reliability', figure.value)}"

    def _alpha(self, value: float) -> str:
        """Alpha is 1 less the disagreement there is, as a share of what chance would give."""
        return self.sentence("means_alpha", share=self.share(1 - value)) if value > 0 else self.say("means_alpha_none")

    def _level(self, family: str, value: float) -> str:
        return self.sentence(f"level_{family}_{bisect_right(LEVELS[family], value)}")

    def flag(self, flag: Flag) -> tuple[str, str]:
        """A flag, and the caution it must be read with."""
        told = {"judge": self.judge(flag.judge), "other": flag.other and self.judge(flag.other)}
        told |= {"points": self.points(flag.value), "value": self.decimal(flag.value), "share": self.share(flag.value)}
        told["entry"] = self.entry(flag.entry) if flag.entry else ""
        is_low = (flag.kind in IN_POINTS and flag.value < 0) or (flag.kind == "spread" and flag.value < 1)
        said = self.sentence(f"flag_{flag.kind}_{'low' if is_low else 'high'}", **told)
        return said, self.sentence(f"caution_{flag.kind}")

    def advice(self, advice: Advice) -> str:
        """Which sheets help most at a line, what they bring, and what as many spread evenly would."""
        entries = list(dict.fromkeys(extra.entry for extra in advice.sheets))
        line = self.line_of(advice.line, entries)
        if advice.then <= max(advice.evenly, advice.now):
            return self.sentence("advice_even", line=line)
        count = len(advice.sheets)
        told = {"things": self.things(len(entries)), "entries": self.entries(entries), "count": count}
        said = [self.sentence("advice_each" if count == len(entries) else "advice_several", **told)]
        expected = {name: self.decimal(getattr(advice, name)) for name in ("now", "then", "evenly")}
        is_alone = advice.evenly <= advice.now or expected["evenly"] == expected["now"]
        key = "advice_gain_alone" if is_alone else "advice_gain"
        said.append(self.sentence(key, line=line, count=count, **expected))
        times = 0 if is_alone else (advice.then - advice.now) / (advice.evenly - advice.now)
        if times >= 1.5:
            said.append(self.sentence("advice_times", times=self.decimal(times, 1), count=count))
        return " ".join(said)

    def unadvised(self, line: Line) -> str:
        """Why no sheet is advised at a line: nobody there needs one, nobody could give it, or none was looked for."""
        last = {each.group: each for each in self.diagnosis.lines}.get(line.group, line)
        if line.id != last.id:
            return self.sentence("advice_elsewhere")
        return self.sentence("advice_nobody" if self.unclear(line) else "advice_none")

    def sheet(self, extra: Extra) -> str:
        """One sheet worth asking for; of nobody in particular where it names no judge."""
        if not extra.judge:
            return self.sentence("advice_sheet_new", entry=self.entry(extra.entry))
        return self.sentence("advice_sheet", entry=self.entry(extra.entry), judge=self.judge(extra.judge))

    def fair_entry(self, fair: Fair) -> str:
        """An entry's measure in the Rasch model, and how its sheets fit."""
        return self._fair("entry", self.entry(fair.id), fair)

    def fair_judge(self, fair: Fair) -> str:
        """A judge's severity in the Rasch model, and how that judge's sheets fit."""
        return self._fair("judge", self.judge(fair.id), fair)

    def _fair(self, kind: str, name: str, fair: Fair) -> str:
        average = self.decimal(fair.average)
        if fair.is_extreme:
            return self.sentence(f"fair_{kind}_extreme", name=name, average=average)
        figures = {"average": average, "measure": self.decimal(fair.measure), "error": self.decimal(fair.error)}
        said = self.sentence(f"fair_{kind}", name=name, **figures)
        return f"{said} {self.fit(fair)}" if fair.infit is not None else said

    def fit(self, fair: Fair) -> str:
        """How the sheets of an entry or a judge fit the model, by the figure that is further off."""
        low, high = USUAL_FIT
        is_high, is_low = max(fair.infit, fair.outfit) > high, min(fair.infit, fair.outfit) < low
        kind = "high" if is_high else "low" if is_low else "usual"
        return self.sentence(f"fit_{kind}", infit=self.decimal(fair.infit), outfit=self.decimal(fair.outfit))

    def caution(self, code: str) -> str:
        """What the whole diagnosis must be read with."""
        return self.sentence(f"caution_{code}")


def is_usual(fair: Fair) -> bool:
    """Whether the sheets of an entry or a judge that is not extreme fit the model."""
    low, high = USUAL_FIT
    return low <= min(fair.infit, fair.outfit) and max(fair.infit, fair.outfit) <= high


def is_clear(judge: Judge) -> bool:
    """Whether a judge's difference is more than chance may give."""
    return abs(judge.effect) >= CLEAR * judge.error and judge.effect != 0
