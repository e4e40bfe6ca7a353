/** The browser's law answers as the server's does: same keys, same understanding, same truth, same sentences. */
import { describe, expect, test, vi } from "vitest";
import { civil, type Span } from "../../src/law/days";
import type { FieldData, SharedData, Tree, TypeData } from "../../src/law/exported";
import { compiled } from "../../src/law/expr/compile";
import { boundRules, type Outcome } from "../../src/law/expr/judge";
import { officeNamed } from "../../src/law/expr/offices";
import { rowOf } from "../../src/law/expr/row";
import { filled, type Value } from "../../src/law/expr/shown";
import { collapse, fold, foldKey, lettersKey } from "../../src/law/text/folding";
import { strangeCharacters } from "../../src/law/text/letters";
import { casefold } from "../../src/law/text/signs";
import { valueTypes } from "../../src/law/values";
import { listsOf } from "../../src/law/values/lists";
import { bounds } from "../../src/law/values/ngay/ranges";
import { inWords } from "../../src/law/values/ngay/words";
import { firstOf, lawOf, read } from "./vectors";

vi.setConfig({ testTimeout: 300_000 }); // SOGOC_SLOW=1 brings thousands

const shared = read<SharedData>("law.chung");
const types = valueTypes(shared, listsOf(shared.lists));

function iso(day: number | null): string | null {
  if (day === null) return null;
  const at = civil(day);
  return `${String(at.year).padStart(4, "0")}-${String(at.month).padStart(2, "0")}-${String(at.day).padStart(2, "0")}`;
}

describe("texts", () => {
  test("every sign folds its case alike", () => {
    const signs = read<[string, string][]>("signs");
    expect(signs.length).toBeGreaterThan(1_000);
    expect(firstOf(signs.filter(([sign, folded]) => casefold(sign) !== folded))).toEqual([]);
  });

  test("the keys of a text are the same", () => {
    const texts = read<[string, ...(string | null)[]][]>("texts");
    expect(texts.length).toBeGreaterThan(2_000);
    const keys = texts.map(([text]) => [
      text,
      collapse(text),
      fold(text),
      foldKey(text),
      lettersKey(text),
      strangeCharacters(text),
      officeNamed(text),
    ]);
    expect(firstOf(keys.filter((key, at) => JSON.stringify(key) !== JSON.stringify(texts[at])))).toEqual([]);
  });
});

describe("values", () => {
  test("a text is understood and told alike by every value type", () => {
    const vectors = read<[string, string | null, string, ...(string | null)[]][]>("values");
    expect(new Set(vectors.map(([type]) => type))).toEqual(new Set(Object.keys(types)));
    const answers = vectors.map(([type, codes, text]) => {
      const value = types[type] as NonNullable<(typeof types)[string]>;
      const { canonical, kind, hint } = value.understand(text, codes);
      const day = Date.UTC(2008, 1, 29) / 86_400_000;
      const days = type.startsWith("ngay") && canonical ? bounds(canonical, day).map(iso) : [null, null];
      return [type, codes, text, canonical, kind, hint, value.explain(text, codes), ...days];
    });
    const wrong = answers.flatMap((answer, at) =>
      JSON.stringify(answer) === JSON.stringify(vectors[at]) ? [] : [{ here: answer, server: vectors[at] }],
    );
    expect(firstOf(wrong)).toEqual([]);
  });

  test("where the browser is known to understand less, it says less and nothing else", () => {
    const less = read<[string, null, string, string | null, string, ...unknown[]][]>("less");
    expect(less.length).toBeGreaterThan(0);
    for (const [type, codes, text, canonical, kind] of less) {
      expect(canonical).not.toBeNull();
      expect(types[type]?.understand(text, codes)).toEqual({ canonical: null, kind, hint: null });
    }
  });

  test("two texts compare alike", () => {
    const vectors = read<[string, string, string, string][]>("compare");
    const wrong = vectors.flatMap(([type, first, second, server]) => {
      const here = types[type]?.compare(first, second);
      return here === server ? [] : [{ type, first, second, here, server }];
    });
    expect(new Set(vectors.map((one) => one[3]))).toEqual(new Set(["same", "close", "different"]));
    expect(firstOf(wrong)).toEqual([]);
  });

  test("a date is written in the same words, and the words are read as the date", () => {
    for (const [date, words] of read<[string, string][]>("words")) {
      expect(inWords(date)).toBe(words);
      expect(types.ngay_bang_chu?.understand(words, null).canonical).toBe(date);
    }
  });
});

describe("rules", () => {
  test("an expression of any form yields the same value", () => {
    const [small, ...vectors] =
      read<[{ fields: FieldData[] }, ...{ tree: Tree; rows: Record<string, string>[]; said: unknown[] }[]]>("expressions");
    const type = { fields: new Map(small.fields.map((field) => [field.name, field])), values: types, registered: "ngayDangKy" };
    const encoded = (value: Value) => {
      if (value === null || typeof value !== "object") return value;
      const span: Span = value;
      return [span.of, ...[span.lo, span.hi].map((side) => (span.of === "days" ? iso(side) : side))];
    };
    const wrong = vectors.flatMap(({ tree, rows, said }) => {
      const judge = compiled(tree);
      const here = rows.map((row) => encoded(judge(rowOf(new Map(Object.entries(row)), type))));
      return JSON.stringify(here) === JSON.stringify(said) ? [] : [{ tree: JSON.stringify(tree), rows, here, said }];
    });
    expect(vectors.length).toBeGreaterThan(200);
    expect(firstOf(wrong)).toEqual([]);
  });

  /** `only`: what the rules of one code say; else of all. */
  type Judged = { type: string; only: string; row: Record<string, string>; said: string; found: (string | null)[][] };

  test("every rule says the same of every row", () => {
    const vectors = read<Judged[]>("rules");
    const letter = (outcome: Outcome) => (outcome === null ? "-" : outcome ? "P" : "B");
    const kinds = new Map<string, { data: TypeData; rules: ReturnType<typeof boundRules> }>();
    const wrong = vectors.flatMap(({ type, only, row, said }) => {
      const data = kinds.get(type)?.data ?? read<TypeData>(`law.${type}`);
      const all = kinds.get(type)?.rules ?? boundRules(data);
      kinds.set(type, { data, rules: all });
      const rules = all.filter((rule) => !only || rule.code === only);
      const fields = new Map(data.fields.map((field) => [field.name, field]));
      const judged = rowOf(new Map(Object.entries(row)), { fields, values: types, registered: data.type.registered });
      const here = rules.map((rule) => letter(rule.outcome(judged))).join("");
      const others = rules.filter((_, at) => here[at] !== said[at]).map((rule, at) => [rule.code, rule.field, here[at], said[at]]);
      return others.length ? [{ type, row, others }] : [];
    });
    expect(kinds.size).toBe(14);
    expect(firstOf(wrong)).toEqual([]);
  });

  test("what is found has the same field, severity, sentence, remedy and law", () => {
    const wrong = read<Judged[]>("rules").flatMap(({ type, only, row, found }) => {
      const values = Object.fromEntries(Object.entries(row).map(([name, v]) => [name, { v }]));
      const here = lawOf(type)
        .judge(values)
        .filter((one) => !only || one.code === only)
        .map((one) => [one.code, one.field, one.severity, one.says, one.fix, one.basis]);
      const sorted = (items: unknown[][]) => JSON.stringify(items.map((item) => JSON.stringify(item)).sort());
      return sorted(here) === sorted(found)
        ? []
        : [{ type, row, here: here.filter((one) => !found.some((other) => JSON.stringify(other) === JSON.stringify(one))), found }];
    });
    expect(firstOf(wrong)).toEqual([]);
  });
});

test("a sentence is filled as Python fills it", () => {
  expect(filled("{label} {{x}} {value}.", { label: "Họ tên", value: "{value}" })).toBe("Họ tên {x} {value}.");
});
