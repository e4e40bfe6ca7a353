import { batch, type Signal, signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { DraftHere, LaidAside } from "../../src/keeping/door";
import { finish, keyWhole, scene } from "./opened";
import { LAID, sceneKeeping, scenePacket } from "./scene";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("everything is taken back", () => {
  test("step by step, to where the cursor stood", () => {
    const { bench, entry } = scene();
    entry().at.value = "so";
    entry().acceptRun("so");
    entry().at.value = "nksHoTen";
    entry().typed("nksHoTen", "K");
    entry().typed("nksHoTen", "K' BRÉO");
    entry().leave("nksHoTen");
    void bench.undo();
    expect(entry().values.peek().nksHoTen).toBeUndefined();
    void bench.undo();
    expect(entry().values.peek()).toEqual({});
    expect(entry().at.peek()).toBe("so");
  });

  test("the entry just done, with all that was keyed", async () => {
    const it = scene();
    keyWhole(it);
    const values = it.entry().values.peek();
    await finish(it);
    await it.bench.undo();
    expect(it.keeping.told.undone).toEqual([1]);
    expect(it.entry().draft.id).toBe(1);
    expect(it.entry().values.peek()).toEqual(values);
    await it.bench.undo();
    expect(it.bench.notice.peek()?.says).toContain("Không còn gì");
  });
});

describe("what was finished is the server's to open", () => {
  const REFUSAL = { code: "CHUA_DU_DIEU_KIEN", says: "Đã được so với lượt kia.", fix: "Báo người kiểm tra." };

  /** A keeping whose server answers an undo when the test lets it. */
  function slow(packet = scenePacket()) {
    const inner = sceneKeeping([packet]);
    const aside = signal<LaidAside[]>([]);
    const drafts = inner.drafts as Signal<ReadonlyMap<number, DraftHere>>;
    const change = (draft: number, more: Partial<DraftHere>) => {
      const before = drafts.peek().get(draft);
      if (before) drafts.value = new Map(drafts.peek()).set(draft, { ...before, ...more });
    };
    const told: number[] = [];
    const it = scene(packet, {
      ...inner,
      aside,
      undo: async (draft) => {
        told.push(draft);
        change(draft, { finished: false, reopening: true });
      },
    });
    const answer = (draft: number, refused: boolean) =>
      batch(() => {
        if (refused) aside.value = [{ ...LAID, draft, refusal: REFUSAL }];
        change(draft, { finished: refused, reopening: false });
      });
    return { ...it, inner, told, answer };
  }

  test("until it answers nothing is said to be open again", async () => {
    const it = slow();
    keyWhole(it);
    const values = it.entry().values.peek();
    await finish(it);
    await it.bench.undo();
    expect(it.entry().draft.id).toBe(1);
    expect(it.bench.notice.peek()?.says).toBe("Đang xin máy chủ mở lại trường hợp 12.");
    it.answer(1, false);
    expect(it.bench.notice.peek()?.says).toContain("Đã mở lại trường hợp 12");
    expect(it.entry().values.peek()).toEqual(values);
  });

  test("refused, it is closed again and said; what was typed since goes to be laid aside", async () => {
    const it = slow();
    keyWhole(it);
    await finish(it);
    await it.bench.undo();
    it.entry().typed("nksHoTen", "K' KHÁC");
    it.answer(1, true);
    expect(it.entry().draft.id).toBe(2);
    expect(it.bench.done.peek().has(1)).toBe(true);
    expect(it.bench.notice.peek()).toMatchObject({ kind: "bad", fix: REFUSAL.fix });
    expect(it.bench.notice.peek()?.says).toContain(`Không mở lại được trường hợp 12: bản đã gửi giữ nguyên. ${REFUSAL.says}`);
    expect(it.inner.told.puts.at(-1)?.[1].nksHoTen).toEqual({ v: "K' KHÁC" });
  });

  test("a letter typed into what is done asks for it first, once", async () => {
    const it = slow();
    keyWhole(it);
    await finish(it);
    it.bench.go(0);
    expect(it.told).toEqual([]);
    it.entry().typed("nksHoTen", "K");
    it.entry().typed("nksHoTen", "KA");
    await Promise.resolve();
    expect(it.told).toEqual([1]);
    it.entry().typed("nksHoTen", "KAR");
    expect(it.told).toEqual([1]);
  });

  test("without a network it is said that the server has not decided", async () => {
    const it = slow();
    (it.keeping.status as Signal).value = { ...it.keeping.status.peek(), online: false };
    keyWhole(it);
    await finish(it);
    await it.bench.undo();
    expect(it.bench.notice.peek()?.says).toContain("có mạng thì máy chủ mới nói");
  });
});
