/** Sends what waits: in order, one small batch at a time, again and again until each act is answered; slower while nobody answers. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Act, Answer } from "../wire";
import type { Holding, World } from "./holding";
import { NOT_UNDERSTOOD } from "./saying";
import { Refused } from "./trouble";

/** The way to the server's outbox. `Unreached`: nobody answered; `Refused`: the whole request was refused. */
export type Send = (acts: Act[], how: { last: boolean }) => Promise<{ answers: Answer[]; now: string | null }>;

/** The sender of one tab. */
export interface Sender {
  readonly online: ReadonlySignal<boolean>;
  /** Why the server takes nothing at the moment, though it answers. */
  readonly problem: ReadonlySignal<Refused | null>;
  /** Send soon: at once, or after a rest that lets more be typed. */
  nudge(milliseconds?: number): void;
  /** Send until nothing waits (true) or nobody answers (false). `last`: the page is being closed. */
  drain(how?: { last: boolean }): Promise<boolean>;
  stop(): void;
}

const MOST = 20;
const BYTES = 60_000;
const SLOWEST = 60_000;
const MEANT_THE_ACT = new Set([400, 413, 422]);

/** Give the work to another window. `alone`: something stands in this one's memory only; it is sent first, or else laid aside. */
export async function handOver(holding: Holding, sender: Sender, alone: boolean): Promise<void> {
  if (alone) await sender.drain();
  await holding.release();
  await sender.drain(); // what is on its way arrives before the other window sends
}

/** A sender over what a tab holds. */
export function makeSender(holding: Holding, send: Send, world: World): Sender {
  const online = signal(true);
  const problem = signal<Refused | null>(null);
  let running: Promise<boolean> | null = null;
  let following: Promise<boolean> | null = null; // what came while a run was ending is sent too
  let cancel: (() => void) | null = null;
  let due = Number.POSITIVE_INFINITY;
  let failed = 0;
  let most = MOST;
  let stopped = false;

  function nudge(milliseconds = 0): void {
    if (stopped || (cancel && milliseconds >= due)) return;
    cancel?.();
    due = milliseconds;
    cancel = world.later(milliseconds, () => {
      cancel = null;
      due = Number.POSITIVE_INFINITY;
      void drain();
    });
  }

  function drain(how = { last: false }): Promise<boolean> {
    if (!running) {
      running = run(how).finally(() => {
        running = null;
      });
      return running;
    }
    following ??= running.then(() => {
      following = null;
      return drain(how);
    });
    return following;
  }

  async function run(how: { last: boolean }): Promise<boolean> {
    while (!stopped) {
      const batch = await holding.nextBatch(most, BYTES);
      if (!batch.length) return true;
      if (!(await once(batch, how))) {
        nudge(pause());
        return false;
      }
    }
    return false;
  }

  /** One batch; true when something was answered. */
  async function once(batch: Act[], how: { last: boolean }): Promise<boolean> {
    try {
      const { answers, now } = await send(batch, how);
      const asked = new Set(batch.map((act) => act.txn));
      const mine = answers.filter((one) => asked.has(one.txn));
      online.value = true;
      problem.value = null;
      if (!mine.length) return false;
      await holding.answered(mine, now);
      failed = 0;
      most = MOST;
      return true;
    } catch (trouble) {
      online.value = trouble instanceof Refused;
      if (!(trouble instanceof Refused)) return false;
      problem.value = trouble.status === 409 && !holding.holder.value ? null : trouble;
      return MEANT_THE_ACT.has(trouble.status) ? narrow(batch, trouble) : false;
    }
  }

  /** A request that cannot be understood: find the act that it is about, and lay it aside so that the others go on. */
  async function narrow(batch: Act[], trouble: Refused): Promise<boolean> {
    const [only] = batch;
    if (batch.length > 1 || !only) {
      most = 1;
      return true;
    }
    const refusal = trouble.refusal.code ? trouble.refusal : NOT_UNDERSTOOD;
    await holding.answered([{ txn: only.txn, ok: false, refusal }], null);
    problem.value = null;
    return true;
  }

  function pause(): number {
    failed += 1;
    const longest = Math.min(SLOWEST, 1000 * 2 ** Math.min(failed - 1, 10));
    return longest * (0.5 + world.random() / 2);
  }

  return {
    online,
    problem,
    nudge,
    drain,
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
