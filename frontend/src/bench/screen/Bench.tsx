/** The bench: picture left, form right, status below; on a narrow screen the picture above, and it can be put away. */
import { useComputed } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Packet } from "../../wire";
import type { Keeping, Law } from "../doors";
import { linesIn } from "../entry/lines";
import { type Act, actOf, keyFor } from "../keys";
import type { Bench } from "../session/bench";
import type { Entry } from "../session/entry";
import type { Shelf } from "../viewer/places";
import { Viewer } from "../viewer/Viewer";
import { Aside } from "./Aside";
import { Form } from "./Form";
import { actOnForm } from "./field_keys";
import { Guide, guided } from "./Guide";
import { ReviewSheet } from "./Review";
import { Help, Pace, Sheet } from "./Sheets";
import { StatusLine } from "./StatusLine";
import { Elsewhere, Ended } from "./Troubles";

const EVERYWHERE: ReadonlySet<Act> = new Set(["undo", "done", "next_entry", "previous_entry", "next_finding"]);

interface Asked {
  bench: Bench;
  keeping: Keeping;
  shelf: Shelf | null;
  /** The law of any part here, for the words of its fields. */
  lawOf?(packet: Packet): Promise<Law>;
  now(): number;
  onLeave(): void;
}

/** The screen of one part. */
export function BenchScreen({ bench, keeping, shelf, lawOf, now, onLeave }: Asked) {
  const [over, setOver] = useState<"help" | "pace" | "aside" | null>(null);
  const [guiding, setGuiding] = useState(!guided(shelf, keeping.me.person.id));
  const [looked, setLooked] = useState<string | null>(null);
  const [hidden, setHidden] = useState(false);
  const picture = useRef<((act: Act) => boolean) | null>(null);
  const entry = bench.entry.value;
  const review = bench.review.value;
  const backToField = () => {
    const at = bench.entry.peek()?.at.peek();
    if (at) document.getElementById(`f-${at}`)?.focus();
  };
  const closeOver = () => {
    setOver(null);
    backToField();
  };
  const startKeying = () => {
    setGuiding(false);
    backToField();
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest?.("input, textarea");
      if (event.key === "F1" || (event.key === "?" && !typing)) {
        event.preventDefault();
        setOver("help");
      }
      if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) quiet(bench);
      // beside the form too: the entry is done, taken back, turned over
      const act = typing || event.defaultPrevented || event.repeat ? null : actOf(event);
      if (act && EVERYWHERE.has(act) && !bench.review.peek()) {
        event.preventDefault();
        actOnForm(act, bench, null);
      }
    };
    const leave = () => bench.flush();
    // a keyboard that rises on the screen of a phone must not cover the field
    const resized = () => document.activeElement?.closest(".bench-line")?.scrollIntoView?.({ block: "nearest" });
    document.addEventListener("keydown", onKey);
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("pagehide", leave);
    window.addEventListener("resize", resized);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("resize", resized);
    };
  }, [bench]);
  useEffect(() => warm(bench, keeping), [entry]);
  useEffect(() => setLooked(null), [review]);

  return (
    <div class={`bench ${hidden ? "no-image" : ""}`}>
      <header class="bench-top">
        <button type="button" class="quiet" onClick={onLeave}>
          Phần việc
        </button>
        <h1>
          {bench.packet.practice ? "Luyện tập: " : ""}
          {bench.packet.book.title}
        </h1>
        <Positions bench={bench} keeping={keeping} />
        {hidden ? (
          <button type="button" class="tool" onClick={() => setHidden(false)}>
            Hiện ảnh
          </button>
        ) : null}
        <button type="button" class="quiet" title={keyFor("help")} onClick={() => setOver("help")}>
          Phím <kbd>F1</kbd>
        </button>
      </header>
      <Elsewhere keeping={keeping} />
      <Ended keeping={keeping} lease={bench.packet.lease} onLeave={onLeave} />
      <Refused keeping={keeping} onLook={() => setOver("aside")} />
      {review ? (
        <main class="bench-two" id="main">
          {hidden ? null : (
            <Picture
              bench={bench}
              entry={{ draft: review.draft, lines: linesIn(bench.law, bench.packet, review.draft.fields) }}
              field={looked ?? review.wrong[0]?.field ?? null}
              keeping={keeping}
              shelf={shelf}
              acts={picture}
              onHide={() => setHidden(!hidden)}
            />
          )}
          <div class="bench-right">
            <ReviewSheet
              review={review}
              all={bench.drafts.length}
              left={bench.drafts.length - bench.done.value.size}
              onLook={setLooked}
              onNext={() => {
                bench.review.value = null;
                refocus(bench);
              }}
              onAgain={() => void bench.undo()}
              onLeave={onLeave}
            />
          </div>
        </main>
      ) : entry ? (
        <main class="bench-two" id="main">
          {hidden ? null : (
            <Followed bench={bench} entry={entry} keeping={keeping} shelf={shelf} acts={picture} onHide={() => setHidden(!hidden)} />
          )}
          <div class="bench-right">
            {guiding ? <Guide shelf={shelf} person={keeping.me.person.id} onLeave={startKeying} /> : null}
            <Form
              bench={bench}
              entry={entry}
              picture={picture}
              onHelp={() => setOver("help")}
              onImage={() => setHidden(!hidden)}
              now={now}
            />
          </div>
        </main>
      ) : (
        <main class="bench-over" id="main">
          <div class="empty">
            <p class="lead">
              {bench.packet.practice
                ? `Đã qua hết ${bench.drafts.length} trường hợp luyện tập.`
                : `Đã xong cả phần được giao: ${bench.drafts.length} trường hợp.`}
            </p>
            <p>
              <button type="button" class="main-act" onClick={onLeave}>
                {bench.packet.practice ? "Về danh sách phần việc" : "Nộp phần này và nhận phần khác"}
              </button>{" "}
              <button type="button" onClick={() => void bench.undo()}>
                Lấy lại trường hợp vừa xong
              </button>
            </p>
          </div>
        </main>
      )}
      <Says bench={bench} />
      <StatusLine keeping={keeping} bench={bench} onCoaching={() => setOver("pace")} />
      {over === "help" ? (
        <Help
          onClose={closeOver}
          onGuide={() => {
            setGuiding(true);
            closeOver();
          }}
        />
      ) : null}
      {over === "aside" ? (
        <Sheet title="Việc máy chủ không nhận" onClose={closeOver}>
          <Aside
            over
            keeping={keeping}
            lawOf={lawOf}
            onPut={bench.flush}
            onBack={(draft) => {
              setOver(null);
              if (bench.drafts.some((one) => one.id === draft)) bench.show(draft);
              else onLeave();
            }}
          />
        </Sheet>
      ) : null}
      {over === "pace" ? <Pace keeping={keeping} onClose={closeOver} /> : null}
    </div>
  );
}

/** That work was refused is said here too, and can be dealt with at once. */
function Refused({ keeping, onLook }: { keeping: Keeping; onLook(): void }) {
  const rows = keeping.aside.value;
  if (!rows.length) return null;
  return (
    <p class="note warn bench-elsewhere" role="alert">
      Máy chủ không nhận {rows.length} việc{rows.some((row) => row.mine) ? "; nội dung còn giữ ở máy này" : ""}.{" "}
      <button type="button" onClick={onLook}>
        Xem và xử lý
      </button>
    </p>
  );
}

interface PictureAsked extends Pick<Asked, "bench" | "keeping" | "shelf"> {
  entry: Pick<Entry, "draft" | "lines">;
  field: string | null;
  acts: { current: ((act: Act) => boolean) | null };
  onHide(): void;
}

/** The picture alone goes where the cursor goes: the form beside it is not drawn anew for that. */
function Followed({ entry, ...rest }: Omit<PictureAsked, "field" | "entry"> & { entry: Entry }) {
  return <Picture {...rest} entry={entry} field={entry.at.value} />;
}

function Picture({ bench, entry, field, keeping, shelf, acts, onHide }: PictureAsked) {
  return (
    <Viewer
      packet={bench.packet}
      draft={entry.draft}
      lines={entry.lines}
      field={field}
      words={entry.lines.find((line) => line.field === field)?.words ?? ""}
      image={(page, width) => keeping.image(page, width)}
      shelf={shelf}
      acts={acts}
      onHide={onHide}
    />
  );
}

/** Entries of the part, one cell each: done, begun, the one on the screen. */
function Positions({ bench, keeping }: Pick<Asked, "bench" | "keeping">) {
  return (
    <nav class="bench-positions" aria-label="Các trường hợp của phần này">
      {bench.drafts.map((draft, index) => {
        const done = bench.done.value.has(draft.id);
        const here = (bench.review.value?.draft ?? bench.entry.value?.draft)?.id === draft.id;
        const slipped = done && bench.slips.value.has(draft.id);
        const spare = done && keeping.drafts.value.get(draft.id)?.kept === "spare";
        const says = spare
          ? "đã xong, máy chủ giữ làm bản dự phòng"
          : slipped
            ? "đã xong, có mục khác đáp án"
            : done
              ? "đã xong"
              : "chưa xong";
        return (
          <button
            type="button"
            key={draft.id}
            class={`c ${spare ? "approved spare" : slipped ? "slipped" : done ? "approved" : here ? "present" : ""}`}
            aria-current={here ? "true" : undefined}
            aria-label={`Trường hợp ${draft.position}, ${says}`}
            title={spare || slipped ? says : undefined}
            onClick={() => bench.go(index)}
          >
            {draft.position}
          </button>
        );
      })}
    </nav>
  );
}

/** What is said, and read aloud: notices, findings of the field just left. */
function Says({ bench }: { bench: Bench }) {
  const notice = bench.notice.value;
  const told = useComputed(() => {
    const entry = bench.entry.value;
    return entry
      ? entry.told.value
          .filter((one) => one.severity !== "luu_y")
          .map((one) => one.says)
          .join(" ")
      : "";
  }).value;
  useEffect(() => {
    if (!notice || notice.kind === "bad") return;
    const timer = setTimeout(() => quiet(bench), 6000);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <>
      <div class="bench-says" role="status">
        {notice ? (
          <p class={`note ${notice.kind}`}>
            {notice.says} {notice.fix ?? ""}{" "}
            {notice.kind === "bad" ? (
              <button type="button" class="quiet" title="Esc" onClick={() => quiet(bench)}>
                Đóng
              </button>
            ) : null}
          </p>
        ) : null}
      </div>
      <p class="visually-hidden" aria-live="polite">
        {told}
      </p>
    </>
  );
}

function quiet(bench: Bench) {
  bench.notice.value = null;
}

/** Brings the pages of the next entry near, so that it opens at once. */
function warm(bench: Bench, keeping: Keeping) {
  const next = bench.drafts[bench.index.peek() + 1];
  const page = bench.packet.pages.find((one) => one.id === next?.regions[0]?.page);
  const width = page?.images.at(-1)?.width;
  if (!page || !width) return;
  const timer = setTimeout(() => keeping.image(page.id, width).catch(() => undefined), 800);
  return () => clearTimeout(timer);
}

function refocus(bench: Bench) {
  const entry = bench.entry.peek();
  const at = entry?.at.peek() ?? null;
  if (!entry) return;
  entry.at.value = null;
  requestAnimationFrame(() => {
    entry.at.value = at;
  });
}
