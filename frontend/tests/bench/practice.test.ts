import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Line } from "../../src/bench/entry/lines";
import { differences, newPractised } from "../../src/bench/session/practice";
import { finish, scene } from "./opened";
import { keyed, PREVIOUS, sceneLaw, scenePacket } from "./scene";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("practice", () => {
  const packet = () => {
    const made = scenePacket({ practice: true });
    for (const draft of made.drafts)
      Object.assign(draft, { answer: { ...PREVIOUS, ...keyed({ nksHoTen: "K' BRÉO" }), ghiChu: { a: "rach" } } });
    return made;
  };
  test("tells field by field what differs from the answer", async () => {
    const it = scene(packet());
    const answer = it.entry().draft.answer ?? {};
    for (const [field, value] of Object.entries(answer)) if ("v" in value) it.entry().typed(field, value.v);
    it.entry().typed("nksHoTen", "K' BREO");
    it.entry().leave("nksHoTen");
    await finish(it);
    await finish(it);
    expect(it.bench.review.peek()?.wrong.map((one) => [one.field, one.keyed, one.answer])).toEqual([
      ["nksHoTen", "K' BREO", "K' BRÉO"],
      ["ghiChu", "chưa nhập", "trang rách"],
    ]);
    expect(it.bench.review.peek()?.rightInARow).toBe(0);
    expect([...it.bench.slips.peek()]).toEqual([1]);
  });

  test("what was right in a row stays so when practice is stopped and gone on with", async () => {
    const practised = newPractised();
    for (const draft of [1, 2]) {
      const it = scene(packet(), {}, practised);
      it.bench.show(draft);
      for (const [field, value] of Object.entries(it.entry().draft.answer ?? {}))
        if ("v" in value) it.entry().typed(field, value.v);
        else it.entry().absent(field, "rach");
      await finish(it);
      await finish(it);
      expect(it.bench.review.peek()).toMatchObject({ wrong: [], rightInARow: draft });
    }
  });

  test("what shares its line with another item is told to be too much, and where it belongs", () => {
    const line = {
      field: "meNoiCuTru",
      words: "Nơi cư trú",
      title: "Người mẹ",
      hint: "Chỉ nhập địa chỉ.",
      info: { type: "noi_chon" },
    } as Line;
    const [found] = differences(
      sceneLaw(),
      [line],
      keyed({ meNoiCuTru: "Thường trú thôn 2, xã Lát" }),
      keyed({ meNoiCuTru: "thôn 2, xã Lát" }),
    );
    expect(found?.says).toBe("Thừa “Thường trú”. Chỉ nhập địa chỉ.");
  });
});
