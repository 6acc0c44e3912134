"""The sentences of a diagnosis in English, for a chair who never studied statistics."""

NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
#: What is judged, where there is one of it.
SINGULAR = {"products": "product", "persons": "person", "facilities": "facility", "villages": "village"}

WORDS = {
    # phrases
    "share": "{percent}\N{NO-BREAK SPACE}%",
    "share_most": "over 99\N{NO-BREAK SPACE}%",
    "share_least": "under 1\N{NO-BREAK SPACE}%",
    "at_most": "at most {percent}\N{NO-BREAK SPACE}%",
    "at_least": "at least {percent}\N{NO-BREAK SPACE}%",
    "sheets": "{count} score sheets",
    "sheets_one": "{count} score sheet",
    "sheets_between": "{low} to {high} score sheets",
    "numbers": "nos. {numbers}",
    "numbers_one": "no. {numbers}",
    "and_more": "{numbers} and {things} more",
    "judge": "Judge {number}",
    "line_award": "the line of {name}",
    "line_band": "the mark for “{name}” (from {points} points)",
    "line_threshold": "the threshold of {points} points",
    "line_moved": "it",
    "line_keep": "the line of those who go on",
    "line_of_group": "{line} in {group}",
    # titles
    "title_line": "Around {line}",
    "title_entries": "Points and how sure they are",
    "title_severity": "Lenient and strict judges",
    "title_without_judge": "Without one of the judges",
    "title_changes": "If it were computed otherwise",
    "title_agreement": "How far the judges agree",
    "title_flags": "What is worth a second look",
    "title_advice": "Where more judging helps",
    "title_rasch": "Fair averages (many-facet Rasch model)",
    "title_cautions": "To bear in mind",
    # lines
    "line_unclear": "{things} around {line} cannot be told apart by {sheets}.",
    "line_unclear_one": "At {line}, only {entry} is not clearly above or below.",
    "line_clear": "At {line}, {sheets} are enough to tell which {subject} belong above and which below.",
    "line_fairly": (
        "At {line}, {sheets} show fairly clearly, though not for certain, which {subject} belong above and which below."
    ),
    "line_untold": "How sure the result is at {line} cannot be said yet.",
    "line_chances": "Their chances of belonging above it are from {low} to {high}.",
    "line_chances_alike": "The chance of belonging above is {chance} for each of them.",
    "line_chance": "Its chance of belonging above is {chance}.",
    "line_again_people": (
        "If another panel of {judges} judges scored them again, the order among these {things} might change."
    ),
    "line_again": (
        "If another panel scored them again, also with {sheets} for each, the order among these {things} might change."
    ),
    "line_rest": "{things} above and {below} below each have a chance of {share} to belong where they are.",
    "line_rest_above": "{things} above: the chance to belong there is {share} for each.",
    "line_rest_above_one": "{entry} above has a chance of {share} to belong there.",
    "line_rest_below": "{things} below: the chance to belong there is {share} for each.",
    "line_rest_below_one": "{entry} below has a chance of {share} to belong there.",
    "line_against_above": (
        "Please look at {entries}: now above, but with the leniency of the judges taken into account the chance of "
        "belonging above is {chance}."
    ),
    "line_against_below": (
        "Please look at {entries}: now below, but with the leniency of the judges taken into account the chance of "
        "belonging above is {chance}."
    ),
    "line_winners": (
        "If very many judges like these scored, then of the {things} now above, about {right} would still be above."
    ),
    "line_winner": ("If very many judges like these scored, {entry} would still be above with a chance of {chance}."),
    "chance_said": "{entry}: the chance of belonging above {line} is {chance}.",
    "entry_said": (
        "{entry}, {total} points: from very many judges like these, the total would lie between {low} and {high} "
        "with a chance of 95 %."
    ),
    "entry_places": "The place would lie between {first} and {last}, with the same chance.",
    "entry_plain": "{entry}, {total} points.",
    # severity
    "severity_intro": (
        "A judge's difference is how many points more (+) or fewer (−) than the panel that judge gives, on the "
        "{subject} scored together. A difference is not a fault."
    ),
    "severity_range": (
        "The most lenient judge ({high}) and the strictest ({low}) are {points} points apart on a scale of {maximum}."
    ),
    "severity_lenient": (
        "{judge} is lenient: about {points} points above the panel on each sheet (error {error}; {count} sheets)."
    ),
    "severity_strict": (
        "{judge} is strict: about {points} points below the panel on each sheet (error {error}; {count} sheets)."
    ),
    "severity_unsure": (
        "{judge}: a difference of {signed} points is small beside its error of {error} and may be mere chance "
        "({count} sheets)."
    ),
    "severity_even": "{judge} is neither more lenient nor stricter than the panel ({count} sheets).",
    "severity_more": "There are {count} more who are clearly lenient or strict.",
    "severity_others": "{count} judges differ by little beside their error; it may be mere chance.",
    "severity_error": (
        "The error says how much a difference may vary by chance; a difference of less than twice its error means "
        "nothing yet."
    ),
    "severity_complete": (
        "Every judge scored all the {subject}, so being lenient or strict favours none of them and harms none."
    ),
    "severity_partial": (
        "Where two {subject} were not scored by the same judges, lenient or strict judges may favour one and harm the "
        "other."
    ),
    "severity_taken": "The rules take each judge's leniency or strictness away from the points.",
    "severity_spread": (
        "With these differences taken away, a sheet is still about {points} points off the common level: each "
        "judge's own view, and chance."
    ),
    # what if
    "if_without_judge": "Without the sheets of {of}",
    "if_weight_up": "If “{of}” weighed a tenth more",
    "if_weight_down": "If “{of}” weighed a tenth less",
    "if_combine_mean": "If the sheets were averaged",
    "if_combine_median": "If the middle sheet (the median) counted",
    "if_combine_trimmed": "If the highest and the lowest sheet were left out and the others averaged",
    "if_combine_corrected": "If each judge's leniency or strictness were taken away before averaging",
    "if_threshold": "If the threshold were {of} points",
    "change_both": "{cause}, {rises} would come above {line} and {falls} would fall below.",
    "change_rises": "{cause}, {rises} would come above {line}.",
    "change_falls": "{cause}, {falls} would fall below {line}.",
    "change_none": "{cause}, no {subject} would cross {line}.",
    "still_without_judge": "Without the sheets of any one judge, no {subject} would cross {line}.",
    "still_weight_up": "With any one criterion weighing a tenth more, no {subject} would cross {line}.",
    "still_weight_down": "With any one criterion weighing a tenth less, no {subject} would cross {line}.",
    "still_combine": "With the other ways to combine sheets that were tried, no {subject} would cross {line}.",
    "still_threshold": "With the threshold one step higher or lower, no {subject} would cross {line}.",
    "no_line": "any line",
    "change_more": "There are {count} more changes with which {subject} cross a line; the full table has each of them.",
    # advice
    "advice_each": "One more sheet for each of these {things} ({count} sheets): {entries}.",
    "advice_several": "{count} more sheets for these {things}: {entries}.",
    "advice_gain": (
        "At {line}, the number above that truly belong there is expected to rise from {now} to {then}; the same "
        "{count} sheets spread evenly would bring it to {evenly} only."
    ),
    "advice_gain_alone": (
        "At {line}, the number above that truly belong there is expected to rise from {now} to {then}; the same "
        "{count} sheets spread evenly would not raise it."
    ),
    "advice_times": "That helps {times} times as much as {count} sheets spread evenly.",
    "advice_even": "At {line}, sheets in chosen places help no more than sheets spread evenly.",
    "advice_none": "At each group's last line there are no {subject} that more sheets would need to tell apart.",
    "advice_nobody": ("No further sheet by the judges there are would tell more apart; other judges might be invited."),
    "advice_elsewhere": "Where more judging helps is worked out for each group's last line only.",
    "advice_sheet": "{entry}: one more sheet by {judge}.",
    "advice_sheet_new": "{entry}: one more sheet by a judge who has not scored it.",
    # flags
    "flags_intro": "These are things worth a second look, not findings about anybody.",
    "flags_none": "Nothing unusual was seen. With few judges or few sheets there are things that cannot be seen.",
    "flags_more": "There are {count} more in the full table.",
    "flag_severity_high": (
        "{judge} gives about {points} points more than the panel on each sheet, more than judges of this panel "
        "commonly do."
    ),
    "flag_severity_low": (
        "{judge} gives about {points} points less than the panel on each sheet, more than judges of this panel "
        "commonly do."
    ),
    "caution_severity": (
        "Lenient or strict is a way of judging, not a fault; look only at who was scored by this judge."
    ),
    "flag_erratic_high": "The sheets of {judge} are off the others by {value} times what is usual in the panel.",
    "caution_erratic": "This judge may see what others do not; please ask before forming a view.",
    "flag_outlier_sheet_high": (
        "The sheet of {judge} for {entry} is about {points} points above what the others suggest."
    ),
    "flag_outlier_sheet_low": (
        "The sheet of {judge} for {entry} is about {points} points below what the others suggest."
    ),
    "caution_outlier_sheet": "It may be a slip of the pen, or a view with good reasons; please ask the judge.",
    "flag_spread_high": "{judge} sets points {value} times as far apart as is usual in the panel.",
    "flag_spread_low": "{judge} sets points only {value} times as far apart as is usual in the panel.",
    "caution_spread": "Who uses a wider range has more weight in the order; that is a way of judging, not a fault.",
    "flag_favouritism_high": (
        "Beside colleagues on the same {subject}, {judge} gives related ones about {points} points more than others."
    ),
    "flag_favouritism_low": (
        "Beside colleagues on the same {subject}, {judge} gives related ones about {points} points less than others."
    ),
    "caution_favouritism": "It may be chance, or closer knowledge; the figure does not prove favour.",
    "flag_straight_lining_high": "{judge} gives all criteria the same level on {share} of the sheets.",
    "caution_straight_lining": (
        "The {subject} may indeed be even; please ask whether each criterion was weighed by itself."
    ),
    "flag_halo_high": (
        "On the sheets of {judge} the criteria rise and fall together more than usual (correlation {value}; 1 is "
        "the most)."
    ),
    "caution_halo": "A general impression may have covered the criteria, or the criteria are close by nature.",
    "flag_drift_high": "From first sheet to last, the points of {judge} go up by about {points}.",
    "flag_drift_low": "From first sheet to last, the points of {judge} go down by about {points}.",
    "caution_drift": "It may be habit or fatigue; please also see whether the {subject} came in some order.",
    "flag_alike_high": "The sheets of {judge} and {other} are unusually alike (correlation {value}; 1 is the most).",
    "caution_alike": "The two may share a trade and a way of seeing; alike does not mean agreed beforehand.",
    # Rasch
    "rasch_intro": (
        "This model takes each mark as the work of three things: how good the {subject} are, how strict the judge, "
        "how hard the criterion. The fair average is what one would get if everybody judged like an average judge."
    ),
    "rasch_scale": (
        "The model measures in logits: with 1 logit more, a step of the scale rather than the step below it is 2.7 "
        "times as likely."
    ),
    "fair_entry": "{name}: fair average {average} ({measure} logits, error {error}).",
    "fair_judge": (
        "{name}: an average {subject_one} gets {average} points from this judge (strict by {measure} logits, error "
        "{error})."
    ),
    "fair_entry_extreme": (
        "{name}: fair average {average}, a rough one, since all marks are at the same end of the scale."
    ),
    "fair_judge_extreme": (
        "{name}: an average {subject_one} gets {average} points from this judge, roughly, since all marks are at the "
        "same end of the scale."
    ),
    "fit_usual": "The sheets fit the model.",
    "fit_high": (
        "The sheets are less predictable than the model expects (infit {infit}, outfit {outfit}; 0.5 to 1.5 is usual)."
    ),
    "fit_low": "The sheets are more even than the model expects (infit {infit}, outfit {outfit}; 0.5 to 1.5 is usual).",
    "rasch_fit": "The sheets of {count} judges fit the model, those of {others} do not.",
    "rasch_fit_all": "The sheets of all {count} judges fit the model.",
    "rasch_extreme": "There is no sure measure of {entries}, since all marks are at the same end of the scale.",
    # cautions
    "caution_weakly_linked": (
        "The judges share too few {subject}, so their leniency or strictness, and every figure that stands on it, is "
        "less sure."
    ),
    "caution_correction_not_used": (
        "The rules take each judge's leniency or strictness away only where it can be measured surely enough; here it "
        "could not be, and the plain mean of the sheets counts."
    ),
    "caution_carried": (
        "Points carried over from earlier rounds are taken as they are: ranges and chances tell only how sure the "
        "points of this round are."
    ),
    # what cannot be said
    "untold": "{part}: nothing can be said, because {reason}.",
    "part_severity": "Lenient and strict judges",
    "part_chance": "The chance of belonging above a line",
    "part_without_judge": "The result without one of the judges",
    "part_changes": "The result computed otherwise",
    "part_agreement": "How far the judges agree",
    "part_flags": "What is worth a second look",
    "part_advice": "Where more judging helps",
    "part_rasch": "Fair averages",
    "reason_no_sheets": "there is no score sheet",
    "reason_one_entry": "there is only one {subject_one}",
    "reason_one_judge": "there is only one judge",
    "reason_all_equal": "all sheets give the same points",
    "reason_unconnected": (
        "the judges fall into circles that scored none of the same {subject}, so they cannot be compared"
    ),
    "reason_nothing_shared": "no {subject_one} has two sheets, so judges cannot be compared",
    "reason_too_few": "there is too little to go by",
    "reason_alike": (
        "with leniency and strictness taken away the sheets agree exactly, so they do not show how far chance may go"
    ),
    "reason_incomplete": "it needs every judge on all the {subject}",
}
