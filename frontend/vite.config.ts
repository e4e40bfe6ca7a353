/** Builds the workbench and its service worker into the static files of the pages; names carry a hash, `manifest.json` tells them. */
import { resolve } from "node:path";
import { defineConfig } from "vite";

const HERE = new URL(".", import.meta.url).pathname;

export default defineConfig({
  base: "/static/build/",
  build: {
    outDir: resolve(HERE, "../sogoc/web/static/build"),
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    modulePreload: false,
    rollupOptions: {
      input: { bench: resolve(HERE, "src/main.tsx"), worker: resolve(HERE, "src/worker.ts") },
      output: {
        // a service worker keeps one address: what it is called decides what it serves
        entryFileNames: (chunk) => (chunk.name === "worker" ? "worker.js" : "[name].[hash].js"),
        chunkFileNames: "[name].[hash].js",
        assetFileNames: "[name].[hash][extname]",
      },
    },
  },
});
