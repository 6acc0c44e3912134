"""A diagnosis as one file: whole without a server, in both languages, nothing in it that is not a number."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from judging.cli.diagnosis_page import page, style
from tests.ranking.certainty import examples

EXAMPLES = {
    "told": examples.around_a_line,
    "nothing": examples.nothing_told,
    "no line": lambda: replace(examples.around_a_line(), lines=(), unclear={}, changes=(), advice=()),
    "large": lambda: examples.large(400, 40),
}


class Outline(HTMLParser):
    """What a document refers to and how it nests."""

    def __init__(self, text: str):
        super().__init__()
        self.ids, self.named, self.outside, self.open = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.ids += [given["id"]] if "id" in given else []
        self.named += (given.get("aria-labelledby") or "").split()
        self.outside += [given[name] for name in ("src", "href") if name in given and not given[name].startswith("#")]
        if tag not in ("meta", "link", "br", "input"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_file_is_whole(example, language):
    text = page([EXAMPLES[example]()], examples.the_rules(), language)
    outline = Outline(text)
    assert outline.open == [] and outline.outside == []
    assert len(outline.ids) == len(set(outline.ids)) and set(outline.named) <= set(outline.ids)
    assert f'<html lang="{language}">' in text and "@import" not in text and "url(" not in text
    shown = re.sub("<style>.*</style>", "", text, flags=re.DOTALL)
    assert not re.search(r"\bnan\b|\binf\b|\bNone\b|Undefined|%\(", shown)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", ["Chắc chắn đến đâu", "Tham khảo, không làm đổi kết quả", "Bảy sản phẩm", "87,60", "97 %", "+1,4"]),
        ("en", ["How sure are we", "For information; it changes no result", "Seven products", "87.60", "97 %", "+1.4"]),
    ],
)
def test_it_speaks_the_language(language, words):
    text = page([examples.around_a_line()], examples.the_rules(), language)
    assert [word for word in words if word not in text] == []


def test_every_line_stands_in_it_and_the_judges_once():
    text = page([examples.around_a_line()], examples.the_rules(), "vi")
    assert text.count("<article") == 2 and text.count("Rộng tay, chặt tay</h2>") == 1
    assert page([], examples.the_rules(), "en").count("There are no sheets yet.") == 1


def test_names_from_files_stay_text():
    rules = replace(examples.the_rules(), name="<script>alert(1)</script>")
    judges = tuple(replace(judge, judge=f"<b>{judge.judge}") for judge in examples.around_a_line().judges)
    text = page([replace(examples.around_a_line(), judges=judges, flags=())], rules, "vi")
    assert "<script" not in text and "<b>" not in text and "&lt;b&gt;3" in text


def test_the_style_says_the_order_of_its_layers_first():
    text = style()
    order, *layers = re.findall(r"@layer ([\w, ]+?)(?:;| \{)", text)
    assert order == "tokens, reset, base, layout, components, pages, print"
    assert set(layers) == set(order.split(", "))
    assert text.count("{") == text.count("}")
