/** The door of the law: the page of a layout, what is judged while typing, what is kept and fetched. */
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { fetchLaw, type Law, LawUnreadable, loadLaw, numberInWords } from "../../src/law";
import { fold } from "../../src/law/text/folding";
import { numberSaid } from "../../src/law/values/ngay/words";
import type { Values } from "../../src/wire";
import { lawJson, lawOf } from "./vectors";

const written = (texts: Record<string, string>): Values => Object.fromEntries(Object.entries(texts).map(([name, v]) => [name, { v }]));
const codes = (law: Law, values: Values, field: string) =>
  law
    .judge(values)
    .filter((one) => one.field === field)
    .map((one) => one.code);

describe("the page", () => {
  test("stands in page order: the mother before the father, the wife before the husband", () => {
    const blocks = (type: string) =>
      lawOf(type)
        .form(null)
        .map((block) => block.title.toLowerCase());
    const births = blocks("KS");
    expect(births.findIndex((title) => title.includes("mẹ"))).toBeLessThan(births.findIndex((title) => title.includes("cha")));
    const marriages = blocks("KH");
    expect(marriages.findIndex((title) => title.includes("vợ"))).toBeLessThan(marriages.findIndex((title) => title.includes("chồng")));
  });

  test("of an older layout leaves out what it has no place for, and calls things as it did", () => {
    const law = lawOf("KS");
    const fields = (layout: string | null) => law.form(layout).flatMap((block) => block.lines.map((line) => line.field));
    for (const { code } of law.layouts) expect(new Set(fields(null))).toEqual(new Set([...fields(null), ...fields(code)]));
    expect(law.layouts.some(({ code }) => fields(code).length < fields(null).length)).toBe(true);
    expect(fields("no such layout")).toEqual(fields(null));
  });

  test("names every column once, with its code list", () => {
    const law = lawOf("KS");
    const fields = law.form(null).flatMap((block) => block.lines.map((line) => line.field));
    expect([...fields].sort()).toEqual(Object.keys(law.fields).sort());
    expect(law.codes(law.fields.nksGioiTinh?.codes ?? "")).toContainEqual({ code: "2", label: "Nữ" });
    expect(law.codes("no such list")).toEqual([]);
  });
});

describe("rules while typing", () => {
  const law = lawOf("KS");

  test("an empty core field is asked about, one with a reason for absence is not", () => {
    expect(codes(law, {}, "nksHoTen")).toContain("THIEU_COT_LOI");
    expect(codes(law, {}, "nksNgaySinh")).toContain("NGAY_THIEU");
    const answered: Values = { nksHoTen: { a: "khong_doc_duoc" }, nksNgaySinh: { a: "trong" } };
    expect(codes(law, answered, "nksHoTen")).toEqual([]);
    expect(codes(law, answered, "nksNgaySinh")).not.toContain("NGAY_THIEU");
    expect(codes(law, written({ nksHoTen: " \u00a0 " }), "nksHoTen")).toContain("THIEU_COT_LOI");
  });

  test("a finding brings its sentence, remedy, law and reasons, and the fields that it looks at", () => {
    const values = written({ nksNgaySinh: "16.06.2008", ngayDangKy: "15.06.2008" });
    const found = law.judge(values).find((one) => one.fields.includes("nksNgaySinh") && one.fields.includes("ngayDangKy"));
    expect(found).toBeDefined();
    expect(found?.says).toMatch(/\.$/);
    expect(found?.fix).toMatch(/\.$/);
    expect(found?.basis).not.toBe("");
    for (const reason of found?.reasons ?? []) expect(law.reasons[reason]).toBeDefined();
  });

  test("letters typed apart (NFD) are the letters of the book", () => {
    const typed = "Trần Thị Hòa";
    expect(law.understand("nksHoTen", typed.normalize("NFD"))).toEqual(law.understand("nksHoTen", typed));
    expect(law.compare("nksHoTen", typed.normalize("NFD"), "Trần Thị Hoà")).toBe("same");
    expect(codes(law, written({ nksHoTen: typed.normalize("NFD") }), "nksHoTen")).toEqual(
      codes(law, written({ nksHoTen: typed }), "nksHoTen"),
    );
  });

  test("whatever is typed is answered", () => {
    const names = Object.keys(law.fields);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string({ unit: "grapheme", maxLength: 40 }), (name, text) => {
        law.judge({ [name]: { v: text } });
        const { kind } = law.understand(name, text || "?");
        expect(typeof kind).toBe("string");
        expect(law.explain(name, text || "?")).toMatch(/\.$/);
        expect(law.compare(name, text, text)).toBe("same");
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe("words", () => {
  test("a date is written as books write it, anything else is not", () => {
    const law = lawOf("KS");
    expect(law.dateInWords("2008-08-27")).toBe("Ngày hai mươi bảy tháng tám năm hai nghìn không trăm linh tám");
    expect(law.dateInWords("1962")).toBe("Năm một nghìn chín trăm sáu mươi hai");
    for (const other of ["tuoi:25", "al:1962-02-30", "--05-03", "1954|1955", ""]) expect(law.dateInWords(other)).toBeNull();
  });

  test("a number in words is read as the number", () => {
    for (let value = 0; value < 10_000; value += value < 300 ? 1 : 37)
      expect(numberSaid(fold(numberInWords(value)).split(" "))).toBe(value);
  });
});

test("what the first key would wait for can be made ready in small pieces", async () => {
  const law = loadLaw(lawJson("KS"));
  const pause = vi.fn(async () => undefined);
  await law.prepare(pause);
  expect(pause.mock.calls.length).toBeGreaterThan(10);
  expect(law.judge({})).toEqual(lawOf("KS").judge({}));
});

describe("what is kept", () => {
  test("the type's file and the shared one come together, the second under its own hash", async () => {
    const { type, shared } = lawJson("KT");
    const get = vi.fn(async (url: string) => (url.includes("/chung.json") ? shared : type));
    const json = await fetchLaw("/api/law/KT.json?h=abc", get);
    expect(get.mock.calls.map(([url]) => url)).toEqual(["/api/law/KT.json?h=abc", `/api/law/chung.json?h=${type.shared.hash}`]);
    expect(loadLaw(JSON.parse(JSON.stringify(json)), "abc")).toMatchObject({ type: "KT", hash: "abc" });
  });

  test("what this program cannot read is refused with a remedy", () => {
    const { type, shared } = lawJson("KT");
    for (const json of [null, {}, { type }, { type: { ...type, format: 99 }, shared }]) expect(() => loadLaw(json)).toThrow(LawUnreadable);
    expect(new LawUnreadable().fix).toMatch(/tải lại trang/);
  });
});
