// Files of pages are brought from this machine, thousands if need be, one after the other; phones are paired by a code.
"use strict";
(() => {
  const form = document.querySelector("form[data-bring]");
  if (!form) return;
  const { ask, send, newId, Refused } = window.sogocSending;
  const part = (name) => form.querySelector(`[data-${name}]`);
  form.classList.add("js");
  const input = form.querySelector("#files");
  const [drop, progress, bar, status, pause, failed] = ["drop", "progress", "bar", "status", "pause", "failed"].map(part);
  const scans = document.querySelector("[data-scans]");
  const queue = [];
  const told = { done: 0, already: 0, failed: 0, total: 0 };
  let running = false;
  let stopping = false;
  let lost = false;

  // The same file chosen again after the page was closed is the same file: its id is remembered until it is in.
  const keyOf = (file) => `sogoc-anh:${form.dataset.book}|${file.name}|${file.size}|${file.lastModified}`;
  const idOf = (file) => {
    try { const known = localStorage.getItem(keyOf(file)) || newId(); localStorage.setItem(keyOf(file), known); return known; } catch { return newId(); }
  };
  const forget = (file) => { try { localStorage.removeItem(keyOf(file)); } catch { /* nothing was remembered */ } };
  const name = (file) => file.webkitRelativePath || file.name;

  const show = (now = "", part_ = 0) => {
    progress.hidden = !told.total;
    bar.max = told.total || 1;
    bar.value = told.done + told.already + told.failed + part_;
    const counts = `Đã nạp ${told.done + told.already} trong ${told.total} tệp${told.already ? ` (${told.already} tệp đã có từ trước)` : ""}${told.failed ? `, ${told.failed} tệp không nạp được` : ""}.`;
    status.textContent = `${counts}${lost ? " Mất kết nối, tự thử lại khi có mạng; phần đã lên vẫn còn." : now ? ` Đang nạp ${now}.` : ""}`;
    pause.hidden = !running && !queue.length;
    pause.textContent = running ? "Tạm dừng" : "Nạp tiếp";
  };
  const fail = (file, trouble) => {
    told.failed += 1;
    const line = document.createElement("li");
    const text = document.createElement("span");
    text.append(Object.assign(document.createElement("b"), { textContent: name(file) }), `: ${trouble.message} ${trouble.fix ?? ""}`);
    line.append(text);
    failed.append(line);
  };

  const run = async () => {
    if (running) return;
    running = true; stopping = false;
    while (queue.length && !stopping) {
      const file = queue[0];
      show(name(file));
      try {
        const done = await send({
          url: form.dataset.bring, id: idOf(file), blob: file, name: name(file), piece: Number(form.dataset.piece),
          tell: (at) => show(name(file), file.size ? at / file.size : 0),
          lost: (is) => { lost = is; show(name(file)); }, stopped: () => stopping,
        });
        if (done.already) told.already += 1; else told.done += 1;
        forget(file);
      } catch (trouble) {
        if (stopping) break;
        if (trouble instanceof Refused && trouble.code !== "PHIEN") { fail(file, trouble); forget(file); }
        else { lost = false; status.textContent = `${trouble.message} ${trouble.fix ?? ""}`; running = false; return; }
      }
      queue.shift();
      if (told.done % 10 === 1 || !queue.length) scans.dispatchEvent(new CustomEvent("expecting"));
    }
    running = false;
    show();
    scans.dispatchEvent(new CustomEvent("expecting"));
  };
  const choose = (files) => {
    const several = [...files].sort((one, other) => name(one).localeCompare(name(other), "vi", { numeric: true }));
    if (!several.length) return;
    if (!queue.length && !running) { Object.assign(told, { done: 0, already: 0, failed: 0, total: 0 }); failed.replaceChildren(); }
    queue.push(...several);
    told.total += several.length;
    run();
  };

  input.addEventListener("change", () => { choose([...input.files]); input.value = ""; });
  pause.addEventListener("click", () => { if (running) { stopping = true; pause.textContent = "Đang dừng…"; } else run(); });
  for (const kind of ["dragenter", "dragover"]) drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => { event.preventDefault(); choose(event.dataTransfer.files); });
  for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeunload", (event) => { if (running) event.preventDefault(); });

  // ---- phones
  const button = document.querySelector("[data-phone]");
  const phones = document.querySelector("[data-phones]");
  let paired = -1;
  const look = async (options) => {
    try {
      const answer = await ask(button.dataset.phone, options);
      const waits = phones.querySelector(".qr-code, .note"); // what the button answered stays until a phone comes
      if (options || !waits || answer.paired !== paired) phones.innerHTML = answer.html;
      if (answer.paired > 0 && answer.paired !== paired) scans.dispatchEvent(new CustomEvent("expecting"));
      paired = answer.paired;
    } catch (trouble) {
      if (options) window.sogocSending.note(phones, trouble.message, trouble.fix ?? "Kiểm tra đường mạng rồi làm lại.");
    }
  };
  button.addEventListener("click", async () => { await look({ method: "POST" }); phones.querySelector("svg")?.scrollIntoView({ block: "nearest" }); });
  phones.addEventListener("click", async (event) => {
    const end = event.target.closest("[data-end]");
    if (!end) return;
    const answer = await ask(end.dataset.end, { method: "POST" });
    phones.innerHTML = answer.html;
    paired = answer.paired;
    button.focus();
  });
  look();
  setInterval(() => { if (!document.hidden && (phones.childElementCount || paired > 0)) look(); }, 4000);

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=file]), select, textarea, dialog")) return;
    if (event.key === "o") { event.preventDefault(); input.click(); }
    if (event.key === "q") { event.preventDefault(); button.click(); }
  });
})();
