/** A part that goes along to where there is no network: for how long, how much of it, what is needed, what lies here already. */
import { useEffect, useState } from "preact/hooks";
import type { Room, Taking } from "../../keeping/door";
import type { Packet } from "../../wire";
import type { Keeping } from "../doors";

/** Days and entries that may be chosen; the server allows 7 and 50 at most. */
export const DAYS: readonly number[] = [1, 3, 7];
export const COUNTS: readonly number[] = [10, 30, 50];

const WHEN = new Intl.DateTimeFormat("vi-VN", {
  hour: "2-digit",
  minute: "2-digit",
  day: "numeric",
  month: "numeric",
  hourCycle: "h23",
  timeZone: "Asia/Ho_Chi_Minh",
});

/** `17:00 ngày 30/11`, in Viet Nam. */
export function hourAndDay(instant: string): string {
  const parts = Object.fromEntries(WHEN.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${parts.hour}:${parts.minute} ngày ${parts.day}/${parts.month}`;
}

/** What of a part lies here, and until when nobody else is handed it. */
export function alongSaid(keeping: Keeping, packet: Packet): string {
  if (packet.practice) return "";
  const until = hourAndDay(packet.until);
  const held = `Giữ đến ${until}.`;
  const found = keeping.progress.value.find((one) => one.lease === packet.lease);
  if (!found) return held;
  if (found.images < found.of) return `Đã tải ${found.images}/${found.of} trang về máy này; chưa mang đi được. ${held}`;
  if (!found.whole) return `Máy này chưa giữ được phần việc trên ổ đĩa; chưa mang đi được. ${held}`;
  if (!keeping.status.value.offline.ready) return `Đã tải đủ ${found.of} trang; chưa mở được khi mất mạng. ${held}`;
  return `Đã mang theo đủ ${found.of} trang, mở được khi mất mạng đến ${until}.`;
}

/** A part that is smaller than what was asked: it was held already, or others took the rest; empty where it is not. */
export function fewerSaid(packet: Packet, asked: number): string {
  const count = packet.drafts.length;
  if (count >= asked) return "";
  return `Phần việc nhận được có ${count} phiếu, ít hơn ${asked} phiếu vừa chọn: tài khoản này đang giữ sẵn phần ấy, hoặc các phiếu khác vừa có người nhận. Nộp hoặc trả lại phần này thì chọn được phần lớn hơn.`;
}

/** The choice. `waiting`: entries that may be taken; null: the part is here already and is held longer. */
export function Along({
  keeping,
  busy,
  waiting,
  missing = 0,
  onTake,
}: {
  keeping: Keeping;
  busy: boolean;
  waiting: number | null;
  /** Pages of a part that is here which still have to be fetched. */
  missing?: number;
  onTake(how: Taking): void;
}) {
  const [shown, setShown] = useState(false);
  const [days, setDays] = useState(3);
  const [count, setCount] = useState(30);
  const [room, setRoom] = useState<Room | null>(null);
  const pages = waiting === null ? missing : Math.min(count, waiting);
  useEffect(() => {
    let here = true;
    if (shown) void keeping.room?.(pages).then((said) => here && setRoom(said));
    return () => {
      here = false;
    };
  }, [shown, pages]);
  const { online, offline } = keeping.status.value;
  const no = whyNot(online, offline, room);
  return (
    <details class="bench-along" onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>Mang theo khi không có mạng</summary>
      <p class="row">
        <Choice label="Giữ trong" unit="ngày" of={DAYS} at={days} onChoose={setDays} />
        {waiting === null ? null : <Choice label="Nhiều nhất" unit="phiếu" of={COUNTS} at={count} onChoose={setCount} />}
        <button
          type="button"
          disabled={busy || no !== ""}
          title={no || undefined}
          onClick={() => onTake(waiting === null ? { days } : { days, count })}
        >
          {waiting === null ? "Giữ thêm để mang theo" : "Nhận và mang theo"}
        </button>
      </p>
      {no ? <p class="note warn">{no}</p> : null}
      <p class="soft">
        {waiting === null
          ? "Hạn đang giữ không bị rút ngắn. Muốn mang nhiều phiếu hơn thì nộp hoặc trả phần này rồi nhận phần mới. "
          : waiting < count
            ? `Chỉ còn ${waiting} phiếu đang chờ. `
            : ""}
        Máy phải được đăng ký; {roomSaid(room)} Trong những ngày ấy không ai khác được giao các phiếu này, trừ khi lãnh đạo thu hồi. Hết hạn
        thì phiếu đã hoàn thành vẫn được nhận; nếu đã có người khác nhập xong thì giữ làm bản dự phòng. Không cần đến nữa thì trả lại sớm.
      </p>
    </details>
  );
}

function Choice(props: { label: string; unit: string; of: readonly number[]; at: number; onChoose(one: number): void }) {
  return (
    <label>
      {props.label}{" "}
      <select value={String(props.at)} onChange={(event) => props.onChoose(Number(event.currentTarget.value))}>
        {props.of.map((one) => (
          <option key={one} value={String(one)}>
            {one} {props.unit}
          </option>
        ))}
      </select>
    </label>
  );
}

function whyNot(online: boolean, offline: { ready: boolean; says: string }, room: Room | null): string {
  if (!online) return "Đang không có mạng: nối mạng thì mới nhận thêm hoặc giữ thêm được.";
  if (!offline.ready) return offline.says;
  if (room && !room.enough)
    return `Cần khoảng ${size(room.needed)} và phần dự trữ, trình duyệt chỉ còn ${size(room.free ?? 0)}. Xóa bớt tệp trên ổ đĩa, hoặc chọn ít phiếu hơn.`;
  return "";
}

function roomSaid(room: Room | null): string {
  if (room?.needed === 0) return "ảnh trang đã đủ trên máy.";
  if (!room) return "ổ đĩa phải còn chỗ cho ảnh trang.";
  const needed = `ảnh trang cần khoảng ${size(room.needed)}`;
  return room.free === null ? `${needed}.` : `${needed}, trình duyệt còn ${size(room.free)}.`;
}

/** `9 MB`, `1,2 GB`. */
function size(bytes: number): string {
  const millions = Math.round(bytes / 1_000_000);
  return millions < 1000 ? `${millions} MB` : `${(millions / 1000).toLocaleString("vi-VN", { maximumFractionDigits: 1 })} GB`;
}
