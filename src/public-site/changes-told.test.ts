/** What one publication changes of one KPI's year is told in every place alike. */
import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { readPage } from "@tests/fixtures/public-pages";
import { placesOf, publishInTurn } from "@tests/fixtures/publications-in-turn";
import { parse } from "csv-parse/sync";
import { describe, expect, it, vi } from "vitest";
import type { DefinitionChange } from "@/domain/plan/definition";
import type { PublicPiece } from "@/domain/publication/evidence";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";

/** Sites are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const [R7, R8, R9] = [fiscalYear(2025), fiscalYear(2026), fiscalYear(2027)];
/** 100 → 200件 */
const kpi = makeKpi({ name: "相談の件数" });
const plan = makePlan({ kpis: [kpi] });
const report = (fy: typeof R7, revision: number, actual: string, reason: string, why = "") =>
  makeApprovedReport(
    actual,
    {
      kpiId: kpi.id,
      fy,
      revision,
      correctionReason: why,
      approvedAt: `2026-0${revision === 1 ? 5 : 7}-01T01:00:00.000Z`,
    },
    { reason, asOf: null },
  );
const piece = (title: string): PublicPiece => ({
  kpiId: kpi.id,
  fy: R8,
  title,
  url: null,
  file: {
    sha256: title === "統計書" ? "a".repeat(64) : "b".repeat(64),
    size: 9,
    contentType: "application/pdf",
  },
});

type Part = "figure" | "mark" | "text" | "evidence";

/** R8's figure, its words and its evidence; its mark turns by R7's figure. */
const changed = (...parts: Part[]) => {
  const has = (part: Part) => parts.includes(part);
  const first = [report(R7, 1, "150", ""), report(R8, 1, "160", "前の説明")];
  const [was, is] = [piece("年報"), piece("統計書")];
  return publishInTurn([
    { plan, reports: first, evidence: [was] },
    {
      plan,
      reports: [
        ...first,
        ...(has("mark") ? [report(R7, 2, "170", "", "集計の誤り")] : []),
        ...(has("figure") || has("text")
          ? [report(R8, 2, has("figure") ? "165" : "160", has("text") ? "後の説明" : "前の説明", "数え直し")]
          : []),
      ],
      evidence: has("evidence") ? [was, is] : [was],
    },
  ]);
};

const L = "「相談の件数」の令和8年度（2026年度）の";
const FIGURE = `${L}実績を160件から165件に訂正しました（△ 上向きのまま）。理由：数え直し。`;
const FIGURE_MARK = `${L}実績を160件から165件に訂正しました（△ 上向き → × 未達）。理由：数え直し。`;
const MARK = `${L}目標達成状況が「△ 上向き」から「× 未達」に変わりました。実績は変わっていません。比べる相手である令和7年度の実績が変わったためです。`;
const TEXT = `${L}説明を更新しました。`;
const TEXT_ALONE = `${L}説明を更新しました。理由：数え直し。`;
const EVIDENCE = `${L}根拠資料を追加しました。追加：「統計書」。`;

/** By hand: what changed, the sentences of it, and its word in the CSV. */
const MATRIX: [Part[], string[], string][] = [
  [["figure"], [FIGURE], "figure"],
  [["mark"], [MARK], "mark"],
  [["text"], [TEXT_ALONE], "text"],
  [["evidence"], [EVIDENCE], "evidence"],
  [["figure", "mark"], [FIGURE_MARK], "figure;mark"],
  [["figure", "text"], [FIGURE, TEXT], "figure;text"],
  [["figure", "evidence"], [FIGURE, EVIDENCE], "figure;evidence"],
  [["mark", "text"], [MARK, TEXT_ALONE], "mark;text"],
  [["mark", "evidence"], [MARK, EVIDENCE], "mark;evidence"],
  [["text", "evidence"], [TEXT_ALONE, EVIDENCE], "text;evidence"],
  [["figure", "mark", "text"], [FIGURE_MARK, TEXT], "figure;mark;text"],
  [["figure", "mark", "evidence"], [FIGURE_MARK, EVIDENCE], "figure;mark;evidence"],
  [["figure", "text", "evidence"], [FIGURE, TEXT, EVIDENCE], "figure;text;evidence"],
  [["mark", "text", "evidence"], [MARK, TEXT_ALONE, EVIDENCE], "mark;text;evidence"],
  [["figure", "mark", "text", "evidence"], [FIGURE_MARK, TEXT, EVIDENCE], "figure;mark;text;evidence"],
];

const bare = (text: string) => text.replace(/\s+/g, "");
const rowOf = (csv: string) =>
  (parse(csv, { bom: true, columns: true }) as Record<string, string>[]).find(
    (row) => row.fiscal_year === "2026",
  );

describe("what is changed together is told together", () => {
  it.each(MATRIX)("%j", async (parts, sentences, codes) => {
    const places = await placesOf(changed(...parts), kpi.id);
    const has = (part: Part) => parts.includes(part);
    const ofR8 = (texts: readonly string[]) => texts.filter((text) => text.includes("令和8年度"));

    expect(ofR8(places.list)).toEqual(sentences);
    expect(places.corrections.match(/「相談の件数」の令和8年度（2026年度）/g)).toHaveLength(sentences.length);
    for (const sentence of sentences) expect(places.corrections).toContain(bare(sentence));

    const { history } = places;
    const figure = /令和8年度訂正160件165件(変わりません|△上向き→×未達)数え直し/.exec(history);
    expect(figure?.[1]).toBe(has("figure") ? (has("mark") ? "△上向き→×未達" : "変わりません") : undefined);
    expect(history.includes(bare(MARK))).toBe(has("mark") && !has("figure"));
    const text = /令和8年度説明の更新(変わりません変わりません|実績の訂正と一緒に更新しました)数え直し/.exec(
      history,
    );
    expect(text?.[1]).toBe(
      has("text")
        ? has("figure")
          ? "実績の訂正と一緒に更新しました"
          : "変わりません変わりません"
        : undefined,
    );
    expect(history.includes(`令和8年度令和8年7月15日公表（第2号）${bare(EVIDENCE)}`)).toBe(has("evidence"));

    const marks = has("figure") && has("mark") ? "△ 上向き → × 未達" : "△ 上向きのまま";
    expect(ofR8(places.feed).sort()).toEqual(
      [
        ...(has("figure")
          ? [`訂正：相談の件数（令和8年度） 160件 → 165件（${marks}）　理由：数え直し。`]
          : []),
        ...(has("mark") && !has("figure") ? [`目標達成状況の変更：相談の件数（令和8年度） ${MARK}`] : []),
        ...(has("text") ? [`説明の更新：相談の件数（令和8年度） ${has("figure") ? TEXT : TEXT_ALONE}`] : []),
        // Which pieces they are, its page says: of a file that is stopped later no name is left in a reader.
        ...(has("evidence") ? [`根拠資料の更新：相談の件数（令和8年度） ${L}根拠資料を追加しました。`] : []),
      ].sort(),
    );

    expect(rowOf(places.csv)?.changed_after_publication).toBe(codes);
    const record = places.json.records.find((each: { fiscal_year: number }) => each.fiscal_year === 2026);
    expect(record.changed_after_publication).toBe(codes);
    expect(record.corrections.map((each: { after: number }) => each.after)).toEqual(
      has("figure") ? [165] : [],
    );
    expect(record.rewordings.map((each: { reason: string }) => each.reason)).toEqual(
      has("text") ? ["数え直し"] : [],
    );
    expect(record.evidence_changes).toEqual(
      has("evidence")
        ? [
            {
              publication_no: 2,
              published_at: "2026-07-15T03:00:00Z",
              text: `${L}根拠資料を追加しました。`,
              added: [{ title: "統計書", kind: "file", sha256: "a".repeat(64), url: null }],
              removed: [],
            },
          ]
        : [],
    );
    expect(record.mark_changes.map((each: { causes: string[] }) => each.causes)).toEqual(
      has("mark") ? [has("figure") ? ["figure", "earlier_year"] : ["earlier_year"]] : [],
    );
  });

  it("and nothing where nothing was changed, or where it is told for the first time", async () => {
    const places = await placesOf(changed(), kpi.id);
    expect(places.list).toEqual([]);
    expect(places.corrections).toContain("これまでに、訂正や定義の変更はありません。");
    expect(places.history).not.toMatch(/説明の更新|根拠資料/);
    expect(rowOf(places.csv)?.changed_after_publication).toBe("");
    const late = publishInTurn([
      { plan },
      { plan, reports: [report(R8, 1, "160", "説明")], evidence: [piece("統計書")] },
    ]);
    expect(late.changes.map(({ kind }) => kind)).toEqual(["figure", "evidence"]);
    expect(late.record).toEqual([]);
  });
});

describe("evidence that was changed with a reason, and no word with it", () => {
  const reports = [report(R8, 1, "160", "説明")];
  const again = [...reports, report(R8, 2, "160", "説明", "差し替えのため")];

  it("is told once, with its reason, and what was taken away by its title", async () => {
    const places = await placesOf(
      publishInTurn([
        { plan, reports, evidence: [piece("年報")] },
        { plan, reports: again, evidence: [piece("統計書")] },
      ]),
      kpi.id,
    );
    const told = `${L}根拠資料を追加し、一部を取り下げました。理由：差し替えのため。`;
    expect(places.list).toEqual([`${told}追加：「統計書」。取り下げ：「年報」。`]);
    expect(places.history).toContain(bare(`${told}追加：「統計書」。取り下げ：「年報」。`));
    expect(places.history).not.toContain("説明の更新");
    expect(rowOf(places.csv)?.changed_after_publication).toBe("evidence");
  });

  it("is a reason alone where the evidence stayed as well: told as what the department put right", async () => {
    const places = await placesOf(
      publishInTurn([
        { plan, reports },
        { plan, reports: again },
      ]),
      kpi.id,
    );
    expect(places.list).toEqual([`${L}説明を更新しました。理由：差し替えのため。`]);
    expect(places.history).toContain("説明の更新変わりません変わりません差し替えのため");
    expect(rowOf(places.csv)?.changed_after_publication).toBe("text");
  });
});

describe("a 速報値 that is confirmed by the same number, while the year is judged anew", () => {
  const target = (value: string) => ({
    ...kpi.target,
    value: { kind: "number" as const, value: num(value) },
  });
  const change: DefinitionChange = {
    kpiId: kpi.id,
    what: "target",
    from: R7,
    before: "200",
    after: "150",
    reason: "見直し",
    decidedOn: null,
    document: null,
    rejudges: true,
  };
  const rejudged = makePlan({ kpis: [{ ...kpi, target: target("150") }], changes: [change] });
  const said = (revision: number, actual: string, figureStatus: "provisional" | "final") => ({
    ...report(R8, revision, actual, "説明"),
    content: { ...report(R8, revision, actual, "説明").content, figureStatus },
  });
  const publish = (confirmed: string) =>
    placesOf(
      publishInTurn([
        { plan, reports: [said(1, "160", "provisional")] },
        { plan: rejudged, reports: [said(1, "160", "provisional"), said(2, confirmed, "final")] },
      ]),
      kpi.id,
    );

  it("turns no mark: the judging does", async () => {
    const places = await publish("160");
    const mark = `${L}目標達成状況が「△ 上向き」から「○ 達成」に変わりました。実績は変わっていません。変更後の定義で評価し直したためです。理由：見直し。`;
    expect(places.list.filter((text) => text.includes("令和8年度（2026年度）"))).toEqual([
      `${L}実績が160件で確定しました。速報値と同じ値です。`,
      mark,
    ]);
    expect(places.history).toContain("令和8年度確定160件160件変わりません速報値が確定したため");
    expect(places.history).toContain(bare(mark));
    const record = places.json.records.find((each: { fiscal_year: number }) => each.fiscal_year === 2026);
    expect(record.mark_changes.map((each: { causes: string[] }) => each.causes)).toEqual([["rejudged"]]);
    expect(record.corrections).toMatchObject([{ judgement_before: "achieved", judgement_after: "achieved" }]);
  });

  it("stands above words that were written before it", async () => {
    const marked = (revision: number, actual: string) => said(revision, actual, "final");
    const snapshot = (...after: ReturnType<typeof marked>[]) =>
      publishInTurn([
        { plan, reports: [marked(1, "160")] },
        { plan: rejudged, reports: [marked(1, "160"), ...after] },
      ]);
    const note = "次の説明は、目標達成状況が「△ 上向き」だったときに書かれたものです。";
    expect(await readPage(snapshot(), `/kpis/${kpi.id}`)).toContain(`${note} 要因 説明`);
    expect(await readPage(snapshot(), `/en/kpis/${kpi.id}`)).toContain(
      "These words were written when the mark was “△ Improving”.",
    );
    // Words that came with it may speak of either mark.
    expect(await readPage(snapshot(marked(2, "165")), `/kpis/${kpi.id}`)).not.toContain(note);
  });

  it("is one of two causes where the number is another one", async () => {
    const places = await publish("165");
    expect(places.list).toContain(
      `${L}目標達成状況が「△ 上向き」から「○ 達成」に変わりました。この年度の実績が変わりました。変更後の定義で評価し直したためです。理由：見直し。`,
    );
  });

  it("does not turn a later year either", () => {
    const later = report(R9, 1, "155", "説明");
    const snapshot = publishInTurn([
      { plan, reports: [said(1, "160", "provisional"), later] },
      { plan: rejudged, reports: [said(1, "160", "provisional"), said(2, "160", "final"), later] },
    ]);
    expect(snapshot.changes.find(({ fy, marks }) => fy === R9 && marks)?.marks?.causes).toEqual(["rejudged"]);
  });
});

describe("a year that another department answers anew", () => {
  const by = (revision: number, actual: string, department: string) => ({
    ...report(R8, revision, actual, "説明", revision === 1 ? "" : "数え直し"),
    department,
  });
  const publish = (actual: string, department: string) =>
    placesOf(
      publishInTurn([
        { plan, reports: [by(1, "160", "市民課")] },
        { plan, reports: [by(1, "160", "市民課"), by(2, actual, department)] },
      ]),
      kpi.id,
    );
  const TOLD = `${L}報告の所管課が、市民課から総務課に変わりました。`;

  it("is told wherever its figure is", async () => {
    const places = await publish("165", "総務課");
    expect(places.list).toEqual([FIGURE, TOLD]);
    expect(places.corrections).toContain(bare(TOLD));
    expect(places.history).toContain(
      `報告の所管課が変わった年度令和8年度令和8年7月15日公表（第2号）${bare(TOLD)}`,
    );
    expect(places.feed).toContain(`説明の更新：相談の件数（令和8年度） ${TOLD}`);
    expect(rowOf(places.csv)?.changed_after_publication).toBe("figure;department");
    const record = places.json.records.find((each: { fiscal_year: number }) => each.fiscal_year === 2026);
    expect(record.department_changes).toMatchObject([
      { publication_no: 2, before: "市民課", after: "総務課" },
    ]);
  });

  it("and nothing of it where the same one does", async () => {
    expect((await publish("165", "市民課")).list).toEqual([FIGURE]);
  });
});

it("words that come with a 確定 say so, and whose reason it is", async () => {
  const said = (revision: number, actual: string, figureStatus: "provisional" | "final", text: string) => {
    const each = report(R8, revision, actual, text);
    return { ...each, content: { ...each.content, figureStatus } };
  };
  const first = said(1, "160", "provisional", "前の説明");
  const places = await placesOf(
    publishInTurn([
      { plan, reports: [first] },
      { plan, reports: [first, said(2, "165", "final", "後の説明")] },
    ]),
    kpi.id,
  );
  expect(places.history).toContain("説明の更新実績の確定と一緒に更新しました速報値が確定したため");
});

it("a text that ends with a full stop is told with one", () => {
  const words = (rationale: string) => makePlan({ kpis: [{ ...kpi, rationale }] });
  const { changes } = publishInTurn([
    { plan: words("前の考え方です。") },
    { plan: words("後の考え方です。") },
  ]);
  expect(changes.map(({ text }) => text)).toEqual([
    "「相談の件数」の定義の変更：指標の考え方 前の考え方です。 → 後の考え方です。",
  ]);
});

it("a publication of the version before keeps the rows that it told", async () => {
  const snapshot = publishInTurn([{ plan, reports: [report(R8, 1, "160", "説明")] }]);
  const rewording = {
    revision: 2,
    reason: "前の版の理由",
    approvedAt: "2026-05-02T01:00:00.000Z",
    office: null,
  };
  const plans = snapshot.plans.map((each) => ({
    ...each,
    courses: each.courses.map((series) => ({
      ...series,
      years: series.years.map((year) => (year.fy === R8 ? { ...year, rewordings: [rewording] } : year)),
    })),
  }));
  const gone = {
    kind: "evidence",
    kpiId: toKpiId("count"),
    fy: R8,
    text: "根拠資料を追加しました。",
  } as const;
  const record = [{ ...gone, no: 1, publishedAt: "2026-06-15T03:00:00.000Z" }];
  const places = await placesOf({ ...snapshot, plans, record }, kpi.id);
  expect(places.history).toContain("説明の更新変わりません変わりません前の版の理由");
  expect(places.history).toContain("根拠資料を追加しました。");
});
