/** Whether the workbench opens without a network on this machine, and if not, why not. */
import { type ReadonlySignal, signal } from "@preact/signals";

/** Whether the service worker keeps the workbench's own files. */
export type ShellState = "asking" | "unsafe" | "unable" | "failed" | "kept";

export const WORKER = "/nhap-lieu/worker.js";
export const SCOPE = "/nhap-lieu/";

/** Register the service worker; the signal tells how it went. */
export function keepShell(): ReadonlySignal<ShellState> {
  const state = signal<ShellState>("asking");
  if (!globalThis.isSecureContext) state.value = "unsafe";
  else if (!navigator.serviceWorker) state.value = "unable";
  else {
    navigator.serviceWorker.register(WORKER, { scope: SCOPE, updateViaCache: "none" }).then(
      async (registration) => {
        await ready(registration);
        state.value = registration.active ? "kept" : "failed";
      },
      () => {
        // without a network the worker that is here goes on
        navigator.serviceWorker.getRegistration(SCOPE).then((known) => {
          state.value = known?.active ? "kept" : "failed";
        });
      },
    );
  }
  return state;
}

/** Let a new worker take over at the next opening: only when nothing waits, so that no act meets other files than it was made with. */
export function renewShell(): void {
  void navigator.serviceWorker?.getRegistration(SCOPE).then((known) => known?.waiting?.postMessage("take-over"));
}

/** The state in a sentence. */
export function shellSaid(state: ShellState, has: { disk: boolean; device: boolean; lasting: boolean }): { ready: boolean; says: string } {
  const no = (says: string) => ({ ready: false, says: `Không mở được khi mất mạng: ${says}` });
  if (state === "unsafe") return no("trang mở bằng http. Mở bằng địa chỉ https của máy chủ.");
  if (state === "unable")
    return no("trình duyệt này quá cũ hoặc đang ở cửa sổ ẩn danh. Dùng Chrome, Edge hoặc Firefox mới, cửa sổ thường.");
  if (state === "failed") return no("chưa tải đủ phần mềm về máy này. Khi có mạng, tải lại trang.");
  if (!has.disk) return no("trình duyệt không cho giữ dữ liệu trên máy. Không dùng cửa sổ ẩn danh.");
  if (!has.device) return no("máy này chưa được đăng ký. Đăng ký ở trang tài khoản, mục “Thiết bị”.");
  if (state === "asking") return { ready: false, says: "Đang tải phần mềm về máy để mở được khi mất mạng…" };
  if (!has.lasting)
    return {
      ready: true,
      says: "Mở được khi mất mạng; nhưng khi ổ đĩa gần đầy trình duyệt có thể xóa phần giữ. Đánh dấu trang này để tránh.",
    };
  return { ready: true, says: "Mở được khi mất mạng." };
}

/** Resolves when a worker is active, or the installing one gave up. */
async function ready(registration: ServiceWorkerRegistration): Promise<void> {
  const coming = registration.installing ?? registration.waiting;
  if (registration.active || !coming) return;
  await new Promise<void>((resolve) => {
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated" || coming.state === "redundant") resolve();
    });
  });
}
