import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { daysBetween, type IsoDate, isoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { occasionWords } from "@/domain/words/ja/rounds/mails";
import {
  keptOccasion,
  MAIL_OCCASION_KINDS,
  type MailOccasion,
  occasionKey,
  outlivesRound,
} from "./mail-occasions";
import {
  MAX_DAYS_LATE,
  MIN_DAYS_BETWEEN_MAILS,
  REMINDER_STAGES,
  type ReminderStage,
  reminderDue,
  STAGE_DAYS,
  stageOf,
} from "./reminders";

const DUE = isoDate("2026-05-29");

function day(offset: number, from: IsoDate = DUE): IsoDate {
  return isoDate(new Date(Date.parse(`${from}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10));
}

interface Life {
  readonly dueOn: IsoDate;
  /** Days, counted from the first deadline, on which the office wrote (opening, question, by hand …). */
  readonly otherMails: readonly number[];
  readonly serverAway: ReadonlySet<number>;
  /** From this day on nothing is owed. */
  readonly answeredFrom: number;
  readonly extension: { readonly on: number; readonly to: IsoDate } | null;
}

interface Sent {
  readonly on: IsoDate;
  readonly stage: ReminderStage;
  readonly dueOn: IsoDate;
}

/** Four months day by day, as the daily run does it. */
function live({ dueOn, otherMails, serverAway, answeredFrom, extension }: Life): Sent[] {
  const sent: Sent[] = [];
  let deadline = dueOn;
  let lastMailOn: IsoDate | null = null;
  for (let offset = -40; offset <= 90; offset += 1) {
    const today = day(offset);
    if (extension?.on === offset) {
      deadline = extension.to;
      lastMailOn = today;
    }
    if (otherMails.includes(offset)) lastMailOn = today;
    if (serverAway.has(offset) || offset >= answeredFrom) continue;
    const sentStages = sent.filter((mail) => mail.dueOn === deadline).map(({ stage }) => stage);
    const stage = reminderDue({ dueOn: deadline, today, lastMailOn, sentStages, dueAgainOn: null });
    if (stage === null) continue;
    sent.push({ on: today, stage, dueOn: deadline });
    lastMailOn = today;
  }
  return sent;
}

const QUIET: Life = {
  dueOn: DUE,
  otherMails: [-30],
  serverAway: new Set(),
  answeredFrom: 1000,
  extension: null,
};
const summary = (life: Partial<Life>) =>
  live({ ...QUIET, ...life }).map(({ on, stage }) => `${stage} on ${daysBetween(DUE, on)}`);

describe("reminders", () => {
  it("come on their days, the day after the deadline included", () => {
    expect(summary({})).toEqual([
      "before-7 on -7",
      "before-1 on -1",
      "after-1 on 1",
      "after-7 on 7",
      "after-30 on 30",
    ]);
  });

  it("are dropped within five days of another mail, not put off; the day after the deadline comes all the same", () => {
    expect(summary({ otherMails: [-30, -8, -3] })).toEqual([
      "after-1 on 1",
      "after-7 on 7",
      "after-30 on 30",
    ]);
    expect(summary({ otherMails: [-12, 3, 25] })).toEqual([
      "before-7 on -7",
      "before-1 on -1",
      "after-1 on 1",
      "after-30 on 30",
    ]);
    expect(summary({ otherMails: [26] })).not.toContain("after-30 on 30");
  });

  it("leave out a round's first stage where it was opened a few days before", () => {
    expect(summary({ otherMails: [-11] })[0]).toBe("before-1 on -1");
    expect(summary({ otherMails: [-12] })[0]).toBe("before-7 on -7");
  });

  it("are not sent twice on the day after the deadline: a mail by hand of that morning has said it", () => {
    expect(summary({ otherMails: [1] })).not.toContain("after-1 on 1");
  });

  const awayOn = (from: number, to: number) =>
    new Set(Array.from({ length: to - from + 1 }, (_, index) => from + index));

  it("go out within two days after an outage, and not later", () => {
    expect(summary({ serverAway: awayOn(-10, -6) })[0]).toBe("before-7 on -5");
    expect(summary({ serverAway: awayOn(-10, -5) })[0]).toBe("before-1 on -1");
    expect(summary({ serverAway: awayOn(-1, 2) })).toEqual([
      "before-7 on -7",
      "after-1 on 3",
      "after-30 on 30",
    ]);
  });

  it("are one mail after days without a server, and what was overtaken is not made up for", () => {
    expect(summary({ serverAway: awayOn(-10, 7) })).toEqual(["after-7 on 8", "after-30 on 30"]);
    expect(summary({ serverAway: awayOn(-10, 9) })).toEqual(["after-30 on 30"]);
  });

  it("begin anew with an extension", () => {
    expect(summary({ extension: { on: -1, to: day(14) } })).toEqual([
      "before-7 on -7",
      "before-7 on 7",
      "before-1 on 13",
      "after-1 on 15",
      "after-7 on 21",
      "after-30 on 44",
    ]);
  });

  it("end with the answer", () => {
    expect(summary({ answeredFrom: -7 })).toEqual([]);
    expect(summary({ answeredFrom: 1 })).toEqual(["before-7 on -7", "before-1 on -1"]);
  });

  it.each([
    { last: null, due: "before-7" },
    { last: day(-12), due: "before-7" },
    { last: day(-11), due: null },
    { last: day(-7), due: null },
  ])("seven days before: last mail $last → $due", ({ last, due }) => {
    expect(
      reminderDue({ dueOn: DUE, today: day(-7), lastMailOn: last, sentStages: [], dueAgainOn: null }),
    ).toBe(due);
  });

  it.each([
    { on: 119, again: day(120), last: day(30), sent: [], due: null },
    { on: 120, again: day(120), last: day(30), sent: [], due: "after-30" },
    { on: 122, again: day(120), last: day(30), sent: [], due: "after-30" },
    { on: 123, again: day(120), last: day(30), sent: [], due: null },
    { on: 120, again: day(120), last: day(117), sent: [], due: null },
    { on: 120, again: day(120), last: day(30), sent: ["after-30"], due: null },
    { on: 7, again: day(-30), last: null, sent: [], due: "after-7" },
  ] as const)("of what came due again on $again, $on days after the deadline → $due", (each) => {
    const { on, again, last, sent, due } = each;
    const dueAgainOn = on < daysBetween(DUE, again) ? null : again;
    expect(reminderDue({ dueOn: DUE, today: day(on), lastMailOn: last, sentStages: sent, dueAgainOn })).toBe(
      due,
    );
  });

  it("do not come before the first stage's day", () => {
    expect(
      reminderDue({ dueOn: DUE, today: day(-8), lastMailOn: null, sentStages: [], dueAgainOn: null }),
    ).toBeNull();
  });

  const offsets = fc.integer({ min: -40, max: 90 });
  const lives = fc.record({
    dueOn: fc.constant(DUE),
    otherMails: fc.array(offsets, { maxLength: 12 }),
    serverAway: fc.array(offsets, { maxLength: 60 }).map((days) => new Set(days)),
    answeredFrom: fc.integer({ min: -40, max: 120 }),
    extension: fc.option(
      fc.record({
        on: fc.integer({ min: -20, max: 40 }),
        to: fc.integer({ min: 1, max: 60 }).map((n) => day(n)),
      }),
    ),
  });

  it("never come within five days of another mail, but for the day after the deadline", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const automatic = live(life);
        for (const { on, stage } of automatic) {
          const earlier = [
            ...automatic.map((mail) => mail.on).filter((other) => other < on),
            ...life.otherMails.map((offset) => day(offset)).filter((other) => other <= on),
          ];
          const least = stage === "after-1" ? 1 : MIN_DAYS_BETWEEN_MAILS;
          for (const other of earlier) expect(daysBetween(other, on)).toBeGreaterThanOrEqual(least);
        }
      }),
    );
  });

  it("come at most once per stage and deadline, within two days of its day, none after a newer one", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const sent = live(life);
        const keys = sent.map(({ stage, dueOn }) => occasionKey({ kind: "reminder", stage, dueOn }));
        expect(new Set(keys).size).toBe(keys.length);
        for (const [index, { on, stage, dueOn }] of sent.entries()) {
          const late = daysBetween(dueOn, on) - STAGE_DAYS[stage];
          expect(late).toBeGreaterThanOrEqual(0);
          expect(late).toBeLessThanOrEqual(MAX_DAYS_LATE);
          const next = sent[index + 1];
          if (next?.dueOn !== dueOn) continue;
          expect(REMINDER_STAGES.indexOf(next.stage)).toBeGreaterThan(REMINDER_STAGES.indexOf(stage));
        }
      }),
    );
  });

  it("are none for who has answered", () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const { on } of live(life)) expect(daysBetween(DUE, on)).toBeLessThan(life.answeredFrom);
      }),
    );
  });

  /**
   * The rule a second time, stage by stage instead of day by day: each has its day; it goes out on the first of that day
   * and the two after it on which a server runs and no newer stage has come; not within five days of the last mail, the
   * day after the deadline excepted.
   */
  function oracle({ dueOn, otherMails, serverAway, answeredFrom, extension }: Life): Sent[] {
    const days: readonly (readonly [ReminderStage, number])[] = [
      ["before-7", -7],
      ["before-1", -1],
      ["after-1", 1],
      ["after-7", 7],
      ["after-30", 30],
    ];
    const deadlines =
      extension === null
        ? [{ of: dueOn, from: -40, until: 91 }]
        : [
            { of: dueOn, from: -40, until: extension.on },
            { of: extension.to, from: extension.on, until: 91 },
          ];
    const mails = [...otherMails, ...(extension === null ? [] : [extension.on])];
    const sent: Sent[] = [];
    for (const { of, from, until } of deadlines) {
      for (const [index, [stage, offset]] of days.entries()) {
        const own = daysBetween(dueOn, of) + offset;
        const next = daysBetween(dueOn, of) + (days[index + 1]?.[1] ?? 1000);
        const on = [own, own + 1, own + 2].find(
          (each) =>
            each >= from && each < until && each < next && each < answeredFrom && !serverAway.has(each),
        );
        if (on === undefined) continue;
        const last = Math.max(-1000, ...mails.filter((each) => each <= on));
        if (own - last < (stage === "after-1" ? 1 : 5)) continue;
        mails.push(on);
        sent.push({ on: day(on), stage, dueOn: of });
      }
    }
    return sent;
  }

  it("come as the rule reads, by a second implementation of it", () => {
    fc.assert(
      fc.property(lives, (life) => {
        expect(live(life)).toEqual(oracle(life));
      }),
      { numRuns: 3000 },
    );
  });

  it("of a round opened ten days before its deadline: none on the seventh day before, one the day before", () => {
    expect(summary({ otherMails: [-10] })).toEqual([
      "before-1 on -1",
      "after-1 on 1",
      "after-7 on 7",
      "after-30 on 30",
    ]);
  });

  it("are never lost while the server runs and nobody else writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: -12 }), (opening) => {
        expect(summary({ otherMails: [opening] })).toHaveLength(REMINDER_STAGES.length);
      }),
    );
  });
});

describe("the key of an occasion", () => {
  const occasions: MailOccasion[] = [
    { kind: "opening" },
    ...REMINDER_STAGES.flatMap((stage): MailOccasion[] => [
      { kind: "reminder", stage, dueOn: DUE },
      { kind: "reminder", stage, dueOn: day(7) },
    ]),
    { kind: "by_hand", id: "a" },
    { kind: "by_hand", id: "b" },
    { kind: "extended", dueOn: DUE },
    { kind: "extended", dueOn: day(7) },
    { kind: "returned", kpiId: toKpiId("k"), version: 2, comment: "確認" },
    { kind: "returned", kpiId: toKpiId("k"), version: 4, comment: "確認" },
    {
      kind: "returned",
      departmentId: "d",
      contact: "",
      lines: [{ initiativeId: toInitiativeId("i"), version: 2, text: "取組", comment: "確認" }],
    },
    { kind: "reopened", kpiId: toKpiId("k"), reason: "訂正", at: "2026-07-01T00:00:00.000Z" },
    { kind: "question", kpiId: toKpiId("k"), messageId: "12", text: "?" },
  ];

  it("differs for each", () => {
    expect(new Set(occasions.map(occasionKey)).size).toBe(occasions.length);
  });

  it("is the one that mails of before were kept under", () => {
    expect(occasions.map(occasionKey)).toEqual([
      "opening",
      ...REMINDER_STAGES.flatMap((stage) => [`${stage}@2026-05-29`, `${stage}@2026-06-05`]),
      "by-hand:a",
      "by-hand:b",
      "extended@2026-05-29",
      "extended@2026-06-05",
      "returned:k/2",
      "returned:k/4",
      "returned:i/2",
      "reopened:k@2026-07-01T00:00:00.000Z",
      "question:12",
    ]);
  });
});

describe("the word of a stage", () => {
  it("names that stage, and any other word none", () => {
    expect(REMINDER_STAGES.map(stageOf)).toEqual(REMINDER_STAGES);
    expect([null, "", "before-8"].map(stageOf)).toEqual([null, null, null]);
  });
});

describe("what is kept of an occasion", () => {
  it("names stage, deadline and KPI where the occasion has one", () => {
    expect(keptOccasion({ kind: "opening" })).toEqual({
      kind: "opening",
      stage: null,
      dueOn: null,
      itemId: null,
    });
    expect(keptOccasion({ kind: "reminder", stage: "before-7", dueOn: DUE })).toEqual({
      kind: "reminder",
      stage: "before-7",
      dueOn: DUE,
      itemId: null,
    });
    expect(keptOccasion({ kind: "extended", dueOn: DUE })).toMatchObject({ stage: null, dueOn: DUE });
    expect(keptOccasion({ kind: "question", kpiId: toKpiId("k"), messageId: "12", text: "?" })).toMatchObject(
      {
        dueOn: null,
        itemId: "k",
      },
    );
  });

  it("has words", () => {
    for (const kind of MAIL_OCCASION_KINDS) {
      expect(occasionWords({ kind, stage: "before-1" })).toMatch(/[ぁ-ん一-龠]/);
    }
    expect(occasionWords({ kind: "reminder", stage: "before-1" })).toBe("期限の前日");
  });

  it("tells what is of use after the round: what speaks of one KPI, or of the round's end", () => {
    expect(MAIL_OCCASION_KINDS.filter(outlivesRound)).toEqual([
      "returned",
      "reopened",
      "question",
      "round_closed",
    ]);
  });
});
