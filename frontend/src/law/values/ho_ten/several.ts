/** Several names of one person in one cell: `NGUYỄN VĂN AN (tức TÁM)`, `Maria Nguyễn Thị Hoa` (`law/values/ho_ten/several.py`). */
import { collapse, fold } from "../../text/folding";
import { partition, stripped, words } from "../../text/signs";

/** Kinds of other names. */
export const NAME_KINDS: Record<string, string> = {
  goi_khac: "tên gọi khác",
  ten_thanh: "tên thánh",
  bi_danh: "bí danh",
  phap_danh: "pháp danh",
};
const OTHER =
  /[ ,;(]+(?:(?<ten_thanh>tên thánh)|(?<bi_danh>bí danh)|(?<phap_danh>pháp danh)|(?<goi_khac>tên gọ[iıİ] khác|tên thường gọ[iıİ]|tên khác|hay còn gọ[iıİ] là|còn gọ[iıİ] là|còn có tên là|còn có tên|thường gọ[iıİ] là|thường gọ[iıİ]|tức là|tức))[ :]+(?<name>[^(),;]+)\)?|[ ]*\((?<bare>[^()0-9]{2,60})\)/giu;
const HINT = /[(]|tức|tên |danh|gọ[iıİ]/iu;
const SAINTS = new Set(
  (
    "maria anna teresa phero phaolo giuse gioan gioakim daminh anton antonio micae martino vinhson toma luca mattheu simon stephano " +
    "lucia cecilia catarina agata rosa madalena matta isave elisabet augustino phanxico ane inhaxio lorenso gabriel raphael giacobe " +
    "benado clara giuda philipphe bartolomeo barnaba monica veronica phaoli"
  ).split(" "),
);
/** Words of a saint's name, a surname and a given name. */
const LEAST = 3;

/** The name of the civil status and the others as (kind, name), in the order in which they stand. */
export interface Names {
  main: string;
  others: [string, string][];
}

/** The names that a cell holds. */
export function namesIn(written: string, isSurname: (word: string) => boolean): Names {
  const text = collapse(written);
  let others: [string, string][] = [];
  let main = text;
  if (HINT.test(text)) {
    for (const { groups = {} } of text.matchAll(OTHER)) {
      const kind = Object.keys(NAME_KINDS).find((one) => groups[one] !== undefined) ?? "goi_khac";
      others.push([groups.name === undefined ? "goi_khac" : kind, (groups.name ?? groups.bare ?? "").trim()]);
    }
    const rest = stripped(collapse(text.replace(OTHER, " ")), " ,;-");
    main = others.length && rest ? rest : text;
    if (main === text) others = [];
  }
  const [saint, after] = partition(main, " ");
  const [surname] = partition(after, " ");
  if (SAINTS.has(fold(saint).replaceAll(" ", "")) && words(after).length >= LEAST - 1 && isSurname(surname))
    return { main: after, others: [["ten_thanh", saint], ...others] };
  return { main, others };
}
