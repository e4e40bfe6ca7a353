/** The bench on the scene, to be looked at: `npx vite tests/bench/demo`. */
import { render } from "preact";
import { App } from "../../../src/bench/App";
import "../../../../sogoc/web/static/css/sogoc.css";
import "../../../src/bench/bench.css";
import { keyed, PREVIOUS, sceneKeeping, sceneLaw, scenePacket } from "../scene";

const packet = scenePacket({}, 6);
const practice = scenePacket({ practice: true, lease: "p-1" }, 3);
for (const [i, draft] of practice.drafts.entries())
  Object.assign(draft, { id: 50 + i, answer: { ...PREVIOUS, ...keyed({ so: `0${12 + i}/2008` }) } });
const keeping = sceneKeeping([packet], {
  practice: async () => practice,
  coaching: async () => ({
    days: [{ day: "2026-11-22", entries: 40, seconds: 3100 }],
    fields: [{ field: "so", label: "Số đăng ký", keyed: 30, differing: 2 }],
  }),
});
const place = document.getElementById("bench");
if (place)
  render(
    <App
      keeping={keeping}
      load={() => sceneLaw()}
      shelf={localStorage}
      now={() => performance.now()}
      asked={{ lease: new URLSearchParams(location.search).get("phan"), book: null, kind: null }}
    />,
    place,
  );
