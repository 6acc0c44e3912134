"""The sentences of the articles in English."""

WORDS = {
    "article": "Article {number}. {title}",
    "and": " and ",
    "title_scope": "Scope and principles",
    "scope": "These rules apply to: {name}.",
    "subject_product": "What is judged is a product.",
    "subject_set": "What is judged is a product or a product set; a set is one entry and is scored on one sheet.",
    "subject_person": "What is judged is a person.",
    "subject_facility": "What is judged is a facility.",
    "subject_village": "What is judged is a village or a craft.",
    "identity_hidden": "Judges do not learn the name or address of the entrant; every entry has a code.",
    "identity_shown": "Judges know the name of the entrant.",
    "statements_optional": "The entrant may write a text for each criterion.",
    "statements_required": "The entrant writes a text for each criterion.",
    "ladder": "Only what has been recognised at the level “{needs}” may enter at the level “{level}”.",
    "exact": "Figures are exact and not rounded before they are compared, but for the rounding that a round names.",
    "to_decide": " [to be decided]",
    "left": "remaining ",
    "totals_closed": "Results are published without points.",
    "totals_public": "Results are published with the totals of those who win an award.",
    "sources": "Sources:",
    "title_groups": "Groups",
    "groups": "Entries stand in {count} groups, each ranked apart:",
    "title_open": "What is still to be decided",
    "open": "No result is computed before the organisers have decided the following (by the keys of the rules file):",
    "title_round": "Round {number}: {name}",
    "takes_part_all": "Every registered entry takes part in this round.",
    "takes_part_recognised": (
        "Every registered entry that has been recognised at the level below takes part in this round."
    ),
    "takes_part_after": "Only entries that pass the round “{before}” take part in this round.",
    "conditions": "All of these conditions must hold; none makes up for another:",
    "conditions_open": "The conditions have not been decided.",
    "agree_all": "A condition holds when everybody who examines the entry confirms it.",
    "agree_share": "A condition holds when at least {share} of those who examine the entry confirm it.",
    "criteria_open": "The criteria and their points have not been decided.",
    "sheet": "Every judge scores every entry on {count} criteria, at most {most} points on a sheet:",
    "sheet_open": "Every judge scores every entry on {count} criteria; their points have not all been decided:",
    "points": "{name}: from 0 to {maximum} points, in steps of {step}",
    "points_open": "{name}: maximum not decided",
    "criterion_parts": "{name}, the sum of: {parts}",
    "criterion_factor": " (factor {factor})",
    "differences": "In single groups:",
    "difference": "{group}, criterion “{name}”: {told}",
    "difference_maximum": "at most {value} points",
    "difference_step": "steps of {value}",
    "difference_factor": "factor {value}",
    "difference_floor": "at least {value} points",
    "levels": "What points of “{name}” mean:",
    "level_item": "from {start} points: {name}",
    "judges_alone": "Judges score alone; a sheet is valid only with points on every line.",
    "absent_refuse": (
        "Every entry needs the sheets of all judges of its group, at least {minimum}; nothing is computed while "
        "one is missing."
    ),
    "absent_allow": (
        "An entry may lack the sheet of an absent judge, but needs at least {minimum}; nothing is computed with fewer."
    ),
    "panels": "Judges belong to {count} panels with these weights (a panel of weight 0 does not affect the result):",
    "panel_item": "{name}: {told}",
    "panel_weight": "weight {weight}",
    "panel_weight_for": "for “{name}” {weight}",
    "what_sheet": "the sheet totals",
    "what_criterion": "the judges' points of each criterion",
    "drop": "Of {what}, the {high} highest and the {low} lowest are left out where there are at least {least}.",
    "in_each_panel": " in each panel",
    "figure_sheet_mean": "The figure of the round is the mean of the {left}sheet totals{inside}.",
    "figure_sheet_sum": "The figure of the round is the sum of the {left}sheet totals{inside}.",
    "figure_sheet_median": (
        "The figure of the round is the median of the {left}sheet totals{inside} (of an even number the mean of "
        "the middle two)."
    ),
    "figure_criterion_mean": (
        "A criterion's figure is the mean of the judges' {left}points{inside}, times its factor if it has one; "
        "the figure of the round is the sum over the criteria."
    ),
    "figure_criterion_sum": (
        "A criterion's figure is the sum of the judges' {left}points{inside}, times its factor if it has one; "
        "the figure of the round is the sum over the criteria."
    ),
    "figure_criterion_median": (
        "A criterion's figure is the median of the judges' {left}points{inside} (of an even number the mean of "
        "the middle two), times its factor if it has one; the figure of the round is the sum over the criteria."
    ),
    "figure_sheet_corrected": (
        "The figure of the round is the mean of the sheet totals, once the effect of its judge is taken away from each."
    ),
    "correction_effect": (
        "The effect of a judge is what the judge gives more (above 0) or less (below 0) than colleagues give the same "
        "entries. The effects are found for the whole round by least squares from the totals of all counting sheets, "
        "so that all sheet totals together stay what they are (before rounding)."
    ),
    "correction_figure": (
        "Each effect is rounded to {decimals} decimals and taken away from every sheet of that judge. Figures of the "
        "criteria, their minimums and what sets equals apart go by the sheets as written."
    ),
    "correction_conditions": "Effects are taken away only where:",
    "correction_within_group": (
        "all entries of each group are linked with each other by judges they share, directly or through other entries"
    ),
    "correction_within_all": (
        "all entries of the round are linked with each other by judges they share, directly or through other entries"
    ),
    "correction_limit": "the standard error of each judge's effect is at most {limit} points",
    "correction_limit_open": "the standard error of each judge's effect is at most a limit still to be decided",
    "correction_otherwise_refuse": "Where these conditions do not hold there is no result yet.",
    "correction_otherwise_mean": (
        "Where these conditions do not hold the whole round is computed by the plain mean, nothing is taken away, and "
        "the result says so."
    ),
    "figure_panels_sheet": (
        "The panels' results are multiplied by their weights, added, and divided by the sum of the weights of "
        "the panels that have a sheet."
    ),
    "figure_panels_criterion": (
        "For each criterion the panels' results are multiplied by their weights, added, and divided by the sum "
        "of the weights of the panels that have a sheet."
    ),
    "rounding": "Figures are rounded (half up) at these steps only:",
    "rounding_corrected": "Besides the effects, figures are rounded (half up) at these steps only:",
    "no_rounding_corrected": "Besides the effects nothing is rounded; a printed figure is rounded for reading alone "
    "and never compared.",
    "no_rounding": "Nothing is rounded; a printed figure is rounded for reading alone and never compared.",
    "stage_sheet": "each sheet total: {decimals} decimals",
    "stage_panel": "each panel's result: {decimals} decimals",
    "stage_criterion": "each criterion before its factor: {decimals} decimals",
    "stage_weighted": "each criterion after its factor: {decimals} decimals",
    "stage_figure": "the figure of the round: {decimals} decimals",
    "stage_total": "the total: {decimals} decimals",
    "carried": "The total is the figure of this round plus:",
    "carry_total": "the total of the round “{name}” times {weight}",
    "carry_figure": "the figure of the round “{name}” (without what it carried itself) times {weight}",
    "not_carried": "The total is the figure of this round; no other round is added.",
    "spread": (
        "Where an entry's highest and lowest sheet differ by more than {spread} points, the result names it, so "
        "that the council discusses and scores it again."
    ),
    "floors": "To pass, a criterion (before its factor) needs at least:",
    "floor_item": "{name}: {floor} points",
    "threshold_ge": "An entry passes with a total of {threshold} points or more.",
    "threshold_gt": "An entry passes with a total above {threshold} points.",
    "everyone_passes": "No least total is asked for.",
    "within_group": "of each group",
    "within_all": "of all groups together",
    "keep_count": "Only the {count} entries with the highest totals {within} go on.",
    "keep_share": (
        "Only {share} of the entries {within}, rounded up to a whole number, go on: those with the highest totals."
    ),
    "keep_ties_all": "Entries equal on the last place all go on.",
    "keep_ties_none": "Entries equal on the last place for which there is no room together do not go on.",
    "public": (
        "The points of the public are {maximum} times the entry's votes, divided by the most votes {most}; 0 "
        "where nobody has a vote."
    ),
    "public_open": "The most points of the public vote have not been decided.",
    "most_votes_all": "in the round",
    "most_votes_group": "in the group",
    "ballot_secret": "The council votes on each entry by secret ballot.",
    "ballot_open": "The council votes on each entry openly.",
    "quorum": "A session is valid only with {parts}.",
    "quorum_share": "at least {share} of the listed members present",
    "quorum_chair": "the chair or an authorised deputy present",
    "pass_open": "The share of yes votes needed has not been decided.",
    "pass_ge": "An entry passes with yes votes of at least {share} of {of}.",
    "pass_gt": "An entry passes with yes votes above {share} of {of}.",
    "of_listed": "the members listed",
    "of_present": "the members present",
    "of_valid": "the valid ballots (yes, no, abstain)",
    "votes_needed": "Example: where {of} are {council}, {enough} yes votes pass and {less} do not.",
    "votes_always": "Example: where {of} are {council}, no yes vote is needed.",
    "votes_never": "Example: where {of} are {council}, not even {council} yes votes pass.",
    "title_places": "Places",
    "places_groups": "Places are given in each group apart.",
    "places_all": "Places are given among all entries.",
    "places_one": "The higher total comes first.",
    "places_rounds": "Who reaches a later scored round comes first; within the same last round, the higher total.",
    "chain": "Between equal totals these decide, one after the other:",
    "chain_open": "What decides between equal totals has not been decided.",
    "equals_share": "What is still equal shares a place; the next place counts the entries before it (1, 2, 2, 4).",
    "across_decide": (
        "Where the awards left are too few for equal entries, the organisers decide, and record who decided, "
        "when and why; the decision changes neither totals nor places."
    ),
    "across_all": (
        "Where the awards left are too few for equal entries, all of them receive the award, although that is "
        "more than its number."
    ),
    "across_none": "Where the awards left are too few for equal entries, that award is not given to them.",
    "step_criterion": "the higher figure of “{name}”",
    "step_round": "the higher total of the round “{name}”",
    "step_median": "the higher median of the sheet totals",
    "step_highest": "the higher highest sheet",
    "step_lowest": "the higher lowest sheet",
    "step_first-places": (
        "more first places in the group in the orders of the single judges; if equal, more second places, and so on"
    ),
    "step_chair": "the higher sheet of the chair",
    "step_lot": "the lot: the smaller SHA-256 hash of the published seed and the entry's id comes first",
    "title_bands": "Bands",
    "bands": (
        "An entry that passes receives the first of these whose points its total reaches, with all its criteria:"
    ),
    "band": "{name}: from {start} points{gates}",
    "gate": ", “{name}” from {least} points",
    "bands_open_end": (
        "Exact figures are compared: a total short of a band's points belongs to the band below. The number of "
        "entries of a band is not limited."
    ),
    "title_awards": "Awards",
    "awards_across": "Awards of all groups together:",
    "awards_groups": "Awards of each group:",
    "awards_all": "Awards:",
    "awards_side": "Side prizes, which the organisers give and which do not follow from points:",
    "cap": "{name}: at most {cap}{where}",
    "cap_all": "{name}: every entry that passes{where}",
    "cap_open": "{name}: number not decided{where}",
    "in_group": " (group {group})",
    "awards_in_order": "Awards go by place, the best award first, and only to entries that pass every round.",
    "awards_for_all": "Every entry that passes every round receives it.",
    "awards_at_most": (
        "Numbers are maxima: without an entry that passes, an award is not given. The organisers may decide to "
        "withhold an award, stating the reason."
    ),
    "no_awards_moved": "No award moves from one group to another.",
    "per_entry_1": "An entry takes one award at most: who has one of all groups takes none of its group.",
    "per_entry_2": "An entry that takes an award of all groups may take one of its group as well.",
    "per_entrant": (
        "Awards one entrant may take in all: at most {limit}, the best ones; beyond that the next entry is considered."
    ),
    "per_entrant_none": "One entrant may take any number of awards.",
    "title_example": "Worked example",
    "example_none": "There is no example yet: the points have not been decided.",
    "example_long": "There is no example: it would need more than {most} judges.",
    "example_impossible": "There is no example: invented figures give no result under these rules.",
    "example_intro": "The figures of this example are invented; they are computed by the ranking itself.",
    "example_round": "Round “{name}”:",
    "judge": "Judge {number}",
    "judge_of": "Judge {number} ({panel})",
    "example_sheet": "{judge}: {points}. Sheet total: {total}",
    "example_point": "{name} {points}",
    "example_point_factor": "{name} {points} × {factor}",
    "example_dropped": "without {judges}",
    "example_mean": "mean{panel}: ({values}) ÷ {count} = {value}",
    "example_sum": "sum{panel}: {values} = {value}",
    "example_corrected": "mean without the effects: ({values}) ÷ {count} = {value}",
    "example_unseen": "another entry has the same sheets and one more. {sheet}",
    "example_effects": "the effects, from these two entries: {effects}",
    "example_median": "median{panel} of {values}: {value}",
    "example_panel": " of panel {panel}",
    "example_criterion": "{name}: {combined}; figure {figure}",
    "example_criterion_factor": "{name}: {combined}; figure {figure}; times the factor {factor}: {weighted}",
    "example_votes": "{votes} votes, the most are {most}",
    "example_figure": "figure of the round: {figure}",
    "example_carried": "plus {points} from the round “{name}”",
    "example_total": "total: {total}",
    "example_passed": "{total} reaches the threshold of {threshold}",
    "example_failed": "{total} does not reach the threshold of {threshold}",
}
