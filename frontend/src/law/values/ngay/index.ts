/** Dates of the registers (`law/values/ngay`): understood, compared, told in one sentence. */
import { lettersKey } from "../../text/folding";
import { compareTexts } from "../../text/likeness";
import { byCodePoints } from "../../text/signs";
import { type Sameness, type Understanding, understood, type ValueType } from "../../value";
import { asWritten } from "./ranges";
import { understandDate } from "./reading";
import { fromWords } from "./words";

function compareDates(first: string, second: string): Sameness {
  if (first === second) return "same";
  const one = understandDate(first).canonical;
  const other = understandDate(second).canonical;
  if (one === null || other === null) return lettersKey(first) === lettersKey(second) ? "same" : "different";
  if (one === other) return "same";
  const [earlier, later] = [one, other].sort(byCodePoints) as [string, string];
  return isSlip(earlier, later) ? "close" : "different";
}

function isSlip(first: string, second: string): boolean {
  if (second.startsWith(first) || `al:${first}` === second) return true;
  if (first.length !== second.length) return false;
  const turned = first.length === 10 && first === `${second.slice(0, 5)}${second.slice(8)}-${second.slice(5, 7)}`;
  return turned || [...first].filter((sign, at) => sign !== second[at]).length === 1;
}

function explainDate(verbatim: string): string {
  const { canonical, kind, hint } = understandDate(verbatim);
  if (canonical === null) {
    if (kind === "am_lich") return `“${verbatim}” nói theo âm lịch hoặc can chi, được giữ nguyên chữ của sổ.`;
    const why = hint ? ` (${hint})` : "";
    return kind === "khong_the" ? `“${verbatim}” là ngày không thể có${why}.` : `“${verbatim}” chưa hiểu được thành ngày${why}.`;
  }
  const shown = asWritten(canonical);
  switch (kind) {
    case "tuoi":
      return `Ghi tuổi (${shown}) thay cho ngày, tháng, năm.`;
    case "hai_nam":
      return `Hiểu là năm ${shown}.`;
    case "khong_nam":
      return `Hiểu là ngày ${shown}, không có năm.`;
    case "can_chi":
      return `Hiểu là năm can chi ${shown.replace(/^năm /u, "")}.`;
    case "am_lich":
      return `Hiểu là ${shown}.`;
    default:
      return `Hiểu là ${{ 4: "năm", 7: "tháng" }[canonical.length] ?? "ngày"} ${shown}.`;
  }
}

/** Dates in figures, ages, signs, lunar dates. */
export const NGAY: ValueType = { understand: understandDate, compare: compareDates, explain: explainDate };

function understandWords(verbatim: string): Understanding {
  const canonical = fromWords(verbatim);
  if (canonical !== null) return understood(canonical, "ngay");
  const figures = understandDate(verbatim);
  return figures.kind === "ngay" ? figures : understood(null, "khong_hieu");
}

/** Dates in words. */
export const NGAY_BANG_CHU: ValueType = {
  understand: understandWords,
  compare(first, second) {
    const one = understandWords(first).canonical;
    return one !== null && one === understandWords(second).canonical ? "same" : compareTexts(first, second);
  },
  explain(verbatim) {
    const { canonical } = understandWords(verbatim);
    return canonical === null ? "Phần bằng chữ chưa đọc được thành ngày." : `Phần bằng chữ đọc là ${asWritten(canonical)}.`;
  },
};
