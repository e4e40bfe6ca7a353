/** The noun *value type* as `law/value.py` declares it. */

/** What a text means; `canonical` is null when it is not understood. */
export interface Understanding {
  canonical: string | null;
  kind: string;
  hint: string | null;
}

/** How two written texts of one field compare. */
export type Sameness = "same" | "close" | "different";

/** One sort of value. */
export interface ValueType {
  understand(verbatim: string, codes: string | null): Understanding;
  compare(first: string, second: string): Sameness;
  explain(verbatim: string, codes: string | null): string;
}

/** An understanding in one line. */
export const understood = (canonical: string | null, kind: string, hint: string | null = null): Understanding => ({
  canonical,
  kind,
  hint,
});
