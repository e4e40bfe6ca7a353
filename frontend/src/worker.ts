/** The service worker: keeps the workbench's own files, so that it opens without a network. */
export type {};
