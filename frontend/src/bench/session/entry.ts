/** One entry on the screen: what was keyed, what is proposed, what rules say of it, what can be taken back. */
import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Absence, Draft, FieldValue, Packet, Values } from "../../wire";
import type { Finding, Law } from "../doors";
import { codeOf } from "../entry/codes";
import { bornWithin, writtenOut, yearIn, yearSaid } from "../entry/dates";
import { beside, type Line, linesIn } from "../entry/lines";
import { type Ground, isOwn, type Proposal, proposals } from "../entry/proposals";
import { absenceOf, letterAt, moved, spansOf, textOf, toggled, written } from "../entry/value";
import { rested } from "./judging";
import { isWaiting, type OpenPoint, openPoints } from "./open_points";
import { type Effort, NO_EFFORT } from "./pace";
import { type Held, remembered } from "./undoing";

/** What an entry is opened with. */
export interface EntryAsked {
  law: Law;
  packet: Packet;
  draft: Draft;
  values: Values;
  previous: Values | null;
  earlier: Ground["earlier"];
  label: string;
  /** Whether nothing may be changed now: another window holds the work. */
  locked?(): boolean;
  /** Called after each change, to keep it. */
  changed(values: Values): void;
}

/** A day as it was understood, and the sentence that says so. */
export interface Guess {
  text: string;
  says: string;
}

/** The entry: signals to look at, acts to do. Every act is one step that `undo` takes back. */
export interface Entry {
  draft: Draft;
  lines: readonly Line[];
  shown: ReadonlySignal<Line[]>;
  values: ReadonlySignal<Values>;
  reasons: ReadonlySignal<Readonly<Record<string, string>>>;
  proposed: ReadonlySignal<Map<string, Proposal>>;
  findings: ReadonlySignal<Finding[]>;
  /** Findings that are said now: of places that were passed, or of all once the entry was called done. */
  told: ReadonlySignal<Finding[]>;
  at: Signal<string | null>;
  /** Counts changes that did not come from typing: fields then show their value anew. */
  pushed: ReadonlySignal<number>;
  /** What was made of years typed with two figures, said as long as that text stands there. */
  guessed: ReadonlySignal<ReadonlyMap<string, Guess>>;
  effort: Signal<Effort>;
  untouched(): boolean;
  line(field: string | null): Line | null;
  typed(field: string, text: string): void;
  /** The cursor left a field; `passed`: for another one, so that rules now say what they have to say of it. */
  leave(field: string, passed?: boolean): void;
  accept(field: string): boolean;
  acceptRun(field: string): string | null;
  absent(field: string, absence: Absence): void;
  restBlank(field: string): void;
  uncertain(field: string, start: number, end: number): boolean;
  asBefore(fields: readonly string[]): boolean;
  /** Fills a block from the entry before: places without a value, none that holds what is somebody's own. */
  blockAsBefore(block: number): boolean;
  reason(key: string, code: string | null): void;
  open(block: number, open: boolean): void;
  /** Puts the cursor into a field, unfolding it where it is folded away. */
  lookAt(field: string | null): void;
  isOpen(line: Line): boolean;
  undo(): boolean;
  pointsNow(): OpenPoint[];
  close(): void;
}

/** Opens an entry. */
export function openEntry(asked: EntryAsked): Entry {
  const { law, packet, draft } = asked;
  const lines = linesIn(law, packet, draft.fields);
  const byName = new Map(lines.map((line) => [line.field, line]));
  const ground: Ground = { law, packet, lines, previous: asked.previous, earlier: asked.earlier, label: asked.label };
  const latest = Number(packet.book.year) || null;

  const values = signal<Values>(ofThese(asked.values, draft.fields));
  const reasons = signal<Readonly<Record<string, string>>>({});
  const findings = signal<Finding[]>([]);
  const at = signal<string | null>(null);
  const pushed = signal(0);
  const guessed = signal<ReadonlyMap<string, Guess>>(new Map());
  const opened = signal<ReadonlySet<number>>(new Set());
  const passed = signal<ReadonlySet<string>>(new Set(Object.keys(values.peek())));
  const all = signal(false);
  let steps: Held[] = [];
  let began: Held | null = null;

  const isOpen = (line: Line) => !line.seldom || opened.value.has(line.block) || values.value[line.field] !== undefined;
  // the same list as long as the same lines are shown, the same findings told: a letter typed must not draw the whole form anew
  const sameLines = sameAsBefore<Line>();
  const sameFindings = sameAsBefore<Finding>();
  const shown = computed(() => sameLines(lines.filter(isOpen)));
  const proposed = computed(() => proposals(ground, values.value));
  // a place that is folded away is passed with the block it stands in
  const wasPassed = (field: string) => passed.value.has(field) || !shown.value.some((line) => line.field === field);
  const told = computed(() =>
    sameFindings(
      findings.value.filter(
        (one) =>
          (all.value || ([one.field, ...one.fields].some((field) => field && passed.value.has(field)) && one.fields.every(wasPassed))) &&
          !isWaiting(one, values.value, proposed.value),
      ),
    ),
  );
  let newlyPassed: string[] = [];
  // what was passed is told of only with the answer to it, never with one to older values
  const judge = rested(function* () {
    const found = yield* law.judging(values.peek());
    batch(() => {
      findings.value = found;
      if (newlyPassed.length) passed.value = new Set([...passed.peek(), ...newlyPassed]);
    });
    newlyPassed = [];
  });
  const held = (): Held => ({ values: values.peek(), reasons: reasons.peek(), at: at.peek() });

  /** Puts values into the entry; `push` shows them in their fields. */
  const put = (next: Values, push: boolean) => {
    if (asked.locked?.()) return;
    batch(() => {
      values.value = next;
      if (push) pushed.value++;
    });
    asked.changed(next);
    judge.soon();
  };
  /** One step: `change` is done, and can be taken back. */
  const step = (change: () => void) => {
    settle();
    const before = held();
    batch(change);
    steps = remembered(steps, before, held());
  };
  /** Typing since the field was entered becomes one step. */
  const settle = () => {
    if (began) steps = remembered(steps, began, held());
    began = null;
  };
  const without = (field: string): Values => {
    const { [field]: _, ...rest } = values.peek();
    return rest;
  };
  const withValue = (field: string, value: FieldValue | null): Values => (value ? { ...values.peek(), [field]: value } : without(field));
  const pass = (fields: readonly string[]) => {
    newlyPassed.push(...fields.filter((field) => !passed.peek().has(field)));
  };

  const meaning = (line: Line | undefined, text: string): string => {
    if (line?.info.type === "ma" && line.info.codes) return codeOf(law.codes(line.info.codes), text) ?? text;
    if (line?.info.type !== "ngay") return text;
    if (line.info.attribute !== "ngay_sinh")
      return writtenOut(text, line.info.block ? latest : latestFor(line, latest, values.peek(), lines));
    const within = bornWithin(latestFor(line, latest, values.peek(), lines), OLDER.has(line.info.block ?? ""));
    return writtenOut(text, within.latest, within.earliest);
  };

  judge.soon();
  return {
    draft,
    lines,
    shown,
    values,
    reasons,
    proposed,
    findings,
    told,
    at,
    pushed,
    guessed,
    effort: signal(NO_EFFORT),
    untouched: () => !steps.length && !began,
    line: (field) => byName.get(field ?? "") ?? null,
    typed(field, text) {
      began ??= held();
      const before = values.peek()[field];
      const asTyped = text.normalize("NFC");
      const line = byName.get(field);
      const said = meaning(line, asTyped);
      const year = line?.info.type === "ngay" ? yearSaid(asTyped, said) : null;
      if (year || guessed.peek().has(field)) {
        const others = [...guessed.peek()].filter(([one]) => one !== field);
        guessed.value = new Map(year ? [...others, [field, { text: said.trim(), says: year }]] : others);
      }
      put(withValue(field, written(said, moved(spansOf(before), textOf(before), said.trim()))), false);
    },
    leave(field, passed = true) {
      settle();
      batch(() => {
        if (passed || values.peek()[field]) pass([field]);
        pushed.value++;
      });
      judge.soon();
    },
    accept(field) {
      const found = proposed.peek().get(field);
      if (!found) return false;
      step(() => put(withValue(field, written(found.text)), true));
      pass([field]);
      return true;
    },
    acceptRun(field) {
      let next: Line | null = byName.get(field) ?? null;
      step(() => {
        while (next) {
          const found: Proposal | undefined = proposed.peek().get(next.field);
          if (found) put(withValue(next.field, written(found.text)), true);
          else if (!values.peek()[next.field]) break;
          pass([next.field]);
          next = beside(shown.peek(), next.field, 1);
        }
      });
      return next?.field ?? null;
    },
    absent(field, absence) {
      const again = absenceOf(values.peek()[field]) === absence;
      step(() => put(again ? without(field) : { ...values.peek(), [field]: { a: absence } }, true));
      pass([field]);
    },
    restBlank(field) {
      const here = byName.get(field);
      const rest = shown
        .peek()
        .filter((line) => line.block === here?.block && lines.indexOf(line) >= lines.indexOf(here) && !values.peek()[line.field]);
      step(() => put({ ...values.peek(), ...Object.fromEntries(rest.map((line) => [line.field, { a: "trong" as const }])) }, true));
      pass(rest.map((line) => line.field));
    },
    uncertain(field, start, end) {
      const value = values.peek()[field];
      const stretch = value && letterAt(textOf(value), start, end);
      if (!value || !stretch) return false;
      const text = textOf(value);
      step(() => put(withValue(field, written(text, toggled(spansOf(value), stretch))), true));
      return true;
    },
    asBefore(fields) {
      const before = packet.kind === "first" ? asked.previous : null;
      const found = fields.flatMap((field): [string, FieldValue][] => (before?.[field] ? [[field, before[field]]] : []));
      if (!found.length) return false;
      step(() => put({ ...values.peek(), ...Object.fromEntries(found) }, true));
      pass(found.map(([field]) => field));
      return true;
    },
    blockAsBefore(block) {
      const open = shown.peek().filter((line) => line.block === block && !values.peek()[line.field] && !isOwn(line));
      return this.asBefore(open.map((line) => line.field));
    },
    reason(key, code) {
      step(() => {
        const { [key]: _, ...rest } = reasons.peek();
        reasons.value = code ? { ...rest, [key]: code } : rest;
      });
    },
    open(block, open) {
      const next = new Set(opened.peek());
      if (open) next.add(block);
      else next.delete(block);
      opened.value = next;
    },
    isOpen,
    lookAt(field) {
      const line = byName.get(field ?? "");
      if (!line) return;
      if (!isOpen(line)) this.open(line.block, true);
      at.value = line.field;
    },
    undo() {
      settle();
      const before = steps.pop();
      if (!before) return false;
      batch(() => {
        reasons.value = before.reasons;
        at.value = before.at;
        put(before.values, true);
      });
      return true;
    },
    pointsNow() {
      settle();
      all.value = true;
      judge.now();
      return openPoints(shown.peek(), values.peek(), findings.peek(), reasons.peek(), proposed.peek());
    },
    close() {
      judge.stop();
    },
  };
}

/** Values of fields that are asked: of an older form or law the server takes none, and says so; what it refused lies aside whole. */
function ofThese(values: Values, fields: readonly string[]): Values {
  return Object.fromEntries(fields.flatMap((field): [string, FieldValue][] => (values[field] ? [[field, values[field]]] : [])));
}

/** Gives the list of before as long as the same things stand in it. */
function sameAsBefore<T>(): (now: T[]) => T[] {
  let last: T[] = [];
  return (now) => {
    if (now.length !== last.length || now.some((one, at) => one !== last[at])) last = now;
    return last;
  };
}

/** Blocks of people who were grown when their entry was made: parents, those who marry. */
const OLDER: ReadonlySet<string> = new Set(["me", "cha", "cm", "chong", "vo"]);

/** The year that a year of two figures cannot pass: that of the registration keyed above, else that of the book. */
function latestFor(line: Line, book: number | null, values: Values, lines: readonly Line[]): number | null {
  const registered = lines.find((one) => one.info.attribute === "ngay_dang_ky");
  const year = registered && registered.field !== line.field ? yearIn(textOf(values[registered.field])) : null;
  return year ?? book;
}
