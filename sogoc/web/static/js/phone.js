// A paired phone: photo after photo, each kept on the phone under its own id until the server has answered it. A cut line, a closed page,
// a flat battery, a pairing that is over lose nothing: what waits is sent when a page of that book is open and the server can be reached.
"use strict";
(() => {
  const root = document.querySelector("[data-camera]");
  if (!root) return;
  const { ask, send, newId, note, Refused } = window.sogocSending;
  const { opened, all, keep, drop, unsent, button, line: lineOf, left } = window.sogocKept;
  const part = (name) => root.querySelector(`[data-${name}]`);
  const [next, state, shot, picked, problem, again, list] = ["next", "state", "shot", "picked", "problem", "again", "shots"].map(part);
  const SHOWN = 24;
  const { book, title } = root.dataset;
  const pairing = root.dataset.token.slice(0, 12);
  const url = location.pathname.replace(/\/$/, "") + "/anh";
  let pages = Number(root.dataset.pages);
  let replacing = null; // a photo that is being taken again
  let photos = []; // oldest first: {id, book, title, pairing, order, name, blob?, small, state: waiting | sent | failed, says?, replaces?, page?}
  let others = []; // what waits on this phone for other books, or for none that is known
  let stored = false;
  let sending = false;
  let lost = false;
  let over = ""; // why nothing more is sent from this page

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
    const unread = failed && !over ? ` ${failed} ảnh máy chủ không nhận: xem lý do bên dưới, rồi gửi lại, chụp lại hoặc bỏ.` : "";
    const here = waiting.length ? ` Còn ${waiting.length} ảnh trên máy này${lost ? ": đang mất mạng, tự gửi khi có mạng. Đừng đóng trang." : ", đang gửi…"}` : failed ? "" : " Ảnh nào cũng đã gửi xong.";
    state.textContent = `Máy chủ đã có ${pages} trang${declared}.${over ? "" : here}${unread}`;
    for (const one of root.querySelectorAll(".camera, .counter")) one.hidden = Boolean(over);
    left(part("left"), [...(over ? photos : []), ...others], { take: over ? null : take, gone });
    again.hidden = !replacing;
    again.textContent = replacing ? "Chụp lại: ảnh chụp tiếp theo sẽ thay ảnh đã chọn, ở đúng chỗ của nó." : "";
    part("list-title").hidden = list.hidden = !photos.length || Boolean(over);
    const shown = photos.filter((photo, at) => photo.state === "failed" || at >= photos.length - SHOWN);
    list.replaceChildren(...shown.reverse().map((photo) => {
      const words = photo.replacedBy ? "đã chụp lại" : `${WORDS[photo.state]}${photo.state === "sent" && photo.page ? `, trang thứ ${photo.page}` : ""}`;
      const retake = () => button(replacing === photo.id ? "Thôi chụp lại" : "Chụp lại", () => { replacing = replacing === photo.id ? null : photo.id; show(); });
      return lineOf(photo, words, photo.replacedBy ? [] : [retake(), ...(photo.state === "failed" ? mend(photo) : [])]);
    }));
  };

  // What the server did not take lies on the phone until its owner sends it again or throws it away.
  const mend = (photo) => {
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

  const gone = (photo) => { [photos, others] = [photos, others].map((rows) => rows.filter((one) => one !== photo)); };
  const take = async (rows) => {
    if (!confirm(`Gửi ${rows.length} ảnh ấy vào quyển ${title}?`)) return;
    for (const photo of rows) {
      Object.assign(photo, { book, title, pairing, state: "waiting", says: "" });
      await keep(photo);
      photos.push(photo);
    }
    others = others.filter((photo) => !rows.includes(photo));
    show();
    run();
  };

  const add = async (file) => {
    if (!file || !file.size) return;
    await loaded;
    const photo = { id: newId(), book, title, pairing, order: Date.now(), name: file.name || "anh.jpg", blob: file, small: await small(file), state: "waiting" };
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

  const finish = async (photo, outcome) => { Object.assign(photo, outcome, outcome.state === "sent" ? { blob: undefined, pairing } : {}); await keep(photo); };
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
          const poor = photos.find((one) => one.id === photo.replaces);
          await finish(photo, { state: "sent", page: done.already ? undefined : photo.replaces ? poor?.page : pages, says: done.already ? "Ảnh này đã có trong quyển." : "" });
        } catch (trouble) {
          if (!(trouble instanceof Refused)) throw trouble;
          if (["DIEN_THOAI_CHUA_GHEP", "PHIEN_CU"].includes(trouble.code)) { over = trouble.code; note(problem, trouble.message, trouble.fix); break; }
          await finish(photo, { state: "failed", says: `${trouble.message} ${trouble.fix}` });
        }
      }
      const sent = photos.filter((photo) => photo.state === "sent");
      for (const old of sent.slice(0, -SHOWN)) { photos = photos.filter((photo) => photo !== old); await drop(old); }
    } finally { sending = false; lost = false; show(); }
  };

  shot.addEventListener("change", () => { add(shot.files[0]); shot.value = ""; });
  picked.addEventListener("change", async () => { const files = [...picked.files]; picked.value = ""; for (const file of files) await add(file); });
  window.addEventListener("beforeunload", (event) => { if (photos.some((photo) => photo.state === "waiting") && !stored) event.preventDefault(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) (over ? load() : run()); });
  setInterval(async () => { // the counter is right again when somebody else brought pages
    if (document.hidden || sending || over) return;
    try { pages = (await ask(url)).pages; show(); } catch (trouble) { if (trouble instanceof Refused && trouble.code === "DIEN_THOAI_CHUA_GHEP") { over = trouble.code; note(problem, trouble.message, trouble.fix); show(); } }
  }, 15000);

  // Photos of this book, whichever pairing took them, are this page's; what an earlier pairing has sent needs no place any more.
  const load = async () => {
    stored = await opened;
    if (stored) {
      const rows = await all();
      const mine = (photo) => photo.book === book || (!photo.book && photo.pairing === pairing);
      const done = rows.filter((photo) => photo.state === "sent" && photo.pairing !== pairing);
      for (const photo of done) await drop(photo);
      photos = rows.filter((photo) => mine(photo) && !done.includes(photo)).map((photo) => ({ ...photo, book, title }));
      others = rows.filter((photo) => !mine(photo) && unsent(photo));
    }
    show();
    run();
  };
  const loaded = load();
})();
