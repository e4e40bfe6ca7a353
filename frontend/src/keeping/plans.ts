/** What each thing that a person does or the server says changes: pure functions from a state to a plan. */
import type { Act, Answer, FinishedPass, Packet, Values, Work } from "../wire";
import type { ActRow, AsideRow, Change, DraftRow, OverRow, Plan, State } from "./rows";
import { valuesOf } from "./rows";
import { ELSEWHERE, NOTHING_TO_REOPEN, PASS_DONE, WINDOWS } from "./saying";

/** What a plan cannot know by itself: a fresh id and the (uncertain) time of this machine. */
export interface Fresh {
  txn: string;
  at: string;
}

/** Write values of a draft; `sent` tells which acts may already be on their way, the others give way to this one. */
export function planPut(state: State, draft: number, lease: string, values: Values, fresh: Fresh, sent: ReadonlySet<string>): Plan {
  const row = { ...draftRow(state, draft, lease), values, finished: false, pass: null };
  return withAct(state, row, { ...fresh, kind: "save_partial", body: { draft, lease, values } }, sent);
}

/** Finish the pass of a draft. */
export function planFinish(state: State, pass: FinishedPass, fresh: Fresh, sent: ReadonlySet<string>): Plan {
  const row = { ...draftRow(state, pass.draft, pass.lease), values: pass.values, finished: true, pass };
  return withAct(state, row, { ...fresh, kind: "finish_pass", body: pass }, sent);
}

/** Take a finished pass back; both acts travel, as the server may know the first already. `before`: of a part that was cleared away. */
export function planUndo(state: State, draft: number, lease: string, fresh: Fresh, before: Values = {}): Plan {
  const known = state.drafts.get(draft);
  const cleared: DraftRow = { draft, lease, values: before, finished: false, pass: null, theirs: before, kept: "counted" };
  const row = { ...(known ?? cleared), lease, finished: false, pass: null };
  return withAct(state, row, { ...fresh, kind: "undo_pass", body: { draft, lease } }, new Set(), { drop: false });
}

/** Give a lease back, after everything that was done in it. */
export function planGiveBack(state: State, lease: string, fresh: Fresh): Plan {
  const act: ActRow = { n: nextNumber(state), act: { ...fresh, kind: "return_lease", body: { lease } }, draft: null, lease };
  return { state: { ...state, outbox: [...state.outbox, act] }, changes: [written(act)] };
}

/** Send once more what was refused, under its own id: a refusal left no receipt. What the form holds becomes what was sent. */
export function planAgain(state: State, txn: string): Plan {
  const plan = planLetGo(state, txn);
  const row = state.aside.find((one) => one.act.txn === txn);
  if (!row || state.outbox.some((one) => one.act.txn === txn)) return plan;
  const waits: ActRow = { n: nextNumber(state), act: row.act, draft: row.draft, lease: row.lease };
  const drafts = new Map(plan.state.drafts);
  const values = valuesOf(row.act);
  if (row.draft !== null && values) {
    const pass = row.act.kind === "finish_pass" ? row.act.body : null;
    drafts.set(row.draft, { ...draftRow(state, row.draft, row.lease), values, finished: pass !== null, pass });
    plan.changes.push({ shelf: "drafts", key: row.draft, row: drafts.get(row.draft) });
  }
  return { state: { ...plan.state, drafts, outbox: [...state.outbox, waits] }, changes: [...plan.changes, written(waits)] };
}

/** Put what was refused back into the form, over what stands there; it is saved anew, under the part that holds the draft now. */
export function planPutBack(state: State, txn: string, lease: string, fresh: Fresh, sent: ReadonlySet<string>): Plan {
  const row = state.aside.find((one) => one.act.txn === txn);
  const values = row && valuesOf(row.act);
  if (!row || row.draft === null || !values) return { state, changes: [] };
  const gone = planLetGo(state, txn);
  const put = planPut(gone.state, row.draft, lease, { ...draftRow(state, row.draft, lease).values, ...values }, fresh, sent);
  return { state: put.state, changes: [...gone.changes, ...put.changes] };
}

/** What the server answered: acknowledged acts go, refused ones are laid aside with its words. Unknown answers say nothing. */
export function planAnswers(state: State, answers: readonly Answer[], savedAt: string | null): Plan {
  const said = new Map(answers.map((one) => [one.txn, one]));
  const changes: Change[] = [];
  const drafts = new Map(state.drafts);
  let aside = [...state.aside];
  let saved = false;
  const outbox = state.outbox.filter((row) => {
    const answer = said.get(row.act.txn);
    if (!answer) return true;
    changes.push({ shelf: "outbox", key: row.n, row: null });
    const draft = row.draft === null ? undefined : drafts.get(row.draft);
    saved ||= answer.ok;
    const after = draft && (answer.ok ? accepted(draft, row.act, answer.answer) : refused(draft, row.act, answer.refusal.code));
    if (draft && after && after !== draft) {
      drafts.set(draft.draft, after);
      changes.push({ shelf: "drafts", key: draft.draft, row: after });
    }
    if (!answer.ok) {
      const laid: AsideRow = { act: row.act, draft: row.draft, lease: row.lease, theirs: draft?.theirs ?? null, refusal: answer.refusal };
      const older = aside.filter((one) => isOlder(one, laid));
      aside = [...aside.filter((one) => !older.includes(one)), laid];
      changes.push(...older.map((one): Change => ({ shelf: "aside", key: one.act.txn, row: null })));
      changes.push({ shelf: "aside", key: row.act.txn, row: laid });
    }
    return false;
  });
  const at = saved ? (savedAt ?? state.savedAt) : state.savedAt;
  if (saved && savedAt) changes.push({ shelf: "said", key: "savedAt", row: savedAt });
  return { state: { ...state, drafts, aside, outbox, savedAt: at }, changes };
}

/** A draft after the server did an act on it. */
function accepted(draft: DraftRow, act: Act, answer: Record<string, unknown>): DraftRow {
  const values = valuesOf(act);
  if (act.kind === "finish_pass") return { ...draft, theirs: values, kept: answer.kept === "spare" ? "spare" : "counted" };
  if (act.kind === "undo_pass") return { ...draft, kept: null };
  return values ? { ...draft, theirs: values } : draft;
}

/** A draft after the server refused an act on it: what it holds as finished is finished here too, as it stands there. */
function refused(draft: DraftRow, act: Act, code: string): DraftRow {
  if (act.kind === "undo_pass" && code === NOTHING_TO_REOPEN) return { ...draft, kept: null };
  const stays = act.kind === "undo_pass" || code === PASS_DONE || (act.kind === "finish_pass" && !!draft.kept);
  if (!stays) return draft;
  return { ...draft, values: draft.theirs ?? draft.values, finished: true, pass: null, kept: draft.kept ?? "counted" };
}

/** Whether a refused save is an earlier state of the same form as what is laid aside now. */
function isOlder(one: AsideRow, laid: AsideRow): boolean {
  const sameForm = one.draft !== null && one.draft === laid.draft && one.lease === laid.lease && valuesOf(laid.act) !== null;
  return sameForm && one.act.kind === "save_partial" && !WINDOWS.has(one.refusal.code);
}

/**
 * A packet as the server gives it. What waits here stays, and so does what the server spoke of after the packet was asked for (`newer`);
 * elsewhere the packet is newer. Nothing keyed is ever replaced by nothing.
 */
export function planPacket(state: State, packet: Packet, newer: ReadonlySet<number>): Plan {
  const packets = new Map(state.packets).set(packet.lease, packet);
  const drafts = new Map(state.drafts);
  const aside = [...state.aside];
  const changes: Change[] = [{ shelf: "packets", key: packet.lease, row: packet }];
  for (const theirs of packet.drafts) {
    if (newer.has(theirs.id)) continue;
    const mine = drafts.get(theirs.id);
    const waiting = state.outbox.filter((row) => row.draft === theirs.id).at(-1);
    if (mine && waiting) {
      if (!changedElsewhere(mine, theirs.partial)) continue;
      const laid: AsideRow = { act: waiting.act, draft: mine.draft, lease: packet.lease, theirs: theirs.partial, refusal: ELSEWHERE };
      if (!aside.some((one) => one.act.txn === laid.act.txn)) {
        aside.push(laid);
        changes.push({ shelf: "aside", key: laid.act.txn, row: laid });
      }
      drafts.set(theirs.id, { ...mine, theirs: theirs.partial });
    } else {
      if (!mine && theirs.partial === null && !theirs.finished) continue;
      const pass = theirs.finished && mine?.lease === packet.lease ? mine.pass : null;
      const values = theirs.partial ?? mine?.values ?? {};
      const kept = theirs.finished ? (mine?.kept ?? "counted") : null;
      drafts.set(theirs.id, {
        draft: theirs.id,
        lease: packet.lease,
        values,
        finished: theirs.finished,
        pass,
        theirs: theirs.partial,
        kept,
      });
    }
    changes.push({ shelf: "drafts", key: theirs.id, row: drafts.get(theirs.id) });
  }
  return { state: { ...state, packets, drafts, aside }, changes };
}

/** Remove the packets whose leases ended and of which nothing waits, with their drafts. */
export function planPurge(state: State, ended: ReadonlySet<string>): Plan {
  const held = new Set([...state.outbox, ...state.aside].map((row) => row.lease));
  const gone = new Set([...ended].filter((lease) => !held.has(lease)));
  const drafts = [...state.drafts.values()].filter((row) => gone.has(row.lease));
  const packets = [...state.packets.keys()].filter((lease) => gone.has(lease));
  return {
    state: {
      ...state,
      packets: new Map([...state.packets].filter(([lease]) => !gone.has(lease))),
      drafts: new Map([...state.drafts].filter(([, row]) => !gone.has(row.lease))),
    },
    changes: [
      ...packets.map((key): Change => ({ shelf: "packets", key, row: null })),
      ...drafts.map((row): Change => ({ shelf: "drafts", key: row.draft, row: null })),
    ],
  };
}

/** Lay something aside that never became an act: what was typed in a window whose work another one took over. */
export function planAside(state: State, rows: readonly AsideRow[]): Plan {
  const known = new Set(state.aside.map((row) => row.act.txn));
  const fresh = [...new Map(rows.map((row) => [row.act.txn, row])).values()].filter((row) => !known.has(row.act.txn));
  const changes = fresh.map((row): Change => ({ shelf: "aside", key: row.act.txn, row }));
  return { state: { ...state, aside: [...state.aside, ...fresh] }, changes };
}

/** Remember what the server said of the work that waits. */
export function planWork(state: State, work: Work): Plan {
  return { state: { ...state, work }, changes: [{ shelf: "said", key: "work", row: work }] };
}

/** Parts of these that the server lists no more (`open`): entries were left in them, and they were not given back here. */
export function overOf(state: State, before: Iterable<Packet>, open: ReadonlySet<string>, returned: ReadonlySet<string>): OverRow[] {
  const known = new Set(state.over.map((one) => one.lease));
  return [...before].flatMap(({ lease, kind, book, drafts }): OverRow[] => {
    if (open.has(lease) || returned.has(lease) || known.has(lease)) return [];
    const done = drafts.filter((one) => state.drafts.get(one.id)?.finished ?? one.finished).length;
    return done < drafts.length ? [{ lease, title: book.title, kind, done, of: drafts.length }] : [];
  });
}

/** Remember which parts ended elsewhere; `heard`: their person has read it. */
export function planOver(state: State, rows: readonly OverRow[], heard: ReadonlySet<string> = new Set()): Plan {
  const over = [...state.over, ...rows].filter((one) => !heard.has(one.lease));
  return { state: { ...state, over }, changes: [{ shelf: "said", key: "over", row: over }] };
}

/** Let go what was laid aside. */
export function planLetGo(state: State, txn: string): Plan {
  const aside = state.aside.filter((row) => row.act.txn !== txn);
  return { state: { ...state, aside }, changes: [{ shelf: "aside", key: txn, row: null }] };
}

function draftRow(state: State, draft: number, lease: string): DraftRow {
  const known = state.drafts.get(draft);
  return known ? { ...known, lease } : { draft, lease, values: {}, finished: false, pass: null, theirs: null };
}

function withAct(state: State, row: DraftRow, act: Act, sent: ReadonlySet<string>, { drop = true } = {}): Plan {
  const superseded = state.outbox.filter(
    (one) => drop && one.draft === row.draft && one.act.kind === "save_partial" && !sent.has(one.act.txn),
  );
  const fresh: ActRow = { n: nextNumber(state), act, draft: row.draft, lease: row.lease };
  return {
    state: {
      ...state,
      drafts: new Map(state.drafts).set(row.draft, row),
      outbox: [...state.outbox.filter((one) => !superseded.includes(one)), fresh],
    },
    changes: [
      ...superseded.map((one): Change => ({ shelf: "outbox", key: one.n, row: null })),
      { shelf: "drafts", key: row.draft, row },
      written(fresh),
    ],
  };
}

function written(row: ActRow): Change {
  return { shelf: "outbox", key: row.n, row };
}

function nextNumber(state: State): number {
  const unopened = state.unopened.filter(({ shelf }) => shelf === "outbox").map(({ key }) => Number(key));
  return Math.max(state.outbox.at(-1)?.n ?? 0, ...unopened) + 1;
}

function changedElsewhere(mine: DraftRow, partial: Values | null): boolean {
  const now = JSON.stringify(partial);
  return partial !== null && now !== JSON.stringify(mine.theirs) && now !== JSON.stringify(mine.values);
}
