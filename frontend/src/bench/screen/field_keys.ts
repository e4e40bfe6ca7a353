/** What the keys of the form do to the entry on the screen; the screen only tells where the cursor stands. */
import type { Absence } from "../../wire";
import { beside } from "../entry/lines";
import type { Act } from "../keys";
import type { Bench } from "../session/bench";

/** What a field of the screen knows beyond the entry. */
export interface Cursor {
  field: string;
  /** Text in the box, raw. */
  text: string;
  start: number;
  end: number;
}

/** Puts the cursor into a field, at once: the next letter belongs there already. */
export function goTo(bench: Bench, field: string): void {
  const entry = bench.entry.peek();
  if (!entry) return;
  document.getElementById(`f-${field}`)?.focus();
  entry.at.value = field;
}

/** Goes to a neighbouring line; behind the last one stands the button that calls the entry done. */
export function step(bench: Bench, field: string, way: 1 | -1): void {
  const entry = bench.entry.peek();
  if (!entry) return;
  const next = beside(entry.shown.peek(), field, way);
  if (next) goTo(bench, next.field);
  else if (way === 1) document.getElementById("bench-done")?.focus();
}

/** Does an act of the form; false when it is none of the form's. */
export function actOnForm(act: Act, bench: Bench, cursor: Cursor | null): boolean {
  const entry = bench.entry.peek();
  if (act === "undo") {
    void bench.undo();
    return true;
  }
  if (act === "next_entry" || act === "previous_entry") {
    bench.beside(act === "next_entry" ? 1 : -1);
    return true;
  }
  if (!entry) return false;
  if (act === "done") {
    void bench.finish();
    return true;
  }
  if (act === "next_finding") {
    bench.nextFinding();
    return true;
  }
  const field = cursor?.field ?? entry.at.peek();
  if (!field) return false;
  const line = entry.line(field);
  switch (act) {
    case "next":
      if (!cursor?.text && !entry.values.peek()[field]) entry.accept(field);
      step(bench, field, 1);
      return true;
    case "back":
      step(bench, field, -1);
      return true;
    case "trong":
    case "khong_doc_duoc":
    case "rach":
    case "khong_ap_dung":
      entry.absent(field, act satisfies Absence);
      if (entry.values.peek()[field]) step(bench, field, 1);
      return true;
    case "rest_blank":
      entry.restBlank(field);
      leaveBlock(bench, field);
      return true;
    case "uncertain":
      if (!cursor || !entry.uncertain(field, cursor.start, cursor.end)) {
        bench.notice.value = { says: "Đặt con trỏ sau chữ chưa chắc, hoặc chọn đoạn chưa chắc, rồi nhấn lại.", kind: "ask" };
      }
      return true;
    case "accept_run": {
      const next = entry.acceptRun(field);
      if (next) goTo(bench, next);
      else document.getElementById("bench-done")?.focus();
      return true;
    }
    case "as_before":
      if (entry.asBefore([field])) step(bench, field, 1);
      else noneBefore(bench);
      return true;
    case "block_as_before": {
      if (!line || !entry.blockAsBefore(line.block)) noneBefore(bench, true);
      else if (!openIn(bench, field)) leaveBlock(bench, field);
      return true;
    }
    case "unfold":
      if (line)
        entry.open(
          line.block,
          entry.lines.some((one) => one.block === line.block && !entry.isOpen(one)),
        );
      return true;
    default:
      return false;
  }
}

function leaveBlock(bench: Bench, field: string): void {
  const entry = bench.entry.peek();
  const shown = entry?.shown.peek() ?? [];
  const here = entry?.line(field);
  const at = shown.findIndex((one) => one.field === field);
  const next = shown.find((one, index) => index > at && one.block !== here?.block);
  if (next) goTo(bench, next.field);
  else document.getElementById("bench-done")?.focus();
}

/** Goes to the first place of the block, from here on, where nothing stands; false where none is left. */
function openIn(bench: Bench, field: string): boolean {
  const entry = bench.entry.peek();
  const shown = entry?.shown.peek() ?? [];
  const block = entry?.line(field)?.block;
  const from = shown.findIndex((one) => one.field === field);
  const next = shown.find((one, at) => at >= from && one.block === block && !entry?.values.peek()[one.field]);
  if (next) goTo(bench, next.field);
  return next !== undefined;
}

function noneBefore(bench: Bench, block = false): void {
  const none = block
    ? "Không còn mục trống nào của khối này lấy được từ trường hợp trước. Số, họ tên và ngày của từng người thì nhập theo trang."
    : "Trường hợp trước không có gì ở mục này.";
  bench.notice.value =
    bench.packet.kind === "first"
      ? { says: none, kind: "ask" }
      : { says: "Lượt nhập độc lập không lấy gì của trường hợp trước: nhập điều có trên trang.", kind: "ask" };
}
