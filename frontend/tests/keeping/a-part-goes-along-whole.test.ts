/** A part that goes along: asked for with its days, whole only when form, law and every page lie on the disk, resumed by itself. */
import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import { makeCarrying } from "../../src/keeping/carrying";
import { makeHolding, type World } from "../../src/keeping/holding";
import { makePractising } from "../../src/keeping/practising";
import { roomFor, SPARE_BYTES } from "../../src/keeping/room";
import { newKey, unwrap, wrappingKey } from "../../src/keeping/sealing";
import { diskStore, memoryStore, type Store } from "../../src/keeping/store";
import { Full, Refused, Unreached } from "../../src/keeping/trouble";
import type { AskLease, Packet } from "../../src/wire";
import { lineOf, packet, WORLD } from "./scene";

async function disk(): Promise<Store> {
  const wrap = await wrappingKey(btoa("0123456789abcdef0123456789abcdef"));
  return diskStore(`b-${crypto.randomUUID()}`, await unwrap(await newKey(wrap), wrap));
}

async function desk(packets: Packet[], given?: Store) {
  const store = given ?? (await disk());
  const later: { milliseconds: number; act: () => void }[] = [];
  const world: World = {
    ...WORLD,
    later: (milliseconds, act) => {
      later.push({ milliseconds, act });
      return () => undefined;
    },
  };
  const server = lineOf(packets);
  const holding = makeHolding(store, world, () => undefined);
  const carrying = makeCarrying(store, server.line, holding, makePractising(), world);
  await holding.hold();
  const stands = (images: number, whole: boolean) =>
    vi.waitFor(() => expect(carrying.progress.value).toMatchObject([{ lease: "a", images, of: packets[0]?.pages.length, whole }]));
  return { store, ...server, holding, carrying, later, stands };
}

afterEach(() => vi.unstubAllGlobals());

test("days and entries are asked of the server; another wish is another request", async () => {
  const at = await desk([packet("a", [1])]);
  const wishes: AskLease[] = [];
  const lease = at.line.lease;
  at.line.lease = (wish) => {
    wishes.push(wish);
    return lease(wish);
  };
  await at.carrying.take("so/1", "first", { count: 30, days: 3 });
  await at.carrying.take("so/1", "first");
  expect(wishes).toMatchObject([
    { book: "so/1", kind: "first", count: 30, days: 3 },
    { book: "so/1", kind: "first", count: null, days: 0 },
  ]);
  expect(new Set(wishes.map((wish) => wish.txn)).size).toBe(2);
});

test("a cut line goes on by itself where it stopped, and only then is the part whole", async () => {
  const at = await desk([packet("a", [1, 2, 3])]);
  const image = at.line.image;
  let left = 2;
  at.line.image = (url) => (left-- > 0 ? image(url) : Promise.reject(new Unreached()));
  await at.carrying.take("so/1", "first", { days: 3 });
  await at.stands(2, false);
  await vi.waitFor(() => expect(at.later).toHaveLength(1));
  at.later[0]?.act(); // still cut: asked more seldom
  await vi.waitFor(() => expect(at.later).toHaveLength(2));
  expect(at.later[1]?.milliseconds).toBeGreaterThan(at.later[0]?.milliseconds ?? 0);
  left = 100;
  at.later[1]?.act();
  await at.stands(3, true);
  expect(at.asked.filter((one) => one.startsWith("image"))).toHaveLength(3);
});

test("what lies here is known without a network", async () => {
  const store = await disk();
  const before = await desk([packet("a", [1, 2])], store);
  await before.carrying.take("so/1", "first", { days: 7 });
  await before.stands(2, true);
  const after = await desk([packet("a", [1, 2])], store);
  after.at.cut = true;
  await after.stands(2, true);
});

test("a page that the server keeps back does not hold up the others, and the part is not whole", async () => {
  const at = await desk([packet("a", [1, 2, 3])]);
  const image = at.line.image;
  at.line.image = (url) => (url.includes("/1/") ? Promise.reject(new Refused(404, { code: "", says: "", fix: "" })) : image(url));
  await at.carrying.take("so/1", "first", { days: 1 });
  await at.stands(2, false);
});

test("images that gave way to letters are not said to be here; fetched again, nothing is said of it any more", async () => {
  const store = await disk();
  let room = 100;
  const tight: Store = { ...store, write: (epoch, changes) => (room-- > 0 ? store.write(epoch, changes) : Promise.reject(new Full())) };
  const at = await desk([packet("a", [1])], tight);
  await at.carrying.take("so/1", "first", { days: 1 });
  await at.stands(1, true);
  room = 0;
  await at.holding.put(1, "a", { so: { v: "7" } });
  await at.stands(0, false);
  room = 100;
  await at.holding.put(1, "a", { so: { v: "78" } });
  at.holding.say({ code: "DA_BO_BOT_ANH", says: "", fix: "" });
  await at.carrying.refresh();
  await at.stands(1, true);
});

test("where the browser keeps nothing a part is never whole", async () => {
  const at = await desk([packet("a", [1])], memoryStore());
  await at.carrying.take("so/1", "first", { days: 1 });
  await at.stands(1, false);
});

test("a finish that came too late is said to be kept", async () => {
  const at = await desk([packet("a", [1])]);
  await at.holding.answered([{ txn: "t", ok: true, answer: { kept: "spare" } }], null);
  expect(at.holding.problem.value?.says).toContain("bản dự phòng");
});

test("room is what the browser says, with something to spare; one that says nothing is believed", async () => {
  vi.stubGlobal("navigator", { storage: { estimate: async () => ({ quota: SPARE_BYTES + 1_000_000, usage: 0 }) } });
  expect(await roomFor(3)).toMatchObject({ enough: true });
  expect(await roomFor(4)).toMatchObject({ enough: false, free: SPARE_BYTES + 1_000_000 });
  vi.stubGlobal("navigator", {});
  expect(await roomFor(4)).toMatchObject({ enough: true, free: null });
});
