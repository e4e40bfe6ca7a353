/** The line under everything: what is saved on the server, what is only here, how much of the part is done, the own pace. */
import type { Status } from "../../keeping/door";
import { SPARE } from "../../keeping/saying";
import type { Keeping } from "../doors";
import type { Bench } from "../session/bench";
import { spoken } from "../session/pace";

const CLOCK = new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });

/** `14:02`, in the time of Việt Nam. */
export function hour(iso: string): string {
  return CLOCK.format(new Date(iso));
}

/** Entries of which the newest state is not on the server yet; practice never goes there. */
export function onlyHere(keeping: Keeping): number {
  const practice = new Set(keeping.packets.value.filter((one) => one.practice).map((one) => one.lease));
  return [...keeping.drafts.value.values()].filter((one) => one.where !== "server" && one.where !== "nothing" && !practice.has(one.lease))
    .length;
}

/** The status line. */
export function StatusLine({ keeping, bench, onCoaching }: { keeping: Keeping; bench: Bench | null; onCoaching(): void }) {
  const status = keeping.status.value;
  const here = onlyHere(keeping);
  const pace = bench?.pace.value ?? null;
  const strokes = bench?.strokes.value ?? null;
  return (
    <footer class="bench-status">
      <p role="status" title={status.says}>
        <span aria-hidden="true">{here ? "○" : "●"}</span> {status.savedAt ? `đã lưu lên máy chủ ${hour(status.savedAt)} · ` : ""}
        <strong>{bench?.packet.practice ? "luyện tập: không gì được gửi đi" : stands(here, status)}</strong>
        {status.online ? "" : " · không có mạng, cứ nhập tiếp"}
      </p>
      {bench ? (
        <p>
          {bench.packet.practice ? "trường hợp luyện tập" : "phần được giao"}: {bench.done.value.size}/{bench.drafts.length}
        </p>
      ) : null}
      <p>
        <button type="button" class="quiet" onClick={onCoaching}>
          tốc độ: {pace === null ? "chưa đo" : `${spoken(pace)}/trường hợp`}
          {strokes === null ? "" : `, ${Math.round(strokes)} lần nhấn phím`}
        </button>
      </p>
      {status.problem ? (
        <p class={`note ${status.problem.code === SPARE ? "warn" : "bad"}`} role="alert">
          {status.problem.says} {status.problem.fix}{" "}
          {status.problem.code === SPARE ? (
            <button type="button" class="quiet" onClick={() => keeping.heard()}>
              Đã biết
            </button>
          ) : null}
        </p>
      ) : null}
    </footer>
  );
}

/** Where the work is, in a clause; what is not even on the disk is said before everything else. */
function stands(here: number, status: Status): string {
  if (status.inMemory) return `${status.inMemory} việc chỉ ở trong cửa sổ này: không đóng cửa sổ`;
  if (here) return `${here} trường hợp còn trên máy này`;
  return status.savedAt ? "mọi việc đã ở trên máy chủ" : "không có gì chờ gửi lên máy chủ";
}
