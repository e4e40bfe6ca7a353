/** Every value type of the law by its code, over the lists and names of the exported law. */
import type { SharedData } from "../exported";
import type { ValueType } from "../value";
import { hoTen } from "./ho_ten";
import { surnamesOf } from "./ho_ten/surnames";
import { type CodeList, danToc, ma, quocTich } from "./lists";
import { NGAY, NGAY_BANG_CHU } from "./ngay";
import { GIO_PHUT, SO_DANG_KY, SO_DINH_DANH, SO_GIAY_TO, SO_QUYEN, TRANG } from "./numbers";
import { NOI_CHON, VAN_BAN } from "./texts";

/** The value types of one exported law. */
export function valueTypes(shared: SharedData, lists: Record<string, CodeList>): Record<string, ValueType> {
  return {
    dan_toc: danToc(lists, shared),
    gio_phut: GIO_PHUT,
    ho_ten: hoTen(surnamesOf(shared.names), shared.kinds.ho_ten ?? {}),
    ma: ma(lists),
    ngay: NGAY,
    ngay_bang_chu: NGAY_BANG_CHU,
    noi_chon: NOI_CHON,
    quoc_tich: quocTich(lists, shared),
    so_dang_ky: SO_DANG_KY,
    so_dinh_danh: SO_DINH_DANH,
    so_giay_to: SO_GIAY_TO,
    so_quyen: SO_QUYEN,
    trang: TRANG,
    van_ban: VAN_BAN,
  };
}
