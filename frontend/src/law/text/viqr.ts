/** VIQR (RFC 1456): Vietnamese in seven-bit letters, `Nguye^~n Va(n A'n` (`law/text/viqr.py`). */
import { casefold, isAscii, rstripped, stripped } from "./signs";
import { isSyllable } from "./syllables";

const SHAPE: Record<string, string> = { "^": "\u0302", "(": "\u0306", "+": "\u031b" };
const TONE: Record<string, string> = { "'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323" };
const MARKED = /([AEIOUYaeiouy])([\^(+]?)(['`?~.]?)|DD|Dd|dd/gu;
const HINT = /[AEOaeo]\^|[Aa]\(|[OUou]\+|[AEIOUYaeiouy]~|[AEIOUYaeiouy][`'?][A-Za-z]/u;
const SPACE = /( +)/u;
const AROUND = "\"'“”‘’.,;:!?()[]-";
const WITHIN_TWO = /[AEOaeo]\^['`?~.]?[A-Za-z]|[OUou]\+['`?~.]?[A-Za-z]|[AEIOUYaeiouy][~`][a-z]|[AEIOUY][~`][A-Z]/u;
const WITHIN_ONE = /[AEOaeo]\^|DD[AEIOUYaeiouy]|[OUou]\+|[AEIOUYaeiouy]~|[AEIOUYaeiouy]['?][a-z]|[AEIOUY]['?][A-Z]|[AEIOUYaeiouy]`$/u;
const BREVE = /[A-Za-z][Aa]\(['`?~.]?[A-Za-z]/u;
const ROOF_LAST = /[A-Za-z][AEOaeo]\^$/u;
/** Words of official names that are no Vietnamese syllables. */
const NAMES = new Set(["tẻh"]);
const ENOUGH = 2;

/** Whether the text is VIQR: its marks say so twice, or once where nothing else is written like that. */
export function detectViqr(text: string): boolean {
  if (!isAscii(text) || !HINT.test(text)) return false;
  const words = text.split(SPACE).filter((word) => word.trim() !== "");
  const asked = { alone: words.length === 1, closed: text.includes(")") };
  const evidence = words.reduce((sum, word) => sum + evidenceOf(word, asked), 0);
  return (
    evidence >= ENOUGH && words.filter((word) => HINT.test(word)).every((word) => converted(word) !== word) && convertViqr(text) !== text
  );
}

function evidenceOf(word: string, { alone, closed }: { alone: boolean; closed: boolean }): number {
  const bare = rstripped(word, ".,;:!?");
  if (WITHIN_TWO.test(bare) || (BREVE.test(bare) && !closed && !alone)) return 2;
  if (ROOF_LAST.test(bare)) return alone ? 1 : 2;
  return WITHIN_ONE.test(bare) || (BREVE.test(bare) && !closed) ? 1 : 0;
}

/** The text in Unicode: words that become a syllable by their marks, the others as they stand. */
export const convertViqr = (text: string): string => text.split(SPACE).map(converted).join("");

function converted(word: string): string {
  const letters = word
    .replace(MARKED, (whole, vowel, shape, tone) => {
      if (vowel === undefined) return whole === "dd" ? "đ" : "Đ";
      return vowel + (SHAPE[shape] ?? "") + (TONE[tone] ?? "");
    })
    .normalize("NFC");
  const bare = stripped(letters, AROUND);
  return isSyllable(bare) || NAMES.has(casefold(bare)) ? letters : word;
}
