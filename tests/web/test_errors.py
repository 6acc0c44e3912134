"""A page that does not exist says so, in the language in force, with the strict headers."""


def test_missing_page(client):
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "Cookie" in answer.vary


def test_missing_page_for_a_script(client):
    answer = client.get("/no/such/page", headers={"Accept": "application/json"})
    assert answer.get_json()["ok"] is False
