/** Every sentence of the keeping, in one place. */
import type { Act, RefusalSaid } from "../wire";

/** Codes of the server: the pass of a draft is finished already; it has none to be taken back; both readings would be one person's. */
export const PASS_DONE = "LUOT_NHAP_DA_XONG";
export const NOTHING_TO_REOPEN = "KHONG_CO_LUOT_DE_LAY_LAI";
export const BOTH_ONES_OWN = "TU_DUYET";
/** Code of what is said of passes that came too late. */
export const SPARE = "GIU_LAM_BAN_DU_PHONG";

const KINDS: Record<Act["kind"], string> = {
  save_partial: "Lưu tạm",
  finish_pass: "Hoàn thành lượt nhập",
  undo_pass: "Mở lại lượt nhập",
  return_lease: "Trả phần việc",
  adjudicate: "Xử lý giá trị lệch",
};

/** What an act did, for people. */
export function kindSaid(kind: Act["kind"]): string {
  return KINDS[kind];
}

export const ELSEWHERE: RefusalSaid = {
  code: "KHAC_TREN_MAY_CHU",
  says: "Phần việc này còn được làm trên một máy khác: bản trên máy chủ khác với bản đang giữ ở đây.",
  fix: "So hai bản bên cạnh nhau. Bản ở đây sẽ được gửi lên; giá trị nào của bản kia đúng hơn thì nhập lại vào phiếu.",
};
export const OTHER_WINDOW: RefusalSaid = {
  code: "CUA_SO_KHAC_NHAN_VIEC",
  says: "Một cửa sổ khác đã nhận phần việc này khi nội dung vừa gõ ở đây chưa kịp lưu.",
  fix: "So nội dung vừa gõ với phiếu, rồi nhập lại chỗ còn thiếu.",
};
export const NOT_HOLDER: RefusalSaid = {
  code: "DANG_MO_CUA_SO_KHAC",
  says: "Phần việc đang mở ở một cửa sổ khác của trình duyệt này; cửa sổ này chỉ để xem.",
  fix: "Bấm “Làm tiếp ở đây” để chuyển việc sang cửa sổ này.",
};
export const DISK_FULL: RefusalSaid = {
  code: "DIA_DAY",
  says: "Ổ đĩa hoặc phần dành cho trình duyệt đã đầy: nội dung vừa nhập chỉ còn trong bộ nhớ của cửa sổ này.",
  fix: "Không đóng cửa sổ này; giữ đường mạng để gửi ngay, hoặc xóa bớt tệp trên ổ đĩa.",
};
/** Opened on a full disk: what lay there is here. */
export const DISK_FULL_KEPT: RefusalSaid = {
  code: DISK_FULL.code,
  says: "Ổ đĩa hoặc phần dành cho trình duyệt đã đầy: việc đã giữ trên máy này vẫn mở và gửi được, nhưng nội dung nhập thêm chỉ nằm trong bộ nhớ của cửa sổ này.",
  fix: DISK_FULL.fix,
};
export const DISK_GONE: RefusalSaid = {
  code: "TRINH_DUYET_VUA_XOA",
  says: "Trình duyệt vừa xóa phần giữ trên máy này: những gì chưa lên máy chủ chỉ còn trong bộ nhớ của cửa sổ này.",
  fix: "Không đóng, không tải lại cửa sổ này cho tới khi mọi việc đã lên máy chủ; sau đó tải lại trang để máy giữ được như trước.",
};
export const IMAGES_FREED: RefusalSaid = {
  code: "DA_BO_BOT_ANH",
  says: "Ổ đĩa gần đầy: ảnh trang đã tải về được bỏ bớt để dành chỗ cho nội dung nhập.",
  fix: "Khi có mạng, ảnh tự tải lại; nên xóa bớt tệp trên ổ đĩa trước khi mang việc đi.",
};
export const KEPT_NOTHING: RefusalSaid = {
  code: "KHONG_GIU_DUOC",
  says: "Trình duyệt này không giữ được gì trên máy: nội dung chỉ nằm trong cửa sổ này cho tới khi lên máy chủ.",
  fix: "Mở trang bằng https (hoặc ngay trên máy chủ), không dùng cửa sổ ẩn danh; xem trang hướng dẫn “Làm việc khi mất mạng”.",
};
export const KEPT_LOST: RefusalSaid = {
  code: "TRINH_DUYET_DA_XOA",
  says: "Trình duyệt đã xóa phần giữ trên máy này; những gì đã lên máy chủ vẫn còn và đang được tải lại.",
  fix: "Xem lại các phiếu làm gần đây nhất. Để trình duyệt không xóa nữa, đánh dấu trang này hoặc cài như ứng dụng, và để trống ổ đĩa.",
};
export const KEY_GONE: RefusalSaid = {
  code: "KHONG_MO_DUOC_PHAN_GIU",
  says: "Phần giữ trước đây trên máy này không mở được nữa vì máy đã bị thu hồi hoặc được đăng ký lại.",
  fix: "Những gì đã lên máy chủ vẫn còn và được tải lại. Người quản trị xem lại việc thu hồi máy này.",
};
/** What is kept here cannot be opened at all. */
export const UNOPENED: RefusalSaid = {
  code: "CON_VIEC_CHUA_MO_DUOC",
  says: "Trên máy này còn việc chưa mở được: trình duyệt không đọc được phần đã giữ, nên việc chưa gửi trong đó (nếu có) chưa xem và chưa gửi được.",
  fix: "Không xóa dữ liệu của trình duyệt. Đóng các cửa sổ khác của trang này, xóa bớt tệp nếu ổ đĩa đầy, rồi tải lại trang; vẫn chưa mở được thì báo người quản trị.",
};
/** The same, while work goes on in the memory of the window. */
export const UNOPENED_MEANWHILE: RefusalSaid = {
  ...UNOPENED,
  fix: `${UNOPENED.fix} Trong lúc chờ, nội dung nhập thêm chỉ nằm trong cửa sổ này cho tới khi lên máy chủ.`,
};
/** Some acts that are kept here do not open; all the others do. */
export function unopenedSaid(count: number): RefusalSaid {
  return {
    code: UNOPENED.code,
    says: `Trên máy này còn ${count} việc chưa mở được vì chỗ giữ những việc ấy đã hỏng; các việc khác vẫn mở và gửi bình thường.`,
    fix: "Tải lại trang một lần. Vẫn chưa mở được thì so các phiếu làm gần đây với sổ, nhập lại chỗ còn thiếu và báo người quản trị.",
  };
}
export const SIGN_IN: RefusalSaid = {
  code: "CHUA_DANG_NHAP",
  says: "Phiên đăng nhập đã hết; nội dung đã nhập vẫn giữ ở máy này.",
  fix: "Đăng nhập lại để gửi tiếp.",
};
export const NO_LINE: RefusalSaid = {
  code: "MAT_MANG",
  says: "Không liên lạc được với máy chủ.",
  fix: "Việc đã mang về vẫn làm được; việc này thì thử lại khi có mạng.",
};
export const NOBODY_OFFLINE: RefusalSaid = {
  code: "CHUA_MO_DUOC_KHI_MAT_MANG",
  says: "Không có mạng, và trên máy này không có ai đang đăng nhập.",
  fix: "Việc đã nhập mà chưa gửi vẫn được giữ trên máy này, khóa lại: có mạng thì đăng nhập bằng đúng tài khoản ấy để mở và gửi tiếp. Muốn mở được khi mất mạng, máy phải được đăng ký và không đăng xuất trước đó.",
};
export const NO_IMAGE: RefusalSaid = {
  code: "CHUA_CO_ANH",
  says: "Ảnh của trang này chưa có trên máy và không tải được lúc này.",
  fix: "Nhập các phiếu đã có ảnh trước; ảnh tự tải khi có mạng.",
};
/** Finished when somebody else had finished the same pass, or the entry had gone on. `where`: numbers of the entries, and their book. */
export function spareSaid(where: string): RefusalSaid {
  return {
    code: SPARE,
    says: `${where}: máy chủ đã nhận và giữ làm bản dự phòng, vì khi gửi tới thì lượt này đã có người khác nhập xong.`,
    fix: "Không cần nhập lại. Bản dự phòng không thay lượt đã có; khi hai lượt lệch nhau thì người xử lý thấy cả bản này. Bảng kê khối lượng ghi riêng.",
  };
}
/** Codes of what lies aside because another window or machine worked on the same part; the server refused nothing. */
export const WINDOWS: ReadonlySet<string> = new Set([ELSEWHERE.code, OTHER_WINDOW.code]);

/** A refusal in words that fit what was done; the server speaks for every act of a kind. */
export function refusalSaid(kind: Act["kind"], refusal: RefusalSaid): RefusalSaid {
  if (kind !== "finish_pass" || refusal.code !== BOTH_ONES_OWN) return refusal;
  return {
    code: refusal.code,
    says: "Chính tài khoản này đã đọc phiếu ấy ở lượt kia; hai lượt của một phiếu phải do hai người đọc, nên bản gửi sau không được nhận.",
    fix: "Lượt đã gửi trước vẫn được tính, không phải nhập lại. Chép hoặc tải bản này về nếu cần, rồi bỏ.",
  };
}
export const NOT_UNDERSTOOD: RefusalSaid = {
  code: "MAY_CHU_KHONG_NHAN",
  says: "Máy chủ không nhận việc này, có thể vì phần mềm đã được nâng cấp.",
  fix: "Tải lại trang để lấy phần mềm mới, rồi so nội dung với phiếu và nhập lại.",
};

/** Codes of what is said where something is kept here and stayed closed. */
export const CLOSED: ReadonlySet<string> = new Set([UNOPENED.code, KEY_GONE.code]);

/** The state of everything in one sentence. */
export function stateSaid(at: {
  writing: number;
  inMemory: number;
  waiting: number;
  /** Acts with values that the server refused. */
  refused: number;
  online: boolean;
  savedAt: string | null;
  /** Something that is kept here could not be opened. */
  unopened: boolean;
}): string {
  if (at.writing) return "Đang ghi…";
  if (at.inMemory) return `${at.inMemory} việc chỉ còn trong bộ nhớ của cửa sổ này: không đóng cửa sổ${at.online ? "; đang gửi." : "."}`;
  if (at.waiting) {
    const here = `${at.waiting} việc chỉ có trên máy này`;
    return at.online ? `${here}; đang gửi lên máy chủ…` : `${here}; sẽ tự gửi khi có mạng.`;
  }
  if (at.refused) return `${at.refused} việc máy chủ không nhận, còn giữ trên máy này chờ xử lý.${at.online ? "" : " Đang không có mạng."}`;
  if (at.unopened) return `Trên máy này còn việc chưa mở được nên chưa gửi được.${at.online ? "" : " Đang không có mạng."}`;
  const saved = at.savedAt ? `Mọi nội dung đã có trên máy chủ (lúc ${clock(at.savedAt)}).` : "Chưa có nội dung nào chờ gửi.";
  return at.online ? saved : `${saved} Đang không có mạng.`;
}

/** Hours and minutes of a server's instant, in Viet Nam. */
export function clock(instant: string): string {
  return new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" }).format(new Date(instant));
}
