/** What the keeping tells of trouble: another window holds the work, a part ended elsewhere. */
import { useState } from "preact/hooks";
import { type Keeping, saidBy } from "../doors";

/** What is said of a part that ended elsewhere. */
export const OVER_SAID =
  "đã thu hồi (hoặc đã trả ở máy khác, hoặc hết hạn giữ). Những gì đã nhập vẫn được giữ, trường hợp đã xong vẫn được tính; trường hợp chưa xong có thể đã giao cho người khác, nên đừng nhập tiếp. Muốn biết lý do thì hỏi lãnh đạo đơn vị.";

/** The part on the screen is no longer this person's. */
export function Ended({ keeping, lease, onLeave }: { keeping: Keeping; lease: string; onLeave(): void }) {
  if (!keeping.over?.value.some((one) => one.lease === lease)) return null;
  return (
    <p class="note warn bench-elsewhere" role="alert">
      Phần này {OVER_SAID}{" "}
      <button type="button" onClick={onLeave}>
        Về danh sách phần việc
      </button>
    </p>
  );
}

/** Another window holds the work: here it can only be looked at, or taken over. */
export function Elsewhere({ keeping }: { keeping: Keeping }) {
  const [problem, setProblem] = useState<string | null>(null);
  if (keeping.status.value.holder) return null;
  return (
    <p class="note warn bench-elsewhere" role="alert">
      Phần việc đang mở ở một cửa sổ khác của trình duyệt này.{" "}
      <button type="button" onClick={() => keeping.takeOver().catch((trouble: unknown) => setProblem(saidBy(trouble).says))}>
        Làm tiếp ở đây
      </button>{" "}
      {problem}
    </p>
  );
}
