import { makeApprovedInitiative as answer, planWithInitiatives } from "@tests/fixtures/approved-initiative";
import { describe, expect, it } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { freezeInitiatives } from "@/domain/publication/initiatives";
import type { PublishedEvidence, PublishedPlan } from "@/domain/publication/snapshot";
import type { ApprovedInitiative } from "@/domain/reports/initiatives/initiative";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { changeText } from "@/domain/words/ja/publication/publication";
import { freezeChange, publicationChanges, recordedChanges } from "./changes";

const WORDS = { "line-1": "窓口の予約", "line-2": "書類の「電子化」" };
const plan = planWithInitiatives(WORDS, { kpis: [] });
const R8 = fiscalYear(2026);

function published(
  answers: readonly ApprovedInitiative[],
  before: PublishedPlan | null = null,
  definition: PlanDefinition = plan,
): PublishedPlan {
  const initiatives = freezeInitiatives(definition, answers, before?.initiatives);
  return { definition, ...(initiatives.length > 0 ? { initiatives } : {}), courses: [] };
}

const changesOf = (before: PublishedPlan, after: PublishedPlan) =>
  publicationChanges([before], [after]).map((change) => freezeChange(change, changeText));
const told = (before: PublishedPlan, after: PublishedPlan) =>
  changesOf(before, after).map(({ kind, text }) => `${kind}: ${text}`);
/** The same initiative's answer before and after, each with its revision. */
function replaced(
  from: Parameters<typeof answer>,
  [id, state, changes, content]: Parameters<typeof answer>,
): [PublishedPlan, PublishedPlan] {
  const first = answer(...from);
  const before = published([first]);
  const second = answer(id, state, { revision: 2, correctionReason: "集計の誤り", ...changes }, content);
  return [before, published([first, second], before)];
}

describe("first states of a year", () => {
  const many = planWithInitiatives(
    Object.fromEntries(Array.from({ length: 73 }, (_, i) => [`line-${i}`, `取組${i}`])),
  );
  const ofMany = (fy = fiscalYear(2025)) =>
    Array.from({ length: 73 }, (_, i) =>
      answer(`line-${i}`, i < 3 ? "completed" : i < 43 ? "under_way" : "not_begun", { fy }),
    );

  it("are one change, whatever their number, in the order of their states", () => {
    const [before, after] = [published([], null, many), published(ofMany(), null, many)];
    expect(told(before, after)).toEqual([
      "initiatives: 「試験計画」の令和7年度（2025年度）の取組の状況を初めて公表しました（未着手30、実施中40、完了3）。",
    ]);
    expect(changesOf(before, after)[0]).toMatchObject({ fy: 2025, kpiId: null });
  });

  it("are one a year, and those that follow in a year of which some were told are not the first", () => {
    const before = published([answer("line-1", "preparing")]);
    const after = published([
      answer("line-1", "preparing"),
      answer("line-2", "reconsidered"),
      answer("line-1", "under_way", { fy: R8 }),
    ]);
    expect(told(before, after)).toEqual([
      "initiatives: 「試験計画」の令和7年度（2025年度）の取組の状況を新たに公表しました（見直し1）。",
      "initiatives: 「試験計画」の令和8年度（2026年度）の取組の状況を初めて公表しました（実施中1）。",
    ]);
  });

  it("replace nothing: no later publication tells them again", () => {
    const [before, after] = [published([]), published([answer("line-1", "preparing")])];
    const changes = changesOf(before, after);
    expect(changes).toHaveLength(1);
    expect(recordedChanges({ no: 2, publishedAt: "", changes })).toEqual([]);
  });
});

describe("a published answer", () => {
  it("that stays is nothing new, and a publication that knows of none has none", () => {
    const one = published([answer("line-1", "preparing")]);
    expect(told(one, published([answer("line-1", "preparing")], one))).toEqual([]);
    expect(told(published([]), published([]))).toEqual([]);
    expect(published([])).not.toHaveProperty("initiatives");
  });

  it("whose state is another one is corrected, old → new with its reason", () => {
    const [before, after] = replaced(["line-2", "under_way"], ["line-2", "completed"]);
    expect(told(before, after)).toEqual([
      "correction: 『書類の「電子化」』の令和7年度（2025年度）の取組の状況を訂正しました（実施中 → 完了）。理由：集計の誤り。",
    ]);
    const changes = changesOf(before, after);
    expect(changes[0]).toMatchObject({
      kpiId: null,
      fy: 2025,
      initiative: {
        planId: "t-plan",
        initiativeId: "line-2",
        before: "under_way",
        after: "completed",
        reason: "集計の誤り",
      },
    });
    expect(recordedChanges({ no: 2, publishedAt: "", changes })).toHaveLength(1);
  });

  it.each([["done"], ["result"], ["nextStep"]])("whose words are others says so: %s", (field) => {
    const [before, after] = replaced(
      ["line-1", "under_way"],
      ["line-1", "under_way", {}, { [field]: "広げた。" }],
    );
    expect(told(before, after)).toEqual([
      "text: 『窓口の予約』の令和7年度（2025年度）の取組の状況の説明を更新しました。理由：集計の誤り。",
    ]);
    expect(changesOf(before, after)[0]?.initiative).toMatchObject({
      before: "under_way",
      after: "under_way",
    });
  });

  it("whose state, words and department change together says each, and the reason once", () => {
    const [before, after] = replaced(
      ["line-1", "under_way", { department: "総務課" }],
      ["line-1", "reconsidered", { department: "市民課" }, { done: "やり方を見直した。" }],
    );
    expect(told(before, after)).toEqual([
      "correction: 『窓口の予約』の令和7年度（2025年度）の取組の状況を訂正しました（実施中 → 見直し）。理由：集計の誤り。",
      "text: 『窓口の予約』の令和7年度（2025年度）の取組の状況の説明を更新しました。",
      "text: 『窓口の予約』の令和7年度（2025年度）の取組の状況を報告する所管課が、総務課から市民課に変わりました。",
    ]);
    expect(changesOf(before, after)[2]?.department).toEqual({ before: "総務課", after: "市民課" });
  });

  it("that was approved anew with a reason alone tells the reason", () => {
    const [before, after] = replaced(["line-1", "under_way"], ["line-1", "under_way"]);
    expect(told(before, after)).toEqual([
      "text: 『窓口の予約』の令和7年度（2025年度）の取組の状況の説明を更新しました。理由：集計の誤り。",
    ]);
    const [old, again] = replaced(["line-1", "under_way"], ["line-1", "under_way", { correctionReason: "" }]);
    expect(told(old, again)).toEqual([]);
  });

  const piece = (title: string): PublishedEvidence => ({ title, kind: "url", url: "https://example.jp/a" });
  const withPieces = (plan: PublishedPlan, ...titles: string[]): PublishedPlan => ({
    ...plan,
    initiatives: (plan.initiatives ?? []).map((each) => ({
      ...each,
      years: each.years.map((year) => ({ ...year, evidence: titles.map(piece) })),
    })),
  });

  it("whose pieces are others says which came and went, and why where nothing else is new", () => {
    const [before, after] = replaced(["line-1", "under_way"], ["line-1", "under_way"]);
    const changes = changesOf(withPieces(before, "前の案内"), withPieces(after, "案内"));
    expect(changes).toMatchObject([
      {
        kind: "evidence",
        text: "『窓口の予約』の令和7年度（2025年度）の取組の状況の資料を追加し、一部を取り下げました。理由：集計の誤り。",
        initiative: { reason: "集計の誤り" },
        evidence: { added: [{ title: "案内" }], removed: [{ title: "前の案内" }] },
      },
    ]);
    const [old, reworded] = replaced(
      ["line-1", "under_way"],
      ["line-1", "under_way", {}, { done: "広げた。" }],
    );
    expect(told(old, withPieces(reworded, "案内"))).toEqual([
      "text: 『窓口の予約』の令和7年度（2025年度）の取組の状況の説明を更新しました。理由：集計の誤り。",
      "evidence: 『窓口の予約』の令和7年度（2025年度）の取組の状況の資料を追加しました。",
    ]);
  });

  it("of the middle of the year gives way to the year's own, and what of it was taken away is told", () => {
    const midYear = published([answer("line-1", "under_way", { isInterim: true })]);
    const whole = published([answer("line-1", "under_way", { revision: 2 })], midYear);
    const kinds = (before: PublishedPlan, after: PublishedPlan) =>
      changesOf(before, after).map(({ kind }) => kind);
    expect(kinds(withPieces(midYear, "案内"), whole)).toEqual(["initiatives", "evidence"]);
    expect(kinds(midYear, withPieces(whole, "案内"))).toEqual(["initiatives"]);
  });

  it("that goes with its initiative is said to be gone", () => {
    const answers = [
      answer("line-1", "preparing"),
      answer("line-1", "under_way", { fy: R8 }),
      answer("line-2", "preparing"),
    ];
    const before = published(answers);
    const less = planWithInitiatives({ "line-2": WORDS["line-2"] }, { kpis: [] });
    const changes = changesOf(before, published(answers, before, less));
    expect(changes.filter(({ initiative }) => initiative)).toEqual([
      {
        kind: "definition",
        kpiId: null,
        fy: null,
        text: "『窓口の予約』の取組の状況（令和7年度・令和8年度）の掲載を終えました。これまでの公表は、過去の公表から見られます。",
        initiative: {
          planId: "t-plan",
          initiativeId: "line-1",
          before: "under_way",
          after: null,
          reason: "",
        },
      },
    ]);
  });

  it("comes with a new plan, which is told as a whole", () => {
    const next = { ...published([answer("line-1", "preparing")]), definition: { ...plan, id: "t-next" } };
    expect(
      publicationChanges([published([])], [published([]), next]).map(({ detail }) => detail.what),
    ).toEqual(["plan_added"]);
  });
});
