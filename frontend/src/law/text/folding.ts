/** Keys under which texts are matched, as `law/text/spacing.py` and `folding.py` make them; never shown, never stored. */
import { casefold, isAscii, onlyAlphanumeric, remembered, stripped } from "./signs";

/** All forms of an apostrophe met in names of the highlands. */
export const APOSTROPHES = "'\u2018\u2019\u201b\u02bb\u02bc\u02b9\u2032`\u00b4\uff07";
const HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212";
const TONES = "\u0300\u0301\u0303\u0309\u0323";
const BLANKS = /[ \t\r\n\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
const MARKS = /[\u0300-\u036f]+/gu;
const ANY_APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, "gu");
const ANY_HYPHEN = new RegExp(`[${HYPHENS.replace("-", "\\-")}]`, "gu");
const OTHER_LETTERS = /[đðƀı]/gu;
const BARE: Record<string, string> = { đ: "d", ð: "d", ƀ: "b", ı: "i" };
const EARLY_TONE = new RegExp(`(?:(?<=o)([${TONES}])([ae])|(?<=u)([${TONES}])(y))(?!\\u0306)`, "gu");
const SINGLE_Y = /(?<=[bcdghklmnpqrstvx])y(?![a-z])|(?<=qu)y(?![a-z])/gu;
const NO_SPACE_AT = / *(['-]) */gu;

/** NFC. */
export const nfc = (text: string): string => (isAscii(text) ? text : text.normalize("NFC"));

/** NFC, trimmed, each run of blanks one space; nothing else changes. */
export const collapse = (text: string): string => stripped(nfc(text).replace(BLANKS, " "), " ");

const levelled = (text: string): string => text.replace(ANY_APOSTROPHE, "'").replace(ANY_HYPHEN, "-");

const closed = (text: string): string => (text.includes("'") || text.includes("-") ? text.replace(NO_SPACE_AT, "$1") : text);

/** Without marks, lower case, single spaces; đ is d, *ky* and *ki* alike, one apostrophe, no blanks around it. */
export const fold = remembered((text: string): string => {
  let folded = foldOnce(text);
  for (let again = folded; !isAscii(folded); folded = again) {
    again = foldOnce(folded);
    if (again === folded) break;
  }
  return folded;
}, 20_000);

function foldOnce(text: string): string {
  let lowered = casefold(collapse(text));
  if (isAscii(lowered)) lowered = lowered.replaceAll("`", "'");
  else {
    const bare = levelled(lowered.normalize("NFD").replace(MARKS, ""));
    lowered = collapse(bare.replace(OTHER_LETTERS, (letter) => BARE[letter] as string));
  }
  return closed(lowered.replace(SINGLE_Y, "i"));
}

/** Only the letters and digits of the fold. */
export const foldKey = (text: string): string => onlyAlphanumeric(fold(text));

/** What is left of a text when only irrelevant differences are levelled; equal keys are the same letters. */
export const lettersKey = remembered((text: string): string => {
  const lowered = casefold(collapse(text));
  if (isAscii(lowered)) return closed(lowered.replaceAll("`", "'"));
  const decomposed = levelled(lowered.normalize("NFD")).replace(EARLY_TONE, (_, tone, vowel, tone2, y) =>
    vowel ? `${vowel}${tone}` : `${y}${tone2}`,
  );
  return closed(decomposed).normalize("NFC");
}, 20_000);
