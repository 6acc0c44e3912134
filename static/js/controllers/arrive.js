/* <… data-controller="arrive">: whoever comes to #something of this page, by a link here or on another page, finds the
   focus in that field, or in the first one of that part. */

const CONTROL = "input:not([type=hidden]), select, textarea, button";

export default function arrive() {
  function look() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const control = target.matches(CONTROL) ? target : first(target) ?? first(target.closest("section"));
    control?.focus({ preventScroll: true });
    (target.closest(".field") ?? target).scrollIntoView();
  }

  window.addEventListener("hashchange", look);
  look();
}

function first(part) {
  return [...part?.querySelectorAll(CONTROL) ?? []].find((control) => control.getClientRects().length);
}
