// The pages of a book: chosen by mouse, finger or keys, and what is done to them. The server draws the grid anew after every act.
"use strict";
(() => {
  const root = document.querySelector("[data-scans]");
  if (!root) return;
  const { ask, note, Refused } = window.sogocSending;
  const part = (name, from = root) => from.querySelector(`[data-${name}]`);
  const place = part("grid-place");
  const mayAct = !root.hasAttribute("data-readonly");
  const chosen = new Set();
  let here = 0; // page under the cursor
  let anchor = 0;
  let busy = false;

  const album = () => part("album");
  const thumbs = () => [...(album()?.children ?? [])];
  const idOf = (thumb) => Number(thumb.dataset.page);
  const thumbOf = (page) => document.getElementById(`trang-${page}`);
  const ordered = () => thumbs().map(idOf).filter((page) => chosen.has(page));
  const acting = () => (chosen.size ? ordered() : here ? [here] : []);

  const show = () => {
    for (const thumb of thumbs()) {
      thumb.setAttribute("aria-selected", String(chosen.has(idOf(thumb))));
      thumb.tabIndex = idOf(thumb) === here ? 0 : -1;
      thumb.classList.toggle("here", idOf(thumb) === here);
    }
    if (thumbs().length && !thumbOf(here)) thumbs()[0].tabIndex = 0;
    if (!mayAct) return;
    const pages = acting();
    const one = pages.length === 1 && thumbOf(pages[0]);
    part("chosen").textContent = !pages.length ? "Chưa chọn trang nào" : one ? `Trang ${one.dataset.number}` : `Đã chọn ${pages.length} trang`;
    part("why").hidden = pages.length > 0;
    for (const button of root.querySelectorAll("[data-do]")) button.disabled = !pages.length;
    part("sort").disabled = !pages.length;
    part("sort").value = one ? one.dataset.kind : "";
  };

  const go = (page, { extend = false, keep = false, focus = true } = {}) => {
    const thumb = thumbOf(page);
    if (!thumb) return;
    here = page;
    const all = thumbs().map(idOf);
    if (extend) {
      const [from, to] = [all.indexOf(anchor || page), all.indexOf(page)].sort((a, b) => a - b);
      chosen.clear();
      for (const one of all.slice(Math.max(from, 0), to + 1)) chosen.add(one);
    } else if (!keep) {
      chosen.clear(); chosen.add(page); anchor = page;
    }
    show();
    if (focus) { thumb.focus({ preventScroll: true }); thumb.scrollIntoView({ block: "nearest", inline: "nearest" }); }
    root.dispatchEvent(new CustomEvent("page", { detail: { page } }));
  };

  const replace = (html, revision) => {
    const focused = place.contains(document.activeElement);
    const open = place.querySelector("details")?.open;
    place.innerHTML = html;
    if (open && place.querySelector("details")) place.querySelector("details").open = true;
    const left = new Set(thumbs().map(idOf));
    for (const page of chosen) if (!left.has(page)) chosen.delete(page);
    if (!left.has(here)) here = ordered()[0] ?? idOf(thumbs()[0] ?? { dataset: { page: 0 } });
    if (part("empty")) part("empty").hidden = left.size > 0;
    show();
    if (focused) thumbOf(here)?.focus({ preventScroll: true });
    root.dispatchEvent(new CustomEvent("changed", { detail: { revision } }));
  };
  const revision = () => part("revision", place)?.dataset.revision ?? "";

  // Acts go one after the other, in the order in which they were pressed.
  let last = Promise.resolve();
  const act = (asked) => { last = last.then(() => (mayAct ? once(asked) : null)); return last; };
  const once = async (asked) => {
    busy = true;
    note(part("problem"));
    const done = await ask(root.dataset.act, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(asked) }).catch((trouble) => {
      if (trouble instanceof Refused) note(part("problem"), trouble.message, trouble.fix);
      else note(part("problem"), "Không liên lạc được với máy chủ nên việc vừa rồi chưa làm.", "Kiểm tra đường mạng rồi làm lại.");
      return null;
    });
    busy = false;
    if (!done) return null;
    part("says").textContent = done.says;
    replace(done.html, done.revision);
    return done;
  };

  // Photos come from a phone or from a colleague while one looks on.
  const refresh = async () => {
    if (document.hidden || busy || document.querySelector("dialog[open]") || root.dataset.drawing) return;
    try {
      const news = await ask(`${root.dataset.grid}?lan=${revision()}`);
      if (!news.same && !busy && !root.dataset.drawing) replace(news.html, news.revision);
    } catch { /* asked again soon */ }
  };
  let quick = 0;
  const poll = async () => { await refresh(); setTimeout(poll, quick > Date.now() ? 2500 : 15000); };
  setTimeout(poll, 5000);
  root.addEventListener("expecting", () => { quick = Date.now() + 15 * 60 * 1000; refresh(); });

  // One short question in the place of a dialog: a page number, where to move.
  const question = (text, value, then) => {
    const form = part("asking");
    part("question").textContent = text;
    const field = form.querySelector("input");
    field.value = value;
    form.hidden = false;
    field.focus(); field.select();
    const stop = () => { form.hidden = true; form.onsubmit = null; thumbOf(here)?.focus(); };
    form.onsubmit = (event) => { event.preventDefault(); const answer = field.value.trim(); stop(); then(answer); };
    part("stop").onclick = stop;
    field.onkeydown = (event) => { if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); stop(); } };
  };

  const move = () => {
    const pages = acting();
    const count = thumbs().length;
    question(`Chuyển ${pages.length} trang đến trước trang thứ (${count + 1} là cuối quyển)`, thumbOf(pages[0]).dataset.number, (answer) => {
      const to = Number(answer);
      if (!Number.isInteger(to) || to < 1 || to > count + 1) return note(part("problem"), `Không có trang thứ “${answer}”.`, `Ghi một số từ 1 đến ${count + 1}.`);
      let before = thumbs()[to - 1];
      while (before && pages.includes(idOf(before))) before = before.nextElementSibling;
      act({ do: "move", pages, before: before ? idOf(before) : null });
    });
  };
  const label = () => {
    const pages = acting();
    question(pages.length > 1 ? `Số ghi trên trang đầu; ${pages.length} trang được đánh số nối tiếp` : "Số trang ghi trên trang", thumbOf(pages[0]).dataset.label, (answer) => act({ do: "label", pages, label: answer }));
  };
  const splitOrJoin = () => {
    const pages = acting();
    if (pages.every((page) => thumbOf(page).dataset.side)) return act({ do: "join", pages });
    root.dispatchEvent(new CustomEvent("split", { detail: { pages: pages.filter((page) => !thumbOf(page).dataset.side) } }));
  };
  const read = () => root.dispatchEvent(new CustomEvent("read", { detail: { page: acting()[0] ?? idOf(thumbs()[0]) } }));
  const DO = {
    read,
    right: () => act({ do: "rotate", pages: acting(), degrees: 90 }),
    left: () => act({ do: "rotate", pages: acting(), degrees: 270 }),
    split: splitOrJoin,
    label,
    move,
    remove: () => act({ do: "remove", pages: acting() }),
  };
  const mark = (kind) => kind && acting().length && act({ do: "mark", pages: acting(), kind });

  place.addEventListener("click", (event) => {
    const back = event.target.closest("[data-restore]");
    if (back) return act({ do: "restore", pages: [Number(back.dataset.restore)] });
    const thumb = event.target.closest("[data-page]");
    if (!thumb) return undefined;
    const page = idOf(thumb);
    if (event.ctrlKey || event.metaKey) {
      if (!chosen.delete(page)) chosen.add(page);
      return go(page, { keep: true });
    }
    return go(page, { extend: event.shiftKey });
  });
  place.addEventListener("dblclick", (event) => { if (event.target.closest("[data-page]")) read(); });
  place.addEventListener("focusin", (event) => {
    const thumb = event.target.closest("[data-page]");
    if (thumb && idOf(thumb) !== here) go(idOf(thumb), { keep: true, focus: false });
  });
  if (mayAct) {
    for (const button of root.querySelectorAll("[data-do]")) button.addEventListener("click", () => DO[button.dataset.do]());
    part("undo").addEventListener("click", () => act({ do: "undo" }));
    part("sort").addEventListener("change", (event) => mark(event.target.value));
    // Pages are dragged to another place by mouse.
    place.addEventListener("pointerdown", (event) => { const thumb = event.target.closest("[data-page]"); if (thumb) thumb.draggable = event.pointerType === "mouse"; });
    let dragged = [];
    place.addEventListener("dragstart", (event) => {
      const page = idOf(event.target.closest("[data-page]"));
      if (!chosen.has(page)) go(page, { focus: false });
      dragged = ordered();
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", String(dragged.length));
    });
    const onto = (event) => (dragged.length ? event.target.closest("[data-page]") : null);
    place.addEventListener("dragover", (event) => {
      const thumb = onto(event);
      for (const one of thumbs()) one.classList.toggle("before", one === thumb);
      if (thumb) event.preventDefault();
    });
    const drop = () => { for (const one of thumbs()) one.classList.remove("before"); dragged = []; };
    place.addEventListener("dragend", drop);
    place.addEventListener("drop", (event) => {
      const thumb = onto(event);
      if (!thumb) return;
      event.preventDefault(); event.stopPropagation();
      const pages = dragged;
      drop();
      if (!pages.includes(idOf(thumb))) act({ do: "move", pages, before: idOf(thumb) });
    });
  }

  const columns = () => {
    const all = thumbs();
    const top = all[0]?.offsetTop;
    const next = all.findIndex((thumb) => thumb.offsetTop !== top);
    return next < 1 ? all.length : next;
  };
  const kinds = () => [...part("sort").options].slice(1).map((option) => option.value);
  root.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey || !event.target.closest("[data-album]")) return;
    const all = thumbs().map(idOf);
    const at = Math.max(all.indexOf(here), 0);
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns(), ArrowUp: -columns(), Home: -all.length, End: all.length }[event.key];
    if (step) { event.preventDefault(); return go(all[Math.max(0, Math.min(all.length - 1, at + step))], { extend: event.shiftKey }); }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") { event.preventDefault(); all.forEach((page) => chosen.add(page)); return show(); }
    if (event.ctrlKey || event.metaKey) return undefined;
    const press = {
      " ": () => { if (!chosen.delete(here)) chosen.add(here); anchor = here; show(); },
      Enter: read,
      ...(mayAct && { r: DO.right, R: DO.left, s: splitOrJoin, m: move, p: label, Delete: DO.remove }),
    }[event.key];
    if (press) { event.preventDefault(); return press(); }
    if (mayAct && /^[1-9]$/.test(event.key) && kinds()[event.key - 1]) { event.preventDefault(); mark(kinds()[event.key - 1]); }
    return undefined;
  });
  document.addEventListener("keydown", (event) => {
    if (!mayAct || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
    if (event.key === "u") { event.preventDefault(); act({ do: "undo" }); }
  });

  window.sogocScans = { root, part, act, go, thumbs, thumbOf, idOf, chosen: acting, mayAct, here: () => here };
  show();
})();
