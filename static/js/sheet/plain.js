/* A tablet that cannot keep anything: the sheet is an ordinary form, as without a script. */

import { fragment } from "../lib/fragment.js";

export function byForm(element) {
  element.classList.add("by-form");
  for (const noscript of element.querySelectorAll("noscript")) noscript.replaceWith(fragment(noscript.textContent));
}
