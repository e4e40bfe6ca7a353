// One file after another goes to the server in pieces; a cut line goes on where the server says it stopped. Used by the page of a book
// and by a paired phone.   sogocSending.send({url, id, blob, name, query, piece, tell, lost, unsigned}) → what the server made of the file
"use strict";
window.sogocSending = (() => {
  class Refused extends Error { constructor(body) { super(body.says); this.fix = body.fix; this.code = body.code; } }
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
  const sleep = (ms) => new Promise((done) => {
    const wake = () => { window.removeEventListener("online", wake); done(); };
    setTimeout(wake, ms);
    window.addEventListener("online", wake);
  });

  // An answer that is no JSON is the door of another network, a proxy's, or the sign-in: nothing that this file is to blame for.
  const ask = async (url, options = {}) => {
    const answer = await fetch(url, { credentials: "same-origin", redirect: "manual", ...options, headers: { "X-CSRFToken": token(), ...options.headers } });
    if (answer.type === "opaqueredirect") throw new Refused({ code: "PHIEN", says: "Phiên làm việc đã hết.", fix: "Tải lại trang, đăng nhập rồi làm tiếp; phần đã gửi vẫn còn." });
    if (answer.status >= 500 || !answer.headers.get("content-type")?.includes("json")) throw new TypeError("server");
    const body = await answer.json();
    if (!answer.ok) throw new Refused(body);
    return body;
  };

  // Who needs no sign-in (`unsigned`) is led away by other networks' doors alone: the server was not reached.
  const again = (trouble, unsigned) => !(trouble instanceof Refused) || trouble.code === "SAI_VI_TRI" || (unsigned && trouble.code === "PHIEN");

  const send = async ({ url, id, blob, name, query = "", piece, tell = () => {}, lost = () => {}, stopped = () => false, unsigned = false }) => {
    const where = `${url}/${id}`;
    let failures = 0;
    let at = 0;
    for (;;) {
      try {
        if (failures) {
          const state = await ask(where);
          if (state.done) return state;
          at = Math.min(state.received, blob.size);
        }
        for (;;) {
          const part = blob.slice(at, at + piece);
          const address = `${where}?tu=${at}&ca=${blob.size}&ten=${encodeURIComponent(name)}${query}`;
          const answer = await ask(address, { method: "PUT", body: part, headers: { "Content-Type": "application/octet-stream" } });
          if (failures) { failures = 0; lost(false); }
          at = answer.received;
          tell(at);
          if (answer.done) return answer;
          if (stopped()) throw new Refused({ code: "DUNG", says: "Đã tạm dừng.", fix: "Bấm “Nạp tiếp” để đi tiếp." });
        }
      } catch (trouble) {
        if (!again(trouble, unsigned) || stopped()) throw trouble;
        failures += 1;
        lost(true);
        await sleep(Math.min(500 * 2 ** failures, 15000));
      }
    }
  };

  const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const note = (place, says, fix) => {
    place.replaceChildren();
    if (!says) return;
    const box = document.createElement("div");
    box.className = "note bad";
    for (const sentence of [says, fix]) if (sentence) box.append(Object.assign(document.createElement("p"), { textContent: sentence }));
    place.append(box);
  };
  return { ask, send, newId, note, Refused };
})();
