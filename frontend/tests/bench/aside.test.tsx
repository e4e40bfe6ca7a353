// @vitest-environment jsdom
/** Work that the server refused, on the bench and in the list of parts: sent again, put back, taken out, and only then thrown away. */
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import type { Keeping } from "../../src/bench/doors";
import { Aside } from "../../src/bench/screen/Aside";
import { BenchScreen } from "../../src/bench/screen/Bench";
import { openBench } from "../../src/bench/session/bench";
import type { LaidAside } from "../../src/keeping/door";
import { keyed, LAID, sceneKeeping, sceneLaw, scenePacket } from "./scene";

const FINISH: LaidAside = {
  ...LAID,
  kind: "finish_pass",
  what: "Hoàn thành lượt nhập",
  mine: { ...keyed({ loaiDangKy: "1" }), nksHoTen: { v: "K' BRÉO", u: [[5, 6]] }, meHoTen: { a: "rach" } },
  again: true,
  back: true,
};
let place: HTMLElement | null = null;
afterEach(() => {
  if (place) act(() => render(null, place as HTMLElement));
  place?.remove();
  vi.unstubAllGlobals();
});

async function shown(row: LaidAside, more: Partial<Keeping> = {}) {
  const did: unknown[] = [];
  const packet = scenePacket();
  const keeping = sceneKeeping([packet], {
    aside: signal([row]),
    sendAgain: async (txn) => void did.push(["again", txn]),
    putBack: async (txn) => void did.push(["back", txn]),
    letGo: async (txn) => void did.push(["gone", txn]),
    ...more,
  });
  const here = document.body.appendChild(document.createElement("div"));
  place = here;
  await act(async () =>
    render(<Aside keeping={keeping} lawOf={async () => sceneLaw()} onBack={(draft) => did.push(["opened", draft])} />, here),
  );
  const press = (says: string) => act(async () => button(says)?.click());
  const button = (says: string) => [...here.querySelectorAll("button")].find((one) => one.textContent?.startsWith(says));
  return { here, did, press, button, keeping, text: () => here.textContent?.replace(/\s+/g, " ") ?? "" };
}

test("it is told where it belongs, in the words of the law, in the order of the page", async () => {
  const { here, text } = await shown({ ...FINISH, mine: { ...FINISH.mine, cotCu: { v: "gõ theo mẫu cũ" } } });
  expect(text()).toContain("Hoàn thành lượt nhập, Khai sinh, quyển 01/2008, xã Lát, trường hợp 12: Không có phần việc này. Nhận lại.");
  const cells = [...here.querySelectorAll("tbody tr")].map((row) => [...row.children].map((one) => one.textContent));
  expect(cells).toEqual([
    ["Loại đăng ký", "1 – Đúng hạn"],
    ["Họ, chữ đệm, tên", "K' BRÉO"],
    ["Họ, chữ đệm, tên của người mẹ", "trang rách"],
    ["cotCu", "gõ theo mẫu cũ"],
  ]);
});

test("it is sent again, and told when that changed nothing", async () => {
  const { did, press, text } = await shown(FINISH);
  await press("Gửi lại");
  expect(did).toEqual([["again", "t-1"]]);
  expect(text()).toContain("Đã gửi lại và máy chủ vẫn không nhận.");
});

test("it goes back into the form; what it would replace there is asked first", async () => {
  const { did, press, text } = await shown(FINISH, { draftValues: () => keyed({ nksHoTen: "K' BRÊ" }) });
  await press("Đưa lại vào phiếu");
  expect(did).toEqual([]);
  expect(text()).toContain("Phiếu đang có giá trị khác ở: Họ, chữ đệm, tên.");
  await press("Thay 1 mục ấy");
  expect(did).toEqual([
    ["back", "t-1"],
    ["opened", 1],
  ]);
});

test("where no part holds the draft it cannot go back, and says why; it can still be copied and kept as a file", async () => {
  const writeText = vi.fn(async () => undefined);
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  const { button, press, text } = await shown({ ...FINISH, draft: 99 });
  expect(button("Đưa lại vào phiếu")?.disabled).toBe(true);
  expect(text()).toContain("nhận lại việc của quyển ấy trước");
  await press("Chép");
  expect(writeText.mock.calls.join()).toContain("Họ, chữ đệm, tên: K' BRÉO (chưa chắc: “É”)\nHọ, chữ đệm, tên của người mẹ: trang rách");
  expect(button("Đã chép")).toBeDefined();
  const made: Blob[] = [];
  vi.stubGlobal("URL", { createObjectURL: (blob: Blob) => made.push(blob) && "#", revokeObjectURL: () => undefined });
  await press("Tải về");
  expect(await made[0]?.text()).toContain("Loại đăng ký: 1 – Đúng hạn");
});

test("it is thrown away only after being asked; where nothing was typed it is only read", async () => {
  const { did, press, text } = await shown(FINISH);
  await press("Bỏ việc này");
  expect(text()).toContain("3 mục đã gõ mất hẳn");
  expect(did).toEqual([]);
  await press("Bỏ hẳn");
  expect(did).toEqual([["gone", "t-1"]]);
});

test("what neither goes again nor back is copied or let go, and holds nothing up", async () => {
  const { button } = await shown({ ...FINISH, again: false, back: false });
  expect(["Gửi lại", "Đưa lại"].map(button)).toEqual([undefined, undefined]);
  expect(button("Tải về")).toBeDefined();
});

test("an undo that was refused is only read", async () => {
  const { did, press, button } = await shown(LAID);
  expect(button("Gửi lại")).toBeUndefined();
  await press("Đã biết");
  expect(did).toEqual([["gone", "t-1"]]);
});

test("the bench itself says that work was refused, opens it there, and shows the entry that it went back into", async () => {
  const packet = scenePacket();
  const aside = signal([{ ...FINISH, draft: 2 }]);
  const keeping = sceneKeeping([packet], {
    aside,
    putBack: async () => {
      await keeping.put(2, FINISH.mine ?? {});
      aside.value = [];
    },
  });
  const bench = openBench({ packet, law: sceneLaw(), keeping, now: () => 0 });
  const here = document.body.appendChild(document.createElement("div"));
  place = here;
  await act(() => render(<BenchScreen bench={bench} keeping={keeping} shelf={null} now={() => 0} onLeave={() => undefined} />, here));
  const press = (says: string) => act(async () => [...here.querySelectorAll("button")].find((one) => one.textContent === says)?.click());
  expect(here.textContent).toContain("Máy chủ không nhận 1 việc; nội dung còn giữ ở máy này");
  await act(() => {
    bench.notice.value = { says: "Không mở lại được.", kind: "bad" };
  });
  await act(() => void document.body.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, key: "Escape" })));
  expect(bench.notice.peek()).toBeNull();
  await press("Xem và xử lý");
  await press("Đưa lại vào phiếu");
  expect(bench.entry.peek()?.draft.id).toBe(2);
  expect(bench.entry.peek()?.values.peek()).toEqual(FINISH.mine);
  expect(here.textContent).not.toContain("Máy chủ không nhận");
});
