/* The only door through which markup enters a page: fragments our own server rendered. */

/** The nodes of a server-rendered fragment; `<tr>` and `<li>` included. */
export function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Put `nodes` in the place of `element` and start what they ask for. */
export function replace(element, nodes) {
  const fresh = [...nodes.children];
  element.replaceWith(nodes);
  fresh.forEach(announce);
  return fresh[0];
}

/** Fill `element` with `nodes` and start what they ask for. */
export function fill(element, nodes) {
  element.replaceChildren(nodes);
  announce(element);
}

/** Tell the page that `element` is new. */
export function announce(element) {
  element.dispatchEvent(new CustomEvent("fragment:in", { bubbles: true }));
}
