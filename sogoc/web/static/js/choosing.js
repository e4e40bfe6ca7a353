// Choosing rows of a list: space on a row's box (the browser's own), `a` all, `r` to the reason, `u` takes the last reason back.
// The page of the row in focus is shown beside the list, above it the place of the field where the entry was keyed from a cut; `z` opens it large, with what is said of the row, and the arrows move about in it.
"use strict";
(() => {
  const form = document.querySelector("form[data-choosing]");
  if (!form) return;
  const boxes = [...form.querySelectorAll('input[name="rows"]:not(:disabled)')];
  const all = form.querySelector("[data-all]");
  const count = form.querySelector("[data-count]");
  const beside = form.querySelector("[data-beside]");
  const show = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    count.textContent = chosen ? `Đã chọn ${chosen.toLocaleString("vi-VN")} dòng` : "Chưa chọn dòng nào";
    if (!all) return;
    all.checked = chosen > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  };
  const chooseAll = (on) => { boxes.forEach((box) => { box.checked = on; }); show(); };
  // The place of the field on the cut that its entry was keyed from: about there, `data-strip` in thousandths of the picture.
  const strip = beside?.querySelector("canvas");
  const cutOut = (image, { strip: part, of: field }) => {
    strip.hidden = !part;
    if (!part) return;
    const [x, y, w, h] = part.split(" ").map((each, at) => (Number(each) / 1000) * (at % 2 ? image.naturalHeight : image.naturalWidth));
    [strip.width, strip.height] = [Math.round(w), Math.round(h)];
    strip.getContext("2d").drawImage(image, x, y, w, h, 0, 0, strip.width, strip.height);
    strip.setAttribute("aria-label", `Chỗ của mục “${field}” trên ảnh, chừng`);
  };
  const look = (row) => {
    if (!row?.dataset.page || !beside || beside.dataset.of === row.dataset.page) return;
    const image = beside.querySelector("img");
    beside.dataset.of = row.dataset.page;
    image.onerror = () => { beside.hidden = true; };
    image.onload = () => { beside.hidden = false; cutOut(image, row.dataset); };
    image.src = row.dataset.page;
    beside.querySelector("figcaption").textContent = row.querySelector("td a")?.textContent ?? "";
  };
  const large = document.querySelector("dialog[data-large]");
  let row = null;
  const enlarge = () => {
    row = document.activeElement.closest?.("tr[data-page]") ?? row ?? form.querySelector("tr[data-page]");
    if (!row || !large) return;
    look(row);
    large.querySelector("img").src = `${row.dataset.page}?rong=1600`;
    large.querySelector("h2").textContent = `Số ${row.querySelector("td a")?.textContent ?? ""}`;
    large.querySelector("[data-says]").textContent = row.querySelector("[data-said]")?.innerText.replace(/\s*\n+\s*/g, " ") ?? "";
    large.showModal();
    large.querySelector(".large-page").focus();
  };
  large?.addEventListener("close", () => row?.querySelector("input, a")?.focus());
  document.querySelector("[data-enlarge]")?.addEventListener("click", enlarge);
  form.addEventListener("change", (event) => {
    if (all && event.target === all) chooseAll(all.checked);
    else if (event.target.name === "rows") show();
  });
  const follow = (event) => { const at = event.target.closest("tr"); row = at ?? row; look(at); };
  form.addEventListener("focusin", follow);
  form.addEventListener("click", follow);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest('input:not([type="checkbox"]), textarea, select') || document.querySelector("dialog[open]")) {
      if (event.key === "Enter" && event.target.matches("[data-reason]")) { event.preventDefault(); form.requestSubmit(); }
      return;
    }
    if (event.key === "z") { event.preventDefault(); enlarge(); }
    if (event.key === "a" && boxes.length) { event.preventDefault(); chooseAll(!boxes.every((box) => box.checked)); }
    if (event.key === "r") { event.preventDefault(); form.querySelector("[data-reason]")?.focus(); }
    if (event.key === "u") { document.querySelector("[data-undo]")?.click(); }
  });
  show();
})();
