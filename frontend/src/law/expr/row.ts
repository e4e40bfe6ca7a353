/** One row as rules see it: texts as written, understood once, ranges of days (`law/expr/to_python.py`, `RowView`). */
import { days, type Span } from "../days";
import type { FieldData } from "../exported";
import type { Understanding, ValueType } from "../value";
import { bounds } from "../values/ngay/ranges";

const BLANKS = /^[ \t\r\n\u00a0]*$/;
const DATE_TYPES = new Set(["ngay", "ngay_bang_chu"]);

/** What a row needs of its book type. */
export interface RowType {
  fields: ReadonlyMap<string, FieldData>;
  values: Record<string, ValueType>;
  registered: string;
}

/** Parts of the fields of a row. */
export interface Row {
  /** `v` as written, `u` canonical, `k` kind, `h` hint. */
  part(field: string, part: string): string | null;
  /** Earliest and latest day of a date field; an age counts back from the day of registration. */
  days(field: string): Span | null;
}

/** A row of texts as written; a blank text is nothing. */
export function rowOf(texts: ReadonlyMap<string, string>, type: RowType): Row {
  const understandings = new Map<string, Understanding | null>();
  const spans = new Map<string, Span | null>();

  function written(field: string): string | null {
    const text = texts.get(field);
    return text === undefined || BLANKS.test(text) ? null : text;
  }

  function understanding(field: string): Understanding | null {
    let found = understandings.get(field);
    if (found === undefined) {
      const text = written(field);
      const declared = type.fields.get(field);
      const valueType = declared && type.values[declared.type];
      found = text === null || !valueType ? null : valueType.understand(text, declared.codes ?? null);
      understandings.set(field, found);
    }
    return found;
  }

  function daysOf(field: string): Span | null {
    const known = spans.get(field);
    if (known !== undefined) return known;
    spans.set(field, null); // the day of registration is no age counted from itself
    const found = understanding(field);
    let span: Span | null = null;
    if (found !== null && found.canonical !== null && DATE_TYPES.has(type.fields.get(field)?.type ?? "")) {
      const registered = found.kind === "tuoi" ? daysOf(type.registered) : null;
      const [lo, hi] = bounds(found.canonical, registered?.lo ?? null);
      span = registered === null ? days(lo, hi) : days(lo, bounds(found.canonical, registered.hi)[1]);
    }
    spans.set(field, span);
    return span;
  }

  return {
    part(field, part) {
      if (part === "v") return written(field);
      const found = understanding(field);
      if (found === null) return null;
      if (part === "u") return found.canonical;
      return part === "k" ? found.kind : found.hint;
    },
    days: daysOf,
  };
}
