/** Text typed in ways that came before Unicode (`law/text/legacy.py`): told and converted as the server does, so that both say the same. */
import { COMMON, TCVN3, VNI, VNI_SIGNS } from "./fonts";
import { HIGHLAND, hasLetter, strangeCharacters } from "./letters";
import { casefold, isAlphabetic, isAscii, stripped, words } from "./signs";
import { isPronounceable, isSyllable } from "./syllables";
import { convertViqr, detectViqr } from "./viqr";
import { isBeyondLatin1, VPS } from "./vps";

/** What the texts were typed in. */
export type Encoding = "TCVN3" | "VNI" | "VPS" | "VIQR" | "ethnic";
type Font = "VNI" | "TCVN3" | "VPS";

const OUTSIDE = /[\u0100-\u036f\u1e00-\u1eff\u0400-\u04ff]/u;
const LATIN_1 = /[\u00a1-\u00ff]/u;
const PUNCTUATION = ".,;:!?()[]\"'‘’“”–—…";
const TYPOGRAPHY = /[\u2018\u2019\u201c\u201d\u02bc\u2013\u2014\u2026²³°º]/gu;
const WORD = /[A-Za-z\u00a1-\u00ff]+/gu;
const WORD_OF_ANY = /(?:[A-Za-z\u00c0-\u024f\u1e00-\u1eff]|[\u0300-\u036f])+/gu;
const MEASURE = /(?<=[0-9]) ?[\u00a1-\u00bf×÷]+(?![A-Za-z\u00c0-\u00ff])/gu;
const HIGHLAND_FIRST = new Set("cil cill ha h k ka kon ma rơ y ya".split(" "));
const ASCII_LETTER = /[A-Za-z]/u;
const SYMBOL = /[\u00a1-\u00bf×÷]/u;
const HIGHLAND_SIGN = /[{^\\]/u;
const NO_LETTER = /\{(?= |$)|(?:^| )\^(?= |$)|[AEOaeo]\^/u;
const BREVE = /([AaĂăÂâEeÊêIiOoÔôƠơUuƯư])\\/gu;
const OTHER_FONTS: Font[] = ["VNI", "TCVN3", "VPS"];

/** Kind of a text in that encoding: told for sure, or likely. */
export function kindOf(text: string, encoding: Encoding): string {
  return `${isSure(text, encoding) ? "bang_ma_" : "ngo_bang_ma_"}${encoding.toLowerCase()}`;
}

/** The legacy encoding in which the text was typed, or null for text that may stand as it is. */
export function detect(text: string): Encoding | null {
  if (detectViqr(text)) return "VIQR";
  if (HIGHLAND_SIGN.test(text)) return isHighland(text) ? "ethnic" : null;
  if (Array.from(text).some(isBeyondLatin1)) return isVps(text) ? "VPS" : null;
  if (!LATIN_1.test(text) || OUTSIDE.test(text)) return null;
  return ofLatin1(text.replace(MEASURE, " ").replace(TYPOGRAPHY, " ").match(WORD) ?? []);
}

function ofLatin1(all: string[]): Encoding | null {
  const touched = all.filter((word) => !isAscii(word));
  if (touched.every(isSyllable)) {
    const middle = all.slice(1, -1).map(casefold);
    return middle.includes("thò") && touched.every((word) => vniWord(word)) ? "VNI" : null;
  }
  const plain = all.filter(isAscii);
  if (touched.length === 1 && HIGHLAND_FIRST.has(casefold(all[0] as string)) && !SYMBOL.test(touched[0] as string)) return null;
  if (touched.length < 2 && !plain.every((word) => word.length === 1 || isPronounceable(word))) return null;
  return readings(touched).reduce<Font | null>(
    (best, font) => (best === null || isLiker(likeness(touched, font), likeness(touched, best)) ? font : best),
    null,
  );
}

const readings = (touched: string[]): Font[] => OTHER_FONTS.filter((font) => readsAs(touched, font));

function isLiker(one: [number, number], other: [number, number]): boolean {
  return one[0] > other[0] || (one[0] === other[0] && one[1] > other[1]);
}

/** How much a reading looks like what people write: no capital behind a small letter, common words. */
function likeness(all: string[], font: Font): [number, number] {
  const read = all.map((word) => (font === "TCVN3" ? fromTcvn3(word) : (LETTERS_OF[font](word) ?? "")));
  const odd = read.filter((word) => /\p{Ll}\p{Lu}/u.test(word)).length;
  return [-odd, read.filter((word) => COMMON.has(casefold(word))).length];
}

function readsAs(all: string[], font: Font): boolean {
  let evidence = false;
  for (const word of all) {
    const letters = LETTERS_OF[font](word);
    if (letters === null) return false;
    if (!isSyllable(letters)) {
      const strong = font === "TCVN3" && SYMBOL.test(word) && ASCII_LETTER.test(word);
      if (!(strong && isPronounceable(letters))) return false;
    }
    if (!isSyllable(word) && ASCII_LETTER.test(word) && Array.from(word).some((sign) => sign > "\x7f" && !HIGHLAND.includes(sign)))
      evidence = true;
  }
  return evidence;
}

const vniText = (text: string): string => text.replace(VNI_SIGNS, (sign) => VNI.get(sign) as string);

const vniWord = (word: string): string | null => (isAscii(word.replace(VNI_SIGNS, "")) ? vniText(word) : null);

function byTable(word: string, table: ReadonlyMap<string, string>): string | null {
  const signs = Array.from(word);
  if (signs.some((sign) => sign > "\x7f" && !table.has(sign))) return null;
  return signs.map((sign) => table.get(sign) ?? sign).join("");
}

const LETTERS_OF: Record<Font, (word: string) => string | null> = {
  VNI: vniWord,
  TCVN3: (word) => byTable(word, TCVN3),
  VPS: (word) => byTable(word, VPS),
};

function isVps(text: string): boolean {
  const touched = words(text)
    .map((word) => stripped(word, PUNCTUATION))
    .filter((word) => !isAscii(word));
  return (
    touched.some((word) => Array.from(word).some(isBeyondLatin1)) &&
    touched.every((word) => {
      const letters = LETTERS_OF.VPS(word);
      return letters !== null && isSyllable(letters);
    })
  );
}

const isHighland = (text: string): boolean => !NO_LETTER.test(text) && hasLetter(text) && !strangeCharacters(fromHighland(text));

function isSure(text: string, encoding: Encoding): boolean {
  if (encoding === "ethnic" || readsOtherwise(text, encoding)) return false;
  const converted = convert(text, encoding);
  const after = words(converted);
  const changed = words(text).filter((before, at) => at < after.length && before !== after[at]).length;
  return changed >= 2 && (converted.match(WORD_OF_ANY) ?? []).every((word) => word.length <= 1 || isSyllable(word));
}

function readsOtherwise(text: string, encoding: Encoding): boolean {
  if (encoding === "VIQR" || encoding === "ethnic" || Array.from(text).some(isBeyondLatin1)) return false;
  const touched = (text.replace(TYPOGRAPHY, " ").match(WORD) ?? []).filter((word) => !isAscii(word));
  const own = likeness(touched, encoding);
  return readings(touched).some((other) => other !== encoding && !isLiker(own, likeness(touched, other)));
}

/** The Unicode text of a text in that encoding. */
export function convert(text: string, encoding: Encoding): string {
  switch (encoding) {
    case "VNI":
      return vniText(text).normalize("NFC");
    case "TCVN3":
      return fromTcvn3(text);
    case "VPS":
      return Array.from(text)
        .map((sign) => VPS.get(sign) ?? sign)
        .join("")
        .normalize("NFC");
    case "VIQR":
      return convertViqr(text);
    case "ethnic":
      return fromHighland(text);
  }
}

/** Capitals as the font chose them: all of a text in capitals, first letters of a text of proper names. */
function fromTcvn3(text: string): string {
  const letters = Array.from(text)
    .map((sign) => TCVN3.get(sign) ?? sign)
    .join("");
  const ascii = (text.match(/[A-Za-z]/gu) ?? []).join("");
  if (ascii.length >= 2 && ascii === ascii.toUpperCase()) return letters.toUpperCase();
  const after = words(letters);
  const known: boolean[] = [];
  words(text).forEach((word, at) => {
    const source = Array.from(word)[0] as string;
    const result = Array.from(after[at] ?? "")[0] ?? "";
    const capital = /\p{Lu}/u.test(result);
    if ((isAscii(source) && isAlphabetic(source)) || capital) known.push(capital);
  });
  if (!known.length || !known.every((capital) => capital)) return letters;
  const signs = Array.from(letters);
  return signs.map((sign, at) => (at === 0 || " -".includes(signs[at - 1] as string) ? sign.toUpperCase() : sign)).join("");
}

function fromHighland(text: string): string {
  const breves = text.replace(BREVE, "$1\u0306");
  const hooked = breves.replace(/(?<![^ \-'’.])\{/gu, "Ƀ").replaceAll("{", "ƀ");
  return hooked.replaceAll("^", "ĭ").normalize("NFC");
}
