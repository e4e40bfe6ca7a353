/** Practice: packets with known answers. What is keyed in them stays in this tab; nothing of it is sent or stored. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { FinishedPass, Packet, Values } from "../wire";
import type { DraftHere } from "./door";

/** The practice of one tab. */
export interface Practising {
  readonly packets: ReadonlySignal<Packet[]>;
  readonly drafts: ReadonlySignal<ReadonlyMap<number, DraftHere>>;
  begin(packet: Packet): void;
  end(lease: string): void;
  /** Whether a draft belongs to practice. */
  has(draft: number): boolean;
  put(draft: number, values: Values): void;
  finish(pass: FinishedPass): void;
  undo(draft: number): void;
}

/** No practice yet. */
export function makePractising(): Practising {
  const packets = signal<Packet[]>([]);
  const drafts = signal<ReadonlyMap<number, DraftHere>>(new Map());
  const leaseOf = computed(() => new Map(packets.value.flatMap((packet) => packet.drafts.map((one) => [one.id, packet.lease] as const))));
  const set = (draft: number, values: Values, pass: FinishedPass | null) => {
    const lease = leaseOf.value.get(draft) ?? "";
    const where = Object.keys(values).length ? "memory" : "nothing";
    drafts.value = new Map(drafts.value).set(draft, {
      draft,
      lease,
      values,
      finished: pass !== null,
      pass,
      kept: null,
      reopening: false,
      where,
    });
  };
  return {
    packets,
    drafts,
    begin: (packet) => {
      packets.value = [...packets.value.filter((one) => one.lease !== packet.lease), packet];
    },
    end: (lease) => {
      packets.value = packets.value.filter((one) => one.lease !== lease);
      drafts.value = new Map([...drafts.value].filter(([, one]) => one.lease !== lease));
    },
    has: (draft) => leaseOf.value.has(draft),
    put: (draft, values) => set(draft, values, null),
    finish: (pass) => set(pass.draft, pass.values, pass),
    undo: (draft) => set(draft, drafts.value.get(draft)?.values ?? {}, null),
  };
}
