/* <div data-controller="piece"> around a photo's <select>: offers the pieces as they were saved last, told as the
   document's event "pieces", a list of [id, name]; away while there are none. What is chosen stays while it is there. */

export default function piece(field) {
  const select = field.querySelector("select");

  document.addEventListener("pieces", ({ detail }) => {
    const [whole, ...before] = select.options;
    const isSame = before.length === detail.length && detail.every(([id, name], at) => before[at].value === String(id) && before[at].text === name);
    if (isSame) return; // a list that somebody has open stays open
    const chosen = select.value;
    const offered = detail.map(([id, name]) => new Option(name, id));
    select.replaceChildren(whole, ...offered);
    select.value = detail.some(([id]) => String(id) === chosen) ? chosen : "";
    field.hidden = select.disabled = detail.length === 0;
  });
}
