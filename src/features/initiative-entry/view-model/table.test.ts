import { makeAnswer, makeInitiativeReport } from "@tests/fixtures/initiative-report";
import { realPlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { listInitiatives } from "@/domain/plan/initiatives";
import type { InitiativeReportDto } from "@/server/reports/initiatives/queries";
import { approvable, isUnexplained, nextWaiting, waitingMeasures } from "./approval";
import { NO_ATTACHMENTS } from "./attachments";
import { byMeasure, departmentRows, type InitiativeLine, lineMode, onlyLines } from "./table";

const PLAN = realPlan("dx-2");
const PLACED = listInitiatives(PLAN);
const MAY_DECIDE = {
  edit: false,
  submit: false,
  approve: true,
  return: true,
  takeBack: false,
  ownSubmission: false,
};

/** Every initiative of the plan, each as told. */
function reports(of: (index: number) => Partial<InitiativeReportDto> = () => ({})): InitiativeReportDto[] {
  return PLACED.map(({ initiative }, index) => makeInitiativeReport(initiative.id, of(index)));
}

function line(changes: Partial<InitiativeReportDto> = {}): InitiativeLine {
  return {
    ...makeInitiativeReport("dx-2-1-1-1", changes),
    text: "窓口を広げる",
    attachments: NO_ATTACHMENTS,
  };
}

describe("the table of a year", () => {
  it("has every initiative once, under its measure, in the plan's order", () => {
    const measures = byMeasure([PLAN], reports().reverse());
    expect(measures.flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual(
      PLACED.map(({ initiative }) => initiative.text),
    );
    expect(measures).toHaveLength(14);
    expect(measures[0]?.label).toBe(`(1)① ${PLAN.pillars[0]?.measures[0]?.title}`);
  });

  it("leaves out what this person may not see, and measures without a line", () => {
    const [first] = reports();
    expect(byMeasure([PLAN], first ? [first] : []).map(({ lines }) => lines.length)).toEqual([1]);
    const measures = byMeasure([PLAN], reports());
    expect(onlyLines(measures, ({ initiativeId }) => initiativeId === first?.initiativeId)).toHaveLength(1);
  });

  it("counts for every department, and for what is nobody's", () => {
    const rows = departmentRows(
      byMeasure(
        [PLAN],
        reports((index) => (index === 0 ? { department: null } : {})),
      ),
    );
    expect(rows.map(({ department, tally }) => [department?.name ?? null, tally.unanswered])).toEqual([
      [null, 1],
      ["市民課", PLACED.length - 1],
    ]);
  });
});

describe("how a person meets a line", () => {
  it("asks for what is not handed in, and for what was returned", () => {
    expect(lineMode(line())).toBe("answer");
    expect(lineMode(line({ state: "returned", content: makeAnswer() }))).toBe("answer");
  });

  it("does not ask again for 完了, but lets it be answered, and an approved answer be corrected", () => {
    expect(lineMode(line({ isAsked: false }))).toBe("may_open");
    expect(lineMode(line({ state: "approved", content: makeAnswer(), inForce: makeAnswer() }))).toBe(
      "may_open",
    );
  });

  it("is only read once handed in, and where entry is closed", () => {
    expect(lineMode(line({ state: "submitted", content: makeAnswer() }))).toBe("read");
    const allowed = { ...line().allowed, edit: false };
    expect(lineMode(line({ allowed }))).toBe("read");
  });
});

describe("approving a measure at a time", () => {
  const submitted = { state: "submitted", content: makeAnswer(), allowed: MAY_DECIDE } as const;
  const first = PLAN.pillars[0]?.measures[0]?.initiatives.length ?? 0;
  /** What waits is in the first measure and in the last one. */
  const measures = byMeasure(
    [PLAN],
    reports((index) => (index < first || index === PLACED.length - 1 ? submitted : {})),
  );
  const [head] = measures as [(typeof measures)[number]];

  it("goes through the measures in which something waits, from the last to the first again", () => {
    expect(waitingMeasures(measures)).toEqual([head, measures.at(-1)]);
    expect(nextWaiting(measures, head)).toBe(measures.at(-1));
    expect(nextWaiting(measures, measures.at(-1) ?? head)).toBe(head);
    expect(nextWaiting(byMeasure([PLAN], reports()), head)).toBeNull();
  });

  it("takes all of it but what the person handed in, and what raises a doubt that nobody explained", () => {
    const went = makeAnswer({ progress: "not_begun", done: "止めた。" });
    const lines = [
      line(submitted),
      line({ ...submitted, allowed: { ...MAY_DECIDE, approve: false, ownSubmission: true } }),
      line({ ...submitted, content: went }),
      line({ ...submitted, content: { ...went, warningNote: "人が減ったため。" } }),
    ];
    expect(lines.map(isUnexplained)).toEqual([false, false, true, false]);
    expect(approvable({ ...head, lines })).toEqual([lines[0], lines[3]]);
  });
});
