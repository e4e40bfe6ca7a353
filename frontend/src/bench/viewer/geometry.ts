/** How a page lies on the screen: which point of it stands in the middle, how large, how turned. Pure; pixels of the upright picture. */

/** What is looked at. */
export interface Look {
  x: number;
  y: number;
  scale: number;
  turn: 0 | 90 | 180 | 270;
}

export interface Size {
  width: number;
  height: number;
}

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

const SMALLEST = 0.05;
const LARGEST = 8;

/** The picture's transform inside its window: the point looked at comes to the middle. */
export function transform(look: Look, window: Size): string {
  return `translate(${window.width / 2}px, ${window.height / 2}px) rotate(${look.turn}deg) scale(${look.scale}) translate(${-look.x}px, ${-look.y}px)`;
}

/** Moves by pixels of the screen. */
export function panned(look: Look, dx: number, dy: number): Look {
  const [x, y] = turned(dx, dy, look.turn);
  return { ...look, x: look.x - x / look.scale, y: look.y - y / look.scale };
}

/** Zooms about a point of the screen, counted from the middle of the window. */
export function zoomed(look: Look, factor: number, dx = 0, dy = 0): Look {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, look.scale * factor));
  const [x, y] = turned(dx, dy, look.turn);
  const keep = 1 / look.scale - 1 / scale;
  return { ...look, scale, x: look.x + x * keep, y: look.y + y * keep };
}

/**
 * Looks at a box of an entry: the entry's width fills the window, `zoom` times; a row across two pages is shown larger, for its letters. Where
 * not all of it has room, the picture begins where the box begins.
 */
export function towards(box: Box, entry: Box, page: Size, window: Size, zoom: number, turn: Look["turn"]): Look {
  const upright = turn % 180 === 0;
  const width = upright ? window.width : window.height;
  const height = upright ? window.height : window.width;
  const whole = width / Math.max(entry.w, 1);
  const row = entry.w > entry.h * 3 ? Math.min(whole * 3, Math.max(whole, (height * 0.4) / Math.max(entry.h, 1))) : whole;
  const scale = Math.min(LARGEST, Math.max(SMALLEST, row * zoom));
  const room = width / scale;
  const x = entry.w <= room * 1.02 ? entry.x + entry.w / 2 : box.w >= room ? box.x + room / 2 : box.x + box.w / 2;
  return clamped({ x, y: box.y + box.h / 2, scale, turn }, page, window);
}

/** Keeps the picture in its window: no empty margin while the picture is larger than the window. */
export function clamped(look: Look, page: Size, window: Size): Look {
  const across = look.turn % 180 === 0;
  const halfW = (across ? window.width : window.height) / 2 / look.scale;
  const halfH = (across ? window.height : window.width) / 2 / look.scale;
  return { ...look, x: within(look.x, halfW, page.width), y: within(look.y, halfH, page.height) };
}

function within(at: number, half: number, whole: number): number {
  return half * 2 >= whole ? whole / 2 : Math.min(whole - half, Math.max(half, at));
}

/** A point of the window (from its middle) as a point of the picture. */
export function pointAt(look: Look, dx: number, dy: number): { x: number; y: number } {
  const [x, y] = turned(dx, dy, look.turn);
  return { x: look.x + x / look.scale, y: look.y + y / look.scale };
}

/** A movement on the screen as one of the upright picture. */
function turned(dx: number, dy: number, turn: Look["turn"]): [number, number] {
  switch (turn) {
    case 0:
      return [dx, dy];
    case 90:
      return [dy, -dx];
    case 180:
      return [-dx, -dy];
    default:
      return [-dy, dx];
  }
}
