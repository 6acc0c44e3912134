/* Going on by a link while this tablet still writes: that takes a moment and is waited for, never the server. What could
   not be written is left on purpose only; an iPad asks nothing by itself before a page unloads. */

const parts = [];
let isAgreed = false, isGoing = false;

/** Guard what `part` writes: flush() gives what is still being typed, settled() ends when nothing is on its way any
    more, isSafe() says whether all of it is kept; `question` is asked before anything is left behind. */
export function guard(part) {
  parts.push(part);
  if (parts.length > 1) return;
  document.addEventListener("click", clicked);
  window.addEventListener("pageshow", () => { isAgreed = false; });
  window.addEventListener("beforeunload", (event) => isAgreed || isSafe() || event.preventDefault());
}

async function clicked(event) {
  const link = leaving(event);
  if (!link) return;
  for (const part of parts) part.flush();
  if (isSafe()) return;
  event.preventDefault();
  if (isGoing) return;
  isGoing = true;
  await Promise.all(parts.map((part) => part.settled()));
  isAgreed = isSafe() || confirm(parts[0].question);
  isGoing = false;
  if (isAgreed) location.assign(link.href);
}

/** The link by which this click leaves the page, if it does. */
function leaving(event) {
  const link = event.target.closest("a[href]");
  const isOpenedBeside = event.ctrlKey || event.metaKey || event.shiftKey || link?.target;
  const isOnThisPage = link?.hash && link.href.split("#")[0] === location.href.split("#")[0];
  return event.defaultPrevented || isOpenedBeside || isOnThisPage ? null : link;
}

function isSafe() {
  return parts.every((part) => part.isSafe());
}
