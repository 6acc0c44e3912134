"""The words of every fault of a table, in both languages; places in braces are filled by the fault's values."""

SENTENCES = {
    "not_utf8": {
        "vi": "không phải văn bản UTF-8 (byte thứ {byte}); hãy lưu tệp dạng “CSV UTF-8”",
        "en": "not UTF-8 text (byte {byte}); save the file as “CSV UTF-8”",
    },
    "too_large": {
        "vi": "tệp lớn hơn {most} MB",
        "en": "the file is larger than {most} MB",
    },
    "empty": {
        "vi": "tệp trống; dòng đầu phải ghi tên cột: {columns}",
        "en": "the file is empty; its first line must name the columns: {columns}",
    },
    "no_rows": {
        "vi": "chỉ có dòng tên cột, chưa có dòng số liệu nào",
        "en": "only the line of column names, and no row below it",
    },
    "quotes": {
        "vi": 'dấu ngoặc kép không khép đúng; trong ô có ngoặc kép, mỗi dấu " phải viết đôi thành ""',
        "en": 'the quotation marks do not close properly; inside a quoted cell each " is written twice, as ""',
    },
    "ragged": {
        "vi": "có {found} ô, dòng tên cột có {wanted}; số có dấu phẩy thập phân phải đặt trong ngoặc kép",
        "en": "{found} cells where the column names are {wanted}; a number with a decimal comma needs quotation marks",
    },
    "column_unknown": {
        "vi": "không có cột tên này; cho phép: {columns}; bỏ qua cột bằng --ignore",
        "en": "no column has this name; allowed: {columns}; --ignore leaves a column out",
    },
    "column_nameless": {
        "vi": "cột thứ {number} không có tên",
        "en": "column number {number} has no name",
    },
    "column_twice": {
        "vi": "cột này có hai lần",
        "en": "this column is there twice",
    },
    "column_missing": {
        "vi": "thiếu cột này; cần có: {columns}",
        "en": "this column is missing; needed: {columns}",
    },
    "cell_empty": {
        "vi": "ô trống; cần {wanted_vi}",
        "en": "the cell is empty; it needs {wanted_en}",
    },
    "cell_long": {
        "vi": "ô dài {found} ký tự, nhiều nhất {most}",
        "en": "the cell has {found} characters, at most {most} are allowed",
    },
    "cell_control": {
        "vi": "ô có ký tự điều khiển (mã {code}); chỉ cho phép chữ, số và dấu trên một dòng",
        "en": "the cell has a control character (code {code}); only letters, digits and signs on one line are allowed",
    },
    "cell_superfluous": {
        "vi": "“{value}”: vòng “{round}” không dùng cột này; hãy để trống",
        "en": "“{value}”: round “{round}” does not use this column; leave it empty",
    },
    "not_a_number": {
        "vi": '“{value}” không phải số; viết như 8, 8.5 hoặc "8,5"',
        "en": '“{value}” is not a number; write it as 8, 8.5 or "8,5"',
    },
    "not_whole": {
        "vi": "“{value}” không phải số nguyên từ 0 trở lên",
        "en": "“{value}” is not a whole number from 0",
    },
    "not_a_time": {
        "vi": "“{value}” không phải số thứ tự hay thời điểm; viết như 12, 2026-09-12 14:32 hoặc 12/09/2026 14:32",
        "en": "“{value}” is neither a number nor a time; write it as 12, 2026-09-12 14:32 or 12/09/2026 14:32",
    },
    "not_yes_or_no": {
        "vi": "“{value}”: chỉ cho phép 1 (có) hoặc 0 (không)",
        "en": "“{value}”: only 1 (yes) or 0 (no) is allowed",
    },
    "not_positive": {
        "vi": "“{value}” phải lớn hơn 0",
        "en": "“{value}” must be above 0",
    },
    "unknown": {
        "vi": "không có “{value}”; cho phép: {allowed}",
        "en": "there is no “{value}”; allowed: {allowed}",
    },
    "has_parts": {
        "vi": "tiêu chí “{value}” được chấm theo từng phần: {allowed}",
        "en": "criterion “{value}” is scored by its parts: {allowed}",
    },
    "no_panels": {
        "vi": "“{value}”: vòng “{round}” không chia nhóm giám khảo; hãy để trống hoặc bỏ qua cột bằng --ignore",
        "en": "“{value}”: round “{round}” has no judge groups; leave it empty, or leave the column out with --ignore",
    },
    "no_weight": {
        "vi": "“{value}”: vòng “{round}” không chấm điểm nên không có hệ số; hãy để trống",
        "en": "“{value}”: round “{round}” gives no points and takes no weight; leave it empty",
    },
    "no_such_round": {
        "vi": "thể lệ không có vòng nào nhận bảng này",
        "en": "the rules have no round that takes this table",
    },
    "table_missing": {
        "vi": "thiếu bảng này: vòng {rounds} cần có",
        "en": "this table is missing: round {rounds} needs it",
    },
    "group_missing": {
        "vi": "chưa biết “{value}” thuộc nhóm nào; ghi nhóm ở cột group của bảng điểm hoặc của --entries: {allowed}",
        "en": "no group is known for “{value}”; name it in the column group of the scores or of --entries: {allowed}",
    },
    "out_of_range": {
        "vi": "“{value}” nằm ngoài khoảng cho phép từ 0 đến {maximum}",
        "en": "“{value}” is outside the range allowed, from 0 to {maximum}",
    },
    "not_a_step": {
        "vi": "“{value}” không theo bước {step} (cho phép 0, {step}, … đến {maximum})",
        "en": "“{value}” is not a step of {step} (allowed: 0, {step}, … up to {maximum})",
    },
    "group_differs": {
        "vi": "“{value}”: ở {file}, dòng {line}, hiện vật này thuộc nhóm “{group}”",
        "en": "“{value}”: in {file}, line {line}, this entry is in group “{group}”",
    },
    "panel_differs": {
        "vi": "“{value}”: ở dòng {line}, giám khảo này thuộc nhóm “{panel}” trong cùng vòng",
        "en": "“{value}”: on line {line} this judge is in group “{panel}” of the same round",
    },
    "weight_differs": {
        "vi": "“{value}”: ở dòng {line}, hệ số của mục này là {weight}",
        "en": "“{value}”: on line {line} the weight of the same thing is {weight}",
    },
    "repeated": {
        "vi": "đã có ở dòng {line}: {what}",
        "en": "already there on line {line}: {what}",
    },
    "entry_unknown": {
        "vi": "không có “{value}” trong {file}",
        "en": "there is no “{value}” in {file}",
    },
    "ballots_contradict": {
        "vi": "số phiếu mâu thuẫn: phải có {yes} + {no} + {abstain} + {invalid} ≤ dự họp {present} ≤ "
        "danh sách {listed}, và danh sách ít nhất 1",
        "en": "the ballots contradict each other: {yes} + {no} + {abstain} + {invalid} ≤ present {present} ≤ "
        "listed {listed} must hold, and at least 1 is listed",
    },
    "not_an_order": {
        "vi": "“{value}” phải ghi ít nhất hai mã dự thi khác nhau, cách nhau bằng dấu phẩy, mã xếp trên đứng trước",
        "en": "“{value}” must name at least two different entries, separated by commas, the best first",
    },
    "no_such_entry": {
        "vi": "không có mã dự thi “{value}”",
        "en": "there is no entry “{value}”",
    },
}
