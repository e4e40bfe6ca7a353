/**
 * The holder of the work: one tab, one writer. What a person does becomes a plan, the plan is written to the disk, and only then it counts.
 *
 * Where the disk is full images are given up first; then the changes wait in a backlog in memory and are tried again with every later one.
 * A tab that was fenced off (another took the work over) writes nothing any more; what was being typed in it is laid aside, not dropped.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Act, FinishedPass, Packet, RefusalSaid, Values, Work } from "../wire";
import {
  type Fresh,
  planAgain,
  planAnswers,
  planAside,
  planFinish,
  planGiveBack,
  planLetGo,
  planOver,
  planPacket,
  planPurge,
  planPut,
  planPutBack,
  planUndo,
  planWork,
} from "./plans";
import { type ActRow, type AsideRow, type Change, NOTHING, type OverRow, type Plan, type State } from "./rows";
import { DISK_FULL, DISK_FULL_KEPT, DISK_GONE, IMAGES_FREED, NOT_HOLDER, OTHER_WINDOW, SPARE, spareSaid } from "./saying";
import { NO_ROOM, type Store } from "./store";
import { Fenced, Full, Gone, Refused } from "./trouble";
import { makeTurns } from "./turns";

/** What the keeping needs of the world around it. */
export interface World {
  uuid(): string;
  now(): string;
  random(): number;
  /** Calls once after so many milliseconds; gives what cancels it. */
  later(milliseconds: number, act: () => void): () => void;
}

/** The work as this tab holds it. */
export interface Holding {
  readonly state: ReadonlySignal<State>;
  /** Drafts whose newest values are not on the disk yet. */
  readonly writing: ReadonlySignal<ReadonlyMap<number, Values>>;
  /** Changes that the disk had no room for, by `shelf/key`. */
  readonly backlog: ReadonlySignal<ReadonlyMap<string, Change>>;
  readonly holder: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<RefusalSaid | null>;
  /** What this window could not write before the work was taken from it; laid aside as soon as it holds again. */
  readonly stranded: ReadonlySignal<readonly AsideRow[]>;
  /** Become the holder and read what is there. */
  hold(): Promise<void>;
  /** Only look: read what is there. */
  look(): Promise<void>;
  put(draft: number, lease: string, values: Values): Promise<void>;
  finish(pass: FinishedPass): Promise<void>;
  undo(draft: number, lease: string, before?: Values): Promise<void>;
  giveBack(lease: string): Promise<void>;
  letGo(txn: string): Promise<void>;
  sendAgain(txn: string): Promise<void>;
  putBack(draft: number, txn: string, lease: string): Promise<void>;
  /** The moment at which a packet is asked for: what was answered since is newer than the packet. */
  asking(): number;
  packet(packet: Packet, asked: number): Promise<void>;
  purge(ended: ReadonlySet<string>): Promise<void>;
  remember(work: Work): Promise<void>;
  /** Remember which parts ended elsewhere, or that their person has read it. */
  over(rows: readonly OverRow[], heard?: ReadonlySet<string>): Promise<void>;
  /** The next acts to be sent, in order; from now on none of them gives way to a newer one. */
  nextBatch(most: number, bytes: number): Promise<Act[]>;
  answered(answers: Parameters<typeof planAnswers>[1], at: string | null): Promise<void>;
  /** Release the work: everything typed so far is written first; what the disk still does not take is laid aside. */
  release(): Promise<void>;
  /** The work was taken away: nothing more is written, what was being typed is laid aside. */
  fence(): void;
  say(problem: RefusalSaid | null): void;
}

/** Everything that a person would miss, as changes that no disk has. */
function wholeOf(at: State): Map<string, Change> {
  const rows: Change[] = [
    ...[...at.drafts].map(([key, row]): Change => ({ shelf: "drafts", key, row })),
    ...at.outbox.map((row): Change => ({ shelf: "outbox", key: row.n, row })),
    ...at.aside.map((row): Change => ({ shelf: "aside", key: row.act.txn, row })),
  ];
  return new Map(rows.map((one) => [`${one.shelf}/${one.key}`, one]));
}

/** The work of one person on one store. `changed` is called after every change that other tabs should see. */
export function makeHolding(store: Store, world: World, changed: () => void): Holding {
  const turns = makeTurns();
  const state = signal<State>(NOTHING);
  const writing = signal<ReadonlyMap<number, Values>>(new Map());
  const backlog = signal<ReadonlyMap<string, Change>>(new Map());
  const holder = signal(false);
  const problem = signal<RefusalSaid | null>(null);
  const leases = new Map<number, string>();
  const joinable = new Map<number, { values: Values; happens: Promise<void> }>();
  const stranded = signal<readonly AsideRow[]>([]);
  const told = new Map<number, number>(); // draft: the moment of the last word of server or disk on it
  let moment = 0;
  let sent = new Set<string>();
  let epoch = 0;

  const fresh = (): Fresh => ({ txn: world.uuid(), at: world.now() });

  /** `plan` is given the acts that no newer one may replace. */
  async function apply(plan: (at: State, sent: ReadonlySet<string>) => Plan): Promise<void> {
    if (!holder.value) throw new Refused(409, NOT_HOLDER);
    let next = plan(state.value, sent);
    let changes = withBacklog(next);
    try {
      await writeOrFree([...changes.values()]);
      if (backlog.value.size) backlog.value = new Map();
      const roomy = [...changes.values()].some(({ row }) => row !== null);
      if (roomy && problem.value?.code === DISK_FULL.code) problem.value = null;
    } catch (trouble) {
      const past = () => !holder.value; // the work was taken away while this was being written
      const fenced = trouble instanceof Fenced || past() || (trouble instanceof Full && !(await store.writes(epoch))) || past();
      if (fenced) fence();
      if (!(trouble instanceof Full) || fenced) throw fenced ? new Refused(409, NOT_HOLDER) : trouble;
      // a row that cannot be removed from the disk must not come back after its successor: it keeps its turn
      next = plan(state.value, new Set(state.value.outbox.map((row) => row.act.txn)));
      const gone = trouble instanceof Gone; // with all that lay there
      if (gone) backlog.value = wholeOf(state.value);
      changes = withBacklog(next);
      backlog.value = changes;
      problem.value = gone ? DISK_GONE : DISK_FULL;
    }
    state.value = next.state;
    changed();
  }

  function withBacklog(next: Plan): Map<string, Change> {
    return new Map([...backlog.value, ...next.changes.map((one) => [`${one.shelf}/${one.key}`, one] as const)]);
  }

  async function writeOrFree(changes: Change[]): Promise<void> {
    try {
      await store.write(epoch, changes);
    } catch (trouble) {
      if (!(trouble instanceof Full)) throw trouble;
      const images = await store.imageKeys();
      if (!images.length) throw trouble;
      await store.dropImages(images);
      problem.value = IMAGES_FREED;
      await store.write(epoch, changes);
    }
  }

  function strand(row: Omit<ActRow, "n">, theirs: Values | null): void {
    stranded.value = [...stranded.value, { act: row.act, draft: row.draft, lease: row.lease, theirs, refusal: OTHER_WINDOW }];
  }

  function fence(): void {
    holder.value = false;
    problem.value = NOT_HOLDER;
    strandAll();
  }

  /** What stands in memory alone bears numbers that another window may use from now on: it is never written as it is. */
  function strandAll(): void {
    const theirs = (draft: number | null) => (draft === null ? null : (state.value.drafts.get(draft)?.values ?? null));
    for (const { shelf, row } of backlog.value.values()) {
      if (shelf === "outbox" && row) strand(row as ActRow, theirs((row as ActRow).draft));
      if (shelf === "aside" && row) stranded.value = [...stranded.value, row as AsideRow];
    }
    for (const [draft, values] of writing.value) {
      const lease = leases.get(draft) ?? "";
      strand({ act: { ...fresh(), kind: "save_partial", body: { draft, lease, values } }, draft, lease }, theirs(draft));
    }
    backlog.value = new Map();
    writing.value = new Map();
    joinable.clear();
  }

  function hear(drafts: Iterable<number>): void {
    moment += 1;
    for (const draft of drafts) told.set(draft, moment);
  }

  /** Values typed while an earlier save of the draft still waits for its turn go along with it; one that has begun is left alone. */
  async function put(draft: number, lease: string, values: Values): Promise<void> {
    if (!holder.value) throw new Refused(409, NOT_HOLDER);
    leases.set(draft, lease);
    writing.value = new Map(writing.value).set(draft, values);
    const joined = joinable.get(draft);
    if (joined) {
      joined.values = values;
      return joined.happens;
    }
    const save = { values, happens: Promise.resolve() };
    save.happens = turns(async () => {
      if (joinable.get(draft) === save) joinable.delete(draft);
      await apply((at, fixed) => planPut(at, draft, lease, save.values, fresh(), fixed));
      if (writing.value.get(draft) === save.values) writing.value = new Map([...writing.value].filter(([one]) => one !== draft));
    });
    joinable.set(draft, save);
    return save.happens;
  }

  /** An act of its own on a draft: what is typed later comes later. */
  function act(draft: number, plan: (at: State, sent: ReadonlySet<string>) => Plan): Promise<void> {
    joinable.delete(draft);
    return turns(() => apply(plan));
  }

  async function nextBatch(most: number, bytes: number): Promise<Act[]> {
    return turns(async () => {
      const batch: Act[] = [];
      let size = 0;
      // what stands in no store must not compete with the tab that took the work over
      if (backlog.value.size && !(await store.writes(epoch))) fence();
      for (const row of holder.value ? state.value.outbox : []) {
        size += JSON.stringify(row.act).length;
        if (batch.length && (batch.length >= most || size > bytes)) break;
        batch.push(row.act);
        sent.add(row.act.txn);
      }
      return batch;
    });
  }

  return {
    state,
    writing,
    backlog,
    holder,
    problem,
    stranded,
    put,
    finish: (pass) => act(pass.draft, (at, fixed) => planFinish(at, pass, fresh(), fixed)),
    nextBatch,
    fence,
    say: (said) => {
      problem.value = said;
    },
    hold: () =>
      turns(async () => {
        strandAll();
        epoch = await store.claim();
        state.value = await store.read();
        hear(state.value.drafts.keys());
        sent = new Set(state.value.outbox.map((row) => row.act.txn)); // a tab before may have sent them
        holder.value = true;
        if (problem.value === NOT_HOLDER) problem.value = null;
        if (epoch === NO_ROOM) problem.value = DISK_FULL_KEPT;
        const rows = stranded.value;
        if (rows.length) await apply((at) => planAside(at, rows));
        stranded.value = stranded.value.filter((row) => !rows.includes(row));
      }),
    look: () =>
      turns(async () => {
        if (!holder.value) state.value = await store.read();
      }),
    undo: (draft, lease, before) => act(draft, (at) => planUndo(at, draft, lease, fresh(), before)),
    giveBack: (lease) => turns(() => apply((at) => planGiveBack(at, lease, fresh()))),
    letGo: (txn) => turns(() => apply((at) => planLetGo(at, txn))),
    sendAgain: (txn) => turns(() => apply((at) => planAgain(at, txn))),
    putBack: (draft, txn, lease) => act(draft, (at, fixed) => planPutBack(at, txn, lease, fresh(), fixed)),
    asking: () => ++moment,
    packet: (packet, asked) =>
      turns(async () => {
        const newer = new Set([...told].filter(([, at]) => at > asked).map(([draft]) => draft));
        await apply((at) => planPacket(at, packet, newer));
        for (const { id } of packet.drafts) if (!newer.has(id)) told.set(id, asked);
      }),
    purge: (ended) => turns(() => apply((at) => planPurge(at, ended))),
    over: (rows, heard) => turns(() => apply((at) => planOver(at, rows, heard))),
    remember: (work) => turns(() => apply((at) => planWork(at, work))),
    async answered(answers, at) {
      const txns = new Set(answers.map((one) => one.txn));
      await turns(async () => {
        const drafts = state.value.outbox.filter((row) => txns.has(row.act.txn)).map((row) => row.draft);
        await apply((before) => planAnswers(before, answers, at));
        hear(drafts.filter((one) => one !== null));
      });
      for (const one of answers) sent.delete(one.txn);
      const spare = answers.some((one) => one.ok && one.answer.kept === "spare");
      if (spare && (problem.value === null || problem.value.code === SPARE)) problem.value = spareSaid(spares(state.value));
    },
    async release() {
      await turns(async () => {
        if (backlog.value.size) await apply((at) => ({ state: at, changes: [] })).catch(() => undefined);
        fence();
      });
    },
  };
}

/** `Trường hợp 12, 14 (Khai sinh, quyển 01/2008)`: entries that the server keeps beside another's. */
function spares({ packets, drafts }: State): string {
  const books = [...packets.values()].flatMap((packet) => {
    const mine = packet.drafts.filter((one) => drafts.get(one.id)?.kept === "spare" && drafts.get(one.id)?.lease === packet.lease);
    return mine.length ? [`${mine.map((one) => one.position).join(", ")} (${packet.book.title})`] : [];
  });
  return `Trường hợp ${books.join("; ")}`;
}
