/** What stands in place of the bench when nobody's work can be opened. */

/** The reason, and what to do. */
export function Door({ problem, signIn }: { problem: { says: string; fix: string }; signIn: boolean }) {
  return (
    <main class="bench-over" id="main">
      <div class="empty" role="alert">
        <p class="lead">{problem.says}</p>
        <p>{problem.fix}</p>
        <p>
          {signIn ? (
            <a class="button main-act" href={`/dang-nhap?next=${encodeURIComponent(location.pathname + location.search)}`}>
              Đăng nhập
            </a>
          ) : (
            <button type="button" class="main-act" onClick={() => location.reload()}>
              Thử lại
            </button>
          )}
        </p>
      </div>
    </main>
  );
}
