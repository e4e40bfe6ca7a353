/** Known surnames and the near misses of common ones (`law/values/ho_ten/surnames.py`). */
import type { SharedData } from "../../exported";
import { fold, lettersKey } from "../../text/folding";
import { HIGHLAND } from "../../text/letters";
import { oneEditApart } from "../../text/likeness";
import { byCodePoints, isAscii, length, partition, remembered, titled, words } from "../../text/signs";
import { isSyllable } from "../../text/syllables";

const BREVES = Array.from("ĕĭŏŭĔĬŎŬ");
const HOOKS = Array.from("ẻỉỏủẺỈỎỦ");
const COMMON = 0.4;
const VERY_COMMON = 1.0;
const LONG = 4;
const HIGHLAND_SIGNS = new Set(`'’‘ʼ\`´\u0306${HIGHLAND}`);

/** What the law knows of surnames. */
export interface Surnames {
  isKnown(word: string): boolean;
  /** The common surname that the name's first word seems to mean, or null. */
  nearMiss(name: string): string | null;
  /** The name with hooks for the breves that look like them, where a Kinh name says so; else null. */
  hookForBreve(name: string): string | null;
}

/** Surnames of the exported law. */
export function surnamesOf(names: SharedData["names"]): Surnames {
  const known = new Map(names.surnames.map(([surname, share]) => [lettersKey(surname), share]));
  const highland = new Set(names.highland.map(lettersKey));
  const isKnown = (word: string): boolean => known.has(lettersKey(word));

  const proposal = remembered((word: string): string | null => {
    const key = lettersKey(word);
    if (known.has(key) || highland.has(key)) return null;
    const bare = fold(key);
    let best: [number, string] | null = null;
    for (const [surname, share] of known) {
      const marks = share >= COMMON && length(bare) > 1 && fold(surname) === bare;
      const slip = share >= VERY_COMMON && length(bare) >= LONG && length(surname) >= LONG && oneEditApart(key, surname);
      if (!marks && !slip) continue;
      if (best === null || share > best[0] || (share === best[0] && byCodePoints(surname, best[1]) > 0)) best = [share, surname];
    }
    return best === null ? null : titled(best[1]);
  });

  return {
    isKnown,
    nearMiss(name) {
      const [first, rest] = partition(name, " ");
      const found = rest ? proposal(first) : null;
      if (found === null || Array.from(name).some((sign) => HIGHLAND_SIGNS.has(sign))) return null;
      const others = words(rest.replaceAll(".", " ").replaceAll("-", " "));
      return others.some((word) => !isAscii(word) && !isSyllable(word)) ? null : found;
    },
    hookForBreve(name) {
      if (!BREVES.some((sign) => name.includes(sign)) || !isKnown(partition(name, " ")[0])) return null;
      const before = words(name);
      const after = before.map((word) =>
        Array.from(word)
          .map((sign) => HOOKS[BREVES.indexOf(sign)] ?? sign)
          .join(""),
      );
      return after.every((word, at) => word === before[at] || isSyllable(word)) ? after.join(" ") : null;
    },
  };
}
