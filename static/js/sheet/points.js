/* Points are whole hundredths; people read and type them with their language's comma or point. */

const language = document.documentElement.lang;
const shown = new Intl.NumberFormat(language, { maximumFractionDigits: 6, useGrouping: false });

/** What separates the decimals: "," in Vietnamese, "." in English. */
export const POINT = language === "vi" ? "," : ".";

/** 3750 as "37,5"; nothing given is a dash. */
export function written(hundredths) {
  return hundredths === null ? "–" : shown.format(hundredths / 100);
}

/** "37,5" as 3750; "37," as 3700; "" as null. */
export function read(text) {
  if (text === "") return null;
  const [whole, rest = ""] = text.split(POINT);
  return Number(whole) * 100 + Number(rest.padEnd(2, "0"));
}

/** How many decimals a scale with this step needs. */
export function decimals(step) {
  if (step % 100 === 0) return 0;
  return step % 10 === 0 ? 1 : 2;
}
