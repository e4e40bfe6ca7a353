/** One line of the page, several items: what of it an item takes. Told at the item, in the lesson and when practice differs. Pure. */
import type { FieldInfo } from "../doors";

/** Items that share one line of the page, in the order in which they stand there. */
const PAPER: Readonly<Record<string, string>> = {
  loai_giay_to: "loại giấy tờ",
  so_giay_to: "số",
  ngay_cap: "ngày cấp",
  noi_cap: "nơi cấp",
};
const ADDRESS = "Chỉ nhập địa chỉ. Chữ “Thường trú” hay “Tạm trú” đứng trước địa chỉ thuộc mục Loại cư trú.";
const RESIDENCE = "Trên sổ, chữ “Thường trú” hay “Tạm trú” đứng trước địa chỉ ở dòng Nơi cư trú.";

/** What is said at an item of which the page has no line of its own; empty for all others. `beside`: the items of the same person. */
export function hintOf(info: FieldInfo, beside: readonly FieldInfo[]): string {
  const there = new Set(beside.filter((one) => one.block === info.block).map((one) => one.attribute ?? ""));
  const attribute = info.attribute ?? "";
  if (attribute === "noi_cu_tru" && there.has("loai_cu_tru")) return ADDRESS;
  if (attribute === "loai_cu_tru" && there.has("noi_cu_tru")) return RESIDENCE;
  const part = PAPER[attribute];
  const parts = Object.keys(PAPER).filter((one) => there.has(one));
  if (!part || parts.length < 2) return "";
  return `Trên sổ là một dòng, ở đây tách thành ${parts.length} mục: ${parts.map((one) => PAPER[one]).join(", ")}. Mục này chỉ lấy ${part}.`;
}
