/** Communes, districts and provinces as books write them, of the time of the entry: *xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng*. */
import { dayOf, isoDay } from "../days";
import type { SharedData, UnitData } from "../exported";
import { fold } from "../text/folding";
import { Sorted } from "./searching";

interface Unit {
  code: string;
  /** As books write it: the kind with a small letter. */
  words: string;
  level: number;
  parent: string | null;
  /** What it mainly came from. */
  origin: string | null;
  since: number | null;
  until: number | null;
  /** Its name as people begin it, with an alias here and there. */
  bare: string[];
  /** The same behind its kind, written out or abbreviated. */
  keys: string[];
}

/** Places that a beginning may mean, on a day. */
export type Places = (text: string, day: number | null, most: number) => string[];

const LEVELS: Record<string, number> = { tinh: 2, huyen: 1, thanh_pho: 1, thi_xa: 1, quan: 1 };
const SHORT: Record<string, string[]> = {
  xa: ["x.", "x"],
  phuong: ["p.", "p"],
  thi_tran: ["tt.", "tt"],
  huyen: ["h.", "h"],
  thanh_pho: ["tp.", "tp"],
  thi_xa: ["tx.", "tx"],
  quan: ["q.", "q"],
  tinh: ["t.", "t"],
};
const KIND = /^(?:Thị trấn|Thành phố|Đặc khu|Khu vực|Đô thành|Thị xã|Phường|Huyện|Quận|Tỉnh|Khu|Xã) /u;
/** A text without a day of its own is read as of this day (contract, *Units*). */
const DEFAULT_DAY = dayOf(2024, 10, 14) as number;
const LONGEST_NAME = 7;

/** Completion over the units of the law, made in steps: whoever has time goes on, whoever needs it goes to the end. */
export function* placesIn({ province, units, aliases }: SharedData["places"]): Generator<undefined, Places> {
  const also = new Map<string, string[]>();
  for (const [alias, name, kind] of aliases) {
    const key = `${LEVELS[kind] ?? 0} ${fold(name)}`;
    also.set(key, [...(also.get(key) ?? []), fold(alias)]);
  }
  const known: Unit[] = [];
  const byKind = new Sorted<Unit>();
  const byName = new Sorted<Unit>();
  for (const unit of units) {
    const one = unitOf(unit, also);
    known.push(one);
    for (const key of one.keys) byKind.add(key, one);
    for (const key of one.bare) byName.add(key, one);
    yield;
  }
  const periods = periodsOf(known);
  yield;
  // behind other words (*ubnd*, *bệnh viện*) a name alone may be anybody's: only a kind says that a place begins
  const beginning = (key: string, first: boolean): Unit[] =>
    key.length < 2 ? [] : [...byKind.from(key), ...(first ? byName.from(key) : [])].map(([, one]) => one);
  const provinces = new Map<Unit, boolean>();
  for (const one of known) {
    provinces.set(one, belongs(one, periods, province));
    yield;
  }

  const whole = (one: Unit, day: number): string => [one, ...above(one, day, periods)].map((each) => each.words).join(", ");

  /** What lay around the place that was written just before. */
  function around(kept: string, day: number): Set<Unit> {
    const key = fold(kept.split(",").at(-2) ?? "");
    const named = key ? [...byKind.from(key), ...byName.from(key)].filter(([found]) => found === key) : [];
    return new Set(named.flatMap(([, one]) => above(one, withinLife(one, day), periods)));
  }

  return (text, on, most) => {
    const day = on ?? DEFAULT_DAY;
    const [kept, wanted] = asked(text);
    const words = wanted.split(" ");
    for (let at = Math.max(0, words.length - LONGEST_NAME); at < words.length; at += 1) {
      const key = fold(words.slice(at).join(" "));
      const found = new Set(beginning(key, at === 0));
      if (!found.size) continue;
      const before =
        kept +
        words
          .slice(0, at)
          .map((word) => `${word} `)
          .join("");
      const near = at === 0 ? around(kept, day) : new Set<Unit>();
      const ranked = [...found]
        .map((one) => ({ one, rank: rankOf(one, { day, key, own: provinces.get(one) ?? false }) - (near.has(one) ? 8 : 0) }))
        .sort(
          (first, second) =>
            first.rank - second.rank || first.one.level - second.one.level || (first.one.words < second.one.words ? -1 : 1),
        );
      // one unit may have had several periods that read alike
      return [...new Set(ranked.slice(0, most * 4).map(({ one }) => before + whole(one, withinLife(one, day))))].slice(0, most);
    }
    return [];
  };
}

/** Every period of every unit, by its code. */
type Periods = ReadonlyMap<string, readonly Unit[]>;

function periodsOf(known: readonly Unit[]): Periods {
  const periods = new Map<string, Unit[]>();
  for (const one of known) {
    const of = periods.get(one.code);
    if (of) of.push(one);
    else periods.set(one.code, [one]);
  }
  return periods;
}

/** What a unit belonged to on a day, the nearest first (`law/places/units.py`, `above`). */
function above(one: Unit, day: number, periods: Periods): Unit[] {
  const chain: Unit[] = [];
  for (let code = one.parent; code !== null; ) {
    const parent = onDay(code, day, periods) ?? earlier(code, day, periods);
    if (!parent || chain.includes(parent)) break;
    chain.push(parent);
    code = parent.parent;
  }
  return chain;
}

const onDay = (code: string, day: number, periods: Periods): Unit | undefined => periods.get(code)?.find((one) => isOn(one, day));

/** What a unit that did not exist yet on the day was then mainly part of. */
function earlier(code: string, day: number, periods: Periods): Unit | undefined {
  const later = (periods.get(code) ?? []).filter((one) => one.since !== null && one.since > day);
  const first = later.reduce<Unit | null>((best, one) => (best === null || (one.since ?? 0) < (best.since ?? 0) ? one : best), null);
  return first?.origin ? (onDay(first.origin, day, periods) ?? earlier(first.origin, day, periods)) : undefined;
}

/** The places that a unit lay in on a day, itself first, as books write them. */
export function lineages({ units }: Pick<SharedData["places"], "units">): (code: string, day: number) => string[] {
  const periods = periodsOf(units.map((unit) => unitOf(unit, new Map())));
  return (code, day) => {
    const one = onDay(code, day, periods);
    return one ? [one, ...above(one, day, periods)].map((each) => each.words) : [];
  };
}

/** What stands before the last comma, and what is being typed behind it. */
function asked(text: string): [string, string] {
  const at = text.lastIndexOf(",") + 1;
  const rest = text.slice(at);
  const typed = rest.trimStart();
  return [text.slice(0, at) + rest.slice(0, rest.length - typed.length), typed];
}

function rankOf(one: Unit, { day, key, own }: { day: number; key: string; own: boolean }): number {
  return (isOn(one, day) ? 0 : 4) + (own ? 0 : 2) + (one.keys.includes(key) || one.bare.includes(key) ? 0 : 1);
}

const isOn = (one: Unit, day: number): boolean => (one.since === null || one.since <= day) && (one.until === null || day <= one.until);

/** The day, or the nearest on which the unit existed. */
function withinLife(one: Unit, day: number): number {
  if (one.until !== null && one.until < day) return one.until;
  return one.since === null ? day : Math.max(day, one.since);
}

function belongs(one: Unit, periods: Periods, province: string): boolean {
  const seen = new Set<string>();
  for (let code: string | null = one.code; code !== null && !seen.has(code); ) {
    if (code === province) return true;
    seen.add(code);
    code = (code === one.code ? one : periods.get(code)?.[0])?.parent ?? null;
  }
  return false;
}

function unitOf([code, name, kind, parent, since, until, origin]: UnitData, also: ReadonlyMap<string, string[]>): Unit {
  const level = LEVELS[kind] ?? 0;
  const own = fold(name.replace(KIND, ""));
  const bare = [own, ...(also.get(`${level} ${own}`) ?? [])];
  const kinds = [fold(KIND.exec(name)?.[0] ?? ""), ...(SHORT[kind] ?? []), ...(level === 2 ? ["tp.", "tp"] : [])];
  return {
    code,
    words: name.replace(KIND, (found) => found.toLowerCase()),
    level,
    parent: parent || null,
    origin: origin ?? null,
    since: isoDay(since),
    until: isoDay(until),
    bare,
    keys: [
      ...new Set(
        kinds.filter(Boolean).flatMap((each) => bare.flatMap((one) => [`${each} ${one}`, ...(each.endsWith(".") ? [each + one] : [])])),
      ),
    ],
  };
}
