// A paired phone: photo after photo, each kept on the phone under its own id until the server has answered it. A cut line, a closed page,
// a flat battery lose nothing: what waits is sent when the page is open and the server can be reached.
"use strict";
(() => {
  const root = document.querySelector("[data-camera]");
  if (!root) return;
  const { ask, send, newId, note, Refused } = window.sogocSending;
  const part = (name) => root.querySelector(`[data-${name}]`);
  const [next, state, shot, picked, problem, again, list] = ["next", "state", "shot", "picked", "problem", "again", "shots"].map(part);
  const SHOWN = 24;
  const url = location.pathname.replace(/\/$/, "") + "/anh";
  let pages = Number(root.dataset.pages);
  let replacing = null; // a photo that is being taken again
  let photos = []; // oldest first: {id, order, name, blob?, small, state: waiting | sent | failed, says?, replaces?}
  let db = null;
  let sending = false;
  let lost = false;
  let over = false;

  // ---- what is kept on the phone; without a store (private browsing) it is kept as long as the page is open
  const opened = new Promise((done) => {
    try {
      const asked = indexedDB.open(`sogoc-phone-${root.dataset.token.slice(0, 12)}`, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("photos", { keyPath: "id" });
      asked.onsuccess = () => { db = asked.result; done(); };
      asked.onerror = () => done();
    } catch { done(); }
  });
  const store = (mode, work) => new Promise((done, fail) => {
    if (!db) return done(null);
    const deal = db.transaction("photos", mode);
    const asked = work(deal.objectStore("photos"));
    deal.oncomplete = () => done(asked?.result);
    deal.onerror = deal.onabort = () => fail(deal.error ?? new Error("store"));
    return undefined;
  });
  const keep = (photo) => store("readwrite", (photos_) => photos_.put(photo)).then(() => true, () => false);
  const drop = (photo) => store("readwrite", (photos_) => photos_.delete(photo.id)).catch(() => {});

  const small = async (blob) => {
    try {
      const bitmap = await createImageBitmap(blob);
      const canvas = document.createElement("canvas");
      const scale = 160 / Math.max(bitmap.width, bitmap.height);
      [canvas.width, canvas.height] = [Math.max(1, bitmap.width * scale), Math.max(1, bitmap.height * scale)];
      canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      bitmap.close();
      return canvas.toDataURL("image/jpeg", 0.6);
    } catch { return ""; } // a format that this browser does not show; the server reads it all the same
  };

  const WORDS = { waiting: "còn trên máy này", sent: "đã gửi", failed: "không nạp được" };
  const show = () => {
    const waiting = photos.filter((photo) => photo.state === "waiting");
    next.textContent = pages + waiting.filter((photo) => !photo.replaces).length + 1;
    const declared = root.dataset.declared ? ` trong ${root.dataset.declared} trang kê khai` : "";
    const failed = photos.filter((photo) => photo.state === "failed" && !photo.replacedBy).length;
    const left = failed ? ` ${failed} ảnh máy chủ không nhận: xem lý do bên dưới, rồi gửi lại, chụp lại hoặc bỏ.` : "";
    const here = waiting.length ? ` Còn ${waiting.length} ảnh trên máy này${lost ? ": đang mất mạng, tự gửi khi có mạng. Đừng đóng trang." : ", đang gửi…"}` : failed ? "" : " Ảnh nào cũng đã gửi xong.";
    state.textContent = `Máy chủ đã có ${pages} trang${declared}.${over ? "" : here}${left}`;
    again.hidden = !replacing;
    again.textContent = replacing ? "Chụp lại: ảnh chụp tiếp theo sẽ thay ảnh đã chọn, ở đúng chỗ của nó." : "";
    part("list-title").hidden = !photos.length;
    const shown = photos.filter((photo, at) => photo.state === "failed" || at >= photos.length - SHOWN);
    list.replaceChildren(...shown.reverse().map((photo) => {
      const line = document.createElement("li");
      const image = Object.assign(document.createElement(photo.small ? "img" : "span"), photo.small ? { src: photo.small, alt: "" } : { className: "no-picture", textContent: "ảnh" });
      const text = document.createElement("span");
      text.append(Object.assign(document.createElement("b"), { textContent: new Date(photo.order).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", second: "2-digit" }) }), ` · ${photo.replacedBy ? "đã chụp lại" : WORDS[photo.state]}`);
      if (photo.says) text.append(document.createElement("br"), photo.says);
      line.append(image, text);
      if (!over && !photo.replacedBy) {
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: replacing === photo.id ? "Thôi chụp lại" : "Chụp lại" });
        button.addEventListener("click", () => { replacing = replacing === photo.id ? null : photo.id; show(); });
        line.append(button);
        if (photo.state === "failed") line.append(...mend(photo));
      }
      return line;
    }));
  };

  // What the server did not take lies on the phone until its owner sends it again or throws it away.
  const mend = (photo) => {
    const button = (words, act) => {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
      made.addEventListener("click", act);
      return made;
    };
    const resend = async () => { Object.assign(photo, { state: "waiting", says: "" }); await keep(photo); show(); run(); };
    const remove = async () => {
      if (!confirm("Bỏ ảnh này? Ảnh chưa có trên máy chủ.")) return;
      photos = photos.filter((one) => one !== photo);
      if (replacing === photo.id) replacing = null;
      await drop(photo);
      show();
    };
    return [...(photo.blob ? [button("Gửi lại", resend)] : []), button("Bỏ", remove)];
  };

  const add = async (file) => {
    if (!file || !file.size) return;
    const photo = { id: newId(), order: Date.now(), name: file.name || "anh.jpg", blob: file, small: await small(file), state: "waiting" };
    const poor = photos.find((one) => one.id === replacing);
    replacing = null;
    if (poor) {
      poor.replacedBy = photo.id;
      if (poor.state === "sent") photo.replaces = poor.id;
      else { photo.replaces = poor.replaces; photos = photos.filter((one) => one !== poor); await drop(poor); }
      if (poor.state === "sent") await keep(poor);
    }
    photos.push(photo);
    if (!(await keep(photo))) note(problem, "Bộ nhớ của điện thoại đã đầy hoặc trình duyệt không cho lưu.", "Giữ trang này mở cho đến khi ảnh gửi xong.");
    show();
    run();
  };

  const finish = async (photo, outcome) => { Object.assign(photo, outcome, outcome.state === "sent" ? { blob: undefined } : {}); await keep(photo); };
  const run = async () => {
    if (sending || over) return;
    sending = true;
    try {
      for (;;) {
        const photo = photos.find((one) => one.state === "waiting" && one.blob);
        if (!photo) break;
        show();
        try {
          const query = photo.replaces ? `&thay=${photo.replaces}` : "";
          const done = await send({ url, id: photo.id, blob: photo.blob, name: photo.name, query, piece: Number(root.dataset.piece), unsigned: true, lost: (is) => { lost = is; show(); } });
          pages = done.count ?? pages + (photo.replaces ? 0 : 1);
          await finish(photo, { state: "sent", says: done.already ? "Ảnh này đã có trong quyển." : "" });
        } catch (trouble) {
          if (!(trouble instanceof Refused)) throw trouble;
          if (["DIEN_THOAI_CHUA_GHEP", "PHIEN_CU"].includes(trouble.code)) { over = true; note(problem, trouble.message, trouble.fix); break; }
          await finish(photo, { state: "failed", says: `${trouble.message} ${trouble.fix}` });
        }
      }
      const sent = photos.filter((photo) => photo.state === "sent");
      for (const old of sent.slice(0, -SHOWN)) { photos = photos.filter((photo) => photo !== old); await drop(old); }
    } finally { sending = false; lost = false; show(); }
  };

  shot.addEventListener("change", () => { add(shot.files[0]); shot.value = ""; });
  picked.addEventListener("change", async () => { const files = [...picked.files]; picked.value = ""; for (const file of files) await add(file); });
  window.addEventListener("beforeunload", (event) => { if (photos.some((photo) => photo.state === "waiting") && !db) event.preventDefault(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) run(); });
  setInterval(async () => { // the counter is right again when somebody else brought pages
    if (document.hidden || sending || over) return;
    try { pages = (await ask(url)).pages; show(); } catch (trouble) { if (trouble instanceof Refused && trouble.code === "DIEN_THOAI_CHUA_GHEP") { over = true; note(problem, trouble.message, trouble.fix); show(); } }
  }, 15000);

  (async () => {
    await opened;
    const kept = (await store("readonly", (photos_) => photos_.getAll()).catch(() => [])) ?? [];
    photos = kept.sort((one, other) => one.order - other.order);
    show();
    run();
  })();
})();
