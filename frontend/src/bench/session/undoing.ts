/** Steps that may be taken back on this screen: what the entry held before, and where the cursor stood. Pure. */
import type { Values } from "../../wire";

/** All that a step changes. */
export interface Held {
  values: Values;
  reasons: Readonly<Record<string, string>>;
  at: string | null;
}

const MANY = 300;

/** Adds what was held before a step; a step that changed nothing is none. */
export function remembered(steps: readonly Held[], before: Held, after: Held): Held[] {
  if (before.values === after.values && before.reasons === after.reasons) return [...steps];
  return [...steps.slice(-MANY), before];
}
