import { describe, expect, test } from "vitest";
import { bornWithin, following, writtenOut, yearIn, yearSaid } from "../../src/bench/entry/dates";

describe("what is typed for a day is written out", () => {
  test.each([
    ["03051962", "03/05/1962"],
    ["030562", "03/05/1962"],
    ["3/5/62", "03/05/1962"],
    ["3-5-08", "03/05/2008"],
    ["3/5/09", "03/05/1909"],
    ["051962", "05/1962"],
    ["5-1962", "05/1962"],
    ["1962", "1962"],
  ])("%s → %s in a book of 2008", (typed, says) => expect(writtenOut(typed, 2008)).toBe(says));

  test.each([
    "3.5.1962",
    "03-05-1962",
    "25 tuổi",
    "30/02/1962",
    "31/4/62",
    "Giáp Ngọ",
    "12/5 âm lịch 1962",
    "1954 hoặc 1955",
    "13/1962",
    "0305196",
    "00051962",
  ])("%s stays as typed", (typed) => expect(writtenOut(typed, 2008)).toBe(typed));

  test("without a year to go by, two figures stay two figures", () => expect(writtenOut("3/5/62", null)).toBe("3/5/62"));
  test("what was written out is not changed again", () => expect(writtenOut(writtenOut("030562", 2008), 2008)).toBe("03/05/1962"));
});

describe("a year of two figures", () => {
  const written = (typed: string, parent: boolean) => {
    const { latest, earliest } = bornWithin(2008, parent);
    return writtenOut(typed, latest, earliest);
  };
  test.each([
    ["3/5/62", true, "03/05/1962", "hiểu là năm 1962"],
    ["030596", true, "03/05/1996", "hiểu là năm 1996"],
    ["3/5/08", true, "3/5/08", "giữ như đã gõ"],
    ["3/5/97", true, "3/5/97", "giữ như đã gõ"],
    ["3/5/08", false, "03/05/2008", "hiểu là năm 2008"],
    ["3/5/09", false, "03/05/1909", "hiểu là năm 1909"],
  ])("%s is a day that this person (a parent: %s) can be born on, and is told", (typed, parent, says, told) => {
    expect(written(typed, parent)).toBe(says);
    expect(yearSaid(typed, says)).toContain(told);
  });
  test("nothing is told of a year that stands whole", () => {
    for (const typed of ["3/5/1962", "051962", "1962", "25 tuổi"]) expect(yearSaid(typed, writtenOut(typed, 2008))).toBeNull();
  });
});

describe("numbers go on", () => {
  test.each([
    ["012/2008", "013/2008"],
    ["99", "100"],
    ["09", "10"],
    ["Số 7", "Số 8"],
  ])("%s is followed by %s", (number, next) => expect(following(number)).toBe(next));
  test("where there is no figure nothing follows", () => expect(following("không số")).toBeNull());
  test("a day tells its year", () => expect([yearIn("15/06/2008"), yearIn("5-1962"), yearIn("25 tuổi")]).toEqual([2008, 1962, null]));
});
