// A long list of choices is narrowed by typing: marks and case do not matter. What was chosen stays chosen while it is in the list.
"use strict";
(() => {
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
  for (const input of document.querySelectorAll("input[data-narrow]")) {
    const select = document.getElementById(input.dataset.narrow);
    const every = [...select.children];
    const matching = (node, words) => {
      if (node.value === "") return node;
      const fits = (option) => words.every((word) => fold(option.textContent).includes(word));
      if (node.localName === "option") return fits(node) ? node : null;
      const group = node.cloneNode(false);
      group.append(...[...node.children].filter(fits).map((option) => option.cloneNode(true)));
      return group.children.length ? group : null;
    };
    input.hidden = false;
    input.addEventListener("input", () => {
      const chosen = select.value;
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      select.replaceChildren(...every.map((node) => matching(node, words)).filter(Boolean));
      select.value = chosen;
      if (select.selectedIndex < 0) select.selectedIndex = 0;
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      select.focus();
    });
  }
})();
