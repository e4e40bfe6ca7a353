/** The page beside the form: it goes where the cursor of the form is; wheel, keys and mouse zoom, move, turn it and sharpen its contrast. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Draft, Packet } from "../../wire";
import { saidBy } from "../doors";
import { type Act, actOf, keyFor } from "../keys";
import { type Box, clamped, type Look, panned, pointAt, type Size, towards, transform, zoomed } from "./geometry";
import { boxOf, kept, type Place, type Placed, type Places, placeIn, placeOf, recalled, type Shelf } from "./places";

const CONTRASTS = ["", "sharp", "inverted"] as const;
const STEP = 60;
/** A picture that is not there yet is asked for again. */
const AGAIN = 15_000;
const WORDS = {
  none: "Phần việc này không kèm ảnh trang.",
  placing: "Đang chỉnh khung: kéo chuột để vẽ, mũi tên để dời, Shift+mũi tên để đổi cỡ, Enter để giữ, Esc để thôi.",
  rough: "Chỗ ghi: chừng. Chỉnh khung:",
  further: "Mục này có nhiều ảnh: xem ảnh tiếp theo.",
  buttons: {
    zoom_in: "Phóng to",
    zoom_out: "Thu nhỏ",
    fit: "Vừa ngang",
    contrast: "Tương phản",
    turn: "Xoay",
    place: "Chỉnh khung",
    hide_image: "Ẩn ảnh",
  },
};

interface Asked {
  packet: Packet;
  draft: Draft;
  /** Fields of the entry in page order, with their places in the layout. */
  lines: readonly Placed[];
  /** Where the cursor stands, and its words. */
  field: string | null;
  words: string;
  image(page: number, width: number): Promise<string>;
  shelf: Shelf | null;
  /** Filled with a function by which keys of the form reach the picture. */
  acts: { current: ((act: Act) => boolean) | null };
  onHide(): void;
}

/** The picture of an entry. */
export function Viewer({ packet, draft, lines, field, words, image, shelf, acts, onHide }: Asked) {
  const frame = useRef<HTMLDivElement>(null);
  const [window_, setWindow] = useState<Size>({ width: 0, height: 0 });
  const [places, setPlaces] = useState<Places>(() => recalled(shelf, packet.book));
  const [zoom, setZoom] = useState(1);
  const [turn, setTurn] = useState<Look["turn"]>(0);
  const [contrast, setContrast] = useState(0);
  const [moved, setMoved] = useState<Look | null>(null);
  const [placing, setPlacing] = useState<Place | null>(null);
  const [leaf, setLeaf] = useState<number | null>(null);
  const guess = placeOf(field ?? lines[0]?.field ?? "", lines, places, draft.regions, packet.pages);
  const place = placing ?? (leaf === null ? guess : { region: leaf, x: 0, y: 0, w: 1, h: 1 });
  // where nobody corrected it, the place is rough, and says so
  const rough = !placing && !(field && places[field]);
  const region = draft.regions[place.region];
  const page = packet.pages.find((one) => one.id === region?.page);
  // a page of a package's PDF has no number of its own
  const called = page?.label || (page && page.id > 0 ? page.id : place.region + 1);
  const box = boxOf(place, draft.regions, packet.pages);
  const size: Size = { width: page?.width ?? 1000, height: page?.height ?? 1400 };
  const whole = region ? boxOf({ region: place.region, x: 0, y: 0, w: 1, h: 1 }, draft.regions, packet.pages) : null;
  const home = box && whole && window_.width ? towards(box, whole, size, window_, zoom, turn) : null;
  const seen = moved ?? home;

  // a whole sheet that was zoomed by the wheel is wider than its window
  const across = Math.max(window_.width * Math.max(1, zoom), moved ? size.width * moved.scale : 0);
  const wide = Math.min(2400, Math.ceil(across * (globalThis.devicePixelRatio || 1)));
  const width = page
    ? nearest(
        page.images.map((one) => one.width),
        wide,
      )
    : 0;
  const [source, problem] = useImage(page?.id ?? null, width, image);

  useLayoutEffect(() => {
    const place = frame.current;
    if (!place) return;
    const measure = () => setWindow({ width: place.clientWidth, height: place.clientHeight });
    measure();
    if (typeof ResizeObserver === "undefined") return;
    const watch = new ResizeObserver(measure);
    watch.observe(place);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    setMoved(null);
    setPlacing(null);
    setLeaf(null);
  }, [field, draft.id]);

  const change = (next: (look: Look) => Look) => {
    if (seen) setMoved(clamped(next(seen), size, window_));
  };
  const keep = (chosen: Place) => {
    if (!field) return;
    const next = { ...places, [field]: chosen };
    setPlaces(next);
    kept(shelf, packet.book, next);
    setPlacing(null);
    setLeaf(null);
  };
  const act = (what: Act): boolean => {
    switch (what) {
      case "zoom_in":
      case "zoom_out": {
        const factor = what === "zoom_in" ? 1.25 : 0.8;
        setZoom(Math.min(8, Math.max(0.4, zoom * factor)));
        if (moved) change((one) => zoomed(one, factor));
        return true;
      }
      case "fit":
        setZoom(1);
        setMoved(null);
        return true;
      case "contrast":
        setContrast((contrast + 1) % CONTRASTS.length);
        return true;
      case "turn":
        setTurn(((turn + 90) % 360) as Look["turn"]);
        setMoved(null);
        return true;
      case "place":
        setPlacing(placing ? null : place);
        if (!placing) frame.current?.focus();
        return true;
      case "pan_left":
        change((one) => panned(one, STEP, 0));
        return true;
      case "pan_right":
        change((one) => panned(one, -STEP, 0));
        return true;
      case "pan_up":
        change((one) => panned(one, 0, STEP));
        return true;
      case "pan_down":
        change((one) => panned(one, 0, -STEP));
        return true;
      case "hide_image":
        onHide();
        return true;
      default:
        return false;
    }
  };
  acts.current = act;
  useEffect(
    () => () => {
      acts.current = null;
    },
    [],
  );

  const onKey = (event: KeyboardEvent) => {
    const pressed = actOf(event);
    if (pressed && act(pressed)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (!placing) return;
    const next = nudged(placing, event);
    if (next) setPlacing(next);
    else if (event.key === "Enter") keep(placing);
    else if (event.key === "Escape") setPlacing(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (!next) giveBack(field);
  };
  const middle = (event: { clientX: number; clientY: number }): [number, number] => {
    const at = frame.current?.getBoundingClientRect();
    return at ? [event.clientX - at.left - at.width / 2, event.clientY - at.top - at.height / 2] : [0, 0];
  };
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    change((one) => zoomed(one, event.deltaY < 0 ? 1.15 : 0.87, ...middle(event)));
  };
  useEffect(() => {
    const place = frame.current;
    place?.addEventListener("wheel", onWheel, { passive: false });
    return () => place?.removeEventListener("wheel", onWheel);
  });
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0 || !seen || !page) return;
    const target = event.currentTarget as HTMLElement;
    target.setPointerCapture?.(event.pointerId);
    const start = pointAt(seen, ...middle(event));
    let last = { x: event.clientX, y: event.clientY };
    let at = seen;
    let drawn: Place | null = null;
    const onMove = (next: PointerEvent) => {
      if (placing) {
        drawn = placeIn(spanned(start, pointAt(seen, ...middle(next))), page.id, draft.regions, packet.pages);
        if (drawn) setPlacing(drawn);
        return;
      }
      at = clamped(panned(at, next.clientX - last.x, next.clientY - last.y), size, window_);
      last = { x: next.clientX, y: next.clientY };
      setMoved(at);
    };
    const onUp = () => {
      target.removeEventListener("pointermove", onMove);
      target.removeEventListener("pointerup", onUp);
      target.removeEventListener("pointercancel", onUp);
      if (drawn) {
        keep(drawn);
        giveBack(field);
      }
    };
    target.addEventListener("pointermove", onMove);
    target.addEventListener("pointerup", onUp);
    target.addEventListener("pointercancel", onUp);
  };

  return (
    <section class="bench-image" aria-label="Ảnh trang sổ">
      <div class="bench-tools" role="toolbar" aria-label="Ảnh">
        {(Object.keys(WORDS.buttons) as (keyof typeof WORDS.buttons)[]).map((name) => (
          <button
            type="button"
            key={name}
            class="tool"
            title={keyFor(name)}
            aria-pressed={name === "place" ? placing !== null : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => act(name)}
          >
            {WORDS.buttons[name]}
          </button>
        ))}
        {draft.regions.length > 1 ? (
          <button
            type="button"
            class="tool"
            title={WORDS.further}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              setMoved(null);
              setPlacing(null);
              setLeaf((place.region + 1) % draft.regions.length);
            }}
          >
            Ảnh {place.region + 1}/{draft.regions.length}
          </button>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of the picture and its frame */}
      <div
        ref={frame}
        class={`bench-window ${CONTRASTS[contrast]} ${placing ? "placing" : ""}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is moved and zoomed by keys
        tabIndex={0}
        role="group"
        aria-label={page ? `Trang ${called}, ${rough ? "chừng " : ""}chỗ ghi ${words}` : WORDS.none}
        onKeyDown={onKey}
        onPointerDown={onDown}
      >
        {source && seen ? (
          <div class="bench-sheet" style={{ width: `${size.width}px`, height: `${size.height}px`, transform: transform(seen, window_) }}>
            <img src={source} alt={`Ảnh trang ${called}`} draggable={false} />
            {box ? (
              <div
                class={`bench-light ${rough ? "rough" : ""}`}
                style={{ left: `${box.x}px`, top: `${box.y}px`, width: `${box.w}px`, height: `${box.h}px` }}
              />
            ) : null}
          </div>
        ) : (
          <p class="bench-waiting">{problem ?? (page ? "Đang mở ảnh trang." : WORDS.none)}</p>
        )}
        {source && rough ? (
          <p class="bench-about" aria-hidden="true">
            {WORDS.rough} <kbd>{keyFor("place")}</kbd>
          </p>
        ) : null}
      </div>
      {placing ? (
        <p class="bench-hint" role="status">
          {WORDS.placing}
        </p>
      ) : null}
    </section>
  );
}

function useImage(page: number | null, width: number, image: Asked["image"]): [string | null, string | null] {
  const [found, setFound] = useState<{ page: number; source: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    if (!problem) return;
    const timer = setTimeout(() => setAgain(again + 1), AGAIN);
    return () => clearTimeout(timer);
  }, [problem, again]);
  useEffect(() => {
    if (page === null || !width) return;
    let here = true;
    image(page, width).then(
      (source) => {
        if (!here) return;
        setFound({ page, source });
        setProblem(null);
      },
      (trouble: unknown) => here && setProblem(`${saidBy(trouble).says} ${saidBy(trouble).fix}`),
    );
    return () => {
      here = false;
    };
  }, [page, width, again]);
  return [found && found.page === page ? found.source : null, problem];
}

function nearest(widths: readonly number[], wanted: number): number {
  const sorted = [...widths].sort((a, b) => a - b);
  return sorted.find((one) => one >= wanted) ?? sorted.at(-1) ?? 0;
}

function nudged(place: Place, event: KeyboardEvent): Place | null {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!step) return null;
  const [dx = 0, dy = 0] = step.map((one) => one * 0.01);
  return event.shiftKey
    ? { ...place, w: Math.min(1 - place.x, Math.max(0.02, place.w + dx)), h: Math.min(1 - place.y, Math.max(0.01, place.h + dy)) }
    : { ...place, x: Math.min(1 - place.w, Math.max(0, place.x + dx)), y: Math.min(1 - place.h, Math.max(0, place.y + dy)) };
}

function spanned(a: { x: number; y: number }, b: { x: number; y: number }): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

function giveBack(field: string | null) {
  if (field) document.getElementById(`f-${field}`)?.focus();
}
