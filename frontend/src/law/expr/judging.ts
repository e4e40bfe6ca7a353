/** All rules over what is being keyed: at each key only those are asked again that depend on what changed. */
import type { Values } from "../../wire";
import { nfc } from "../text/folding";
import { type Bound, type Finding, inOrder } from "./judge";
import { type RowType, rowOf } from "./row";

/** What stands in a field that says why nothing does; no text that can be typed. */
const ABSENT = "\0";

/** Findings of the values of one entry after another, a rule a step; what is left half done changes nothing. */
export function judging(bound: readonly Bound[], type: RowType): (values: Values) => Generator<undefined, Finding[]> {
  const places = new Map([...type.fields.keys()].map((name, at) => [name, at]));
  let before = new Map<string, string>();
  let found: (Finding | null)[] | null = null;

  return function* (values) {
    const written = textsOf(values);
    const changed = differing(before, written);
    const row = rowOf(new Map([...written].filter(([, text]) => text !== ABSENT)), type);
    const last = found;
    const next: (Finding | null)[] = [];
    for (const [at, rule] of bound.entries()) {
      if (last && !changed.some((name) => rule.touches.has(name))) next.push(last[at] ?? null);
      else if (rule.answeredByAbsence && rule.field !== null && written.get(rule.field) === ABSENT) next.push(null);
      else {
        next.push(rule.outcome(row) === false ? rule.finding(row) : null);
        yield;
      }
    }
    found = next;
    before = written;
    return inOrder(
      next.filter((one) => one !== null),
      places,
    );
  };
}

function textsOf(values: Values): Map<string, string> {
  return new Map(Object.entries(values).map(([name, value]) => [name, "v" in value ? nfc(value.v) : ABSENT]));
}

function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name));
}
