import { createHash } from "node:crypto";
import { makeApprovedInitiative } from "@tests/fixtures/approved-initiative";
import { makeApprovedAssessment, OPINION } from "@tests/fixtures/assessments";
import { day } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import { partsOf } from "@/domain/plan/parts";
import { composePlans, type Material } from "@/domain/publication/compose";
import { figureKey } from "@/domain/publication/publishable";
import type { PublishedPlan, RecordedChange } from "@/domain/publication/snapshot";
import { JUDGEMENT_RULE_VERSION } from "@/domain/reports/judgement";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { changeText } from "@/domain/words/ja/publication/publication";
import { openReason } from "@/domain/words/ja/reports/reasons";
import { freedMaterial } from "./freed";
import { printOf } from "./passages";
import { inTurn, makeStopper, type Stopper, withoutStopped } from "./stops";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const WORDS = { inPlace: () => "〔停止〕", sentence: () => "停止しました" };
const stopperOf = (...passages: string[]): Stopper =>
  makeStopper(
    [
      {
        id: "a",
        notice: { cause: "personal", on: day("2026-11-27") },
        fileSha256: "f".repeat(64),
        prints: passages.map((passage) => printOf(passage, hash)),
      },
    ],
    hash,
    WORDS,
  );
const NONE = makeStopper([], hash, WORDS);

const STOCK = "前年度と同じ取組を続けた。";
const IDS = ["line-1", "line-2", "line-3"];
const measure = {
  no: 1,
  title: "鈴木花子の窓口",
  initiatives: IDS.map((id) => ({ id: toInitiativeId(id), marker: "・" as const, text: `取組${id}` })),
  kpis: [makeKpi({ name: "鈴木花子の件数" })],
  source: "試験",
};
const planOf = (title: string) =>
  makePlan({ pillars: [makePillar({ measures: [{ ...measure, title }] })], kpis: [] });
const answer = (id: string, done: string, revision = 1) =>
  makeApprovedInitiative(id, "under_way", { revision }, { done });
const file = (sha256: string) => ({
  kpiId: toInitiativeId("line-1"),
  fy: fiscalYear(2025),
  title: "名簿.pdf",
  url: null,
  file: { sha256, size: 3, contentType: "application/pdf" },
});

type Written = Pick<Material, "plans" | "approvedInitiatives" | "assessments" | "evidence">;
function written({ done = STOCK, title = measure.title, by = OPINION.opinionBy } = {}): Written {
  const plan = planOf(title);
  const [whole] = partsOf([plan]);
  const assessed = whole ? [makeApprovedAssessment(whole.id, { ...OPINION, opinionBy: by })] : [];
  return {
    plans: [{ definition: plan, isPublic: true }],
    approvedInitiatives: IDS.map((id) => answer(id, id === "line-3" ? done : STOCK)),
    assessments: { approved: assessed, parts: new Map([[plan.id, partsOf([plan])]]) },
    evidence: [file("f".repeat(64))],
  };
}

const SENTENCES = { ofJudgement: () => "", ofChange: changeText, openReason };

function materialOf(what: Written, by: Stopper, before: Material["before"]): Material {
  const evidence = what.evidence.map((piece) => {
    const stopped = piece.file && by.file(piece.file.sha256);
    return stopped && piece.file
      ? { ...piece, title: by.sentence(stopped), file: { ...piece.file, stopped } }
      : piece;
  });
  return {
    ...what,
    plans: withoutStopped(what.plans, by),
    approvedInitiatives: withoutStopped(what.approvedInitiatives, by),
    assessments: what.assessments && {
      ...what.assessments,
      approved: withoutStopped(what.assessments.approved, by),
    },
    evidence,
    reports: [],
    published: new Set(),
    no: 2,
    publishedAt: "2026-07-01T00:00:00.000Z",
    before,
    withdraws: null,
  };
}

const published = (material: Material) => composePlans(material, SENTENCES);

/** What is published of `after`, under other stops than what was published before it. */
function following(
  said: readonly PublishedPlan[],
  then: Stopper,
  after: Written,
  now: Stopper,
  record: readonly RecordedChange[] = [],
  told: ReadonlySet<string> = new Set(),
) {
  const before = {
    plans: withoutStopped(said, now),
    record: withoutStopped(record, now),
    publishedAt: "2026-06-01T00:00:00.000Z",
    ruleVersion: JUDGEMENT_RULE_VERSION,
  };
  const [asThen, asNow] = [inTurn(then, now), now].map((by) => ({
    ...materialOf(after, by, before),
    published: told,
  })) as [Material, Material];
  return published(freedMaterial(asNow, asThen, SENTENCES));
}

function told(before: Written, then: Stopper, after: Written, now: Stopper): string[] {
  const said = published(materialOf(before, then, null)).plans;
  return following(said, then, after, now).changes.map(({ text }) => text);
}

it("what was stopped and is free again has not changed: initiatives, names, opinions, files", () => {
  const then = stopperOf(STOCK, OPINION.opinionBy, "鈴木花子");
  expect(told(written(), then, written(), NONE)).toEqual([]);
});

it("a stop that was drawn too wide and is drawn narrower is no change either", () => {
  expect(told(written(), stopperOf(STOCK), written(), stopperOf("前年度"))).toEqual([]);
});

it("what was written anew meanwhile is told alone, and in full words", () => {
  const then = stopperOf(STOCK, OPINION.opinionBy, "鈴木花子");
  expect(told(written(), then, written({ done: "新しい窓口を開いた。" }), NONE)).toEqual([
    expect.stringContaining("取組line-3"),
  ]);
  const renamed = told(written(), then, written({ title: "鈴木花子の新しい窓口" }), NONE);
  expect(renamed).toHaveLength(1);
  expect(renamed[0]).toContain("鈴木花子の新しい窓口");
  expect(renamed[0]).not.toContain("件数");
});

it("a file that was stopped and is no longer there is told as taken away", () => {
  const changes = told(written(), stopperOf(STOCK), { ...written(), evidence: [] }, NONE);
  expect(changes).toEqual([expect.stringContaining("資料を取り下げました")]);
});

it("the reason of a correction that was published while it was stopped comes back with the next publication", () => {
  const REASON = "鈴木花子さんの申出により人数を改めた。";
  const part = partsOf([planOf(measure.title)])[0]?.id ?? "";
  const corrected: Written = {
    ...written(),
    approvedInitiatives: IDS.flatMap((id) => [
      answer(id, STOCK),
      makeApprovedInitiative(id, "completed", { revision: 2, correctionReason: REASON }, { done: STOCK }),
    ]),
    assessments: {
      approved: [
        makeApprovedAssessment(part, OPINION),
        makeApprovedAssessment(
          part,
          { ...OPINION, summary: "改めた" },
          { revision: 4, correctionReason: REASON },
        ),
      ],
      parts: new Map([[planOf("").id, partsOf([planOf(measure.title)])]]),
    },
  };
  const stop = stopperOf("鈴木花子さんの申出");
  const first = published(materialOf(written(), NONE, null)).plans;
  const { plans: meanwhile, record: toldMeanwhile } = following(first, stop, corrected, stop);
  const reasonsOf = (plans: readonly PublishedPlan[]) =>
    plans.flatMap(({ initiatives = [], assessments = [] }) =>
      [...initiatives, ...assessments].flatMap(({ years }) =>
        years.map(({ correctionReason }) => correctionReason),
      ),
    );
  expect(new Set(reasonsOf(meanwhile))).toEqual(new Set(["〔停止〕により人数を改めた。"]));
  const { plans, changes, record } = following(meanwhile, stop, corrected, NONE, toldMeanwhile);
  // What was told of it stays told, in the words of now: for people and for programs.
  expect(toldMeanwhile).toHaveLength(4);
  expect(toldMeanwhile.map(({ text }) => text)).toSatisfy((texts: string[]) =>
    texts.every((text) => text.endsWith("理由：〔停止〕により人数を改めた。")),
  );
  expect(record).toEqual(following(first, NONE, corrected, NONE).record);
  expect(new Set(reasonsOf(plans))).toEqual(new Set([REASON]));
  expect(changes).toEqual([]);
  // What is stopped still, or anew, does not come back.
  const still = following(meanwhile, stop, corrected, stopperOf("人数を改めた"), toldMeanwhile);
  expect(JSON.stringify(still.record)).not.toContain("人数を改めた");
  expect(new Set(reasonsOf(still.plans))).toEqual(new Set(["鈴木花子さんの申出により〔停止〕。"]));
});

it("the reasons of several corrections that were told as one, because all of them were stopped, come back together", () => {
  const [FIRST, SECOND] = ["鈴木花子さんの申出による。", "高山太郎さんの指摘による"];
  const revised = (revision: number, correctionReason: string, content: { done: string; result?: string }) =>
    makeApprovedInitiative(
      "line-1",
      "completed",
      { revision, correctionReason, approvedAt: `2026-06-0${revision}T00:00:00.000Z` },
      content,
    );
  const corrected: Written = {
    ...written(),
    approvedInitiatives: [
      answer("line-1", STOCK),
      revised(2, FIRST, { done: "窓口を増やした。" }),
      revised(3, SECOND, { done: "窓口を増やした。", result: "待ち時間が減った。" }),
    ],
  };
  const stop = stopperOf(FIRST, SECOND);
  const first = published(materialOf(written(), NONE, null)).plans;
  const told = new Set([figureKey("line-1", fiscalYear(2025), 1)]);
  const reasonOf = (plans: readonly PublishedPlan[]) =>
    plans[0]?.initiatives?.find(({ initiativeId }) => initiativeId === "line-1")?.years[0]?.correctionReason;
  const meanwhile = following(first, stop, corrected, stop, [], told);
  expect(reasonOf(meanwhile.plans)).toBe("〔停止〕");
  const both = new Set([...told, figureKey("line-1", fiscalYear(2025), 3)]);
  const { plans, record, changes } = following(
    meanwhile.plans,
    stop,
    corrected,
    NONE,
    meanwhile.record,
    both,
  );
  expect(reasonOf(plans)).toBe(`${FIRST}\n${SECOND}`);
  expect(record).toEqual(following(first, NONE, corrected, NONE, [], told).record);
  expect(changes).toEqual([]);
});
