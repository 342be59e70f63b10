import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedFor, findPublic, indexed, MOST_LETTERS, MOST_SHOWN, type PublicItem, searchIn } from "./find";

const item = (over: Partial<PublicItem> = {}): PublicItem => ({
  kind: "kpis",
  title: "コピー機で印刷した紙の枚数",
  place: "試験計画",
  route: "/kpis/paper",
  texts: [],
  ...over,
});
const report = item({
  kind: "reports",
  title: "コピー機で印刷した紙の枚数　令和7年度",
  isTitleBeside: true,
  keys: ["令和7年度", "R7"],
  texts: [
    ["要因", "会議の資料を電子化したため"],
    ["今後の取組", "電子決裁を広げ、会議の資料を減らす"],
  ],
});
const titles = (typed: string, ...items: PublicItem[]) =>
  searchIn({ items: items.map(indexed) }, typed).groups.flatMap(({ kind, hits }) =>
    hits.map(({ title }) => `${kind}: ${title.map(({ text }) => text).join("")}`),
  );

describe("what is asked for", () => {
  it.each([
    ["", "empty"],
    ["　 \n", "empty"],
    ["\u200B", "empty"],
    ["○", "only_marks"],
    ["% ・ —", "only_marks"],
    ["あ".repeat(MOST_LETTERS + 1), "too_long"],
  ])("「%s」: %s", (q, fault) => {
    expect(askedFor(q).fault).toBe(fault);
  });

  it("is a letter or a number at least, on one line; signs between words ask for nothing", () => {
    expect(askedFor(" 紙\nの 枚数 ")).toEqual({
      fault: null,
      typed: "紙 の 枚数",
      words: ["紙", "の", "枚数"],
    });
    expect(askedFor("紙 ・ 7")).toMatchObject({ words: ["紙", "7"] });
    expect(askedFor("あ".repeat(MOST_LETTERS)).fault).toBeNull();
  });

  it("never fails, whatever the address holds, and is shown again no longer than it may be", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 500 }), (q) => {
        expect([...askedFor(q).typed].length).toBeLessThanOrEqual(MOST_LETTERS);
      }),
    );
  });
});

describe("what is found", () => {
  it("is found whatever the width, the kana and the capitals", () => {
    for (const typed of ["ｺﾋﾟｰ機", "こぴー機", "印刷 紙", "コピー機で印刷した紙の枚数"])
      expect(titles(typed, item())).toEqual(["kpis: コピー機で印刷した紙の枚数"]);
    expect(titles("印刷 電子", item())).toEqual([]);
  });

  it("has what is called so first, then what begins so, then by name, then by text", () => {
    const found = titles(
      "紙の枚数",
      item({ title: "別の指標", texts: [["定義", "紙の枚数を数える"]] }),
      item(),
      item({ title: "紙の枚数（本庁）" }),
      item({ title: "紙の枚数" }),
    );
    expect(found).toEqual([
      "kpis: 紙の枚数",
      "kpis: 紙の枚数（本庁）",
      "kpis: コピー機で印刷した紙の枚数",
      "kpis: 別の指標",
    ]);
  });

  it("has the words of a year by themselves; the name of what they are of narrows and finds nothing alone", () => {
    expect(titles("紙", report)).toEqual([]);
    expect(titles("紙 R7", report)).toHaveLength(1);
    expect(titles("紙 電子決裁", report)).toHaveLength(1);
    const [group] = searchIn({ items: [indexed(report)] }, "会議 決裁").groups;
    expect(group?.hits[0]?.found).toMatchObject({ label: "今後の取組" });
    expect(group?.hits[0]?.found?.pieces.filter(({ isFound }) => isFound)).toHaveLength(2);
  });

  it("is shown twenty of a kind, and counted whole", () => {
    const many = Array.from({ length: 23 }, (_, no) =>
      item({ title: `紙 その${no}`, route: `/kpis/k-${no}` }),
    );
    const [group] = findPublic(many.map(indexed), ["紙"]);
    expect(group?.count).toBe(23);
    expect(group?.hits).toHaveLength(MOST_SHOWN);
  });
});
