/** Names word by word: typed without marks or with them, in capitals or not; what was typed with marks stays. */
import type { SharedData } from "../exported";
import { collapse, fold } from "../text/folding";
import { isAscii, titled } from "../text/signs";
import { type Search, searchOf } from "./searching";

/** Names that a beginning may mean. */
export type Names = (text: string, most: number) => string[];

/** Completion over the surnames and given names of the law. */
export function namesOf(names: SharedData["names"]): Names {
  // clans and first words of names of the highlands come behind the surnames that most books hold
  const clans = names.highland.map((text) => ({ text, weight: 0 }));
  const surnames = searchOf([...names.surnames.map(([text, share]) => ({ text, weight: share })), ...clans]);
  const given = searchOf(names.given.map(([text, count]) => ({ text, weight: count })));

  return (text, most) => {
    const typed = collapse(text).split(" ");
    const last = typed.pop() ?? "";
    if (!last || text.endsWith(" ")) return [];
    const before = typed.map((word, at) => restored(word, at === 0 ? surnames : given));
    const source = before.length ? given : surnames;
    const isCapital = /\p{Lu}/u.test(text) && text === text.toUpperCase() && text.length > 1;
    return candidates(last, source, most).map((word) => {
      const whole = [...before, word].join(" ");
      return isCapital ? whole.toUpperCase() : whole;
    });
  };
}

/** A word typed before: its likeliest form with marks, where it was typed without and is a whole word. */
function restored(word: string, source: Search): string {
  if (!isAscii(word)) return titled(word);
  const found = source(word, 1)[0];
  return found !== undefined && fold(found) === fold(word) ? found : titled(word);
}

/** Forms of the word being typed; marks that were typed must stand in them. */
function candidates(word: string, source: Search, most: number): string[] {
  const found = source(word, isAscii(word) ? most : most * 4, true);
  if (isAscii(word)) return found;
  const typed = titled(word).normalize("NFC");
  return found.filter((one) => one.startsWith(typed)).slice(0, most);
}
