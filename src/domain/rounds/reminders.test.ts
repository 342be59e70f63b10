import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysBetween } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { occasionWords } from "@/domain/words/ja/mails";
import {
  keptOccasion,
  MAIL_OCCASION_KINDS,
  type MailOccasion,
  occasionKey,
  outlivesRound,
} from "./mail-occasions";
import {
  MIN_DAYS_BETWEEN_MAILS,
  REMINDER_STAGES,
  type ReminderStage,
  reminderDue,
  STAGE_DAYS,
} from "./reminders";

const DUE = "2026-05-29";

function day(offset: number, from: string = DUE): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}

interface Life {
  readonly dueOn: string;
  /** Days, counted from the first deadline, on which the office wrote (opening, question, by hand …). */
  readonly otherMails: readonly number[];
  readonly serverAway: ReadonlySet<number>;
  /** From this day on nothing is owed. */
  readonly answeredFrom: number;
  readonly extension: { readonly on: number; readonly to: string } | null;
}

interface Sent {
  readonly on: string;
  readonly stage: ReminderStage;
  readonly dueOn: string;
}

/** Four months day by day, as the daily run does it. */
function live({ dueOn, otherMails, serverAway, answeredFrom, extension }: Life): Sent[] {
  const sent: Sent[] = [];
  let deadline = dueOn;
  let lastMailOn: string | null = null;
  for (let offset = -40; offset <= 90; offset += 1) {
    const today = day(offset);
    if (extension?.on === offset) {
      deadline = extension.to;
      lastMailOn = today;
    }
    if (otherMails.includes(offset)) lastMailOn = today;
    if (serverAway.has(offset) || offset >= answeredFrom) continue;
    const sentStages = sent.filter((mail) => mail.dueOn === deadline).map(({ stage }) => stage);
    const stage = reminderDue({ dueOn: deadline, today, lastMailOn, sentStages });
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
  it("come on their days; one that comes too soon waits until five days have passed", () => {
    expect(summary({})).toEqual([
      "before-7 on -7",
      "before-1 on -1",
      "after-1 on 4",
      "after-7 on 9",
      "after-30 on 30",
    ]);
  });

  it("wait after a mail that was sent by hand", () => {
    expect(summary({ otherMails: [-30, -8, -3] })).toEqual([
      "after-1 on 2",
      "after-7 on 7",
      "after-30 on 30",
    ]);
  });

  it("are one mail after days without a server, and what was overtaken is not made up for", () => {
    const away = new Set(Array.from({ length: 18 }, (_, index) => index - 10));
    expect(summary({ serverAway: away })).toEqual(["after-7 on 8", "after-30 on 30"]);
  });

  it("begin anew with an extension", () => {
    expect(summary({ extension: { on: -1, to: day(14) } })).toEqual([
      "before-7 on -7",
      "before-7 on 7",
      "before-1 on 13",
      "after-1 on 18",
      "after-7 on 23",
      "after-30 on 44",
    ]);
  });

  it("end with the answer", () => {
    expect(summary({ answeredFrom: -7 })).toEqual([]);
    expect(summary({ answeredFrom: 4 })).toEqual(["before-7 on -7", "before-1 on -1"]);
  });

  it.each([
    { last: null, due: "before-7" },
    { last: day(-12), due: "before-7" },
    { last: day(-11), due: null },
    { last: day(-7), due: null },
  ])("seven days before: last mail $last → $due", ({ last, due }) => {
    expect(reminderDue({ dueOn: DUE, today: day(-7), lastMailOn: last, sentStages: [] })).toBe(due);
  });

  it("do not come before the first stage's day", () => {
    expect(reminderDue({ dueOn: DUE, today: day(-8), lastMailOn: null, sentStages: [] })).toBeNull();
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

  it("never come within five days of another mail", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const automatic = live(life).map(({ on }) => on);
        for (const on of automatic) {
          const earlier = [
            ...automatic.filter((other) => other < on),
            ...life.otherMails.map((offset) => day(offset)).filter((other) => other <= on),
          ];
          for (const other of earlier) {
            expect(daysBetween(other, on)).toBeGreaterThanOrEqual(MIN_DAYS_BETWEEN_MAILS);
          }
        }
      }),
    );
  });

  it("come at most once per stage and deadline, none before its day, none after a newer one", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const sent = live(life);
        const keys = sent.map(({ stage, dueOn }) => occasionKey({ kind: "reminder", stage, dueOn }));
        expect(new Set(keys).size).toBe(keys.length);
        for (const [index, { on, stage, dueOn }] of sent.entries()) {
          expect(daysBetween(dueOn, on)).toBeGreaterThanOrEqual(STAGE_DAYS[stage]);
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
    { kind: "reopened", kpiId: toKpiId("k"), reason: "訂正", at: "2026-07-01T00:00:00.000Z" },
    { kind: "question", kpiId: toKpiId("k"), messageId: "12", text: "?" },
  ];

  it("differs for each", () => {
    expect(new Set(occasions.map(occasionKey)).size).toBe(occasions.length);
  });
});

describe("what is kept of an occasion", () => {
  it("names stage, deadline and KPI where the occasion has one", () => {
    expect(keptOccasion({ kind: "opening" })).toEqual({
      kind: "opening",
      stage: null,
      dueOn: null,
      kpiId: null,
    });
    expect(keptOccasion({ kind: "reminder", stage: "before-7", dueOn: DUE })).toEqual({
      kind: "reminder",
      stage: "before-7",
      dueOn: DUE,
      kpiId: null,
    });
    expect(keptOccasion({ kind: "extended", dueOn: DUE })).toMatchObject({ stage: null, dueOn: DUE });
    expect(keptOccasion({ kind: "question", kpiId: toKpiId("k"), messageId: "12", text: "?" })).toMatchObject(
      {
        dueOn: null,
        kpiId: "k",
      },
    );
  });

  it("has words", () => {
    for (const kind of MAIL_OCCASION_KINDS) {
      expect(occasionWords({ kind, stage: "before-1" })).toMatch(/[ぁ-ん一-龠]/);
    }
    expect(occasionWords({ kind: "reminder", stage: "before-1" })).toBe("期限の前日");
  });

  it("tells what is of use after the round: what speaks of one KPI", () => {
    expect(MAIL_OCCASION_KINDS.filter(outlivesRound)).toEqual(["returned", "reopened", "question"]);
  });
});
