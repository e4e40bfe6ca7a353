import { describe, expect, test } from "vitest";
import { completions } from "../../src/bench/entry/completing";
import { linesOf } from "../../src/bench/entry/lines";
import { type Earlier, type Ground, proposals } from "../../src/bench/entry/proposals";
import type { Packet } from "../../src/wire";
import { FIELDS, keyed, PREVIOUS, sceneLaw, scenePacket } from "./scene";

const law = sceneLaw();

const JUST_BEFORE: Earlier[] = [{ values: PREVIOUS, entries: 1, pages: 1 }];
function ground(packet: Packet = scenePacket(), { label = "", earlier = JUST_BEFORE } = {}): Ground {
  const { previous, frequent } = packet.proposals;
  return { law, packet, lines: linesOf(law, null, FIELDS, frequent), previous, earlier, label };
}
const texts = (found: ReturnType<typeof proposals>) => Object.fromEntries([...found].map(([field, one]) => [field, one.text]));

describe("what is proposed", () => {
  test("number, book, page, day, office and signer go on from the entry before", () => {
    expect(texts(proposals(ground(), {}))).toMatchObject({
      so: "012/2008",
      quyenSo: "01/2008",
      trangSo: "12",
      ngayDangKy: "15/06/2008",
      loaiDangKy: "1",
      noiDangKy: "UBND xã Lát, huyện Lạc Dương",
      nguoiKy: "CIL HA PÓ",
    });
  });

  test("the written number of the page, where the picture has one; the same page where it was not turned", () => {
    expect(texts(proposals(ground(undefined, { label: "37" }), {})).trangSo).toBe("37");
    expect(texts(proposals(ground(undefined, { earlier: [{ values: PREVIOUS, entries: 1, pages: 0 }] }), {})).trangSo).toBe("11");
  });

  test("numbers count from the nearest entry of which they are known, by as many as the book has in between, or are not proposed", () => {
    const of = (earlier: Earlier[]) => texts(proposals(ground(undefined, { earlier }), {}));
    const far = { values: PREVIOUS, entries: 4, pages: 2 };
    expect(of([{ values: {}, entries: 1, pages: 1 }, far])).toMatchObject({ so: "015/2008", trangSo: "13" });
    expect(proposals(ground(undefined, { earlier: [far] }), {}).get("so")?.why).toBe("tính từ số 011/2008");
    expect(of([{ values: keyed({ so: "014/2008" }), entries: 1, pages: null }, far])).toMatchObject({ so: "015/2008", trangSo: "13" });
    expect(of([{ ...far, pages: null }])).not.toHaveProperty("trangSo");
    expect(of([])).not.toHaveProperty("so");
  });

  test("the day of birth in words, once the day is keyed", () => {
    expect(proposals(ground(), {}).has("nksNgaySinhBangChu")).toBe(false);
    expect(texts(proposals(ground(), keyed({ nksNgaySinh: "03/05/2008" }))).nksNgaySinhBangChu).toBe("Ngày bằng chữ của 2008-05-03");
  });

  test("what stood in two places alike before stands so again: the petitioner is the father, he lives where the mother does", () => {
    const found = texts(proposals(ground(), keyed({ meNoiCuTru: "thôn Đạ Nghịt, xã Lát", chaHoTen: "K' BRÔI", nksDanToc: "Mạ" })));
    expect(found).toMatchObject({ chaNoiCuTru: "thôn Đạ Nghịt, xã Lát", nycHoTen: "K' BRÔI", meDanToc: "Mạ" });
  });

  test("names, birth days and sex are never proposed from the entry before", () => {
    const found = proposals(ground(), {});
    for (const field of ["nksHoTen", "nksGioiTinh", "nksNgaySinh", "meHoTen", "chaHoTen"]) expect(found.has(field)).toBe(false);
  });

  test("nothing is proposed for what was keyed, and nothing at all in a blind pass", () => {
    expect(proposals(ground(), { so: { a: "rach" } }).has("so")).toBe(false);
    for (const kind of ["second", "inspect"] as const)
      expect(proposals(ground(scenePacket({ kind })), keyed({ nksNgaySinh: "03/05/2008" })).size).toBe(0);
  });

  test("proposing changes no value", () => {
    const values = Object.freeze(keyed({ nksNgaySinh: "03/05/2008" }));
    proposals(ground(), values);
    expect(values).toEqual(keyed({ nksNgaySinh: "03/05/2008" }));
  });
});

describe("how a text goes on", () => {
  const at = (field: string, typed: string, packet = scenePacket()) => {
    const { lines } = ground(packet);
    const line = lines.find((one) => one.field === field);
    return line ? completions(law, packet, lines, line, PREVIOUS, typed).map((one) => one.text) : [];
  };

  test("with marks or without", () => {
    expect(at("meHoTen", "nguyen")).toContain("NGUYỄN THỊ HOA");
    expect(at("meNoiCuTru", "thon bo")).toEqual(["thôn Bơ Nơ, xã Lát, huyện Lạc Dương"]);
  });
  test("from the part of a place that was begun", () => expect(at("meNoiCuTru", "tổ 5, xã l")[0]).toBe("tổ 5, xã Lát, huyện Lạc Dương"));
  test("a code by its number or by its letters", () => {
    expect(at("nksGioiTinh", "")).toEqual(["1", "2", "3"]);
    expect(at("nksGioiTinh", "nu")).toEqual(["2"]);
    expect(at("nksGioiTinh", "2")).toEqual([]);
  });
  test("in a blind pass only the law's own lists help", () => {
    expect(at("meHoTen", "nguyen", scenePacket({ kind: "second" }))).toEqual([]);
    expect(at("meDanToc", "c", scenePacket({ kind: "second" }))).toEqual(["Cơ Ho"]);
  });
  test("what follows the letters typed is told apart", () => {
    const { lines } = ground();
    const line = lines.find((one) => one.field === "meHoTen");
    if (line) expect(completions(law, scenePacket(), lines, line, {}, "NGUYỄN T")[0]?.rest).toBe("HỊ HOA");
  });
});

describe("seldom written places", () => {
  test("are folded unless this book has them", () => {
    const seldom = (frequent: Record<string, string[]>) =>
      linesOf(law, null, FIELDS, frequent)
        .filter((one) => one.seldom)
        .map((one) => one.field);
    expect(seldom({})).toEqual(["nksQuocTichKhac", "meQuocTichKhac", "chaQuocTichKhac", "nksMatTich"]);
    expect(seldom({ meQuocTichKhac: ["Hoa Kỳ"] })).not.toContain("meQuocTichKhac");
  });
  test("what is asked and no form shows stands at the end", () => {
    const form = law.form;
    const short = { ...law, form: () => form(null).slice(1) };
    expect(linesOf(short, null, ["so", "nksHoTen"], {}).map((one) => one.field)).toEqual(["nksHoTen", "so"]);
  });
});
