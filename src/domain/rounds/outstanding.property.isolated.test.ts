/**
 * The respondent's page, their home, the round's page, the mails and the calendar entry say the same of every item: over
 * all courses of events, days and people. The oracle is the rule written a second time, as a table.
 */

import { type Case, cases, expectedReason, situationOf, type World } from "@tests/fixtures/courses-of-events";
import { FY, PAPER, PLAN, working } from "@tests/fixtures/dashboard";
import { makeContent } from "@tests/fixtures/report-content";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { buildSeries } from "@/domain/reports/series";
import type { Role } from "@/domain/shared/access";
import { isoDate } from "@/domain/shared/iso-date";
import { buildHome } from "@/features/home/view-model/home";
import { type MyReportSource, myReports } from "@/features/report-entry/view-model/my-reports";
import { roundLines } from "@/features/rounds/view-model/round";
import { deadlineCalendar } from "@/server/mail/calendar";
import { itemsSection } from "@/server/mail/compose";
import { draftMails } from "@/server/reports/notify";
import type { ActiveAccount, RoundWithItems } from "@/server/reports/outstanding";
import { entryWindow } from "./entry-window";
import {
  awaitedDay,
  hasAnswerInForce,
  isHandedIn,
  type OutstandingInput,
  outstandingOf,
} from "./outstanding";
import { owedFigure } from "./owed";
import { isRespondent } from "./respondents";
import { roundState } from "./round";

const DUE = isoDate("2026-04-20");

const person = (id: string, departmentId: string | null, role: Role = "contributor", active = true) => ({
  id,
  name: id,
  email: `${id}@example.jp`,
  role,
  active,
  departmentId,
  department: departmentId,
});
const PEOPLE = [
  person("named", "d1"),
  person("colleague", "d1"),
  person("other-department", "d2"),
  person("left", "d1", "contributor", false),
  person("of-no-department", null),
  person("office", "d1", "office"),
  person("manager", "d1", "manager"),
];

function expectedRespondents({ departmentId, respondentId }: Case): string[] {
  const members = departmentId === "d1" ? ["named", "colleague"] : [];
  return members.filter((id) => respondentId === null || respondentId === id);
}

beforeAll(() => {
  process.env.APP_ORIGIN = "https://ayumi.example.lg.jp";
  return () => {
    delete process.env.APP_ORIGIN;
  };
});

/** Who sees the item as outstanding, by each of the ways in which it is told. */
function told({ departmentId, respondentId, today }: Case, world: World, input: OutstandingInput) {
  const item = { departmentId, respondentId };
  const outstanding = outstandingOf(input);
  const status = {
    outstanding,
    owed: owedFigure(input),
    isHandedIn: isHandedIn(input),
    isInForce: hasAnswerInForce(input),
  };
  const window = entryWindow({ ...input, awaitedOn: awaitedDay(input.approved, input.fy) });
  const department = departmentId === null ? null : { id: departmentId, name: departmentId };
  const report = { ...working(PAPER.id), state: world.state, department, window, ...status };
  const isInScope = ({ departmentId: own }: (typeof PEOPLE)[number]) => own !== null && own === departmentId;
  const contributors = PEOPLE.filter(({ role }) => role === "contributor");

  const source: MyReportSource = {
    ...report,
    plan: PLAN,
    kpi: PAPER,
    place: null,
    series: buildSeries(PLAN, PAPER, []),
    departmentId,
    content: null,
    updatedAt: null,
    updatedBy: null,
    respondent: respondentId === null ? null : { id: respondentId, name: respondentId },
    correctionReason: "",
    approved: null,
    returned: null,
    reopenedReason: null,
    unread: 0,
  };
  const page = contributors.filter(
    (viewer) =>
      viewer.active &&
      myReports({
        owedInitiatives: 0,
        person: { ...viewer, byLink: false },
        departmentName: null,
        office: "企画課",
        fy: FY,
        today,
        round: null,
        reports: isInScope(viewer) ? [source] : [],
      }).waiting.length > 0,
  );
  const home = contributors.filter(
    (viewer) =>
      viewer.active &&
      buildHome({
        viewer,
        today,
        fys: [FY],
        rounds: [],
        plans: [],
        reports: isInScope(viewer) ? [{ ...report, planId: PLAN.id }] : [],
        published: null,
        publishedPlans: null,
        drafts: [],
        suggestions: [],
        pastFigures: 0,
        accounts: null,
        initiatives: [],
        assessments: [],
        unreadOfInitiatives: [],
        heldMails: null,
        firstRun: null,
        disk: "ample",
      }).waiting.length > 0,
  );

  const state = roundState(world);
  const lines = roundLines(
    [PLAN],
    [
      {
        planId: PLAN.id,
        kpiId: PAPER.id,
        name: PAPER.name,
        isMetric: false,
        department,
        isIncluded: true,
        respondent: source.respondent,
        respondents: contributors.filter((each) => isRespondent(item, each)),
        problem: null,
        reopenedAt: world.reopenedAt,
        reopenedReason: "",
        contactedOn: null,
      },
    ],
    [{ ...report, version: 1, content: makeContent({ actual: null }), authorIds: [], isByLink: false }],
    [],
    {
      round: { fy: FY, state, dueOn: DUE },
      today,
      unreadOf: () => 0,
      canManage: true,
      mayApprove: () => false,
    },
  );
  const counted = lines.filter((line) => line.outstanding !== null).flatMap(({ respondents }) => respondents);

  const round: RoundWithItems = {
    id: "round",
    fy: FY,
    instructions: "",
    contact: "",
    attachesSheets: false,
    dueOn: DUE,
    state,
    initiatives: new Map(),
    owed: [],
    accounts: PEOPLE.filter((each): each is ActiveAccount => each.active),
    items: [
      {
        ...item,
        ...status,
        kpiId: PAPER.id,
        name: PAPER.name,
        isMetric: false,
        unit: PAPER.unit,
        comment: null,
        awaitedOn: outstanding?.awaitedOn ?? null,
        hasYearEnded: outstanding?.reason === "year_ended",
        isNew: false,
        contact: "",
      },
    ],
  };
  const now = new Date(`${today}T03:00:00Z`);
  const drafts = draftMails(round, { occasion: { kind: "by_hand", id: "1" } }, now);
  const addedBy = (itemIds: readonly string[]) =>
    draftMails(round, { occasion: { kind: "added", id: "1", itemIds: new Set(itemIds) } }, now);
  const inCalendar = drafts.filter(({ body }) =>
    deadlineCalendar({
      roundId: "round",
      fy: FY,
      dueOn: DUE,
      items: itemsSection(body),
      madeAt: now,
      from: null,
      host: "ayumi.example.lg.jp",
    })
      .replace(/\r\n[ \t]/g, "")
      .includes(`1. ${PAPER.name}`),
  );
  const ids = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id);
  return {
    page: ids(page),
    home: ids(home),
    round: ids(counted),
    mails: ids(drafts.map(({ recipient }) => recipient)),
    mailsOfWhatCameIn: ids(
      [...addedBy([PAPER.id]), ...addedBy(["something-else"])].map(({ recipient }) => recipient),
    ),
    calendar: ids(inCalendar.map(({ recipient }) => recipient)),
    reminders:
      state === "open"
        ? ids(lines.filter((line) => !line.isHandedIn).flatMap(({ respondents }) => respondents)).toSorted()
        : null,
  };
}

describe("an outstanding report", () => {
  it("is told to the same people by page, home, round, mail and calendar, and to whom the table says", () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { world, input } = situationOf(each);
        const expected =
          each.departmentId !== null && expectedReason(each, world) !== null ? expectedRespondents(each) : [];
        const { reminders, ...ways } = told(each, world, input);
        for (const [way, people] of Object.entries(ways)) expect(people, way).toEqual(expected);
        if (reminders !== null) expect(reminders).toEqual(expected.toSorted());
      }),
      { numRuns: 400 },
    );
  });
});
