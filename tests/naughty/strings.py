"""Strings that have broken programs: the classes of the Big List of Naughty Strings, and what Vietnamese adds."""

import unicodedata

NAME = "Nguyễn Thị Hường"
VIETNAMESE = "ẮẰẴẲẶẤẦẪẨẬÉÈẼẺẸẾỀỄỂỆÍÌĨỈỊỐỒỖỔỘỚỜỠỞỢỨỪỮỬỰÝỲỸỶỴĐ ắằẵẳặấầẫẩậéèẽẻẹếềễểệíìĩỉịốồỗổộớờỡởợứừữửựýỳỹỷỵđ"
FORMULAS = (
    '=HYPERLINK("https://example.org","bấm")', "=1+1", "+1", "-1", "@SUM(1,2)", "\t=1+1", "\r=1+1", "＝1+1", "'=1+1",
    " =cmd|' /C calc'!A0", "%0A=1", '"=1+1"', "=1;2", "\n=1",
)  # fmt: skip
MARKUP = (
    "<script>alert(1)</script>", "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>', "' onfocus=alert(1) autofocus '", "<svg/onload=alert(1)>", "javascript:alert(1)",
    "<iframe src=javascript:alert(1)>", "<!--", "]]>", "<a href='javascript:alert(1)'>x</a>", "&lt;b&gt;&amp;&#60;",
    "<style>*{display:none}</style>", "<base href=//example.org>", "<math><mi xlink:href='data:x,y'>", "`${alert(1)}`",
)  # fmt: skip
TEMPLATES = ("{{ 7*7 }}", "{% raise %}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "%(n)s %s %n", "{0} {x.__class__}", "%d%%",
             "#panic()", '#read("/etc/passwd")', "$ x *a _b \\ ]", "\\u0041\\x41", "$HOME `id` $(id)")  # fmt: skip
PLAIN = ("undefined", "null", "NaN", "Infinity", "1e309", "-0", "0x10", "true", "[]", "1;DROP TABLE entry",
         "' OR 1=1 --", "../../etc/passwd", "CON", "1/0", "٣", "𝟙", "½", "1.000.000", "0912345678")  # fmt: skip
UNICODE = (
    NAME, unicodedata.normalize("NFD", NAME), unicodedata.normalize("NFKD", "Đèn ﬁ ①"), VIETNAMESE, "hoà hòa ð Đ đ",
    "gốm\u200d\u200cmen", "\ufeffgốm\u200b", "\u202egốm\u202c \u2066x\u2069", "a\u2028b\u2029c", "Ｂình　gốm",
    "ㅤ", "а е о",
    "👩‍🎨👨‍👩‍👧🏽🇻🇳", "𠜎𠾴", "田中さん 社會科學院", "الكلّ", "Ω≈ç√∫˜µ≤≥÷", "Ѐ́ẛ̣", "e" + "\u0301" * 1000, "\u0301đầu",
    "\ufffe\uffff\U0010ffff", "a\x00b", "\x01\x08\x0b\x1b[31m\x7f", "\x85\xa0\xad", " \u3000\u2003 ", "ﷺ" * 5, "İıſẞß",
)  # fmt: skip
BROKEN = ("\ud800", "gốm\udfffmen", "\udc80")  # half a character, as JSON and bad bytes can bring it
STRINGS = (*FORMULAS, *MARKUP, *TEMPLATES, *PLAIN, *UNICODE, *BROKEN)
