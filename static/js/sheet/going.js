/* Going on by a link while this tablet still writes: that takes a moment and is waited for, never the server. What could
   not be written is left on purpose only; an iPad asks nothing by itself before a page unloads. */

const parts = [];
let isAgreed = false;

/** Guard what `part` writes: flush() gives what is still being typed, settled() ends when nothing is on its way any
    more, isSafe() says whether all of it is kept. `question` is asked before anything is left behind. */
export function guard(part) {
  parts.push(part);
  if (parts.length > 1) return;
  document.addEventListener("click", go);
  window.addEventListener("beforeunload", (event) => isAgreed || isSafe() || event.preventDefault());
}

async function go(event) {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
  for (const part of parts) part.flush();
  if (isSafe()) return;
  event.preventDefault();
  await Promise.all(parts.map((part) => part.settled()));
  isAgreed = isSafe() || confirm(parts.find(({ question }) => question).question);
  if (isAgreed) location.assign(link.href);
}

function isSafe() {
  return parts.every((part) => part.isSafe());
}
