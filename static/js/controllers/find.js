/* A number opens its sheet, from this tablet when it is there. Without a hall the form asks the server. */

import { hall } from "../offline/hall.js";
import { filled } from "../lib/words.js";
import { isMine, sheetAt } from "../scan/code.js";

export default async function find(element) {
  const input = element.querySelector("input");
  const error = element.querySelector('[data-find-target="error"]');
  const here = await hall();
  element.addEventListener("submit", (event) => {
    if (!here?.state()) return;
    event.preventDefault();
    go(input.value.trim());
  });
  const asked = new URLSearchParams(location.search).get("number");
  if (asked && here?.state() && isMine(here.state(), Number(asked))) location.replace(sheetAt(element.dataset.find, Number(asked)));

  function go(typed) {
    const number = Number(typed);
    if (isMine(here.state(), number)) return location.assign(sheetAt(element.dataset.find, number));
    error.textContent = typed ? filled(element.dataset.findMissing, { n: typed }) : "";
    input.select();
  }
}
