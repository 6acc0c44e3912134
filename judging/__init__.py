"""Judging product-design competitions: entries, scores, exact rankings, award lists."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from flask import Flask
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined

import config
from judging import settings, web
from judging.infra import db, i18n, log
from judging.infra.storage.choosing import store_for
from judging.web import assets
from judging.web.desk.imports import LARGE


class Application(assets.Assets):
    """Flask whose templates may not use a name nobody gave them."""

    jinja_options: ClassVar = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}


def create_app(given: Mapping[str, str | None] | None = None) -> Flask:
    """The application; ``given`` settings go before the environment's. Raises RuntimeError on unsafe ones."""
    known = settings.check(config.read() | dict(given or {}))
    instance = Path(known["INSTANCE"]).resolve()
    instance.mkdir(parents=True, exist_ok=True)
    app = Application(
        __name__,
        instance_path=str(instance),
        template_folder=config.ROOT / "templates",
        static_folder=config.ROOT / "static",
        static_url_path=assets.ADDRESS,
    )
    app.config.update(settings.flask(known, instance))
    log.init()
    db.init(app, app.config["DATABASE_URL"], instance)
    i18n.init(app)
    CSRFProtect(app).exempt(LARGE)
    app.extensions["photos"] = store_for(app.config, instance)
    web.init(app)
    return app
