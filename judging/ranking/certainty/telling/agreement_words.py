"""What each figure of agreement is and what its value means, in both languages."""

WORDS = {
    "vi": {
        "agreement_intro": (
            "Mỗi con số dưới đây là một cách đo các giám khảo nhìn giống nhau đến đâu; 1 là hoàn toàn giống nhau. "
            "Các con số này nói về cả danh sách, từ thấp đến cao; quanh một vạch, nơi điểm sát nhau, chưa chắc như vậy."
        ),
        "agreement_squares": "Khác nhau bao nhiêu được tính bằng bình phương độ lệch.",
        "figure_icc_1_1": "ICC(1,1)",
        "about_icc_1_1": "Độ tin cậy của một phiếu, không biết phiếu ấy do ai chấm.",
        "figure_icc_2_1": "ICC(2,1)",
        "about_icc_2_1": "Độ tin cậy của một phiếu, tính cả chuyện có người rộng tay, người chặt tay.",
        "figure_icc_3_1": "ICC(3,1)",
        "about_icc_3_1": "Độ tin cậy của một phiếu về thứ tự, không tính rộng tay, chặt tay.",
        "figure_icc_1_k": "ICC(1,k)",
        "about_icc_1_k": "Độ tin cậy của trung bình các phiếu, không biết phiếu nào do ai chấm.",
        "figure_icc_2_k": "ICC(2,k)",
        "about_icc_2_k": "Độ tin cậy của trung bình các phiếu, tính cả chuyện có người rộng tay, người chặt tay.",
        "figure_icc_3_k": "ICC(3,k)",
        "about_icc_3_k": "Độ tin cậy của trung bình các phiếu về thứ tự, không tính rộng tay, chặt tay.",
        "figure_alpha_nominal": "Alpha của Krippendorff, điểm như nhãn",
        "about_alpha_nominal": (
            "Các giám khảo cho đúng cùng một điểm nhiều hơn tình cờ bao nhiêu; trên thang dài, đúng cùng điểm vốn hiếm."
        ),
        "figure_alpha_ordinal": "Alpha của Krippendorff, điểm như thứ bậc",
        "about_alpha_ordinal": "Các giám khảo xếp bậc giống nhau hơn tình cờ bao nhiêu.",
        "figure_alpha_interval": "Alpha của Krippendorff, điểm như khoảng cách",
        "about_alpha_interval": "Điểm các giám khảo cho cùng một {subject} gần nhau hơn tình cờ bao nhiêu.",
        "figure_alpha_ratio": "Alpha của Krippendorff, điểm như tỷ lệ",
        "about_alpha_ratio": "Điểm gần nhau hơn tình cờ bao nhiêu, chênh lệch được tính theo tỷ lệ với điểm.",
        "figure_kendall_w": "W của Kendall",
        "about_kendall_w": "Các giám khảo xếp thứ tự giống nhau đến đâu: 0 là không có gì chung, 1 là cùng một thứ tự.",
        "figure_g_absolute": "Hệ số tổng quát hóa, theo điểm",
        "about_g_absolute": "Độ tin cậy của điểm trung bình, tính cả chuyện có người rộng tay, người chặt tay.",
        "figure_g_relative": "Hệ số tổng quát hóa, theo thứ tự",
        "about_g_relative": "Độ tin cậy của thứ tự theo điểm trung bình, khi mọi {subject} do cùng những người chấm.",
        "figure_judges_needed": "Số phiếu cần có",
        "about_judges_needed": (
            "Mỗi {subject} cần bao nhiêu phiếu để điểm trung bình của cả danh sách có độ tin cậy 0,8, mức thường được "
            "đòi hỏi; quanh vạch thường cần nhiều hơn."
        ),
        "means_single": (
            "{share} sự khác nhau giữa các phiếu là do {subject} hơn kém nhau thật; phần còn lại do người chấm "
            "và tình cờ."
        ),
        "means_mean": (
            "{share} sự khác nhau giữa các điểm trung bình là do {subject} hơn kém nhau thật; phần còn lại do người "
            "chấm và tình cờ."
        ),
        "means_alpha": "Bất đồng giữa các giám khảo còn bằng {share} mức bất đồng khi chấm tình cờ.",
        "means_alpha_none": "Các giám khảo bất đồng không ít hơn khi chấm tình cờ.",
        "means_w": "Mức trùng thứ tự bằng {share} mức cao nhất có thể.",
        "means_nothing": "Các phiếu không cho thấy {subject} nào hơn {subject} nào.",
        "means_judges": "Cần khoảng {sheets} mỗi {subject}; hiện có {now}.",
        "level_reliability_0": "Như vậy là thấp.",
        "level_reliability_1": "Như vậy là vừa phải.",
        "level_reliability_2": "Như vậy là tốt.",
        "level_reliability_3": "Như vậy là rất cao.",
        "level_alpha_0": "Chưa đủ để dựa vào.",
        "level_alpha_1": "Chỉ đủ cho nhận định tạm thời.",
        "level_alpha_2": "Đủ để dựa vào.",
    },
    "en": {
        "agreement_intro": (
            "Each figure below is one way to measure how alike the judges see; 1 is exactly alike. "
            "They are about the whole list from low to high; at a line, where points are close, it may be otherwise."
        ),
        "agreement_squares": "Differences are measured by the squares of deviations.",
        "figure_icc_1_1": "ICC(1,1)",
        "about_icc_1_1": "How reliable one sheet is, not knowing whose it is.",
        "figure_icc_2_1": "ICC(2,1)",
        "about_icc_2_1": "How reliable one sheet is, with some judges lenient and some strict.",
        "figure_icc_3_1": "ICC(3,1)",
        "about_icc_3_1": "How reliable one sheet is for the order, leaving leniency and strictness aside.",
        "figure_icc_1_k": "ICC(1,k)",
        "about_icc_1_k": "How reliable the mean of the sheets is, not knowing whose they are.",
        "figure_icc_2_k": "ICC(2,k)",
        "about_icc_2_k": "How reliable the mean of the sheets is, with some judges lenient and some strict.",
        "figure_icc_3_k": "ICC(3,k)",
        "about_icc_3_k": "How reliable the mean of the sheets is for the order, leaving leniency and strictness aside.",
        "figure_alpha_nominal": "Krippendorff's alpha, points as labels",
        "about_alpha_nominal": (
            "How much more often than by chance judges give exactly the same points; on a long scale that is rare."
        ),
        "figure_alpha_ordinal": "Krippendorff's alpha, points as ranks",
        "about_alpha_ordinal": "How much more alike than by chance judges rank.",
        "figure_alpha_interval": "Krippendorff's alpha, points as distances",
        "about_alpha_interval": "How much closer than by chance the points are that judges give the same {subject}.",
        "figure_alpha_ratio": "Krippendorff's alpha, points as proportions",
        "about_alpha_ratio": "How much closer than by chance the points are, differences in proportion to them.",
        "figure_kendall_w": "Kendall's W",
        "about_kendall_w": "How alike the judges' orders are: 0 is no common order, 1 is one order.",
        "figure_g_absolute": "Generalizability coefficient, of points",
        "about_g_absolute": "How reliable the mean points are, with some judges lenient and some strict.",
        "figure_g_relative": "Generalizability coefficient, of the order",
        "about_g_relative": "How reliable the order by mean points is, where the same judges score all the {subject}.",
        "figure_judges_needed": "Sheets needed",
        "about_judges_needed": (
            "How many sheets each would need for mean points with a reliability of 0.8 over the whole list, as is "
            "usually asked for; near a line it often takes more."
        ),
        "means_single": (
            "{share} of the differences between sheets is because some {subject} are better than others; the rest is "
            "the judges, and chance."
        ),
        "means_mean": (
            "{share} of the differences between mean points is because some {subject} are better than others; the rest "
            "is the judges, and chance."
        ),
        "means_alpha": "The judges disagree by {share} of what mere chance would give.",
        "means_alpha_none": "The judges disagree no less than by mere chance.",
        "means_w": "The orders agree by {share} of what is possible.",
        "means_nothing": "The sheets do not show that some {subject} are better than others.",
        "means_judges": "Needed: about {sheets} each. There now: {now}.",
        "level_reliability_0": "That is low.",
        "level_reliability_1": "That is moderate.",
        "level_reliability_2": "That is good.",
        "level_reliability_3": "That is very high.",
        "level_alpha_0": "Not enough to rely on.",
        "level_alpha_1": "Enough for a tentative view only.",
        "level_alpha_2": "Enough to rely on.",
    },
}
