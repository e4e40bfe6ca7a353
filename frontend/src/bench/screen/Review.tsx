/** What practice says of an entry just done: what differs from the known answer, beside the page, and where to go on. */
import { useEffect, useRef } from "preact/hooks";
import { mayGoOn, type Review } from "../session/bench";
import { ENOUGH } from "../session/practice";

interface Asked {
  review: Review;
  /** How many entries this practice has, and how many are not done. */
  all: number;
  left: number;
  /** Shows the place of a field on the page. */
  onLook(field: string): void;
  onNext(): void;
  onAgain(): void;
  onLeave(): void;
}

/** The sheet; its first button is where most people go on. */
export function ReviewSheet({ review, all, left, onLook, onNext, onAgain, onLeave }: Asked) {
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => sheet.current?.querySelector<HTMLElement>(".main-act")?.focus(), [review]);
  const { wrong, rightInARow } = review;
  const ready = mayGoOn(review);
  return (
    <section ref={sheet} class="bench-review" aria-label="Kết quả luyện tập">
      <h2>Trường hợp luyện tập {review.draft.position}</h2>
      <p class="lead">{wrong.length ? `Có ${wrong.length} mục khác với đáp án.` : "Đúng cả."}</p>
      {ready ? (
        <p class="note good">Đã đúng {rightInARow} trường hợp liền nhau: đủ quen để nhận việc thật.</p>
      ) : (
        <p class="soft">
          Đúng liền nhau: {rightInARow}/{ENOUGH} trường hợp. Nên đạt {ENOUGH} rồi hãy nhận việc thật; việc thật vẫn nhận được lúc nào cũng
          được.
        </p>
      )}
      {left ? null : (
        <p>Đã qua hết {all} trường hợp luyện tập. Danh sách phần việc là nơi nhận việc thật; ở đó cũng luyện tập lại từ đầu được.</p>
      )}
      <p class="row">
        {left ? (
          <button type="button" class="main-act" onClick={onNext}>
            Trường hợp luyện tập sau
          </button>
        ) : null}
        <button type="button" class={left ? "" : "main-act"} onClick={onLeave}>
          {ready ? "Đến danh sách việc thật" : left ? "Thôi luyện tập" : "Về danh sách phần việc"}
        </button>
        {wrong.length ? (
          <button type="button" onClick={onAgain}>
            Sửa lại trường hợp này
          </button>
        ) : null}
      </p>
      {wrong.length ? (
        <table class="table">
          <thead class="visually-hidden">
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
                <th scope="row">
                  <button type="button" class="quiet" title="Xem chỗ này trên ảnh" onClick={() => onLook(one.field)}>
                    {one.label}
                  </button>
                </th>
                <td data-label="Đã nhập">{one.keyed}</td>
                <td data-label="Đáp án">{one.answer}</td>
                <td data-label="Vì sao">{one.says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
