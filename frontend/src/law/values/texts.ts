/** Places and free text (`law/values/noi_chon.py`, `van_ban.py`): kept as written; a legacy font is noticed. */
import { collapse } from "../text/folding";
import { convert, detect, kindOf } from "../text/legacy";
import { compareTexts } from "../text/likeness";
import { understood, type ValueType } from "../value";

function asWritten(kind: string, says: string): ValueType {
  const understand = (verbatim: string) => {
    const text = collapse(verbatim);
    const encoding = detect(text);
    return encoding !== null && encoding !== "ethnic"
      ? understood(text, kindOf(text, encoding), convert(text, encoding))
      : understood(text, kind);
  };
  return {
    understand,
    compare: compareTexts,
    explain(verbatim) {
      const { hint } = understand(verbatim);
      return hint === null ? `${says} được giữ đúng như trong sổ.` : `${says} gõ bằng bảng mã cũ; có lẽ là “${hint}”.`;
    },
  };
}

/** Places as written. */
export const NOI_CHON = asWritten("noi", "Nơi chốn");
/** Free text. */
export const VAN_BAN = asWritten("van_ban", "Nội dung");
