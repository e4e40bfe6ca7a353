/** What the keeping tells of trouble: another window holds the work. */
import { useState } from "preact/hooks";
import { type Keeping, saidBy } from "../doors";

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
