import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openBench } from "../../src/bench/session/bench";
import { isStroke, NO_EFFORT, worked } from "../../src/bench/session/pace";
import { finish, keyWhole, scene } from "./opened";
import { keyed, PREVIOUS, sceneKeeping, sceneLaw, scenePacket } from "./scene";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("an entry is keyed", () => {
  test("typing is kept on this machine after a short rest, and at once when the window is left", () => {
    const { bench, keeping, entry } = scene();
    entry().typed("nksHoTen", "K' BR");
    entry().typed("nksHoTen", "K' BRÉO");
    expect(keeping.told.puts).toEqual([]);
    vi.advanceTimersByTime(400);
    expect(keeping.told.puts).toEqual([[1, keyed({ nksHoTen: "K' BRÉO" })]]);
    entry().typed("nksHoTen", "K' BRÉOT");
    bench.flush();
    expect(keeping.told.puts.at(-1)).toEqual([1, keyed({ nksHoTen: "K' BRÉOT" })]);
  });

  test("a short day and a word of a code list are written out; the text in the box is not touched", () => {
    const { entry } = scene();
    entry().typed("ngayDangKy", "150608");
    entry().typed("nksGioiTinh", "nữ");
    expect(entry().values.peek()).toEqual(keyed({ ngayDangKy: "15/06/2008", nksGioiTinh: "2" }));
    entry().typed("meNgaySinh", "3/5/08");
    entry().typed("chaNgaySinh", "3/5/78");
    expect(entry().values.peek()).toMatchObject(keyed({ meNgaySinh: "3/5/08", chaNgaySinh: "03/05/1978" }));
    expect([...entry().guessed.peek().keys()]).toEqual(["ngayDangKy", "meNgaySinh", "chaNgaySinh"]);
    entry().typed("meNgaySinh", "3/5/1980");
    expect([...entry().guessed.peek().keys()]).toEqual(["ngayDangKy", "chaNgaySinh"]);
  });

  test("proposals wait until they are accepted; a run of them takes one key", () => {
    const { entry } = scene();
    expect(entry().values.peek()).toEqual({});
    expect(entry().acceptRun("so")).toBe("nksHoTen");
    expect(entry().values.peek()).toEqual(
      keyed({ so: "012/2008", quyenSo: "01/2008", trangSo: "12", ngayDangKy: "15/06/2008", loaiDangKy: "1" }),
    );
    expect(entry().accept("nksHoTen")).toBe(false);
  });

  test("past entries that are not done, numbers count on by the place in the book; from a number keyed on the way, too", () => {
    const { bench, entry } = scene(scenePacket({}, 5));
    const number = () => entry().proposed.peek().get("so")?.text;
    bench.beside(1);
    bench.beside(1);
    expect(number()).toBe("014/2008");
    entry().typed("so", "020/2008");
    bench.beside(1);
    expect(number()).toBe("021/2008");
    const lost = scenePacket();
    expect(
      scene({ ...lost, proposals: { frequent: {}, previous: PREVIOUS } })
        .entry()
        .proposed.peek()
        .has("so"),
    ).toBe(false);
  });

  test("why nothing stands there is one act, and the same act takes it back", () => {
    const { entry } = scene();
    entry().absent("meHoTen", "rach");
    expect(entry().values.peek().meHoTen).toEqual({ a: "rach" });
    entry().absent("meHoTen", "rach");
    expect(entry().values.peek().meHoTen).toBeUndefined();
    entry().typed("meHoTen", "KA");
    entry().leave("meHoTen");
    entry().restBlank("meHoTen");
    expect(entry().values.peek()).toEqual({
      ...keyed({ meHoTen: "KA" }),
      meNgaySinh: { a: "trong" },
      meDanToc: { a: "trong" },
      meNoiCuTru: { a: "trong" },
    });
  });

  test("a letter is marked as uncertain and keeps its mark while the rest is typed", () => {
    const { entry } = scene();
    entry().typed("nksHoTen", "K' BRÉO");
    expect(entry().uncertain("nksHoTen", 6, 6)).toBe(true);
    entry().typed("nksHoTen", "K' BRÉO HA");
    expect(entry().values.peek().nksHoTen).toEqual({ v: "K' BRÉO HA", u: [[5, 6]] });
  });

  test("as the entry before: a field, a block; never in a blind pass", () => {
    const { entry } = scene();
    expect(entry().asBefore(["meHoTen", "meDanToc", "meNgaySinh"])).toBe(true);
    expect(entry().values.peek()).toEqual(keyed({ meHoTen: "KA DUNG", meDanToc: "Cơ Ho" }));
    const other = scene();
    other.entry().typed("so", "77/2008");
    other.entry().typed("quyenSo", "02/2008");
    expect(other.entry().blockAsBefore(other.entry().line("so")?.block ?? -1)).toBe(true);
    const said = keyed({ so: "77/2008", quyenSo: "02/2008", ngayDangKy: "15/06/2008", loaiDangKy: "1" });
    expect(other.entry().values.peek()).toEqual(said);
    expect(other.entry().blockAsBefore(other.entry().line("so")?.block ?? -1)).toBe(false);
    const mother = other.entry().line("meHoTen")?.block ?? -1;
    expect(other.entry().blockAsBefore(mother)).toBe(true);
    const home = { meDanToc: "Cơ Ho", meNoiCuTru: "thôn 2, xã Lát, huyện Lạc Dương" };
    expect(other.entry().values.peek()).toEqual({ ...said, ...keyed(home) });
    const blind = scene(scenePacket({ kind: "second" }));
    expect(blind.entry().blockAsBefore(mother)).toBe(false);
    expect(blind.entry().asBefore(["meHoTen"])).toBe(false);
    expect(blind.entry().proposed.peek().size).toBe(0);
  });
});

describe("rules answer", () => {
  test("after a rest in typing, for places that were passed", () => {
    const { entry } = scene();
    entry().typed("ngayDangKy", "15/06/2008");
    entry().leave("ngayDangKy");
    entry().typed("nksNgaySinh", "16/06/2008");
    expect(entry().told.peek()).toEqual([]);
    vi.advanceTimersByTime(2000);
    expect(entry().told.peek()).toEqual([]);
    entry().leave("nksNgaySinh");
    vi.advanceTimersByTime(2000);
    expect(
      entry()
        .told.peek()
        .map((one) => one.code),
    ).toEqual(["NGAY_TRUOC_SINH"]);
  });

  test("a finding at a place that is folded away unfolds it when it is looked at", () => {
    const { entry } = scene();
    expect(
      entry()
        .shown.peek()
        .map((line) => line.field),
    ).not.toContain("meQuocTichKhac");
    entry().lookAt("meQuocTichKhac");
    expect(
      entry()
        .shown.peek()
        .map((line) => line.field),
    ).toContain("meQuocTichKhac");
    expect(entry().at.peek()).toBe("meQuocTichKhac");
  });

  test("a fast typist is never stopped: only the newest values are judged", () => {
    const law = sceneLaw();
    const judge = vi.fn(law.judge);
    const packet = scenePacket();
    const bench = openBench({ packet, law: { ...law, judge }, keeping: sceneKeeping([packet]), now: () => 0 });
    const before = judge.mock.calls.length;
    for (const text of ["1", "15", "15/", "15/0", "15/06"]) {
      bench.entry.peek()?.typed("ngayDangKy", text);
      vi.advanceTimersByTime(50);
    }
    expect(judge.mock.calls.length).toBe(before);
    vi.advanceTimersByTime(2000);
    expect(judge.mock.calls.length).toBe(before + 1);
  });
});

describe("an entry is done", () => {
  test("its pass carries values, reasons, time and keys; the next one opens and its number goes on", async () => {
    const it = scene();
    keyWhole(it);
    it.entry().effort.value = { ...NO_EFFORT, keystrokes: 42, seconds: 60 };
    await finish(it);
    expect(it.keeping.told.passes).toHaveLength(1);
    expect(it.keeping.told.passes[0]).toMatchObject({ draft: 1, lease: "l-1", kind: "first", keystrokes: 42, law: "abc", reasons: {} });
    expect(it.entry().draft.id).toBe(2);
    expect(it.entry().proposed.peek().get("so")?.text).toBe("013/2008");
    expect(it.bench.pace.peek()).toBeGreaterThanOrEqual(60);
  });

  test("what is still open is said once, and the second time it is saved as it is", async () => {
    const it = scene();
    it.entry().typed("nksHoTen", "K' BRÉO");
    await finish(it);
    expect(it.keeping.told.passes).toEqual([]);
    expect(it.bench.points.peek().length).toBeGreaterThan(5);
    expect(it.entry().at.peek()).toBe("so");
    await finish(it);
    expect(it.keeping.told.passes[0]?.values).toEqual(keyed({ nksHoTen: "K' BRÉO" }));
  });

  test("a double press finishes one entry, not two", async () => {
    const it = scene();
    keyWhole(it);
    it.later(1000);
    await Promise.all([it.bench.finish(), it.bench.finish()]);
    await it.bench.finish();
    expect(it.keeping.told.passes).toHaveLength(1);
    expect(it.entry().draft.id).toBe(2);
  });

  test("a finding with a reason holds nothing up", async () => {
    const it = scene();
    keyWhole(it);
    it.entry().typed("nksNgaySinh", "16/06/2008");
    it.entry().leave("nksNgaySinh");
    await finish(it);
    expect(it.bench.points.peek().map((one) => one.field)).toEqual(["ngayDangKy"]);
    it.entry().reason("NGAY_TRUOC_SINH:ngayDangKy", "dung_theo_so");
    await finish(it);
    expect(it.keeping.told.passes[0]?.reasons).toEqual({ "NGAY_TRUOC_SINH:ngayDangKy": "dung_theo_so" });
  });

  test("what cannot be kept is said and stays on the screen", async () => {
    const it = scene(scenePacket(), { finish: () => Promise.reject({ says: "Ổ đĩa đầy.", fix: "Xóa bớt tệp." }) });
    keyWhole(it);
    await finish(it);
    expect(it.bench.notice.peek()).toMatchObject({ kind: "bad", says: "Ổ đĩa đầy." });
    expect(it.entry().draft.id).toBe(1);
  });

  test("work goes on where it stopped, on any machine", () => {
    const packet = scenePacket();
    packet.drafts[0] = { ...scenePacket().drafts[0], finished: true } as (typeof packet.drafts)[0];
    packet.drafts[1] = { ...scenePacket().drafts[1], partial: keyed({ so: "013/2008", cotCu: "của mẫu cũ" }) } as (typeof packet.drafts)[0];
    const { entry } = scene(packet);
    expect(entry().draft.id).toBe(2);
    expect(entry().values.peek()).toEqual(keyed({ so: "013/2008" }));
    expect(entry().at.peek()).toBe("quyenSo");
  });
});

describe("time and keys", () => {
  test("a long pause is no work", () => expect(worked(worked(NO_EFFORT, 0), 600_000).seconds).toBe(30));
  test("keys that change or confirm count; bare Shift, looking around and what an input method sends do not", () => {
    const key = (key: string, code: string, more = {}) => isStroke({ key, code, ctrlKey: false, altKey: false, ...more });
    expect([
      key("a", "KeyA"),
      key("Enter", "Enter"),
      key("Backspace", "Backspace"),
      key("F2", "F2"),
      key("n", "KeyN", { altKey: true }),
    ]).toEqual([true, true, true, true, true]);
    expect([key("Shift", "ShiftLeft"), key("ArrowLeft", "ArrowLeft"), key("ế", "")]).toEqual([false, false, false]);
  });
});
