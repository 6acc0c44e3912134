/* One score sheet: every tap is drawn at once, given to this tablet's outbox at once, and called saved when it is. */

import { hall } from "../offline/hall.js";
import { Sheet } from "../sheet/sheet.js";
import { byForm } from "../sheet/plain.js";

export default async function sheet(element) {
  const here = await hall();
  if (!here) return byForm(element);
  new Sheet(element, here).start();
}
