/* The appearance, changed at once and remembered in a cookie the server reads. */

const YEAR = 365 * 24 * 3600;

export default function theme(form) {
  show(document.documentElement.dataset.theme ?? ""); // a page kept on the tablet does not know what was chosen
  form.addEventListener("submit", (event) => {
    const value = event.submitter?.value;
    if (value === undefined) return;
    event.preventDefault();
    remember(value);
    show(value);
  });
}

function remember(value) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `theme=${value}; path=/; max-age=${value ? YEAR : 0}; samesite=lax${secure}`;
}

function show(value) {
  if (value) document.documentElement.dataset.theme = value;
  else delete document.documentElement.dataset.theme;
  for (const button of document.querySelectorAll('button[name="theme"]')) {
    button.setAttribute("aria-pressed", String(button.value === value));
  }
}
