/** A few letters, with marks or without, bring what the field is likely to say. */
import { describe, expect, test } from "vitest";
import type { Context } from "../../src/law";
import { lineages } from "../../src/law/complete/places";
import { dayOf, isoDay } from "../../src/law/days";
import type { SharedData } from "../../src/law/exported";
import { lawOf, read } from "./vectors";

const law = lawOf("KS");
const nothing: Context = { values: {} };
const complete = (field: string, text: string, context: Context = nothing) => law.complete(field, text, context);
const on = (year: number, month: number, day: number): Context => ({ values: {}, day: dayOf(year, month, day) });

describe("places", () => {
  test("a commune is written with all that lay around it", () => {
    expect(complete("nksNoiSinh", "xa lat")[0]).toBe("xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng");
    expect(complete("nksNoiSinh", "Lát")[0]).toBe("xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng");
    expect(complete("nksNoiSinh", "p. 3")[0]).toMatch(/^phường 3, /);
  });

  test("what was typed before it stays", () => {
    expect(complete("noiDangKy", "UBND xa lat")[0]).toBe("UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng");
    expect(complete("nksNoiSinh", "Thôn 3, xa lat")[0]).toBe("Thôn 3, xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng");
  });

  test("behind a commune the district in which it lay comes first", () => {
    expect(complete("nksNoiSinh", "xã Lát, huyện l")[0]).toBe("xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng");
    expect(complete("nksNoiSinh", "xã Gia Hiệp, huyện d")[0]).toBe("xã Gia Hiệp, huyện Di Linh, tỉnh Lâm Đồng");
  });

  test("units of the time of the entry come first", () => {
    const [then] = complete("nksNoiSinh", "da teh", on(2010, 5, 1));
    expect(then).toMatch(/Đạ Tẻh, tỉnh Lâm Đồng$/);
    const later = complete("nksNoiSinh", "da teh", on(2025, 8, 1))[0] ?? "";
    expect(later).not.toMatch(/huyện/);
    const keyed = law.complete("nksNoiSinh", "da teh", { values: { ngayDangKy: { v: "01.08.2025" } } });
    expect(keyed[0]).toBe(later);
  });

  test("the own province comes before the others", () => {
    const found = complete("nksNoiSinh", "tỉnh l");
    expect(found[0]).toBe("tỉnh Lâm Đồng");
    expect(found.length).toBeGreaterThan(1);
  });
});

test("what lay around a place is what the server says of that day", () => {
  const lineage = lineages(read<SharedData>("law.chung").places);
  const vectors = read<[string, string, string[]][]>("places");
  expect(vectors.length).toBeGreaterThan(300);
  const small = (names: string[]) => names.map((name) => name.toLowerCase());
  const here = vectors.map(([code, day]) => [code, day, small(lineage(code, isoDay(day) as number))]);
  expect(here).toEqual(vectors.map(([code, day, names]) => [code, day, small(names)]));
});

describe("names", () => {
  test("words without marks get the likeliest ones", () => {
    expect(complete("nksHoTen", "nguy")[0]).toBe("Nguyễn");
    expect(complete("nksHoTen", "nguyen thi th")).toContain("Nguyễn Thị Thanh");
    expect(complete("nksHoTen", "TRAN VAN MI")[0]).toBe("TRẦN VĂN MINH");
  });

  test("marks that were typed stand", () => {
    for (const name of complete("nksHoTen", "Lê Thị Hồ")) expect(name).toMatch(/^Lê Thị Hồ/);
    expect(complete("nksHoTen", "Đổ Văn h")[0]).toMatch(/^Đổ Văn H/);
  });

  test("what the book holds comes first", () => {
    const held = ["K'Brơi", "Ka Să Ha Thương", "Nguyễn Thị Bưởi"];
    expect(complete("meHoTen", "nguyen thi b", { values: {}, held })[0]).toBe("Nguyễn Thị Bưởi");
    expect(complete("meHoTen", "ka", { values: {}, held })[0]).toBe("Ka Să Ha Thương");
    expect(complete("meHoTen", "k'b", { values: {}, held })).toEqual(["K'Brơi"]);
  });

  test("nothing is proposed for nothing", () => {
    for (const text of ["", " ", "Nguyễn "]) expect(complete("nksHoTen", text)).toEqual([]);
  });
});

describe("lists", () => {
  test("ethnic groups and nationalities by any wording", () => {
    expect(complete("nksDanToc", "ki")[0]).toBe("Kinh");
    expect(complete("nksDanToc", "co ho")[0]).toBe("Cơ Ho");
    expect(complete("nksDanToc", "lach")[0]).toBe("Cơ Ho (Lach)");
    expect(complete("nksQuocTich", "viet")[0]).toBe("Việt Nam");
    expect(complete("nksQuocTich", "phap").join()).toMatch(/Pháp/);
  });

  test("codes by their label", () => {
    expect(complete("nksGioiTinh", "nu")).toEqual(["2"]);
  });

  test("every proposal of a list is one of its labels", () => {
    const labels = new Set(law.codes("dan_toc_158").map((item) => item.code));
    for (const letter of "abcdeghiklmnopqrstuvxy") for (const found of complete("nksDanToc", letter)) expect(labels).toContain(found);
  });
});
