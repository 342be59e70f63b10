import { expect, it } from "vitest";
import { ROLE_WORDS } from "@/domain/words/ja/roles";
import { measureNumber, pillarHeading, pillarLabel, pillarShort, wordsOf } from "./plan-words";

it("calls the parts of a plan by the plan's own words, else by the usual ones", () => {
  expect(wordsOf({})).toEqual({
    office: "計画の担当課",
    aim: "目指す姿",
    pillar: "取組の柱",
    measure: "具体的な取組",
    kpi: "重要業績評価指標（KPI）",
    kpiShort: "KPI",
  });
  expect(wordsOf({ words: { office: "みどり課" } as never })).toMatchObject({
    office: "みどり課",
    pillar: "取組の柱",
  });
});

it("names a pillar by its catchphrase, else by its title", () => {
  const named = { catchphrase: "身近なみどり", title: "みんなで育てる まちの緑" };
  const bare = { catchphrase: null, title: "まちの緑" };
  expect([named, bare].map(pillarLabel)).toEqual(["「身近なみどり」", "まちの緑"]);
  expect([named, bare].map(pillarHeading)).toEqual(["「身近なみどり」 みんなで育てる まちの緑", "まちの緑"]);
  expect([named, bare].map(pillarShort)).toEqual(["身近なみどり", "まちの緑"]);
});

it("has a name for each role", () => {
  expect(ROLE_WORDS).toEqual({
    admin: "システム管理者",
    office: "計画の担当課",
    contributor: "所管課",
    manager: "管理職",
  });
});

it("numbers measures as the document does", () => {
  expect([1, 20, 21].map(measureNumber)).toEqual(["①", "⑳", "(21)"]);
});
