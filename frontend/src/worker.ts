/**
 * The service worker: keeps the workbench's own files, so that it opens without a network.
 *
 * It keeps nothing of people: no page but the empty shell, no answer of `/api/`, no image of a book; those lie sealed in the database of
 * the keeping. The server writes the list of files before this script (`/nhap-lieu/worker.js`), so another version is another worker: it
 * fetches its files beside the old ones and takes over when the workbench says that nothing waits, or when no window is open any more.
 */
import { answerWith, dropOthers, type Shell, takeFiles } from "./keeping/files";

declare const self: ServiceWorkerGlobalScope & { sogocShell: Shell };

const shell = self.sogocShell;

self.addEventListener("install", (event) => {
  event.waitUntil(takeFiles(caches, shell));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOthers(caches, shell).then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "take-over") event.waitUntil(self.skipWaiting());
});

self.addEventListener("fetch", (event) => {
  const answer = answerWith(caches, shell, event.request);
  if (answer) event.respondWith(answer);
});
