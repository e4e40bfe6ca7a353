// Files go up piece by piece; a cut line goes on where the server says it stopped, also after the page was closed:
// the same files chosen again for the same unit are the same upload. Without scripts the form sends everything at once.
"use strict";
(() => {
  const form = document.querySelector("form[data-upload]");
  if (!form) return;
  form.classList.add("js");
  const part = (name) => form.querySelector(`[data-${name}]`);
  const input = form.querySelector("#files");
  const [list, problem, status, start, resume, drop] = ["files", "problem", "status", "start", "resume", "drop"].map(part);
  const piece = Number(form.dataset.piece);
  const token = () => form.querySelector("[name=csrfmiddlewaretoken]").value;
  let chosen = [];
  let busy = false;

  const size = (bytes) => (bytes < 1048576 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1048576).toFixed(1).replace(".", ",")} MB`);
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  class Refused extends Error { constructor(says, fix) { super(says); this.fix = fix; } }

  const ask = async (url, options = {}) => {
    const answer = await fetch(url, { credentials: "same-origin", ...options, headers: { "X-CSRFToken": token(), ...options.headers } });
    if (answer.redirected || !answer.headers.get("content-type")?.includes("json")) {
      if (answer.status >= 500) throw new TypeError("server");
      throw new Refused("Phiên làm việc đã hết hoặc trang đã mở quá lâu.", "Tải lại trang, đăng nhập rồi chọn lại các tệp; phần đã tải lên vẫn còn.");
    }
    const body = await answer.json();
    if (!answer.ok && answer.status !== 409) throw new Refused(body.says, body.fix);
    return { ok: answer.ok, ...body };
  };

  const say = (says, fix) => {
    problem.replaceChildren();
    if (!says) return;
    const note = document.createElement("div");
    note.className = "note bad";
    for (const sentence of [says, fix]) if (sentence) note.append(Object.assign(document.createElement("p"), { textContent: sentence }));
    problem.append(note);
  };

  const show = () => {
    list.hidden = !chosen.length;
    list.replaceChildren(...chosen.map((one) => {
      const line = document.createElement("li");
      one.bar = Object.assign(document.createElement("progress"), { max: one.file.size || 1, value: 0 });
      one.bar.setAttribute("aria-label", `Đã tải lên ${one.file.name}`);
      one.says = Object.assign(document.createElement("output"), { textContent: size(one.file.size) });
      line.append(Object.assign(document.createElement("span"), { textContent: one.file.name }), one.bar, one.says);
      return line;
    }));
    status.textContent = chosen.length ? `Đã chọn ${chosen.length.toLocaleString("vi-VN")} tệp.` : "";
  };

  const choose = (files) => {
    if (busy) return;
    const names = new Set(files.map((file) => file.name));
    chosen = [...chosen.filter((one) => !names.has(one.file.name)), ...files.map((file) => ({ file }))];
    say(); show();
    if (chosen.length) start.focus();
  };

  const sign = () => `sogoc-upload:${form.unit.value}|${chosen.map((one) => `${one.file.name}:${one.file.size}:${one.file.lastModified}`).join("|")}`;
  const newToken = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const remember = (key) => {
    try { const known = localStorage.getItem(key) || newToken(); localStorage.setItem(key, known); return known; } catch { return newToken(); }
  };
  const forget = (key) => { try { localStorage.removeItem(key); } catch { /* nothing was remembered */ } };

  const sendFile = async (one, number, base, received) => {
    let at = received;
    const tell = () => { one.bar.value = at || (one.file.size ? 0 : 1); one.says.textContent = at < one.file.size ? `${size(at)} / ${size(one.file.size)}` : "đã lên đủ"; };
    tell();
    let failures = 0;
    while (at < one.file.size) {
      try {
        const answer = await ask(`${base}/${number}?tu=${at}`, { method: "PUT", body: one.file.slice(at, at + piece), headers: { "Content-Type": "application/octet-stream" } });
        at = answer.ok ? answer.received : (await ask(base)).files[number].received;
        failures = 0;
      } catch (trouble) {
        if (trouble instanceof Refused || ++failures > 5) throw trouble;
        status.textContent = "Mất kết nối, đang thử lại…";
        await sleep(Math.min(500 * 2 ** failures, 8000));
        try { at = (await ask(base)).files[number].received; } catch (again) { if (again instanceof Refused) throw again; }
      }
      tell();
    }
  };

  const upload = async () => {
    if (busy) return;
    if (!chosen.length) { say("Chưa chọn tệp nào.", "Kéo thả hoặc chọn bảng và tệp zip của ít nhất một quyển sổ."); input.focus(); return; }
    if (!form.unit.reportValidity()) return;
    busy = true; start.disabled = true; resume.hidden = true; say();
    status.textContent = "Đang tải lên…";
    const key = sign();
    const mine = remember(key);
    const base = `${form.dataset.upload}/${mine}`;
    try {
      const begun = await ask(form.dataset.upload, { method: "POST", headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ token: mine, unit: form.unit.value, files: chosen.map((one) => ({ name: one.file.name, size: one.file.size })) }) });
      if (begun.ok === false) throw new Refused(begun.says, begun.fix);
      for (const [number, one] of chosen.entries()) await sendFile(one, number, base, begun.files[number].received);
      const done = await ask(`${base}/xong`, { method: "POST" });
      if (!done.ok) throw new Refused(done.says, done.fix);
      forget(key);
      status.textContent = "Đã tải lên đủ, đang mở trang kết quả…";
      location.assign(done.arrival);
    } catch (trouble) {
      status.textContent = "";
      if (trouble instanceof Refused) { say(trouble.message, trouble.fix); forget(key); }
      else { say("Đường truyền bị ngắt.", "Phần đã tải lên vẫn còn trên máy chủ. Khi có mạng lại, bấm “Tải tiếp”."); resume.hidden = false; resume.focus(); }
      busy = false; start.disabled = false;
    }
  };

  input.addEventListener("change", () => { choose([...input.files]); input.value = ""; });
  form.addEventListener("submit", (event) => { event.preventDefault(); event.stopPropagation(); upload(); });
  resume.addEventListener("click", upload);
  for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => { event.preventDefault(); choose([...event.dataTransfer.files]); });
  for (const name of ["dragover", "drop"]) window.addEventListener(name, (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "o" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=file]), select, textarea")) return;
    event.preventDefault(); input.click();
  });
  // A closed page loses no piece, but the person should know that not all of it is up yet.
  window.addEventListener("beforeunload", (event) => { if (busy && !status.textContent.startsWith("Đã tải")) event.preventDefault(); });
})();
