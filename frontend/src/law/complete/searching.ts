/** Texts found by the beginning of any of their words, without regard to marks; made once, asked at each key. */
import { fold } from "../text/folding";

/** A text with how likely it is: a higher weight comes first. */
export interface Weighted {
  text: string;
  weight: number;
  /** Other wordings under which it is found. */
  also?: readonly string[];
}

interface Key {
  key: string;
  /** Whether the text begins here, or only a word within it. */
  first: boolean;
  of: Weighted;
}

/** The texts that a beginning may mean, likeliest first; those that are the beginning itself before all, unless only `weight` counts. */
export type Search = (beginning: string, most: number, weight?: boolean) => string[];

/** An index over some texts. */
export function searchOf(texts: Iterable<Weighted>): Search {
  const keys: Key[] = [];
  for (const of of texts)
    for (const wording of [of.text, ...(of.also ?? [])]) {
      const folded = fold(wording);
      for (const found of folded.matchAll(/[^ (),/]+/g)) keys.push({ key: folded.slice(found.index), first: found.index === 0, of });
    }
  keys.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));

  return (beginning, most, weight = false) => {
    const wanted = fold(beginning);
    if (!wanted) return [];
    const best = new Map<Weighted, number>();
    for (let at = lowest(keys, wanted); at < keys.length; at += 1) {
      const { key, first, of } = keys[at] as Key;
      if (!key.startsWith(wanted)) break;
      const rank = (key === wanted && !weight ? 2 : 0) + (first ? 1 : 0);
      if (rank > (best.get(of) ?? -1)) best.set(of, rank);
    }
    return [...best]
      .sort(([one, rank], [other, otherRank]) => otherRank - rank || other.weight - one.weight || one.text.length - other.text.length)
      .slice(0, most)
      .map(([of]) => of.text);
  };
}

/** Place of the first key that is not before the wanted one. */
function lowest(keys: Key[], wanted: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as Key).key < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of texts that a book holds, most frequent first, those that a beginning may mean: whole beginnings before words within. */
export function held(texts: readonly string[], beginning: string, most: number): string[] {
  const wanted = fold(beginning);
  if (!wanted) return [];
  const first: string[] = [];
  const within: string[] = [];
  for (const text of texts) {
    const key = fold(text);
    if (key.startsWith(wanted)) first.push(text);
    else if (key.includes(` ${wanted}`)) within.push(text);
    if (first.length >= most) break;
  }
  return [...first, ...within].slice(0, most);
}
