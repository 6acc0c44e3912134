"""The sentences of a diagnosis in Vietnamese, for a chair who never studied statistics."""

NUMERALS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")

WORDS = {
    # phrases
    "share": "{percent}\N{NO-BREAK SPACE}%",
    "share_most": "trên 99\N{NO-BREAK SPACE}%",
    "share_least": "dưới 1\N{NO-BREAK SPACE}%",
    "at_most": "nhiều nhất là {percent}\N{NO-BREAK SPACE}%",
    "at_least": "ít nhất {percent}\N{NO-BREAK SPACE}%",
    "sheets": "{count} phiếu chấm",
    "sheets_one": "{count} phiếu chấm",
    "sheets_between": "{low} đến {high} phiếu chấm",
    "numbers": "số {numbers}",
    "numbers_one": "số {numbers}",
    "and_more": "{numbers} và {things} khác",
    "judge": "Giám khảo {number}",
    "line_award": "vạch {name}",
    "line_band": "mức “{name}” (từ {points} điểm)",
    "line_threshold": "ngưỡng {points} điểm",
    "line_moved": "ngưỡng ấy",
    "line_keep": "vạch vào vòng sau",
    "line_of_group": "{line} nhóm {group}",
    # titles
    "title_line": "Quanh {line}",
    "title_entries": "Điểm và khoảng điểm có thể",
    "title_severity": "Rộng tay, chặt tay",
    "title_without_judge": "Nếu thiếu một giám khảo",
    "title_changes": "Nếu tính khác đi",
    "title_agreement": "Các giám khảo đồng thuận đến đâu",
    "title_flags": "Những điều nên xem lại",
    "title_advice": "Nên chấm thêm ở đâu",
    "title_rasch": "Điểm công bằng (mô hình Rasch nhiều mặt)",
    "title_cautions": "Cần lưu ý khi đọc",
    # lines
    "line_unclear": "{things} quanh {line} không phân biệt được bằng {sheets}.",
    "line_unclear_one": "Ở {line}, chỉ {entry} chưa rõ thuộc phía trên hay phía dưới.",
    "line_clear": "Ở {line}, {sheets} đủ để phân biệt {subject} nào thuộc phía trên, {subject} nào thuộc phía dưới.",
    "line_fairly": (
        "Ở {line}, {sheets} cho thấy khá rõ, tuy chưa chắc hẳn, {subject} nào thuộc phía trên, {subject} nào thuộc "
        "phía dưới."
    ),
    "line_untold": "Chưa nói được kết quả ở {line} chắc chắn đến đâu.",
    "line_chances": "Khả năng thuộc phía trên vạch của mỗi {subject} ấy là từ {low} đến {high}.",
    "line_chances_alike": "Khả năng thuộc phía trên vạch của mỗi {subject} ấy là {chance}.",
    "line_chance": "Khả năng thuộc phía trên vạch là {chance}.",
    "line_again_people": (
        "Nếu một ban giám khảo khác, cũng {judges} người, chấm lại, thứ tự trong {things} này có thể đổi."
    ),
    "line_again": (
        "Nếu một ban giám khảo khác chấm lại, mỗi {subject} cũng {sheets}, thứ tự trong {things} này có thể đổi."
    ),
    "line_rest": "{things} phía trên và {below} phía dưới đều có {share} khả năng thuộc đúng phía hiện nay.",
    "line_rest_above": "{things} phía trên đều có {share} khả năng thuộc đúng phía này.",
    "line_rest_above_one": "{entry} phía trên có {share} khả năng thuộc đúng phía này.",
    "line_rest_below": "{things} phía dưới đều có {share} khả năng thuộc đúng phía này.",
    "line_rest_below_one": "{entry} phía dưới có {share} khả năng thuộc đúng phía này.",
    "line_against_above": (
        "Xin xem kỹ {entries}: đang ở phía trên, nhưng tính cả ai đã chấm rộng tay, ai chặt tay thì khả năng thuộc "
        "phía trên {chance}."
    ),
    "line_against_below": (
        "Xin xem kỹ {entries}: đang ở phía dưới, nhưng tính cả ai đã chấm rộng tay, ai chặt tay thì khả năng thuộc "
        "phía trên {chance}."
    ),
    "line_winners": (
        "Nếu rất nhiều giám khảo như thế này cùng chấm, trong {things} đang ở phía trên có khoảng {right} vẫn ở "
        "phía trên."
    ),
    "line_winner": ("Nếu rất nhiều giám khảo như thế này cùng chấm, {entry} vẫn ở phía trên với {chance} khả năng."),
    "chance_said": "{entry}: khả năng thuộc phía trên {line} là {chance}.",
    "entry_said": (
        "{entry}, {total} điểm: nếu rất nhiều giám khảo như thế này cùng chấm, có 95 % khả năng điểm nằm trong "
        "khoảng {low} đến {high}."
    ),
    "entry_places": "Hạng nằm trong khoảng {first} đến {last}, cũng với 95 % khả năng.",
    "entry_plain": "{entry}, {total} điểm.",
    # severity
    "severity_intro": (
        "Mức chênh là số điểm một giám khảo cho cao hơn (+) hay thấp hơn (−) cả ban, tính trên những {subject} "
        "chấm chung. Chênh không phải là lỗi."
    ),
    "severity_range": (
        "Người rộng tay nhất ({high}) và người chặt tay nhất ({low}) cách nhau {points} điểm trên thang {maximum} điểm."
    ),
    "severity_lenient": (
        "{judge} rộng tay: mỗi phiếu cao hơn cả ban khoảng {points} điểm (sai số {error}; đã chấm {count} phiếu)."
    ),
    "severity_strict": (
        "{judge} chặt tay: mỗi phiếu thấp hơn cả ban khoảng {points} điểm (sai số {error}; đã chấm {count} phiếu)."
    ),
    "severity_unsure": (
        "{judge}: mức chênh {signed} điểm nhỏ so với sai số {error}, có thể chỉ là tình cờ (đã chấm {count} phiếu)."
    ),
    "severity_even": "{judge} không rộng tay, cũng không chặt tay hơn cả ban (đã chấm {count} phiếu).",
    "severity_more": "Còn {count} giám khảo nữa rộng tay hay chặt tay rõ rệt.",
    "severity_others": "{count} giám khảo có mức chênh nhỏ so với sai số, có thể chỉ là tình cờ.",
    "severity_error": (
        "Sai số cho biết mức chênh có thể khác đi bao nhiêu do tình cờ; chênh dưới hai lần sai số thì chưa nói lên gì."
    ),
    "severity_complete": (
        "Mọi giám khảo đều chấm mọi {subject}, nên rộng tay hay chặt tay không làm lợi, không làm thiệt cho riêng "
        "{subject} nào."
    ),
    "severity_partial": (
        "Khi hai {subject} không do cùng những giám khảo chấm, rộng tay hay chặt tay có thể làm lợi cho "
        "{subject} này, làm thiệt cho {subject} kia."
    ),
    "severity_taken": "Thể lệ trừ mức rộng tay, chặt tay của từng giám khảo khi tính điểm.",
    "severity_spread": (
        "Trừ mức chênh ấy rồi, một phiếu vẫn thường lệch khoảng {points} điểm so với mức chung của {subject}: đó "
        "là nhận xét riêng của từng người và tình cờ."
    ),
    # what if
    "if_without_judge": "Nếu không có phiếu của {of}",
    "if_weight_up": "Nếu tiêu chí “{of}” được tính nặng thêm một phần mười",
    "if_weight_down": "Nếu tiêu chí “{of}” được tính nhẹ đi một phần mười",
    "if_combine_mean": "Nếu lấy trung bình cộng các phiếu",
    "if_combine_median": "Nếu lấy phiếu đứng giữa (trung vị)",
    "if_combine_trimmed": "Nếu bỏ phiếu cao nhất và phiếu thấp nhất rồi lấy trung bình",
    "if_combine_corrected": "Nếu trừ mức rộng tay, chặt tay của từng giám khảo rồi lấy trung bình",
    "if_threshold": "Nếu ngưỡng là {of} điểm",
    "change_both": "{cause}, {rises} lên trên {line} và {falls} xuống dưới.",
    "change_rises": "{cause}, {rises} lên trên {line}.",
    "change_falls": "{cause}, {falls} xuống dưới {line}.",
    "change_none": "{cause}, không {subject} nào qua {line}.",
    "still_without_judge": "Thiếu phiếu của bất kỳ một giám khảo nào cũng không làm {subject} nào qua {line}.",
    "still_weight_up": "Tính nặng thêm một phần mười bất kỳ tiêu chí nào cũng không làm {subject} nào qua {line}.",
    "still_weight_down": "Tính nhẹ đi một phần mười bất kỳ tiêu chí nào cũng không làm {subject} nào qua {line}.",
    "still_combine": "Gộp các phiếu theo những cách khác đã thử cũng không làm {subject} nào qua {line}.",
    "still_threshold": "Ngưỡng cao hơn hay thấp hơn một bậc điểm cũng không làm {subject} nào qua {line}.",
    "no_line": "vạch nào",
    "change_more": "Còn {count} thay đổi nữa làm {subject} qua vạch; bảng đầy đủ ghi từng thay đổi.",
    # advice
    "advice_each": "Thêm một phiếu cho mỗi {subject} trong {things} này ({count} phiếu): {entries}.",
    "advice_several": "Thêm {count} phiếu cho {things} này: {entries}.",
    "advice_gain": (
        "Ở {line}, số {subject} phía trên thật sự thuộc phía ấy được chờ đợi tăng từ {now} lên {then}; cũng "
        "{count} phiếu mà rải đều thì chỉ lên {evenly}."
    ),
    "advice_gain_alone": (
        "Ở {line}, số {subject} phía trên thật sự thuộc phía ấy được chờ đợi tăng từ {now} lên {then}; cũng "
        "{count} phiếu mà rải đều thì không tăng."
    ),
    "advice_times": "Như vậy có ích gấp {times} lần {count} phiếu rải đều.",
    "advice_even": "Ở {line}, chấm thêm tập trung không có ích hơn rải đều.",
    "advice_none": "Ở vạch cuối của mỗi nhóm không có {subject} nào cần chấm thêm để phân biệt.",
    "advice_nobody": (
        "Không có phiếu chấm thêm nào của giám khảo hiện có giúp phân biệt hơn; muốn rõ hơn có thể mời thêm giám khảo."
    ),
    "advice_elsewhere": "Nên chấm thêm ở đâu chỉ được tính cho vạch cuối của mỗi nhóm.",
    "advice_sheet": "{entry}: xin {judge} chấm thêm.",
    "advice_sheet_new": "{entry}: xin một giám khảo chưa chấm chấm thêm.",
    # flags
    "flags_intro": "Đây là những điều nên xem lại, không phải kết luận về ai.",
    "flags_none": "Không thấy điều gì khác thường. Khi ít giám khảo hay ít phiếu, có những điều không thể thấy được.",
    "flags_more": "Còn {count} điều nữa trong bảng đầy đủ.",
    "flag_severity_high": (
        "{judge} cho mỗi phiếu cao hơn cả ban khoảng {points} điểm, nhiều hơn mức trong ban vẫn chênh nhau."
    ),
    "flag_severity_low": (
        "{judge} cho mỗi phiếu thấp hơn cả ban khoảng {points} điểm, nhiều hơn mức trong ban vẫn chênh nhau."
    ),
    "caution_severity": "Rộng tay, chặt tay là cách chấm, không phải lỗi; chỉ cần xem ai đã được người ấy chấm.",
    "flag_erratic_high": "Phiếu của {judge} lệch khỏi các phiếu khác gấp {value} lần mức thường của ban.",
    "caution_erratic": "Người ấy có thể thấy điều người khác không thấy; xin hỏi trước khi nhận định.",
    "flag_outlier_sheet_high": (
        "Phiếu {judge} chấm {entry} cao hơn khoảng {points} điểm so với mức mà các phiếu khác gợi ra."
    ),
    "flag_outlier_sheet_low": (
        "Phiếu {judge} chấm {entry} thấp hơn khoảng {points} điểm so với mức mà các phiếu khác gợi ra."
    ),
    "caution_outlier_sheet": "Có thể ghi nhầm, cũng có thể là ý kiến riêng có lý do; xin hỏi người chấm.",
    "flag_spread_high": "{judge} cho điểm cách nhau rộng gấp {value} lần mức thường của ban.",
    "flag_spread_low": "{judge} cho điểm cách nhau chỉ bằng {value} lần mức thường của ban.",
    "caution_spread": "Ai dùng khoảng điểm rộng thì ảnh hưởng đến thứ tự nhiều hơn; đó là cách chấm, không phải lỗi.",
    "flag_favouritism_high": (
        "So với giám khảo khác chấm cùng {subject}, {judge} cho những {subject} có liên quan thêm khoảng {points} "
        "điểm nữa, ngoài mức vẫn cho {subject} khác."
    ),
    "flag_favouritism_low": (
        "So với giám khảo khác chấm cùng {subject}, {judge} cho những {subject} có liên quan bớt khoảng {points} "
        "điểm nữa, ngoài mức vẫn cho {subject} khác."
    ),
    "caution_favouritism": "Có thể do tình cờ hay do hiểu rõ hơn; con số này không chứng minh thiên vị.",
    "flag_straight_lining_high": "{judge} cho mọi tiêu chí cùng một mức ở {share} số phiếu.",
    "caution_straight_lining": "{subject} có thể đồng đều thật; xin hỏi người chấm đã xét riêng từng tiêu chí chưa.",
    "flag_halo_high": (
        "Ở phiếu của {judge}, các tiêu chí lên xuống cùng nhau khác thường (tương quan {value}; cao nhất là 1)."
    ),
    "caution_halo": "Ấn tượng chung có thể đã lấn từng tiêu chí, cũng có thể các tiêu chí vốn gần nhau.",
    "flag_drift_high": "Từ phiếu đầu đến phiếu cuối, {judge} cho điểm cao dần thêm khoảng {points} điểm.",
    "flag_drift_low": "Từ phiếu đầu đến phiếu cuối, {judge} cho điểm thấp dần đi khoảng {points} điểm.",
    "caution_drift": (
        "Người ấy có thể đã quen tay hay mệt; cũng xin xem {subject} có được xếp theo một thứ tự nào không."
    ),
    "flag_alike_high": "Phiếu của {judge} và {other} giống nhau khác thường (tương quan {value}; cao nhất là 1).",
    "caution_alike": "Hai người có thể cùng nghề, cùng cách nhìn; giống nhau không có nghĩa là đã bàn với nhau.",
    # Rasch
    "rasch_intro": (
        "Mô hình này coi mỗi điểm là do ba điều: {subject} tốt đến đâu, giám khảo chặt tay đến đâu, tiêu chí khó "
        "đến đâu. Điểm công bằng là điểm {subject} sẽ được nếu ai cũng chấm như một giám khảo trung bình."
    ),
    "rasch_scale": (
        "Mô hình đo bằng logit: hơn 1 logit thì khả năng được bậc điểm cao hơn, so với bậc điểm kề dưới, gấp 2,7 lần."
    ),
    "fair_entry": "{name}: điểm công bằng {average} ({measure} logit, sai số {error}).",
    "fair_judge": (
        "{name}: một {subject_one} trung bình được {average} điểm từ người này (chặt tay {measure} logit, sai số "
        "{error})."
    ),
    "fair_entry_extreme": (
        "{name}: điểm công bằng {average}, chỉ là ước chừng, vì mọi điểm đều ở cùng một đầu của thang."
    ),
    "fair_judge_extreme": (
        "{name}: một {subject_one} trung bình được {average} điểm từ người này, chỉ là ước chừng, vì mọi điểm đều ở "
        "cùng một đầu của thang."
    ),
    "fit_usual": "Các phiếu khớp với mô hình.",
    "fit_high": (
        "Các phiếu khó đoán hơn mô hình chờ đợi (infit {infit}, outfit {outfit}; từ 0,5 đến 1,5 là bình thường)."
    ),
    "fit_low": "Các phiếu đều hơn mô hình chờ đợi (infit {infit}, outfit {outfit}; từ 0,5 đến 1,5 là bình thường).",
    "rasch_fit": "{count} giám khảo có phiếu khớp với mô hình, {others} có phiếu không khớp.",
    "rasch_fit_all": "Phiếu của cả {count} giám khảo đều khớp với mô hình.",
    "rasch_extreme": "Không đo được chắc {entries}, vì mọi điểm đều ở cùng một đầu của thang.",
    # cautions
    "caution_weakly_linked": (
        "Các giám khảo chấm chung quá ít {subject}, nên mức rộng tay, chặt tay và mọi con số dựa vào đó kém chắc chắn."
    ),
    "caution_correction_not_used": (
        "Thể lệ chỉ trừ mức rộng tay, chặt tay của từng giám khảo khi đo được đủ chắc; lần này không đo được như vậy, "
        "nên tính theo trung bình cộng các phiếu."
    ),
    "caution_carried": (
        "Điểm cộng từ các vòng trước được giữ nguyên: các khoảng và khả năng ở đây chỉ nói điểm của vòng này chắc "
        "đến đâu."
    ),
    # what cannot be said
    "untold": "{part}: chưa nói được, vì {reason}.",
    "part_severity": "Rộng tay, chặt tay",
    "part_chance": "Khả năng trên vạch và khoảng điểm",
    "part_without_judge": "Kết quả nếu thiếu một giám khảo",
    "part_changes": "Kết quả nếu tính khác đi",
    "part_agreement": "Mức đồng thuận",
    "part_flags": "Những điều nên xem lại",
    "part_advice": "Nên chấm thêm ở đâu",
    "part_rasch": "Điểm công bằng",
    "reason_no_sheets": "chưa có phiếu chấm nào",
    "reason_one_entry": "chỉ có một {subject}",
    "reason_one_judge": "chỉ có một giám khảo",
    "reason_all_equal": "mọi phiếu cho cùng một điểm",
    "reason_unconnected": (
        "các giám khảo chia thành những nhóm không có {subject} nào chấm chung, nên không so được với nhau"
    ),
    "reason_nothing_shared": "không {subject} nào có từ hai phiếu, nên không so được giám khảo với nhau",
    "reason_too_few": "còn quá ít số liệu",
    "reason_alike": (
        "trừ rộng tay, chặt tay thì các phiếu khớp nhau hoàn toàn, nên không cho thấy tình cờ có thể làm lệch bao nhiêu"
    ),
    "reason_incomplete": "chỉ tính được khi mọi giám khảo chấm mọi {subject}",
}
