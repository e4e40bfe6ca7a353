// Who sees this page is signed in no longer: what anybody keeps on this browser opens again only after that person signs in.
// The kept work itself stays, sealed; only the opened keys go (frontend/src/keeping/people.ts).
"use strict";
(() => {
  if (!window.indexedDB) return;
  const asked = indexedDB.open("sogoc-kept");
  asked.onupgradeneeded = () => asked.transaction.abort();
  asked.onerror = (event) => event.preventDefault();
  asked.onsuccess = () => {
    const db = asked.result;
    if (!db.objectStoreNames.contains("people")) return db.close();
    const change = db.transaction("people", "readwrite");
    change.oncomplete = () => db.close();
    change.objectStore("people").openCursor().onsuccess = ({ target }) => {
      const at = target.result;
      if (!at) return;
      if (at.value.open) at.update({ ...at.value, open: null });
      at.continue();
    };
  };
})();
