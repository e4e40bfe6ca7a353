/** What is kept, as rows: the outbox, the drafts, what was laid aside. The screen's tab holds all of it in memory; the disk holds the same, sealed. */
import type { Act, FinishedPass, LeaseKind, Packet, RefusalSaid, Values, Work } from "../wire";

/** An act that the server has not answered. `n` orders acts on this machine; no clock does. */
export interface ActRow {
  n: number;
  act: Act;
  draft: number | null;
  lease: string;
}

/** A draft as it stands here; `theirs`: what the server held when it last said so. */
export interface DraftRow {
  draft: number;
  lease: string;
  values: Values;
  finished: boolean;
  pass: FinishedPass | null;
  theirs: Values | null;
  /** How the server holds the pass that was finished: it counts, or another's came before it; nothing: it holds none. */
  kept?: Kept | null;
}

/** What a finished pass is to the server. */
export type Kept = "counted" | "spare";

/** Work that the server refused, or that another window or machine went past. */
export interface AsideRow {
  act: Act;
  draft: number | null;
  lease: string;
  theirs: Values | null;
  refusal: RefusalSaid;
}

/** A part that the server no longer lists for this person, though nobody gave it back here and entries of it were left. */
export interface OverRow {
  lease: string;
  title: string;
  kind: LeaseKind;
  done: number;
  of: number;
}

/** Everything of one person but the images. Never changed in place: every plan makes a new one. */
export interface State {
  packets: ReadonlyMap<string, Packet>;
  drafts: ReadonlyMap<number, DraftRow>;
  outbox: readonly ActRow[];
  aside: readonly AsideRow[];
  savedAt: string | null;
  /** What the server last said of the work that waits for this person. */
  work: Work | null;
  /** Parts that ended elsewhere, until their person has read it. */
  over: readonly OverRow[];
  /** Rows of the disk that the key does not open: damaged, or put there by another. They stay where they lie. */
  unopened: readonly Unopened[];
}

export const NOTHING: State = {
  packets: new Map(),
  drafts: new Map(),
  outbox: [],
  aside: [],
  savedAt: null,
  work: null,
  over: [],
  unopened: [],
};

/** The places of the database whose rows are sealed JSON. */
export const SHELVES = ["packets", "drafts", "outbox", "aside", "said"] as const;
export type Shelf = (typeof SHELVES)[number];

/** Where a row lies that does not open. */
export interface Unopened {
  shelf: Shelf;
  key: string | number;
}

/** One change of the disk: a row to be written, or `null` to be removed. */
export interface Change {
  shelf: Shelf;
  key: string | number;
  row: unknown;
}

/** A state, and what has to be written so that the disk says the same. */
export interface Plan {
  state: State;
  changes: Change[];
}

/** How much is kept: parts, and acts that wait, lie aside or do not open. */
export function keptHere(state: State): number {
  return state.packets.size + state.outbox.length + state.aside.length + state.unopened.length;
}

/** How many acts, waiting or laid aside, do not open. */
export function workUnopened({ unopened }: State): number {
  return unopened.filter(({ shelf }) => shelf === "outbox" || shelf === "aside").length;
}

/** The values that an act carries, if it carries any. */
export function valuesOf(act: Act): Values | null {
  return "values" in act.body ? act.body.values : null;
}
