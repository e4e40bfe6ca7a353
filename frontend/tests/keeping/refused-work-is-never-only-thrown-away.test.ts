// @vitest-environment jsdom
/** What the server refuses: sent again, put back into the form, or closed again as the server holds it; told as it is. What the disk refuses, too. */
import "fake-indexeddb/auto";
import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { open } from "../../src/keeping";
import { type KeptWork, keep } from "../../src/keeping/keeping";
import { memoryStore } from "../../src/keeping/store";
import type { Act, Answer, FinishedPass, Values } from "../../src/wire";
import { lineOf, me, packet, WORLD } from "./scene";

const REFUSED = { code: "KHONG_CO_PHIEU_GIAO", says: "Không có phần việc này.", fix: "Nhận lại." };
const COMPARED = { code: "CHUA_DU_DIEU_KIEN", says: "Lượt nhập này đã được so với lượt kia.", fix: "Báo người xử lý." };
const DONE = { code: "LUOT_NHAP_DA_XONG", says: "Đã hoàn thành.", fix: "Lấy lại." };
const BOTH = { code: "TU_DUYET", says: "Người đã nhập lượt một không được nhập lượt hai.", fix: "Chuyển cho người khác." };

let taken: Act[] = [];
/** What is refused of an act; nothing: it is taken. */
let refuses: (act: Act) => typeof REFUSED | null = () => null;
let says: (act: Act) => Record<string, unknown> = () => ({});
let kept: KeptWork;
let server: ReturnType<typeof lineOf>["at"];

const effort = { reasons: {}, seconds: 1, keystrokes: 1, law: "h1" };
const pass = (draft: number, values: Values): FinishedPass => ({ draft, lease: "a", kind: "first", values, ...effort });
const text = (so: string): Values => ({ so: { v: so } });
const settled = () => vi.waitFor(() => expect(kept.status.value.waiting).toBe(0));
const done = (draft: number) => kept.drafts.value.get(draft)?.finished;

beforeEach(async () => {
  const request = async (_name: string, _how: unknown, hold: (lock: unknown) => Promise<void>) => hold({});
  Object.defineProperty(navigator, "locks", { value: { request }, configurable: true }); // no other window
  taken = [];
  refuses = () => null;
  says = () => ({});
  const { line, at } = lineOf([packet("a", [1, 2])]);
  server = at;
  line.outbox = async (acts) => ({
    answers: acts.map((act): Answer => {
      const refusal = refuses(act);
      if (!refusal) taken.push(act);
      return refusal ? { txn: act.txn, ok: false, refusal } : { txn: act.txn, ok: true, answer: says(act) };
    }),
    now: "2026-11-23T08:00:00Z",
  });
  const world = {
    ...WORLD,
    later: (milliseconds: number, act: () => void) => {
      const timer = setTimeout(act, milliseconds > 5000 ? 2 ** 30 : 0);
      return () => clearTimeout(timer);
    },
  };
  kept = await keep({ me: me(1), store: memoryStore(), line, world, shell: signal("unable" as const), problem: null });
  await kept.take("so/1", "first");
});

afterEach(async () => {
  await kept.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("sent again when the reason is gone, it is done under its own id", async () => {
  refuses = () => REFUSED;
  await kept.finish(1, pass(1, text("7")));
  await settled();
  const [row] = kept.aside.value;
  expect(row).toMatchObject({ mine: text("7"), again: true, back: true });
  expect(kept.status.value).toMatchObject({ savedAt: null });
  expect(kept.status.value.says).toContain("1 việc máy chủ không nhận, còn giữ trên máy này");
  await kept.sendAgain(row?.txn ?? "");
  await vi.waitFor(() => expect(kept.aside.value).toHaveLength(1)); // refused once more, and still here
  refuses = () => null;
  await kept.sendAgain(row?.txn ?? "");
  await vi.waitFor(() => expect(taken.map((act) => act.txn)).toEqual([row?.txn]));
  await settled();
  expect(kept.aside.value).toEqual([]);
  expect(kept.drafts.value.get(1)).toMatchObject({ finished: true, kept: "counted", where: "server" });
});

test("a part that was called back is told with the next answer of the server; it goes when its person has read that", async () => {
  server.open = [];
  await kept.put(1, text("7"));
  await vi.waitFor(() => expect(kept.over.value.map((one) => one.lease)).toEqual(["a"]));
  await settled();
  expect([kept.packets.value.length, kept.draftValues(1)]).toEqual([1, text("7")]);
  await kept.overHeard("a");
  expect([kept.packets.value, kept.over.value]).toEqual([[], []]);
});

test("put back, it stands in the form over what was there, and is saved as typed anew", async () => {
  refuses = () => REFUSED;
  await kept.finish(1, pass(1, { so: { v: "7" }, meHoTen: { v: "KA" } }));
  await settled();
  refuses = () => null;
  await kept.put(1, { so: { v: "8" }, ghiChu: { v: "x" } });
  await kept.putBack(kept.aside.value[0]?.txn ?? "");
  const now = { so: { v: "7" }, meHoTen: { v: "KA" }, ghiChu: { v: "x" } };
  expect(kept.draftValues(1)).toEqual(now);
  expect(done(1)).toBe(false);
  expect(kept.aside.value).toEqual([]);
  await settled();
  expect(taken.at(-1)).toMatchObject({ kind: "save_partial", body: { lease: "a", values: now } });
});

test("an undo that is refused closes the draft again; what was typed since lies aside, once", async () => {
  await kept.finish(1, pass(1, text("7")));
  await settled();
  refuses = (act) => (act.kind === "undo_pass" ? COMPARED : DONE);
  await kept.undo(1);
  expect(kept.drafts.value.get(1)).toMatchObject({ finished: false, reopening: true });
  await kept.put(1, text("79"));
  await settled();
  await kept.put(1, text("799"));
  await settled();
  expect(kept.drafts.value.get(1)).toMatchObject({ finished: true, kept: "counted", reopening: false });
  expect(kept.draftValues(1)).toEqual(text("7"));
  expect(kept.aside.value.map((row) => [row.kind, row.mine])).toEqual([
    ["undo_pass", null],
    ["save_partial", text("799")],
  ]);
});

test("an undo that is granted opens it; one of a pass that is not there any more leaves it open", async () => {
  await kept.finish(1, pass(1, text("7")));
  await kept.undo(1);
  await settled();
  expect(kept.drafts.value.get(1)).toMatchObject({ finished: false, kept: null, values: text("7") });
  await kept.finish(2, pass(2, text("8")));
  await settled();
  refuses = () => ({ ...DONE, code: "KHONG_CO_LUOT_DE_LAY_LAI" });
  await kept.undo(2);
  await settled();
  expect(done(2)).toBe(false);
});

test("a reading that came too late is told with its place and why, until it was read", async () => {
  says = (act) => ({ kept: act.kind === "finish_pass" && act.body.draft === 2 ? "spare" : "counted" });
  await kept.finish(1, pass(1, text("7")));
  await kept.finish(2, pass(2, text("8")));
  await settled();
  expect(kept.drafts.value.get(2)?.kept).toBe("spare");
  expect(kept.status.value.problem?.says).toMatch(/^Trường hợp 2 \(Sổ\): máy chủ đã nhận và giữ làm bản dự phòng, vì/);
  kept.heard();
  expect(kept.status.value.problem?.code).not.toBe("GIU_LAM_BAN_DU_PHONG");
});

test("a late reading of what the same person read already is told in its own words, and nothing waits for it", async () => {
  refuses = (act) => (act.kind === "finish_pass" ? BOTH : null);
  await kept.finish(1, pass(1, text("7")));
  await settled();
  const [row] = kept.aside.value;
  expect(row).toMatchObject({ again: false, back: false, mine: text("7") });
  expect(row?.refusal.says).toMatch(/^Chính tài khoản này đã đọc phiếu ấy/);
  expect(done(1)).toBe(true);
  await kept.letGo(row?.txn ?? "");
  expect(kept.aside.value).toEqual([]);
  expect(kept.status.value.waiting).toBe(0);
});

test("what waits is opened on a full disk, shown and sent; what does not open is never said to be nothing", async () => {
  let line = false;
  const sent: Act[] = [];
  const outbox = async (_url: string, how?: { body: string }) => {
    if (!line || !how?.body) throw new TypeError("no line");
    const { acts } = JSON.parse(how.body) as { acts: Act[] };
    sent.push(...acts);
    const answers = acts.map(({ txn }) => ({ txn, ok: true, answer: {} }));
    return new Response(JSON.stringify({ answers, now: "2026-11-23T08:00:00Z" }), { headers: { "content-type": "application/json" } });
  };
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("fetch", outbox);
  const reload = async () => {
    await kept.close();
    kept = await open(me(1));
  };
  await reload();
  await kept.put(1, text("7"));
  expect(kept.status.value).toMatchObject({ waiting: 1, inMemory: 0 });

  const full = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const puts = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(full);
  await reload();
  expect(kept.draftValues(1)).toEqual(text("7"));
  expect(kept.status.value).toMatchObject({ waiting: 1, inMemory: 0, holder: true, problem: { code: "DIA_DAY" } });
  expect(kept.status.value.says).toContain("1 việc chỉ có trên máy này");
  line = true;
  await kept.refresh().catch(() => undefined);
  expect(sent).toMatchObject([{ kind: "save_partial", body: { values: text("7") } }]);

  puts.mockRestore();
  line = false;
  await reload();
  await kept.put(1, text("8"));
  const opens = vi.spyOn(indexedDB, "open").mockImplementation(full);
  await reload();
  opens.mockRestore();
  expect(kept.status.value).toMatchObject({ waiting: 0, problem: { code: "CON_VIEC_CHUA_MO_DUOC" } });
  expect(kept.status.value.says).toContain("Trên máy này còn việc chưa mở được");
  await reload();
  expect(kept.draftValues(1)).toEqual(text("8"));
  expect(kept.status.value.says).toContain("việc chỉ có trên máy này");
});
