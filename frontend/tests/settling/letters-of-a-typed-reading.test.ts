// @vitest-environment jsdom
/** The third person's own reading (sogoc/web/static/js/differences.js): its uncertain letters are marked as at the bench. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeEach, expect, test } from "vitest";

// jsdom has no screen
window.matchMedia = () => new EventTarget() as MediaQueryList;
const script = readFileSync(resolve("../sogoc/web/static/js/differences.js"), "utf8");
const part = <T extends HTMLElement>(name: string) => document.querySelector(`[data-${name}]`) as T;
const box = () => part<HTMLInputElement>("typed");
const marks = () => part<HTMLInputElement>("doubted").value;

function type(text: string, caret = text.length, from = caret) {
  box().value = text;
  box().dispatchEvent(new Event("input", { bubbles: true }));
  box().setSelectionRange(from, caret);
}
const doubt = () => box().dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, altKey: true, code: "KeyC", key: "c" }));

beforeEach(() => {
  document.body.innerHTML = `<form data-deciding><fieldset data-field><input type="radio" name="c-x" value="0"><input type="radio" name="c-x" value="go">
    <input type="text" data-typed><input type="hidden" data-doubted value=""><button type="button" data-doubt hidden></button><small data-doubts></small><p data-lacking hidden></p>
    </fieldset><button></button></form>`;
  new Function(script)();
});

test("the letter before the caret, or what is selected; the same key takes the mark away", () => {
  type("K' BRÉO", 6);
  doubt();
  expect([marks(), part("doubts").textContent]).toEqual(["5-6", "chưa chắc: “É”"]);
  type("K' BRÉO", 7, 5);
  doubt();
  expect(marks()).toBe("5-7");
  doubt();
  expect([marks(), part("doubts").textContent]).toEqual(["", ""]);
});

test("marks keep their letters while the rest is typed, counted in letters and not in halves of them", () => {
  type("𠀀Ba", 4);
  doubt();
  expect(marks()).toBe("2-3");
  type("Ô 𠀀Ba");
  type("Ô 𠀀Ba x");
  expect(marks()).toBe("4-5");
  type("Ô 𠀀Be x");
  expect(marks()).toBe("");
});

test("by the button too; where nothing stands it says what to do, and the typed reading is chosen", () => {
  expect(part("doubt").hidden).toBe(false);
  part("doubt").click();
  expect(part("doubts").textContent).toContain("Đặt con trỏ sau chữ");
  type("A");
  expect((document.querySelector("[value=go]") as HTMLInputElement).checked).toBe(true);
});
