// Deciding between readings: their numbers choose and go on, 0 types (Alt+C: an uncertain letter), F2, F4, F8, F9 (as at the bench) say why nothing stands there, Enter goes on, the last Enter sends.
// The picture: + and - zoom, i turns the contrast; where the place of a field is known it is lit and kept in sight (`data-strip`, thousandths of the picture).
"use strict";
(() => {
  const form = document.querySelector("form[data-deciding]");
  if (!form) return;
  const fields = [...form.querySelectorAll("[data-field]")];
  const page = document.querySelector("[data-page]");
  const image = page?.querySelector("img");
  const paper = document.querySelector("[data-paper]");
  const band = document.querySelector("[data-band]");
  const narrow = window.matchMedia("(width < 40rem)");
  let zoom = narrow.matches ? 2 : 1;
  const answered = (field) => field.querySelector("input[type=radio]:checked") !== null;
  // no field when the focus is on the button: a digit that comes too late changes nothing that was chosen
  const here = () =>
    fields.find((field) => field.contains(document.activeElement)) ??
    (form.contains(document.activeElement) ? undefined : fields.find((field) => !answered(field)));
  const enter = (field) => {
    const chosen = field.querySelector("input[type=radio]:checked") ?? field.querySelector("input[type=radio]");
    chosen.focus();
    field.scrollIntoView({ block: "nearest" });
  };
  const onward = () => {
    const field = here();
    if (field && !answered(field)) return enter(field); // what was not decided is not passed over
    const next = fields[fields.indexOf(field) + 1] ?? fields.find((one) => !answered(one));
    if (next) enter(next);
    else form.querySelector("button:not([type=button])").focus();
  };
  const choose = (field, radio, go) => {
    if (!radio) return;
    radio.checked = true;
    field.querySelector("[data-lacking]").hidden = true;
    radio.focus();
    if (go) onward();
  };
  const lacks = (field) => {
    const chosen = field.querySelector("input[type=radio]:checked");
    return !chosen || (chosen.value === "go" && !field.querySelector("[data-typed]").value.trim());
  };
  form.addEventListener("submit", (event) => {
    const lacking = fields.filter(lacks);
    for (const field of fields) field.querySelector("[data-lacking]").hidden = !lacking.includes(field);
    if (!lacking.length) return;
    event.preventDefault();
    enter(lacking[0]);
    lacking[0].querySelector("[data-lacking]").scrollIntoView({ block: "nearest" });
  });
  const answeredNow = (event) => {
    const field = event.target.closest("[data-field]");
    if (field && !lacks(field)) field.querySelector("[data-lacking]").hidden = true;
  };
  form.addEventListener("change", answeredNow);
  form.addEventListener("input", answeredNow);
  // letters that are uncertain, as at the bench: stretches [from, before) in code points, kept as "2-3 5-9" beside the box
  const doubtsOf = (field) => {
    const [box, kept, told] = ["typed", "doubted", "doubts"].map((name) => field.querySelector(`[data-${name}]`));
    let before = [...box.value];
    let marked = new Set();
    for (const [, from, to] of kept.value.matchAll(/([0-9]+)-([0-9]+)/g)) for (let at = Number(from); at < Number(to); at++) marked.add(at);
    const show = () => {
      const stretches = [];
      for (const at of [...marked].sort((one, other) => one - other)) {
        if (stretches.at(-1)?.[1] === at) stretches.at(-1)[1]++;
        else stretches.push([at, at + 1]);
      }
      kept.value = stretches.map((one) => one.join("-")).join(" ");
      told.textContent = stretches.length ? `chưa chắc: ${stretches.map((one) => `“${before.slice(...one).join("")}”`).join(", ")}` : "";
    };
    show();
    return {
      // what stands before or behind the edit keeps its mark, what was edited is no longer doubted
      moved() {
        const now = [...box.value];
        const least = Math.min(before.length, now.length);
        let head = 0;
        while (head < least && before[head] === now[head]) head++;
        let tail = 0;
        while (tail < least - head && before.at(-1 - tail) === now.at(-1 - tail)) tail++;
        const shift = now.length - before.length;
        marked = new Set([...marked].flatMap((at) => (at < head ? [at] : at >= before.length - tail ? [at + shift] : [])));
        before = now;
        show();
      },
      toggle() {
        const to = [...box.value.slice(0, box.selectionEnd)].length;
        const from = Math.min([...box.value.slice(0, box.selectionStart)].length, Math.max(to - 1, 0));
        const stretch = Array.from({ length: to - from }, (_, at) => from + at);
        const all = stretch.every((at) => marked.has(at));
        for (const at of stretch) all ? marked.delete(at) : marked.add(at);
        if (stretch.length) show();
        else told.textContent = "Đặt con trỏ sau chữ chưa chắc, hoặc chọn đoạn chưa chắc, rồi nhấn lại.";
      },
    };
  };
  const doubts = new Map(fields.map((field) => [field, doubtsOf(field)]));
  for (const field of fields) {
    const button = field.querySelector("[data-doubt]");
    button.hidden = false;
    button.addEventListener("mousedown", (event) => event.preventDefault()); // the caret stays where it is
    button.addEventListener("click", () => { field.querySelector("[data-typed]").focus(); doubts.get(field).toggle(); });
  }
  form.addEventListener("keydown", (event) => {
    if (!event.altKey || event.code !== "KeyC" || event.isComposing || !event.target.matches("[data-typed]")) return;
    event.preventDefault();
    doubts.get(event.target.closest("[data-field]")).toggle();
  });
  form.addEventListener("input", (event) => {
    if (!event.target.matches("[data-typed]")) return;
    const field = event.target.closest("[data-field]");
    field.querySelector('input[type=radio][value="go"]').checked = true;
    doubts.get(field).moved();
  });
  const show = (field) => {
    const strip = field?.dataset.strip?.split(" ").map((one) => Number(one) / 1000);
    if (!strip || !image?.naturalWidth) return;
    const [x, y, w, h] = strip;
    ["left", "top", "width", "height"].forEach((side, at) => band.style.setProperty(side, `${strip[at] * 100}%`));
    band.hidden = false;
    page.scrollTop = (y + h / 2) * paper.offsetHeight - page.clientHeight / 2;
    page.scrollLeft = w * paper.offsetWidth > page.clientWidth ? x * paper.offsetWidth - 12 : (x + w / 2) * paper.offsetWidth - page.clientWidth / 2;
  };
  const turn = (step) => {
    if (!image) return;
    zoom = Math.max(1, Math.min(4, zoom * step));
    paper.style.setProperty("width", `${zoom * 100}%`);
    show(here());
  };
  if (image) {
    const [opening, failed] = ["opening", "failed"].map((name) => page.querySelector(`[data-${name}]`));
    const stands = () => {
      const came = image.complete && image.naturalWidth > 0;
      opening.hidden = image.complete;
      failed.hidden = !image.complete || came;
      paper.hidden = !failed.hidden;
      if (came) turn(1);
    };
    image.addEventListener("load", stands);
    image.addEventListener("error", stands);
    page.querySelector("[data-again]").addEventListener("click", () => {
      image.src = `${image.src}`;
      stands();
    });
    stands();
    narrow.addEventListener("change", () => { zoom = narrow.matches ? 2 : 1; turn(1); });
    window.addEventListener("resize", () => turn(1));
    const turns = document.querySelector("[data-turns]");
    turns.hidden = false;
    turns.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.turn) turn(Number(button.dataset.turn));
      else if (button) image.classList.toggle("inverted");
    });
    form.addEventListener("focusin", (event) => show(event.target.closest("[data-field]")));
  }
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    const field = here();
    const absences = ["F2", "F4", "F8", "F9"].indexOf(event.key);
    if (absences >= 0) {
      event.preventDefault();
      if (field) choose(field, field.querySelectorAll("[data-absence]")[absences], true);
      return;
    }
    if (event.target.matches?.("input[type=text], textarea")) {
      if (event.key === "Enter" && event.target.matches("[data-typed]")) { event.preventDefault(); onward(); }
      return;
    }
    if (event.key === "Enter" && event.target.matches?.("input[type=radio]")) { event.preventDefault(); onward(); }
    else if (/^[1-9]$/.test(event.key)) {
      const radio = field?.querySelector(`input[type=radio][value="${Number(event.key) - 1}"]`);
      if (radio) { event.preventDefault(); choose(field, radio, true); }
    } else if (event.key === "0" && field) {
      event.preventDefault();
      choose(field, field.querySelector('input[type=radio][value="go"]'), false);
      field.querySelector("[data-typed]").focus();
    } else if (event.key === "+" || event.key === "=") turn(1.25);
    else if (event.key === "-") turn(0.8);
    else if (event.key === "i") image?.classList.toggle("inverted");
  });
})();
