/* Several photographs where there is room for one: two buttons lead through them. */

export default function reel(element) {
  const dots = element.querySelector('[data-reel-target="dots"]');
  if (!dots) return;
  const photos = [...element.querySelectorAll('[data-zoom-target="photo"]')];
  let at = 0;

  function show(index) {
    photos[at].removeAttribute("aria-current");
    at = (index + photos.length) % photos.length;
    photos[at].setAttribute("aria-current", "true");
    element.querySelector('[data-reel-target="count"]').textContent = `${at + 1}/${photos.length}`;
  }

  dots.hidden = false;
  dots.addEventListener("click", (event) => {
    const button = event.target.closest("[data-reel-do]");
    if (button) show(at + Number(button.dataset.reelDo));
  });
  show(0);
}
