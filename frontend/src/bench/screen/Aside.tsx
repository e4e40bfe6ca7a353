/** Work that the server refused: what was typed in it, in the words of the law, and all that can still be done with it. */
import { useEffect, useState } from "preact/hooks";
import type { LaidAside } from "../../keeping/door";
import type { FieldValue, Packet, Values } from "../../wire";
import { type Keeping, type Law, type Said, saidBy } from "../doors";
import { ABSENCES, absenceOf, pieces, same, spansOf, textOf } from "../entry/value";

interface Asked {
  keeping: Keeping;
  lawOf?: ((packet: Packet) => Promise<Law>) | undefined;
  /** Called before values go into a form: what is being typed there is kept first. */
  onPut?(): void;
  /** Called when they stood there. */
  onBack(draft: number): void;
}

/** Every piece of it, in the list of parts or in a sheet `over` the bench. Nothing is lost before somebody says so. */
export function Aside({ keeping, over = false, ...more }: Asked & { over?: boolean }) {
  const rows = keeping.aside.value;
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  if (!rows.length) return over ? <p role="status">Không còn việc nào bị từ chối.</p> : null;
  return (
    <section class={over ? "" : "sheet"} aria-label="Việc máy chủ không nhận">
      {over ? null : <h2>Việc máy chủ không nhận, còn giữ ở đây</h2>}
      {rows.map((row) => (
        <One
          key={row.txn}
          row={row}
          keeping={keeping}
          sent={sent.has(row.txn)}
          onSend={() => setSent(new Set([...sent, row.txn]))}
          {...more}
        />
      ))}
    </section>
  );
}

type OneAsked = Asked & { row: LaidAside; sent: boolean; onSend(): void };

function One({ row, keeping, lawOf, sent, onSend, onPut, onBack }: OneAsked) {
  const [asks, setAsks] = useState<"drop" | "replace" | null>(null);
  const [problem, setProblem] = useState<Said | null>(null);
  const [copied, setCopied] = useState(false);
  const packet = keeping.packets.value.find((one) => one.lease === row.lease);
  const holds = keeping.packets.value.some((one) => one.drafts.some((draft) => draft.id === row.draft));
  const law = useLaw(packet, lawOf);
  const words = (field: string) => law?.fields[field]?.label ?? field;
  const reads = (field: string, value: FieldValue | undefined) => called(law, field, value);
  const fields = inOrder(law, packet, row);
  const title = titleOf(row, packet);
  const text = () =>
    [
      title,
      `${row.refusal.says} ${row.refusal.fix}`,
      "",
      ...fields.map((field) => `${words(field)}: ${reads(field, row.mine?.[field])}${doubtSaid(row.mine?.[field])}`),
    ].join("\n");
  const attempt = (act: () => Promise<unknown>) => {
    setProblem(null);
    act().catch((trouble: unknown) => setProblem(saidBy(trouble)));
  };
  const stands = row.draft === null ? {} : keeping.draftValues(row.draft);
  const replaced = fields.filter((field) => stands[field] && row.mine?.[field] && !same(stands[field], row.mine[field]));
  const why = whyNotBack(keeping, row, holds);
  const back = () => {
    if (row.draft === null) return;
    const { draft } = row;
    onPut?.();
    attempt(() => keeping.putBack(row.txn).then(() => onBack(draft)));
  };
  return (
    <div class="bench-aside">
      <p>
        <strong>{title}</strong>: {row.refusal.says} {row.refusal.fix}
        {sent ? " Đã gửi lại và máy chủ vẫn không nhận." : ""}
      </p>
      {row.mine && fields.length ? <Columns row={row} fields={fields} words={words} reads={reads} /> : null}
      {why ? <p class="soft">{why}</p> : null}
      {problem ? (
        <p class="note bad" role="alert">
          {problem.says} {problem.fix}
        </p>
      ) : null}
      {asks === "drop" ? (
        <p class="row">
          Bỏ thì {fields.length} mục đã gõ mất hẳn.
          <button type="button" class="grave" onClick={() => attempt(() => keeping.letGo(row.txn))}>
            Bỏ hẳn, không lấy lại được
          </button>
          <button type="button" onClick={() => setAsks(null)}>
            Giữ lại
          </button>
        </p>
      ) : asks === "replace" ? (
        <p class="row">
          Phiếu đang có giá trị khác ở: {replaced.map(words).join(", ")}.
          <button type="button" class="main-act" onClick={back}>
            Thay {replaced.length} mục ấy
          </button>
          <button type="button" onClick={() => setAsks(null)}>
            Thôi
          </button>
        </p>
      ) : !row.mine ? (
        <p class="row">
          {row.again ? <Send keeping={keeping} row={row} attempt={attempt} onSend={onSend} /> : null}
          <button type="button" class="quiet" onClick={() => attempt(() => keeping.letGo(row.txn))}>
            {row.again ? "Bỏ việc này" : "Đã biết"}
          </button>
        </p>
      ) : (
        <p class="row">
          {row.again ? <Send keeping={keeping} row={row} attempt={attempt} onSend={onSend} /> : null}
          {row.back ? (
            <button
              type="button"
              disabled={why !== ""}
              title={why || undefined}
              onClick={() => (replaced.length ? setAsks("replace") : back())}
            >
              Đưa lại vào phiếu
            </button>
          ) : null}
          {navigator.clipboard ? (
            <button type="button" onClick={() => attempt(() => navigator.clipboard.writeText(text()).then(() => setCopied(true)))}>
              {copied ? "Đã chép" : "Chép"}
            </button>
          ) : null}
          <button type="button" title="Tệp tải về không được mã hóa: dùng xong thì xóa." onClick={() => download(`${title}.txt`, text())}>
            Tải về
          </button>
          <button type="button" class="quiet" onClick={() => setAsks("drop")}>
            Bỏ việc này
          </button>
        </p>
      )}
    </div>
  );
}

function Send({
  keeping,
  row,
  attempt,
  onSend,
}: Pick<OneAsked, "keeping" | "row" | "onSend"> & { attempt(act: () => Promise<unknown>): void }) {
  return (
    <button
      type="button"
      onClick={() => {
        onSend();
        attempt(() => keeping.sendAgain(row.txn));
      }}
    >
      Gửi lại
    </button>
  );
}

interface ColumnsAsked {
  row: LaidAside;
  fields: readonly string[];
  words(field: string): string;
  reads(field: string, value: FieldValue | undefined): string;
}

/** What was typed, beside what the server holds where that is known and says something else. */
function Columns({ row, fields, words, reads }: ColumnsAsked) {
  const theirs = row.theirs;
  const differing = theirs ? fields.filter((field) => !same(row.mine?.[field], theirs[field])) : fields;
  if (!differing.length) return <p class="soft">Giống hệt bản đang có trên máy chủ: bỏ thì không mất gì.</p>;
  return (
    <table class="table cards">
      <thead>
        <tr>
          <th scope="col">Mục</th>
          <th scope="col">Ở đây</th>
          {theirs ? <th scope="col">Trên máy chủ</th> : null}
        </tr>
      </thead>
      <tbody>
        {differing.map((field) => (
          <tr key={field}>
            <th scope="row">{words(field)}</th>
            <td data-label="Ở đây">
              <Shown value={row.mine?.[field]} says={reads(field, row.mine?.[field])} />
            </td>
            {theirs ? (
              <td data-label="Trên máy chủ">
                <Shown value={theirs[field]} says={reads(field, theirs[field])} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Shown({ value, says }: { value: FieldValue | undefined; says: string }) {
  if (!spansOf(value).length) return <>{says}</>;
  return (
    <>
      {pieces(textOf(value), spansOf(value)).map((piece) =>
        piece.uncertain ? <u title="chữ chưa chắc">{piece.text}</u> : <span>{piece.text}</span>,
      )}
    </>
  );
}

/** ` (chưa chắc: “G”)`, for a text without marks. */
function doubtSaid(value: FieldValue | undefined): string {
  const doubted = pieces(textOf(value), spansOf(value)).filter((piece) => piece.uncertain);
  return doubted.length ? ` (chưa chắc: ${doubted.map((piece) => `“${piece.text}”`).join(", ")})` : "";
}

/** `1 – Nam`, the text, or why nothing stands there. */
function called(law: Law | null, field: string, value: FieldValue | undefined): string {
  const absence = absenceOf(value);
  if (absence) return ABSENCES[absence];
  const text = textOf(value);
  const list = law?.fields[field]?.codes;
  const label = list ? law?.codes(list).find((one) => one.code === text)?.label : undefined;
  return label && label !== text ? `${text} – ${label}` : text || "–";
}

/** Fields that either side says something of, in the order of the page. */
function inOrder(law: Law | null, packet: Packet | undefined, row: LaidAside): string[] {
  const said = new Set(Object.keys({ ...row.mine, ...row.theirs } satisfies Values));
  const order = law ? law.form(packet?.book.layout ?? null).flatMap((block) => block.lines.map((line) => line.field)) : [];
  return [...new Set([...order, ...said])].filter((field) => said.has(field));
}

function titleOf(row: LaidAside, packet: Packet | undefined): string {
  const position = packet?.drafts.find((one) => one.id === row.draft)?.position;
  const where = packet ? `, ${packet.book.title}${position === undefined ? "" : `, trường hợp ${position}`}` : "";
  return `${row.what}${where}`;
}

function whyNotBack(keeping: Keeping, row: LaidAside, holds: boolean): string {
  if (!row.back || row.draft === null) return "";
  if (!holds) return "Đưa lại vào phiếu thì phiếu phải nằm trong một phần việc đang giữ: nhận lại việc của quyển ấy trước.";
  const draft = keeping.drafts.value.get(row.draft);
  if (draft?.finished && draft.kept)
    return "Máy chủ đang giữ phiếu này như đã xong nên chưa đưa lại vào phiếu được. Chép hoặc tải về để gửi người xử lý giá trị lệch hay người kiểm tra; phiếu được trả lại thì nhập tiếp.";
  return "";
}

function useLaw(packet: Packet | undefined, lawOf: Asked["lawOf"]): Law | null {
  const [law, setLaw] = useState<Law | null>(null);
  useEffect(() => {
    let here = true;
    if (packet)
      void lawOf?.(packet).then(
        (found) => here && setLaw(found),
        () => undefined,
      );
    return () => {
      here = false;
    };
  }, [packet?.law.hash]);
  return law;
}

/** Gives a text to be kept as a file. */
function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = name.replace(/[\\/:*?"<>|]/g, "-");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
