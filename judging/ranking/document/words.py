"""The words of the reader: what is wrong with a document and what is allowed, in both languages.

A phrase may hold others; it is turned into a sentence only when the language is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence by its name, with what fills it."""

    name: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def said(self, language: str) -> str:
        """The phrase in "vi" or "en"."""
        filled = {k: v.said(language) if isinstance(v, Phrase) else v for k, v in self.values.items()}
        return WORDS[language][self.name].format(**filled)


def shown(value: Any) -> str | Phrase:
    """A value as a message repeats it: short, and a table or a list by its kind alone."""
    match value:
        case dict():
            return Phrase("a_table")
        case list():
            return Phrase("a_list")
        case bool():
            return str(value).lower()
        case str():
            text = value if len(value) <= MOST_SHOWN else value[: MOST_SHOWN - 1] + "…"
            return f'"{text}"'.replace("\n", "\\n")
    try:
        text = str(value)
    except ValueError:  # a whole number of thousands of digits
        return Phrase("a_number")
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"


WORDS: dict[str, dict[str, str]] = {
    "vi": {
        "a_table": "một bảng",
        "a_list": "một danh sách",
        "a_number": "một số quá dài",
        "nothing": "chưa có gì",
        "id": 'mã gồm 1 đến 40 chữ thường không dấu, chữ số, dấu gạch nối, bắt đầu bằng chữ, không phải "all"',
        "text": "văn bản trong ngoặc kép, không có ký tự điều khiển",
        "filled_text": "văn bản không trống trong ngoặc kép",
        "number": 'số từ 0 trở lên (ví dụ 40, 37.5 hoặc "2/3"), phần nguyên và phần lẻ không quá 12 chữ số',
        "number_to": 'số từ 0 đến {most} (ví dụ 0.75 hoặc "2/3")',
        "number_above": "số lớn hơn 0, phần nguyên và phần lẻ không quá 12 chữ số",
        "number_above_to": 'số lớn hơn 0 và không quá {most} (ví dụ 0.75 hoặc "2/3")',
        "whole": "số nguyên từ {least} trở lên",
        "whole_to": "số nguyên từ {least} đến {most}",
        "flag": "true hoặc false",
        "word": "một trong các từ {words}",
        "cap": 'số nguyên từ 0 trở lên, hoặc "all"',
        "list_of": "danh sách, mỗi phần tử là {item}",
        "one_table": "một bảng, viết [{name}]",
        "many_tables": "các bảng, mỗi bảng viết [[{name}]]",
        "by_id": "một bảng, mỗi khóa là một mã",
        "syntax": "không đúng cú pháp TOML (cột {column}): {detail}",
        "encoding": "không phải văn bản UTF-8",
        "too_long": "tệp dài hơn {most} byte",
        "too_deep": "các bảng hoặc danh sách lồng nhau quá sâu",
        "unknown_key": "không có khóa này; được dùng: {allowed}",
        "unknown_key_top": (
            "khóa này không thuộc bảng này mà thuộc phần ngoài cùng: viết trước bảng đầu tiên, hoặc thành bảng riêng; "
            "ở đây được dùng: {allowed}"
        ),
        "unknown_key_near": "không có khóa này, có lẽ là {near}; được dùng: {allowed}",
        "missing": "thiếu khóa bắt buộc; phải là {allowed}",
        "wrong_type": "sai kiểu: đang là {given}; phải là {allowed}",
        "not_allowed": "không được là {given}; phải là {allowed}",
        "out_of_range": "ngoài giới hạn: đang là {given}; phải là {allowed}",
        "repeated_id": 'mã "{id}" đã dùng ở [[{kind}]] thứ {number}; mỗi mã chỉ dùng một lần',
        "unknown_reference": 'không có mã "{id}"; có: {allowed}',
        "unknown_path": "{path} không phải là khóa của văn bản này; viết như round.chung-khao.threshold",
        "sum_of_parts": "phải bằng tổng điểm tối đa của các tiêu chí thành phần, là {sum}; đang là {given}",
        "parts_no_step": "tiêu chí có tiêu chí thành phần thì không có khóa này: bước điểm đặt ở từng thành phần",
        "parts_no_maximum": "tiêu chí có tiêu chí thành phần thì không có khóa này cho riêng một nhóm",
        "levels_order": "các mức phải xếp từ thấp đến cao, không trùng nhau: {given} không lớn hơn {before}",
        "bands_order": "các hạng phải xếp từ cao đến thấp, không trùng nhau: {given} không nhỏ hơn {before}",
        "gate_without_round": "không có vòng chấm điểm nào nên không đặt điều kiện theo tiêu chí được",
        "across_order": "giải chung các nhóm (across) phải đứng trước giải của từng nhóm",
        "across_caps": "giải chung các nhóm (across) chỉ có cap, không có caps",
        "only_all": 'không có vòng nào cho điểm để xếp hạng nên phải là "all"; đang là {given}',
        "keep_one": "phải có đúng một trong hai khóa share và count",
        "drop_from": "phải từ {least} trở lên (drop_high + drop_low + 1); đang là {given}",
        "decimals_sheet": 'chỉ dùng với per = "sheet"',
        "decimals_criterion": 'chỉ dùng với per = "criterion"',
        "decimals_panel": "chỉ dùng khi vòng có [[round.panel]]",
        "weights_per": 'chỉ dùng với per = "criterion"',
        "corrected_per": 'không dùng được với combine = "corrected", phải là per = "sheet"',
        "corrected_drop": 'không dùng được với combine = "corrected": không bỏ phiếu nào',
        "corrected_panel": 'không dùng được với combine = "corrected": mọi giám khảo là một ban',
        "corrected_scale": 'không dùng được với combine = "corrected": mọi phiếu phải cùng thang điểm',
        "correction_only": 'chỉ dùng với combine = "corrected"',
        "correction_within": 'phải là "all", vì có giải chung (across) hoặc keep so các đối tượng của mọi nhóm',
    },
    "en": {
        "a_table": "a table",
        "a_list": "a list",
        "a_number": "a number too long",
        "nothing": "nothing yet",
        "id": 'an id: 1 to 40 small letters, digits and hyphens, beginning with a letter, not "all"',
        "text": "a text in quotes without control characters",
        "filled_text": "a text in quotes that is not empty",
        "number": 'a number from 0 up (such as 40, 37.5 or "2/3"), at most 12 digits before and after the point',
        "number_to": 'a number from 0 to {most} (such as 0.75 or "2/3")',
        "number_above": "a number above 0, at most 12 digits before and after the point",
        "number_above_to": 'a number above 0 and not above {most} (such as 0.75 or "2/3")',
        "whole": "a whole number from {least} up",
        "whole_to": "a whole number from {least} to {most}",
        "flag": "true or false",
        "word": "one of the words {words}",
        "cap": 'a whole number from 0 up, or "all"',
        "list_of": "a list, each item {item}",
        "one_table": "a table, written [{name}]",
        "many_tables": "tables, each written [[{name}]]",
        "by_id": "a table whose keys are ids",
        "syntax": "not TOML (column {column}): {detail}",
        "encoding": "not UTF-8 text",
        "too_long": "the file is longer than {most} bytes",
        "too_deep": "tables or lists are nested too deeply",
        "unknown_key": "no such key; allowed: {allowed}",
        "unknown_key_top": (
            "this key belongs to the document, not to this table: write it above the first table, or as its own; "
            "allowed here: {allowed}"
        ),
        "unknown_key_near": "no such key, perhaps {near}; allowed: {allowed}",
        "missing": "a required key is missing; it must be {allowed}",
        "wrong_type": "wrong type: it is {given}; it must be {allowed}",
        "not_allowed": "must not be {given}; it must be {allowed}",
        "out_of_range": "out of range: it is {given}; it must be {allowed}",
        "repeated_id": 'the id "{id}" is already used by [[{kind}]] number {number}; an id is used once',
        "unknown_reference": 'there is no "{id}"; there are: {allowed}',
        "unknown_path": "{path} is not a key of this document; write it as round.final.threshold",
        "sum_of_parts": "must be the sum of the parts' maxima, {sum}; it is {given}",
        "parts_no_step": "a criterion with parts does not have this key: each part has its own step",
        "parts_no_maximum": "a criterion with parts does not have this key for a group",
        "levels_order": "levels stand from low to high, all different: {given} is not above {before}",
        "bands_order": "bands stand from the highest to the lowest, all different: {given} is not below {before}",
        "gate_without_round": "there is no score round, so no gate by a criterion",
        "across_order": "awards across groups stand before those of the groups",
        "across_caps": "an award across groups has cap only, no caps",
        "only_all": 'no round gives points to rank by, so it must be "all"; it is {given}',
        "keep_one": "exactly one of the keys share and count must be there",
        "drop_from": "must be {least} or more (drop_high + drop_low + 1); it is {given}",
        "decimals_sheet": 'only with per = "sheet"',
        "decimals_criterion": 'only with per = "criterion"',
        "decimals_panel": "only in a round with [[round.panel]]",
        "weights_per": 'only with per = "criterion"',
        "corrected_per": 'not with combine = "corrected", which needs per = "sheet"',
        "corrected_drop": 'not with combine = "corrected": no sheet is left out',
        "corrected_panel": 'not with combine = "corrected": all judges are one panel',
        "corrected_scale": 'not with combine = "corrected": all sheets must have the same scale',
        "correction_only": 'only with combine = "corrected"',
        "correction_within": 'must be "all", since an award across groups, or keep, compares entries of all groups',
    },
}
