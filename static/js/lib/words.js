/* Words come from the page's data attributes, already in its language. */

const SVG = "http://www.w3.org/2000/svg";

/** `text` with each {name} replaced. */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** One drawing of the sprite. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** A state: a shape and a word. */
export function state(kind, drawing, text) {
  const element = document.createElement("span");
  element.className = `state ${kind}`;
  element.append(icon(drawing), text);
  return element;
}
