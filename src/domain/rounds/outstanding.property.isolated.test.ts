/**
 * The respondent's page, their home, the round's page, the mails and the calendar entry say the same of every item: over
 * all courses of events, days and people. The oracle is the rule written a second time, as a table.
 */

import { FY, PAPER, PLAN, working } from "@tests/fixtures/dashboard";
import { makeContent } from "@tests/fixtures/report-content";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { FIGURE_STATUSES, nextState, type ReportState } from "@/domain/reports/report";
import { buildSeries } from "@/domain/reports/series";
import type { Role } from "@/domain/shared/access";
import { isoDate } from "@/domain/shared/iso-date";
import { buildHome } from "@/features/home/view-model/home";
import { type MyReportSource, myReports } from "@/features/report-entry/view-model/my-reports";
import { recipientsOf, roundLines } from "@/features/rounds/view-model/round";
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
  type OutstandingReason,
  outstandingOf,
} from "./outstanding";
import { isRespondent } from "./respondents";
import { roundState } from "./round";

/** The fiscal year, R7, ends among the days. */
const FIRST_DAY = "2026-03-20";
const DUE = isoDate("2026-04-20");
const day = (offset: number) =>
  isoDate(new Date(Date.parse(`${FIRST_DAY}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10));

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

type Answer = NonNullable<OutstandingInput["approved"]>;
type Event =
  | { readonly kind: "save_draft" | "submit"; readonly answer: Answer }
  | { readonly kind: "approve" | "return" | "open" | "close" | "reopen" };

interface World {
  readonly state: ReportState;
  /** Sent back by the office, and not handed in since. */
  readonly isReturned: boolean;
  readonly answer: Answer | null;
  readonly approved: Answer | null;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly reopenedAt: string | null;
}
const START: World = {
  state: "not_started",
  isReturned: false,
  answer: null,
  approved: null,
  openedAt: null,
  closedAt: null,
  reopenedAt: null,
};

/** What the data layer does with an event; what is not allowed then changes nothing. */
function after(world: World, event: Event): World {
  const AT = "2026-04-01T00:00:00.000Z";
  switch (event.kind) {
    case "open":
      return { ...world, openedAt: AT };
    case "close":
      return world.openedAt === null ? world : { ...world, closedAt: AT };
    case "reopen":
      return world.closedAt === null ? world : { ...world, reopenedAt: AT };
  }
  const transition = nextState(world.state, event.kind);
  if (!transition.ok) return world;
  const isReturned = event.kind === "save_draft" ? world.isReturned : event.kind === "return";
  const next = { ...world, state: transition.state, isReturned };
  if (event.kind === "approve") return { ...next, approved: world.answer, reopenedAt: null };
  if (event.kind === "return") return world.closedAt === null ? next : { ...next, reopenedAt: AT };
  return "answer" in event ? { ...next, answer: event.answer } : next;
}

const days = fc.integer({ min: 0, max: 40 }).map(day);
const answers: fc.Arbitrary<Answer> = fc.oneof(
  fc.constantFrom(...FIGURE_STATUSES).map((figureStatus) => ({ missing: null, figureStatus })),
  fc.constant({ missing: null, figureStatus: "interim" as const }),
  days.map((expectedOn) => ({
    missing: { reason: "awaiting_release" as const, expectedOn },
    figureStatus: "final" as const,
  })),
  days.map((expectedOn) => ({
    missing: { reason: "not_surveyed" as const, expectedOn },
    figureStatus: "final" as const,
  })),
);
const events: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constantFrom("save_draft", "submit"), answer: answers }),
  fc.constantFrom("approve", "return", "open", "close", "reopen").map((kind) => ({ kind })),
  fc.constantFrom("approve", "open").map((kind) => ({ kind })),
);
interface Case extends Pick<OutstandingInput, "departmentId" | "isDocumented" | "today"> {
  readonly course: readonly Event[];
  readonly respondentId: string | null;
}
const cases: fc.Arbitrary<Case> = fc.record({
  course: fc.array(events, { maxLength: 10 }),
  today: days,
  isDocumented: fc.boolean(),
  departmentId: fc.constantFrom("d1", "d1", "d1", null),
  respondentId: fc.option(fc.constantFrom("named", "left", "other-department")),
});

function situationOf({ course, today, ...rest }: Case): { world: World; input: OutstandingInput } {
  const world = course.reduce(after, START);
  const { respondentId, ...more } = rest;
  return {
    world,
    input: {
      ...more,
      state: world.state,
      isReturned: world.isReturned,
      approved: world.approved,
      fy: FY,
      round: world,
      item: { respondentId, reopenedAt: world.reopenedAt },
      today,
    },
  };
}

/**
 * The rule once more: state | may write | sent back | reopened after an answer | announced day has come ("ended": the
 * answer in force is of a part of the year, which has ended) | an answer is in force, approved or printed → why.
 */
const TABLE: readonly (readonly [
  ReportState | "*",
  boolean | "*",
  boolean | "*",
  boolean | "*",
  boolean | "ended" | "*",
  boolean | "*",
  OutstandingReason | null,
])[] = [
  ["*", false, "*", "*", "*", "*", null],
  ["submitted", "*", "*", "*", "*", "*", null],
  ["returned", true, true, "*", "*", "*", "returned"],
  ["approved", true, false, true, "*", true, "reopened"],
  ["approved", true, false, false, true, true, "due_again"],
  ["approved", true, false, false, "ended", true, "year_ended"],
  ["approved", true, false, false, false, true, null],
  ["draft", true, true, "*", "*", "*", "returned"],
  ["draft", true, false, true, "*", true, "reopened"],
  ["draft", true, false, false, true, true, "due_again"],
  ["draft", true, false, false, "ended", true, "year_ended"],
  ["draft", true, false, false, false, true, null],
  ["draft", true, false, false, false, false, "unanswered"],
  ["not_started", true, false, true, false, true, "reopened"],
  ["not_started", true, false, false, false, true, null],
  ["not_started", true, false, false, false, false, "unanswered"],
];

function expectedReason({ isDocumented, today }: Case, world: World): OutstandingReason | null {
  const { approved, isReturned, openedAt, closedAt, reopenedAt } = world;
  const promise = approved?.missing?.reason === "awaiting_release" ? approved.missing.expectedOn : null;
  const isPartial = approved !== null && approved.missing === null && approved.figureStatus === "interim";
  const hasEnded = isPartial && !today.startsWith("2026-03");
  const hasCome = promise !== null && Date.parse(promise) <= Date.parse(today);
  const isOpen = openedAt !== null && closedAt === null;
  const facts = [
    world.state,
    isOpen || reopenedAt !== null || hasCome || hasEnded,
    isReturned,
    reopenedAt !== null && (approved !== null || isDocumented),
    hasEnded ? "ended" : hasCome,
    approved !== null || isDocumented,
  ];
  const row = TABLE.find((cells) =>
    facts.every((fact, index) => cells[index] === "*" || cells[index] === fact),
  );
  if (!row) throw new Error(`the table has no row for ${JSON.stringify(facts)}`);
  return row[6];
}

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
  const status = { outstanding, isHandedIn: isHandedIn(input), isInForce: hasAnswerInForce(input) };
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
    returned: null,
    reopenedReason: null,
    unread: 0,
  };
  const page = contributors.filter(
    (viewer) =>
      viewer.active &&
      myReports({
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
        accounts: null,
        heldMails: null,
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
    dueOn: DUE,
    state,
    accounts: PEOPLE.filter((each): each is ActiveAccount => each.active),
    items: [
      {
        ...item,
        ...status,
        kpiId: PAPER.id,
        name: PAPER.name,
        unit: PAPER.unit,
        comment: null,
        awaitedOn: outstanding?.awaitedOn ?? null,
        hasYearEnded: outstanding?.reason === "year_ended",
        contact: "",
      },
    ],
  };
  const drafts = draftMails(
    round,
    { occasion: { kind: "by_hand", id: "1" } },
    new Date(`${today}T03:00:00Z`),
  );
  const inCalendar = drafts.filter(({ body }) =>
    deadlineCalendar({
      roundId: "round",
      fy: FY,
      dueOn: DUE,
      items: itemsSection(body),
      madeAt: new Date(`${today}T03:00:00Z`),
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
    calendar: ids(inCalendar.map(({ recipient }) => recipient)),
    reminders: state === "open" ? ids(recipientsOf(lines, "outstanding")).toSorted() : null,
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

  it("has the reason that the table gives", () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { world, input } = situationOf({ ...each, departmentId: "d1" });
        expect(outstandingOf(input)?.reason ?? null).toBe(expectedReason(each, world));
      }),
      { numRuns: 2_000 },
    );
  });

  it("of an open round is all that is not handed in, and before the opening all that the opening will ask for", () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { input } = situationOf({ ...each, departmentId: "d1" });
        const { round } = input;
        if (round === null || round.closedAt !== null) return;
        const opened = { ...input, round: { ...round, openedAt: "2026-04-01T00:00:00.000Z" } };
        expect(isHandedIn(input)).toBe(outstandingOf(opened) === null);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is never handed in, whatever the round", () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { input } = situationOf(each);
        expect(outstandingOf(input) !== null && isHandedIn(input)).toBe(false);
      }),
    );
  });
});
