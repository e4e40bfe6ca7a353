/** Packets: form and law first, images one by one, over a line that breaks; purged when the lease ended and everything was acknowledged. */
import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";
import { makeCarrying } from "../../src/keeping/carrying";
import { makeHolding } from "../../src/keeping/holding";
import { makePractising } from "../../src/keeping/practising";
import { newKey, unwrap, wrappingKey } from "../../src/keeping/sealing";
import { makeSender } from "../../src/keeping/sending";
import { diskStore, memoryStore, type Store } from "../../src/keeping/store";
import { Full } from "../../src/keeping/trouble";
import type { Act, Packet } from "../../src/wire";
import { lineOf, packet, WORLD } from "./scene";

async function disk(): Promise<Store> {
  const wrap = await wrappingKey(btoa("0123456789abcdef0123456789abcdef"));
  return diskStore(`b-${crypto.randomUUID()}`, await unwrap(await newKey(wrap), wrap));
}

async function desk(packets: Packet[], given?: Store) {
  const store = given ?? (await disk());
  const server = lineOf(packets);
  const holding = makeHolding(store, WORLD, () => undefined);
  const carrying = makeCarrying(store, server.line, holding, makePractising(), WORLD);
  const sender = makeSender(holding, server.line.outbox, WORLD);
  await holding.hold();
  return { store, ...server, holding, carrying, sender };
}

const allHere = (count: number) => (found: Awaited<ReturnType<typeof desk>>) =>
  vi.waitFor(() => expect(found.carrying.progress.value[0]?.images).toBe(count));

test("a packet is taken along with its law and its images, and everything is there without the line", async () => {
  const at = await desk([packet("a", [1, 2])]);
  const taken = await at.carrying.take("so/1", "first", { count: 2 });
  await allHere(2)(at);
  at.at.cut = true;
  expect(await at.carrying.law(taken)).toEqual({ type: { type: "KS", shared: { name: "chung", hash: "s1" } }, shared: { lists: {} } });
  expect(await at.carrying.image(101, 1000)).toMatch(/^blob:/);
  expect(await at.carrying.image(101, 3000)).toMatch(/^blob:/); // the nearest that is there
});

test("an answer that was lost does not lease twice: the same request carries the same id", async () => {
  const at = await desk([packet("a", [1])]);
  at.at.cut = true;
  await expect(at.carrying.take("so/1", "first")).rejects.toMatchObject({ code: "MAT_MANG" });
  at.at.cut = false;
  await at.carrying.take("so/1", "first");
  const leases = at.asked.filter((one) => one.startsWith("lease"));
  expect(leases).toHaveLength(2);
  expect(new Set(leases).size).toBe(1);
});

test("images that are here are not fetched again after the line was cut", async () => {
  const at = await desk([packet("a", [1, 2, 3])]);
  const image = at.line.image;
  let left = 2;
  at.line.image = (url) => {
    left -= 1;
    if (left < 0) at.at.cut = true;
    return image(url);
  };
  await at.carrying.take("so/1", "first");
  await vi.waitFor(() => expect(at.asked.filter((one) => one.startsWith("image"))).toHaveLength(3));
  at.at.cut = false;
  left = 100;
  await at.carrying.refresh();
  await allHere(3)(at);
  expect(at.asked.filter((one) => one.startsWith("image"))).toHaveLength(4);
});

test("a packet stays while anything of it waits, and is purged with its images when all was acknowledged and the lease ended", async () => {
  const at = await desk([packet("a", [1]), packet("b", [2])]);
  await at.carrying.refresh();
  await allHere(1)(at);
  await at.holding.put(1, "a", { so: { v: "7" } });
  at.at.open = ["b"];
  await at.carrying.refresh();
  expect([...at.holding.state.value.packets.keys()].sort()).toEqual(["a", "b"]);
  expect(await at.sender.drain()).toBe(true);
  await at.carrying.refresh();
  expect([...at.holding.state.value.packets.keys()]).toEqual(["b"]);
  const onDisk = await at.store.read();
  expect([...onDisk.packets.keys()]).toEqual(["b"]);
  expect(onDisk.drafts.has(1)).toBe(false);
  await vi.waitFor(async () => expect(await at.store.imageKeys()).toEqual(["102/1200"]));
});

test("a part that the server lists no more is told, also after it went from the disk; one that was given back here or is done is not", async () => {
  const at = await desk([packet("a", [1, 2]), packet("b", [3]), packet("c", [4])]);
  await at.carrying.refresh();
  await at.holding.giveBack("b");
  const values = { so: { v: "4" } };
  await at.holding.finish({ draft: 4, lease: "c", kind: "first", values, reasons: {}, seconds: 1, keystrokes: 1, law: "h" });
  expect(await at.sender.drain()).toBe(true);
  at.at.open = [];
  await at.carrying.look();
  const told = [{ lease: "a", title: "Sổ", kind: "first", done: 0, of: 2 }];
  expect(at.holding.state.value.over).toEqual(told);
  expect(at.holding.state.value.packets.size).toBe(3); // nothing goes under somebody's hands
  await at.carrying.refresh();
  expect(at.holding.state.value.packets.size).toBe(0);
  expect((await at.store.read()).over).toEqual(told);
  await at.holding.over([], new Set(["a"]));
  expect((await at.store.read()).over).toEqual([]);
});

test("a cut line purges nothing", async () => {
  const at = await desk([packet("a", [1])]);
  await at.carrying.refresh();
  at.at.cut = true;
  await expect(at.carrying.refresh()).rejects.toMatchObject({ code: "MAT_MANG" });
  expect(at.holding.state.value.packets.has("a")).toBe(true);
});

test("what was keyed elsewhere comes along; what waits here stays and stands beside it", async () => {
  const at = await desk([packet("a", [1, 2], { so: { v: "nơi khác" } })]);
  await at.holding.packet(packet("a", [1, 2]), at.holding.asking());
  await at.holding.put(1, "a", { so: { v: "ở đây" } });
  await at.carrying.refresh();
  const { drafts, aside } = at.holding.state.value;
  expect(drafts.get(1)?.values).toEqual({ so: { v: "ở đây" } });
  expect(drafts.get(2)?.values).toEqual({ so: { v: "nơi khác" } });
  expect(aside).toHaveLength(1);
  expect(aside[0]).toMatchObject({ draft: 1, theirs: { so: { v: "nơi khác" } }, refusal: { code: "KHAC_TREN_MAY_CHU" } });
});

test("what the server refuses is kept beside what it has, until its person lets it go", async () => {
  const at = await desk([packet("a", [1])]);
  await at.carrying.refresh();
  at.line.outbox = async (acts) => ({
    answers: acts.map(({ txn }) => ({ txn, ok: false as const, refusal: { code: "HET_LUOT", says: "Đã trả.", fix: "Nhận lại." } })),
    now: null,
  });
  const sender = makeSender(at.holding, (acts, how) => at.line.outbox(acts, how), WORLD);
  await at.holding.put(1, "a", { so: { v: "7" } });
  expect(await sender.drain()).toBe(true);
  const [laid] = (await at.store.read()).aside;
  expect(laid).toMatchObject({ draft: 1, refusal: { code: "HET_LUOT" } });
  at.at.open = [];
  await at.carrying.refresh();
  expect(at.holding.state.value.packets.has("a")).toBe(true); // its page is still wanted to compare
  await at.holding.letGo(laid?.act.txn ?? "");
  await at.carrying.refresh();
  expect(at.holding.state.value.packets.size).toBe(0);
});

test("on a full disk images give way first; then typing goes on in memory, is said, and is written when there is room", async () => {
  const store = await disk();
  let room = 0;
  const tight: Store = { ...store, write: (epoch, changes) => (room-- > 0 ? store.write(epoch, changes) : Promise.reject(new Full())) };
  const at = await desk([packet("a", [1])], tight);
  room = 100;
  await at.carrying.refresh();
  await allHere(1)(at);
  room = 0;
  await at.holding.put(1, "a", { so: { v: "7" } });
  expect(await store.imageKeys()).toEqual([]);
  expect(at.holding.problem.value?.code).toBe("DIA_DAY");
  expect(at.holding.backlog.value.size).toBeGreaterThan(0);
  expect(at.holding.state.value.outbox).toHaveLength(1); // goes to the server from memory
  room = 100;
  await at.holding.put(1, "a", { so: { v: "78" } });
  expect(at.holding.problem.value?.code).not.toBe("DIA_DAY");
  expect(at.holding.backlog.value.size).toBe(0);
  expect((await store.read()).drafts.get(1)?.values).toEqual({ so: { v: "78" } });
});

test("what the browser throws away while the window is open stays in memory, is said, and goes to the server", async () => {
  const store = await disk();
  const at = await desk([packet("a", [1, 2])], store);
  await at.carrying.refresh();
  await at.holding.put(1, "a", { so: { v: "7" } });
  store.close(); // as after “clear site data”: the connection is closed under the page
  await at.holding.put(2, "a", { so: { v: "8" } });
  expect(at.holding.problem.value?.code).toBe("TRINH_DUYET_VUA_XOA");
  expect(at.holding.writing.value.size).toBe(0);
  const missed = [...at.holding.backlog.value.values()].filter((one) => one.shelf === "drafts").map((one) => one.key);
  expect(missed.sort()).toEqual([1, 2]);
  const sent: string[] = [];
  const answer = (acts: Act[]) => {
    sent.push(...acts.map((act) => JSON.stringify(act.body)));
    return Promise.resolve({ answers: acts.map(({ txn }) => ({ txn, ok: true as const, answer: { draft: 1, savedAt: "x" } })), now: null });
  };
  expect(await makeSender(at.holding, answer, WORLD).drain()).toBe(true);
  expect(sent).toHaveLength(2);
  expect(at.holding.state.value.outbox).toEqual([]);
});

test("a packet that was asked for before an entry was finished and acknowledged puts nothing older over it", async () => {
  const at = await desk([packet("a", [1, 2], { so: { v: "cũ" } })]);
  await at.carrying.refresh();
  const asked = at.holding.asking();
  const values = { so: { v: "mới" } };
  await at.holding.finish({ draft: 1, lease: "a", kind: "first", values, reasons: {}, seconds: 1, keystrokes: 1, law: "h" });
  expect(await at.sender.drain()).toBe(true);
  await at.holding.packet(packet("a", [1, 2], { so: { v: "muộn" } }), asked);
  const { drafts } = at.holding.state.value;
  expect(drafts.get(1)).toMatchObject({ values, finished: true });
  expect(drafts.get(2)?.values).toEqual({ so: { v: "muộn" } });
});

test("where the browser keeps nothing the same work goes on in memory", async () => {
  const at = await desk([packet("a", [1])], memoryStore());
  await at.carrying.take("so/1", "first");
  await at.holding.put(1, "a", { so: { v: "7" } });
  expect(await at.sender.drain()).toBe(true);
  expect(at.holding.state.value.savedAt).toBe("2026-11-23T08:00:00Z");
});

test("one act that the server cannot read does not hold the others up", async () => {
  const { Refused } = await import("../../src/keeping/trouble");
  const at = await desk([packet("a", [1, 2])]);
  await at.holding.packet(packet("a", [1, 2]), at.holding.asking());
  await at.holding.put(1, "a", { so: { v: "hỏng" } });
  await at.holding.put(2, "a", { so: { v: "tốt" } });
  const took: string[] = [];
  const send: Parameters<typeof makeSender>[1] = async (acts) => {
    if (JSON.stringify(acts).includes("hỏng")) throw new Refused(422, { code: "SAI", says: "Không đọc được.", fix: "Tải lại." });
    took.push(...acts.map((act) => JSON.stringify(act.body)));
    return { answers: acts.map(({ txn }) => ({ txn, ok: true as const, answer: {} })), now: null };
  };
  expect(await makeSender(at.holding, send, WORLD).drain()).toBe(true);
  expect(took).toHaveLength(1);
  expect(took[0]).toContain("tốt");
  expect(at.holding.state.value.aside).toHaveLength(1);
});

test("another account, or a session that ended, sends nothing and loses nothing", async () => {
  const { Refused } = await import("../../src/keeping/trouble");
  const at = await desk([packet("a", [1])]);
  await at.holding.put(1, "a", { so: { v: "7" } });
  for (const [status, code] of [
    [409, "NGUOI_KHAC"],
    [401, "CHUA_DANG_NHAP"],
  ] as const) {
    const sender = makeSender(
      at.holding,
      () => Promise.reject(new Refused(status, { code, says: "Không phải.", fix: "Đăng nhập lại." })),
      WORLD,
    );
    expect(await sender.drain()).toBe(false);
    expect(sender.problem.value?.code).toBe(code);
    expect(at.holding.state.value.outbox).toHaveLength(1);
  }
});
