/* <section data-controller="conditions">: what stands in [data-when=name][data-is="value value"] shows itself while the
   form's field `name` has one of these values. What is hidden keeps what was typed, and is sent with the form. */

export default function conditions(section) {
  const form = section.closest("form");
  const conditional = [...section.querySelectorAll("[data-when]")];

  function look() {
    const given = new FormData(form);
    for (const element of conditional) {
      const { when, is } = element.dataset;
      element.hidden = !given.getAll(when).some((value) => is.split(" ").includes(value));
    }
  }

  form.addEventListener("change", look);
  look();
}
