/** Values of a list: codes, ethnic groups, nationalities (`law/values/ma.py`, `dan_toc.py`, `quoc_tich.py`, `law/codelists`). */
import type { ListData, SharedData } from "../exported";
import { collapse, foldKey, lettersKey } from "../text/folding";
import { compareTexts, nearest } from "../text/likeness";
import { casefold, isDecimal, lstripped, onlyAlphanumeric, remembered, strip } from "../text/signs";
import { type Understanding, understood, type ValueType } from "../value";

/** A list as the law asks it. */
export interface CodeList {
  title: string;
  items: ReadonlyMap<string, string>;
  /** The code that a code, label or known other wording means (marks may be missing), else null. */
  codeOf(text: string): string | null;
}

/** The lists of the exported law. */
export function listsOf(lists: Record<string, ListData>): Record<string, CodeList> {
  return Object.fromEntries(Object.entries(lists).map(([name, data]) => [name, listOf(data)]));
}

function listOf(data: ListData): CodeList {
  const items = new Map(data.items.map((item) => (typeof item === "string" ? [item, item] : item)));
  let keys: { letters: Map<string, string>; folds: Map<string, Set<string>> } | null = null;
  function made() {
    if (keys) return keys;
    keys = { letters: new Map(), folds: new Map() };
    const wordings = [...[...items.keys()].map((code) => [code, code]), ...[...items].map(([code, label]) => [label, code])];
    for (const [wording = "", code = ""] of [...wordings, ...Object.entries(data.aliases ?? {})]) {
      if (!keys.letters.has(lettersKey(wording))) keys.letters.set(lettersKey(wording), code);
      const key = foldKey(wording);
      keys.folds.set(key, (keys.folds.get(key) ?? new Set()).add(code));
    }
    return keys;
  }
  return {
    title: data.title,
    items,
    codeOf(text) {
      const { letters, folds } = made();
      const key = foldKey(text);
      const codes = key ? folds.get(key) : undefined;
      return letters.get(lettersKey(text)) ?? (codes?.size === 1 ? ([...codes][0] as string) : null);
    },
  };
}

const LEADING = /^0*([0-9]+)(?:\.0)?(?:[ .:)-].*)?$/;
const PLAIN_CODE = /^0*([0-9]+)(?:\.0)?$/;

/** Codes of a list; without a list any text is a code. */
export function ma(lists: Record<string, CodeList>): ValueType {
  function understand(verbatim: string, codes: string | null): Understanding {
    const text = collapse(verbatim);
    const list = codes === null ? undefined : lists[codes];
    if (!list || list.items.has(text)) return understood(text, "ma");
    const number = LEADING.exec(text)?.[1];
    const label = number === undefined ? undefined : list.items.get(number);
    const code = list.codeOf(text) ?? (label !== undefined && agrees(text, label) ? (number as string) : null);
    if (code !== null) return understood(code, "ma");
    const labels = [...list.items].map(([each, words]) => [foldKey(words), `${each} (${words})`] as const);
    return understood(null, "ngoai_danh_muc", nearest(foldKey(text), labels));
  }
  return {
    understand,
    compare(first, second) {
      const [one = "", other = ""] = [first, second].map((text) => PLAIN_CODE.exec(collapse(text))?.[1] ?? text);
      return compareTexts(one, other);
    },
    explain(verbatim, codes) {
      const { canonical, hint } = understand(verbatim, codes);
      const list = codes === null ? undefined : lists[codes];
      if (!list) return `Mã “${verbatim}”.`;
      if (canonical !== null) return `Mã ${canonical} là “${list.items.get(canonical) ?? canonical}”.`;
      return `“${verbatim}” không có trong danh mục ${list.title.toLowerCase()}.${hint ? ` Gần nhất là ${hint}.` : ""}`;
    },
  };
}

/** `1`, `01`, `1.0` say the code; `1 - Nam` must also say its label. */
function agrees(text: string, label: string): boolean {
  const said = foldKey(lstripped(text, "0123456789.:)- "));
  return !said || said === foldKey(label);
}

/** Reads texts against a list whose code is its label. */
function labelReader(list: CodeList | undefined, others: [string, string][]): (text: string) => Understanding {
  const exact = [...(list?.items.keys() ?? [])];
  let keys: { letters: Map<string, string>; folds: [string, string][]; byFold: Map<string, string> } | null = null;
  function made() {
    if (keys) return keys;
    const letters = new Map<string, string>();
    const seen = new Map<string, string | null>();
    for (const [wording, label] of [...exact.map((one) => [one, one] as [string, string]), ...others]) {
      const spelt = onlyAlphanumeric(lettersKey(wording));
      if (!letters.has(spelt)) letters.set(spelt, label);
      const key = foldKey(wording);
      const known = seen.get(key);
      if (known === undefined) seen.set(key, label);
      else if (known !== label && (known === null || casefold(known) !== casefold(label))) seen.set(key, null);
    }
    const folds = [...seen].filter((pair): pair is [string, string] => pair[1] !== null);
    keys = { letters, folds, byFold: new Map(folds) };
    return keys;
  }
  const labels = new Set(exact);
  return remembered((written: string): Understanding => {
    const text = collapse(written);
    if (labels.has(text)) return understood(text, "nhan");
    const { letters, folds, byFold } = made();
    const key = foldKey(text);
    const label = letters.get(onlyAlphanumeric(lettersKey(text))) || byFold.get(key);
    return label ? understood(label, "bi_danh") : understood(null, "la", nearest(key, folds));
  });
}

function labels(read: (text: string) => Understanding, words: { name: string; list: string }): ValueType {
  return {
    understand: read,
    compare(first, second) {
      const one = read(first).canonical;
      return one !== null && one === read(second).canonical ? "same" : compareTexts(first, second);
    },
    explain(verbatim) {
      const { canonical, kind, hint } = read(verbatim);
      if (kind === "nhan") return `${words.name} ${canonical}.`;
      if (kind === "bi_danh") return `Danh mục gọi “${verbatim}” là “${canonical}”.`;
      return `“${verbatim}” không có trong danh mục ${words.list}.${hint ? ` Nhãn gần nhất là “${hint}”.` : ""}`;
    },
  };
}

const PEOPLE_PREFIX = /^(?:dân tộc|dt|d\.t\.?|ngườ[iıİ])[: ]+(?!nước ngoài)/iu;

/** Ethnic groups. */
export function danToc(lists: Record<string, CodeList>, shared: SharedData): ValueType {
  const read = labelReader(lists.dan_toc_158, shared.wordings.dan_toc);
  return labels(
    (verbatim) => {
      const found = read(verbatim);
      if (found.kind !== "la") return found;
      if (isDecimal(strip(verbatim))) return understood(null, "la");
      const inner = read(collapse(verbatim).replace(PEOPLE_PREFIX, ""));
      return inner.canonical ? understood(inner.canonical, "bi_danh") : found;
    },
    { name: "Dân tộc", list: "dân tộc" },
  );
}

/** Nationalities. */
export function quocTich(lists: Record<string, CodeList>, shared: SharedData): ValueType {
  return labels(labelReader(lists.quoc_tich_158, shared.wordings.quoc_tich), { name: "Quốc tịch", list: "quốc tịch" });
}
