"""What every answer carries, errors included: a strict content policy, no sniffing, no caching of private pages."""

from flask import Flask, Response, current_app, g, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'"
)
FIXED = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=()",
}
YEAR = 365 * 24 * 3600


def add(response: Response) -> Response:
    """Add the fixed headers, HSTS over TLS, and the caching rule of this path."""
    response.headers.extend(FIXED)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR}; includeSubDomains"
    if request.endpoint == "static" and response.status_code < 400:
        is_current = request.view_args["version"] == current_app.config["STATIC_VERSION"]
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if is_current else "no-cache"
        return response
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store" if response.status_code >= 500 or _is_private() else "no-cache"
    response.vary.add("Cookie")
    return response


def _is_private() -> bool:
    """All but public pages, and those too for who is signed in: they may show more."""
    is_public = (request.endpoint or "public").startswith("public")
    person = g.get("_login_user")  # None: the database could not say who this is
    return not is_public or request.method not in ("GET", "HEAD") or person is None or person.is_authenticated


def init(app: Flask) -> None:
    """Add them to every answer."""
    app.after_request(add)
