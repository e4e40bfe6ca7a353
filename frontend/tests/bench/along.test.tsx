// @vitest-environment jsdom
/** The list of parts: taking a part along, what is needed, what lies here and until when. */
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import type { Keeping } from "../../src/bench/doors";
import { fewerSaid, hourAndDay } from "../../src/bench/screen/Along";
import { Parts } from "../../src/bench/screen/Parts";
import type { Packet, WorkBook } from "../../src/wire";
import { sceneKeeping, scenePacket } from "./scene";

const UNTIL = "2026-11-30T10:00:00Z";
const BOOK: WorkBook = {
  path: "24862/KS.2008.02",
  title: "Khai sinh, quyển 02/2008",
  unit: "24862",
  type: "KS",
  mine: { first: 40, second: 0, inspect: 0, adjudicate: 0 },
  lease: null,
};
const GB = 1_000_000_000;
let place: HTMLElement | null = null;

afterEach(() => {
  if (place) act(() => render(null, place as HTMLElement));
  place?.remove();
});

async function shown(packets: Packet[], more: Partial<Keeping> = {}) {
  const asked: unknown[][] = [];
  const opened: Packet[] = [];
  const keeping = sceneKeeping(packets, {
    work: signal({ books: packets.length ? [] : [BOOK], leases: [] }),
    room: async (pages) => ({ needed: pages * 300_000, free: GB, enough: true }),
    take: async (...how) => {
      asked.push(how);
      return scenePacket();
    },
    ...more,
  });
  const here = document.body.appendChild(document.createElement("div"));
  place = here;
  await act(() => render(<Parts keeping={keeping} onOpen={(packet) => opened.push(packet)} />, here));
  await act(async () => {
    for (const one of here.querySelectorAll("details")) {
      one.open = true;
      one.dispatchEvent(new Event("toggle"));
    }
  });
  return { here, asked, opened };
}
const text = (here: HTMLElement) => here.textContent?.replace(/\s+/g, " ") ?? "";
const button = (here: HTMLElement, says: string) => [...here.querySelectorAll("button")].find((one) => one.textContent === says);

async function choose(here: HTMLElement, at: number, value: string) {
  const select = here.querySelectorAll("select")[at] as HTMLSelectElement;
  await act(() => {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function status(more: Partial<Keeping["status"]["value"]>) {
  return signal({ ...sceneKeeping([]).status.value, ...more });
}

test("a part is taken along for the days and entries that were chosen, and the list stays", async () => {
  const { here, asked, opened } = await shown([]);
  await choose(here, 0, "7");
  await choose(here, 1, "50");
  expect(text(here)).toContain("Chỉ còn 40 phiếu đang chờ.");
  expect(text(here)).toContain("ảnh trang cần khoảng 12 MB, trình duyệt còn 1 GB.");
  await act(async () => button(here, "Nhận và mang theo")?.click());
  expect(asked).toEqual([[BOOK.path, "first", { days: 7, count: 50 }]]);
  expect(opened).toEqual([]);
});

test("a part that is smaller than what was chosen says so, and why that may be", async () => {
  const { here } = await shown([]);
  await act(async () => button(here, "Nhận và mang theo")?.click());
  expect(text(here)).toContain("Phần việc nhận được có 3 phiếu, ít hơn 30 phiếu vừa chọn");
  expect(fewerSaid(scenePacket(), 3)).toBe("");
});

test("every choice has a name", async () => {
  const { here } = await shown([]);
  const names = [...here.querySelectorAll("select")].map((one) => one.labels?.[0]?.firstChild?.textContent);
  expect(names).toEqual(["Giữ trong", "Nhiều nhất"]);
});

test("a part that is here is held longer", async () => {
  const { here, asked } = await shown([scenePacket({ until: UNTIL })]);
  await choose(here, 0, "1");
  await act(async () => button(here, "Giữ thêm để mang theo")?.click());
  expect(asked).toEqual([["24862/KS.2008.01", "first", { days: 1 }]]);
});

test.each([
  [{ online: false }, {}, "nối mạng"],
  [{ offline: { ready: false, says: "Máy này chưa được đăng ký." } }, {}, "Máy này chưa được đăng ký."],
  [{}, { room: async (pages: number) => ({ needed: pages * 300_000, free: 5_000_000, enough: false }) }, "chỉ còn 5 MB"],
])("a choice that cannot be made says why (%j)", async (state, more, why) => {
  const { here } = await shown([], { status: status(state), ...more });
  expect(button(here, "Nhận và mang theo")?.disabled).toBe(true);
  expect(here.querySelector(".note.warn")?.textContent).toContain(why);
});

test.each([
  [2, false, "Đã tải 2/3 trang về máy này; chưa mang đi được. Giữ đến 17:00 ngày 30/11."],
  [3, false, "Máy này chưa giữ được phần việc trên ổ đĩa; chưa mang đi được. Giữ đến 17:00 ngày 30/11."],
  [3, true, "Đã mang theo đủ 3 trang, mở được khi mất mạng đến 17:00 ngày 30/11."],
])("with %i of 3 pages here, written %s, the part says what may be done", async (images, whole, says) => {
  const packet = scenePacket({ until: UNTIL });
  const { here } = await shown([packet], { progress: signal([{ lease: packet.lease, images, of: 3, whole }]) });
  expect(text(here)).toContain(says);
  expect(text(here).includes("mở được khi mất mạng")).toBe(whole);
});

test("a part that does not open without a network never says that it does", async () => {
  const packet = scenePacket({ until: UNTIL });
  const { here } = await shown([packet], {
    progress: signal([{ lease: packet.lease, images: 3, of: 3, whole: true }]),
    status: status({ offline: { ready: false, says: "Chưa được." } }),
  });
  expect(text(here)).toContain("Đã tải đủ 3 trang; chưa mở được khi mất mạng.");
});

test("a part that was called back is marked and told until that was read", async () => {
  const packet = scenePacket();
  const over = signal([{ lease: packet.lease, title: packet.book.title, kind: packet.kind, done: 1, of: 3 }]);
  const heard: string[] = [];
  const overHeard = async (lease: string) => {
    heard.push(lease);
    over.value = [];
  };
  const { here } = await shown([packet], { over, overHeard });
  expect(here.querySelector("li strong:last-of-type")?.textContent).toBe("đã thu hồi");
  expect(here.querySelector(".note.warn")?.textContent).toContain("đã xong 1/3 trường hợp): phần này đã thu hồi");
  expect([button(here, "Nhập tiếp"), button(here, "Trả lại phần này")]).toEqual([undefined, undefined]);
  await act(async () => button(here, "Đã biết")?.click());
  expect([heard, here.querySelector(".note.warn")]).toEqual([[packet.lease], null]);
});

test("a part is given back with a question where an entry is half done, and with a receipt; without a network it is marked", async () => {
  const packet = scenePacket();
  const given: string[] = [];
  const returning = signal<ReadonlySet<string>>(new Set());
  let offline = false;
  const giveBack = async (lease: string) => {
    given.push(lease);
    if (offline) returning.value = new Set([lease]);
  };
  const { here } = await shown([{ ...packet, drafts: packet.drafts.map((one, at) => ({ ...one, finished: at === 0 })) }], {
    giveBack,
    returning,
  });
  await act(async () => button(here, "Trả lại phần này")?.click());
  expect(here.querySelector(".note.good")?.textContent).toBe("Đã trả lại 2 trường hợp, 1 đã xong vẫn được tính.");
  act(() => render(null, here));
  offline = true;
  const partial = { so: { v: "1" } };
  const other = await shown([{ ...packet, drafts: packet.drafts.map((one, at) => ({ ...one, partial: at ? null : partial })) }], {
    giveBack,
    returning,
  });
  await act(async () => button(other.here, "Trả lại phần này")?.click());
  expect(text(other.here)).toContain("Phần này còn 1 trường hợp nhập dở");
  expect(given).toHaveLength(1);
  await act(async () => button(other.here, "Vẫn trả lại")?.click());
  expect(other.here.querySelector(".note.good")?.textContent).toContain("sẽ trả lại khi có mạng");
  expect([given.length, button(other.here, "Trả lại phần này")]).toEqual([2, undefined]);
});

test("hours are those of Viet Nam", () => {
  expect(hourAndDay("2026-11-30T18:05:00Z")).toBe("01:05 ngày 1/12");
});
