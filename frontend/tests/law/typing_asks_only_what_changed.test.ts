/** Asking only the rules that depend on what changed gives what asking all of them gives, whatever was called off half done before. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { boundRules } from "../../src/law/expr/judge";
import { judging } from "../../src/law/expr/judging";
import { atOnce } from "../../src/law/slices";
import { valueTypes } from "../../src/law/values";
import { listsOf } from "../../src/law/values/lists";
import type { FieldValue, Values } from "../../src/wire";
import { lawJson, read } from "./vectors";

const { type, shared } = lawJson("KH");
const bound = boundRules(type);
const row = {
  fields: new Map(type.fields.map((field) => [field.name, field])),
  values: valueTypes(shared, listsOf(shared.lists)),
  registered: type.type.registered,
};
const texts = read<[string, ...unknown[]][]>("texts").map(([text]) => text);
const values: fc.Arbitrary<FieldValue | null> = fc.oneof(
  fc.constantFrom(...texts).map((v) => ({ v })),
  fc.constantFrom("2", "25 tuổi", "12.05.1998", "03.2008", "Nữ").map((v) => ({ v })),
  fc.constantFrom<FieldValue | null>({ a: "trong" }, { a: "rach" }, { v: "" }, null),
);

test("after any keys the findings are those of the values", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...row.fields.keys()), values), { minLength: 1, maxLength: 25 }), (keys) => {
      const typing = judging(bound, row);
      let entry: Values = {};
      for (const [name, value] of keys) {
        const { [name]: _, ...others } = entry;
        entry = value === null ? others : { ...others, [name]: value };
        const calledOff = typing({ ...entry, [name]: { v: "gõ dở" } });
        for (let step = 0; step < name.length; step++) calledOff.next();
        expect(atOnce(typing(entry))).toEqual(atOnce(judging(bound, row)(entry)));
      }
    }),
    { numRuns: 40, seed: 11 },
  );
});
