/** The files of the exported law as `sogoc/law/exported` writes them. */

/** A node of an expression as `law/expr/to_json.py` writes it. */
export type Tree = { kind: string } & Record<string, unknown>;

/** A law as a screen cites it. */
export interface LawCited {
  cite: string;
  sure: boolean;
  /** ISO day since which the text is in force, where that is known. */
  inForce?: string;
}

/** One wording of a rule; a gap between wordings holds always and has no law. */
export interface PeriodData {
  holds: Tree;
  since?: string;
  until?: string;
  law?: LawCited;
  about?: string;
}

/** A rule on one field of the type (none: on the entry). */
export interface BoundData {
  rule: string;
  field?: string;
  when: Tree;
  decisive?: Tree;
  periods: PeriodData[];
  params?: Record<string, Tree>;
}

/** What a rule says, whatever field it is bound to. */
export interface RuleData {
  title: string;
  severity: string;
  says: string;
  fix: string;
  reasons: string[];
  basis?: LawCited;
  answeredByAbsence?: boolean;
}

export interface FieldData {
  name: string;
  label: string;
  type: string;
  codes?: string;
  core?: boolean;
  block?: string;
  attribute?: string;
  proposed?: boolean;
}

export interface FormBlockData {
  title: string;
  lines: {
    field: string;
    words: string;
    boxes?: [string, ...string[]][];
    renamed?: boolean;
    /** Page of the entry (0, 1), then x, y, width, height in thousandths of it. */
    at?: [number, number, number, number, number];
  }[];
}

export interface LayoutData {
  code: string;
  title: string;
  shape: string;
  shapeWords: string;
  sure: boolean;
  others: string[];
  since?: string;
  until?: string;
  south?: boolean;
  basis: LawCited;
  form: FormBlockData[];
}

/** The file of one book type. */
export interface TypeData {
  format: number;
  type: {
    code: string;
    slug: string;
    title: string;
    short: string;
    number: string;
    registered: string;
    place: string;
    event: string | null;
  };
  fields: FieldData[];
  blocks: { prefix: string; title: string; sex: string | null }[];
  form: FormBlockData[];
  layouts: LayoutData[];
  rules: Record<string, RuleData>;
  bound: BoundData[];
  shared: { name: string; hash: string };
}

/** A code list; a list whose code is its label says each once. */
export interface ListData {
  title: string;
  items: (string | [string, string])[];
  aliases?: Record<string, string>;
  since?: string;
  until?: string;
}

/** Code, name, kind, code above, first and last day, code of what it mainly came from; what is empty at the end is left out. */
export type UnitData = [string, string, string, string?, string?, string?, string?];

/** The file that all types share. */
export interface SharedData {
  absences: Record<string, string>;
  reasons: Record<string, string>;
  kinds: Record<string, Record<string, string>>;
  lists: Record<string, ListData>;
  wordings: { dan_toc: [string, string][]; quoc_tich: [string, string][] };
  names: { surnames: [string, number][]; given: [string, number][]; highland: string[] };
  /** `aliases`: how people call a unit, its name, its kind. */
  places: { province: string; units: UnitData[]; aliases: [string, string, string][] };
}

/** Both files together: what a packet keeps. */
export interface LawJson {
  type: TypeData;
  shared: SharedData;
}

/** The format that this reader understands. */
export const FORMAT = 1;
