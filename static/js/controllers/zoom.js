/* The photographs of a page in full: <… data-controller="zoom"> holds links
   [data-zoom-target=photo] (href: the large file, data-ground, data-alt) and the dialog of
   components/viewer.html. Everything a finger can do, a button or a key does too. */

import { Stage } from "../lib/stage.js";

const SWIPE = 60;

export default function zoom(element) {
  const target = (name) => element.querySelector(`[data-zoom-target="${name}"]`);
  const dialog = target("dialog"), image = target("image"), count = target("count");
  if (!dialog?.showModal) return;
  const stage = new Stage(target("stage"), image, { swiped: (dx) => Math.abs(dx) > SWIPE && go(dx < 0 ? 1 : -1) });
  let at = 0;

  const photos = () => [...element.querySelectorAll('[data-zoom-target="photo"]')];

  function show(index) {
    const all = photos();
    at = (index + all.length) % all.length;
    const photo = all[at];
    stage.reset();
    dialog.className = `viewer ground-${photo.dataset.ground}`;
    image.src = photo.href;
    image.alt = photo.dataset.alt;
    count.textContent = `${at + 1}/${all.length}`;
    for (const button of dialog.querySelectorAll('[data-zoom-do="previous"], [data-zoom-do="next"]')) button.hidden = all.length < 2;
  }

  function go(step) {
    if (photos().length > 1) show(at + step);
  }

  const verbs = {
    previous: () => go(-1),
    next: () => go(1),
    smaller: () => stage.by(1 / 1.5),
    larger: () => stage.by(1.5),
    close: () => dialog.close(),
  };
  const keys = { ArrowLeft: "previous", ArrowRight: "next", "-": "smaller", "+": "larger", "=": "larger" };

  element.addEventListener("click", (event) => {
    const photo = event.target.closest('[data-zoom-target="photo"]');
    const opener = event.target.closest("[data-zoom-open]");
    const verb = event.target.closest("[data-zoom-do]")?.dataset.zoomDo;
    if (verb) return verbs[verb]();
    if (!photo && !opener) return;
    event.preventDefault();
    show(photo ? photos().indexOf(photo) : Math.max(0, photos().findIndex((one) => one.hasAttribute("aria-current"))));
    dialog.showModal();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    event.preventDefault();
    verbs[keys[event.key]]();
  });
}
