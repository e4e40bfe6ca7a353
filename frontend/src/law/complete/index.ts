/** What a field may go on to say: the lists of the law, names, places of the time of the entry, and what the book holds. */
import type { Values } from "../../wire";
import type { FieldData, SharedData } from "../exported";
import type { CodeList } from "../values/lists";
import { type Names, namesOf } from "./names";
import { type Places, placesIn } from "./places";
import { held, type Search, searchOf, type Weighted } from "./searching";

/** What is known while a field is being typed. */
export interface Context {
  values: Values;
  /** Texts that this book holds in fields like this one, most frequent first. */
  held?: readonly string[];
  /** Day of the entry (days since 1970-01-01); by default the day of registration that was keyed. */
  day?: number | null;
}

/** Texts for a field, likeliest first. */
export interface Completions {
  complete(field: FieldData, text: string, context: Context): string[];
  /** Makes the places of the law step by step. */
  prepare(): Generator<undefined, void>;
}

const MOST = 8;
/** How the lists of labels are ranked: the peoples and countries that books hold most come first. */
const FREQUENT = new Map(
  ["Kinh", "Cơ Ho", "Mạ", "Tày", "Nùng", "Chu Ru", "Hoa", "Mnông", "Thái", "Mường", "Dao", "Mông", "Ê Đê", "Chăm", "Việt Nam"].map(
    (label, at) => [label, 100 - at],
  ),
);

/** The completions of one exported law; each source is made when it is first asked. */
export function completions(shared: SharedData, lists: Record<string, CodeList>): Completions {
  let names: Names | null = null;
  let places: Places | null = null;
  let making: Generator<undefined, Places> | null = null;
  const searches = new Map<string, Search>();

  function listed(name: string): Search | null {
    const list = lists[name];
    if (!list) return null;
    const known = searches.get(name);
    if (known) return known;
    const made = searchOf(weighted(list, wordingsOf(shared, name)));
    searches.set(name, made);
    return made;
  }

  /** One step towards the places; true when they are there. */
  function step(): boolean {
    making ??= placesIn(shared.places);
    const { done, value } = places ? { done: true, value: places } : making.next();
    if (done) places = value ?? null;
    return done === true;
  }

  function declared(field: FieldData, text: string, day: number | null): string[] {
    if (field.codes) return listed(field.codes)?.(text, MOST, field.type !== "ma") ?? [];
    switch (field.type) {
      case "ho_ten":
        names ??= namesOf(shared.names);
        return names(text, MOST);
      case "noi_chon":
        while (!places) step();
        return places(text, day, MOST);
      default:
        return [];
    }
  }

  return {
    complete(field, text, context) {
      if (!text.trim()) return [];
      const found = [...held(context.held ?? [], text, MOST), ...declared(field, text, context.day ?? null)];
      return [...new Set(found)].filter((one) => one !== text).slice(0, MOST);
    },
    *prepare() {
      while (!step()) yield;
    },
  };
}

function wordingsOf(shared: SharedData, list: string): [string, string][] {
  if (list === "dan_toc_158") return shared.wordings.dan_toc;
  return list === "quoc_tich_158" ? shared.wordings.quoc_tich : [];
}

/** Codes under their label, their own figures and every other wording. */
function weighted(list: CodeList, others: [string, string][]): Weighted[] {
  const also = new Map<string, string[]>();
  for (const [wording, label] of others) also.set(label, [...(also.get(label) ?? []), wording]);
  return [...list.items].map(([code, label]) => ({
    text: code,
    weight: FREQUENT.get(code) ?? 0,
    also: [...(label === code ? [] : [label]), ...(also.get(code) ?? [])],
  }));
}
