/** Signs as Python sees them, where JavaScript sees them otherwise: code points, letter case, white space, words. */

const ASCII = /^[\0-\x7f]*$/;
/** Letters whose small form is also their folded form: nearly every text that there is. */
const PLAIN_CASE =
  /^(?:[\0-\u00b4\u00b6-\u00de\u00e0-\u0148\u014a-\u017e\u01a0-\u01b0\u1ea0-\u1eff\u2010-\u2044]|[\u0300-\u0344]|[\u0346-\u036f])*$/;
const WHITE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const WHITE_RUN = new RegExp(`[${WHITE}]+`, "u");
const WHITE_AROUND = new RegExp(`^[${WHITE}]+|[${WHITE}]+$`, "gu");
const DECIMAL = /^\p{Nd}+$/u;
const ALPHANUMERIC = /[\p{L}\p{N}]/u;
const NOT_ALPHANUMERIC = /[^\p{L}\p{N}]/gu;
const ALPHABETIC = /^\p{L}+$/u;
/** Folded forms that are not the small form of the capital. */
const FOLDED: Record<string, string> = { ı: "ı", ẞ: "ss" };

/** `str.isascii`. */
export const isAscii = (text: string): boolean => ASCII.test(text);

/** `str.casefold`. */
export function casefold(text: string): string {
  if (PLAIN_CASE.test(text)) return text.toLowerCase();
  let folded = "";
  for (const sign of text) folded += FOLDED[sign] ?? foldedSign(sign);
  return folded;
}

function foldedSign(sign: string): string {
  const code = sign.codePointAt(0) as number;
  // Cherokee folds to its capitals
  if ((code >= 0x13f8 && code <= 0x13fd) || (code >= 0xab70 && code <= 0xabbf)) return sign.toUpperCase();
  if (code >= 0x13a0 && code <= 0x13f5) return sign;
  return sign.toUpperCase().toLowerCase();
}

/** `str.split()`: words between white space. */
export const words = (text: string): string[] => text.split(WHITE_RUN).filter((word) => word !== "");

/** `str.strip()`. */
export const strip = (text: string): string => text.replace(WHITE_AROUND, "");

/** `str.strip(signs)`. */
export function stripped(text: string, signs: string): string {
  return rstripped(lstripped(text, signs), signs);
}

/** `str.lstrip(signs)`. */
export function lstripped(text: string, signs: string): string {
  const all = Array.from(text);
  let start = 0;
  while (start < all.length && signs.includes(all[start] as string)) start += 1;
  return start ? all.slice(start).join("") : text;
}

/** `str.rstrip(signs)`. */
export function rstripped(text: string, signs: string): string {
  const all = Array.from(text);
  let end = all.length;
  while (end > 0 && signs.includes(all[end - 1] as string)) end -= 1;
  return end < all.length ? all.slice(0, end).join("") : text;
}

/** `str.isdecimal`. */
export const isDecimal = (text: string): boolean => DECIMAL.test(text);

/** `str.isalnum` of one sign. */
export const isAlphanumeric = (sign: string): boolean => ALPHANUMERIC.test(sign);

/** `str.isalpha`. */
export const isAlphabetic = (text: string): boolean => ALPHABETIC.test(text);

/** Only letters and digits. */
export const onlyAlphanumeric = (text: string): string => text.replace(NOT_ALPHANUMERIC, "");

/** Length in code points. */
export function length(text: string): number {
  if (isAscii(text)) return text.length;
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** `str.title` of one word or several. */
export function titled(text: string): string {
  return text.toLowerCase().replace(/\p{L}+/gu, (word) => {
    const [first = "", ...rest] = Array.from(word);
    return first.toUpperCase() + rest.join("");
  });
}

/** Text before and after the first `separator`; the text and nothing where there is none. */
export function partition(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Order by code points, as Python compares texts. */
export function byCodePoints(first: string, second: string): number {
  const one = Array.from(first);
  const other = Array.from(second);
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const difference = (one[at]?.codePointAt(0) ?? 0) - (other[at]?.codePointAt(0) ?? 0);
    if (difference) return difference;
  }
  return one.length - other.length;
}

/** A function of a text that remembers its latest answers. */
export function remembered<Value>(ask: (text: string) => Value, most = 5_000): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Value;
    if (known.size >= most) known.clear();
    const value = ask(text);
    known.set(text, value);
    return value;
  };
}
