/** A shared PC, a stolen PC, a device that was struck off: what lies on the disk opens for its person on its device alone. */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { beforeEach, expect, test } from "vitest";
import { lockAll, registry, stillHere, unlock } from "../../src/keeping/people";
import { planPut } from "../../src/keeping/plans";
import { diskStore } from "../../src/keeping/store";
import { me, packet } from "./scene";

const key = (letter: string) => btoa(letter.repeat(32));

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

async function keepSomething(who = me(1)) {
  const { key: opened, base } = await unlock(who);
  const store = await diskStore(base, opened);
  const epoch = await store.claim();
  const draft = { draft: 1, lease: "a", values: { hoTen: { v: "Nguyễn Thị Bí Mật" } }, finished: false, pass: null, theirs: null };
  await store.write(epoch, [
    { shelf: "packets", key: "a", row: packet("a", [1], { hoTen: { v: "Trần Văn Kín" } }) },
    { shelf: "drafts", key: 1, row: draft },
  ]);
  await store.keepImage("101/1200", new Blob(["ANH TRANG SO"], { type: "image/webp" }));
  store.close();
  return base;
}

test("nothing of what was keyed, of the book or of its images lies readable on the disk", async () => {
  const base = await keepSomething();
  const db = await openDB(base);
  const all = [...(await db.getAll("rows")), ...(await db.getAll("images"))];
  db.close();
  expect(all).toHaveLength(3);
  const bytes = all.flatMap((row) => [
    JSON.stringify(row),
    Buffer.from(row.sealed.data).toString("latin1"),
    Buffer.from(row.sealed.data).toString("utf8"),
  ]);
  for (const secret of ["Bí Mật", "Trần", "hoTen", "ANH TRANG SO", "Sổ"]) expect(bytes.join("\n")).not.toContain(secret);
});

test("who comes back finds everything, with a network or, on a registered device, without", async () => {
  await keepSomething();
  const again = await unlock(me(1));
  const store = await diskStore(again.base, again.key);
  expect((await store.read()).drafts.get(1)?.values).toEqual({ hoTen: { v: "Nguyễn Thị Bí Mật" } });
  expect(await (await store.image("101/1200"))?.text()).toBe("ANH TRANG SO");
  store.close();
  const offline = await stillHere();
  expect(offline?.me.person.id).toBe(1);
  expect(offline?.base).toBe(again.base);
  expect(offline?.me.keep.keys).toEqual([]);
  await expect(crypto.subtle.exportKey("raw", offline?.key as CryptoKey)).rejects.toThrow();
});

test("a second person of the same PC opens nothing of the first, and from then on nobody is here without a network but the second", async () => {
  const base = await keepSomething();
  const other = await unlock(me(2, { keys: [{ id: "k2", key: key("z") }] }));
  expect(other.base).not.toBe(base);
  const store = await diskStore(base, other.key);
  expect(await store.read()).toMatchObject({ packets: new Map(), drafts: new Map(), unopened: [{ key: 1 }, { key: "a" }] });
  store.close();
  expect((await stillHere())?.me.person.id).toBe(2);
  const db = await registry();
  expect((await db.get("people", 1))?.open).toBeNull();
  db.close();
});

test("who signed out is not here without a network; signing in again opens the same work", async () => {
  const base = await keepSomething();
  await lockAll();
  expect(await stillHere()).toBeNull();
  expect((await unlock(me(1))).base).toBe(base);
});

test("on a device that nobody registered nothing opens without a network", async () => {
  await keepSomething(me(1, { device: "" }));
  expect(await stillHere()).toBeNull();
});

test("work begun before the device was registered goes on afterwards under the device's key", async () => {
  const plain = { id: "p", key: key("p") };
  const device = { id: "d", key: key("d") };
  const base = await keepSomething(me(1, { device: "", keys: [plain] }));
  expect((await unlock(me(1, { keys: [device, plain] }))).base).toBe(base);
  expect((await unlock(me(1, { keys: [device] }))).base).toBe(base);
});

test("work that was not sent from a device that was struck off opens for its person who signs in again, and not without a network", async () => {
  const plain = { id: "p", key: key("p") };
  const base = await keepSomething(me(1, { keys: [{ id: "d", key: key("d") }, plain] }));
  const after = await unlock(me(1, { device: "", keys: [plain] }));
  expect(after.lost).toBe(false);
  expect(after.base).toBe(base);
  const store = await diskStore(after.base, after.key);
  expect((await store.read()).drafts.get(1)?.values).toEqual({ hoTen: { v: "Nguyễn Thị Bí Mật" } });
  store.close();
  expect(await stillHere()).toBeNull();
  const again = await unlock(me(1, { keys: [{ id: "d2", key: key("e") }, plain] }));
  expect(again.base).toBe(base);
});

test("what no key opens is left where it lies", async () => {
  const base = await keepSomething(me(1, { keys: [{ id: "d", key: key("d") }] }));
  await unlock(me(1, { device: "", keys: [{ id: "p", key: key("p") }] }));
  expect((await indexedDB.databases()).map((one) => one.name)).toContain(base);
});

test("a key that nobody is given any more opens nothing, and the person is told", async () => {
  const device = { id: "d", key: key("d") };
  const base = await keepSomething(me(1, { keys: [device] }));
  const after = await unlock(me(1, { device: "", keys: [{ id: "p", key: key("p") }] }));
  expect(after.lost).toBe(true);
  expect(after.base).not.toBe(base);
});

test("a row that was put in another's place does not open, hides no other, and its place is not taken", async () => {
  const base = await keepSomething();
  const db = await openDB(base);
  const [row] = await db.getAll("rows");
  await db.put("rows", { ...row, shelf: "outbox", key: 77 });
  db.close();
  const { key: opened } = await unlock(me(1));
  const store = await diskStore(base, opened);
  const found = await store.read();
  expect(found).toMatchObject({ outbox: [], unopened: [{ shelf: "outbox", key: 77 }] });
  expect(found.drafts.get(1)?.values).toEqual({ hoTen: { v: "Nguyễn Thị Bí Mật" } });
  const put = planPut(found, 1, "a", {}, { txn: "t", at: "" }, new Set());
  expect(put.state.outbox).toMatchObject([{ n: 78 }]);
  store.close();
});
