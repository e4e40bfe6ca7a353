/** What the bench asks of the law and of the keeping: the bench itself knows neither the network nor the storage. */
import type { ReadonlySignal } from "@preact/signals";
import type { Keeping as Door, Room } from "../keeping/door";
import type { OverRow } from "../keeping/rows";
import type { Coaching, Packet, Work } from "../wire";

export type { CodeItem, FieldInfo, Finding, FormBlock, FormLine, Law, Spot, Understanding } from "../law";

/** What the bench asks beyond the door of the keeping; absent where a server does not offer it. */
export interface Extras {
  work?: ReadonlySignal<Work | null>;
  /** Parts that ended elsewhere, until their person has read it. */
  over?: ReadonlySignal<readonly OverRow[]>;
  overHeard?(lease: string): Promise<void>;
  /** Parts that are given back as soon as the server answers. */
  returning?: ReadonlySignal<ReadonlySet<string>>;
  coaching?(): Promise<Coaching | null>;
  practice?(type: string): Promise<Packet>;
  /** Whether so many pages still fit on this machine. */
  room?(pages: number): Promise<Room>;
}

/** Packets, drafts and the outbox of one person on this machine. */
export type Keeping = Door & Extras;

/** Something that a door refuses, in words for the person. */
export interface Said {
  says: string;
  fix: string;
}

/** The sentence of whatever went wrong; an unforeseen fault is told as one. */
export function saidBy(problem: unknown): Said {
  const said = problem as Partial<Said> | null;
  if (said && typeof said.says === "string") return { says: said.says, fix: said.fix ?? "" };
  return {
    says: "Máy vừa gặp một lỗi ngoài dự tính; những gì đã nhập vẫn còn trên máy này.",
    fix: "Tải lại trang; nếu còn lỗi thì báo người quản trị.",
  };
}
