// A page that stood open for long asks whether its person is still signed in before it sends what was typed: nothing typed is lost.
// Who signed in again in another tab goes on here; the page takes the new token.
"use strict";
(() => {
  const LONG = 10 * 60 * 1000;
  const person = document.body.dataset.person;
  if (!person) return;
  let asked = Date.now();
  const box = document.getElementById("messages");
  const say = (words, link) => {
    document.getElementById("session-note")?.remove();
    const note = document.createElement("div");
    note.id = "session-note";
    note.className = "note warn";
    note.setAttribute("role", "alert");
    const line = document.createElement("p");
    line.textContent = words;
    note.append(line);
    if (link) {
      const way = document.createElement("a");
      way.href = document.body.dataset.door;
      way.target = "_blank";
      way.rel = "opener";
      way.textContent = link;
      note.append(way);
    }
    box.append(note);
    note.scrollIntoView({ block: "nearest" });
  };
  const ask = async () => {
    const answer = await fetch(document.body.dataset.session, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (answer.status === 401) {
      say("Phiên làm việc đã hết nên chưa gửi. Chữ đã gõ còn nguyên trên trang này: đăng nhập lại ở thẻ mới, quay lại đây rồi gửi lại.", "Đăng nhập ở thẻ mới");
      return false;
    }
    const said = await answer.json();
    if (said.person !== person) {
      say(`Trình duyệt này đang đăng nhập bằng tài khoản ${said.person}, không phải ${person}, nên chưa gửi. Đăng nhập lại bằng tài khoản ${person} rồi gửi lại.`, "Mở thẻ mới");
      return false;
    }
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = said.token;
    if (document.body.hasAttribute("hx-headers")) document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": said.token }));
    document.getElementById("session-note")?.remove();
    asked = Date.now();
    return true;
  };
  document.addEventListener("submit", async (event) => {
    if (event.target.method !== "post" || Date.now() - asked < LONG) return;
    const { target, submitter } = event;
    event.preventDefault();
    event.stopImmediatePropagation();
    const goOn = await ask().catch(() => true);
    if (!goOn) return;
    asked = Date.now();
    target.requestSubmit(submitter);
  }, true);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && document.getElementById("session-note")) ask().catch(() => {});
  });
})();
