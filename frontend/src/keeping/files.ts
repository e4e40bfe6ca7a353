/** The workbench's own files in the browser's cache: taken whole or not at all, one version beside the next. */

/** What the server says belongs to the workbench. */
export interface Shell {
  version: string;
  /** The page that opens it. */
  page: string;
  files: string[];
}

const PREFIX = "sogoc-ban-";
export const PAGE = "/nhap-lieu/ban/";

/** Fetch a version's files into a cache of their own; older versions go when it is whole. Files whose names carry a hash are copied from the old one. */
export async function takeFiles(caches: CacheStorage, shell: Shell): Promise<void> {
  const name = PREFIX + shell.version;
  const cache = await caches.open(name);
  try {
    for (const file of shell.files) {
      const known = hashed(file) ? await caches.match(file) : undefined;
      await keep(cache, file, known ?? (await fetch(file, { cache: "no-cache" })));
    }
    await keep(cache, PAGE, await fetch(shell.page, { cache: "no-store", credentials: "same-origin" }));
  } catch (trouble) {
    await caches.delete(name);
    throw trouble;
  }
  for (const other of await caches.keys()) {
    if (other.startsWith(PREFIX) && other !== name) await caches.delete(other);
  }
}

/** The kept answer to a request for the workbench's own files; null for everything else, which the network answers alone. */
export function answerWith(caches: CacheStorage, request: Request): Promise<Response> | null {
  const { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return null;
  if (request.mode === "navigate") return pathname === PAGE ? kept(caches, PAGE, request) : null;
  return pathname.startsWith("/static/") ? kept(caches, pathname, request) : null;
}

async function kept(caches: CacheStorage, path: string, request: Request): Promise<Response> {
  return (await caches.match(path)) ?? fetch(request);
}

async function keep(cache: Cache, path: string, answer: Response): Promise<void> {
  if (!answer.ok || answer.redirected) throw new Error(`${path} cannot be kept`);
  await cache.put(path, answer);
}

function hashed(file: string): boolean {
  return /\.[\w-]{8}\.\w+$/.test(file);
}
