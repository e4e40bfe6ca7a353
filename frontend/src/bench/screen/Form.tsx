/** The form of an entry in page order: blocks, rows, what is folded away; its keys; the button that calls it done. */
import { useComputed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { memo } from "preact/compat";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { pieces } from "../entry/lines";
import { type Act, actOf, keyFor } from "../keys";
import type { Bench } from "../session/bench";
import type { Entry } from "../session/entry";
import { isStroke, worked } from "../session/pace";
import { openBasis, openReasons } from "./FieldFindings";
import { actOnForm, type Cursor } from "./field_keys";
import { enterAnew, Row } from "./Row";

const WORDS = {
  done: "Xong trường hợp",
  unfold: "Mở",
  remark: "Người kiểm tra trả lại kèm nhận xét:",
  open: "Còn những điều này; nhấn Ctrl+Enter lần nữa để vẫn lưu là xong:",
  acts: {
    accept_run: "Nhận đề xuất",
    trong: "Sổ để trống",
    khong_doc_duoc: "Không đọc được",
    rach: "Trang rách",
    khong_ap_dung: "Không áp dụng",
    uncertain: "Chữ chưa chắc",
    as_before: "Như trước",
    reason: "Lý do",
    undo: "Lấy lại",
  },
};

interface Asked {
  bench: Bench;
  entry: Entry;
  /** Keys that belong to the picture. */
  picture: { current: ((act: Act) => boolean) | null };
  onHelp(): void;
  /** Hides the picture, or shows it again. */
  onImage(): void;
  now(): number;
}

/** The form. Its rows stay from entry to entry. */
export function Form({ bench, entry, picture, onHelp, onImage, now }: Asked) {
  const shown = entry.shown.value;
  const points = bench.points.value;
  const cut = useMemo(() => {
    const open = new Set(shown);
    return pieces(entry.lines, (line) => open.has(line));
  }, [entry.lines, shown]);
  useLayoutEffect(() => {
    enterAnew(document.getElementById(`f-${entry.at.peek()}`), entry);
  }, [entry]);
  useLayoutEffect(() => {
    if (points.length) document.getElementById(`f-${entry.at.peek()}`)?.focus();
  }, [points]);
  const run = (act: Act, cursor: Cursor | null): boolean => {
    if (act === "help") {
      onHelp();
      return true;
    }
    if (act === "hide_image") {
      onImage();
      return true;
    }
    if (act === "reason") return told(bench, openReasons(entry, entry.at.peek()), "Mục này không có cảnh báo nào cần lý do.");
    if (act === "basis") return told(bench, openBasis(entry, entry.at.peek()), "Mục này không có cảnh báo nào.");
    return actOnForm(act, bench, cursor) || (picture.current?.(act) ?? false);
  };
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => (form.current ? keepInSight(form.current) : undefined), []);
  const running = useRef(run);
  running.current = run;
  const onKeyDown = (event: KeyboardEvent) => {
    const effort = worked(entry.effort.peek(), now());
    entry.effort.value = isStroke(event) ? { ...effort, keystrokes: effort.keystrokes + 1 } : effort;
    const act = actOf(event);
    if (!act) return;
    const box = fieldOf(event.target);
    if (act === "next" && !box) return;
    if (event.repeat && (act === "next" || act === "done" || act === "undo" || act.startsWith("next_"))) return event.preventDefault();
    if (act === "next" && bench.outOfHabit()) return event.preventDefault();
    // while a text was changed and not yet left, Ctrl+Z is the browser's own, letter by letter
    if (act === "undo" && box && dirty(box.input)) return;
    if (run(act, box)) event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the boxes inside, told in the help
    <div ref={form} class="bench-form" onKeyDown={onKeyDown} onClick={(event) => intoBox(event.target)}>
      {entry.draft.remark ? (
        <p class="note warn">
          {WORDS.remark} {entry.draft.remark}
        </p>
      ) : null}
      <Tools run={running} />
      {cut.map((piece) => {
        const first = piece.lines[0];
        if (!first) return null;
        return (
          <Block key={first.field} bench={bench} block={first.block}>
            {piece.title ? <h2 class="block-title">{piece.title}</h2> : null}
            {piece.folded ? (
              <p class="bench-folded">
                <button type="button" class="quiet" title={keyFor("unfold")} onClick={() => entry.open(first.block, true)}>
                  {WORDS.unfold} {piece.lines.length} mục ít khi có
                </button>{" "}
                <span class="soft">{names(piece.lines.map((line) => line.words))}</span>
              </p>
            ) : (
              piece.lines.map((line) => <Row key={line.field} bench={bench} line={line} />)
            )}
          </Block>
        );
      })}
      {points.length ? (
        <div class="note warn" role="status">
          <p>{WORDS.open}</p>
          <ul class="bench-points">
            {points.slice(0, 5).map((point) => (
              <li key={`${point.field} ${point.says}`}>
                <button
                  type="button"
                  class="quiet"
                  onClick={() => {
                    entry.lookAt(point.field);
                    document.getElementById(`f-${point.field}`)?.focus();
                  }}
                >
                  {point.says}
                </button>
              </li>
            ))}
            {points.length > 5 ? <li>và {points.length - 5} điều khác; Alt+X đi đến từng điều.</li> : null}
          </ul>
        </div>
      ) : null}
      <p class="bench-finish">
        <button type="button" id="bench-done" class="main-act" onClick={() => void bench.finish()}>
          {WORDS.done} <kbd>Ctrl+Enter</kbd>
        </button>
      </p>
    </div>
  );
}

/** The keys of a field as buttons; drawn once. */
const Tools = memo(function Tools({ run }: { run: { current: (act: Act, cursor: Cursor | null) => boolean } }) {
  return (
    <div class="bench-tools" role="toolbar" aria-label="Mục đang nhập">
      {(Object.keys(WORDS.acts) as (keyof typeof WORDS.acts)[]).map((act) => (
        <button
          type="button"
          key={act}
          class="tool"
          title={keyFor(act)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => run.current(act, fieldOf(document.activeElement))}
        >
          {WORDS.acts[act]}
        </button>
      ))}
    </div>
  );
});

/** Lines that stand together; drawn anew when the cursor enters or leaves them, not at each of its steps. */
function Block({ bench, block, children }: { bench: Bench; block: number; children: ComponentChildren }) {
  const current = useComputed(() => {
    const entry = bench.entry.value;
    return entry?.line(entry.at.value)?.block === block;
  }).value;
  return <div class={`bench-piece ${current ? "current" : ""}`}>{children}</div>;
}

/** Findings come and lists fold while somebody goes on: where that pushes the line with the cursor out of sight, it is brought back. */
function keepInSight(form: HTMLElement): (() => void) | undefined {
  if (typeof ResizeObserver === "undefined") return undefined;
  let height = form.offsetHeight;
  const watch = new ResizeObserver(() => {
    const grown = form.offsetHeight - height;
    height += grown;
    const line = document.activeElement?.closest(".bench-line");
    const seen = form.parentElement?.getBoundingClientRect();
    if (!grown || !line || !seen || !form.contains(line)) return;
    const { bottom } = line.getBoundingClientRect();
    // who scrolled away from it to look at something else is left there
    if (bottom - grown > seen.top && bottom - grown <= seen.bottom) line.scrollIntoView({ block: "nearest" });
  });
  watch.observe(form);
  return () => watch.disconnect();
}

/** The room around a box belongs to it: a proposal of two lines is taken by a click anywhere on it. */
function intoBox(target: EventTarget | null): void {
  const cell = target as Element | null;
  if (cell?.classList.contains("bench-cell")) cell.querySelector<HTMLElement>(".bench-box")?.focus();
}

interface Box extends Cursor {
  input: HTMLInputElement | HTMLTextAreaElement;
}

function fieldOf(target: EventTarget | null): Box | null {
  const input = target as HTMLInputElement | null;
  if (!input?.classList?.contains("bench-box")) return null;
  return { field: input.id.slice(2), text: input.value, start: input.selectionStart ?? 0, end: input.selectionEnd ?? 0, input };
}

/** Whether a box holds a text that was typed since it was entered. */
function dirty(input: HTMLInputElement | HTMLTextAreaElement): boolean {
  return input.dataset.entered !== undefined && input.dataset.entered !== input.value;
}

function told(bench: Bench, found: boolean, says: string): true {
  if (!found) bench.notice.value = { says, kind: "ask" };
  return true;
}

function names(words: readonly string[]): string {
  return words.length > 3 ? `${words.slice(0, 3).join(", ")}…` : words.join(", ");
}
