/** Texts found by the beginning of any of their words, without regard to marks; made once, asked at each key. */
import { fold } from "../text/folding";

/** A text with how likely it is: a higher weight comes first. */
export interface Weighted {
  text: string;
  weight: number;
  /** Other wordings under which it is found. */
  also?: readonly string[];
}

/** Letters by which keys are parted: a drawer is sorted when it is first opened, so that nobody waits for the whole. */
const DRAWER = 2;

/** Things by sorted keys: those whose key has a beginning stand together. */
export class Sorted<Item> {
  private readonly drawers = new Map<string, { pairs: [string, Item][]; sorted: boolean }>();

  add(key: string, item: Item): void {
    const name = key.slice(0, DRAWER);
    const drawer = this.drawers.get(name);
    if (!drawer) this.drawers.set(name, { pairs: [[key, item]], sorted: false });
    else {
      drawer.pairs.push([key, item]);
      drawer.sorted = false;
    }
  }

  /** Every key with this beginning, and its thing. */
  *from(beginning: string): Generator<[string, Item]> {
    const name = beginning.slice(0, DRAWER);
    const names = name.length < DRAWER ? [...this.drawers.keys()].filter((one) => one.startsWith(name)).sort() : [name];
    for (const one of names) yield* this.within(one, beginning);
  }

  private *within(name: string, beginning: string): Generator<[string, Item]> {
    const drawer = this.drawers.get(name);
    if (!drawer) return;
    if (!drawer.sorted) drawer.pairs.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
    drawer.sorted = true;
    const { pairs } = drawer;
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] as [string, Item])[0] < beginning) low = middle + 1;
      else high = middle;
    }
    for (let pair = pairs[low]; pair?.[0].startsWith(beginning); pair = pairs[low]) {
      yield pair;
      low += 1;
    }
  }
}

/** The texts that a beginning may mean, likeliest first; those that are the beginning itself before all, unless only `weight` counts. */
export type Search = (beginning: string, most: number, weight?: boolean) => string[];

/** An index over some texts: each is found by its own beginning and by that of any of its words. */
export function searchOf(texts: Iterable<Weighted>): Search {
  const sorted = new Sorted<{ first: boolean; of: Weighted }>();
  for (const of of texts)
    for (const wording of [of.text, ...(of.also ?? [])]) {
      const folded = fold(wording);
      for (const found of folded.matchAll(/[^ (),/]+/g)) sorted.add(folded.slice(found.index), { first: found.index === 0, of });
    }

  return (beginning, most, weight = false) => {
    const wanted = fold(beginning);
    if (!wanted) return [];
    const best = new Map<Weighted, number>();
    for (const [key, { first, of }] of sorted.from(wanted)) {
      const rank = (key === wanted && !weight ? 2 : 0) + (first ? 1 : 0);
      if (rank > (best.get(of) ?? -1)) best.set(of, rank);
    }
    return [...best]
      .sort(([one, rank], [other, otherRank]) => otherRank - rank || other.weight - one.weight || one.text.length - other.text.length)
      .slice(0, most)
      .map(([of]) => of.text);
  };
}

/** Folded forms of the texts of a book, made once for each list of them. */
const folded = new WeakMap<readonly string[], string[]>();

/** Of texts that a book holds, most frequent first, those that a beginning may mean: whole beginnings before words within. */
export function held(texts: readonly string[], beginning: string, most: number): string[] {
  const wanted = fold(beginning);
  if (!wanted) return [];
  const keys = folded.get(texts) ?? texts.map(fold);
  folded.set(texts, keys);
  const first: string[] = [];
  const within: string[] = [];
  for (let at = 0; at < keys.length && first.length < most; at += 1) {
    const key = keys[at] as string;
    if (key.startsWith(wanted)) first.push(texts[at] as string);
    else if (within.length < most && key.includes(` ${wanted}`)) within.push(texts[at] as string);
  }
  return [...first, ...within].slice(0, most);
}
