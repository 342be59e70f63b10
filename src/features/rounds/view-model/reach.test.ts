import { makeInitiativeReport } from "@tests/fixtures/initiative-report";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { RoundOverviewItemDto } from "@/server/rounds/overview";
import { reachOf } from "./reach";

const CITIZEN = { id: "d1", name: "市民課" };
const EMPTY = { id: "d2", name: "人のいない課" };
const PEOPLE = [
  { id: "p1", departmentId: CITIZEN.id, active: true },
  { id: "p2", departmentId: CITIZEN.id, active: true },
  { id: "p3", departmentId: EMPTY.id, active: false },
];
const TEXTS = { reads: "書かない窓口", nobodys: "研修", vacant: "公衆無線LAN" };
const PLAN = makePlan({
  pillars: [
    makePillar({
      measures: [
        {
          no: 1,
          title: "窓口を便利にします",
          source: "試験",
          kpis: [],
          initiatives: Object.entries(TEXTS).map(([id, text]) => ({
            id: toInitiativeId(id),
            text,
            marker: "・" as const,
          })),
        },
      ],
    }),
  ],
});

const figure = (id: string, over: Partial<RoundOverviewItemDto> = {}): RoundOverviewItemDto => ({
  planId: PLAN.id,
  kpiId: toKpiId(id),
  name: id,
  isMetric: false,
  department: CITIZEN,
  isIncluded: true,
  respondent: null,
  respondents: [{ id: "p1", name: "坂口" }],
  problem: null,
  reopenedAt: null,
  reopenedReason: "",
  contactedOn: null,
  ...over,
});

const reach = (items: RoundOverviewItemDto[], initiatives: Parameters<typeof reachOf>[0]["initiatives"]) =>
  reachOf({
    items,
    initiatives,
    lines: items.map(({ kpiId }) => ({ kpiId, isHandedIn: kpiId === "answered" })),
    people: PEOPLE,
    plans: [PLAN],
  });

it("counts what goes to somebody, and each person once, also who is asked for initiatives alone", () => {
  const { people, asked, unreached } = reach(
    [figure("cards"), figure("answered"), figure("left-out", { isIncluded: false })],
    [
      makeInitiativeReport("reads", { department: CITIZEN }),
      makeInitiativeReport("vacant", { department: CITIZEN, state: "submitted" }),
    ],
  );
  expect(people).toBe(2);
  expect(asked).toEqual({ figures: 1, initiatives: 1 });
  expect(unreached).toEqual({ figures: 0, initiatives: 0, groups: [] });
});

it("names what reaches nobody by reason, with what to do: initiatives and metrics as KPIs", () => {
  const { people, asked, unreached } = reach(
    [
      figure("cards"),
      figure("no-dept", { department: null, respondents: [], problem: "no_department", isMetric: true }),
      figure("moved", {
        respondent: { id: "p9", name: "上田" },
        respondents: [],
        problem: "respondent_moved",
      }),
    ],
    [
      makeInitiativeReport("nobodys", { planId: PLAN.id, department: null }),
      makeInitiativeReport("vacant", { planId: PLAN.id, department: EMPTY }),
    ],
  );
  expect(people).toBe(1);
  expect(asked).toEqual({ figures: 1, initiatives: 0 });
  expect(unreached).toMatchObject({ figures: 2, initiatives: 2 });
  expect(
    unreached.groups.map(({ problem, lines }) => [
      problem,
      ...lines.map(({ name, href }) => `${name} ${href}`),
    ]),
  ).toEqual([
    [
      "所管課が決まっていません",
      `no-dept（KPI以外の実績） /staff/plan?plan=${PLAN.id}`,
      `研修（取組の状況） /staff/plan/${PLAN.id}/initiatives/nobodys`,
    ],
    ["所管課に使えるアカウントがありません", "公衆無線LAN（取組の状況） /staff/accounts"],
    ["担当者がほかの課に移っています", "moved /staff/transfer?from=person-p9#holdings-heading"],
  ]);
  expect(unreached.groups[0]?.remedy).toContain("計画で所管課を決めてください");
});
