/** The keys of the bench: one table, for what they do and for what the help says of them. Chosen to clash with nothing of Chromium, Windows or UniKey. */

/** What can be done by a key or a button. */
export type Act =
  | "next"
  | "back"
  | "done"
  | "trong"
  | "khong_doc_duoc"
  | "rach"
  | "khong_ap_dung"
  | "rest_blank"
  | "uncertain"
  | "accept_run"
  | "as_before"
  | "block_as_before"
  | "reason"
  | "basis"
  | "undo"
  | "unfold"
  | "next_entry"
  | "previous_entry"
  | "next_finding"
  | "zoom_in"
  | "zoom_out"
  | "fit"
  | "contrast"
  | "turn"
  | "hide_image"
  | "place"
  | "pan_left"
  | "pan_right"
  | "pan_up"
  | "pan_down"
  | "help";

/** One key: `code` is the place on the keyboard, so that input methods and layouts change nothing. */
export interface Key {
  act: Act;
  code: string;
  alt?: boolean;
  ctrl?: boolean;
  shift?: boolean;
  shows: string;
  says: string;
  group: "Đi lại" | "Chỗ không có chữ" | "Nhập nhanh" | "Cảnh báo" | "Ảnh trang sổ" | "Khác";
}

const go = "Đi lại";
const none = "Chỗ không có chữ";
const fast = "Nhập nhanh";
const warn = "Cảnh báo";
const image = "Ảnh trang sổ";

/** All keys, in the order of the help. */
export const KEYS: readonly Key[] = [
  {
    act: "next",
    code: "Enter",
    shows: "Enter",
    says: "sang mục sau; ở mục có đề xuất chưa sửa thì nhận đề xuất rồi sang mục sau",
    group: go,
  },
  { act: "back", code: "Enter", shift: true, shows: "Shift+Enter", says: "lùi về mục trước", group: go },
  { act: "done", code: "Enter", ctrl: true, shows: "Ctrl+Enter", says: "xong trường hợp, sang trường hợp sau", group: go },
  { act: "next_entry", code: "PageDown", shows: "PageDown", says: "xem trường hợp sau, chưa xong trường hợp này", group: go },
  { act: "previous_entry", code: "PageUp", shows: "PageUp", says: "xem lại trường hợp trước", group: go },
  { act: "trong", code: "F2", shows: "F2", says: "sổ để trống", group: none },
  { act: "khong_doc_duoc", code: "F4", shows: "F4", says: "không đọc được", group: none },
  { act: "rach", code: "F8", shows: "F8", says: "trang rách", group: none },
  { act: "khong_ap_dung", code: "F9", shows: "F9", says: "không áp dụng", group: none },
  { act: "rest_blank", code: "F2", shift: true, shows: "Shift+F2", says: "các mục còn lại của khối đều để trống trên sổ", group: none },
  {
    act: "uncertain",
    code: "KeyC",
    alt: true,
    shows: "Alt+C",
    says: "chữ trước con trỏ (hoặc đoạn đang chọn) chưa chắc; nhấn lần nữa để bỏ dấu",
    group: none,
  },
  { act: "accept_run", code: "KeyN", alt: true, shows: "Alt+N", says: "nhận các đề xuất liền nhau kể từ mục này", group: fast },
  { act: "as_before", code: "KeyG", alt: true, shows: "Alt+G", says: "mục này giống trường hợp trước", group: fast },
  {
    act: "block_as_before",
    code: "KeyK",
    alt: true,
    shows: "Alt+K",
    says: "các mục còn trống của khối giống trường hợp trước; số, họ tên, ngày của từng người thì chừa lại",
    group: fast,
  },
  { act: "unfold", code: "KeyM", alt: true, shows: "Alt+M", says: "mở hoặc gập các mục ít khi có của khối này", group: fast },
  { act: "undo", code: "KeyZ", ctrl: true, shows: "Ctrl+Z", says: "lấy lại việc vừa làm, kể cả trường hợp vừa xong", group: fast },
  { act: "reason", code: "KeyL", alt: true, shows: "Alt+L", says: "chọn lý do cho cảnh báo của mục này", group: warn },
  { act: "basis", code: "KeyP", alt: true, shows: "Alt+P", says: "xem căn cứ pháp luật của cảnh báo", group: warn },
  { act: "next_finding", code: "KeyX", alt: true, shows: "Alt+X", says: "đến điều phải xem kế tiếp", group: warn },
  { act: "zoom_in", code: "Equal", alt: true, shows: "Alt+=", says: "phóng to ảnh (hoặc lăn chuột)", group: image },
  { act: "zoom_out", code: "Minus", alt: true, shows: "Alt+-", says: "thu nhỏ ảnh", group: image },
  { act: "fit", code: "Digit0", alt: true, shows: "Alt+0", says: "vừa bề ngang, ảnh đi theo mục đang nhập", group: image },
  { act: "pan_left", code: "ArrowLeft", alt: true, shows: "Alt+←", says: "dời ảnh sang trái (hoặc kéo chuột)", group: image },
  { act: "pan_right", code: "ArrowRight", alt: true, shows: "Alt+→", says: "dời ảnh sang phải", group: image },
  { act: "pan_up", code: "ArrowUp", alt: true, shows: "Alt+↑", says: "dời ảnh lên", group: image },
  { act: "pan_down", code: "ArrowDown", alt: true, shows: "Alt+↓", says: "dời ảnh xuống", group: image },
  { act: "contrast", code: "KeyT", alt: true, shows: "Alt+T", says: "tăng tương phản, đảo màu, trở lại", group: image },
  { act: "turn", code: "KeyR", alt: true, shows: "Alt+R", says: "xoay ảnh một phần tư vòng", group: image },
  {
    act: "place",
    code: "KeyV",
    alt: true,
    shows: "Alt+V",
    says: "chỉnh khung của mục trên ảnh: phím mũi tên dời, Shift+mũi tên đổi cỡ, Enter giữ, Esc thôi",
    group: image,
  },
  { act: "hide_image", code: "KeyH", alt: true, shows: "Alt+H", says: "ẩn hoặc hiện ảnh", group: image },
  { act: "help", code: "F1", shows: "F1 hoặc ?", says: "bảng phím này", group: "Khác" },
];

/** What of a key event decides. */
export interface Pressed {
  code: string;
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  isComposing?: boolean;
  keyCode?: number;
}

/** Whether an input method is at work: such keys are its own. */
export function composing(event: Pressed): boolean {
  return event.isComposing === true || event.keyCode === 229;
}

/** The act of a key, or null. */
export function actOf(event: Pressed): Act | null {
  if (composing(event) || event.metaKey) return null;
  const place =
    event.code === "NumpadEnter" ? "Enter" : event.code === "NumpadAdd" ? "Equal" : event.code === "NumpadSubtract" ? "Minus" : event.code;
  const found = KEYS.find(
    (one) => one.code === place && !!one.alt === event.altKey && !!one.ctrl === event.ctrlKey && !!one.shift === event.shiftKey,
  );
  return found?.act ?? null;
}

/** Words for the key of an act, for buttons and sentences. */
export function keyFor(act: Act): string {
  return KEYS.find((one) => one.act === act)?.shows ?? "";
}
