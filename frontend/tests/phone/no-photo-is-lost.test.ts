// @vitest-environment jsdom
/** A paired phone (sogoc/web/static/js/phone.js): no photo is thrown away that the server does not have. */
import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";

const script = (name: string) => readFileSync(resolve("../sogoc/web/static/js", `${name}.js`), "utf8");
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
const led = { type: "opaqueredirect" } as Response;
const refused = () => json({ code: "KHONG_CO_NHIEM_VU", says: "Chưa nạp được.", fix: "Nhờ người ghép máy." }, 403);

let answer: () => Response;
const part = (name: string) => document.querySelector(`[data-${name}]`) as HTMLElement;
const buttons = () => [...part("shots").querySelectorAll("button")].map((one) => one.textContent);

/** The photos as they lie on the phone. */
const kept = () =>
  new Promise<Record<string, unknown>[]>((done) => {
    const asked = indexedDB.open("sogoc-phone-abc", 1);
    asked.onsuccess = () => {
      const rows = asked.result.transaction("photos").objectStore("photos").getAll();
      rows.onsuccess = () => done(rows.result);
    };
  });

beforeEach(async () => {
  document.body.innerHTML = `<main data-camera data-token="abc" data-pages="0" data-piece="1000"><input name="csrfmiddlewaretoken" value="t">
    <b data-next></b><p data-state></p><input type="file" data-shot><input type="file" data-picked><div data-problem></div><p data-again></p>
    <h2 data-list-title></h2><ul data-shots></ul></main>`;
  vi.stubGlobal("fetch", async () => answer());
  for (const name of ["sending", "phone"]) new Function(script(name))();
  await vi.waitFor(() => expect(part("state").textContent).toContain("Máy chủ đã có"));
  const shot = part("shot");
  Object.defineProperty(shot, "files", { value: [new File(["anh"], "a.jpg", { type: "image/jpeg" })] });
});

const shoot = () => part("shot").dispatchEvent(new Event("change"));

test("another network's door is no refusal: the photo waits, and goes when the server is reached", async () => {
  answer = () => led;
  shoot();
  await vi.waitFor(() => expect(part("state").textContent).toContain("đang mất mạng"));
  expect(part("shots").textContent).toContain("còn trên máy này");
  answer = () => json({ done: true, received: 3, count: 1 });
  window.dispatchEvent(new Event("online"));
  await vi.waitFor(() => expect(part("state").textContent).toContain("Ảnh nào cũng đã gửi xong"));
});

test("a photo that is refused stays on the phone, is counted, and is sent again", async () => {
  answer = refused;
  shoot();
  await vi.waitFor(() => expect(part("state").textContent).toContain("1 ảnh máy chủ không nhận"));
  expect(part("state").textContent).not.toContain("đã gửi xong");
  const failed = (await kept()).filter((photo) => photo.state === "failed");
  expect(failed.map((photo) => photo.blob !== undefined)).toEqual([true]);
  expect(buttons()).toContain("Gửi lại");
  expect(buttons()).toContain("Bỏ");
  answer = () => json({ done: true, received: 3, count: 2 });
  const again = [...part("shots").querySelectorAll("button")].find((one) => one.textContent === "Gửi lại");
  again?.click();
  await vi.waitFor(() => expect(part("state").textContent).toContain("Ảnh nào cũng đã gửi xong"));
});
