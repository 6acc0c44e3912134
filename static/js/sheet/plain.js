/* A tablet that cannot keep anything: the sheet is an ordinary form, as without a script. */

import { fragment } from "../lib/fragment.js";

export function byForm(element) {
  const isBlank = !element.querySelector("[name=csrf_token]").value;
  if (isBlank) { // a page of the pack: the server's own knows what is kept, and can save
    element.inert = true;
    location.replace(`${location.pathname}?fresh=1`);
    return;
  }
  element.classList.add("by-form");
  for (const noscript of element.querySelectorAll("noscript")) noscript.replaceWith(fragment(noscript.textContent));
}
