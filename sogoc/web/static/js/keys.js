// Keys of every page. A template says what a key does with data attributes; nothing here knows any page:
//   data-go="t"   a link that `g` then `t` follows        data-list   a list; j/k move among its [data-item] or first links
//   data-back     the link that Esc follows                data-search the field that `/` enters
//   data-key="e"  a link or button that one key presses    data-roving    a row of links walked with the arrows
//   #keys         the dialog that `?` opens                data-when  in that dialog: a key that only works where this selector finds something
"use strict";
(() => {
  let going = 0;
  const find = (selector) => document.querySelector(selector);
  const typing = (target) => target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  const items = () => {
    const lists = [...document.querySelectorAll("[data-list]")];
    const here = lists.find((list) => list.contains(document.activeElement)) || lists[0];
    if (!here) return [];
    const marked = [...here.querySelectorAll("[data-item]")];
    return marked.length ? marked : [...here.querySelectorAll("tbody tr, li")].map((row) => row.querySelector("a, button")).filter(Boolean);
  };
  const explain = () => {
    for (const name of document.querySelectorAll("#keys [data-when]")) name.hidden = name.nextElementSibling.hidden = !find(name.dataset.when);
    find("#keys")?.showModal();
  };
  const move = (step) => {
    const all = items();
    if (!all.length) return;
    const at = all.indexOf(document.activeElement);
    const inRow = at < 0 ? all.findIndex((one) => one.closest("tr, li")?.contains(document.activeElement)) : at;
    const next = all[Math.max(0, Math.min(all.length - 1, inRow < 0 ? (step > 0 ? 0 : all.length - 1) : inRow + step))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") {
      if (find("dialog[open]")) return;
      if (typing(event.target)) return event.target.blur();
      return find("[data-back]")?.click();
    }
    if (typing(event.target)) return;
    if (going && Date.now() - going < 1500) {
      going = 0;
      const link = find(`[data-go="${CSS.escape(event.key.toLowerCase())}"]`);
      if (link) { event.preventDefault(); link.click(); }
      return;
    }
    const walk = { ArrowRight: 1, ArrowLeft: -1, Home: -1e6, End: 1e6 }[event.key];
    const row = event.target.closest("[data-roving]");
    if (walk && row) {
      const all = [...row.querySelectorAll("a, button")];
      const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(event.target) + walk))];
      event.target.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
      event.preventDefault();
      return;
    }
    const act = {
      "?": explain,
      g: () => { going = Date.now(); },
      j: () => move(1),
      k: () => move(-1),
      "/": () => find("[data-search]")?.focus(),
    }[event.key];
    if (find("dialog[open]")) return;
    if (act) { event.preventDefault(); return act(); }
    const pressed = find(`[data-key="${CSS.escape(event.key)}"]`);
    if (pressed && !pressed.disabled) { event.preventDefault(); pressed.click(); }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys]")) explain();
    if (event.target.closest("[data-print]")) window.print();
  });
  // What a cell of a strip is stands under the strip, for keyboards and fingers too.
  const say = (event) => {
    const cell = event.target.closest?.("[data-roving] [title]");
    const says = cell?.closest("section").querySelector("[data-roving-says]");
    if (says) says.textContent = cell.title;
  };
  document.addEventListener("focusin", say);
  document.addEventListener("mouseover", say);
  // A form marked data-auto is sent when one of its choices changes; its button stays for those without scripts.
  document.addEventListener("change", (event) => event.target.closest("form[data-auto]")?.requestSubmit());
  // A choice marked data-press presses the button of that id: the rest of its form goes with it.
  document.addEventListener("change", (event) => document.getElementById(event.target.dataset?.press ?? "")?.click());
  // A choice of field offers the codes of that field in the box beside it.
  const offer = (choice) => {
    const codes = choice.selectedOptions[0]?.dataset.codes;
    const box = document.getElementById(choice.dataset.codesOf);
    if (codes) box.setAttribute("list", codes); else box.removeAttribute("list");
  };
  document.addEventListener("change", (event) => { if (event.target.dataset?.codesOf) offer(event.target); });
  document.querySelectorAll("[data-codes-of]").forEach(offer);
  // Nothing is done twice by a double press.
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method !== "post" || event.target.hasAttribute("hx-post")) return;
    if (event.target.dataset.sent) return event.preventDefault();
    event.target.dataset.sent = "1";
  });
  // What is lacking is said in the language of the page, whatever the browser's own is.
  const lacking = ({ type, localName }) => {
    if (type === "checkbox") return "Đánh dấu ô này rồi làm tiếp.";
    if (type === "radio" || localName === "select") return "Chọn một mục ở đây rồi làm tiếp.";
    return type === "file" ? "Chọn tệp rồi làm tiếp." : "Điền ô này rồi làm tiếp.";
  };
  document.addEventListener("invalid", ({ target }) => { if (target.validity.valueMissing) target.setCustomValidity(lacking(target)); }, true);
  const forget = ({ target }) => { for (const one of target.form?.elements ?? []) one.setCustomValidity?.(""); };
  document.addEventListener("input", forget);
  document.addEventListener("change", forget);
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
})();
