// @vitest-environment jsdom
import type { Signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { actOf, KEYS } from "../../src/bench/keys";
import { BenchScreen } from "../../src/bench/screen/Bench";
import { type Bench, openBench } from "../../src/bench/session/bench";
import type { Status } from "../../src/keeping/door";
import { NOT_HOLDER } from "../../src/keeping/saying";
import type { Packet } from "../../src/wire";
import { type SceneKeeping, sceneKeeping, sceneLaw, scenePacket } from "./scene";

let place: HTMLElement;
let bench: Bench;
let keeping: SceneKeeping;
let clock = 0;

function open(packet: Packet = scenePacket()) {
  keeping = sceneKeeping([packet]);
  clock = 0;
  bench = openBench({ packet, law: sceneLaw(), keeping, now: () => clock });
  place = document.body.appendChild(document.createElement("div"));
  act(() => render(<BenchScreen bench={bench} keeping={keeping} shelf={null} now={() => clock} onLeave={() => undefined} />, place));
}
beforeEach(() => {
  vi.useFakeTimers();
  open();
});
afterEach(() => {
  act(() => render(null, place));
  place.remove();
  vi.useRealTimers();
});

const box = (field: string) => document.getElementById(`f-${field}`) as HTMLInputElement;
const here = () => document.activeElement?.id;
const values = () => bench.entry.peek()?.values.peek();
function press(code: string, more: KeyboardEventInit & { keyCode?: number } = {}) {
  const key = more.key ?? code.replace(/^Key/, "").replace("NumpadEnter", "Enter");
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, code, ...more, key });
  act(() => void (document.activeElement ?? document.body).dispatchEvent(event));
  return event;
}
function type(field: string, text: string) {
  act(() => box(field).focus());
  for (const letter of text) {
    act(() => {
      box(field).value += letter;
      box(field).dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: letter }));
    });
  }
  act(() => void vi.advanceTimersByTime(60));
}

describe("keys", () => {
  test("no two acts share a key, and every key says what it does", () => {
    const places = KEYS.map((key) => [key.code, key.alt, key.ctrl, key.shift].join());
    expect(new Set(places).size).toBe(places.length);
    for (const key of KEYS) expect(key.says.length).toBeGreaterThan(5);
  });

  test("none is a key of Chromium, Windows or UniKey", () => {
    const theirs = [
      "F5",
      "F6",
      "F11",
      "F12",
      "Alt+D",
      "Alt+E",
      "Alt+F",
      "Alt+Z",
      "Alt+F4",
      "Ctrl+T",
      "Ctrl+W",
      "Ctrl+N",
      "Ctrl+Shift",
      "Alt+Shift",
      "Alt+Home",
    ];
    for (const key of KEYS) for (const other of theirs) expect(key.shows === other || key.shows.startsWith(`${other}+`)).toBe(false);
  });

  test("Enter accepts an untouched proposal and goes on; Shift+Enter goes back", () => {
    expect(here()).toBe("f-so");
    press("Enter");
    expect([here(), values()?.so]).toEqual(["f-quyenSo", { v: "012/2008" }]);
    press("Enter", { shiftKey: true });
    expect([here(), box("so").value]).toEqual(["f-so", "012/2008"]);
  });

  test("what is typed over a proposal stands instead of it", () => {
    type("so", "13/2008");
    press("Enter");
    expect(values()?.so).toEqual({ v: "13/2008" });
  });

  test("one key takes the run of proposals, to the first place that needs an eye", () => {
    press("KeyN", { altKey: true });
    expect(here()).toBe("f-nksHoTen");
    expect(Object.keys(values() ?? {})).toEqual(["so", "quyenSo", "trangSo", "ngayDangKy", "loaiDangKy"]);
  });

  test.each([
    ["F2", "trong"],
    ["F4", "khong_doc_duoc"],
    ["F8", "rach"],
    ["F9", "khong_ap_dung"],
  ])("%s says %s and goes on", (code, absence) => {
    act(() => box("meHoTen").focus());
    press(code);
    expect(values()?.meHoTen).toEqual({ a: absence });
    expect(here()).toBe("f-meNgaySinh");
  });

  test("a figure of a code goes on by itself; the Enter of habit after it accepts nothing", () => {
    type("nksGioiTinh", "2");
    expect([here(), values()?.nksGioiTinh]).toEqual(["f-nksNgaySinh", { v: "2" }]);
    press("Enter");
    expect(here()).toBe("f-nksNgaySinh");
    clock += 300;
    press("Enter");
    expect(here()).toBe("f-nksNgaySinhBangChu");
  });

  test("in the middle of a composition nothing goes on; its end goes on, once", () => {
    act(() => box("nksGioiTinh").focus());
    const composed = (text: string) => {
      box("nksGioiTinh").value = text;
      const how = { bubbles: true, inputType: "insertCompositionText", data: text, isComposing: true };
      box("nksGioiTinh").dispatchEvent(new InputEvent("input", how));
    };
    act(() => composed("1"));
    expect(here()).toBe("f-nksGioiTinh");
    act(() => composed("2"));
    act(() => void box("nksGioiTinh").dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "2" })));
    expect([here(), values()?.nksGioiTinh]).toEqual(["f-nksNgaySinh", { v: "2" }]);
    act(() => void box("nksGioiTinh").dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: "2" })));
    expect(here()).toBe("f-nksNgaySinh");
  });

  test("the block as before leaves what is one's own to the eye: the cursor goes there", () => {
    type("so", "77/2008");
    press("KeyK", { altKey: true });
    expect([values()?.so, values()?.ngayDangKy, here()]).toEqual([{ v: "77/2008" }, { v: "15/06/2008" }, "f-trangSo"]);
  });

  test("a held Enter accepts one proposal, not all", () => {
    press("Enter");
    press("Enter", { repeat: true });
    expect(here()).toBe("f-quyenSo");
  });

  test("F1 shows the keys; the focus comes back", () => {
    press("F1");
    expect(place.querySelector("dialog h2")?.textContent).toContain("Phím");
  });
});

describe("input methods", () => {
  test("while one composes, no key of the bench works", () => {
    for (const more of [{ isComposing: true }, { keyCode: 229 }]) {
      expect(press("Enter", more).defaultPrevented).toBe(false);
      expect(press("F2", more).defaultPrevented).toBe(false);
    }
    expect([here(), values()]).toEqual(["f-so", {}]);
  });

  test("the text is never rewritten while somebody types: UniKey takes letters back and puts others", () => {
    act(() => box("meHoTen").focus());
    for (const step of ["N", "Ng", "Ngu", "Nguy", "Nguye", "Nguy", "Nguyê", "Nguyên", "Nguyê", "Nguyễ", "Nguyễn"]) {
      act(() => {
        box("meHoTen").value = step;
        box("meHoTen").dispatchEvent(new InputEvent("input", { bubbles: true }));
        vi.advanceTimersByTime(500);
      });
      expect(box("meHoTen").value).toBe(step);
    }
  });

  test("letters of two parts become one only when the field is left", () => {
    const apart = "Nguyễn".normalize("NFD");
    type("meHoTen", apart);
    expect(box("meHoTen").value).toBe(apart);
    press("Enter");
    expect([box("meHoTen").value, values()?.meHoTen]).toEqual(["Nguyễn", { v: "Nguyễn" }]);
  });

  test("→ at the end takes a completion; Enter and Tab never do", () => {
    type("meHoTen", "ka");
    expect(place.querySelector(".bench-ghost")?.textContent).toBe(" DUNG");
    press("Enter");
    expect(values()?.meHoTen).toEqual({ v: "ka" });
    type("chaHoTen", "ka");
    expect(press("Tab").defaultPrevented).toBe(false); // the browser's own, as in every form
    expect(values()?.chaHoTen).toEqual({ v: "ka" });
    box("chaHoTen").setSelectionRange(2, 2);
    expect(press("ArrowRight").defaultPrevented).toBe(true);
    expect(values()?.chaHoTen).toEqual({ v: "KA DUNG" });
  });
});

describe("undo", () => {
  test("in a box that was changed it is the browser's own; else it takes the last step back", () => {
    type("meHoTen", "KA");
    expect(press("KeyZ", { ctrlKey: true }).defaultPrevented).toBe(false);
    press("Enter");
    expect(press("KeyZ", { ctrlKey: true }).defaultPrevented).toBe(true);
    expect([values(), box("meHoTen").value]).toEqual([{}, ""]);
  });
});

describe("what rules say", () => {
  const complains = (field: string) => box(field).closest(".bench-line")?.querySelectorAll(".bench-findings li").length ?? 0;

  test("of a place begins when it was left for another one, not when an entry opens nor when the lesson is pressed", () => {
    for (const field of ["f-so", "f-nksHoTen"]) {
      act(() => document.getElementById(field)?.focus());
      act(() => (place.querySelector(".bench-guide button") as HTMLElement).focus());
      act(() => bench.beside(1));
      act(() => void vi.advanceTimersByTime(2000));
      expect(place.querySelectorAll(".bench-findings li, [aria-invalid]").length).toBe(0);
    }
    act(() => box("nksHoTen").focus());
    press("Enter");
    act(() => void vi.advanceTimersByTime(2000));
    expect(complains("nksHoTen")).toBe(1);
  });

  test("a proposal that waits is not called empty, and is told as one at the end", async () => {
    act(() => box("so").focus());
    act(() => box("quyenSo").focus());
    clock += 1000;
    await act(() => bench.finish());
    expect([complains("so"), complains("nksHoTen")]).toEqual([0, 1]);
    expect(bench.points.peek()[0]?.says).toBe("Số đăng ký: còn một đề xuất chưa nhận.");
  });

  test("stands under its field, its law on demand; a reason takes two keys", () => {
    type("ngayDangKy", "15/06/2008");
    press("Enter");
    type("nksNgaySinh", "16062008");
    press("Enter");
    act(() => void vi.advanceTimersByTime(2000));
    const row = box("ngayDangKy").closest(".bench-line");
    expect(row?.textContent).toContain("Cần lý do");
    expect(row?.textContent).not.toContain("Luật Hộ tịch");
    act(() => box("ngayDangKy").focus());
    press("KeyP", { altKey: true });
    expect(row?.textContent).toContain("Luật Hộ tịch");
    press("KeyL", { altKey: true });
    press("Digit1", { key: "1" });
    expect(bench.entry.peek()?.reasons.peek()).toEqual({ "NGAY_TRUOC_SINH:ngayDangKy": "dung_theo_so" });
    expect(here()).toBe("f-ngayDangKy");
    expect(row?.textContent).toContain("Đúng theo sổ gốc");
  });
});

describe("what is seldom written", () => {
  test("is folded away and opened by a key; what stands there is always shown", () => {
    expect(box("meQuocTichKhac")).toBeNull();
    act(() => box("meHoTen").focus());
    press("KeyM", { altKey: true });
    expect(box("meQuocTichKhac")).not.toBeNull();
    expect(box("chaQuocTichKhac")).toBeNull();
  });

  test("the last line leads to the button that calls the entry done", () => {
    act(() => box("ghiChu").focus());
    press("Enter");
    expect(here()).toBe("bench-done");
  });
});

describe("the picture", () => {
  test("is hidden and shown again by one key, and follows the field", () => {
    expect(place.querySelector(".bench-window")?.getAttribute("aria-label")).toContain("Số đăng ký");
    press("KeyH", { altKey: true });
    expect(place.querySelector(".bench-window")).toBeNull();
    press("KeyH", { altKey: true });
    expect(place.querySelector(".bench-window")).not.toBeNull();
    act(() => box("nksHoTen").focus());
    expect(place.querySelector(".bench-window")?.getAttribute("aria-label")).toContain("Họ, chữ đệm, tên");
  });

  test("an entry over two pages says so, and either page is a press away whatever the field", () => {
    act(() => render(null, place));
    place.remove();
    const packet = scenePacket();
    const [first] = packet.drafts;
    if (first) first.regions = [100, 101].map((page) => ({ page, x: 0, y: 0, w: 1000, h: 1000 }));
    open(packet);
    const further = () => [...place.querySelectorAll("button")].find((one) => one.textContent?.startsWith("Ảnh "));
    const shown = () => place.querySelector(".bench-window")?.getAttribute("aria-label");
    expect([further()?.textContent, shown()]).toEqual(["Ảnh 1/2", expect.stringContaining("Trang 100")]);
    act(() => further()?.click());
    expect([further()?.textContent, shown()]).toEqual(["Ảnh 2/2", expect.stringContaining("Trang 101")]);
    act(() => further()?.click());
    expect(further()?.textContent).toBe("Ảnh 1/2");
  });
});

describe("by mouse", () => {
  test("the buttons do what the keys do, to the field with the cursor", () => {
    act(() => box("meHoTen").focus());
    const button = [...place.querySelectorAll("button")].find((one) => one.textContent === "Trang rách");
    act(() => button?.click());
    expect(values()?.meHoTen).toEqual({ a: "rach" });
  });
});

test("keystrokes are counted with what changes or confirms", () => {
  press("Enter");
  press("ArrowLeft");
  press("Shift", { key: "Shift" });
  press("KeyN", { altKey: true });
  expect(bench.entry.peek()?.effort.peek().keystrokes).toBe(2);
});

test("the keys of the table are found by their place on the keyboard, whatever an input method makes of them", () => {
  expect(actOf({ code: "KeyC", key: "ç", altKey: true, ctrlKey: false, metaKey: false, shiftKey: false })).toBe("uncertain");
  expect(actOf({ code: "NumpadEnter", key: "Enter", altKey: false, ctrlKey: true, metaKey: false, shiftKey: false })).toBe("done");
});

test("in a window that only looks nothing can be typed or changed; once the work is here again it can", async () => {
  const status = keeping.status as Signal<Status>;
  act(() => {
    status.value = { ...status.peek(), holder: false };
  });
  expect(box("meHoTen").readOnly).toBe(true);
  act(() => box("meHoTen").focus());
  press("F2");
  clock += 1000;
  await act(() => bench.finish());
  expect([values(), bench.notice.peek()?.says]).toEqual([{}, NOT_HOLDER.says]);
  act(() => {
    status.value = { ...status.peek(), holder: true };
  });
  expect([box("meHoTen").readOnly, bench.notice.peek()]).toEqual([false, null]);
});
