/** Mounts the workbench into the page: who is here, what is kept for them, what of it is open. */
import { render } from "preact";
import { App } from "./bench/App";
import { saidBy } from "./bench/doors";
import { Door } from "./bench/screen/Door";
import "./bench/bench.css";
import { enter } from "./keeping";
import { loadLaw } from "./law";

const place = document.getElementById("bench");

/** The shelf for what is no letter of any entry; a browser may forbid it. */
function shelf(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

async function open(into: HTMLElement): Promise<void> {
  render(<p class="bench-waiting">Đang mở bàn nhập liệu.</p>, into);
  const asked = new URLSearchParams(location.search);
  try {
    const found = await enter();
    if ("problem" in found) {
      render(<Door problem={found.problem} signIn={found.signIn} />, into);
      return;
    }
    render(
      <App
        keeping={found.keeping}
        load={loadLaw}
        shelf={shelf()}
        now={() => performance.now()}
        asked={{ lease: asked.get("phan"), book: asked.get("quyen"), kind: asked.get("viec") }}
      />,
      into,
    );
  } catch (trouble) {
    render(<Door problem={saidBy(trouble)} signIn={false} />, into);
  }
}

if (place) void open(place);
