/** A part of a book of births, a law of a few rules and a keeping in memory: the bench on them needs no server. */
import { signal } from "@preact/signals";
import type { Finding, Keeping, Law } from "../../src/bench/doors";
import type { DraftHere, LaidAside, Status } from "../../src/keeping/door";
import type { Draft, FieldValue, FinishedPass, Packet, Values } from "../../src/wire";

type Spec = [name: string, label: string, type: string, attribute: string, more?: { core?: boolean; codes?: string; block?: string }];

const HEAD: Spec[] = [
  ["so", "Số đăng ký", "so_dang_ky", "so", { core: true }],
  ["quyenSo", "Quyển số", "so_quyen", "quyen_so", { core: true }],
  ["trangSo", "Trang số", "trang", "trang_so", { core: true }],
  ["ngayDangKy", "Ngày, tháng, năm đăng ký", "ngay", "ngay_dang_ky", { core: true }],
  ["loaiDangKy", "Loại đăng ký", "ma", "loai_dang_ky", { core: true, codes: "loai" }],
];
const CHILD: Spec[] = [
  ["nksHoTen", "Họ, chữ đệm, tên", "ho_ten", "ho_ten", { core: true }],
  ["nksGioiTinh", "Giới tính", "ma", "gioi_tinh", { core: true, codes: "gioiTinh" }],
  ["nksNgaySinh", "Ngày, tháng, năm sinh", "ngay", "ngay_sinh", { core: true }],
  ["nksNgaySinhBangChu", "Ngày sinh ghi bằng chữ", "ngay_bang_chu", "ngay_sinh_bang_chu"],
  ["nksNoiSinh", "Nơi sinh", "noi_chon", "noi_sinh"],
  ["nksDanToc", "Dân tộc", "dan_toc", "dan_toc", { core: true }],
  ["nksQuocTichKhac", "Quốc tịch khác", "quoc_tich", "quoc_tich_khac"],
];
const parent = (prefix: string, whom: string): Spec[] => [
  [`${prefix}HoTen`, `Họ, chữ đệm, tên của ${whom}`, "ho_ten", "ho_ten", { core: true }],
  [`${prefix}NgaySinh`, `Ngày, tháng, năm sinh của ${whom}`, "ngay", "ngay_sinh", { core: true }],
  [`${prefix}DanToc`, `Dân tộc của ${whom}`, "dan_toc", "dan_toc", { core: true }],
  [`${prefix}QuocTichKhac`, `Quốc tịch khác của ${whom}`, "quoc_tich", "quoc_tich_khac"],
  [`${prefix}NoiCuTru`, `Nơi cư trú của ${whom}`, "noi_chon", "noi_cu_tru"],
];
const FOOT: Spec[] = [
  ["nycHoTen", "Họ, chữ đệm, tên của người yêu cầu", "ho_ten", "ho_ten"],
  ["noiDangKy", "Nơi đăng ký", "noi_chon", "noi_dang_ky", { core: true }],
  ["nguoiKy", "Họ, chữ đệm, tên người ký", "ho_ten", "nguoi_ky"],
  ["chucVuNguoiKy", "Chức vụ người ký", "van_ban", "chuc_vu_nguoi_ky"],
  ["nksMatTich", "Tuyên bố mất tích", "van_ban", "mat_tich"],
  ["ghiChu", "Ghi chú", "van_ban", "ghi_chu"],
];
const BLOCKS: [string, string | null, Spec[]][] = [
  ["Đăng ký", null, HEAD],
  ["Người được khai sinh", "nks", CHILD],
  ["Người mẹ", "me", parent("me", "người mẹ")],
  ["Người cha", "cha", parent("cha", "người cha")],
  ["Đăng ký", null, FOOT],
];
const LISTS: Record<string, [string, string][]> = {
  gioiTinh: [
    ["1", "Nam"],
    ["2", "Nữ"],
    ["3", "Chưa xác định được giới tính"],
  ],
  loai: [
    ["1", "Đúng hạn"],
    ["2", "Đăng ký lại"],
    ["4", "Quá hạn"],
  ],
};
/** Every field of the scene, in page order. */
export const FIELDS = BLOCKS.flatMap(([, , specs]) => specs.map(([name]) => name));

/** A law of two rules: a core place needs something, nobody is born after the registration. */
export function sceneLaw(): Law {
  const fields: Law["fields"] = Object.fromEntries(
    BLOCKS.flatMap(([, block, specs]) =>
      specs.map(([name, label, type, attribute, more]) => [
        name,
        { name, label, type, attribute, codes: more?.codes ?? null, core: more?.core ?? false, block },
      ]),
    ),
  );
  const iso = (text: string) => {
    const found = /^(?:(?:([0-9]{1,2})[./])?([0-9]{1,2})[./])?([0-9]{4})$/.exec(text);
    return found ? [found[3], found[2]?.padStart(2, "0"), found[1]?.padStart(2, "0")].filter(Boolean).join("-") : null;
  };
  return {
    type: "KS",
    hash: "abc",
    title: "Sổ đăng ký khai sinh",
    absences: {},
    layouts: [],
    prepare: async () => undefined,
    rules: {},
    fields,
    reasons: { dung_theo_so: "Đúng theo sổ gốc", so_de_trong: "Sổ gốc để trống" },
    form: () =>
      BLOCKS.map(([title, , specs]) => ({
        title,
        lines: specs.map(([field, label]) => ({ field, words: label.replace(/ của .*/, ""), boxes: [], at: null })),
      })),
    codes: (list) => (LISTS[list] ?? []).map(([code, label]) => ({ code, label })),
    understand: (_field, text) => ({ canonical: iso(text), kind: iso(text) ? "ngay" : "khong_hieu", hint: null }),
    explain: () => "",
    compare: (_field, a, b) =>
      a === b ? "same" : a.normalize("NFD").replace(/[̀-ͯ]/g, "") === b.normalize("NFD").replace(/[̀-ͯ]/g, "") ? "close" : "different",
    judge: (values) => [...missing(fields, values), ...early(values, iso)],
    *judging(values) {
      yield;
      return this.judge(values);
    },
    dateInWords: (canonical) => (canonical.length === 10 ? `Ngày bằng chữ của ${canonical}` : null),
    complete: (field, text) =>
      fields[field]?.type === "dan_toc" ? ["Kinh", "Cơ Ho", "Mạ"].filter((one) => one.toLowerCase().startsWith(text.toLowerCase())) : [],
  };
}

function missing(fields: Law["fields"], values: Values): Finding[] {
  return Object.values(fields)
    .filter((one) => one.core && !values[one.name])
    .map((one) => ({
      code: "THIEU_COT_LOI",
      field: one.name,
      fields: [one.name],
      severity: "can_ly_do",
      says: `Thiếu “${one.label}”.`,
      fix: "Nhập theo sổ hoặc nói vì sao để trống.",
      basis: "Theo lẽ thường.",
      reasons: ["so_de_trong"],
    }));
}

function early(values: Values, iso: (text: string) => string | null): Finding[] {
  const day = (field: string) => iso((values[field] as { v?: string } | undefined)?.v ?? "");
  const born = day("nksNgaySinh");
  const registered = day("ngayDangKy");
  if (!born || !registered || born <= registered) return [];
  return [
    {
      code: "NGAY_TRUOC_SINH",
      field: "ngayDangKy",
      fields: ["ngayDangKy", "nksNgaySinh"],
      severity: "can_ly_do",
      says: "Ngày đăng ký trước ngày sinh.",
      fix: "Xem lại hai ngày trên ảnh.",
      basis: "Điều 15 Luật Hộ tịch (60/2014/QH13)",
      reasons: ["dung_theo_so"],
    },
  ];
}

/** Plain texts as values. */
export function keyed(texts: Record<string, string>): Values {
  return Object.fromEntries(Object.entries(texts).map(([field, v]): [string, FieldValue] => [field, { v }]));
}

/** What the entry before holds. */
export const PREVIOUS = keyed({
  so: "011/2008",
  quyenSo: "01/2008",
  trangSo: "11",
  ngayDangKy: "15/06/2008",
  loaiDangKy: "1",
  nksHoTen: "K' BRỀM",
  nksDanToc: "Cơ Ho",
  meHoTen: "KA DUNG",
  meDanToc: "Cơ Ho",
  meNoiCuTru: "thôn 2, xã Lát, huyện Lạc Dương",
  chaHoTen: "K' TÍP",
  chaDanToc: "Cơ Ho",
  chaNoiCuTru: "thôn 2, xã Lát, huyện Lạc Dương",
  nycHoTen: "K' TÍP",
  noiDangKy: "UBND xã Lát, huyện Lạc Dương",
  nguoiKy: "CIL HA PÓ",
  chucVuNguoiKy: "Chủ tịch",
});

/** A packet of entries, each on its own page. */
export function scenePacket(more: Partial<Packet> = {}, entries = 3): Packet {
  return {
    lease: "l-1",
    kind: "first",
    book: {
      path: "24862/KS.2008.01",
      title: "Khai sinh, quyển 01/2008, xã Lát",
      type: "KS",
      year: "2008",
      number: "01",
      unit: "24862",
      layout: null,
    },
    law: { type: "KS", hash: "abc", url: "/api/law/KS.json?h=abc" },
    person: "nhap",
    takenAt: "2026-11-23T01:00:00Z",
    until: "2026-11-30T01:00:00Z",
    estimateSeconds: 700,
    pages: Array.from({ length: entries }, (_, i) => ({
      id: 100 + i,
      label: "",
      width: 1000,
      height: 1400,
      images: [
        { width: 800, url: `/api/pages/${100 + i}/800.webp` },
        { width: 1600, url: `/api/pages/${100 + i}/1600.webp` },
      ],
    })),
    drafts: Array.from(
      { length: entries },
      (_, i): Draft => ({
        id: i + 1,
        position: 12 + i,
        regions: [{ page: 100 + i, x: 50, y: 100, w: 900, h: 800 }],
        fields: FIELDS,
        partial: null,
        finished: false,
        remark: null,
      }),
    ),
    proposals: {
      frequent: {
        meDanToc: ["Cơ Ho", "Kinh"],
        meNoiCuTru: ["thôn 2, xã Lát, huyện Lạc Dương", "thôn Bơ Nơ, xã Lát, huyện Lạc Dương"],
        meHoTen: ["KA DUNG", "NGUYỄN THỊ HOA"],
      },
      previous: PREVIOUS,
      previousAt: 11,
    },
    practice: false,
    ...more,
  };
}

/** Work that was refused. */
export const LAID: LaidAside = {
  txn: "t-1",
  kind: "undo_pass",
  draft: 1,
  lease: "l-1",
  what: "Mở lại lượt nhập",
  mine: null,
  theirs: null,
  again: false,
  back: false,
  refusal: { code: "KHONG_CO_PHIEU_GIAO", says: "Không có phần việc này.", fix: "Nhận lại." },
};

/** A keeping in memory, with what it was told. */
export interface SceneKeeping extends Keeping {
  told: { puts: [number, Values][]; passes: FinishedPass[]; undone: number[] };
}

/** Keeps packets and drafts in memory; everything is “on the server” at once. */
export function sceneKeeping(packets: Packet[], more: Partial<Keeping> = {}): SceneKeeping {
  const drafts = signal<ReadonlyMap<number, DraftHere>>(new Map());
  const told: SceneKeeping["told"] = { puts: [], passes: [], undone: [] };
  const status: Status = {
    online: true,
    waiting: 0,
    inMemory: 0,
    savedAt: "2026-11-23T07:02:00Z",
    says: "Mọi việc đã ở trên máy chủ.",
    problem: null,
    holder: true,
    offline: { ready: true, says: "" },
  };
  const set = (draft: number, change: Partial<DraftHere>) => {
    const before = drafts.peek().get(draft) ?? {
      draft,
      lease: packets[0]?.lease ?? "",
      values: {},
      finished: false,
      pass: null,
      kept: null,
      reopening: false,
      where: "server" as const,
    };
    drafts.value = new Map([...drafts.peek(), [draft, { ...before, ...change }]]);
  };
  const nothing = async () => undefined;
  return {
    told,
    me: {
      person: { id: 1, username: "nhap", name: "Người nhập" },
      device: null,
      now: "2026-11-23T07:00:00Z",
      version: "0",
      law: {},
      keep: { days: 5, keys: [] },
    },
    packets: signal(packets),
    progress: signal([]),
    drafts,
    aside: signal([]),
    status: signal(status),
    draftValues: (draft) => drafts.peek().get(draft)?.values ?? {},
    put: async (draft, values) => {
      told.puts.push([draft, values]);
      set(draft, { values });
    },
    finish: async (draft, pass) => {
      told.passes.push(pass);
      set(draft, { values: pass.values, finished: true, pass });
    },
    undo: async (draft) => {
      told.undone.push(draft);
      set(draft, { finished: false, pass: null });
    },
    image: async (page) =>
      `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1400"><rect width="1000" height="1400" fill="#fbf7ec"/>${lines(page)}</svg>`)}`,
    law: async () => ({}),
    take: async () => packets[0] as Packet,
    giveBack: nothing,
    refresh: nothing,
    takeOver: nothing,
    letGo: nothing,
    sendAgain: nothing,
    putBack: nothing,
    heard: () => undefined,
    lock: nothing,
    close: nothing,
    ...more,
  };
}

function lines(page: number): string {
  return Array.from(
    { length: 24 },
    (_, i) =>
      `<text x="90" y="${150 + i * 46}" font-size="22" fill="#334">Trang ${page}, dòng ${i + 1} ............................................................</text>`,
  ).join("");
}
