/** The application: which part is open, and the bench for it. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Packet, PassKind } from "../wire";
import { type Keeping, type Law, saidBy } from "./doors";
import { BenchScreen } from "./screen/Bench";
import { Parts } from "./screen/Parts";
import { Pace } from "./screen/Sheets";
import { StatusLine } from "./screen/StatusLine";
import { Elsewhere } from "./screen/Troubles";
import { type Bench, openBench } from "./session/bench";
import { idle } from "./session/judging";
import { newPractised } from "./session/practice";
import type { Shelf } from "./viewer/places";

interface Asked {
  keeping: Keeping;
  load(json: unknown, hash: string): Law;
  shelf: Shelf | null;
  now(): number;
  /** What the address names: a part to open at once, or a book and the kind of work wanted in it. */
  asked: { lease: string | null; book: string | null; kind: string | null };
}

/** The whole application of one person. */
export function App({ keeping, load, shelf, now, asked }: Asked) {
  const [bench, setBench] = useState<Bench | null>(null);
  const [opening, setOpening] = useState<string | null>(null);
  const [pace, setPace] = useState(false);
  const [back, setBack] = useState(false);
  /** How practice goes, over its stops. */
  const practised = useRef(newPractised());
  const [problem, setProblem] = useState<{ says: string; fix: string } | null>(null);
  const lawOf = async (packet: Packet) => load(await keeping.law(packet), packet.law.hash);
  const open = async (packet: Packet, draft?: number) => {
    setOpening(packet.lease);
    setProblem(null);
    try {
      const law = await lawOf(packet);
      void law.prepare(idle);
      const made = openBench({ packet, law, keeping, now, practised: packet.practice ? practised.current : undefined });
      if (draft !== undefined) made.show(draft);
      setBench(made);
    } catch (trouble) {
      setProblem(saidBy(trouble));
    } finally {
      setOpening(null);
    }
  };
  const take = async (book: string, kind: PassKind) => {
    setOpening(book);
    try {
      await open(await keeping.take(book, kind));
    } catch (trouble) {
      setProblem(saidBy(trouble));
      setOpening(null);
    }
  };
  useEffect(() => {
    const wanted = keeping.packets
      .peek()
      .find((one) => one.lease === asked.lease || (asked.book && one.book.path === asked.book && (!asked.kind || one.kind === asked.kind)));
    if (wanted) void open(wanted);
    else if (asked.book && isKind(asked.kind)) void take(asked.book, asked.kind);
  }, []);
  if (bench) {
    return (
      <BenchScreen
        bench={bench}
        keeping={keeping}
        shelf={shelf}
        lawOf={lawOf}
        now={now}
        onLeave={() => {
          bench.close();
          setBench(null);
          setBack(true);
        }}
      />
    );
  }
  return (
    <div class="bench choosing">
      <header class="bench-top">
        <a class="brand" href="/">
          Sổ Gốc
        </a>
        <p>Bàn nhập liệu · {keeping.me.person.name}</p>
        <nav aria-label="Chính">
          <a href="/nhap-lieu">Trang nhập liệu</a>
        </nav>
      </header>
      <Elsewhere keeping={keeping} />
      {problem ? (
        <p class="note bad" role="alert">
          {problem.says} {problem.fix}
        </p>
      ) : null}
      {opening ? (
        <p class="bench-waiting">Đang mở phần việc.</p>
      ) : (
        <Parts keeping={keeping} lawOf={lawOf} back={back} onOpen={(...what) => void open(...what)} />
      )}
      <StatusLine keeping={keeping} bench={null} onCoaching={() => setPace(true)} />
      {pace ? <Pace keeping={keeping} onClose={() => setPace(false)} /> : null}
    </div>
  );
}

function isKind(kind: string | null): kind is PassKind {
  return kind === "first" || kind === "second" || kind === "inspect";
}
