/** Says what is not saved before the page is left, as far as browsers let it be said. */

/** What leaving would cost at this moment. */
export interface Leaving {
  /** Acts that are nowhere but in this tab. */
  unsafe(): boolean;
  waiting(): number;
  /** The page disappears: write and send what can still go. */
  hidden(): void;
  /** The page is seen again, or the network came back. */
  back(): void;
}

/** Watch the page; gives what ends the watch. */
export function watchLeaving(leaving: Leaving): () => void {
  const title = document.title;
  const ask = (event: BeforeUnloadEvent) => {
    if (leaving.unsafe()) event.preventDefault();
  };
  const seen = () => (document.visibilityState === "hidden" ? leaving.hidden() : leaving.back());
  addEventListener("beforeunload", ask);
  addEventListener("pagehide", leaving.hidden);
  addEventListener("online", leaving.back);
  document.addEventListener("visibilitychange", seen);
  return () => {
    removeEventListener("beforeunload", ask);
    removeEventListener("pagehide", leaving.hidden);
    removeEventListener("online", leaving.back);
    document.removeEventListener("visibilitychange", seen);
    document.title = title;
  };
}

/** The window's title carries the count of what is only here, also in the bar of a window that is not looked at. */
export function titled(title: string, waiting: number): string {
  const plain = title.replace(/^\(\d+ chưa gửi\) /, "");
  return waiting ? `(${waiting} chưa gửi) ${plain}` : plain;
}
