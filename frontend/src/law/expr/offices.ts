/** The kind of office that a registering office as written is (`law/places/institutions.py`). */
import { fold } from "../text/folding";
import { remembered, stripped } from "../text/signs";

const CENTRAL_CITIES = "(?:ha noi|hai phong|da nang|can tho|hue|sai gon|ho chi minh|hcm|sai gon - gia dinh)";
const COMMITTEE = "(?:ubnd|u\\.b\\.n\\.d|uy ban|ubhc)\\b";
const WORD = "[\\p{L}\\p{N}_]";
const EDGE = `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`;

/** A pattern in which `\b` is the edge of a word of any script. */
const pattern = (source: string): RegExp => new RegExp(source.replaceAll("\\b", EDGE), "u");

const PATTERNS: [string, RegExp][] = [
  ["dai_dien", pattern("\\b(?:dai su quan|dsq|lanh su|tlsq|lsq|co quan dai dien)\\b")],
  ["toa_an", pattern("\\btoa (?:an|so tham|hoa giai|phuc tham)\\b|^tand\\b")],
  ["so", pattern("\\bso tu phap\\b|\\bstp\\b")],
  ["huyen", pattern("\\bphong tu phap\\b|\\bptp\\b")],
  ["xa", pattern("^[^,;\\-]*?\\b(?:(?<!thi )xa(?! hoi)|phuong|thi tran|dac khu|tt|x|p|f)\\b[. ]*\\S|\\bp[0-9]")],
  ["so", pattern(`^${COMMITTEE}[^,;\\-]*?\\b(?:tp|thanh pho)[. ]*${CENTRAL_CITIES}\\b`)],
  ["huyen", pattern("^[^,;\\-]*?\\b(?:huyen|thi xa|thanh pho|quan|h|tx|tp|q)\\b[. ]*\\S")],
  ["so", pattern(`^${COMMITTEE}[^,;\\-]*?\\b(?:tinh|t)\\b[. ]*\\S`)],
];
const NO_OFFICE = pattern("^(?:benh vien|bv|nha ho sinh|nha bao sanh)\\b");

/** `xa huyen so dai_dien toa_an`; null where the text does not say. */
export const officeNamed = remembered((text: string): string | null => {
  const folded = stripped(fold(text), " .");
  if (NO_OFFICE.test(folded)) return null;
  return PATTERNS.find(([, found]) => found.test(folded))?.[0] ?? null;
});
