"""Why a result cannot be computed, as a sentence: every code of ``checks.REASONS`` in both languages.

The tables find a wrong cell where it stands; here is what only the whole input shows,
above all what is missing, named entry by entry.
"""

from collections.abc import Sequence

from judging.errors import Refusal
from judging.ranking.tables.faults import shown

MOST = 5

SENTENCES = {
    "vi": {
        "rules_open": "thể lệ còn để ngỏ, chưa thể tính: {missing}",
        "seed_missing": "thể lệ phân định bằng rút thăm; cần --seed, được công bố cùng kết quả",
        "answers_missing": "vòng {round}: thiếu câu trả lời cho điều kiện: {missing}",
        "sheets_missing": "vòng {round}: thiếu điểm của (mã, giám khảo, tiêu chí): {missing}",
        "judges_missing": "vòng {round}: chưa đủ {minimum} phiếu chấm: {missing}",
        "votes_missing": "vòng {round}: thiếu dòng bỏ phiếu của: {missing}",
        "no_quorum": "vòng {round}: phiên họp không hợp lệ (thiếu thành viên hoặc chủ tịch) với: {missing}",
        "entry_repeated": "mã dự thi có hai lần: {name}",
        "entry_unknown": "không có mã dự thi này: {entry}",
        "group_unknown": "mã {entry}: không có nhóm “{group}”; cho phép: {allowed}",
        "round_unknown": "mã {entry}: vòng “{round}” không nhận số liệu này; cho phép: {allowed}",
        "ballots_repeated": "hai dòng bỏ phiếu cho cùng (vòng, mã): {name}",
        "votes_repeated": "hai dòng bình chọn cho cùng (vòng, mã): {name}",
        "ballots_contradict": "vòng {round}, mã {entry}: số phiếu mâu thuẫn",
        "votes_negative": "vòng {round}, mã {entry}: số bình chọn phải từ 0 trở lên",
        "decision_repeated": "hai quyết định cho cùng các mã: {name}",
        "award_unknown": "không có giải “{award}”; cho phép: {allowed}",
        "criterion_unknown": "vòng {round}, mã {entry}, giám khảo {judge}: không có tiêu chí “{criterion}”",
        "score_repeated": "vòng {round}, mã {entry}, giám khảo {judge}, tiêu chí {criterion}: hai điểm",
        "score_out_of_range": "vòng {round}, mã {entry}, giám khảo {judge}, tiêu chí {criterion}: {points} "
        "nằm ngoài khoảng từ 0 đến {maximum}",
        "score_off_step": "vòng {round}, mã {entry}, giám khảo {judge}, tiêu chí {criterion}: {points} "
        "không theo bước {step}",
        "answer_unknown": "vòng {round}, mã {entry}, điều kiện {criterion}: chỉ cho phép 1 hoặc 0, không phải {points}",
        "panel_unknown": "vòng {round}, giám khảo {judge}: không có nhóm “{panel}”; cho phép: {allowed}",
        "panel_differs": "vòng {round}, giám khảo {judge}: thuộc hai nhóm, một là “{panel}”",
        "weight_differs": "vòng {round}, mã {entry}, giám khảo {judge}, tiêu chí {criterion}: hai hệ số, "
        "một là {weight}",
        "weights_differ": "vòng {round}, mã {entry}, tiêu chí {criterion}: các phiếu không cùng hệ số",
        "weight_not_positive": "vòng {round}, mã {entry}, tiêu chí {criterion}: hệ số {weight} phải lớn hơn 0",
        "weight_with_correction": "vòng {round}, mã {entry}, giám khảo {judge}, tiêu chí {criterion}: vòng trừ độ lệch "
        "của giám khảo không dùng hệ số trong số liệu",
        "correction_unconnected": "vòng {round}: không trừ được độ lệch của giám khảo, vì các phần sau của nhóm "
        "“{group}” không có đối tượng nào chấm chung: {missing}",
        "correction_uncertain": "vòng {round}: độ lệch của giám khảo chưa đủ chắc chắn (sai số chuẩn trên {limit} "
        "điểm, hoặc không có gì để đo): {missing}",
    },
    "en": {
        "rules_open": "the rules are still open and nothing can be computed: {missing}",
        "seed_missing": "the rules draw lots; --seed is needed, and published with the result",
        "answers_missing": "round {round}: answers to conditions are missing: {missing}",
        "sheets_missing": "round {round}: scores are missing for (entry, judge, criterion): {missing}",
        "judges_missing": "round {round}: fewer than {minimum} sheets: {missing}",
        "votes_missing": "round {round}: no row of votes for: {missing}",
        "no_quorum": "round {round}: the session is not valid (too few members, or no chair) for: {missing}",
        "entry_repeated": "an entry is there twice: {name}",
        "entry_unknown": "there is no such entry: {entry}",
        "group_unknown": "entry {entry}: there is no group “{group}”; allowed: {allowed}",
        "round_unknown": "entry {entry}: round “{round}” does not take this; allowed: {allowed}",
        "ballots_repeated": "two rows of ballots for one (round, entry): {name}",
        "votes_repeated": "two rows of votes for one (round, entry): {name}",
        "ballots_contradict": "round {round}, entry {entry}: the ballots contradict each other",
        "votes_negative": "round {round}, entry {entry}: votes are counted from 0",
        "decision_repeated": "two decisions for the same entries: {name}",
        "award_unknown": "there is no award “{award}”; allowed: {allowed}",
        "criterion_unknown": "round {round}, entry {entry}, judge {judge}: there is no criterion “{criterion}”",
        "score_repeated": "round {round}, entry {entry}, judge {judge}, criterion {criterion}: two scores",
        "score_out_of_range": "round {round}, entry {entry}, judge {judge}, criterion {criterion}: {points} "
        "is outside the range from 0 to {maximum}",
        "score_off_step": "round {round}, entry {entry}, judge {judge}, criterion {criterion}: {points} "
        "is not a step of {step}",
        "answer_unknown": "round {round}, entry {entry}, condition {criterion}: only 1 or 0 is allowed, not {points}",
        "panel_unknown": "round {round}, judge {judge}: there is no judge group “{panel}”; allowed: {allowed}",
        "panel_differs": "round {round}, judge {judge}: in two judge groups, one of them “{panel}”",
        "weight_differs": "round {round}, entry {entry}, judge {judge}, criterion {criterion}: two weights, "
        "one of them {weight}",
        "weights_differ": "round {round}, entry {entry}, criterion {criterion}: the sheets do not agree on the weight",
        "weight_not_positive": "round {round}, entry {entry}, criterion {criterion}: the weight {weight} "
        "must be above 0",
        "weight_with_correction": "round {round}, entry {entry}, judge {judge}, criterion {criterion}: a round that "
        "takes the effects of judges away knows no weights of the input",
        "correction_unconnected": "round {round}: the effects of the judges cannot be told, since these parts of group "
        "“{group}” share no entry: {missing}",
        "correction_uncertain": "round {round}: the effects of these judges are not known surely enough (a standard "
        "error above {limit} points, or nothing to measure it by): {missing}",
    },
}
MORE = {"vi": "{said} và {count} mục nữa", "en": "{said} and {count} more"}


def said(refusal: Refusal, language: str) -> str:
    """The refusal of a ranking as a sentence in "vi" or "en"."""
    values = {name: _listed(value, language) for name, value in refusal.values.items()}
    return SENTENCES[language][refusal.reason].format(**values)


def _listed(value: object, language: str) -> str:
    """A value in a sentence; of a long list the first few, and how many there are besides."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return shown(value, language)
    items = [f"({shown(item, language)})" if isinstance(item, tuple) else shown(item, language) for item in value]
    text = ", ".join(items[:MOST])
    return MORE[language].format(said=text, count=len(items) - MOST) if len(items) > MOST else text
