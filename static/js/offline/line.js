/* The line to the server: one request, its answer read as JSON, within a time limit.

   A redirect is never followed: a sign-in page or a portal is nobody's answer. */

import { within } from "./within.js";

const LONGEST = 10000;

/** Gives `ask(path, {body, token})`, which resolves to {status, answer, sent, received}: `answer` is null where it
    was no JSON, `sent` and `received` are the tablet's times. Rejects when nothing arrived. */
export function line({ fetch, now, wait, address }) {
  return async (path, { body = null, token = "" } = {}) => {
    const control = new AbortController();
    const sent = now();
    const request = { headers: { Accept: "application/json" }, redirect: "error", cache: "no-store", signal: control.signal };
    if (body) {
      const headers = { ...request.headers, "Content-Type": "application/json", "X-CSRFToken": token };
      Object.assign(request, { method: "POST", body: JSON.stringify(body), headers });
    }
    try {
      return await within(heard(fetch(address + path, request), { sent, now }), LONGEST, wait);
    } catch (error) {
      control.abort();
      throw error;
    }
  };
}

async function heard(arriving, { sent, now }) {
  const response = await arriving;
  const received = now();
  const answer = await response.json().catch(() => null);
  return { status: response.status, answer, sent, received };
}
