"""Language and appearance: chosen by anybody on any page, kept on the device."""

import pytest

import tests.factories as make


def language_of(answer) -> str:
    return answer.text.split('<html lang="')[1][:2]


def test_vietnamese_unless_chosen(client):
    assert language_of(client.get("/", headers={"Accept-Language": "en"})) == "vi"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_choice_stays_on_the_device(client, language):
    assert client.post("/preferences", data={"language": language}).status_code == 302
    assert language_of(client.get("/")) == language
    assert language_of(client.get("/no/such/page")) == language


def test_a_persons_language_comes_along(as_person):
    assert language_of(as_person(make.person(language="en")).get("/")) == "en"


def test_the_device_goes_before_the_person(as_person):
    client = as_person(make.person(language="en"))
    client.set_cookie("language", "vi")
    assert language_of(client.get("/")) == "vi"


@pytest.mark.parametrize("language", ["fr", "../en", "", "vi;x", "ＥＮ"])
def test_another_language_is_not_taken(client, language):
    client.post("/preferences", data={"language": language})
    assert language_of(client.get("/")) == "vi"
    client.set_cookie("language", language)
    assert language_of(client.get("/")) == "vi"


@pytest.mark.parametrize("theme", ["light", "dark", "hall"])
def test_appearance(client, theme):
    client.post("/preferences", data={"theme": theme})
    assert f'data-theme="{theme}"' in client.get("/").text
    client.post("/preferences", data={"theme": "device"})
    assert "data-theme=" not in client.get("/").text.split("<head>")[0]


def test_an_unknown_appearance_is_not_written_into_the_page(client):
    client.set_cookie("theme", "x onload=alert(1)")
    assert "alert(1)" not in client.get("/").text
