/** The code page of the fonts VPS as a cell shows its bytes, characters of Windows-1252 (`law/text/vps.py`). */

const BYTES =
  "80À 81Ả 82Ã 83Ấ 84Ầ 85Ẩ 86ọ 87ỗ 88Ă 89ế 8Aề 8Bể 8Cệ 8DẮ 8EẰ 8FẲ 90Ế 93Ề 94Ể 95Ễ 96Ố 97Ồ 98Ổ 99Ỗ 9Aý 9Bỷ 9Cỵ " +
  "9DỚ 9EỜ 9FỞ A1ắ A2ằ A3ẳ A4ẵ A5ặ A6Ỡ A7ớ A8Ù A9ờ AAở ABỡ ACŨ ADỨ AEợ AFỪ B0ổ B1Ử B2Ỳ B3Ỹ B4Í B5Ì B6ộ B7Ỉ B8Ĩ " +
  "B9Ó BAử BBữ BCÒ BDỎ BEÕ BFự C0ầ C1Á C2Â C3ấ C4ẩ C5ẫ C6ậ C7đ C8ẻ C9É CAÊ CBẹ CCỉ CDễ CEị CFỹ D0Ư D1Ủ D2ồ D3ố " +
  "D4Ô D5ỏ D6ơ D7È D8ừ D9ứ DAÚ DBũ DCư DDÝ DEẺ E0à E1á E2â E3ã E4ả E5ạ E6ă E8è E9é EAê EBẽ ECì EDí EFĩ F0Ẵ F1Đ " +
  "F2ò F3ó F4ô F5õ F7Ơ F8ụ F9ù FAú FBủ FDỶ FEẼ FFỳ";
/** What Windows-1252 shows for 80 to 9F; five bytes have nothing there. */
const WINDOWS =
  "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f" +
  "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178";

function shown(code: number): string {
  return code >= 0x80 && code <= 0x9f ? (WINDOWS[code - 0x80] as string) : String.fromCharCode(code);
}

/** Character to letter. */
export const VPS: ReadonlyMap<string, string> = new Map(
  BYTES.split(" ").map((pair) => [shown(Number.parseInt(pair.slice(0, 2), 16)), pair.slice(2)]),
);

/** Characters that no other legacy font shows. */
export const isBeyondLatin1 = (sign: string): boolean => sign > "\xff" && VPS.has(sign);
