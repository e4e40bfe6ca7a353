/** Five short steps beside the form for somebody who never saw it; and what practice says of an entry just done. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Review } from "../session/bench";
import { mayGoOn } from "../session/bench";
import { ENOUGH } from "../session/practice";
import type { Shelf } from "../viewer/places";

const STEPS = [
  {
    title: "Nhìn ảnh, nhập đúng như sổ ghi",
    says: "Dải sáng trên ảnh là chỗ của mục đang nhập; lệch thì chỉnh khung một lần, cả quyển theo. Chữ trong sổ thế nào thì nhập thế ấy, kể cả khi sổ ghi sai.",
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
    says: "Câu hiện dưới mục cho biết điều lạ. Sổ ghi đúng như vậy thì Alt+L rồi chọn lý do bằng phím số.",
  },
  { title: "Ctrl+Enter là xong trường hợp", says: "Việc đã làm luôn lấy lại được bằng Ctrl+Z. Mọi phím có trong bảng F1." },
] as const;
const SEEN = "sogoc.bench.guided";

/** Whether the steps were seen or left on this machine. */
export function guided(shelf: Shelf | null): boolean {
  try {
    return shelf?.getItem(SEEN) === "1";
  } catch {
    return false;
  }
}

/** The steps; they may be left at any time. */
export function Guide({ shelf, onLeave }: { shelf: Shelf | null; onLeave(): void }) {
  const [at, setAt] = useState(0);
  const step = STEPS[at] ?? STEPS[0];
  const leave = () => {
    try {
      shelf?.setItem(SEEN, "1");
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

/** What differs from the known answer, field by field. */
export function ReviewSheet({ review, onNext, onAgain, onWork }: { review: Review; onNext(): void; onAgain(): void; onWork(): void }) {
  const place = useRef<HTMLButtonElement>(null);
  useEffect(() => place.current?.focus(), []);
  const { wrong, rightInARow } = review;
  return (
    <section class="bench-review sheet" aria-label="Kết quả luyện tập">
      <h2>Trường hợp luyện tập {review.draft.position}</h2>
      {wrong.length ? (
        <>
          <p class="lead">Có {wrong.length} mục khác với đáp án.</p>
          <table class="table cards">
            <thead>
              <tr>
                <th scope="col">Mục</th>
                <th scope="col">Đã nhập</th>
                <th scope="col">Đáp án</th>
                <th scope="col">Vì sao</th>
              </tr>
            </thead>
            <tbody>
              {wrong.map((one) => (
                <tr key={one.field}>
                  <th scope="row">{one.label}</th>
                  <td data-label="Đã nhập">{one.keyed}</td>
                  <td data-label="Đáp án">{one.answer}</td>
                  <td data-label="Vì sao">{one.says}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <p class="lead">
          Đúng cả. Đã đúng liền {rightInARow} trường hợp
          {rightInARow < ENOUGH ? `; đúng ${ENOUGH} trường hợp thì có thể bắt đầu việc thật.` : "."}
        </p>
      )}
      {mayGoOn(review) ? <p class="note good">Đã đúng {ENOUGH} trường hợp liền nhau: có thể bắt đầu việc thật.</p> : null}
      <p class="row">
        <button type="button" class="main-act" ref={place} onClick={onNext}>
          Trường hợp luyện tập sau
        </button>
        {wrong.length ? (
          <button type="button" onClick={onAgain}>
            Sửa lại trường hợp này
          </button>
        ) : null}
        <button type="button" onClick={onWork}>
          {mayGoOn(review) ? "Bắt đầu việc thật" : "Thôi luyện tập"}
        </button>
      </p>
    </section>
  );
}
