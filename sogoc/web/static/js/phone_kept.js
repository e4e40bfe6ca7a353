// Photos that lie on a phone, of whatever book: one store for all pairings, each row with its book, so that what a pairing could not send
// the next one of that book sends. Used by the camera's page, and by the page of a code that is over: there it shows what still waits.
"use strict";
window.sogocKept = (() => {
  const NAME = "sogoc-phone";
  let db = null;
  const promised = (asked) => new Promise((done, fail) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const store = (mode, work) => new Promise((done, fail) => {
    if (!db) return done(null);
    const deal = db.transaction("photos", mode);
    const asked = work(deal.objectStore("photos"));
    deal.oncomplete = () => done(asked?.result);
    deal.onerror = deal.onabort = () => fail(deal.error ?? new Error("store"));
    return undefined;
  });
  const keep = (photo) => store("readwrite", (photos) => photos.put(photo)).then(() => true, () => false);
  const drop = (photo) => store("readwrite", (photos) => photos.delete(photo.id)).catch(() => {});
  const all = async () => ((await store("readonly", (photos) => photos.getAll()).catch(() => [])) ?? []).sort((one, other) => one.order - other.order);

  // Phones that photographed before have a store per pairing, which does not say of which book it was.
  const adopt = async () => {
    const names = ((await indexedDB.databases?.()) ?? []).map((one) => one.name ?? "").filter((name) => name.startsWith(`${NAME}-`));
    for (const name of names) {
      const old = await promised(indexedDB.open(name));
      let whole = true;
      if (old.objectStoreNames.contains("photos")) {
        const rows = await promised(old.transaction("photos").objectStore("photos").getAll());
        for (const row of rows) if (row.blob && row.state !== "sent") whole = (await keep({ ...row, book: "", pairing: name.slice(NAME.length + 1) })) && whole;
      }
      old.close();
      if (whole) indexedDB.deleteDatabase(name);
    }
  };

  // Without a store (private browsing) photos are kept as long as the page is open.
  const opened = (async () => {
    try {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("photos", { keyPath: "id" });
      db = await promised(asked);
      await adopt();
    } catch { /* what could not be looked into stays where it is */ }
    return db !== null;
  })();

  const unsent = (photo) => photo.blob && photo.state !== "sent";
  const made = (tag, words, more = {}) => Object.assign(document.createElement(tag), { textContent: words, ...more });
  const button = (words, act) => {
    const one = made("button", words, { type: "button" });
    one.addEventListener("click", act);
    return one;
  };
  const moment = (photo) => new Date(photo.order).toLocaleString("vi-VN", { day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const line = (photo, words, buttons) => {
    const image = photo.small ? Object.assign(document.createElement("img"), { src: photo.small, alt: "" }) : made("span", "ảnh", { className: "no-picture" });
    const [text, acts, item] = [document.createElement("span"), made("span", "", { className: "stack" }), document.createElement("li")];
    text.append(made("b", moment(photo)), words ? ` · ${words}` : "");
    if (photo.says) text.append(document.createElement("br"), photo.says);
    acts.append(...buttons);
    item.append(image, text, acts);
    return item;
  };
  const save = (photo) => {
    const address = URL.createObjectURL(photo.blob);
    const taken = new Date(photo.order).toISOString().slice(0, 19).replaceAll(":", "-");
    made("a", "", { href: address, download: `${taken} ${photo.name}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };

  const CODE = "Trên máy tính, mở “Trang ảnh” của quyển ấy, bấm “Hiện mã để quét” rồi quét mã mới bằng chính điện thoại này";
  const sentence = (count, title, take) => {
    if (!db) return `Còn ${count} ảnh chưa gửi, chỉ nằm trong trang đang mở này vì trình duyệt không cho lưu. Bấm “Lưu ảnh” ở từng ảnh trước khi đóng trang, rồi nạp ảnh từ máy tính.`;
    if (title) return `Còn ${count} ảnh của quyển ${title} chưa gửi, vẫn nằm trên điện thoại này. ${CODE}: ảnh tự gửi. Chưa quét được thì bấm “Lưu ảnh” để giữ thêm một bản.`;
    const which = `Còn ${count} ảnh chưa gửi của một lần ghép trước, không rõ của quyển nào, vẫn nằm trên điện thoại này.`;
    return take ? `${which} Đúng là ảnh của quyển này thì bấm “Gửi vào quyển này”.` : `${which} ${CODE}, và bấm “Gửi vào quyển này”.`;
  };
  // What waits on this phone, book by book: what to do, and each picture to be saved. `take` sends photos of no known book to this one.
  const left = (place, rows, { take = null, gone = () => {} } = {}) => {
    const waiting = rows.filter(unsent);
    place.replaceChildren(...(waiting.length ? [made("h2", "Ảnh chưa gửi còn trên điện thoại này")] : []));
    for (const book of new Set(waiting.map((photo) => photo.book))) {
      const photos = waiting.filter((photo) => photo.book === book);
      const [says, list] = [made("div", "", { className: "note warn" }), made("ul", "", { className: "shots" })];
      says.append(made("p", sentence(photos.length, photos[0].title, take)));
      if (take && !book) says.append(button("Gửi vào quyển này", () => take(photos)));
      list.append(...photos.map((photo) => line(photo, "", [
        button("Lưu ảnh", () => save(photo)),
        button("Bỏ", async () => {
          if (!confirm("Bỏ ảnh này? Ảnh chưa có trên máy chủ.")) return;
          await drop(photo);
          gone(photo);
          left(place, rows.filter((one) => one !== photo), { take, gone });
        }),
      ])));
      place.append(says, list);
    }
  };

  const alone = document.querySelector("[data-kept-alone]");
  if (alone) opened.then(all).then((rows) => left(alone, rows));
  return { opened, all, keep, drop, unsent, button, line, left };
})();
