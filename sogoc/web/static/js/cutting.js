// One page, large, with the frames on it: drawn by mouse, finger or keys, as one entry each; by the form of the book; a spread split at a line.
"use strict";
(() => {
  const scans = window.sogocScans;
  if (!scans) return;
  const { root, part, act, thumbOf, thumbs, idOf, mayAct } = scans;
  const reader = part("reader");
  const [place, paper, picture, says] = ["place", "paper", "picture", "reader-says"].map((name) => part(name));
  const WHOLE = 1000;
  let page = 0;
  let tool = "";
  let splitting = { pages: [], at: 500 };
  let draft = null; // a new frame that is not kept yet: [x, y, w, h]
  let joining = null; // a cut that goes on on this page: {cut, number, regions}
  let wanted = ""; // the frame to stand on after the next drawing, by its box

  const thumb = () => thumbOf(page);
  const frames = () => JSON.parse(thumb()?.dataset.frames ?? "[]");
  const limit = (value, low, high) => Math.max(low, Math.min(high, Math.round(value)));
  const lay = (element, [x, y, w, h]) => {
    for (const [name, value] of [["left", x], ["top", y], ["width", w], ["height", h]]) element.style.setProperty(name, `${value / 10}%`);
  };
  const regionsOf = (cut) => thumbs().flatMap((one) => JSON.parse(one.dataset.frames).filter((frame) => frame.cut === cut).map((frame) => ({ page: idOf(one), ...frame })))
    .sort((a, b) => a.order - b.order).map((frame) => [frame.page, ...frame.box]);

  const element = (name, kind, box, label) => {
    const one = document.createElement(name);
    one.className = kind;
    if (label) one.setAttribute("aria-label", label);
    lay(one, box);
    return one;
  };

  const draw = () => {
    const from = thumb();
    if (!from) return close();
    const within = reader.contains(document.activeElement);
    wanted ||= document.activeElement?.closest(".frame")?.dataset.box ?? "";
    const number = from.dataset.number;
    part("reader-title").textContent = `Trang ${number}${from.dataset.label ? ` (số ghi trên trang: ${from.dataset.label})` : ""}`;
    const width = paper.clientWidth > 1200 ? 2400 : 1600;
    const address = from.dataset.image && `${from.dataset.image}${width}.webp?v=${from.dataset.code}`;
    if (picture.getAttribute("src") !== address) {
      paper.style.setProperty("--ratio", from.dataset.width / from.dataset.height);
      if (address) picture.src = address;
      else picture.removeAttribute("src");
    }
    picture.alt = from.getAttribute("aria-label");
    paper.replaceChildren(picture);
    for (const frame of frames()) {
      const taken = frame.taken ? ", đã giao cho người nhập" : "";
      const more = frame.of > 1 ? `, phần ${frame.order + 1} trong ${frame.of}` : "";
      const crossed = frame.kind === "crossed_out" ? ", số gạch bỏ" : "";
      const one = element("button", `frame${frame.taken ? " taken" : ""}${crossed ? " crossed" : ""}`, frame.box, `Khung số ${frame.number}${more}${crossed}${taken}`);
      one.type = "button";
      Object.assign(one.dataset, { cut: frame.cut, order: frame.order, box: JSON.stringify(frame.box) });
      one.append(Object.assign(document.createElement("span"), { textContent: `${frame.number}${frame.of > 1 ? `.${frame.order + 1}` : ""}${crossed ? " gạch bỏ" : ""}` }));
      if (mayAct && !frame.taken) one.append(Object.assign(document.createElement("i"), { className: "corner" }));
      paper.append(one);
      if (wanted === one.dataset.box) one.focus();
    }
    if (draft) {
      const one = element("button", "frame draft", draft, "Khung mới: mũi tên để dời, Shift và mũi tên để đổi cỡ, Enter để ghi, Esc để bỏ");
      one.type = "button";
      one.append(Object.assign(document.createElement("span"), { textContent: "mới" }), Object.assign(document.createElement("i"), { className: "corner" }));
      paper.append(one);
      one.focus();
    }
    if (tool === "split") paper.append(line("v", splitting.at, "Vạch tách, phần nghìn chiều ngang"));
    if (tool === "layout") ruler();
    const named = from.dataset.name ? ` Tệp: ${from.dataset.name}.` : "";
    says.textContent = (frames().length ? `${frames().length} khung trên trang này.` : "Trang này chưa có khung nào.") + named + (from.dataset.unseen && ` ${from.dataset.unseen}`);
    root.dataset.drawing = draft || tool ? "1" : "";
    if (!root.dataset.drawing) delete root.dataset.drawing;
    wanted = "";
    if (within && !reader.contains(document.activeElement)) place.focus({ preventScroll: true });
    return undefined;
  };

  const line = (way, at, label) => {
    const one = document.createElement("div");
    one.className = `line ${way}`;
    one.tabIndex = 0;
    for (const [name, value] of [["role", "slider"], ["aria-label", label], ["aria-valuemin", 0], ["aria-valuemax", WHOLE], ["aria-valuenow", at], ["aria-orientation", way === "v" ? "horizontal" : "vertical"]]) one.setAttribute(name, value);
    one.style.setProperty(way === "v" ? "left" : "top", `${at / 10}%`);
    return one;
  };
  const fields = () => part("layout").elements;
  const ruler = () => {
    const table = ["bang", "hai_trang_a3"].includes(fields().shape.value);
    for (const name of ["rows", "top", "bottom"]) fields()[name].disabled = !table;
    if (!table) return;
    const [top, bottom, rows] = ["top", "bottom", "rows"].map((name) => Number(fields()[name].value));
    for (let row = 1; row < rows; row += 1) {
      const thin = document.createElement("div");
      thin.className = "line h thin";
      thin.style.setProperty("top", `${(top + ((bottom - top) * row) / rows) / 10}%`);
      paper.append(thin);
    }
    for (const [name, label] of [["top", "Vạch trên của bảng"], ["bottom", "Vạch dưới của bảng"]]) {
      const one = line("h", Number(fields()[name].value), label);
      one.dataset.end = name;
      paper.append(one);
    }
  };

  const take = (name) => {
    tool = tool === name ? "" : name;
    draft = null;
    for (const button of reader.querySelectorAll("[data-tool]")) button.setAttribute("aria-pressed", String(button.dataset.tool === tool));
    if (mayAct) { part("layout").hidden = tool !== "layout"; part("splitting").hidden = tool !== "split"; }
    paper.classList.toggle("drawing", tool === "draw");
    draw();
  };
  const open = (which) => {
    page = which;
    reader.hidden = false;
    part("split").classList.add("reading");
    draw();
    part("split").scrollIntoView({ block: "start" });
    thumbOf(page)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const close = () => {
    if (reader.hidden) return;
    draft = joining = null; tool = "";
    delete root.dataset.drawing;
    if (part("joining")) part("joining").hidden = true;
    reader.hidden = true;
    part("split").classList.remove("reading");
    scans.go(page);
  };
  const step = (by) => {
    const all = thumbs();
    const next = all[all.indexOf(thumb()) + by];
    if (!next) return;
    draft = null;
    page = idOf(next);
    scans.go(page, { focus: false });
    draw();
    place.focus({ preventScroll: true });
  };
  const keep = async () => {
    const box = draft;
    if (!box) return;
    draft = null;
    delete root.dataset.drawing;
    wanted = JSON.stringify(box);
    if (joining) {
      const { cut, regions } = joining;
      joining = null;
      part("joining").hidden = true;
      await act({ do: "recut", cut, regions: [...regions, [page, ...box]] });
    } else await act({ do: "cut", regions: [[page, ...box]] });
    draw();
  };
  const redraw = async (frame, box, on = page) => {
    const cut = Number(frame.dataset.cut);
    const order = Number(frame.dataset.order);
    const regions = regionsOf(cut);
    regions[order] = [on, ...box];
    wanted = JSON.stringify(box);
    if (!(await act({ do: "recut", cut, regions }))) draw();
  };
  const join = (frame) => {
    const cut = Number(frame.dataset.cut);
    joining = { cut, regions: regionsOf(cut) };
    const note = part("joining");
    note.textContent = `${frame.getAttribute("aria-label")} đi tiếp ở trang này: vẽ phần còn lại (n hoặc kéo chuột). Nhấn Esc để thôi.`;
    note.hidden = false;
    step(1);
    if (tool !== "draw") take("draw");
  };

  root.addEventListener("read", (event) => { open(event.detail.page); part("reader-title").focus({ preventScroll: true }); place.focus(); });
  root.addEventListener("page", (event) => { if (!reader.hidden && event.detail.page !== page) { page = event.detail.page; draft = null; draw(); } });
  root.addEventListener("changed", () => { if (!reader.hidden) { if (!thumb()) page = scans.here(); if (thumb()) draw(); else close(); } });
  root.addEventListener("split", (event) => {
    splitting = { pages: event.detail.pages, at: 500 };
    open(event.detail.pages[0]);
    tool = ""; take("split");
    paper.querySelector(".line.v")?.focus();
  });
  part("close").addEventListener("click", close);
  for (const button of reader.querySelectorAll("[data-step]")) button.addEventListener("click", () => step(Number(button.dataset.step)));
  part("zoom").addEventListener("click", (event) => {
    const on = place.classList.toggle("zoomed");
    event.currentTarget.setAttribute("aria-pressed", String(on));
    draw();
  });

  const point = (event) => {
    const at = paper.getBoundingClientRect();
    return [limit(((event.clientX - at.left) / at.width) * WHOLE, 0, WHOLE), limit(((event.clientY - at.top) / at.height) * WHOLE, 0, WHOLE)];
  };
  const between = ([ax, ay], [bx, by]) => [Math.min(ax, bx), Math.min(ay, by), Math.abs(ax - bx), Math.abs(ay - by)];
  const shifted = ([x, y, w, h], dx, dy) => [limit(x + dx, 0, WHOLE - w), limit(y + dy, 0, WHOLE - h), w, h];
  const sized = ([x, y, w, h], dw, dh) => [x, y, limit(w + dw, 20, WHOLE - x), limit(h + dh, 20, WHOLE - y)];
  const boxOf = (frame) => (frame.classList.contains("draft") ? draft : JSON.parse(frame.dataset.box));

  if (mayAct) {
    for (const button of reader.querySelectorAll("[data-tool]")) button.addEventListener("click", () => {
      if (button.dataset.tool === "split") { splitting = { pages: [page], at: 500 }; if (thumb().dataset.side) return act({ do: "join", pages: [page] }); }
      return take(button.dataset.tool);
    });
    part("whole").addEventListener("click", () => act({ do: "cut", regions: [[page, 0, 0, WHOLE, WHOLE]] }));
    const splitNow = async () => { const asked = { do: "split", pages: splitting.pages, at: splitting.at }; take(""); await act(asked); };
    part("split-now").addEventListener("click", splitNow);
    part("split-stop").addEventListener("click", () => take(""));
    part("layout").addEventListener("input", draw);
    part("layout").addEventListener("submit", async (event) => {
      event.preventDefault();
      const form = fields();
      const all = event.submitter?.value === "all";
      const pages = all ? thumbs().map(idOf) : scans.chosen();
      const asked = { do: "layout", pages, shape: form.shape.value, top: Number(form.top.value), bottom: Number(form.bottom.value), rows: Number(form.rows.value) };
      if (await act(asked)) take("");
    });

    let grip = null;
    paper.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      const target = event.target.closest(".line, .frame");
      const at = point(event);
      if (target?.matches(".line:not(.thin)")) grip = { what: "line", target };
      else if (target?.matches(".frame:not(.taken)") && !(tool === "draw" && !event.target.closest(".draft, .corner"))) grip = { what: event.target.closest(".corner") ? "size" : "move", target, at, box: boxOf(target) };
      else if (tool === "draw") { grip = { what: "new", at }; event.preventDefault(); }
      if (!grip) return;
      grip.moved = false;
      paper.setPointerCapture(event.pointerId);
    });
    paper.addEventListener("pointermove", (event) => {
      if (!grip) return;
      const [x, y] = point(event);
      grip.moved = true;
      root.dataset.drawing = "1";
      if (grip.what === "new") {
        grip.box = between(grip.at, [x, y]);
        grip.shade ??= paper.appendChild(element("div", "frame draft", grip.box));
        lay(grip.shade, grip.box);
      } else if (grip.what === "line") {
        slide(grip.target, grip.target.matches(".v") ? x : y);
      } else {
        const [dx, dy] = [x - grip.at[0], y - grip.at[1]];
        grip.now = grip.what === "size" ? sized(grip.box, dx, dy) : shifted(grip.box, dx, dy);
        lay(grip.target, grip.now);
      }
    });
    const letGo = () => {
      const done = grip;
      grip = null;
      if (!done) return;
      if (done.what === "new") {
        if (done.box && done.box[2] >= 20 && done.box[3] >= 20) { draft = done.box; keep(); } else draw();
      } else if (done.what === "line") draw();
      else if (done.moved && done.now) {
        if (done.target.classList.contains("draft")) { draft = done.now; draw(); } else redraw(done.target, done.now);
      }
      if (!draft && !tool) delete root.dataset.drawing;
    };
    paper.addEventListener("pointerup", letGo);
    paper.addEventListener("pointercancel", () => { grip = null; draw(); });
    const slide = (target, value) => {
      if (target.matches(".v")) { splitting.at = limit(value, 50, 950); target.style.setProperty("left", `${splitting.at / 10}%`); target.setAttribute("aria-valuenow", splitting.at); return; }
      const [top, bottom] = [fields().top, fields().bottom];
      const field = fields()[target.dataset.end];
      field.value = target.dataset.end === "top" ? limit(value, 0, Number(bottom.value) - 20) : limit(value, Number(top.value) + 20, WHOLE);
      target.style.setProperty("top", `${field.value / 10}%`);
      target.setAttribute("aria-valuenow", field.value);
    };
    paper.addEventListener("focusin", (event) => { for (const one of paper.children) one.classList?.toggle("on", one === event.target); });

    let later = 0;
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    paper.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const way = arrows[event.key];
      const onLine = event.target.closest(".line");
      if (onLine && way) {
        event.preventDefault(); event.stopPropagation();
        const by = (event.shiftKey ? 50 : 5) * (way[0] + way[1]);
        slide(onLine, (onLine.matches(".v") ? splitting.at : Number(fields()[onLine.dataset.end].value)) + by);
        return;
      }
      const frame = event.target.closest(".frame:not(.taken)");
      if (!frame || !way) return;
      event.preventDefault(); event.stopPropagation();
      const by = 10;
      const box = event.shiftKey ? sized(boxOf(frame), way[0] * by, way[1] * by) : shifted(boxOf(frame), way[0] * by, way[1] * by);
      lay(frame, box);
      if (frame.classList.contains("draft")) { draft = box; return; }
      frame.dataset.box = JSON.stringify(box);
      clearTimeout(later); // the keys are held down: kept when they rest
      root.dataset.drawing = "1";
      const on = page;
      later = setTimeout(() => { delete root.dataset.drawing; redraw(frame, box, on); }, 700);
    });
    reader.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select")) return;
      const frame = event.target.closest(".frame:not(.draft)");
      const press = {
        n: () => { if (tool !== "draw") take("draw"); draft = [50, 100, 900, 250]; draw(); },
        l: () => take("layout"),
        s: () => { if (thumb().dataset.side) act({ do: "join", pages: [page] }); else { splitting = { pages: [page], at: 500 }; take("split"); paper.querySelector(".line.v")?.focus(); } },
        ...(frame && {
          c: () => join(frame),
          x: () => act({ do: "mark_cuts", cuts: [Number(frame.dataset.cut)], kind: frame.classList.contains("crossed") ? "entry" : "crossed_out" }),
          Delete: () => act({ do: "remove_cuts", cuts: [Number(frame.dataset.cut)] }),
        }),
        ...(event.target.closest(".draft") && { Enter: keep }),
        ...(event.target.closest(".line.v") && { Enter: splitNow }),
      }[event.key];
      if (press) { event.preventDefault(); press(); }
    });
  }
  document.addEventListener("keydown", (event) => { // Esc closes the page that is open before it leads anywhere else
    if (event.key === "Escape" && event.target === document.body && !reader.hidden && !document.querySelector("dialog[open]")) { event.preventDefault(); close(); }
  }, true);
  reader.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select")) return;
    if (event.key === "Escape") {
      event.preventDefault();
      if (draft || tool || joining) { draft = joining = null; if (part("joining")) part("joining").hidden = true; take(""); place.focus(); } else close();
      return;
    }
    const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (by && !place.classList.contains("zoomed") && event.target.closest("[data-place], [data-reader-title]")) { event.preventDefault(); step(by); }
  });
})();
