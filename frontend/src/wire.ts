/** What travels between server and workbench. The server's side is `sogoc/api/schemas.py`; a test holds the two together. */

export type Absence = "trong" | "khong_doc_duoc" | "rach" | "khong_ap_dung";

/** One field: text as written with its uncertain spans (code points, [start, end)), or the reason why nothing stands there. */
export type FieldValue = { v: string; u?: [number, number][] } | { a: Absence };

/** Official column → value. A missing key is a field that nobody keyed yet. */
export type Values = Record<string, FieldValue>;

export type PassKind = "first" | "second" | "inspect";
export type LeaseKind = PassKind | "adjudicate";

/** A rectangle of an upright page, in thousandths of its width and height. */
export interface Region {
  page: number;
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface PageImage {
  id: number;
  label: string;
  width: number;
  height: number;
  /** Addresses by width in pixels, without the host. */
  images: { width: number; url: string }[];
}

export interface Draft {
  id: number;
  position: number;
  regions: Region[];
  /** Fields to be keyed in this pass, in page order; others are shown as not asked. */
  fields: string[];
  /** What this person saved before of this pass, wherever that was. */
  partial: Values | null;
  /** Finished by this person in this lease. */
  finished: boolean;
  remark: string | null;
  /** Practice only: the known answer, shown after the entry was finished. */
  answer?: Values | null;
  /** For the third person alone: the readings of each field in question, whose is not said; what is settled already; what may help. */
  readings?: Record<string, (FieldValue | null)[]>;
  /** Fingerprint of the readings as they stand here: what is chosen is chosen of these. */
  seen?: string;
  settled?: Values;
  hints?: string[];
}

/** What this book already holds; empty in a blind second pass. */
export interface Proposals {
  /** Field → texts by how often they stand in the book, most frequent first. */
  frequent: Record<string, string[]>;
  /** What the entry says that this person did last in this book, and its place there. */
  previous: Values | null;
  previousAt?: number | null;
}

export interface Packet {
  lease: string;
  kind: LeaseKind;
  book: { path: string; title: string; type: string; year: string; number: string; unit: string; layout: string | null };
  law: { type: string; hash: string; url: string };
  person: string;
  takenAt: string;
  until: string;
  estimateSeconds: number;
  pages: PageImage[];
  drafts: Draft[];
  proposals: Proposals;
  practice: boolean;
}

export interface FinishedPass {
  draft: number;
  lease: string;
  kind: PassKind;
  values: Values;
  /** Finding (`CODE` or `CODE:field`) → code of the reason given. */
  reasons: Record<string, string>;
  seconds: number;
  keystrokes: number;
  law: string;
}

/** The third person's choice of every field in question: a reading by its place as shown, or what this person reads. */
export interface Adjudication {
  draft: number;
  lease?: string;
  /** `seen` of the draft as it was shown; other readings by now are a refusal. */
  seen: string;
  choices: Record<string, { take: number } | { value: FieldValue | null }>;
}

export type ActBody =
  | { kind: "save_partial"; body: { draft: number; lease: string; values: Values } }
  | { kind: "finish_pass"; body: FinishedPass }
  | { kind: "undo_pass"; body: { draft: number; lease: string } }
  | { kind: "return_lease"; body: { lease: string } }
  | { kind: "adjudicate"; body: Adjudication };

export type Act = { txn: string; at: string } & ActBody;

export interface RefusalSaid {
  code: string;
  says: string;
  fix: string;
}

export type Answer = { txn: string; ok: true; answer: Record<string, unknown> } | { txn: string; ok: false; refusal: RefusalSaid };

export interface Me {
  person: { id: number; username: string; name: string };
  device: { id: string; name: string } | null;
  now: string;
  version: string;
  law: Record<string, string>;
  /** Keys under which this browser keeps work, the current one first; days are said to people. */
  keep: { days: number; keys: { id: string; key: string }[] };
}

/** A book in which this person may work, from GET /api/work. */
export interface WorkBook {
  path: string;
  title: string;
  unit: string;
  type: string;
  /** Entries waiting for this person, by kind of pass. */
  mine: Record<LeaseKind, number>;
  lease: string | null;
}

/** A part is asked for: at most 50 entries; with `days` (at most 7) it is held so long, to be taken along to where there is no network. */
export interface AskLease {
  book: string;
  kind: LeaseKind;
  count?: number | null;
  days?: number;
  /** The same txn gives the same lease again. */
  txn?: string;
}

/** A part handed out to this person and not yet given back. */
export interface WorkLease {
  id: string;
  book: string;
  kind: LeaseKind;
  count: number;
  done: number;
  until: string;
  estimateSeconds: number;
}

export interface Work {
  books: WorkBook[];
  leases: WorkLease[];
}

/** For this person alone: own pace by day, fields in which a second reader read something else. No names, no ranking. */
export interface Coaching {
  days: { day: string; entries: number; seconds: number }[];
  fields: { field: string; label: string; keyed: number; differing: number }[];
}
