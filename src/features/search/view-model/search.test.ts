import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { partsOf } from "@/domain/plan/parts";
import type { Role } from "@/domain/shared/access";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { ReportTextsDto } from "@/server/reports/search-texts";
import type { SearchSource } from "./findable";
import { MOST_SHOWN, search } from "./search";

const PAPER = toKpiId("paper-sheets");
const NOTHING = {
  reason: "",
  done: "",
  result: "",
  nextStep: "",
  basisNote: "",
  missingNote: "",
  summary: "",
  opinion: "",
  opinionBy: "",
  response: "",
  correctionReason: "",
};

const plan = makePlan({
  kpis: [makeKpi({ id: PAPER, name: "コピー機で印刷した紙の枚数" })],
  pillars: [
    makePillar({
      measures: [
        {
          no: 2,
          title: "窓口の改善",
          source: "試験",
          kpis: [],
          initiatives: [{ id: toInitiativeId("t-1-2-1"), marker: "○", text: "窓口で紙を使わない" }],
        },
      ],
    }),
  ],
});

function source(role: Role, reports: readonly ReportTextsDto[] = []): SearchSource {
  return {
    viewer: { id: "u", role, departmentId: "d1" },
    now: new Date("2026-06-15T03:00:00Z"),
    plans: [{ definition: plan, departments: { [PAPER]: { id: "d1", name: "総務課" } } }],
    parts: new Map([["t-plan", partsOf([plan])]]),
    reports,
    rounds: [
      { id: "r", fy: fiscalYear(2025), title: "令和7年度の照会", instructions: "紙の枚数は月報から。" },
    ],
    publications: [{ no: 3, title: "紙の枚数の訂正", note: "", publishedAt: "2026-06-01T00:00:00Z" }],
    people: [],
  };
}

const report = (over: Partial<ReportTextsDto> = {}): ReportTextsDto => ({
  itemId: PAPER,
  kind: "kpi",
  fy: fiscalYear(2025),
  texts: { ...NOTHING, reason: "会議の資料を電子化したため", nextStep: "電子決裁を広げる" },
  ...over,
});

const lines = (typed: string, from: SearchSource) =>
  search(typed, from).flatMap(({ key, hits }) =>
    hits.map(({ title, href }) => `${key}: ${title.map(({ text }) => text).join("")} → ${href}`),
  );

describe("a search", () => {
  it("finds by kind, and leads to where each kind is read", () => {
    expect(lines("紙", source("office", [report()]))).toEqual([
      "kpis: コピー機で印刷した紙の枚数 → /staff/dashboard/kpis/paper-sheets?plan=t-plan",
      "initiatives: 窓口で紙を使わない → /staff/dashboard/measures/1-2?plan=t-plan#t-1-2-1",
      "rounds: 令和7年度の照会 → /staff/rounds/r",
      "publications: 第3号　紙の枚数の訂正 → /archive/3",
    ]);
    expect(lines("窓口 改善", source("admin"))).toEqual([
      "parts: ② 窓口の改善 → /staff/plan?plan=t-plan#measure-1-2",
    ]);
    expect(lines("窓口 改善", source("manager"))).toEqual([
      "parts: ② 窓口の改善 → /staff/dashboard/measures/1-2?plan=t-plan",
    ]);
  });

  it("finds a plan by its name, for managers where it is read, for others what it says", () => {
    expect(lines("試験計画", source("manager"))).toEqual(["plans: 試験計画 → /staff/dashboard?plan=t-plan"]);
    for (const role of ["contributor", "admin"] as const)
      expect(lines("試験計画", source(role))).toEqual(["plans: 試験計画 → /staff/plan?plan=t-plan"]);
  });

  it.each(["office", "contributor", "manager", "admin"] as const)(
    "finds a publication by its number for %s, however it is typed",
    (role) => {
      for (const typed of ["第3号", "第３号", "3号", "３号"]) {
        expect(lines(typed, source(role)), typed).toEqual([
          "publications: 第3号　紙の枚数の訂正 → /archive/3",
        ]);
      }
    },
  );

  it("leads a department to its own answer, and to the plan where it answers for nothing", () => {
    const own = source("contributor");
    expect(lines("コピー機", own)).toEqual([
      "kpis: コピー機で印刷した紙の枚数 → /staff/entry/paper-sheets/2025",
    ]);
    const other = { ...own, viewer: { ...own.viewer, departmentId: "d2" } };
    expect(lines("コピー機", other)).toEqual([
      "kpis: コピー機で印刷した紙の枚数 → /staff/plan?plan=t-plan#item-paper-sheets",
    ]);
  });

  it("finds a report by its words and its year, with the line in which it was found", () => {
    const found = search("電子決裁", source("manager", [report()]));
    expect(found).toMatchObject([
      {
        key: "reports",
        count: 1,
        hits: [
          {
            href: "/staff/entry/paper-sheets/2025",
            found: {
              label: "今後の取組",
              pieces: [
                { text: "電子決裁", isFound: true },
                { text: "を広げる", isFound: false },
              ],
            },
          },
        ],
      },
    ]);
    expect(lines("紙 R7", source("manager", [report()]))).toEqual([
      "reports: コピー機で印刷した紙の枚数　令和7年度 → /staff/entry/paper-sheets/2025",
      "rounds: 令和7年度の照会 → /staff/rounds/r",
    ]);
  });

  it("leads to the assessment of the very part, and says which it is", () => {
    const of = (itemId: string) =>
      report({ itemId, kind: "assessment", texts: { ...NOTHING, summary: "順調" } });
    const found = search("順調", source("manager", [of("t-plan:1-2"), of("t-plan:plan"), of("t-plan:9")]));
    expect(found[0]?.hits.map(({ place, href }) => [place, href])).toEqual([
      ["試験計画　(1) 便利　② 窓口の改善", "/staff/entry/assessments/2025?plan=t-plan&part=t-plan%3A1-2"],
      ["試験計画", "/staff/entry/assessments/2025?plan=t-plan&part=t-plan%3Aplan"],
    ]);
  });

  it("shows a report once, whose approved words and whose correction both have the word", () => {
    expect(search("電子化", source("office", [report(), report()]))).toMatchObject([
      { key: "reports", count: 1 },
    ]);
  });

  it("finds nothing of what no plan of that year names", () => {
    const stray = report({ itemId: "gone" });
    const early = report({ fy: fiscalYear(2019) });
    expect(search("電子化", source("office", [stray, early]))).toEqual([]);
  });

  it("shows twenty of a group, and counts them all", () => {
    const kpis = Array.from({ length: 23 }, (_, no) =>
      makeKpi({ id: toKpiId(`k-${no}`), name: `紙 その${no}` }),
    );
    const large = { ...source("office"), plans: [{ definition: makePlan({ kpis }), departments: {} }] };
    const [group] = search("紙その", large);
    expect(group).toMatchObject({ key: "kpis", count: 23 });
    expect(group?.hits).toHaveLength(MOST_SHOWN);
  });

  it.each(["", "　", "%", "_", "%%"])("for 「%s」 finds nothing here", (typed) => {
    expect(search(typed, source("office", [report()]))).toEqual([]);
  });
});
