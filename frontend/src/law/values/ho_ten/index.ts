/** Names of persons (`law/values/ho_ten`): never respelled; strange signs, legacy fonts, several names, near-miss surnames are told. */
import { collapse } from "../../text/folding";
import { convert, detect, kindOf } from "../../text/legacy";
import { hasLetter, strangeCharacters } from "../../text/letters";
import { compareTexts } from "../../text/likeness";
import { isAlphanumeric, remembered } from "../../text/signs";
import { type Understanding, understood, type ValueType } from "../../value";
import { NAME_KINDS, namesIn } from "./several";
import type { Surnames } from "./surnames";

const LOOK_ALIKE: Record<string, string> = { Ɓ: "Ƀ", ɓ: "ƀ", Ð: "Đ", ð: "đ", Ɖ: "Đ", ɖ: "đ", ı: "i", ȃ: "â" };
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/u;
/** Sorts last among combining marks: what stands before it afterwards is a combining mark. */
const LAST_MARK = "\u0345";

/** The value type of names, with the surnames of the law and the words for its kinds. */
export function hoTen(surnames: Surnames, kinds: Record<string, string>): ValueType {
  const understand = remembered((verbatim: string): Understanding => {
    const text = collapse(verbatim);
    const encoding = detect(text);
    if (encoding !== null) return understood(text, kindOf(text, encoding), convert(text, encoding));
    const { main, others } = namesIn(text, surnames.isKnown);
    if (others.length) {
      const all = [main, ...others.map(([, name]) => name)];
      if (!all.some((name) => strangeCharacters(name) || !hasLetter(name)))
        return understood(text, "nhieu_ten", others.map(([kind, name]) => `${NAME_KINDS[kind]} ${name}`).join("; "));
    }
    const strange = strangeCharacters(text);
    if (strange || !hasLetter(text)) return understood(text, "ky_tu_la", Array.from(strange || text, named).join(", "));
    const hooked = surnames.hookForBreve(text);
    if (hooked !== null) return understood(text, "nham_dau", hooked);
    const surname = surnames.nearMiss(text);
    return surname === null ? understood(text, "ten") : understood(text, "ho_la", surname);
  });

  return {
    understand,
    compare: compareTexts,
    explain(verbatim) {
      const { kind, hint } = understand(verbatim);
      if (kind.includes("bang_ma_")) return `Họ tên ${kinds[kind]}; khi ấy là “${hint}”.`;
      switch (kind) {
        case "ky_tu_la":
          return `Họ tên có ký tự lạ: ${hint}.`;
        case "nhieu_ten":
          return `Họ tên kèm ${hint}; đối chiếu và tìm kiếm dùng họ tên chính.`;
        case "nham_dau":
          return `Có chữ mang dấu ă của tiếng dân tộc trong một tên Kinh; có lẽ là dấu hỏi: “${hint}”.`;
        case "ho_la":
          return `Họ gần giống họ “${hint}”.`;
        default:
          return "Họ tên được giữ đúng như trong sổ.";
      }
    },
  };
}

/** A character as a sentence can show it. */
function named(sign: string): string {
  if (LOOK_ALIKE[sign]) return `${sign} (có lẽ là ${LOOK_ALIKE[sign]})`;
  const code = (sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
  if (INVISIBLE.test(sign)) return `ký tự không nhìn thấy U+${code}`;
  if (sign === LAST_MARK || !(LAST_MARK + sign).normalize("NFD").startsWith(LAST_MARK)) return `dấu rời U+${code}`;
  if (/\p{Script=Cyrillic}/u.test(sign)) return `${sign} (chữ Kirin)`;
  if (/\p{Script=Greek}/u.test(sign)) return `${sign} (chữ Hy Lạp)`;
  return isAlphanumeric(sign) ? sign : `“${sign}”`;
}
