// Deciding between two readings: 1 and 2 choose and go on, 0 types, F2, F4, F8, F9 (as at the bench) say why nothing stands there, Enter goes on, the last Enter sends.
// The picture: + and - zoom, i turns the contrast.
"use strict";
(() => {
  const form = document.querySelector("form[data-deciding]");
  if (!form) return;
  const fields = [...form.querySelectorAll("[data-field]")];
  const page = document.querySelector("[data-page]");
  const image = page?.querySelector("img");
  let zoom = 1;
  let sent = false;
  const here = () => fields.find((field) => field.contains(document.activeElement)) ?? fields[0];
  const enter = (field) => {
    const chosen = field.querySelector("input[type=radio]:checked") ?? field.querySelector("input[type=radio]");
    chosen.focus();
    field.scrollIntoView({ block: "nearest" });
  };
  const onward = () => {
    const next = fields[fields.indexOf(here()) + 1];
    if (next) enter(next);
    else form.querySelector("button").focus();
  };
  const choose = (field, radio, go) => {
    if (!radio) return;
    radio.checked = true;
    radio.focus();
    if (go) onward();
  };
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  form.addEventListener("input", (event) => {
    if (event.target.matches("[data-typed]")) event.target.closest("[data-field]").querySelector('input[type=radio][value="go"]').checked = true;
  });
  const turn = (step) => {
    if (!image) return;
    zoom = Math.max(1, Math.min(4, zoom * step));
    image.style.setProperty("width", `${zoom * 100}%`);
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    const absences = ["F2", "F4", "F8", "F9"].indexOf(event.key);
    if (absences >= 0) {
      event.preventDefault();
      choose(here(), here().querySelectorAll("[data-absence]")[absences], true);
      return;
    }
    if (event.target.matches?.("input[type=text], textarea")) {
      if (event.key === "Enter" && event.target.matches("[data-typed]")) { event.preventDefault(); onward(); }
      return;
    }
    if (event.key === "Enter" && event.target.matches?.("input[type=radio]")) { event.preventDefault(); onward(); }
    else if (/^[1-9]$/.test(event.key)) {
      const radio = here().querySelector(`input[type=radio][value="${Number(event.key) - 1}"]`);
      if (radio) { event.preventDefault(); choose(here(), radio, true); }
    } else if (event.key === "0") {
      event.preventDefault();
      choose(here(), here().querySelector('input[type=radio][value="go"]'), false);
      here().querySelector("[data-typed]").focus();
    } else if (event.key === "+" || event.key === "=") turn(1.25);
    else if (event.key === "-") turn(0.8);
    else if (event.key === "i") image?.classList.toggle("inverted");
  });
})();
