// Passkeys: asks the server for a challenge, lets the browser make or show a key, tells the server, goes where it says.
//   form[data-passkey="create|get"]  data-ask, data-tell: addresses   [data-says]: where it is told what went wrong
"use strict";
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const WORDS = {
    NotAllowedError: "Chưa dùng được khóa: việc xác nhận bị hủy hoặc quá thời gian. Nhấn nút để thử lại.",
    InvalidStateError: "Thiết bị này đã có khóa của tài khoản. Không cần tạo lại.",
    SecurityError: "Trình duyệt không cho dùng khóa ở địa chỉ này. Mở giao diện bằng https với tên máy chủ, hoặc bằng localhost.",
    NotSupportedError: "Thiết bị này không tạo được khóa. Dùng ứng dụng tạo mã trên điện thoại.",
    TypeError: "Mất kết nối với máy chủ. Kiểm tra mạng rồi nhấn nút để thử lại.",
  };
  const post = async (address, token, body) => {
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": token }, body: JSON.stringify(body), credentials: "same-origin" });
    const said = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : {};
    if (said.go && !answer.ok) { location.assign(said.go); return null; }
    if (!answer.ok) throw Object.assign(new Error(), { says: said.says ? `${said.says} ${said.fix}` : "Trang đã mở quá lâu. Tải lại trang rồi thử lại." });
    return said;
  };
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
  const make = async (options) => {
    const made = await navigator.credentials.create({ publicKey: { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials) } });
    return { id: made.id, rawId: text(made.rawId), type: made.type, response: { clientDataJSON: text(made.response.clientDataJSON), attestationObject: text(made.response.attestationObject) } };
  };
  const show = async (options) => {
    const shown = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) } });
    const { clientDataJSON, authenticatorData, signature, userHandle } = shown.response;
    const response = { clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature) };
    if (userHandle && userHandle.byteLength) response.userHandle = text(userHandle);
    return { id: shown.id, rawId: text(shown.rawId), type: shown.type, response };
  };
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const says = form.querySelector("[data-says]");
    const say = (words) => {
      says.replaceChildren();
      if (!words) return;
      const note = document.createElement("p");
      note.className = "note bad";
      note.textContent = words;
      says.append(note);
    };
    if (!window.PublicKeyCredential) {
      if (form.hidden) continue;
      say("Trình duyệt này không dùng được khóa đăng nhập. Dùng bản mới hơn, hoặc dùng ứng dụng tạo mã trên điện thoại.");
      form.querySelector("button").disabled = true;
      continue;
    }
    form.hidden = false;
    form.querySelector("button").disabled = false; // before, a press would send the form the browser's own way
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation();
      const button = form.querySelector("button");
      const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
      button.disabled = true;
      say("");
      try {
        const asked = await post(form.dataset.ask, token, {});
        if (!asked) return;
        const credential = await (form.dataset.passkey === "create" ? make : show)(asked.publicKey);
        const told = await post(form.dataset.tell, token, { credential, name: form.elements.name?.value ?? "" });
        if (told) location.assign(told.go);
      } catch (error) {
        say(error.says || WORDS[error.name] || "Chưa dùng được khóa. Nhấn nút để thử lại.");
        button.disabled = false;
        button.focus();
      }
    });
  }
})();
