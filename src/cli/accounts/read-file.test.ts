/** What an office sends as a list of people: however a spreadsheet wrote it, and all that may be wrong with it. */
import { describe, expect, it } from "vitest";
import { readPeople } from "./read-file";

const HEAD = "氏名,メールアドレス,役割,所属";
const utf8 = (...lines: string[]) => new TextEncoder().encode(lines.join("\r\n"));

/** The first list below as Excel saves it in Japan. */
const CP932 = Uint8Array.from(
  Buffer.from(
    "8e8196bc2c8381815b838b83418368838c83582c96f08a842c8f8a91ae0d0a" +
      "8e5293632c74406578616d706c652e6a702c8f8a8ac789db2c90c596b189db0d0a",
    "hex",
  ),
);

describe("a list that can be taken", () => {
  it.each([
    ["UTF-8", utf8(HEAD, "山田,t@example.jp,所管課,税務課")],
    ["UTF-8 with a byte order mark", utf8(`\uFEFF${HEAD}`, "山田,t@example.jp,所管課,税務課", ",,,", "")],
    ["Shift_JIS", CP932],
    [
      "other columns, in another order",
      utf8("番号,所属,役割,氏名,メールアドレス", "1,税務課,所管課,山田,t@example.jp"),
    ],
    ["wide letters and spaces", utf8(HEAD, " 山田 , Ｔ＠example.jp ,所管課, 税務課 ")],
  ])("%s", (_name, bytes) => {
    expect(readPeople(bytes)).toEqual({
      people: [{ line: 2, email: "t@example.jp", name: "山田", role: "contributor", department: "税務課" }],
      problems: [],
    });
  });

  it("takes people without a department where their role needs none", () => {
    const { people, problems } = readPeople(
      utf8(
        HEAD,
        "甲,a@example.jp,システム管理者,",
        "乙,b@example.jp,計画の担当課",
        "丙,c@example.jp,管理職,",
      ),
    );
    expect(problems).toEqual([]);
    expect(people.map(({ role, department }) => [role, department])).toEqual([
      ["admin", null],
      ["office", null],
      ["manager", null],
    ]);
  });
});

describe("what is wrong is named with its line and column", () => {
  it.each([
    [2, "氏名", /^氏名を入力してください。$/, [",a@example.jp,管理職,"]],
    [2, "メールアドレス", /^メールアドレスの形で/, ["甲,a@,管理職,"]],
    [2, "メールアドレス", /^メールアドレスを入力してください。$/, ["甲,,管理職,"]],
    [
      2,
      "役割",
      /^「閲覧者」という役割はありません。「システム管理者」「計画の担当課」「所管課」「管理職」/,
      ["甲,a@example.jp,閲覧者,"],
    ],
    [2, "役割", /^役割がありません。/, ["甲,a@example.jp,,"]],
    [2, "所属", /^役割が「所管課」の人には、/, ["甲,a@example.jp,所管課,"]],
    [2, "所属", /^100文字以内で/, [`甲,a@example.jp,管理職,${"課".repeat(101)}`]],
    [2, "氏名", /^使えない文字が/, ["\uFFFD,a@example.jp,管理職,"]],
    [
      3,
      "メールアドレス",
      /^2行目と同じメールアドレスです。/,
      ["甲,a@example.jp,管理職,", "乙,A@Example.jp,管理職,"],
    ],
    // A line break inside a cell: the next row stands further down in the file.
    [
      4,
      "役割",
      /^「部長」という役割はありません。/,
      ['"甲\n乙",a@example.jp,管理職,', "丙,c@example.jp,部長,"],
    ],
  ] as const)("line %i, %s: %s", (line, column, sentence, rows) => {
    const { problems } = readPeople(new TextEncoder().encode([HEAD, ...rows].join("\n")));
    expect(problems).toEqual([{ line, column, sentence: expect.stringMatching(sentence) }]);
  });

  it("names everything at once", () => {
    const { people, problems } = readPeople(
      utf8(HEAD, ",x,部長,", "甲,a@example.jp,管理職,", "乙,b@,管理職,"),
    );
    expect(people.map(({ email }) => email)).toEqual(["a@example.jp"]);
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [2, "メールアドレス"],
      [2, "氏名"],
      [2, "役割"],
      [4, "メールアドレス"],
    ]);
  });
});

describe("a file that is no such list", () => {
  it.each([
    ["nothing in it", utf8("", ""), /^ファイルが空です。/],
    [
      "no column of that name",
      utf8("氏名,電話,役割,課"),
      /^1行目に「メールアドレス」「所属」の列がありません。/,
    ],
    ["a column twice", utf8(`${HEAD},役割`), /^1行目に「役割」の列が2つあります。/],
    ["UTF-16", Uint8Array.from(Buffer.from(HEAD, "utf16le")), /^文字コードを読み取れません。/],
    ["bytes of no encoding", Uint8Array.of(0xff, 0xfe, 0x80), /^文字コードを読み取れません。/],
    ["a quote that is never closed", utf8(HEAD, '"甲,a@example.jp,管理職,'), /^2行目の引用符/],
    [
      "more than a thousand people",
      utf8(HEAD, ...Array.from({ length: 1_001 }, () => "a,b,c,d")),
      /^一度に取り込めるのは1,000人/,
    ],
  ])("%s", (_name, bytes, sentence) => {
    expect(() => readPeople(bytes)).toThrow(sentence);
  });
});
