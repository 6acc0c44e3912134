/* <div data-controller="meter"> with a <progress> and [data-part=words]: shows what an answer of the server says of the
   parts that are required, {done, whole, words}, passed on as the document's event "parts". */

export default function meter(element) {
  const bar = element.querySelector("progress");

  document.addEventListener("parts", ({ detail }) => {
    bar.max = detail.whole;
    bar.value = detail.done;
    bar.classList.toggle("good", detail.done === detail.whole);
    element.querySelector('[data-part="words"]').textContent = detail.words;
  });
}
