/* A list of server-rendered lines brought up to date without disturbing who works in it. */

import { announce } from "./fragment.js";

/** Replace the lines (known by id) whose data-state changed; lines without an id are still ours. */
export function merge(list, nodes) {
  const fresh = [...nodes.children];
  const kept = new Set(fresh.map((line) => line.id));
  for (const line of [...list.children]) if (line.id && !kept.has(line.id)) line.remove();
  for (const line of fresh) {
    const old = document.getElementById(line.id);
    if (!old) add(list, line);
    else if (old.dataset.state !== line.dataset.state) old.replaceWith(line);
    else continue;
    announce(line);
  }
}

/** After the server's lines, before those still on their way. */
function add(list, line) {
  const waiting = [...list.children].find((other) => !other.id);
  list.insertBefore(line, waiting ?? null);
}
