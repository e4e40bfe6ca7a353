/**
 * The service worker: keeps the workbench's own files, so that it opens without a network.
 *
 * It keeps nothing of people: no page but the empty shell, no answer of `/api/`, no image of a book; those lie sealed in the database of
 * the keeping. The list of files comes from the server (`/nhap-lieu/worker.json`), named by a version over their bytes. A new version is
 * fetched whole beside the old one, and takes over when the workbench says that nothing waits, or when no window is open any more.
 */
import { answerWith, type Shell, takeFiles } from "./keeping/files";

declare const self: ServiceWorkerGlobalScope;

const LIST = "/nhap-lieu/worker.json";

self.addEventListener("install", (event) => {
  event.waitUntil(fetchList().then((shell) => takeFiles(caches, shell)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("message", (event) => {
  if (event.data === "take-over") event.waitUntil(self.skipWaiting());
});

self.addEventListener("fetch", (event) => {
  const answer = answerWith(caches, event.request);
  if (answer) event.respondWith(answer);
});

async function fetchList(): Promise<Shell> {
  const answer = await fetch(LIST, { cache: "no-store" });
  if (!answer.ok) throw new Error("the list of files cannot be fetched");
  return (await answer.json()) as Shell;
}
