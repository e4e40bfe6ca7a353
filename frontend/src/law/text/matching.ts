/** Ratcliff–Obershelp matching as Python's `difflib` computes it: the same ratio, the same nearest text. */
import { byCodePoints } from "./signs";

const CUTOFF = 0.6;
const POPULAR_FROM = 200;

/** `SequenceMatcher(None, first, second).ratio()`. */
export function ratio(first: string, second: string): number {
  const a = Array.from(first);
  const b = Array.from(second);
  return likeness(matches(a, b), a.length + b.length);
}

/** `get_close_matches(text, choices, n=1, cutoff=0.6)`. */
export function closest(text: string, choices: Iterable<string>): string | null {
  const b = Array.from(text);
  const counts = counted(b);
  let best: [number, string] | null = null;
  for (const choice of choices) {
    const a = Array.from(choice);
    const total = a.length + b.length;
    if (likeness(Math.min(a.length, b.length), total) < CUTOFF || likeness(common(a, counts), total) < CUTOFF) continue;
    const found = likeness(matches(a, b), total);
    if (found < CUTOFF) continue;
    if (best === null || found > best[0] || (found === best[0] && byCodePoints(choice, best[1]) > 0)) best = [found, choice];
  }
  return best?.[1] ?? null;
}

const likeness = (matched: number, total: number): number => (total ? (2 * matched) / total : 1);

function counted(signs: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}

function common(a: string[], counts: Map<string, number>): number {
  const left = new Map(counts);
  let found = 0;
  for (const sign of a) {
    const more = left.get(sign) ?? 0;
    if (more > 0) found += 1;
    left.set(sign, more - 1);
  }
  return found;
}

/** Places of each sign of `b`; in a long text those of very common signs are not looked at. */
function places(b: string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  b.forEach((sign, at) => {
    const known = found.get(sign);
    if (known) known.push(at);
    else found.set(sign, [at]);
  });
  if (b.length >= POPULAR_FROM) {
    const most = Math.floor(b.length / 100) + 1;
    for (const [sign, at] of found) if (at.length > most) found.delete(sign);
  }
  return found;
}

function matches(a: string[], b: string[]): number {
  const where = places(b);
  const waiting: [number, number, number, number][] = [[0, a.length, 0, b.length]];
  let total = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [alo, ahi, blo, bhi] = next;
    const [i, j, size] = longest(a, b, where, next);
    if (!size) continue;
    total += size;
    if (alo < i && blo < j) waiting.push([alo, i, blo, j]);
    if (i + size < ahi && j + size < bhi) waiting.push([i + size, ahi, j + size, bhi]);
  }
  return total;
}

function longest(
  a: string[],
  b: string[],
  where: Map<string, number[]>,
  [alo, ahi, blo, bhi]: [number, number, number, number],
): [number, number, number] {
  let [besti, bestj, bestsize] = [alo, blo, 0];
  let lengths = new Map<number, number>();
  for (let i = alo; i < ahi; i += 1) {
    const fresh = new Map<number, number>();
    for (const j of where.get(a[i] as string) ?? []) {
      if (j < blo) continue;
      if (j >= bhi) break;
      const size = (lengths.get(j - 1) ?? 0) + 1;
      fresh.set(j, size);
      if (size > bestsize) [besti, bestj, bestsize] = [i - size + 1, j - size + 1, size];
    }
    lengths = fresh;
  }
  // signs that were too common to be looked at may still stand on either side
  while (besti > alo && bestj > blo && a[besti - 1] === b[bestj - 1]) {
    besti -= 1;
    bestj -= 1;
    bestsize += 1;
  }
  while (besti + bestsize < ahi && bestj + bestsize < bhi && a[besti + bestsize] === b[bestj + bestsize]) bestsize += 1;
  return [besti, bestj, bestsize];
}
