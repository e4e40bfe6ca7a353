/** One place to write: its words, its box, what is proposed, how it may go on, what rules say of it. The text is never rewritten while somebody types. */
import { effect, untracked, useComputed } from "@preact/signals";
import { memo } from "preact/compat";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CodeItem } from "../doors";
import { oneFigure } from "../entry/codes";
import { type Completion, completions } from "../entry/completing";
import type { Line } from "../entry/lines";
import { ABSENCES, absenceOf, pieces, spansOf, textOf } from "../entry/value";
import { composing } from "../keys";
import type { Bench } from "../session/bench";
import type { Entry } from "../session/entry";
import { FieldFindings, toldAt } from "./FieldFindings";
import { step } from "./field_keys";

const LIST_LATER = 40;
/** A text of so many letters stands whole in every box. */
const SHORT = 16;
/** The entry in which a box was entered: what is left behind with another entry is none of the new one's. */
const enteredIn = new WeakMap<Element, Entry>();

/** Enters a box anew where it still has the focus from the entry before. */
export function enterAnew(box: HTMLElement | null, entry: Entry): void {
  if (box && document.activeElement === box && enteredIn.get(box) !== entry) box.blur();
  box?.focus();
}

interface Asked {
  bench: Bench;
  line: Line;
}

/** The row of a line. It stays on the screen from entry to entry; only what differs between them is drawn anew. */
export const Row = memo(function Row({ bench, line }: Asked) {
  const { field, info } = line;
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const byHand = useRef(false);
  const [text, setText] = useState<string | null>(null);
  const [list, setList] = useState<Completion[]>([]);
  const [chosen, setChosen] = useState(0);
  const value = useComputed(() => bench.entry.value?.values.value[field]).value;
  const proposal = useComputed(() => {
    const found = bench.entry.value?.proposed.value.get(field);
    return found ? `${found.text}\n${found.why}` : "";
  }).value;
  const [proposed = "", why = ""] = proposal.split("\n");
  const here = useComputed(() => bench.entry.value?.at.value === field).value;
  const findings = useComputed(() => toldAt(bench.entry.value, field).length).value;
  const items = info.type === "ma" && info.codes ? bench.law.codes(info.codes) : [];
  const guess = useComputed(() => {
    const found = bench.entry.value?.guessed.value.get(field);
    return found && found.text === textOf(bench.entry.value?.values.value[field]) ? found.says : "";
  }).value;
  const looking = bench.looking.value;
  const focused = text !== null;
  const written = focused ? text : textOf(value);
  const absence = absenceOf(value);

  const suggest = (typed: string) => {
    const entry = bench.entry.peek();
    return entry ? completions(bench.law, bench.packet, entry.lines, line, entry.values.peek(), typed) : [];
  };
  const shows = (typed: string) => {
    setList(suggest(typed));
    setChosen(0);
  };

  const refresh = (entry: Entry) => {
    const input = box.current;
    if (!input) return;
    const next = textOf(entry.values.peek()[field]);
    const within = document.activeElement === input;
    if (input.value !== next) {
      input.value = next;
      if (within) input.setSelectionRange(next.length, next.length);
    }
    if (!within) return;
    input.dataset.entered = next;
    setText(next);
    setList([]);
  };
  // what changed otherwise than by typing, or with the entry, is put into the box alone: no row is drawn for it
  useLayoutEffect(
    () =>
      effect(() => {
        const entry = bench.entry.value;
        if (entry && entry.pushed.value >= 0) untracked(() => refresh(entry));
      }),
    [field],
  );
  useLayoutEffect(() => {
    const input = box.current;
    if (here && input && document.activeElement !== input) input.focus();
  }, [here]);
  // a value longer than its line is written out under it, or nobody could compare it with the page
  const [cut, setCut] = useState(false);
  // measured once it was painted: a letter typed waits for no layout
  useEffect(() => {
    const input = box.current;
    setCut(written.length > SHORT && !!input && input.localName === "input" && input.scrollWidth > input.clientWidth + 1);
  }, [written]);
  useEffect(() => {
    if (!focused || items.length) return;
    const timer = setTimeout(() => shows(text), LIST_LATER);
    return () => clearTimeout(timer);
  }, [text]);

  const onInput = (event: Event) => {
    const { isComposing, inputType } = event as InputEvent;
    const typed = (event.currentTarget as HTMLInputElement).value;
    setText(typed);
    bench.entry.peek()?.typed(field, typed);
    if (items.length) shows(typed);
    // in the middle of a composition the text is not yet what was meant
    if (!isComposing && inputType?.startsWith("insert")) onByFigure(typed);
  };
  /** A figure that says all of its field goes on by itself, once. */
  const onByFigure = (typed: string) => {
    if (document.activeElement !== box.current || !oneFigure(items) || !items.some((item) => item.code === typed)) return;
    bench.wentOn();
    step(bench, field, 1);
  };
  const take = (one: Completion | undefined) => {
    const input = box.current;
    if (!one || !input) return false;
    input.value = one.text;
    input.setSelectionRange(one.text.length, one.text.length);
    setText(one.text);
    bench.entry.peek()?.typed(field, one.text);
    setList([]);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    const input = event.currentTarget as HTMLInputElement;
    const atEnd = input.selectionStart === input.value.length && input.selectionEnd === input.value.length;
    const now = list.length ? list : [];
    // Tab goes on as in every form: it never takes what only looks like what was typed
    if (event.key === "ArrowRight" && atEnd && input.value) {
      const fresh = items.length ? now : suggest(input.value);
      if (take(fresh[Math.min(chosen, fresh.length - 1)])) event.preventDefault();
    } else if (event.key === "ArrowDown" && now.length) {
      setChosen((chosen + 1) % now.length);
      event.preventDefault();
    } else if (event.key === "ArrowUp" && now.length) {
      setChosen((chosen + now.length - 1) % now.length);
      event.preventDefault();
    } else if (event.key === "Escape" && now.length) {
      setList([]);
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const ghost = focused && list[chosen]?.rest && text ? list[chosen].rest : "";
  const label = items.find((item) => item.code === written.trim())?.label;
  const understood = focused && info.type === "ngay" && textOf(value) && textOf(value) !== written.trim() ? `sẽ ghi ${textOf(value)}` : "";
  const id = `f-${field}`;
  const waits = !value && !written && proposed;
  const common = {
    id,
    ref: box,
    class: "bench-box",
    autocomplete: "off" as const,
    autocapitalize: "off" as const,
    spellcheck: false,
    readOnly: looking,
    "aria-describedby": line.hint ? `${id}-hint ${id}-says` : `${id}-says`,
    "aria-invalid": findings > 0 || undefined,
    onInput,
    onCompositionEnd: (event: Event) => onByFigure((event.currentTarget as HTMLInputElement).value),
    onKeyDown,
    onFocus: () => {
      const entry = bench.entry.peek();
      const input = box.current;
      if (entry && input) enteredIn.set(input, entry);
      if (entry) entry.at.value = field;
      if (input) {
        input.dataset.entered = input.value;
        if (items.length) input.select();
        else if (!byHand.current) input.setSelectionRange(input.value.length, input.value.length);
        input.closest(".bench-line")?.scrollIntoView?.({ block: "nearest" });
      }
      setText(box.current?.value ?? "");
      if (items.length) shows(box.current?.value ?? "");
    },
    // where a pointer sets the caret it stays
    onPointerDown: () => {
      byHand.current = true;
    },
    onPointerUp: () => {
      byHand.current = false;
    },
    onBlur: (event: FocusEvent) => {
      byHand.current = false;
      setText(null);
      setList([]);
      const entry = box.current && enteredIn.get(box.current);
      // to the picture, the lesson or another window is no passing: the person comes back to this very place
      const onward = (event.relatedTarget as Element | null)?.closest?.(".bench-line, .bench-finish");
      if (entry && entry === bench.entry.peek()) entry.leave(field, !!onward);
    },
  };
  return (
    <div class={`bench-line ${here ? "here" : ""} ${absence ? "absent" : ""} ${waits ? "waits" : ""}`} data-field={field}>
      <label for={id}>
        {line.words}
        {info.core ? null : <span class="bench-may"> (nếu có)</span>}
      </label>
      <div class="bench-cell">
        <div class="bench-under" aria-hidden="true">
          {absence && !written ? <span class="bench-absence">{ABSENCES[absence]}</span> : null}
          {waits ? <span class="bench-proposal">{called(items, proposed)}</span> : null}
          {written
            ? pieces(written, spansOf(value)).map((piece) => (piece.uncertain ? <u>{piece.text}</u> : <span>{piece.text}</span>))
            : null}
          {ghost ? <span class="bench-ghost">{ghost}</span> : null}
        </div>
        {info.attribute === "ghi_chu" ? (
          <textarea rows={1} {...common} />
        ) : (
          <input
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={focused && list.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={focused && list[chosen] ? `${id}-${chosen}` : undefined}
            {...common}
          />
        )}
        {cut ? (
          <span class="bench-whole" aria-hidden="true">
            {written}
          </span>
        ) : null}
        {label ? <span class="bench-means">{label}</span> : null}
        {understood ? <span class="bench-means">{understood}</span> : null}
        {guess && !focused ? <span class="bench-means">{guess}</span> : null}
        {waits ? <span class="bench-why">{why}</span> : null}
        <div
          id={`${id}-list`}
          class={`bench-list ${items.length ? "codes" : ""}`}
          role="listbox"
          aria-label={`Gợi ý cho ${line.words}`}
          hidden={!focused || !list.length}
        >
          {focused
            ? list.map((one, index) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus, aria-activedescendant names the item
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the box
                <div
                  id={`${id}-${index}`}
                  key={one.text}
                  role="option"
                  aria-selected={index === chosen}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => {
                    take(one);
                    if (items.length) step(bench, field, 1);
                  }}
                >
                  {one.shows}
                </div>
              ))
            : null}
        </div>
      </div>
      <p id={`${id}-says`} class="visually-hidden">
        {absence ? `Đã ghi nhận: ${ABSENCES[absence]}.` : ""}{" "}
        {waits ? `Đề xuất ${why}: ${called(items, proposed)}. Nhấn Enter để nhận.` : ""} {label ?? ""} {guess}
        {spansOf(value).length ? " Có chữ chưa chắc." : ""}
      </p>
      {line.hint ? (
        <p id={`${id}-hint`} class={here ? "bench-takes" : "visually-hidden"}>
          {line.hint}
        </p>
      ) : null}
      {findings ? <FieldFindings bench={bench} field={field} /> : null}
    </div>
  );
});

/** `1` → `1 – Đúng hạn`. */
function called(items: readonly CodeItem[], text: string): string {
  const label = items.find((item) => item.code === text)?.label;
  return label && label !== text ? `${text} – ${label}` : text;
}
