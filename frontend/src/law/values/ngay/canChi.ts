/** Years by stem and branch: *Giáp Ngọ* is every sixtieth year, 1954 among them (`law/values/ngay/can_chi.py`). */
import { fold, lettersKey } from "../../text/folding";
import { stripped } from "../../text/signs";

const STEMS = ["Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ"];
const BRANCHES = ["Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi"];
const STEMS_ALSO: Record<string, string[]> = { Kỷ: ["Kỉ"], Quý: ["Quí"] };
const BRANCHES_ALSO: Record<string, string[]> = { Tý: ["Tí"], Tỵ: ["Tị"], Mão: ["Mẹo", "Mèo"] };
const PREFIX = /^(?:sinh )?(?:năm |tuổi )+/u;
/** Tý and Tỵ, which a fold would not tell apart. */
const SLUGS: Record<string, string> = { Tý: "ty", Tỵ: "ti" };

const slugOf = (branch: string): string => SLUGS[branch] ?? fold(branch);

const stem = (year: number): string => STEMS[year % 10] as string;
const branch = (year: number): string => BRANCHES[year % 12] as string;

let known: Map<string, string> | null = null;

function cycle(): Map<string, string> {
  if (known) return known;
  known = new Map();
  for (let year = 0; year < 60; year += 1) {
    const [first, second] = [stem(year), branch(year)];
    for (const one of [first, ...(STEMS_ALSO[first] ?? [])])
      for (const other of [second, ...(BRANCHES_ALSO[second] ?? [])]) {
        known.set(lettersKey(`${one} ${other}`), `${fold(first)}-${slugOf(second)}`);
        known.set(lettersKey(other), slugOf(second));
      }
  }
  return known;
}

/** The slug (`giap-ngo`, or `ngo` for a branch alone after *năm* or *tuổi*) of a text in lower case, else null. */
export function readSigns(text: string): string | null {
  const inner = stripped(text, " ()");
  const bare = inner.replace(PREFIX, "");
  const slug = cycle().get(lettersKey(bare));
  return slug && (slug.includes("-") || bare !== inner) ? slug : null;
}

/** The signs of a year: 1954 → *Giáp Ngọ*. */
export const signsOf = (year: number): string => `${stem(year)} ${branch(year)}`;

/** Whether the year bears these signs (both, or the branch alone). */
export function agrees(year: number, signs: string): boolean {
  const slug = slugOf(branch(year));
  return signs === slug || signs === `${fold(stem(year))}-${slug}`;
}

/** The words of a slug: `giap-ngo` → *Giáp Ngọ*, `ngo` → *năm Ngọ*. */
export function nameOf(slug: string): string {
  const words = (each: string) => BRANCHES.find((one) => slugOf(one) === each) as string;
  const [first, second] = slug.split("-") as [string, string | undefined];
  return second === undefined ? `năm ${words(first)}` : `${STEMS.find((one) => fold(one) === first)} ${words(second)}`;
}
