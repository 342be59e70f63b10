import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import { UNDECIDED } from "@/domain/proposals/decide";
import { examineProposal } from "@/domain/proposals/examine";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { DraftDto, PlanWithDraft } from "@/server/proposals/draft";
import {
  buildProposalView,
  effectsSeen,
  mergedSentence,
  problemErrors,
  type TypedDecision,
} from "./proposal";

const before = makePlan({ pillars: [], kpis: [makeKpi({ id: toKpiId("count"), name: "手続の種類" })] });

const SEEN = { version: 1, revision: 2, content: "" };

function draft(changedBy: string | null): DraftDto {
  const proposed = {
    ...before,
    kpis: before.kpis.map((kpi) => ({ ...kpi, name: "オンライン手続の種類", rationale: "考え方" })),
  };
  return {
    ...examineProposal(before, proposed, {}, NOTHING_ON_RECORD, day("2026-05-01")),
    before,
    proposed,
    record: NOTHING_ON_RECORD,
    names: {},
    rounds: [],
    baseVersion: 1,
    decisions: {},
    revision: 2,
    changedAt: new Date("2026-05-01T01:30:00.000Z"),
    changedBy,
  };
}

/** What the form of a draft holds before anything is typed into it. */
function seenIn(of: DraftDto): Record<string, TypedDecision> {
  const view = buildProposalView({
    plan: { definition: before, version: 1 },
    draft: of,
    seen: SEEN,
  } as unknown as PlanWithDraft);
  return Object.fromEntries((view.draft?.changes ?? []).map(({ key, seen }) => [key, { reason: "", seen }]));
}

/** A target of the KPI, in a draft that knows nothing of the ones before it: its first revision, as theirs was. */
function draftOfTarget(value: string): DraftDto {
  const target = { ...makeKpi().target, value: { kind: "number", value: num(value) } } as const;
  const proposed = { ...before, kpis: before.kpis.map((kpi) => ({ ...kpi, target })) };
  return {
    ...draft("高山花子"),
    ...examineProposal(before, proposed, {}, NOTHING_ON_RECORD, day("2026-05-01")),
    proposed,
    revision: 1,
  };
}

it("names what reads otherwise now in a draft that was given up and begun anew", () => {
  const seen = seenIn(draftOfTarget("2800"));
  expect(mergedSentence(draftOfTarget("2600"), seen)).toContain(
    "値が変わった変更：「手続の種類」の目標値。入力した理由が新しい値にも当てはまるか、確かめてください。",
  );
  expect(mergedSentence(draftOfTarget("2800"), seen)).not.toContain("値が変わった変更");
});

it("says who changed the draft, when, and what came and went", () => {
  const kept =
    "入力した内容は残したまま、いまの変更案を表示しました。確かめてから、もう一度ボタンを押してください。";
  const typed = (key: string, reason = "") => ({ reason, seen: seenIn(draft(null))[key]?.seen ?? "" });
  const sentence = mergedSentence(draft("高山花子"), {
    "count/name": typed("count/name"),
    "count/target": typed("count/target", "中間見直しによる"),
  });
  expect(sentence).toMatch(
    /^この変更案は、画面を開いたあとの令和8年5月1日.*10[:時]30.*に、高山花子さんが変更しました。/,
  );
  expect(sentence).toContain("加わった変更：「オンライン手続の種類」の指標の考え方。");
  expect(sentence).toContain(
    "画面にあった変更のうち、取り消されたものがあります。その変更に入力した内容は使いません。取り消された変更に入力した理由：「中間見直しによる」。",
  );
  expect(sentence.endsWith(kept)).toBe(true);
  const other = mergedSentence(draft(null), {
    "count/name": typed("count/name"),
    "count/rationale": typed("count/rationale"),
  });
  expect(other).toMatch(/コマンドで変更されました。入力した内容は残したまま/);
});

it("names the KPI of every decision that is missing: the list above the form stands away from it", () => {
  const kpis = ["手続の種類", "紙の枚数"].map((name, index) =>
    makeKpi({ id: toKpiId(`kpi-${index}`), name }),
  );
  const plan = makePlan({ pillars: [], kpis });
  const target = { ...makeKpi().target, value: { kind: "number", value: num("250") } } as const;
  const proposed = { ...plan, kpis: kpis.map((kpi) => ({ ...kpi, target })) };
  const examined = examineProposal(plan, proposed, {}, NOTHING_ON_RECORD, day("2026-05-01"));
  const errors = problemErrors({ ...draft(null), ...examined, before: plan, proposed });
  expect(errors["decisions.kpi-0/target.reason"]).toBe(
    "「手続の種類」の目標値を変える理由を入力してください。",
  );
  expect(errors["decisions.kpi-1/target.reason"]).toBe(
    "「紙の枚数」の目標値を変える理由を入力してください。",
  );
});

it("announces nothing of a plan that was never published", () => {
  const view = (publishedKpis: string[]) =>
    buildProposalView({
      plan: { definition: before, version: 1 } as PlanWithDraft["plan"],
      draft: { ...draft(null), record: { ...NOTHING_ON_RECORD, publishedKpis } },
      record: NOTHING_ON_RECORD,
      seen: SEEN,
    }).draft?.told;
  expect(view([])).toContain("この計画はまだ公表していないため、変更したことのお知らせはありません。");
  expect(view(["count"])).toBe("次の公表で、変更したことを、理由と一緒にお知らせします。");
});

it("takes for the day and document of all changes only what none of them lacks", () => {
  const [name, rationale] = ["count/name", "count/rationale"];
  const own = { ...UNDECIDED, decidedOn: day("2026-04-21"), document: "資料A" };
  const other = { ...UNDECIDED, decidedOn: day("2026-04-22"), document: "資料B" };
  const common = (decisions: DraftDto["decisions"]) => {
    const { draft: view } = buildProposalView({
      plan: { definition: before, version: 1 } as PlanWithDraft["plan"],
      draft: { ...draft(null), decisions },
      record: NOTHING_ON_RECORD,
      seen: SEEN,
    });
    return [view?.decidedOn, view?.document];
  };
  expect(
    draft(null)
      .changes.map(({ key }) => key)
      .toSorted(),
  ).toEqual([name, rationale]);
  // Said of one change alone, it is not said of the other, whatever is saved next.
  expect(common({ [name]: own })).toEqual(["", ""]);
  expect(common({ [name]: UNDECIDED, [rationale]: own })).toEqual(["", ""]);
  expect(common({ [name]: own, [rationale]: { ...own, document: null } })).toEqual(["2026-04-21", ""]);
  expect(common({ [name]: own, [rationale]: own })).toEqual(["2026-04-21", "資料A"]);
  expect(common({ [name]: other, [rationale]: own })).toEqual(["2026-04-22", "資料B"]);
  // Of a change that was taken out again.
  expect(common({ [name]: own, [rationale]: own, "count/target": other })).toEqual(["2026-04-21", "資料A"]);
});

it("leaves the day and document of all as they are when words are put right beside them", () => {
  const target = { ...makeKpi().target, value: { kind: "number", value: num("250") } } as const;
  const kpi = makeKpi({ id: toKpiId("count"), name: "手続の種類" });
  const [was, proposed] = [before, { ...before, aim: "直した文", kpis: [{ ...kpi, target }] }];
  const changes = examineProposal(was, proposed, {}, NOTHING_ON_RECORD, day("2026-05-01")).changes;
  expect(changes.map(({ key, isOfSubstance }) => [key, isOfSubstance])).toEqual([
    ["plan/text/aim", false],
    ["count/target", true],
  ]);
  const said = { ...UNDECIDED, decidedOn: day("2026-04-21"), document: "資料A", reason: "中間見直し" };
  const shown = (decisions: DraftDto["decisions"]) =>
    buildProposalView({
      plan: { definition: was, version: 1 } as PlanWithDraft["plan"],
      draft: { ...draft(null), changes, before: was, proposed, decisions },
      record: NOTHING_ON_RECORD,
      seen: SEEN,
    }).draft;
  const beside = shown({ "count/target": said });
  expect([beside?.decidedOn, beside?.document]).toEqual(["2026-04-21", "資料A"]);
  expect(beside?.changes.map(({ isTold }) => isTold)).toEqual([false, true]);
  // With a reason they are told, and may have been decided on another day.
  const told = shown({ "count/target": said, "plan/text/aim": { ...UNDECIDED, reason: "言い換え" } });
  expect([told?.decidedOn, told?.document]).toEqual(["", ""]);
  expect(told?.changes.map(({ isTold }) => isTold)).toEqual([true, true]);
});

it("tells other effects apart, and the same ones not", () => {
  expect(effectsSeen(draftOfTarget("2800"))).toBe(effectsSeen({ ...draftOfTarget("2800"), revision: 7 }));
  expect(effectsSeen(draftOfTarget("2800"))).not.toBe(effectsSeen(draftOfTarget("2600")));
});

it("tells of a published year at the change that holds in it, not at one from a later year on", () => {
  const [R7, R8] = [fiscalYear(2025), fiscalYear(2026)];
  const number = (value: string) => ({ kind: "number", value: num(value) }) as const;
  const kpi = before.kpis[0] ?? makeKpi();
  const proposed = {
    ...before,
    kpis: [
      {
        ...kpi,
        target: { ...kpi.target, value: number("250") },
        years: [{ fy: R7, planned: number("110"), actual: null }],
      },
    ],
  };
  const record = {
    ...NOTHING_ON_RECORD,
    reports: [makeApprovedReport("105", { kpiId: kpi.id, fy: R7 })],
    published: [{ kpiId: kpi.id, fy: R7 }],
    publishedYears: [R7],
    publishedKpis: [kpi.id],
  };
  const decisions = {
    [`${kpi.id}/target`]: { ...UNDECIDED, from: R8, reason: "見直し" },
    [`${kpi.id}/planned/${R7}`]: { ...UNDECIDED, reason: "見直し" },
  };
  const examined = examineProposal(before, proposed, decisions, record, day("2026-05-01"));
  const view = buildProposalView({
    plan: { definition: before, version: 1 },
    draft: { ...draft(null), ...examined, proposed, record, decisions },
    seen: SEEN,
  } as unknown as PlanWithDraft);
  expect(examined.problems.map(({ kind }) => kind)).toEqual(["reading_changes"]);
  const told = view.draft?.changes.filter(({ problems }) => problems.length > 0).map(({ key }) => key);
  expect(told).toEqual([expect.stringContaining("planned")]);
});
