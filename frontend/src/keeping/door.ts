/** What the workbench sees of the keeping: types alone. Nothing behind this door talks to the screen; the screen never talks to the network. */
import type { ReadonlySignal } from "@preact/signals";
import type { Act, FinishedPass, LeaseKind, Me, Packet, RefusalSaid, Values } from "../wire";
import type { Kept } from "./rows";

/**
 * Where the newest state of a draft is: `nothing` was keyed yet, being written (`writing`: close nothing now), only on this machine
 * (`here`), only in the memory of this tab (`memory`: the disk is full or this browser keeps nothing), on the server, or refused by
 * the server and laid aside (`aside`).
 */
export type Where = "nothing" | "writing" | "memory" | "here" | "server" | "aside";

/** A trouble with its remedy, like a refusal of the server. `code` is stable: screens may look at it. */
export type Problem = RefusalSaid;

/** One draft as it stands here. */
export interface DraftHere {
  draft: number;
  lease: string;
  values: Values;
  /** Finished and not undone, here or on another machine. */
  finished: boolean;
  /** The pass that was finished here; null: not finished, or finished elsewhere. */
  pass: FinishedPass | null;
  /** What the server holds as finished of it: a pass that counts, or one that came after another's; null: nothing that it said. */
  kept: Kept | null;
  /** It is asked to be taken back, and the server has not answered. */
  reopening: boolean;
  where: Where;
}

/** Work that the server refused: kept, side by side with what the server has, until the person says that it may go. */
export interface LaidAside {
  txn: string;
  kind: Act["kind"];
  draft: number | null;
  lease: string;
  /** Whether the server may take it when it is sent once more, and whether it may go back into a form. */
  again: boolean;
  back: boolean;
  /** What was done: “Lưu tạm”, “Hoàn thành lượt nhập”, … */
  what: string;
  mine: Values | null;
  /** What the server holds of this person's pass; null: nothing, or not known without a network. */
  theirs: Values | null;
  refusal: RefusalSaid;
}

/** What is saved where, at all times. */
export interface Status {
  /** The last attempt reached the server. */
  online: boolean;
  /** Acts that the server has not acknowledged. */
  waiting: number;
  /** Of these: acts that are not even on this machine's disk, only in the memory of this tab. */
  inMemory: number;
  /** Server's time of the last acknowledgement (ISO), or null. */
  savedAt: string | null;
  /** The whole state in one sentence, ready to be shown and read aloud. */
  says: string;
  problem: Problem | null;
  /** False: another tab holds the work; `takeOver` moves it here. */
  holder: boolean;
  /** Can this be opened without a network, and if not, why not. */
  offline: { ready: boolean; says: string };
}

/** How much of a packet is on this machine. */
export interface PacketProgress {
  lease: string;
  images: number;
  of: number;
  /** Everything lies on the disk: form, law and every page. Only then may it be taken along. */
  whole: boolean;
}

/** How a part is taken: how many entries, and for how many days where there is no network. */
export interface Taking {
  count?: number;
  days?: number;
}

/** Bytes that pages need, and bytes that the browser still has for this site (null: it does not say). */
export interface Room {
  needed: number;
  free: number | null;
  enough: boolean;
}

/** Everything that a person keeps on this browser. Made by `open` or `enter`. */
export interface Keeping {
  readonly me: Me;
  readonly packets: ReadonlySignal<Packet[]>;
  readonly progress: ReadonlySignal<PacketProgress[]>;
  readonly drafts: ReadonlySignal<ReadonlyMap<number, DraftHere>>;
  readonly aside: ReadonlySignal<LaidAside[]>;
  readonly status: ReadonlySignal<Status>;
  /** Values of a draft as they stand here, else as the server gave them; `{}` when nothing was keyed. */
  draftValues(draft: number): Values;
  /** Autosave: resolves when the values are on this machine's disk (or, with a problem said, in memory and on their way). */
  put(draft: number, values: Values): Promise<void>;
  /** Finish the pass of a draft; resolves like `put`. */
  finish(draft: number, pass: FinishedPass): Promise<void>;
  /** Ask for the finished pass back; resolves like `put`. The server may refuse: see `DraftHere.reopening`, then `aside`. */
  undo(draft: number): Promise<void>;
  /** An address for `<img>` of a page, the nearest width that is there; from this machine first. Refused (`Problem`) when neither has it. */
  image(page: number, width: number): Promise<string>;
  /** The law of a packet as JSON (for `loadLaw`). */
  law(packet: Packet): Promise<unknown>;
  /**
   * Take work of a book along; resolves when form and law are here (images follow, `progress` tells when all is). With `days` a part
   * that is here already is held longer. Rejects with a `Problem`.
   */
  take(book: string, kind: LeaseKind, how?: Taking): Promise<Packet>;
  giveBack(lease: string): Promise<void>;
  /** Ask the server what it has: new leases, ended ones; send what waits. */
  refresh(): Promise<void>;
  /** Move the work from the other tab to this one. */
  takeOver(): Promise<void>;
  /** Let work go that was refused; it is lost then. */
  letGo(txn: string): Promise<void>;
  /** Send refused work once more. */
  sendAgain(txn: string): Promise<void>;
  /** Put the values of refused work into the form of its draft, over what stands there; they are saved as typed anew. */
  putBack(txn: string): Promise<void>;
  /** The problem that is said was read. */
  heard(): void;
  /** Lock what is kept here: without a network nobody opens it again before this person signs in. */
  lock(): Promise<void>;
  /** Write what is being written, stop sending, release the work to other tabs. */
  close(): Promise<void>;
}

/** What `enter` found: the person's keeping, or why there is none. */
export type Entrance = { keeping: Keeping } | { problem: Problem; signIn: boolean };
