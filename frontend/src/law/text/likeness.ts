/** How near two texts are: one slip apart, and the nearest of a list (`law/text/likeness.py`). */
import type { Sameness } from "../value";
import { fold, lettersKey } from "./folding";
import { closest, ratio } from "./matching";
import { length } from "./signs";

/** Whether one letter changed, added, dropped, or two neighbours turned make one text the other. */
export function oneEditApart(one: string, other: string): boolean {
  if (one === other) return false;
  let first = Array.from(one);
  let second = Array.from(other);
  if (first.length > second.length) [first, second] = [second, first];
  if (second.length - first.length > 1) return false;
  let start = 0;
  while (start < first.length && first[start] === second[start]) start += 1;
  const same = (from: number, to: number) => first.slice(from).join("") === second.slice(to).join("");
  if (first.length < second.length) return same(start, start + 1);
  if (same(start + 1, start + 1)) return true;
  const turned =
    first.slice(start, start + 2).join("") ===
    second
      .slice(start, start + 2)
      .reverse()
      .join("");
  return turned && same(start + 2, start + 2);
}

/** Two texts by their letters: marks only or one slip is close. */
export function compareTexts(first: string, second: string): Sameness {
  if (first === second) return "same";
  const one = lettersKey(first);
  const other = lettersKey(second);
  if (one === other) return "same";
  return fold(one) === fold(other) || oneEditApart(one, other) ? "close" : "different";
}

/** The value of the choice (key, value) whose key is most like the text, or null when none is like it. */
export function nearest(text: string, choices: Iterable<readonly [string, string]>): string | null {
  const pairs = new Map(choices);
  const found = closest(text, pairs.keys());
  if (found !== null) return pairs.get(found) as string;
  if (length(text) < 3) return null;
  const start = Array.from(text).slice(0, 3).join("");
  let best: [number, string] | null = null;
  for (const [key, value] of pairs) {
    if (!key.startsWith(start)) continue;
    const like = ratio(text, key);
    if (best === null || like > best[0]) best = [like, value];
  }
  return best?.[1] ?? null;
}
