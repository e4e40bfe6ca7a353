// A page that asks the server again and again says when nobody answers, and goes on by itself when somebody does.
//   data-polls  what asks (htmx)      data-lost  what is shown meanwhile      data-since  the hour since when
"use strict";
(() => {
  const lost = document.querySelector("[data-lost]");
  if (!lost) return;
  const polls = (event) => event.detail.requestConfig?.elt.matches("[data-polls]");
  const say = (event) => {
    if (!polls(event) || !lost.hidden) return;
    lost.querySelector("[data-since]").textContent = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
    lost.hidden = false;
  };
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) document.body.addEventListener(name, say);
  // Whoever was signed out meanwhile is sent to the door, not shown the door inside the page.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (!polls(event) || new URL(event.detail.xhr.responseURL).pathname === event.detail.pathInfo.requestPath) return;
    event.detail.shouldSwap = false;
    location.reload();
  });
  document.body.addEventListener("htmx:afterOnLoad", (event) => { if (event.detail.xhr.status < 400) lost.hidden = true; });
})();
