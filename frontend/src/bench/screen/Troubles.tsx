/** What the keeping tells of trouble: another window holds the work; work that the server refused lies aside, both readings side by side. */
import { useState } from "preact/hooks";
import type { LaidAside } from "../../keeping/door";
import type { FieldValue } from "../../wire";
import { type Keeping, saidBy } from "../doors";
import { ABSENCES, absenceOf, same, textOf } from "../entry/value";

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

/** Work that was refused. Nothing of it is lost before somebody says so. */
export function Aside({ keeping }: { keeping: Keeping }) {
  const rows = keeping.aside.value;
  if (!rows.length) return null;
  return (
    <section class="sheet" aria-label="Việc máy chủ không nhận">
      <h2>Việc máy chủ không nhận, còn giữ ở đây</h2>
      {rows.map((row) => (
        <One key={row.txn} row={row} keeping={keeping} />
      ))}
    </section>
  );
}

function One({ row, keeping }: { row: LaidAside; keeping: Keeping }) {
  const [sure, setSure] = useState(false);
  const differing = Object.keys({ ...row.mine, ...row.theirs }).filter((field) => !same(row.mine?.[field], row.theirs?.[field]));
  return (
    <div class="bench-aside">
      <p>
        <strong>{row.what}</strong>: {row.refusal.says} {row.refusal.fix}
      </p>
      {row.mine && differing.length ? (
        <table class="table cards">
          <thead>
            <tr>
              <th scope="col">Cột</th>
              <th scope="col">Ở đây</th>
              <th scope="col">Trên máy chủ</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((field) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td data-label="Ở đây">{shown(row.mine?.[field])}</td>
                <td data-label="Trên máy chủ">{row.theirs ? shown(row.theirs[field]) : "chưa biết"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p class="row">
        {sure ? (
          <>
            <button type="button" class="grave" onClick={() => void keeping.letGo(row.txn)}>
              Bỏ hẳn, không lấy lại được
            </button>
            <button type="button" onClick={() => setSure(false)}>
              Giữ lại
            </button>
          </>
        ) : (
          <button type="button" class="quiet" onClick={() => setSure(true)}>
            Bỏ việc này
          </button>
        )}
      </p>
    </div>
  );
}

function shown(value: FieldValue | undefined): string {
  const absence = absenceOf(value);
  return absence ? ABSENCES[absence] : textOf(value) || "–";
}
