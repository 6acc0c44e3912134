/* Every page works without this file. It starts what the page asks for with data-controller="name …". */

const CONTROLLERS = {
  arrive: () => import("./controllers/arrive.js"),
  autosave: () => import("./controllers/autosave.js"),
  card: () => import("./controllers/card.js"),
  check: () => import("./controllers/check.js"),
  compare: () => import("./controllers/compare.js"),
  conditions: () => import("./controllers/conditions.js"),
  confirm: () => import("./controllers/confirm.js"),
  countdown: () => import("./controllers/countdown.js"),
  enclose: () => import("./controllers/enclose.js"),
  find: () => import("./controllers/find.js"),
  handin: () => import("./controllers/handin.js"),
  meter: () => import("./controllers/meter.js"),
  notes: () => import("./controllers/notes.js"),
  leaving: () => import("./controllers/leaving.js"),
  pack: () => import("./controllers/pack.js"),
  piece: () => import("./controllers/piece.js"),
  pieces: () => import("./controllers/pieces.js"),
  practice: () => import("./controllers/practice.js"),
  print: () => import("./controllers/print.js"),
  refresh: () => import("./controllers/refresh.js"),
  reopened: () => import("./controllers/reopened.js"),
  reel: () => import("./controllers/reel.js"),
  scan: () => import("./controllers/scan.js"),
  sheet: () => import("./controllers/sheet.js"),
  tasks: () => import("./controllers/tasks.js"),
  theme: () => import("./controllers/theme.js"),
  unable: () => import("./controllers/unable.js"),
  turns: () => import("./controllers/turns.js"),
  uploads: () => import("./controllers/uploads.js"),
  zoom: () => import("./controllers/zoom.js"),
};

const started = new WeakMap();

/** Start each controller named on `element`, once. */
function start(element) {
  const running = started.get(element) ?? new Set();
  started.set(element, running);
  for (const name of element.dataset.controller.split(/\s+/)) {
    if (!(name in CONTROLLERS) || running.has(name)) continue;
    running.add(name);
    CONTROLLERS[name]().then((module) => module.default(element));
  }
}

function startWithin(root) {
  if (root.matches?.("[data-controller]")) start(root);
  root.querySelectorAll("[data-controller]").forEach(start);
}

/** On a narrow screen the words of the top bar scroll: bring the current one into sight. */
function showWhereOneIs() {
  const here = document.querySelector(".top nav [aria-current]");
  const bar = here?.closest("nav");
  if (!bar) return;
  const word = here.getBoundingClientRect();
  bar.scrollLeft += word.left - bar.getBoundingClientRect().left - (bar.clientWidth - word.width) / 2;
}

startWithin(document);
showWhereOneIs();
document.addEventListener("fragment:in", (event) => startWithin(event.target));
