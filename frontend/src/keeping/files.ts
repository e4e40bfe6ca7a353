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

/** Fetch a version's files into a cache of their own, whole or not at all. Files whose names carry a hash are copied from an older one. */
export async function takeFiles(caches: CacheStorage, shell: Shell): Promise<void> {
  const cache = await caches.open(PREFIX + shell.version);
  try {
    for (const file of shell.files) {
      const known = hashed(file) ? await caches.match(file) : undefined;
      await keep(cache, file, known ?? (await fetch(file, { cache: "no-cache" })));
    }
    await keep(cache, PAGE, await fetch(shell.page, { cache: "no-store", credentials: "same-origin" }));
  } catch (trouble) {
    await caches.delete(PREFIX + shell.version);
    throw trouble;
  }
}

/** Remove the files of every other version. */
export async function dropOthers(caches: CacheStorage, shell: Shell): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== PREFIX + shell.version) await caches.delete(name);
  }
}

/** The kept answer to a request for the workbench's own files; null for everything else, which the network answers alone. */
export function answerWith(caches: CacheStorage, shell: Shell, request: Request): Promise<Response> | null {
  const { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return null;
  const ours = request.mode === "navigate" ? pathname === PAGE : shell.files.includes(pathname);
  return ours ? kept(caches, shell, pathname, request) : null;
}

async function kept(caches: CacheStorage, shell: Shell, path: string, request: Request): Promise<Response> {
  return (await caches.match(path, { cacheName: PREFIX + shell.version })) ?? fetch(request);
}

async function keep(cache: Cache, path: string, answer: Response): Promise<void> {
  if (!answer.ok || answer.redirected) throw new Error(`${path} cannot be kept`);
  await cache.put(path, answer);
}

function hashed(file: string): boolean {
  return /\.[\w-]{8}\.\w+$/.test(file);
}
