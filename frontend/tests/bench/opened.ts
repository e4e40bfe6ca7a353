import type { Keeping } from "../../src/bench/doors";
import { openBench } from "../../src/bench/session/bench";
import { newPractised } from "../../src/bench/session/practice";
import { sceneKeeping, sceneLaw, scenePacket } from "./scene";

/** A bench that is open at its first entry, and a clock that the test moves. */
export function scene(packet = scenePacket(), more: Partial<Keeping> = {}, practised = newPractised()) {
  const keeping = sceneKeeping([packet], more);
  let now = 0;
  const bench = openBench({ packet, law: sceneLaw(), keeping, now: () => now, practised });
  const entry = () => {
    const made = bench.entry.peek();
    if (!made) throw new Error("no entry is open");
    return made;
  };
  return {
    bench,
    keeping,
    entry,
    later: (ms: number) => {
      now += ms;
    },
  };
}
export type Scene = ReturnType<typeof scene>;

/** Keys an entry whole, so that nothing stays open. */
export function keyWhole({ entry }: Scene) {
  const texts = {
    nksHoTen: "K' BRÉO",
    nksGioiTinh: "1",
    nksNgaySinh: "03/05/2008",
    nksDanToc: "Cơ Ho",
    meHoTen: "KA DUNG",
    meNgaySinh: "1980",
    chaHoTen: "K' TÍP",
    chaNgaySinh: "1978",
  };
  for (const [field, text] of Object.entries(texts)) {
    entry().typed(field, text);
    entry().leave(field);
  }
  for (const line of entry().lines) entry().accept(line.field);
}

/** Finishes the entry, long enough after it opened. */
export async function finish(it: Scene) {
  it.later(1000);
  await it.bench.finish();
}
