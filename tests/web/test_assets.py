"""Static files: fetched once by a browser, found again by a page that was opened before a deploy."""

from flask import url_for


def test_the_address_carries_the_version_and_is_kept_for_ever(app, client):
    with app.test_request_context():
        address = url_for("static", filename="css/app.css")
    with client.get(address) as answer:
        assert answer.content_type.startswith("text/css")
    assert app.config["STATIC_VERSION"] in address
    assert "immutable" in answer.headers["Cache-Control"]


def test_a_file_not_sent_again_is_closed(client):
    with client.get("/static/x/css/app.css") as first:
        known = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/static/x/css/app.css", headers=known).status_code == 304


def test_an_older_address_still_answers(client):
    with client.get("/static/0123456789ab/css/app.css") as answer:
        assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


def test_nothing_outside_the_folder(client):
    assert client.get("/static/x/../../config.py").status_code == 404
    assert client.get("/static/x/%2e%2e/config.py").status_code == 404
