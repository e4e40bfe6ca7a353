/** Five short steps beside the form for somebody who never saw it. */
import { useState } from "preact/hooks";
import type { Shelf } from "../viewer/places";

const STEPS = [
  {
    title: "Nhìn ảnh, nhập đúng như sổ ghi",
    says: "Dải sáng trên ảnh là chỗ của mục đang nhập; lệch thì chỉnh khung một lần, cả quyển theo. Chữ trong sổ thế nào thì nhập thế ấy, kể cả khi sổ ghi sai. Một dòng của sổ có khi tách thành mấy mục: “Thường trú” vào Loại cư trú, địa chỉ vào Nơi cư trú; giấy tờ tùy thân thành loại, số, ngày cấp, nơi cấp. Câu nhỏ dưới mục nói mục ấy lấy phần nào.",
  },
  {
    title: "Enter sang mục sau",
    says: "Shift+Enter lùi lại. Chữ nghiêng màu xanh là đề xuất: đúng với ảnh thì Enter để nhận, khác thì nhập đè lên.",
  },
  {
    title: "Chỗ không có chữ thì nói vì sao",
    says: "F2 sổ để trống, F4 không đọc được, F8 trang rách, F9 không áp dụng. Chữ nào chưa chắc thì đặt con trỏ sau chữ ấy, nhấn Alt+C.",
  },
  {
    title: "Cảnh báo chỉ để xem lại",
    says: "Câu có vạch hiện dưới mục cho biết điều lạ. Sổ ghi đúng như vậy thì Alt+L rồi chọn lý do bằng phím số.",
  },
  { title: "Ctrl+Enter là xong trường hợp", says: "Việc đã làm luôn lấy lại được bằng Ctrl+Z. Mọi phím có trong bảng F1." },
] as const;
const SEEN = "sogoc.bench.guided";

/** Whether this person saw or left the steps on this machine. */
export function guided(shelf: Shelf | null, person: number): boolean {
  try {
    return shelf?.getItem(`${SEEN}.${person}`) === "1";
  } catch {
    return false;
  }
}

/** The steps; they may be left at any time. */
export function Guide({ shelf, person, onLeave }: { shelf: Shelf | null; person: number; onLeave(): void }) {
  const [at, setAt] = useState(0);
  const step = STEPS[at] ?? STEPS[0];
  const leave = () => {
    try {
      shelf?.setItem(`${SEEN}.${person}`, "1");
    } catch {
      // it is shown once more then
    }
    onLeave();
  };
  return (
    <aside class="bench-guide note ask" aria-label="Năm bước đầu tiên">
      <p>
        <strong>
          {at + 1}/{STEPS.length}. {step.title}
        </strong>
      </p>
      <p>{step.says}</p>
      <p class="row">
        {at + 1 < STEPS.length ? (
          <button type="button" onClick={() => setAt(at + 1)}>
            Bước sau
          </button>
        ) : null}
        <button type="button" class="quiet" onClick={leave}>
          {at + 1 < STEPS.length ? "Thôi hướng dẫn" : "Đã rõ, bắt đầu"}
        </button>
      </p>
    </aside>
  );
}
