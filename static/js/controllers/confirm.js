/* <button data-controller="confirm" data-confirm="…">: asks before the form is sent.
   Without a script the form is sent plainly, and the server's own page asks or undoes. */

export default function confirm(button) {
  const dialog = document.querySelector("dialog[data-ask]");
  let isSure = false;

  button.addEventListener("click", (event) => {
    if (isSure || !dialog?.showModal) return;
    event.preventDefault();
    ask(dialog, button, () => {
      isSure = true;
      button.click();
      isSure = false;
    });
  });
}

function ask(dialog, button, proceed) {
  dialog.querySelector("p").textContent = button.dataset.confirm;
  dialog.querySelector("[data-ask-yes]").textContent = button.dataset.confirmVerb ?? button.textContent.trim();
  dialog.returnValue = "no";
  dialog.addEventListener("close", () => dialog.returnValue === "yes" && proceed(), { once: true });
  dialog.showModal();
}
