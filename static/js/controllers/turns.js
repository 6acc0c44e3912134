/* Another judge's turn on a shared tablet, by the PIN: also without a network. */

import { filled, icon } from "../lib/words.js";
import { hall, setJudge } from "../offline/hall.js";
import { TooMany, Turns } from "../offline/turns.js";
import { turnTo } from "../pack/turning.js";

export default async function turns(element) {
  const target = (name) => element.querySelector(`[data-turns-target="${name}"]`);
  const words = JSON.parse(element.dataset.turnsWords), slug = element.dataset.turnsSlug;
  if (!window.isSecureContext || !globalThis.indexedDB || !globalThis.caches) return;
  const judge = Number(document.querySelector('meta[name="judge"]').content);
  const form = target("form"), kept = new Turns({ indexedDB, crypto });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = new FormData(form), number = Number(body.get("judge")), pin = body.get("pin");
    if (!number) return;
    try {
      const held = await kept.open(slug, number, pin);
      const key = held === undefined ? await asked(body, pin) : held;
      if (key) await begin(number, key);
      else refuse(words.wrong);
    } catch (error) {
      refuse(said(error));
    }
  });

  function said(error) {
    if (error instanceof TooMany) return filled(words.wait, error);
    return error instanceof DOMException ? words.unwritten : error.message;
  }

  /** The server knows the PIN of a judge whose turns this tablet cannot open yet. */
  async function asked(body, pin) {
    const request = { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" };
    const answer = await fetch(form.action, request).then((heard) => heard.json()).catch(() => null);
    if (!answer) throw new Error(words.unreached);
    if (!answer.ok) throw new Error(answer.message);
    await kept.lock(slug, answer.turn, pin);
    return answer.turn.key;
  }

  async function begin(number, key) {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `seat=${slug}.${number}.${key}; path=/; max-age=2592000; samesite=lax${secure}`;
    await setJudge(slug, number);
    const isHere = await turnTo(slug, number);
    location.assign(`/judge/${slug}/${isHere ? "" : "?fresh=1"}`);
  }

  function refuse(message) {
    const span = document.createElement("span");
    span.textContent = message;
    target("said").replaceChildren(icon("alert"), span);
    form.elements.pin.value = "";
  }

  const shown = new Set([...form.querySelectorAll('[name="judge"]')].map((one) => Number(one.value)));
  const missing = (await kept.all(slug)).filter(({ number }) => !shown.has(number));
  target("judges").append(...missing.map((one) => choice(one, one.number === judge)));
  form.hidden = !form.querySelector('[name="judge"]');
  target("alone").hidden = !form.hidden;
  const left = (await hall())?.summary().waiting ?? 0;
  if (left && !form.hidden) target("left").textContent = filled(words.left, { n: left });
}

function choice({ number, name }, isOwn) {
  const label = document.createElement("label"), input = document.createElement("input"), words = document.createElement("span");
  label.className = "check";
  Object.assign(input, { type: "radio", name: "judge", value: number, disabled: isOwn });
  words.textContent = name;
  label.append(input, words);
  return label;
}
