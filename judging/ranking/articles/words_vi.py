"""The sentences of the articles in Vietnamese, in the words of regulations."""

WORDS = {
    "article": "Điều {number}. {title}",
    "and": " và ",
    "title_scope": "Phạm vi và nguyên tắc",
    "scope": "Quy định này áp dụng cho: {name}.",
    "subject_product": "Đối tượng đánh giá là sản phẩm.",
    "subject_set": (
        "Đối tượng đánh giá là sản phẩm hoặc bộ sản phẩm; một bộ sản phẩm là một sản phẩm dự thi và được chấm "
        "chung một phiếu."
    ),
    "subject_person": "Đối tượng đánh giá là cá nhân.",
    "subject_facility": "Đối tượng đánh giá là cơ sở.",
    "subject_village": "Đối tượng đánh giá là làng, nghề.",
    "identity_hidden": "Người chấm không được biết tên, địa chỉ của người dự thi; mỗi đối tượng mang một mã số.",
    "identity_shown": "Người chấm được biết tên người dự thi.",
    "statements_optional": "Người dự thi có thể thuyết minh theo từng tiêu chí.",
    "statements_required": "Người dự thi phải thuyết minh theo từng tiêu chí.",
    "ladder": "Chỉ đối tượng đã được công nhận ở cấp {needs} mới được dự ở cấp {level}.",
    "exact": "Điểm được tính chính xác, không làm tròn trước khi so sánh, trừ các bước làm tròn nêu rõ ở từng vòng.",
    "to_decide": " [còn phải quyết định]",
    "left": " còn lại",
    "totals_closed": "Công bố kết quả không kèm điểm.",
    "totals_public": "Công bố kết quả kèm tổng điểm của các đối tượng đạt giải.",
    "sources": "Căn cứ, nguồn tham khảo:",
    "title_groups": "Các nhóm",
    "groups": "Các đối tượng được chia thành {count} nhóm, xếp hạng riêng từng nhóm:",
    "title_open": "Những điểm còn phải quyết định",
    "open": (
        "Chưa được tính kết quả khi Ban Tổ chức chưa quyết định những điểm sau (ghi theo khóa trong tệp quy tắc):"
    ),
    "title_round": "Vòng {number}: {name}",
    "takes_part_all": "Mọi đối tượng đã đăng ký đều vào vòng này.",
    "takes_part_recognised": "Mọi đối tượng đã đăng ký và đã được công nhận ở cấp dưới đều vào vòng này.",
    "takes_part_after": "Chỉ đối tượng đạt ở vòng “{before}” được vào vòng này.",
    "conditions": "Mọi điều kiện sau đều phải đạt, không bù trừ cho nhau:",
    "conditions_open": "Các điều kiện chưa được quyết định.",
    "agree_all": "Một điều kiện đạt khi mọi người xét đều xác nhận là đạt.",
    "agree_share": "Một điều kiện đạt khi số người xác nhận là đạt từ {share} số người xét trở lên.",
    "criteria_open": "Các tiêu chí và thang điểm chưa được quyết định.",
    "sheet": "Mỗi giám khảo cho điểm từng đối tượng theo {count} tiêu chí, tổng điểm tối đa của một phiếu là {most}:",
    "sheet_open": "Mỗi giám khảo cho điểm từng đối tượng theo {count} tiêu chí; thang điểm chưa được quyết định đủ:",
    "points": "{name}: từ 0 đến {maximum} điểm, bước {step} điểm",
    "points_open": "{name}: điểm tối đa chưa được quyết định",
    "criterion_parts": "{name}, là tổng của: {parts}",
    "criterion_factor": " (hệ số {factor})",
    "differences": "Riêng từng nhóm:",
    "difference": "{group}, tiêu chí “{name}”: {told}",
    "difference_maximum": "tối đa {value} điểm",
    "difference_step": "bước {value} điểm",
    "difference_factor": "hệ số {value}",
    "difference_floor": "tối thiểu {value} điểm",
    "levels": "Các mức điểm của tiêu chí “{name}”:",
    "level_item": "từ {start} điểm: {name}",
    "judges_alone": "Giám khảo chấm độc lập; phiếu chỉ hợp lệ khi có điểm ở mọi dòng.",
    "absent_refuse": (
        "Mỗi đối tượng phải có đủ phiếu của mọi giám khảo được phân công chấm nhóm đó, và ít nhất {minimum} "
        "phiếu; thiếu thì chưa tính kết quả."
    ),
    "absent_allow": (
        "Đối tượng có thể thiếu phiếu của giám khảo vắng mặt, nhưng phải có ít nhất {minimum} phiếu; thiếu thì "
        "chưa tính kết quả."
    ),
    "panels": "Giám khảo thuộc {count} ban, có trọng số như sau (ban có trọng số 0 không ảnh hưởng đến kết quả):",
    "panel_item": "{name}: {told}",
    "panel_weight": "trọng số {weight}",
    "panel_weight_for": "riêng tiêu chí “{name}” {weight}",
    "what_sheet": "tổng điểm các phiếu",
    "what_criterion": "điểm các giám khảo cho từng tiêu chí",
    "drop": "Trong {what}, bỏ {high} giá trị cao nhất và {low} giá trị thấp nhất khi có từ {least} giá trị trở lên.",
    "in_each_panel": " trong từng ban",
    "figure_sheet_mean": "Điểm của vòng là trung bình cộng tổng điểm các phiếu{left}{inside}.",
    "figure_sheet_sum": "Điểm của vòng là tổng cộng tổng điểm các phiếu{left}{inside}.",
    "figure_sheet_median": (
        "Điểm của vòng là trung vị tổng điểm các phiếu{left}{inside} (số phiếu chẵn: trung bình cộng của hai "
        "phiếu giữa)."
    ),
    "figure_criterion_mean": (
        "Điểm mỗi tiêu chí là trung bình cộng điểm các giám khảo{left}{inside}, nhân hệ số nếu có; điểm của vòng "
        "là tổng điểm các tiêu chí."
    ),
    "figure_criterion_sum": (
        "Điểm mỗi tiêu chí là tổng điểm các giám khảo{left}{inside}, nhân hệ số nếu có; điểm của vòng là tổng "
        "điểm các tiêu chí."
    ),
    "figure_criterion_median": (
        "Điểm mỗi tiêu chí là trung vị điểm các giám khảo{left}{inside} (số giám khảo chẵn: trung bình cộng của "
        "hai điểm giữa), nhân hệ số nếu có; điểm của vòng là tổng điểm các tiêu chí."
    ),
    "figure_sheet_corrected": (
        "Điểm của vòng là trung bình cộng tổng điểm các phiếu, sau khi trừ khỏi mỗi phiếu độ lệch của giám khảo."
    ),
    "correction_effect": (
        "Độ lệch của một giám khảo là phần giám khảo đó cho cao hơn (số dương) hoặc thấp hơn (số âm) đồng nghiệp trên "
        "cùng các đối tượng. Độ lệch được tính cho cả vòng theo phương pháp bình phương nhỏ nhất, từ tổng điểm mọi "
        "phiếu được tính, sao cho tổng điểm của mọi phiếu cộng lại không đổi (trước khi làm tròn)."
    ),
    "correction_figure": (
        "Mỗi độ lệch được làm tròn đến {decimals} chữ số thập phân, rồi trừ khỏi mọi phiếu của giám khảo đó. Điểm các "
        "tiêu chí, mức tối thiểu của tiêu chí và cách xét khi bằng điểm vẫn theo phiếu như đã chấm."
    ),
    "correction_conditions": "Chỉ trừ độ lệch khi:",
    "correction_within_group": (
        "mọi đối tượng của mỗi nhóm nối được với nhau qua các giám khảo chấm chung, trực tiếp hoặc qua đối tượng khác"
    ),
    "correction_within_all": (
        "mọi đối tượng của vòng nối được với nhau qua các giám khảo chấm chung, trực tiếp hoặc qua đối tượng khác"
    ),
    "correction_limit": "sai số chuẩn của độ lệch của từng giám khảo không quá {limit} điểm",
    "correction_limit_open": "sai số chuẩn của độ lệch của từng giám khảo không quá mức, là mức chưa được quyết định",
    "correction_otherwise_refuse": "Khi không đủ các điều kiện đó thì chưa tính kết quả.",
    "correction_otherwise_mean": (
        "Khi không đủ các điều kiện đó thì cả vòng dùng trung bình cộng thường, không trừ gì, và kết quả nêu rõ "
        "điều đó."
    ),
    "figure_panels_sheet": (
        "Kết quả các ban được nhân trọng số, cộng lại và chia cho tổng trọng số của các ban có phiếu."
    ),
    "figure_panels_criterion": (
        "Với từng tiêu chí, kết quả các ban được nhân trọng số, cộng lại và chia cho tổng trọng số của các ban "
        "có phiếu."
    ),
    "rounding": "Làm tròn (nửa đơn vị làm tròn lên), chỉ ở các bước sau:",
    "rounding_corrected": "Ngoài độ lệch, làm tròn (nửa đơn vị làm tròn lên), chỉ ở các bước sau:",
    "no_rounding_corrected": "Ngoài độ lệch, không làm tròn ở bước nào; số in ra được làm tròn để đọc, không dùng để "
    "so sánh.",
    "no_rounding": "Không làm tròn ở bước nào; số in ra được làm tròn để đọc, không dùng để so sánh.",
    "stage_sheet": "tổng điểm mỗi phiếu: {decimals} chữ số thập phân",
    "stage_panel": "kết quả mỗi ban: {decimals} chữ số thập phân",
    "stage_criterion": "điểm mỗi tiêu chí, trước khi nhân hệ số: {decimals} chữ số thập phân",
    "stage_weighted": "điểm mỗi tiêu chí, sau khi nhân hệ số: {decimals} chữ số thập phân",
    "stage_figure": "điểm của vòng: {decimals} chữ số thập phân",
    "stage_total": "tổng điểm: {decimals} chữ số thập phân",
    "carried": "Tổng điểm là điểm của vòng này cộng với:",
    "carry_total": "tổng điểm vòng “{name}”, nhân hệ số {weight}",
    "carry_figure": "điểm riêng của vòng “{name}” (không kể điểm vòng đó được cộng thêm), nhân hệ số {weight}",
    "not_carried": "Tổng điểm là điểm của vòng này, không cộng điểm của vòng khác.",
    "spread": (
        "Khi phiếu cao nhất và phiếu thấp nhất của một đối tượng lệch nhau quá {spread} điểm, kết quả nêu tên "
        "đối tượng đó để Hội đồng thảo luận, chấm lại."
    ),
    "floors": "Để đạt, điểm của tiêu chí (trước khi nhân hệ số) không được thấp hơn:",
    "floor_item": "{name}: {floor} điểm",
    "threshold_ge": "Đối tượng đạt khi tổng điểm từ {threshold} điểm trở lên.",
    "threshold_gt": "Đối tượng đạt khi tổng điểm trên {threshold} điểm.",
    "everyone_passes": "Không có mức điểm tối thiểu của tổng điểm.",
    "within_group": "của từng nhóm",
    "within_all": "của tất cả các nhóm",
    "keep_count": "Chỉ {count} đối tượng có tổng điểm cao nhất {within} được đi tiếp.",
    "keep_share": (
        "Chỉ {share} số đối tượng có tổng điểm cao nhất {within}, làm tròn lên thành số nguyên, được đi tiếp."
    ),
    "keep_ties_all": "Các đối tượng bằng điểm ở vạch cuối đều được đi tiếp.",
    "keep_ties_none": "Các đối tượng bằng điểm ở vạch cuối mà không đủ chỗ cho tất cả thì đều không được đi tiếp.",
    "public": (
        "Điểm bình chọn là {maximum} nhân với số phiếu bình chọn, chia cho số phiếu cao nhất {most}; không ai có "
        "phiếu thì là 0."
    ),
    "public_open": "Điểm tối đa của bình chọn chưa được quyết định.",
    "most_votes_all": "trong vòng",
    "most_votes_group": "trong nhóm",
    "ballot_secret": "Hội đồng bỏ phiếu kín về từng đối tượng.",
    "ballot_open": "Hội đồng biểu quyết công khai về từng đối tượng.",
    "quorum": "Phiên họp chỉ hợp lệ khi {parts}.",
    "quorum_share": "có mặt từ {share} số thành viên có tên trong danh sách trở lên",
    "quorum_chair": "có Chủ tịch Hội đồng hoặc người được ủy quyền",
    "pass_open": "Tỷ lệ phiếu đồng ý cần có chưa được quyết định.",
    "pass_ge": "Đối tượng đạt khi số phiếu đồng ý từ {share} trở lên, tính trên {of}.",
    "pass_gt": "Đối tượng đạt khi số phiếu đồng ý trên {share}, tính trên {of}.",
    "of_listed": "tổng số thành viên có tên trong danh sách",
    "of_present": "số thành viên có mặt",
    "of_valid": "số phiếu hợp lệ (đồng ý, không đồng ý, không ý kiến)",
    "votes_needed": "Ví dụ: khi {of} là {council}, {enough} phiếu đồng ý là đạt, {less} phiếu là không đạt.",
    "votes_always": "Ví dụ: khi {of} là {council}, không cần phiếu đồng ý nào.",
    "votes_never": "Ví dụ: khi {of} là {council}, {council} phiếu đồng ý cũng không đạt.",
    "title_places": "Xếp hạng",
    "places_groups": "Xếp hạng riêng trong từng nhóm.",
    "places_all": "Xếp hạng chung tất cả.",
    "places_one": "Tổng điểm cao hơn xếp trên.",
    "places_rounds": "Đối tượng vào được vòng chấm sau xếp trên; trong cùng vòng cuối, tổng điểm cao hơn xếp trên.",
    "chain": "Khi bằng điểm, lần lượt so sánh cho đến khi khác nhau:",
    "chain_open": "Cách phân định khi bằng điểm chưa được quyết định.",
    "equals_share": (
        "Những đối tượng vẫn bằng nhau thì đồng hạng; hạng kế tiếp được tính sau số đối tượng đồng hạng (1, 2, 2, 4)."
    ),
    "across_decide": (
        "Khi số giải còn lại không đủ cho các đối tượng bằng nhau, Ban Tổ chức quyết định, ghi biên bản người "
        "quyết định, thời điểm và lý do; quyết định không làm thay đổi điểm và hạng."
    ),
    "across_all": (
        "Khi số giải còn lại không đủ cho các đối tượng bằng nhau, tất cả các đối tượng đó đều được giải, dù "
        "vượt số giải."
    ),
    "across_none": (
        "Khi số giải còn lại không đủ cho các đối tượng bằng nhau, giải đó không được trao cho các đối tượng này."
    ),
    "step_criterion": "điểm tiêu chí “{name}” cao hơn",
    "step_round": "tổng điểm vòng “{name}” cao hơn",
    "step_median": "trung vị tổng điểm các phiếu cao hơn",
    "step_highest": "phiếu cao nhất cao hơn",
    "step_lowest": "phiếu thấp nhất cao hơn",
    "step_first-places": (
        "được nhiều giám khảo xếp hạng nhất trong nhóm hơn; nếu bằng nhau thì hạng nhì, và tiếp tục như vậy"
    ),
    "step_chair": "phiếu của Chủ tịch Hội đồng cao hơn",
    "step_lot": "bốc thăm bằng mã băm SHA-256 của chuỗi đã công bố và mã đối tượng, giá trị nhỏ hơn xếp trên",
    "title_bands": "Phân hạng",
    "bands": "Đối tượng đạt được xếp vào hạng đầu tiên sau đây mà tổng điểm và các tiêu chí đều đạt tới:",
    "band": "{name}: từ {start} điểm{gates}",
    "gate": ", tiêu chí “{name}” từ {least} điểm",
    "bands_open_end": (
        "So sánh bằng điểm chính xác: điểm chưa đạt đến mức dưới của một hạng thì thuộc hạng dưới. Số đối tượng "
        "của mỗi hạng không bị giới hạn."
    ),
    "title_awards": "Giải thưởng",
    "awards_across": "Giải chung của tất cả các nhóm:",
    "awards_groups": "Giải của từng nhóm:",
    "awards_all": "Giải:",
    "awards_side": "Giải phụ do Ban Tổ chức quyết định, không tính theo điểm:",
    "cap": "{name}: tối đa {cap}{where}",
    "cap_all": "{name}: mọi đối tượng đạt{where}",
    "cap_open": "{name}: số lượng chưa được quyết định{where}",
    "in_group": " (nhóm {group})",
    "awards_in_order": "Giải được trao theo thứ hạng, giải cao trước, chỉ cho các đối tượng đạt ở mọi vòng.",
    "awards_for_all": "Mọi đối tượng đạt ở mọi vòng đều được trao.",
    "awards_at_most": (
        "Số giải là tối đa: không có đối tượng đạt thì không trao. Ban Tổ chức có thể quyết định không trao một "
        "giải, ghi rõ lý do."
    ),
    "no_awards_moved": "Không giải nào được chuyển từ nhóm này sang nhóm khác.",
    "per_entry_1": "Mỗi đối tượng nhận không quá một giải: đã nhận giải chung thì không nhận giải của nhóm.",
    "per_entry_2": "Đối tượng đã nhận giải chung vẫn được xét giải của nhóm.",
    "per_entrant": (
        "Một người dự thi nhận tổng cộng không quá {limit} giải, là các giải cao nhất; giải vượt quá được xét "
        "cho đối tượng kế tiếp."
    ),
    "per_entrant_none": "Không giới hạn số giải của một người dự thi.",
    "title_example": "Ví dụ tính điểm",
    "example_none": "Chưa có ví dụ: thang điểm chưa được quyết định.",
    "example_long": "Không có ví dụ: cần hơn {most} giám khảo.",
    "example_impossible": "Không có ví dụ: quy định này không cho kết quả với số liệu giả định.",
    "example_intro": "Ví dụ sau dùng số liệu giả định, được tính bằng chính phép tính xếp hạng.",
    "example_round": "Vòng “{name}”:",
    "judge": "Giám khảo {number}",
    "judge_of": "Giám khảo {number} ({panel})",
    "example_sheet": "{judge}: {points}. Tổng phiếu: {total}",
    "example_point": "{name} {points}",
    "example_point_factor": "{name} {points} × {factor}",
    "example_dropped": "bỏ {judges}",
    "example_mean": "trung bình cộng{panel}: ({values}) ÷ {count} = {value}",
    "example_sum": "tổng cộng{panel}: {values} = {value}",
    "example_corrected": "trung bình cộng đã trừ độ lệch: ({values}) ÷ {count} = {value}",
    "example_unseen": "một đối tượng khác có đúng các phiếu đó và thêm một phiếu. {sheet}",
    "example_effects": "độ lệch, tính trên hai đối tượng đó: {effects}",
    "example_median": "trung vị{panel} của {values}: {value}",
    "example_panel": " ban {panel}",
    "example_criterion": "{name}: {combined}; điểm tiêu chí {figure}",
    "example_criterion_factor": "{name}: {combined}; điểm tiêu chí {figure}; nhân hệ số {factor} được {weighted}",
    "example_votes": "{votes} phiếu bình chọn, cao nhất là {most} phiếu",
    "example_figure": "điểm của vòng: {figure}",
    "example_carried": "cộng {points} từ vòng “{name}”",
    "example_total": "tổng điểm: {total}",
    "example_passed": "{total} đạt mức {threshold}",
    "example_failed": "{total} không đạt mức {threshold}",
}
