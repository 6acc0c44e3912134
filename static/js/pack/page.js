/* What a blank page still needs: the token in its forms, the appearance, a way out that forgets the pack. */

import { forget } from "./places.js";

/** Forms of a page from the pack have no token of their own. */
export function fillTokens(token) {
  if (!token) return;
  document.querySelector('meta[name="csrf-token"]').content ||= token;
  for (const field of document.querySelectorAll('input[name="csrf_token"]')) field.value ||= token;
}

/** Tell `changed` the appearance now, and whenever it changes. */
export function followTheme(changed) {
  const root = document.documentElement;
  const chosen = document.cookie.match(/(?:^|;\s*)theme=(light|dark|hall)/)?.[1] ?? "";
  if (chosen) root.dataset.theme = chosen;
  else delete root.dataset.theme;
  changed(chosen);
  new MutationObserver(() => changed(root.dataset.theme ?? "")).observe(root, { attributeFilter: ["data-theme"] });
}

/** Who signs out leaves nothing of theirs on the screen; another script may still refuse it before. */
export function leaveBySigningOut(slug) {
  document.addEventListener("submit", (event) => {
    if (event.target.matches('form[action$="/sign-out"]') && !event.defaultPrevented) forget(slug);
  });
}

/** Another language is another pack: the page comes fresh from the server, or stays as it is without one. */
export function speak(slug) {
  document.addEventListener("submit", async (event) => {
    const language = event.submitter?.name === "language" && event.submitter;
    if (!language) return;
    event.preventDefault();
    const body = new FormData(event.target, language);
    const answer = await fetch(event.target.action, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) return;
    await forget(slug);
    location.replace(`${location.pathname}?fresh=1`);
  });
}
