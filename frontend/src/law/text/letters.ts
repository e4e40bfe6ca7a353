/** Letters that the languages of Việt Nam write, as `law/text/letters.py` knows them. */
import { APOSTROPHES, collapse } from "./folding";

/** Letters of Vietnamese. */
export const VIETNAMESE =
  "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ" +
  "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴ";
/** Letters of highland languages that Vietnamese does not have. */
export const HIGHLAND = "ƀčĕĭñŏŭɃČĔĬÑŎŬ";
const MARKS_ON_LETTERS = new Set("\u0300\u0301\u0303\u0306\u0309\u0323");
const LETTERS = new Set(`${VIETNAMESE}${HIGHLAND}fjwzFJWZ`);
const BETWEEN = new Set(` .${APOSTROPHES}-\u2010\u2011\u2013`);

/** The signs that no language of Việt Nam writes in a name, each once, in the order of their appearance. */
export function strangeCharacters(text: string): string {
  const found = new Set<string>();
  let onLetter = false;
  for (const sign of collapse(text)) {
    const marksLetter: boolean = onLetter && MARKS_ON_LETTERS.has(sign);
    if (!LETTERS.has(sign) && !BETWEEN.has(sign) && !marksLetter) found.add(sign);
    onLetter = marksLetter || LETTERS.has(sign);
  }
  return [...found].join("");
}

/** Whether at least one letter of a language of Việt Nam stands in the text. */
export function hasLetter(text: string): boolean {
  for (const sign of text) if (LETTERS.has(sign)) return true;
  return false;
}
