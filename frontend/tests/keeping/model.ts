/** A server as the contract has it, a line that drops, repeats, delays and reorders, and tabs that die wherever they wait. */

import type { World } from "../../src/keeping/holding";
import type { ActRow, DraftRow } from "../../src/keeping/rows";
import type { Send } from "../../src/keeping/sending";
import type { Store } from "../../src/keeping/store";
import { Full, Unreached } from "../../src/keeping/trouble";
import type { Act, Answer, Packet, Values } from "../../src/wire";
import { packet } from "./scene";

/** Numbers from a seed (mulberry32). */
export function dice(seed: number): () => number {
  let at = seed >>> 0;
  return () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The order of the things that a person did, told by the values they carry. */
export function order(act: Act): number | null {
  const value = "values" in act.body ? act.body.values.so : undefined;
  return value && "v" in value ? Number(value.v) : null;
}

/** What the server holds. Acts are done in order, each wholly, and answered from their receipt when they come again. */
export class ModelServer {
  readonly done: Act[] = [];
  readonly receipts = new Map<string, Answer>();
  /** What was refused once, by the values it carries: a refusal leaves no receipt, and a late copy may be done. */
  readonly refused = new Set<number>();
  readonly ended = new Set<string>();
  readonly partial = new Map<number, Values>();
  readonly finished = new Set<number>();

  handle(acts: readonly Act[]): Answer[] {
    return acts.map((act) => this.one(act));
  }

  private one(act: Act): Answer {
    const before = this.receipts.get(act.txn);
    if (before) return before;
    const answer: Answer = this.ended.has(act.body.lease ?? "")
      ? { txn: act.txn, ok: false, refusal: { code: "HET_LUOT", says: "Phần việc đã được trả.", fix: "Nhận lại." } }
      : { txn: act.txn, ok: true, answer: {} };
    if (answer.ok) {
      this.receipts.set(act.txn, answer);
      this.take(act);
    } else this.refused.add(order(act) ?? 0);
    return answer;
  }

  private take(act: Act): void {
    this.done.push(act);
    if (act.kind === "save_partial" || act.kind === "finish_pass") this.partial.set(act.body.draft, act.body.values);
    if (act.kind === "save_partial" || act.kind === "undo_pass") this.finished.delete(act.body.draft);
    if (act.kind === "finish_pass") this.finished.add(act.body.draft);
    if (act.kind === "return_lease") this.ended.add(act.body.lease);
  }

  /** The packet of a lease as it stands now. */
  packet(lease: string, drafts: readonly number[]): Packet {
    const whole = packet(lease, [...drafts]);
    const now = (id: number) => ({ partial: structuredClone(this.partial.get(id) ?? null), finished: this.finished.has(id) });
    return { ...whole, drafts: whole.drafts.map((one) => ({ ...one, ...now(one.id) })) };
  }

  /** Whether a row of the workbench says of a draft what the server says. */
  agrees(draft: number, row: DraftRow | undefined): boolean {
    const same = JSON.stringify(row?.values) === JSON.stringify(this.partial.get(draft));
    return row !== undefined && same && row.finished === this.finished.has(draft);
  }
}

/** The line between: `trouble` is how often something goes wrong (0 to 1); requests that went astray arrive when the test lets them. */
export class BadLine {
  trouble = 0;
  readonly astray: Act[][] = [];
  constructor(
    readonly server: ModelServer,
    readonly random: () => number,
  ) {}

  async carry(acts: Act[]): Promise<{ answers: Answer[]; now: string }> {
    const now = "2026-11-23T07:00:00Z";
    if (this.random() >= this.trouble) return { answers: this.server.handle(acts), now };
    switch (Math.floor(this.random() * 6)) {
      case 0: // never arrives
        throw new Unreached();
      case 1: // the answer is lost
        this.server.handle(acts);
        throw new Unreached();
      case 2: // arrives much later, perhaps after newer ones
        this.astray.push(acts);
        throw new Unreached();
      case 3: // twice, the second time later
        this.astray.push(acts);
        return { answers: this.server.handle(acts), now };
      case 4: // the server is killed between two acts
        this.server.handle(acts.slice(0, Math.floor(this.random() * acts.length)));
        throw new Unreached();
      default: // only some are answered
        return { answers: this.server.handle(acts.slice(0, Math.ceil(this.random() * acts.length))), now };
    }
  }

  /** Something that went astray arrives, whichever. */
  arrive(): void {
    const [late] = this.astray.splice(Math.floor(this.random() * this.astray.length), 1);
    if (late) this.server.handle(late);
  }
}

/** A tab: when its fuse has burnt down it dies at whatever it waits for, before or after that happened. */
export class Tab {
  dead = false;
  full = false;
  fuse = Number.POSITIVE_INFINITY;
  /** Another tab took the work over. */
  past = false;
  private readonly timers = new Set<() => void>();
  /** `written`: acts that the disk took, whichever tab wrote them. */
  constructor(
    readonly random: () => number,
    readonly written: Set<string>,
  ) {}

  async mortal<T>(act: () => Promise<T>): Promise<T> {
    this.fuse -= 1;
    const dies = this.fuse <= 0;
    if (dies && this.random() < 0.5) this.dead = true;
    if (this.dead) return never();
    const result = await act().catch((trouble: unknown) => {
      if (this.dead) return never<T>();
      throw trouble;
    });
    if (dies) this.dead = true;
    return this.dead ? never() : result;
  }

  store(real: Store): Store {
    const wrap =
      <A extends unknown[], R>(act: (...given: A) => Promise<R>) =>
      (...given: A) =>
        this.mortal(() => act(...given));
    return {
      ...real,
      claim: wrap(real.claim),
      read: wrap(real.read),
      writes: wrap(real.writes),
      imageKeys: wrap(real.imageKeys),
      dropImages: wrap(real.dropImages),
      write: (epoch, changes) =>
        this.mortal(async () => {
          if (this.full && this.random() < 0.8) throw new Full();
          await real.write(epoch, changes);
          for (const { shelf, row } of changes) if (shelf === "outbox" && row) this.written.add((row as ActRow).act.txn);
        }),
    };
  }

  /** Acts of a tab that is past and whose disk took nothing do not arrive: where they overtake newer ones, see the README. */
  send(line: BadLine): Send {
    return (acts) => this.mortal(() => line.carry(structuredClone(acts.filter((act) => !this.past || this.written.has(act.txn)))));
  }

  /** Its clock says anything. */
  world(): World {
    return {
      uuid: () => crypto.randomUUID(),
      now: () => new Date(Math.floor(this.random() * 4e12)).toISOString(),
      random: this.random,
      later: (_wait, act) => {
        this.timers.add(act);
        return () => void this.timers.delete(act);
      },
    };
  }

  /** Some time passes: whatever was to be done later is done. */
  pass(): void {
    const due = [...this.timers];
    this.timers.clear();
    if (!this.dead) for (const act of due) act();
  }
}

/** Lets everything that can go on go on for a while. */
export async function breathe(times: number): Promise<void> {
  for (let each = 0; each < times; each += 1) await new Promise((go) => setImmediate(go));
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}
