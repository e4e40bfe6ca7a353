/** What rules say of a field, under it: how grave, the sentence, the remedy; the law on demand; a reason by one key and a figure. */
import { type Signal, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Finding } from "../doors";
import { keyFor } from "../keys";
import type { Bench } from "../session/bench";
import type { Entry } from "../session/entry";
import { keyOf } from "../session/open_points";

/** Severity as a word and a mark; colour never speaks alone. */
export const SEVERITY: Readonly<Record<string, { word: string; mark: string; tone: string }>> = {
  luu_y: { word: "Lưu ý", mark: "•", tone: "ask" },
  can_ly_do: { word: "Cần lý do", mark: "▲", tone: "warn" },
  khong_the: { word: "Không thể có", mark: "■", tone: "bad" },
};
const WORDS = {
  saved: "Vẫn được lưu đúng như đã nhập.",
  choose: "Chọn lý do bằng phím số; Esc để thôi.",
  reason: "Lý do",
  basis: "Căn cứ",
  again: "Bỏ lý do",
};

/** Which finding shows its reasons, and which its law; one at a time on the whole screen. */
export const choosing: Signal<string | null> = signal(null);
export const citing: Signal<string | null> = signal(null);

/** Findings told at a field. */
export function toldAt(entry: Entry | null, field: string | null): Finding[] {
  return entry?.told.value.filter((one) => (one.field ?? one.fields[0]) === field) ?? [];
}

/** The findings of one field. */
export function FieldFindings({ bench, field }: { bench: Bench; field: string }) {
  const entry = bench.entry.value;
  if (!entry) return null;
  return (
    <ul class="bench-findings">
      {toldAt(entry, field).map((finding) => (
        <Told key={keyOf(finding)} bench={bench} entry={entry} finding={finding} />
      ))}
    </ul>
  );
}

function Told({ bench, entry, finding }: { bench: Bench; entry: Entry; finding: Finding }) {
  const key = keyOf(finding);
  const grave = SEVERITY[finding.severity] ?? SEVERITY.luu_y;
  const given = entry.reasons.value[key];
  const where = `${entry.draft.id} ${key}`;
  return (
    <li class={given ? "settled" : ""}>
      <p>
        <span class={`mark ${given ? "good" : grave?.tone}`}>
          <span aria-hidden="true">{given ? "✓" : grave?.mark}</span> {given ? bench.law.reasons[given] : grave?.word}
        </span>{" "}
        {finding.says} <span class="soft">{finding.fix}</span>{" "}
        {finding.severity === "khong_the" ? <span class="soft">{WORDS.saved}</span> : null}
      </p>
      <p class="bench-small">
        {finding.reasons.length ? (
          <button
            type="button"
            class="quiet"
            title={keyFor("reason")}
            onClick={() => {
              if (given) entry.reason(key, null);
              else choosing.value = where;
            }}
          >
            {given ? WORDS.again : WORDS.reason}
          </button>
        ) : null}
        <button
          type="button"
          class="quiet"
          title={keyFor("basis")}
          aria-expanded={citing.value === where}
          onClick={() => {
            citing.value = citing.value === where ? null : where;
          }}
        >
          {WORDS.basis}
        </button>
      </p>
      {citing.value === where ? <p class="bench-basis">{finding.basis}</p> : null}
      {choosing.value === where ? <Reasons bench={bench} entry={entry} finding={finding} /> : null}
    </li>
  );
}

function Reasons({ bench, entry, finding }: { bench: Bench; entry: Entry; finding: Finding }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector("button")?.focus(), []);
  const close = () => {
    choosing.value = null;
    document.getElementById(`f-${finding.field ?? finding.fields[0]}`)?.focus();
  };
  const choose = (code: string) => {
    entry.reason(keyOf(finding), code);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const code = /^[1-9]$/.test(event.key) ? finding.reasons[Number(event.key) - 1] : undefined;
    if (code) choose(code);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && !event.ctrlKey) return event.stopPropagation();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <fieldset class="bench-reasons" onKeyDown={onKeyDown}>
      <legend>{WORDS.choose}</legend>
      <ul ref={list} class="bench-choices">
        {finding.reasons.map((code, index) => (
          <li key={code}>
            <button type="button" onClick={() => choose(code)}>
              <kbd>{index + 1}</kbd> {bench.law.reasons[code] ?? code}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** Opens the reasons of the first finding of a field that wants one; false when none does. */
export function openReasons(entry: Entry, field: string | null): boolean {
  const found = toldAt(entry, field).find((one) => one.reasons.length && !entry.reasons.peek()[keyOf(one)]);
  if (found) choosing.value = `${entry.draft.id} ${keyOf(found)}`;
  return found !== undefined;
}

/** Shows or hides the law of the first finding of a field; false when it has none. */
export function openBasis(entry: Entry, field: string | null): boolean {
  const found = toldAt(entry, field)[0];
  const where = found && `${entry.draft.id} ${keyOf(found)}`;
  if (where) citing.value = citing.value === where ? null : where;
  return found !== undefined;
}
