// @vitest-environment jsdom
/** Keys of the third person (sogoc/web/static/js/differences.js): a key that comes too early or too late changes nothing. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeEach, expect, test } from "vitest";

// jsdom has no screen
window.matchMedia = () => new EventTarget() as MediaQueryList;
const script = readFileSync(resolve("../sogoc/web/static/js/differences.js"), "utf8");
const names = ["a", "b"];

/** jsdom keeps listeners of the document between tests: the page is made once. */
document.body.innerHTML = `<form data-deciding>${names
  .map(
    (name) => `<fieldset data-field><input type="radio" name="${name}" value="0"><input type="radio" name="${name}" value="1">
    <input type="radio" name="${name}" value="go"><input type="text" data-typed><input type="hidden" data-doubted value="">
    <button type="button" data-doubt hidden></button><small data-doubts></small><p data-lacking hidden></p></fieldset>`,
  )
  .join("")}<button id="send"></button></form>`;
Element.prototype.scrollIntoView = () => {};
new Function(script)();

const press = (...keys: string[]) => {
  for (const key of keys)
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
};
const chosen = () => names.map((name) => document.querySelector<HTMLInputElement>(`[name=${name}]:checked`)?.value ?? "");

beforeEach(() => {
  for (const one of document.querySelectorAll<HTMLInputElement>("[type=radio]")) one.checked = false;
  document.querySelector<HTMLInputElement>("[name=a]")?.focus();
});

test("a digit chooses and goes on; the last leads to the button", () => {
  press("2", "1");
  expect(chosen()).toEqual(["1", "0"]);
  expect(document.activeElement?.id).toBe("send");
});

test("Enter behind a digit passes over nothing that is not decided", () => {
  press("2", "Enter", "1");
  expect(chosen()).toEqual(["1", "0"]);
});

test("a digit that comes when all is decided rewrites nothing", () => {
  press("2", "1", "2");
  expect(chosen()).toEqual(["1", "0"]);
});

test("Enter on an open item stays there", () => {
  press("Enter", "Enter", "1");
  expect(chosen()).toEqual(["0", ""]);
});
