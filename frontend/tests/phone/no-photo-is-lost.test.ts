// @vitest-environment jsdom
/** A paired phone (sogoc/web/static/js/phone.js): no photo is thrown away that the server does not have, nor one that its pairing outlived. */
import "fake-indexeddb/auto";
import { Blob as StoredBlob } from "node:buffer";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";

const script = (name: string) => readFileSync(resolve("../sogoc/web/static/js", `${name}.js`), "utf8");
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
const led = { type: "opaqueredirect" } as Response;
const refused = () => json({ code: "KHONG_CO_NHIEM_VU", says: "Chưa nạp được.", fix: "Nhờ người ghép máy." }, 403);

let answer: () => Response;
let sent: string[];
const part = (name: string) => document.querySelector(`[data-${name}]`) as HTMLElement;
const buttons = () => [...part("shots").querySelectorAll("button")].map((one) => one.textContent);

/** The photos as they lie on the phone. */
const kept = () =>
  new Promise<Record<string, unknown>[]>((done) => {
    const asked = indexedDB.open("sogoc-phone", 1);
    asked.onsuccess = () => {
      const rows = asked.result.transaction("photos").objectStore("photos").getAll();
      rows.onsuccess = () => done(rows.result);
    };
  });

const run = (name: string) => new Function(script(name))();
const button = (words: string) => [...document.querySelectorAll("button")].find((one) => one.textContent === words);

/** The camera's page of a pairing. */
const open = async (token: string, book = "24862/KS.2008.01") => {
  document.body.innerHTML = `<main data-camera data-token="${token}" data-book="${book}" data-title="${book}" data-pages="0" data-piece="1000">
    <input name="csrfmiddlewaretoken" value="t">
    <p class="counter"><b data-next></b></p><p data-state></p>
    <label class="camera"><input type="file" data-shot></label><label class="camera"><input type="file" data-picked></label>
    <div data-problem></div><p data-again></p><h2 data-list-title></h2><ul data-shots></ul><div data-left></div></main>`;
  for (const name of ["sending", "phone_kept", "phone"]) run(name);
  await vi.waitFor(() => expect(part("state").textContent).toContain("Máy chủ đã có"));
  Object.defineProperty(part("shot"), "files", { value: [new StoredBlob(["anh"])] });
};

beforeEach(async () => {
  vi.stubGlobal("fetch", async (where: string, asked?: RequestInit) => {
    if (asked?.method === "PUT") sent.push(where);
    return answer();
  });
  vi.stubGlobal("confirm", () => true);
  sent = [];
  await open("abc");
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

const ended = () => json({ code: "DIEN_THOAI_CHUA_GHEP", says: "Mã đã hết hạn.", fix: "Quét mã mới." }, 403);
const done = () => json({ done: true, received: 3, count: 1 });
const idOf = (where: string | undefined) => where?.match(/anh\/([0-9a-f]{32})/)?.[1];

test("a pairing ends: its page says where the photos lie, the next one of that book sends them, another book's does not", async () => {
  answer = ended;
  shoot();
  await vi.waitFor(() =>
    expect(part("left").textContent).toContain("Còn 1 ảnh của quyển 24862/KS.2008.01 chưa gửi, vẫn nằm trên điện thoại này."),
  );
  expect(part("left").textContent).toContain("quét mã mới");
  expect(button("Lưu ảnh")).toBeDefined();
  expect(part("shot").closest("label")?.hidden).toBe(true);
  const id = idOf(sent[0]);

  document.body.innerHTML = "<div data-kept-alone></div>"; // the address of the code that is over
  run("phone_kept");
  await vi.waitFor(() => expect(part("kept-alone").textContent).toContain("Còn 1 ảnh của quyển 24862/KS.2008.01"));

  answer = done;
  sent = [];
  await open("other", "24862/KS.2009.01");
  expect(part("left").textContent).toContain("Còn 1 ảnh của quyển 24862/KS.2008.01");
  expect(sent).toEqual([]);

  await open("def");
  await vi.waitFor(() => expect(part("state").textContent).toContain("Ảnh nào cũng đã gửi xong"));
  expect(sent.map(idOf)).toEqual([id]);
  expect(part("left").textContent).toBe("");
  expect((await kept()).filter((photo) => photo.state !== "sent")).toEqual([]);

  document.body.innerHTML = "<div data-kept-alone></div>"; // a phone on which nothing waits says nothing of photos
  run("phone_kept");
  await new Promise((wait) => setTimeout(wait, 30));
  expect(part("kept-alone").textContent).toBe("");
});

test("photos of a store that knows no book are shown, and go where their person says", async () => {
  await new Promise<void>((made) => {
    const asked = indexedDB.open("sogoc-phone-earlier", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("photos", { keyPath: "id" });
    asked.onsuccess = () => {
      const deal = asked.result.transaction("photos", "readwrite");
      const row = { id: "e".repeat(32), order: 1, name: "a.jpg", small: "", state: "waiting", blob: new StoredBlob(["anh"]) };
      deal.objectStore("photos").put(row);
      deal.oncomplete = () => {
        asked.result.close();
        made();
      };
    };
  });
  answer = done;
  await open("ghi");
  expect(part("left").textContent).toContain("không rõ của quyển nào");
  expect(sent).toEqual([]);
  button("Gửi vào quyển này")?.click();
  await vi.waitFor(() => expect(sent.map(idOf)).toEqual(["e".repeat(32)]));
  await vi.waitFor(() => expect(part("left").textContent).toBe(""));
  expect((await indexedDB.databases()).map((one) => one.name)).toEqual(["sogoc-phone"]);
});
