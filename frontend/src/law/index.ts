/** The law of one book type in the browser: what the server declares, judged here, with the same answers. */
import type { FieldValue, Values } from "../wire";
import { type Completions, type Context, completions } from "./complete";
import { type FieldData, FORMAT, type FormBlockData, type LawJson, type SharedData, type TypeData } from "./exported";
import { boundRules, type Finding } from "./expr/judge";
import { judging } from "./expr/judging";
import { rowOf } from "./expr/row";
import { atOnce, inSlices } from "./slices";
import { fold, lettersKey, nfc } from "./text/folding";
import type { Sameness, Understanding } from "./value";
import { valueTypes } from "./values";
import { listsOf } from "./values/lists";
import { inWords } from "./values/ngay/words";

export type { Context } from "./complete";
export type { LawJson } from "./exported";
export type { Finding } from "./expr/judge";
export { fetchLaw } from "./fetching";
export { fold } from "./text/folding";
export type { Sameness, Understanding } from "./value";
export { inSlashes } from "./values/ngay/ranges";
export { numberInWords } from "./values/ngay/words";

/** One column of the book type. */
export interface FieldInfo {
  name: string;
  label: string;
  type: string;
  codes: string | null;
  core: boolean;
  block: string | null;
  attribute: string | null;
}

/** A part of the page on which an entry is written (1: the right-hand one of a spread), from 0 to 1. */
export interface Spot {
  page: number;
  x: number;
  y: number;
  w: number;
  h: number;
}

/** One place to write, in the words of its page; `boxes` are the boxes that the page prints for it; `at` is where it stands, about. */
export interface FormLine {
  field: string;
  words: string;
  boxes: { label: string; codes: string[] }[];
  at: Spot | null;
}

/** Lines that stand together on the page. */
export interface FormBlock {
  title: string;
  lines: FormLine[];
}

/** A printed form of the book with the days of its use. */
export interface LayoutInfo {
  code: string;
  title: string;
  shape: string;
  since: string | null;
  until: string | null;
  sure: boolean;
}

/** One item of a code list. */
export interface CodeItem {
  code: string;
  label: string;
}

/** The exported law of one book type. */
export interface Law {
  type: string;
  hash: string;
  title: string;
  fields: Readonly<Record<string, FieldInfo>>;
  reasons: Readonly<Record<string, string>>;
  absences: Readonly<Record<string, string>>;
  layouts: readonly LayoutInfo[];
  /** Titles of the rules by code. */
  rules: Readonly<Record<string, string>>;
  /** The page of a layout (null: every column). */
  form(layout: string | null): FormBlock[];
  codes(list: string): CodeItem[];
  understand(field: string, text: string): Understanding;
  explain(field: string, text: string): string;
  compare(field: string, a: string, b: string): Sameness;
  judge(values: Values): Finding[];
  /** The same in small steps, for whoever has other things to do meanwhile; left half done it changes nothing. */
  judging(values: Values): Generator<undefined, Finding[]>;
  /** The words in which a book writes `yyyy`, `yyyy-mm`, `yyyy-mm-dd`; null for any other date. */
  dateInWords(canonical: string): string | null;
  complete(field: string, text: string, context: Context): string[];
  /** Make in idle moments what the first key would wait for; `pause` resolves when there is time for the next small piece. */
  prepare(pause: () => Promise<unknown>): Promise<void>;
}

const WORDED = /^[1-9][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?$/;

/** Why a law that was kept cannot be used. */
export class LawUnreadable extends Error {
  /** Both sentences for the person. */
  readonly says = "Quy định đã tải về máy này không đọc được với phiên bản đang chạy.";
  readonly fix = "Kết nối mạng rồi tải lại trang để lấy quy định mới; những gì đã nhập vẫn còn.";
}

/** The law of what `fetchLaw` gave; throws `LawUnreadable` for anything else. */
export function loadLaw(json: unknown, hash = ""): Law {
  const { type, shared } = (json ?? {}) as Partial<LawJson>;
  if (!type || !shared || type.format !== FORMAT) throw new LawUnreadable();
  return lawOf(type, shared, hash);
}

function lawOf(data: TypeData, shared: SharedData, hash: string): Law {
  const fields = new Map(data.fields.map((field) => [field.name, field]));
  const lists = listsOf(shared.lists);
  const values = valueTypes(shared, lists);
  const rowType = { fields, values, registered: data.type.registered };
  const bound = boundRules(data);
  const steps = judging(bound, rowType);
  const forms = new Map(data.layouts.map((layout) => [layout.code, layout.form]));
  let completing: Completions | null = null;

  function field(name: string): FieldData {
    const found = fields.get(name);
    if (!found) throw new Error(`${data.type.code} has no column ${name}`);
    return found;
  }
  const valueType = (one: FieldData) => values[one.type] as NonNullable<(typeof values)[string]>;
  /** First day that a day of registration can mean. */
  function dayOf(registered: FieldValue | undefined): number | null {
    const texts = new Map(registered && "v" in registered ? [[data.type.registered, nfc(registered.v)]] : []);
    return rowOf(texts, rowType).days(data.type.registered)?.lo ?? null;
  }
  function complete(name: string, text: string, context: Context): string[] {
    completing ??= completions(shared, lists);
    return completing.complete(field(name), text, { ...context, day: context.day ?? dayOf(context.values[data.type.registered]) });
  }

  return {
    type: data.type.code,
    hash,
    title: data.type.title,
    fields: Object.fromEntries(data.fields.map((one) => [one.name, info(one)])),
    reasons: shared.reasons,
    absences: shared.absences,
    layouts: data.layouts.map(({ code, title, shape, since = null, until = null, sure }) => ({ code, title, shape, since, until, sure })),
    rules: Object.fromEntries(Object.entries(data.rules).map(([code, rule]) => [code, rule.title])),
    form: (layout) => (forms.get(layout ?? "") ?? data.form).map(block),
    codes: (list) => [...(lists[list]?.items ?? [])].map(([code, label]) => ({ code, label })),
    understand: (name, text) => valueType(field(name)).understand(nfc(text), field(name).codes ?? null),
    explain: (name, text) => valueType(field(name)).explain(nfc(text), field(name).codes ?? null),
    compare: (name, a, b) => valueType(field(name)).compare(nfc(a), nfc(b)),
    judge: (values) => atOnce(steps(values)),
    judging: steps,
    dateInWords: (canonical) => (WORDED.test(canonical) ? inWords(canonical) : null),
    complete,
    async prepare(pause) {
      completing ??= completions(shared, lists);
      await inSlices(preparing(completing), pause);
    },
  };

  /** All that the first key would wait for, step by step: folded texts, rules, places, lists. */
  function* preparing(completing: Completions): Generator<undefined, void> {
    const empty = rowOf(new Map(), rowType);
    for (const rule of bound) {
      rule.outcome(empty);
      yield;
    }
    for (const text of wordingsIn(shared)) {
      fold(text);
      lettersKey(text);
      yield;
    }
    yield* completing.prepare();
    const kinds = new Map(data.fields.map((one) => [one.codes ?? one.type, one]));
    for (const one of kinds.values()) {
      complete(one.name, "a", { values: {} });
      yield;
      valueType(one).understand("…", one.codes ?? null);
      yield;
    }
  }
}

/** Texts that lists, names and other wordings are matched by. */
function* wordingsIn({ lists, wordings, names }: SharedData): Generator<string> {
  for (const list of Object.values(lists)) for (const item of list.items) yield* typeof item === "string" ? [item] : item;
  for (const [text] of [...wordings.dan_toc, ...wordings.quoc_tich, ...names.surnames, ...names.given]) yield text;
  yield* names.highland;
}

function info(field: FieldData): FieldInfo {
  const { name, label, type, codes = null, core = false, block = null, attribute = null } = field;
  return { name, label, type, codes, core, block, attribute };
}

function block(data: FormBlockData): FormBlock {
  const lines = data.lines.map(({ field, words, boxes = [], at }) => ({
    field,
    words,
    boxes: boxes.map(([label, ...codes]) => ({ label, codes })),
    at: at ? spot(at) : null,
  }));
  return { title: data.title, lines };
}

function spot([page, ...box]: [number, number, number, number, number]): Spot {
  const [x = 0, y = 0, w = 1, h = 1] = box.map((one) => one / 1000);
  return { page, x, y, w, h };
}
