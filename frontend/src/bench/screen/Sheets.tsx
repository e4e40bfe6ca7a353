/** Sheets laid over the bench: the keys, the own pace. Each closes by Esc and gives the focus back. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Coaching } from "../../wire";
import type { Keeping } from "../doors";
import { KEYS } from "../keys";
import { spoken } from "../session/pace";

/** A modal sheet. */
export function Sheet({ title, onClose, children }: { title: string; onClose(): void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const one = dialog.current;
    if (!one) return;
    if (one.showModal && !one.open) one.showModal();
    one.querySelector<HTMLElement>("h2")?.focus();
    return () => one.close?.();
  }, []);
  return (
    <dialog ref={dialog} class="bench-sheet-over" aria-labelledby="sheet-title" onClose={onClose}>
      <h2 id="sheet-title" tabIndex={-1}>
        {title}
      </h2>
      {children}
      <form method="dialog">
        <button type="submit" class="main-act">
          Đóng
        </button>
      </form>
    </dialog>
  );
}

/** The keys, by what they are for. */
export function Help({ onClose, onGuide }: { onClose(): void; onGuide(): void }) {
  const groups = [...new Set(KEYS.map((key) => key.group))];
  return (
    <Sheet title="Phím của bàn nhập liệu" onClose={onClose}>
      <p>
        <kbd>→</kbd> nhận gợi ý đang hiện, <kbd>Tab</kbd> không nhận; <kbd>↑</kbd> <kbd>↓</kbd> chọn gợi ý khác. Ngày nhập tắt:{" "}
        <kbd>03051962</kbd>, <kbd>3/5/62</kbd>, <kbd>5-1962</kbd>, <kbd>1962</kbd>.
      </p>
      {groups.map((group) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl class="keys">
            {KEYS.filter((key) => key.group === group).map((key) => [
              <dt key={key.act}>
                <kbd>{key.shows}</kbd>
              </dt>,
              <dd key={`${key.act} says`}>{key.says}</dd>,
            ])}
          </dl>
        </section>
      ))}
      <p>
        <button type="button" onClick={onGuide}>
          Xem lại năm bước đầu tiên
        </button>
      </p>
    </Sheet>
  );
}

/** Own pace by day, and the fields in which a second reader read something else: for this person alone. */
export function Pace({ keeping, onClose }: { keeping: Keeping; onClose(): void }) {
  const [found, setFound] = useState<Coaching | null | undefined>(keeping.coaching ? undefined : null);
  useEffect(() => {
    let here = true;
    keeping.coaching?.().then(
      (coaching) => here && setFound(coaching),
      () => here && setFound(null),
    );
    return () => {
      here = false;
    };
  }, []);
  return (
    <Sheet title="Tốc độ và chỗ hay đọc khác" onClose={onClose}>
      <p>Chỉ người đang nhập thấy bảng này; không ai bị so với ai.</p>
      {found === undefined ? <p>Đang mở bảng.</p> : null}
      {found === null ? <p>Chưa xem được lúc này: bảng này ở trên máy chủ, cần có mạng.</p> : null}
      {found ? <Figures coaching={found} /> : null}
    </Sheet>
  );
}

function Figures({ coaching }: { coaching: Coaching }) {
  const differing = coaching.fields.filter((one) => one.differing > 0).sort((a, b) => b.differing / b.keyed - a.differing / a.keyed);
  return (
    <>
      <table class="table">
        <caption>Thời gian cho mỗi trường hợp, theo ngày</caption>
        <thead>
          <tr>
            <th scope="col">Ngày</th>
            <th scope="col" class="num">
              Trường hợp
            </th>
            <th scope="col" class="num">
              Mỗi trường hợp
            </th>
          </tr>
        </thead>
        <tbody>
          {coaching.days.map((one) => (
            <tr key={one.day}>
              <th scope="row">{one.day.split("-").reverse().join("/")}</th>
              <td class="num">{one.entries}</td>
              <td class="num">{one.entries ? spoken(one.seconds / one.entries) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>Mục mà người đọc thứ hai đọc khác</h3>
      {differing.length ? (
        <ul>
          {differing.slice(0, 8).map((one) => (
            <li key={one.field}>
              {one.label}: {one.differing} trong {one.keyed} lần. Nên phóng to ảnh khi đến mục này.
            </li>
          ))}
        </ul>
      ) : (
        <p>Chưa có mục nào được đọc khác.</p>
      )}
    </>
  );
}
