/** Every kind of change that a proposal can make of a plan: which places tell it. */
import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { placesOf, publishInTurn } from "@tests/fixtures/publications-in-turn";
import { parse } from "csv-parse/sync";
import { describe, expect, it, vi } from "vitest";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { decidedPlan, UNDECIDED } from "@/domain/proposals/decide";
import { differences } from "@/domain/proposals/diff";
import type { Material } from "@/domain/publication/compose";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { quoted } from "@/domain/words/ja/quotes";
import { renderPage } from "./render-site";

/** Sites are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const [R7, R8, R9] = [fiscalYear(2025), fiscalYear(2026), fiscalYear(2027)];
const kpi = makeKpi({ name: "相談の件数" });
const pillars = [
  makePillar({ catchphrase: "便利", title: "市民", kpis: [kpi] }),
  makePillar({ no: 2, catchphrase: "効率", title: "庁内", kpis: [makeKpi({ id: toKpiId("other") })] }),
];
const plan = makePlan({ kpis: [], pillars });
const withKpi = (changes: Partial<Kpi>): PlanDefinition => ({
  ...plan,
  pillars: pillars.map((pillar) =>
    pillar.no === 1 ? { ...pillar, kpis: [{ ...kpi, ...changes }] } : pillar,
  ),
});
const [first, second] = pillars as [(typeof pillars)[0], (typeof pillars)[0]];

type InTime = Material["plans"][number];

interface Case {
  readonly to: PlanDefinition;
  /** What the sentence says of it. */
  readonly said: string;
  /** Its `what` in JSON, and old → new there. */
  readonly json: [string, string | null, string | null];
  /** Its name in the CSV, and the year; null where no row of a KPI says it. */
  readonly csv: [string, number] | null;
  /** Words and departments: a typo needs no reason. */
  readonly needsNoReason?: boolean;
  /** It speaks of another KPI than the one whose page is read, or of the plan as a whole. */
  readonly isElsewhere?: boolean;
}

const target = (value: string, fy = 2029) => ({
  fy: fiscalYear(fy),
  value: { kind: "number" as const, value: num(value) },
});

/** By hand. What holds for no year of its own stands in R8, in which it is told. */
const CASES: Record<string, Case> = {
  renamed: {
    to: withKpi({ name: "相談を受けた件数" }),
    said: "指標名 相談の件数 → 相談を受けた件数",
    json: ["name", "相談の件数", "相談を受けた件数"],
    csv: ["kpi_name", 2026],
    needsNoReason: true,
  },
  "another definition": {
    to: withKpi({ definition: "窓口の相談" }),
    said: "定義 なし → 窓口の相談",
    json: ["definition", null, "窓口の相談"],
    csv: ["definition", 2026],
    needsNoReason: true,
  },
  "another rationale": {
    to: withKpi({ rationale: "市民の声" }),
    said: "指標の考え方 なし → 市民の声",
    json: ["rationale", null, "市民の声"],
    csv: ["rationale", 2026],
    needsNoReason: true,
  },
  "another department": {
    to: withKpi({ department: "総務課" }),
    said: "所管課 なし → 総務課",
    json: ["department", null, "総務課"],
    csv: ["department", 2026],
    needsNoReason: true,
  },
  "another place in the document": {
    to: withKpi({ source: "別紙2" }),
    said: "計画の文言を直しました：「相談の件数」の資料の箇所 試験 → 別紙2",
    json: ["text", "試験", "別紙2"],
    csv: ["text", 2026],
    needsNoReason: true,
  },
  "a text of the plan": {
    to: { ...plan, aim: "新しい目的" },
    said: "計画の文言を直しました：目指す姿 試験 → 新しい目的",
    json: ["text", "試験", "新しい目的"],
    csv: null,
    needsNoReason: true,
    isElsewhere: true,
  },
  moved: {
    to: {
      ...plan,
      pillars: [
        { ...first, kpis: [] },
        { ...second, kpis: [...second.kpis, kpi] },
      ],
    },
    said: "計画の中での位置 柱（1）「便利」 → 柱（2）「効率」",
    json: ["place", "1\n便利", "2\n効率"],
    csv: ["place", 2026],
  },
  "in another order": {
    to: {
      ...plan,
      pillars: [
        { ...second, no: 1 },
        { ...first, no: 2 },
      ],
    },
    said: "並び順",
    json: ["order", "1 便利\n2 効率", "1 効率\n2 便利"],
    csv: null,
    isElsewhere: true,
  },
  "another unit": {
    to: withKpi({ unit: "回" }),
    said: "単位 件 → 回",
    json: ["unit", "件", "回"],
    csv: ["unit", 2027],
  },
  "another scale": {
    to: withKpi({ scale: 10 }),
    said: "単位の倍率 1倍 → 10倍",
    json: ["scale", "1", "10"],
    csv: ["unit_scale", 2027],
  },
  "other decimals": {
    to: withKpi({ decimals: 1 }),
    said: "小数の桁数 0桁 → 1桁",
    json: ["decimals", "0", "1"],
    csv: ["decimals", 2027],
  },
  "another direction": {
    to: withKpi({ direction: "down", targetBehindBaseline: true }),
    said: "よい方向 大きいほどよい → 小さいほどよい",
    json: ["direction", "up", "down"],
    csv: ["direction", 2027],
  },
  "counted otherwise": {
    to: withKpi({ aggregation: "cumulative" }),
    said: "数え方 年間の値 → 累計",
    json: ["aggregation", "annual", "cumulative"],
    csv: ["aggregation", 2027],
  },
  "an upper limit": {
    to: withKpi({ upperLimit: num("900") }),
    said: "上限 なし → 900件",
    json: ["upperLimit", null, "900"],
    csv: ["upper_limit", 2027],
  },
  "a lower limit": {
    to: withKpi({ lowest: num("-5") }),
    said: "下限 0件 → −5件",
    json: ["lowest", "0", "-5"],
    csv: ["lower_limit", 2027],
  },
  "another baseline": {
    to: withKpi({ baseline: { ...kpi.baseline, value: num("90") } }),
    said: "現状値 100件 → 90件",
    json: ["baseline", "100", "90"],
    csv: ["baseline", 2027],
  },
  "begun later": {
    to: withKpi({ from: R8 }),
    said: "指標の始まり 計画のはじめから → 令和8年度",
    json: ["from", null, "2026"],
    csv: ["from", 2026],
  },
  "carrying on another one": {
    to: withKpi({ continues: toKpiId("other") }),
    said: "引き継ぐ指標 なし → 「other」",
    json: ["continues", null, "other"],
    csv: ["continues", 2026],
  },
  "over more years": {
    to: { ...plan, endFy: fiscalYear(2030) },
    said: "計画期間の最終年度 令和11年度 → 令和12年度",
    json: ["endFy", "2029", "2030"],
    csv: null,
    isElsewhere: true,
  },
  "with another guide": {
    to: { ...plan, settings: { ...plan.settings, guideMethod: "none" } },
    said: "目安の引き方 計画期間を均等に分ける → 示さない",
    json: ["guideMethod", "equal-steps", "none"],
    csv: ["guide_method", 2027],
  },
  "compared with another one": {
    to: { ...plan, settings: { ...plan.settings, improvementReference: "baseline" } },
    said: "上向きを比べる相手 直前の実績 → 現状値",
    json: ["improvementReference", "previous-actual", "baseline"],
    csv: ["improvement_reference", 2027],
  },
  "another target": {
    to: withKpi({ target: target("300") }),
    said: "目標値 200件 → 300件",
    json: ["target", "200", "300"],
    csv: ["target", 2027],
  },
  "another year of the target": {
    to: withKpi({ target: target("200", 2028) }),
    said: "目標値の年度 令和11年度 → 令和10年度",
    json: ["targetFy", "2029", "2028"],
    csv: ["target", 2027],
  },
  "a 計画 of one year": {
    to: withKpi({ years: [{ fy: R8, planned: { kind: "number", value: num("130") }, actual: null }] }),
    said: "計画 記載なし → 130件（令和8年度）",
    json: ["planned", null, "130"],
    csv: ["planned", 2026],
  },
  "a figure of the document": {
    to: withKpi({ years: [{ fy: R7, actual: num("120") }] }),
    said: "計画書の実績 記載なし → 120件（令和7年度）",
    json: ["documented", null, "120"],
    csv: ["documented", 2025],
  },
  ended: {
    to: withKpi({ until: R9 }),
    said: "令和9年度",
    json: ["ended", null, "2027"],
    csv: ["ended", 2027],
  },
  "surveyed in some years": {
    to: withKpi({ surveyed: [R7, R9] }),
    said: "調査する年度 毎年度 → 令和7年度・令和9年度",
    json: ["surveyed", null, "2025,2027"],
    csv: ["surveyed", 2026],
  },
  "with one more": {
    to: { ...plan, kpis: [makeKpi({ id: toKpiId("new"), name: "新しい指標" })] },
    said: "新しい指標",
    json: ["added", null, "新しい指標"],
    csv: ["added", 2026],
    isElsewhere: true,
  },
};

const REASON = "中間見直しのため";
const bare = (text: string) => text.replace(/\s+/g, "");

async function after({ to }: Case, reason: string) {
  const changes = differences(plan, to);
  const decision = { ...UNDECIDED, from: R9, reason, decidedOn: reason === "" ? null : day("2026-07-01") };
  const decided = decidedPlan(plan, to, Object.fromEntries(changes.map(({ key }) => [key, decision])));
  return placesOf(publishInTurn([{ plan }, { plan: decided }]), kpi.id);
}

/** The year of whatever KPI whose row names it. */
function inCsv(csv: string, name: string): number[] {
  const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
  return rows
    .filter((row) => row.definition_changed?.split(";").includes(name))
    .map((row) => Number(row.fiscal_year));
}

const DECIDED = Object.entries(CASES).map(([name, each]) => [name, REASON, each] as const);
const TYPOS = Object.entries(CASES).flatMap(([name, each]) =>
  each.needsNoReason ? [[name, "", each] as const] : [],
);

describe("a change of a definition", () => {
  it.each([...DECIDED, ...TYPOS])("%s (%s) is told in every place", async (_name, reason, each) => {
    const { said, json, csv, isElsewhere } = each;
    const places = await after(each, reason);
    // Of a text that was decided the sentence says old and new.
    const words = json[0] === "text" && reason !== "" ? `${json[1]} → ${json[2]}` : said;
    const list = places.list.filter((text) => text.includes(words));
    expect(list, places.list.join("\n")).toHaveLength(1);
    const [sentence = ""] = list;
    expect(sentence.includes(`理由：${REASON}`)).toBe(reason !== "");
    expect(places.corrections).toContain(bare(sentence));
    expect(places.feed.filter((entry) => entry.includes(sentence))).toHaveLength(1);
    if (!isElsewhere) expect(places.definition).toContain(bare(json[0] === "text" ? words : said));
    // No label without what it is a label of.
    if (reason === "") expect(places.definition).not.toMatch(/理由：|理由/);

    const [what, before, now] = json;
    const told = places.json.definition_changes.filter((one: { what: string }) => one.what === what);
    expect(told).toMatchObject([{ what, before, after: now, reason, publication_no: 2 }]);

    if (csv === null) {
      expect(places.csv).not.toMatch(/;(?:text|order)|"(?:text|order)"/);
    } else {
      // A setting of the plan stands in the rows of every KPI.
      expect([...new Set(inCsv(places.csv, csv[0]))]).toEqual([csv[1]]);
    }
    const [column] = places.schema.properties.records.items.properties.definition_changed.description.match(
      new RegExp(csv?.[0] ?? "definition_changes"),
    );
    expect(column).toBe(csv?.[0] ?? "definition_changes");
  });

  it("of a setting stands on the pages of the KPIs whose years it touches", async () => {
    const to = { ...withKpi({ until: R8 }), settings: { ...plan.settings, guideMethod: "none" as const } };
    const before = withKpi({ until: R8 });
    const decided = decidedPlan(before, to, {
      [differences(before, to)[0]?.key ?? ""]: { ...UNDECIDED, from: R9, reason: REASON },
    });
    const snapshot = publishInTurn([{ plan: before }, { plan: decided }]);
    const said = bare("目安の引き方 計画期間を均等に分ける → 示さない（令和9年度から）");
    expect((await placesOf(snapshot, "other")).definition).toContain(said);
    expect((await placesOf(snapshot, kpi.id)).definition).not.toContain(bare("目安の引き方"));
  });

  it("without a decision stands on the KPI's page beside those that were decided", async () => {
    const to = withKpi({ name: "相談を受けた件数", target: target("300") });
    const decided = decidedPlan(plan, to, {
      [`${kpi.id}/target`]: { ...UNDECIDED, from: R9, reason: REASON },
    });
    const places = await placesOf(publishInTurn([{ plan }, { plan: decided }, { plan: decided }]), kpi.id);
    expect(places.definition).toContain(
      bare(
        `令和8年7月15日　${quoted("相談を受けた件数")}の定義の変更：指標名 相談の件数 → 相談を受けた件数。`,
      ),
    );
    expect(places.definition).toContain(bare(`目標値 200件 → 300件（令和9年度から）${REASON}`));
    expect(places.json.definition_changes).toMatchObject([
      { what: "target", reason: REASON, publication_no: 2 },
      { what: "name", title: "指標名", reason: "", publication_no: 2 },
    ]);
  });
});

describe("a text of the plan", () => {
  const reworded = (aim: string) => publishInTurn([{ plan }, { plan: { ...plan, aim } }]);

  it("is told by its place alone where it is long, and where to read it", async () => {
    expect(reworded("あ".repeat(120)).changes.map(({ text }) => text)).toEqual([
      `「${plan.name}」の計画の文言を直しました：目指す姿 試験 → ${"あ".repeat(120)}。`,
    ]);
    const places = await placesOf(reworded("あ".repeat(121)), kpi.id);
    expect(places.list).toEqual([
      `「${plan.name}」の計画の文言を直しました：目指す姿（長いため、前後の文は公開データのJSONに載せています）。`,
    ]);
    expect(places.json.definition_changes).toMatchObject([{ before: "試験", after: "あ".repeat(121) }]);
  });

  it("that was decided has its place in the data, as on the pages", async () => {
    const to = { ...plan, pillars: [{ ...first, title: "暮らし" }, second] };
    const decided = decidedPlan(plan, to, {
      "plan/text/pillars[1].title": { ...UNDECIDED, reason: REASON },
    });
    const places = await placesOf(publishInTurn([{ plan }, { plan: decided }]), kpi.id);
    expect(places.list[0]).toContain("柱（1）の名称");
    expect(places.json.definition_changes).toMatchObject([{ what: "text", title: "柱（1）の名称" }]);
  });

  it("says はい and いいえ of what is so or not", () => {
    const [change] = publishInTurn([{ plan }, { plan: withKpi({ sampleSurvey: true }) }]).changes;
    expect(change?.text).toContain("標本調査による値か いいえ → はい。");
  });
});

it("a change's row can be read on a narrow screen: each cell names itself, the note in the figures' table stays in view", async () => {
  const to = withKpi({ target: target("300") });
  const decided = decidedPlan(plan, to, {
    [`${kpi.id}/target`]: { ...UNDECIDED, from: R9, reason: REASON },
  });
  const html = (await renderPage(publishInTurn([{ plan }, { plan: decided }]), `/kpis/${kpi.id}`)) ?? "";
  for (const name of ["理由", "決定", "公表済みの評価"]) expect(html).toContain(`<td data-l="${name}">`);
  expect(html).toMatch(/<td class="kt-c"[^>]*><span>令和9年度から：/);
});

describe("an event of a whole plan", () => {
  const next = {
    ...plan,
    id: "next",
    name: "次の計画",
    pillars: [],
    kpis: [makeKpi({ id: toKpiId("next-one") })],
  };
  const own: InTime = { definition: plan, isPublic: true };
  const other: InTime = { definition: next, isPublic: true };
  const ended = { ...own, closedOn: day("2026-06-30"), closedReason: "統合のため" };

  it("is in the data as the pages tell it", async () => {
    const changes = async (...plans: InTime[][]) => {
      const places = await placesOf(publishInTurn(plans.map((each) => ({ plan, plans: each }))), kpi.id);
      for (const change of places.json.definition_changes) {
        expect(places.schema.properties.definition_changes.items.properties.what.enum).toContain(change.what);
      }
      return places.json.definition_changes;
    };
    const whole = { kpi_id: null, from_fiscal_year: null, publication_no: 2 };
    expect(await changes([own], [own, other])).toMatchObject([
      { ...whole, plan_id: "next", what: "plan_added", title: "計画の追加", before: null, after: "次の計画" },
    ]);
    expect(await changes([own, other], [other, own])).toMatchObject([
      { ...whole, plan_id: "next", what: "plan_leads", before: plan.name, after: "次の計画" },
    ]);
    expect(await changes([own], [ended])).toMatchObject([
      { ...whole, what: "plan_closed", before: null, after: "2026-06-30", reason: "統合のため" },
    ]);
    expect(await changes([ended], [own])).toMatchObject([
      { ...whole, what: "plan_reopened", title: "計画の終了の取り消し", before: "2026-06-30", after: null },
    ]);
  });
});
