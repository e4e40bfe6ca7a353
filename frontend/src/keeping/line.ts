/** The way to the server: JSON under the session's cookie, each request saying for whom it speaks. */
import type { Act, Answer, AskLease, Coaching, Me, Packet, RefusalSaid, Work, WorkLease } from "../wire";
import { NOT_UNDERSTOOD, SIGN_IN } from "./saying";
import { Refused, Unreached } from "./trouble";

/** What the keeping asks of the server. Each call fails with `Unreached` or `Refused`. */
export interface Line {
  work(): Promise<Work>;
  lease(asked: AskLease): Promise<WorkLease>;
  packet(lease: string): Promise<Packet>;
  practice(type: string): Promise<Packet>;
  coaching(): Promise<Coaching>;
  law(url: string): Promise<unknown>;
  image(url: string): Promise<Blob>;
  outbox(acts: Act[], how: { last: boolean }): Promise<{ answers: Answer[]; now: string | null }>;
}

const PATIENCE = 45_000;
const WITH_THE_PAGE = 60_000;

/** Who is signed in. */
export async function askMe(patience = 8000): Promise<Me> {
  return (await json(await ask("/api/me", { patience }))) as Me;
}

/** The line of one person. When another account is signed in by now, the server refuses everything sent on it. */
export function makeLine(person: number): Line {
  const get = async (path: string) => json(await ask(path, { person }));
  const post = async (path: string, body: unknown, last = false) => ask(path, { person, body, last });
  return {
    work: async () => (await get("/api/work")) as Work,
    lease: async (asked) => (await json(await post("/api/leases", asked))) as WorkLease,
    packet: async (lease) => (await get(`/api/leases/${lease}/packet`)) as Packet,
    practice: async (type) => (await get(`/api/practice/${type}/packet`)) as Packet,
    coaching: async () => (await get("/api/me/coaching")) as Coaching,
    law: get,
    async image(url) {
      const answer = await ask(url, { person });
      if (!answer.headers.get("content-type")?.startsWith("image/")) throw new Unreached();
      return whole(() => answer.blob());
    },
    async outbox(acts, { last }) {
      const answer = await post("/api/outbox", { acts }, last);
      const said = (await json(answer)) as { answers?: Answer[]; now?: string };
      if (!Array.isArray(said.answers)) throw new Unreached();
      const date = answer.headers.get("date");
      return { answers: said.answers, now: said.now ?? (date ? new Date(date).toISOString() : null) };
    },
  };
}

interface Question {
  person?: number;
  body?: unknown;
  patience?: number;
  last?: boolean;
}

async function ask(path: string, { person, body, patience = PATIENCE, last = false }: Question): Promise<Response> {
  const text = body === undefined ? null : JSON.stringify(body);
  const headers: Record<string, string> = { accept: "application/json" };
  if (person !== undefined) headers["x-sogoc-person"] = String(person);
  if (text !== null) {
    headers["content-type"] = "application/json";
    headers["x-csrftoken"] = cookie("sogoc_csrf");
  }
  const answer = await whole(() =>
    fetch(path, {
      method: text === null ? "GET" : "POST",
      headers,
      body: text,
      cache: path.startsWith("/api/law/") ? "default" : "no-store", // of people nothing lies in the browser's own cache
      credentials: "same-origin",
      redirect: "error",
      keepalive: last && text !== null && text.length < WITH_THE_PAGE,
      signal: AbortSignal.timeout(patience),
    }),
  );
  if (!answer.ok) throw await refused(answer);
  return answer;
}

async function refused(answer: Response): Promise<Error> {
  if (answer.status >= 500 || answer.status === 429 || answer.status === 408) return new Unreached();
  if (!answer.headers.get("content-type")?.includes("json")) return answer.status === 401 ? new Refused(401, SIGN_IN) : new Unreached();
  const said = (await answer.json().catch(() => ({}))) as Partial<RefusalSaid>;
  if (said.code && said.says) return new Refused(answer.status, { code: said.code, says: said.says, fix: said.fix ?? "" });
  return new Refused(answer.status, answer.status === 401 ? SIGN_IN : NOT_UNDERSTOOD);
}

async function json(answer: Response): Promise<unknown> {
  if (!answer.headers.get("content-type")?.includes("json")) throw new Unreached(); // a hotel's page, not the server
  return whole(() => answer.json());
}

/** A broken line, a spent patience and an answer that breaks off are the same: not reached. */
async function whole<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch {
    throw new Unreached();
  }
}

function cookie(name: string): string {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}
