/* A list of server-rendered lines brought up to date without disturbing who works in it. */

import { announce } from "./fragment.js";

/** Replace the lines (known by id) whose data-state changed, in the server's order. Lines without an id, and those of
    data-ours, are the page's own: they stay as they are. */
export function merge(list, nodes) {
  const fresh = [...nodes.children];
  const kept = new Set(fresh.map((line) => line.id));
  for (const line of [...list.children]) if (line.id && !kept.has(line.id) && !line.hasAttribute("data-ours")) line.remove();
  let before = null;
  for (const line of fresh) {
    const old = document.getElementById(line.id);
    const isNew = old?.dataset.state !== line.dataset.state && !old?.hasAttribute("data-ours");
    if (old && isNew) old.replaceWith(line);
    const stands = isNew ? line : old;
    const next = before ? before.nextElementSibling : list.firstElementChild;
    if (stands !== next) list.insertBefore(stands, next);
    if (isNew) announce(line);
    before = stands;
  }
}
