/* The self-check of a tablet: looks, says in words what it found and what to do, and tells the server. */

import { headers } from "../lib/http.js";
import { filled, icon, state } from "../lib/words.js";
import { hall } from "../offline/hall.js";
import { CHECKS } from "../pack/checks.js";
import { Pack } from "../pack/pack.js";

export default function check(element) {
  const { checkUrl: url, checkSlug: slug, checkApp: app } = element.dataset;
  const words = JSON.parse(element.dataset.checkWords);
  const verdict = element.querySelector('[data-check-target="verdict"]');
  const again = element.querySelector('[data-check-do="again"]');

  async function look() {
    again.disabled = true;
    const here = await hall();
    await here?.syncNow();
    const judge = Number(document.querySelector('meta[name="judge"]').content);
    const canPack = window.caches && crypto.subtle && here;
    const has = { here, slug, app, pack: canPack ? new Pack({ slug, judge, says: () => {} }) : null };
    const result = {};
    for (const line of element.querySelectorAll("[data-check]")) {
      const name = line.dataset.check;
      const { ok, values = {} } = await Promise.resolve(has).then(CHECKS[name]).catch(() => ({ ok: false }));
      const says = filled(ok ? line.dataset.good : line.dataset.bad, values);
      draw(line, { ok, says });
      result[name] = { ok, says };
    }
    const bad = Object.values(result).filter(({ ok }) => !ok).length;
    verdict.replaceChildren(bad ? state("bad", "alert", filled(words.bad, { count: bad })) : state("good", "done", words.good));
    if (!(await told(here, result))) verdict.append(" ", state("wait", "cut-off", words.unsent));
    again.disabled = false;
  }

  async function told(here, result) {
    if (!here) return false;
    const token = here.state()?.token;
    const request = { ...headers(), ...(token ? { "X-CSRFToken": token } : {}), "Content-Type": "application/json" };
    const body = JSON.stringify({ device: here.device, result });
    const answer = await fetch(url, { method: "POST", headers: request, body, redirect: "error" }).catch(() => null);
    return Boolean(answer?.ok);
  }

  again.hidden = false;
  again.addEventListener("click", look);
  look();
}

function draw(line, { ok, says }) {
  const mark = document.createElement("span");
  mark.className = `state ${ok ? "good" : "bad"}`;
  mark.append(icon(ok ? "done" : "alert"));
  line.querySelector('[data-check-target="mark"]').replaceChildren(mark);
  line.querySelector('[data-check-target="says"]').textContent = says;
}
