/** Ages written where a date belongs: `25 tuổi`, `25t`, `3 tháng tuổi` (`law/values/ngay/ages.py`). */
import { fold } from "../../text/folding";
import { stripped } from "../../text/signs";
import { type Understanding, understood } from "../../value";
import { numberSaid } from "./words";

const OLDEST = 130;
const YEARS = /^(?:tuoi[: ]*)?([0-9]{1,3}) ?(?:t|tuoi)?(?: ta| tron)?\.?$/;
const MORE = /^([0-9]{1,3}) ?(?:t|tuoi)[ ,]*(?:va )?[0-9]{1,2} ?(?:thang|th)(?: tuoi)?$/;
const LESS = /^[0-9]{1,3} ?(?:thang|th|ngay|tuan|gio) ?(?:tuoi)?(?:[ ,]+[0-9]{1,2} ?ngay(?: tuoi)?)?$/;
const SAID = /^([a-z ]+?) tuoi(?: ta| tron)?$/;
const SAID_LESS = /^([a-z ]+?) (?:thang|ngay|tuan) tuoi$/;

/** The age that a text (lower case) speaks of, an infant's as 0, or null where it speaks of something else. */
export function readAge(text: string): Understanding | null {
  if (!text.includes("t") && !text.includes("ngày") && !text.includes("giờ")) return null;
  const folded = stripped(fold(text), " ().");
  for (const pattern of [YEARS, MORE]) {
    const found = pattern.exec(folded);
    if (found && folded.includes("t")) return aged(Number(found[1]));
  }
  if (LESS.test(folded)) return aged(0);
  const less = SAID_LESS.exec(folded);
  if (less && said(less[1]) !== null) return aged(0);
  const found = SAID.exec(folded);
  if (!found) return null;
  const years = said(found[1]);
  return years === null ? null : aged(years);
}

const said = (text: string | undefined): number | null => numberSaid((text ?? "").split(" ").filter((word) => word !== ""));

function aged(years: number): Understanding {
  return years > OLDEST ? understood(null, "khong_the", `${years} tuổi`) : understood(`tuoi:${years}`, "tuoi");
}
