/** Which part of the work: go on with one that is here, take another, practise. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { LeaseKind, Packet } from "../../wire";
import { type Keeping, type Law, saidBy } from "../doors";
import { Along, alongSaid, fewerSaid } from "./Along";
import { Aside } from "./Aside";
import { OVER_SAID } from "./Troubles";

const KINDS: Readonly<Record<LeaseKind, string>> = {
  first: "nhập từ ảnh",
  second: "nhập độc lập lần hai",
  inspect: "kiểm tra lại từ ảnh",
  adjudicate: "xử lý giá trị lệch",
};

/** Types of which the server has entries to practise on (sample/practice.py), as people call them. */
const PRACTISED: Readonly<Record<string, string>> = { KS: "khai sinh", KH: "kết hôn" };

/** `khoảng 12 phút`. */
function about(seconds: number): string {
  return `khoảng ${Math.max(1, Math.round(seconds / 60))} phút`;
}

interface Asked {
  keeping: Keeping;
  /** The law of a part, for the words of its fields. */
  lawOf?(packet: Packet): Promise<Law>;
  /** Whether somebody comes here from the bench: the focus is put where the list begins. */
  back?: boolean;
  /** Opens a part, at a draft where one is named. */
  onOpen(packet: Packet, draft?: number): void;
}

/** The parts. */
export function Parts({ keeping, lawOf, back, onOpen }: Asked) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (back) head.current?.focus();
  }, []);
  const [busy, setBusy] = useState<string | null>(null);
  const [fewer, setFewer] = useState("");
  /** A part with entries half done, of which it is asked whether it is to be given back. */
  const [asking, setAsking] = useState<string | null>(null);
  const [receipt, setReceipt] = useState("");
  const over = keeping.over?.value ?? [];
  const isOver = (packet: Packet) => over.some((one) => one.lease === packet.lease);
  const returning = (packet: Packet) => keeping.returning?.value.has(packet.lease) ?? false;
  const [problem, setProblem] = useState<{ says: string; fix: string } | null>(null);
  const packets = keeping.packets.value.filter((one) => one.kind !== "adjudicate");
  const work = keeping.work?.value ?? null;
  const drafts = keeping.drafts.value;
  const done = (packet: Packet) => packet.drafts.filter((one) => drafts.get(one.id)?.finished ?? one.finished).length;
  const half = (packet: Packet) =>
    packet.drafts.filter((one) => {
      const here = drafts.get(one.id);
      return !(here?.finished ?? one.finished) && Object.keys(here?.values ?? one.partial ?? {}).length > 0;
    }).length;
  const giveBack = (packet: Packet) => {
    const all = packet.drafts.length;
    const finished = done(packet);
    setAsking(null);
    void attempt(packet.lease, async () => {
      await keeping.giveBack(packet.lease);
      const refused = keeping.aside.peek().some((one) => one.kind === "return_lease" && one.lease === packet.lease);
      if (!packet.practice && !refused) setReceipt(receiptSaid(all, finished, keeping.returning?.peek().has(packet.lease) ?? false));
      return null;
    });
  };
  const attempt = async (what: string, act: () => Promise<Packet | null>) => {
    if (busy) return;
    setBusy(what);
    setFewer("");
    setReceipt("");
    setProblem(null);
    try {
      const packet = await act();
      if (packet) onOpen(packet);
    } catch (trouble) {
      setProblem(saidBy(trouble));
    } finally {
      setBusy(null);
    }
  };
  const offers = (work?.books ?? []).flatMap((book) =>
    (["first", "second", "inspect"] as const)
      .filter((kind) => book.mine[kind] > 0 && !packets.some((one) => one.book.path === book.path && one.kind === kind && !isOver(one)))
      .map((kind) => ({ book, kind })),
  );
  return (
    <main class="bench-parts main" id="main">
      <h1 ref={head} tabIndex={-1}>
        Phần việc nhập liệu
      </h1>
      <p class="soft">{keeping.status.value.offline.says}</p>
      {problem ? (
        <p class="note bad" role="alert">
          {problem.says} {problem.fix}
        </p>
      ) : null}
      <p class="visually-hidden" role="status">
        {packets.filter((one) => wholly(keeping, one)).map((one) => `${one.book.title}: ${alongSaid(keeping, one)} `)}
      </p>
      {fewer ? (
        <p class="note warn" role="status">
          {fewer}
        </p>
      ) : null}
      {receipt ? (
        <p class="note good" role="status">
          {receipt}
        </p>
      ) : null}
      {over.map((one) => (
        <p class="note warn" role="alert" key={one.lease}>
          <strong>{one.title}</strong> ({KINDS[one.kind]}, đã xong {one.done}/{one.of} trường hợp): phần này {OVER_SAID}{" "}
          <button
            type="button"
            class="quiet"
            onClick={() => void attempt(one.lease, async () => (await keeping.overHeard?.(one.lease)) ?? null)}
          >
            Đã biết
          </button>
        </p>
      ))}
      <Aside
        keeping={keeping}
        lawOf={lawOf}
        onBack={(draft) => {
          const packet = packets.findLast((one) => one.drafts.some((each) => each.id === draft));
          if (packet) onOpen(packet, draft);
        }}
      />
      {packets.length ? (
        <section class="sheet" aria-label="Đang có trên máy này">
          <h2>Đang có trên máy này</h2>
          <ul class="bench-offers">
            {packets.map((packet) => (
              <li key={packet.lease}>
                <span>
                  <strong>{packet.book.title}</strong> <span class="soft">{packet.practice ? "luyện tập" : KINDS[packet.kind]}</span>
                  <br />
                  {done(packet)}/{packet.drafts.length} trường hợp đã xong
                  {packet.practice ? "; không gì ở đây đi vào sổ." : `, ${about(packet.estimateSeconds)} cho cả phần.`}
                  <br />
                  {isOver(packet) ? <strong>đã thu hồi</strong> : returning(packet) ? <strong>sẽ trả lại khi có mạng</strong> : null}
                  {packet.practice || isOver(packet) || returning(packet) ? null : alongSaid(keeping, packet)}
                </span>
                <span class="row">
                  {isOver(packet) || returning(packet) ? null : done(packet) < packet.drafts.length ? (
                    <button type="button" class="main-act" onClick={() => onOpen(packet)}>
                      {packet.practice ? "Luyện tập tiếp" : "Nhập tiếp"}
                    </button>
                  ) : (
                    <button type="button" onClick={() => onOpen(packet)}>
                      Xem lại
                    </button>
                  )}
                  {isOver(packet) || returning(packet) ? null : (
                    <button
                      type="button"
                      class="quiet"
                      disabled={busy !== null}
                      onClick={() => (!packet.practice && half(packet) ? setAsking(packet.lease) : giveBack(packet))}
                    >
                      {packet.practice ? "Kết thúc luyện tập" : done(packet) < packet.drafts.length ? "Trả lại phần này" : "Nộp phần này"}
                    </button>
                  )}
                  {packet.practice && done(packet) ? (
                    <button
                      type="button"
                      disabled={busy !== null}
                      onClick={() => void attempt(packet.lease, () => fromTheStart(keeping, packet))}
                    >
                      Luyện tập lại từ đầu
                    </button>
                  ) : null}
                </span>
                {asking === packet.lease ? (
                  <p class="note warn" role="alert">
                    Phần này còn {half(packet)} trường hợp nhập dở; trả lại thì người khác có thể nhập lại từ đầu. Vẫn trả lại?{" "}
                    <button type="button" onClick={() => giveBack(packet)}>
                      Vẫn trả lại
                    </button>{" "}
                    <button type="button" class="quiet" onClick={() => setAsking(null)}>
                      Thôi
                    </button>
                  </p>
                ) : null}
                {packet.practice || done(packet) === packet.drafts.length || isOver(packet) || returning(packet) ? null : (
                  <Along
                    keeping={keeping}
                    busy={busy !== null}
                    waiting={null}
                    missing={missing(keeping, packet)}
                    onTake={(how) => void attempt(packet.lease, () => keeping.take(packet.book.path, packet.kind, how).then(() => null))}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {offers.length ? (
        <section class="sheet" aria-label="Có thể nhận thêm">
          <h2>Có thể nhận thêm</h2>
          <ul class="bench-offers">
            {offers.map(({ book, kind }) => (
              <li key={`${book.path} ${kind}`}>
                <span>
                  <strong>{book.title}</strong> <span class="soft">{KINDS[kind]}</span>
                  <br />
                  {book.mine[kind]} trường hợp đang chờ.
                </span>
                <button
                  type="button"
                  disabled={busy !== null}
                  onClick={() => void attempt(`${book.path} ${kind}`, () => keeping.take(book.path, kind))}
                >
                  {busy === `${book.path} ${kind}` ? "Đang nhận…" : "Nhận một phần nhỏ"}
                </button>
                <Along
                  keeping={keeping}
                  busy={busy !== null}
                  waiting={book.mine[kind]}
                  onTake={(how) =>
                    void attempt(`${book.path} ${kind}`, async () => {
                      const packet = await keeping.take(book.path, kind, how);
                      setFewer(fewerSaid(packet, Math.min(how.count ?? 0, book.mine[kind])));
                      return null;
                    })
                  }
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {!packets.length && !offers.length ? (
        <div class="empty">
          <p>Chưa có phần việc nào trên máy này.</p>
          <p>
            {keeping.status.value.online
              ? "Khi một quyển sổ được mở để nhập, phần việc hiện ở đây."
              : "Không có mạng: nối mạng để nhận phần việc, sau đó nhập tiếp được khi mất mạng."}{" "}
            <button type="button" class="quiet" onClick={() => void attempt("refresh", () => keeping.refresh().then(() => null))}>
              Xem lại
            </button>
          </p>
        </div>
      ) : null}
      {keeping.practice ? (
        <section class="sheet" aria-label="Luyện tập">
          <h2>Luyện tập</h2>
          <p>Các trường hợp mẫu có sẵn đáp án; sau mỗi trường hợp thấy ngay mục nào khác và vì sao. Không gì ở đây đi vào sổ.</p>
          <p class="row">
            {Object.keys(PRACTISED).map((type) => (
              <button
                type="button"
                key={type}
                disabled={busy !== null}
                onClick={() => void attempt(`practice ${type}`, () => (keeping.practice ? keeping.practice(type) : Promise.resolve(null)))}
              >
                Luyện tập sổ {PRACTISED[type]}
              </button>
            ))}
          </p>
        </section>
      ) : null}
    </main>
  );
}

/** What is said when a part was given back. */
function receiptSaid(all: number, done: number, waits: boolean): string {
  if (waits) return `Không có mạng: sẽ trả lại khi có mạng. ${done} trường hợp đã xong vẫn được tính.`;
  return done < all
    ? `Đã trả lại ${all - done} trường hợp, ${done} đã xong vẫn được tính.`
    : `Đã nộp phần này: ${done} trường hợp đã xong.`;
}

/** The same practice with nothing keyed. */
async function fromTheStart(keeping: Keeping, packet: Packet): Promise<Packet | null> {
  await keeping.giveBack(packet.lease);
  return (await keeping.practice?.(packet.book.type)) ?? null;
}

function wholly(keeping: Keeping, packet: Packet): boolean {
  return !packet.practice && keeping.progress.value.some((one) => one.lease === packet.lease && one.whole);
}

/** Pages that still have to be fetched. */
function missing(keeping: Keeping, packet: Packet): number {
  const found = keeping.progress.value.find((one) => one.lease === packet.lease);
  return found ? found.of - found.images : packet.pages.length;
}
