/* What others answer in the server's place: captive portals, proxies, login pages. None of it is ours. */

const HTML = { "content-type": "text/html; charset=utf-8" };
const JSON_TYPE = { "content-type": "application/json" };
const WELCOME = "<!doctype html><title>Wi-Fi</title><h1>Welcome! Please accept our terms.</h1>";

/** An answer whose JSON says yes to something, as far as it can know. */
const yes = (more) => (request, now) => {
  const sent = JSON.parse(request.body ?? "{}");
  return { status: 200, headers: JSON_TYPE, body: JSON.stringify({ ok: true, ...more(sent, now) }) };
};
/** Somebody who repeats whatever is sent, and says that all of it is kept. */
const echoed = (more) => ({ letter, device, operations = [] }, now) => ({ letter, device, now, known: true, latest: 1, standing: "",
  answers: operations.map(({ uuid }) => ({ uuid, outcome: "kept", version: 1, received_at: now, ...more(now) })) });
const page = (status, headers = HTML, body = WELCOME) => () => ({ status, headers, body });
const json = (status, body) => () => ({ status, headers: JSON_TYPE, body: JSON.stringify(body) });

export const PORTALS = {
  pages: [
    yes(echoed(() => ({}))),
    yes(echoed((now) => ({ receipt: { number: 1, previous: "", hash: `${now}`.padStart(64, "0") } }))),
    page(200),
    page(204, HTML, ""),
    page(511),
    () => ({ status: 200, headers: HTML, body: WELCOME, redirected: "http://portal.example/login" }),
    () => ({ status: 200, headers: HTML, body: "<title>Sign in</title>", redirected: "/sign-in?next=/judge/hall/" }),
    () => ({ status: 0, headers: {}, body: "", type: "opaqueredirect" }),
    yes(() => ({})),
    yes((sent) => ({ letter: sent.letter, device: sent.device })),
    json(200, null),
    json(200, []),
    json(200, { ok: false, message: "Please accept our terms." }),
  ],
  errors: [
    page(500), page(502), page(503), page(504), page(403), page(404), page(429),
    json(500, { ok: false, message: "Internal error" }),
    json(503, { ok: true }),
    json(400, { ok: false, message: "Bad request" }),
    json(401, { ok: false, code: "signed out" }),
    json(409, { ok: false, code: "judge", message: "Another judge" }),
    json(413, { ok: false, message: "Too large" }),
  ],
};
