/* One photo to the server. XMLHttpRequest, because fetch cannot say how much has been sent. */

import { headers } from "./http.js";

const PATIENCE = 5 * 60 * 1000;

/** The server's {ok, html} or {ok: false, message}; null when it could not be reached or is in trouble. */
export function send(url, file, sending) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("photo", file, file.name);
    request.open("POST", url);
    request.timeout = PATIENCE;
    request.responseType = "json";
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", (event) => sending(Math.floor((100 * event.loaded) / event.total)));
    request.addEventListener("load", () => done(request.status < 500 ? request.response : null));
    for (const trouble of ["error", "timeout", "abort"]) request.addEventListener(trouble, () => done(null));
    request.send(data);
  });
}
