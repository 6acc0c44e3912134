/* <fieldset data-controller="pieces"> with [data-pieces-target=list]: the lines of a set, one more
   or one fewer, up to data-pieces-most: what is beyond is not taken. Without a script an empty line stands at the end of every page. */

export default function pieces(fieldset) {
  const list = fieldset.querySelector('[data-pieces-target="list"]');

  fieldset.querySelectorAll("[data-pieces-do]").forEach((button) => { button.hidden = false; });
  offer();

  fieldset.addEventListener("click", (event) => {
    const verb = event.target.closest("[data-pieces-do]")?.dataset.piecesDo;
    if (verb === "add") add();
    if (verb === "remove") remove(event.target.closest("li"));
  });

  function add() {
    const fresh = list.lastElementChild.cloneNode(true);
    fresh.querySelectorAll(".error").forEach((error) => error.remove());
    renumber(fresh, list.children.length + 1);
    list.append(fresh);
    offer();
    fresh.querySelector("input").focus();
  }

  /** Another line, while there is room for one. */
  function offer() {
    const isFull = list.children.length >= Number(list.dataset.piecesMost);
    fieldset.querySelector('[data-pieces-do="add"]').hidden = isFull;
  }

  function remove(line) {
    if (list.children.length === 1) line.querySelectorAll("input:not([type=hidden])").forEach((input) => { input.value = ""; });
    else line.remove();
    offer();
    fieldset.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** Names that no other line has, and an empty line; a piece has a key that says which one it is, whatever its name. */
function renumber(line, number) {
  const at = Date.now();
  for (const input of line.querySelectorAll("input")) {
    const name = input.name.replace(/-\d+-(?=[^-]*$)/, `-${at}-`);
    const label = line.querySelector(`label[for="${input.id}"]`);
    input.name = input.id = name;
    input.value = "piecesKey" in input.dataset ? `${at.toString(36)}${Math.random().toString(36).slice(2)}` : "";
    if (label) {
      label.htmlFor = name;
      const told = label.querySelector(".unseen") ?? label;
      told.textContent = told.textContent.replace(/\d+/, number);
    }
  }
}
