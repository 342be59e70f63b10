import { day, num } from "@tests/fixtures/brands";
import { makeKpi, makePaperKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi, PlanDefinition, Target } from "@/domain/plan/definition";
import { plainFigure } from "@/domain/plan/quantity";
import { type Decision, decidedPlan, type PlanDecisions, UNDECIDED } from "@/domain/proposals/decide";
import { differences } from "@/domain/proposals/diff";
import { examineProposal } from "@/domain/proposals/examine";
import { suggestedDecisions } from "@/domain/proposals/suggest";
import { addYears, fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { effectSentences, problemSentence, proposedSentence } from "@/domain/words/ja/proposals/proposals";

const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);
const R9 = fiscalYear(2027);
const R10 = fiscalYear(2028);
const TODAY = day("2027-06-01");
const target = (value: string): Target => ({ kind: "number", value: num(value) });
const paper = makePaperKpi();
const plan = makePlan({ kpis: [paper, makeKpi()] });
const withPaper = (changes: Partial<Kpi>): PlanDefinition => ({
  ...plan,
  kpis: [{ ...paper, ...changes }, makeKpi()],
});

function decisionsOf(after: PlanDefinition, decision: Partial<Decision>, before = plan): PlanDecisions {
  const decided = { ...UNDECIDED, reason: "中間見直し", ...decision };
  return Object.fromEntries(differences(before, after).map(({ key }) => [key, decided]));
}
function sentences(
  after: PlanDefinition,
  decision: Partial<Decision>,
  { before = plan, record = NOTHING_ON_RECORD, decisions = decisionsOf(after, decision, before) } = {},
): string[] {
  return examineProposal(before, after, decisions, record, TODAY).problems.map(problemSentence);
}

describe("one break", () => {
  const sheets = {
    unit: "枚",
    scale: 1,
    aggregation: "annual" as const,
    baseline: { ...paper.baseline, value: num("15000000") },
    target: { ...paper.target, value: target("10000000") },
  };

  it("is decided once, whichever of its terms change, with one factor", () => {
    const proposed = withPaper(sheets);
    const keys = [...new Set(differences(plan, proposed).map(({ key }) => key))];
    expect(keys).toEqual(["paper/break", "paper/baseline", "paper/target"]);
    const decided = decidedPlan(plan, proposed, {
      ...decisionsOf(proposed, { from: R8 }),
      "paper/break": { ...UNDECIDED, reason: "単位を枚に", from: R8, factor: num("1000") },
    });
    expect(decided.kpis[0]?.earlier).toMatchObject([{ until: R7, unit: "千枚", factor: "1000" }]);
    expect(sentences(proposed, { from: R8, reason: "" })).toEqual([
      "「単位」を変える理由を入力してください。",
    ]);
  });

  it("takes the reason that the file gives for any of its terms", () => {
    const reason = { kpiId: paper.id, what: "unit" as const, from: R8, before: "千枚", after: "枚" };
    const told = { ...reason, reason: "枚で数えるため", decidedOn: null, document: null, rejudges: false };
    const proposed = { ...withPaper(sheets), changes: [told] };
    expect(suggestedDecisions(plan, proposed, NOTHING_ON_RECORD, R9)["paper/break"]).toMatchObject({
      from: R8,
      reason: "枚で数えるため",
    });
  });

  it("is told among the effects", () => {
    const proposed = withPaper(sheets);
    const effects = (factor: Decision["factor"]) =>
      effectSentences(
        examineProposal(
          plan,
          proposed,
          decisionsOf(proposed, { from: R8, factor }),
          NOTHING_ON_RECORD,
          TODAY,
        ),
      );
    const broken =
      "「プリンターやコピー機で印刷した紙の枚数」は、令和8年度から単位・単位の倍率・数え方が変わります。グラフの線はここで切れます。";
    expect(effects(num("1000"))).toContain(`${broken}それまでの値は、1,000を掛けて比べます。`);
    expect(effects(null)).toContain(`${broken}換算の係数がないため、それまでの値とは比べません。`);
  });

  it("leaves no value in the unit of before", () => {
    expect(sentences(withPaper({ unit: "枚", scale: 1 }), { from: R8, factor: num("1000") })).toEqual([
      "「プリンターやコピー機で印刷した紙の枚数」の単位か倍率が変わるのに、現状値 15,000千枚が、前の単位のままです。新しい単位の値に直してください。単位の呼び方だけの変更なら、換算の係数に 1 を入力してください。",
      "「プリンターやコピー機で印刷した紙の枚数」の単位か倍率が変わるのに、目標値 10,000千枚が、前の単位のままです。新しい単位の値に直してください。単位の呼び方だけの変更なら、換算の係数に 1 を入力してください。",
    ]);
    expect(sentences(withPaper({ unit: "枚", scale: 1 }), { from: R8 })).toHaveLength(2);
    expect(sentences(withPaper({ unit: "千枚（A4）" }), { from: R8, factor: num("1") })).toEqual([]);
    expect(sentences(withPaper(sheets), { from: R8, factor: num("1000") })).toEqual([]);
  });

  it("nor a 計画 of a year that it holds for, nor a limit", () => {
    const years = [R7, R8].map((fy) => ({ fy, planned: target("14000"), actual: null }));
    const before = { ...plan, kpis: [{ ...paper, years, upperLimit: num("20000") }] };
    const after = { ...plan, kpis: [{ ...paper, years, upperLimit: num("20000000"), ...sheets }] };
    expect(sentences(after, { from: R8, factor: num("1000") }, { before })).toEqual([
      expect.stringContaining("令和8年度の計画 14,000千枚が、前の単位のままです"),
    ]);
    expect(
      sentences(
        { ...plan, kpis: [{ ...paper, years: years.slice(0, 1), upperLimit: num("20000"), ...sheets }] },
        { from: R8, factor: num("1000") },
        { before },
      ),
    ).toContainEqual(expect.stringContaining("上限 20,000千枚が、前の単位のままです"));
  });

  it("restates them from its own year, whatever was said of them before", () => {
    const proposed = withPaper(sheets);
    const said = {
      ...decisionsOf(proposed, { from: R8, factor: num("1000") }),
      "paper/target": { ...UNDECIDED, reason: "見直し", from: R9 },
    };
    const { problems, decided } = examineProposal(plan, proposed, said, NOTHING_ON_RECORD, day("2026-05-01"));
    expect(problems).toEqual([]);
    expect(decided["paper/target"]?.from).toBe(decided["paper/break"]?.from);
  });
});

describe("a published year's tally", () => {
  const record = { ...NOTHING_ON_RECORD, publishedYears: [R7, R8] };
  const from = (fy: typeof R7 | undefined) => ({
    ...plan,
    kpis: [...plan.kpis, makeKpi({ id: toKpiId("new"), ...(fy === undefined ? {} : { from: fy }) })],
  });

  it("takes no KPI in afterwards", () => {
    const refusal =
      "「new」が、公表済みの令和8年度の集計に加わってしまいます。まだ公表していない令和9年度か、それより後の年度からにしてください。";
    expect(sentences(from(R8), {}, { record })).toEqual([refusal]);
    expect(sentences(from(undefined), {}, { record })).toEqual([refusal.replace("令和8", "令和7")]);
    expect(sentences(from(R9), {}, { record })).toEqual([]);
    expect(sentences(from(R7), {})).toEqual([]);
  });

  it.each([
    ["from", { from: R8 }, "令和7年度"],
    ["until", { until: R7 }, "令和8年度"],
    ["surveyed", { surveyed: [R7, R9] }, "令和8年度"],
  ] as const)("loses none by another %s, even one that only had －", (_, changes, year) => {
    expect(sentences(withPaper(changes), {}, { record })).toEqual([
      `「プリンターやコピー機で印刷した紙の枚数」が、公表済みの${year}の集計から外れてしまいます。外せるのは、まだ公表していない令和9年度か、それより後の年度からです。`,
    ]);
    expect(sentences(withPaper(changes), {})).toEqual([]);
  });

  it("is not joined again by a KPI that was not surveyed in it", () => {
    const before = withPaper({ surveyed: [R7, R9] });
    expect(sentences(plan, {}, { before, record })).toEqual([expect.stringContaining("令和8年度の集計に")]);
    expect(sentences(withPaper({ surveyed: [R7, R9, R10] }), {}, { before, record })).toEqual([]);
  });
});

describe("an edition decided for later years", () => {
  const before = withPaper({
    target: { ...paper.target, value: target("9000") },
    earlier: [{ ...paper, until: R9 }],
  });
  const after = {
    ...before,
    kpis: before.kpis.map((kpi) => ({ ...kpi, target: { ...paper.target, value: target("8000") } })),
  };
  const own = { ...after, kpis: [after.kpis[0], makeKpi()].flatMap((kpi) => kpi ?? []) };

  it("is not gone over from a year before it that has a published mark", () => {
    const refusal = expect.stringContaining("令和10年度からの定義を決定済みです");
    const record = { ...NOTHING_ON_RECORD, published: [{ kpiId: paper.id, fy: R8 }] };
    expect(sentences(own, { from: R8 }, { before, record })).toContainEqual(refusal);
    expect(sentences(own, { from: null }, { before, record })).toContainEqual(refusal);
    expect(sentences(own, { from: R9 }, { before, record })).toEqual([]);
    expect(sentences(own, { from: R10 }, { before, record })).toEqual([]);
  });

  it("is replaced from an earlier year where nothing was told of it yet, and the office is told so", () => {
    const told = (from: Decision["from"]) =>
      effectSentences(
        examineProposal(before, own, decisionsOf(own, { from }, before), NOTHING_ON_RECORD, TODAY),
      );
    const sentence = `令和10年度からと決定済みの「${paper.name}」の目標値は、この変更に置き換わります。`;
    expect(told(R9)).toContain(sentence);
    expect(told(null)).toContain(sentence);
    expect(told(R10)).not.toContain(sentence);
  });

  it("of one term is no matter of another", () => {
    const renamed = { ...before, kpis: [{ ...(before.kpis[0] as Kpi), decimals: 1 }, makeKpi()] };
    expect(sentences(renamed, { from: R8 }, { before })).toEqual([]);
  });

  it("of the settings neither", () => {
    const { settings } = plan;
    const decided = { ...plan, earlierSettings: [{ ...settings, guideMethod: "none" as const, until: R9 }] };
    const next = { ...decided, settings: { ...settings, guideMethod: "linear-from-baseline" as const } };
    const record = { ...NOTHING_ON_RECORD, published: [{ kpiId: paper.id, fy: R8 }] };
    expect(sentences(next, { from: R8 }, { before: decided, record })).toEqual([
      expect.stringContaining("令和10年度からの定義を決定済みです"),
    ]);
    expect(sentences(next, { from: R10 }, { before: decided, record })).toEqual([]);
  });
});

describe("a plan that ends sooner", () => {
  it("leaves no target and no 計画 behind it", () => {
    const years = [{ fy: R10, planned: target("12000"), actual: null }];
    const before = withPaper({ years });
    const after = { ...before, endFy: R9 };
    expect(sentences(after, {}, { before })).toEqual([
      "「プリンターやコピー機で印刷した紙の枚数」の目標値が令和11年度のものです。計画期間を短くするには、先に目標値の年度を新しい最終年度までに直してください。",
      "「プリンターやコピー機で印刷した紙の枚数」に令和10年度の計画の値があります。計画期間を短くするには、先にその年度の計画の値を空欄にしてください。",
      expect.stringContaining("「件数」の目標値が令和11年度のものです。"),
    ]);
    const fits = {
      ...after,
      kpis: after.kpis.map((kpi) => ({ ...kpi, years: [], target: { ...kpi.target, fy: R9 } })),
    };
    expect(sentences(fits, { from: R7 }, { before })).toEqual([]);
    expect(
      sentences(fits, { from: R7 }, { before, record: { ...NOTHING_ON_RECORD, publishedYears: [R10] } }),
    ).toEqual(["令和10年度のことを公表しているため、計画期間をそれより短くできません。"]);
  });
});

describe("a file that differs in nothing that a change can say", () => {
  const changed = {
    ...withPaper({ earlier: [{ ...paper, unit: "枚", until: R7 }] }),
    changes: [],
  };
  it.each([
    ["計画期間の最初の年度（startFy）", { ...changed, startFy: R8 }],
    ["これまでの定義と換算の係数（earlier・factor）", { ...changed, kpis: plan.kpis }],
    [
      "これまでの定義と換算の係数（earlier・factor）",
      { ...changed, ...withPaper({ earlier: [{ ...paper, unit: "枚", until: R7, factor: num("2") }] }) },
    ],
    ["定義の変更の記録（changes）", (({ changes: _, ...rest }) => rest)(changed)],
  ])("is told so: %s", (part, file) => {
    expect(sentences(file, {}, { before: changed })).toEqual([
      `計画ファイルは、${part}だけが、いまの計画と違います。これは計画の変更では変えられないため、何も変わりません。`,
    ]);
  });

  it("and the same file is the same", () => {
    expect(sentences(changed, {}, { before: changed })).toEqual([]);
  });
});

it("a move is told by the names of the places", () => {
  const measure = (no: number, title: string, kpis: Kpi[] = []) => ({
    no,
    title,
    source: "試験",
    initiatives: [],
    kpis,
  });
  const placed = (kpis: Kpi[], others: Kpi[]) =>
    makePlan({
      pillars: [makePillar({ measures: [measure(1, "窓口の改善", kpis), measure(2, "紙を減らす", others)] })],
    });
  const [before, after] = [placed([paper], []), placed([], [paper])];
  expect(differences(before, after).map((change) => proposedSentence(change, before, after, {}))).toEqual([
    "「プリンターやコピー機で印刷した紙の枚数」を柱（1）「便利」の取組1「窓口の改善」から柱（1）「便利」の取組2「紙を減らす」へ移す",
  ]);
});

it("nothing is decided on a day that has not come, or that was long ago", () => {
  const proposed = withPaper({ target: { ...paper.target, value: target("9000") } });
  expect(sentences(proposed, { from: R9, decidedOn: day("2027-06-02") })).toEqual([
    "決定した日（令和9年6月2日）が、今日より後です。決定してから確定してください。",
  ]);
  expect(sentences(proposed, { from: R9, decidedOn: day("0207-03-25") })).toHaveLength(1);
  expect(sentences(proposed, { from: R9, decidedOn: TODAY })).toEqual([]);
});

describe("a factor", () => {
  const sheets = (baseline: string) =>
    withPaper({
      unit: "枚",
      scale: 1,
      baseline: { ...paper.baseline, value: num(baseline) },
      target: { ...paper.target, value: target("10000000") },
    });
  const told = (factor: string, baseline = "15000000") =>
    sentences(sheets(baseline), { from: R8, factor: num(factor) });

  it("gives the baseline that is restated with it, within what was printed of it", () => {
    expect(told("1000")).toEqual([]);
    expect(told("1000", "15000400")).toEqual([]);
    for (const factor of ["1", "100", "1001"]) {
      expect(told(factor)).toEqual([
        `「${paper.name}」の現状値は、換算の係数 ${plainFigure(num(factor))} を掛けても 15,000千枚から 15,000,000枚になりません。係数か現状値を直してください。`,
      ]);
    }
  });

  it.each(["0", "-1000"])("is no %s", (factor) => {
    expect(told(factor)).toEqual([
      `「${paper.name}」の換算の係数は、0より大きい数値にしてください（いまは ${plainFigure(num(factor))}）。`,
    ]);
  });

  it("says nothing of what is counted otherwise", () => {
    const proposed = withPaper({
      aggregation: "cumulative",
      baseline: { ...paper.baseline, value: num("16000") },
    });
    expect(sentences(proposed, { from: R8, factor: num("1.2") })).toEqual([]);
  });
});

describe("a figure that the plan prints", () => {
  const printed = (fy: typeof R7) =>
    withPaper({ years: [{ fy, planned: target("14000"), actual: num("14900") }] });
  const known = { ...NOTHING_ON_RECORD, publishedKpis: [paper.id] };

  it("is reported and approved where the public knows the KPI", () => {
    expect(sentences(printed(R8), {}, { record: known })).toEqual([
      `「${paper.name}」の令和8年度の実績は、計画の変更では加えられません。実績として報告し、承認してから公表してください。`,
    ]);
    expect(sentences(printed(R8), {})).toEqual([]);
  });

  it("is of a year that is over", () => {
    const early = `「${paper.name}」に令和9年度の実績（actual）がありますが、この年度はまだ終わっていません。計画書に載せられるのは、終わった年度の実績だけです。`;
    expect(sentences(printed(R9), {})).toEqual([early]);
    const added = {
      ...plan,
      kpis: [paper, makeKpi(), { ...printed(R9).kpis[0], id: toKpiId("new") } as Kpi],
    };
    expect(sentences(added, {})).toEqual([early]);
  });
});

describe("the year from which a change holds", () => {
  const nine = {
    ...paper,
    target: { ...paper.target, value: target("9000") },
    earlier: [{ ...paper, until: R8 }],
  };
  const before = { ...plan, kpis: [nine, makeKpi()] };
  const after = {
    ...plan,
    kpis: [{ ...nine, target: { ...paper.target, value: target("8000") } }, makeKpi()],
  };

  it("is one of the plan's", () => {
    const beyond = addYears(plan.endFy, 1);
    expect(
      sentences(withPaper({ target: { ...paper.target, value: target("8000") } }), { from: beyond }),
    ).toEqual(["「目標値」の変更は、計画期間（令和11年度まで）の年度からにしてください。"]);
  });

  it("may come before what was decided, as long as no mark of those years was told; the list says what it replaces", () => {
    const look = (published: typeof NOTHING_ON_RECORD.published) =>
      examineProposal(
        before,
        after,
        decisionsOf(after, { from: R8 }, before),
        { ...NOTHING_ON_RECORD, published },
        TODAY,
      );
    expect(look([{ kpiId: paper.id, fy: R7 }]).problems).toEqual([]);
    expect(look([{ kpiId: paper.id, fy: R7 }]).plan.changes).toMatchObject([
      { from: R8, before: "10000", after: "8000", rejudges: false },
    ]);
    expect(look([{ kpiId: paper.id, fy: R8 }]).problems.map(({ kind }) => kind)).toContain("overwrites");
  });
});
