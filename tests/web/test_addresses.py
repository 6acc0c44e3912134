"""Only our own paths are followed after a form: whatever a browser might make of the rest."""

import pytest

import tests.factories as make
from judging.web.addresses import own
from tests.factories import PASSWORD

ELSEWHERE = [
    "https://evil.example", "http:evil.example", "http:/evil.example", "http:///evil.example", "//evil.example",
    "///evil.example", "////evil.example", "/\\evil.example", "\\/evil.example", "\\\\evil.example", "\\evil.example",
    "/\\/evil.example", "/\t/evil.example", "/\n/evil.example", "/\r/evil.example", "\t//evil.example",
    " //evil.example", " https://evil.example", "/%09/evil.example", "/%0a/evil.example", "/%0d/evil.example",
    "/%5cevil.example", "/%5Cevil.example", "/%2fevil.example", "/%2Fevil.example", "/%252fevil.example",
    "/%255cevil.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x",
    "evil.example", "evil.example/path", "@evil.example", "?next=//evil.example", "#//evil.example", ".//evil.example",
    "../evil.example", "/\u2028/evil.example", "/\x00/evil.example", "/\x7f/evil.example", "／／evil.example",
    "/。/evil.example", "https:\\\\evil.example", "/a//evil.example/..", "ftp://evil.example", "/\x0b/evil.example",
    "/ /evil.example", "", None,
]  # fmt: skip


@pytest.mark.parametrize("typed", ELSEWHERE)
def test_elsewhere_is_not_followed(typed):
    assert own(typed) is None


@pytest.mark.parametrize(
    "typed", ["/", "/my/", "/c/ha-noi-2026", "/admin/people?q=nguy%E1%BB%85n&page=2", "/a?next=/b"]
)
def test_our_own_paths_are(typed):
    assert own(typed) == typed


@pytest.mark.parametrize("typed", ["//evil.example", "/\\evil.example", "https://evil.example", "/%09/evil.example"])
def test_no_form_leads_away(app, client, typed):
    make.person(email="an@example.org")
    make.save()
    assert client.post("/preferences", data={"theme": "dark", "next": typed}).location == "/"
    signed_in = client.post("/sign-in", data={"contact": "an@example.org", "password": PASSWORD, "next": typed})
    assert signed_in.location == "/my/"
    assert "evil" not in client.get("/register/recovery-code", query_string={"next": typed}).text.split("<main")[1]
