import { day } from "@tests/fixtures/brands";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REPORT_EVENTS, REPORT_STATES, type ReportEvent, type ReportState } from "@/domain/reports/report";
import { addYears, fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { systemActor, type Viewer } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import {
  changeReport,
  getReport,
  listApprovedReports,
  listReports,
  listReportsOfYears,
} from "@/server/reports/queries";
import {
  COUNT,
  content,
  FY,
  loadPeopleAndPlan,
  NOW,
  openRound,
  PAPER,
  type People,
  SHARE,
} from "./support/reports";
import { must } from "./support/rounds";

let database: TestDatabase;
let people: People;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  await openRound();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

type Body = Omit<Parameters<typeof changeReport>[1], "kpiId" | "fy">;
const change = (viewer: Viewer, body: Body, kpiId = PAPER, fy = FY) =>
  changeReport(viewer, { kpiId, fy, ...body }, NOW);

async function clear(): Promise<void> {
  const client = new pg.Client({ connectionString: database.superUrl });
  await client.connect();
  await client.query("SET session_replication_role = replica");
  await client.query("DELETE FROM report_revision; DELETE FROM report; DELETE FROM audit_event");
  await client.end();
}

async function counts(): Promise<{ reports: number; revisions: number; events: number }> {
  const [reports, revisions, events] = await Promise.all([
    db().report.count(),
    db().reportRevision.count(),
    db().auditEvent.count({ where: { action: { startsWith: "report." } } }),
  ]);
  return { reports, revisions, events };
}

/** Brings PAPER's report to a state; returns its version. */
async function reach(state: ReportState): Promise<number> {
  await clear();
  if (state === "not_started") return 0;
  if (state === "draft") {
    await change(people.general, { event: "save_draft", version: 0, content: content() });
    return 1;
  }
  await change(people.general, { event: "submit", version: 0, content: content() });
  if (state === "submitted") return 1;
  await change(people.office, {
    event: state === "returned" ? "return" : "approve",
    version: 1,
    content: null,
    comment: "確認",
  });
  return 2;
}

describe("changeReport", () => {
  it("takes a figure from draft to approval, one revision and one audit event each", async () => {
    await clear();
    const draft = await change(people.general, {
      event: "save_draft",
      version: 0,
      content: content({ reason: "" }),
    });
    expect(draft).toMatchObject({
      ok: true,
      value: { version: 1, state: "draft", content: { actual: "14000" } },
    });
    const submitted = await change(people.general, { event: "submit", version: 1, content: content() });
    expect(submitted).toMatchObject({ ok: true, value: { version: 2, state: "submitted" } });
    const approved = await change(people.office, { event: "approve", version: 2, comment: "" });
    expect(approved).toMatchObject({
      ok: true,
      value: { version: 3, state: "approved", content: { actual: "14000" } },
    });
    expect(await counts()).toEqual({ reports: 1, revisions: 3, events: 3 });
    const list = await listApprovedReports(people.office);
    expect(list).toMatchObject({
      ok: true,
      value: [
        {
          kpiId: PAPER,
          fy: FY,
          revision: 3,
          department: "総務課",
          correctionReason: "",
          content: { asOf: day("2026-03-31") },
        },
      ],
    });
  });

  const LEADS: Record<ReportEvent, ReportState> = {
    save_draft: "draft",
    submit: "submitted",
    return: "returned",
    approve: "approved",
    take_back: "draft",
  };
  for (const state of REPORT_STATES) {
    for (const event of REPORT_EVENTS) {
      const isDecision = event === "return" || event === "approve";
      const isOpen = (isDecision || event === "take_back") === (state === "submitted");
      it(`${event} from ${state} ${isOpen ? `leads to ${LEADS[event]}` : "is refused and changes nothing"}`, async () => {
        const version = await reach(state);
        const before = await counts();
        const result = await change(isDecision ? people.office : people.general, {
          event,
          version,
          content: isDecision || event === "take_back" ? null : content({ actualText: "13,500" }),
          comment: isDecision ? "確認しました" : "",
          correctionReason: "集計の誤り",
        });
        if (isOpen) {
          expect(result).toMatchObject({ ok: true, value: { state: LEADS[event], version: version + 1 } });
        } else {
          expect(result).toMatchObject({ ok: false, reason: "conflict" });
          expect(await counts()).toEqual(before);
        }
      });
    }
  }

  it("lets nobody approve or return what they submitted", async () => {
    await clear();
    await change(people.office, { event: "submit", version: 0, content: content() });
    expect(await change(people.office, { event: "approve", version: 1 })).toMatchObject({
      reason: "forbidden",
    });
    expect(await change(people.office, { event: "return", version: 1, comment: "x" })).toMatchObject({
      reason: "forbidden",
    });
    const seen = await getReport(people.office, { kpiId: PAPER, fy: FY }, NOW);
    expect(seen).toMatchObject({
      value: { allowed: { approve: false, return: false, ownSubmission: true } },
    });
    expect(await change(people.office2, { event: "approve", version: 1 })).toMatchObject({ ok: true });
  });

  it("refuses every other role, and another department without telling that the report exists", async () => {
    const version = await reach("submitted");
    const before = await counts();
    const tries: [Viewer, string][] = [
      [people.citizen, "not_found"],
      [people.general, "forbidden"],
      [people.manager, "forbidden"],
      [people.admin, "forbidden"],
    ];
    for (const [viewer, reason] of tries) {
      expect(await change(viewer, { event: "approve", version })).toMatchObject({ ok: false, reason });
    }
    for (const [viewer, reason] of tries.filter(([viewer]) => viewer !== people.general)) {
      expect(await change(viewer, { event: "save_draft", version, content: content() })).toMatchObject({
        reason,
      });
    }
    expect(await counts()).toEqual(before);
    expect(await getReport(people.citizen, { kpiId: PAPER, fy: FY }, NOW)).toMatchObject({
      reason: "not_found",
    });
    expect(await getReport(people.admin, { kpiId: PAPER, fy: FY }, NOW)).toMatchObject({
      reason: "forbidden",
    });
    expect(await listReports(people.admin, { fy: FY })).toMatchObject({ reason: "forbidden" });
    expect(await listApprovedReports(people.admin)).toMatchObject({ reason: "forbidden" });
  });

  it("refuses unknown KPIs, years outside the plan and years to come", async () => {
    const body = { event: "save_draft", version: 0, content: content() } as const;
    expect(await change(people.office, body, toKpiId("no-such"))).toMatchObject({ reason: "not_found" });
    expect(await change(people.office, body, PAPER, fiscalYear(2024))).toMatchObject({ reason: "not_found" });
    expect(await change(people.office, body, PAPER, fiscalYear(2027))).toMatchObject({ reason: "not_found" });
  });

  it("answers each bad figure at the field when submitted, and keeps it as typed in a draft", async () => {
    for (const typed of ["", "abc", "1,2,3", "-", "１２．５％", "9".repeat(200), "-5"]) {
      await clear();
      const body = { version: 0, content: content({ actualText: typed }) };
      const submitted = await change(people.general, { ...body, event: "submit" });
      expect(submitted, typed).toMatchObject({
        ok: false,
        reason: "invalid",
        errors: { actualText: expect.any(String) },
      });
      expect(await counts()).toEqual({ reports: 0, revisions: 0, events: 0 });
      const draft = await change(people.general, { ...body, event: "save_draft" });
      expect(draft, typed).toMatchObject({
        ok: true,
        value: { content: { actualText: typed, actual: null } },
      });
    }
  });

  it("wants a reason, a date, and an answer to a warning", async () => {
    await clear();
    const result = await change(people.general, {
      event: "submit",
      version: 0,
      content: content({ actualText: "15,000,000", reason: " ", asOf: null }),
    });
    expect(result).toMatchObject({
      reason: "invalid",
      errors: { reason: expect.any(String), asOf: expect.any(String), warningNote: expect.any(String) },
    });
  });

  it("takes 'not available yet' with cause and date in place of a figure", async () => {
    await clear();
    const missing = {
      reason: "awaiting_release",
      note: "国の統計の公表を待っています",
      expectedOn: day("2026-09-30"),
    } as const;
    const result = await change(people.general, {
      event: "submit",
      version: 0,
      content: content({ actualText: "", missing, reason: "", asOf: null }),
    });
    expect(result).toMatchObject({ ok: true, value: { content: { actual: null, missing } } });
  });

  it("refuses text that cannot be stored whole", async () => {
    await clear();
    for (const bad of ["\u0000", "\uFFFD", "\uD800"]) {
      const result = await change(people.general, {
        event: "save_draft",
        version: 0,
        content: content({ reason: `理由${bad}` }),
      });
      expect(result).toMatchObject({
        reason: "invalid",
        errors: { reason: expect.stringContaining("保存できない文字") },
      });
    }
    const foreign = { ...content(), actual: "1" };
    expect(await change(people.general, { event: "save_draft", version: 0, content: foreign })).toMatchObject(
      {
        reason: "invalid",
      },
    );
    expect(await counts()).toMatchObject({ revisions: 0 });
  });

  it("keeps the first of two who started from the same version; the other gets a conflict and can read both", async () => {
    const version = await reach("draft");
    const first = await change(people.office, {
      event: "save_draft",
      version,
      content: content({ reason: "甲" }),
    });
    const second = await change(people.general, {
      event: "save_draft",
      version,
      content: content({ reason: "乙" }),
    });
    expect(first).toMatchObject({ ok: true });
    expect(second).toMatchObject({
      ok: false,
      reason: "conflict",
      errors: { "": expect.stringMatching(/^画面を開いたあとに、dx1さんが下書きを保存しました。/) },
    });
    expect(await getReport(people.general, { kpiId: PAPER, fy: FY }, NOW)).toMatchObject({
      value: { version: 2, current: { author: "dx1", content: { reason: "甲" } } },
    });
  });

  it("makes one revision and one event of 50 identical submits", async () => {
    for (const start of ["not_started", "draft"] as const) {
      const version = await reach(start);
      const before = await counts();
      const results = await Promise.all(
        Array.from({ length: 50 }, () =>
          change(people.general, { event: "submit", version, content: content({ nextStep: "五十" }) }),
        ),
      );
      const after = await counts();
      expect(after.revisions - before.revisions).toBe(1);
      expect(after.events - before.events).toBe(1);
      for (const result of results) {
        if (result.ok) expect(result.value).toMatchObject({ version: version + 1, state: "submitted" });
        else expect(["conflict", "busy"]).toContain(result.reason);
      }
      expect(results.some((result) => result.ok)).toBe(true);
    }
  });

  it("makes no revision of a draft that says nothing new", async () => {
    const version = await reach("draft");
    const same = await change(people.general, { event: "save_draft", version, content: content() });
    expect(same).toMatchObject({ ok: true, value: { version } });
    expect(await counts()).toMatchObject({ revisions: 1 });
  });

  it("returns with a comment only, and shows it", async () => {
    const version = await reach("submitted");
    expect(await change(people.office, { event: "return", version, comment: " " })).toMatchObject({
      reason: "invalid",
      errors: { comment: expect.any(String) },
    });
    const field = "nonsense" as "actual";
    expect(
      await change(people.office, { event: "return", version, comment: "？", commentField: field }),
    ).toMatchObject({ reason: "invalid" });
    await change(people.office, {
      event: "return",
      version,
      comment: "単位を確かめてください",
      commentField: "actual",
    });
    expect(await getReport(people.general, { kpiId: PAPER, fy: FY }, NOW)).toMatchObject({
      value: {
        state: "returned",
        history: [
          { event: "return", comment: "単位を確かめてください", commentField: "actual", author: "dx1" },
          {},
        ],
      },
    });
  });

  it("corrects an approved figure with a reason only; the approved one stays until the next approval", async () => {
    const version = await reach("approved");
    const wrong = await change(people.general, {
      event: "submit",
      version,
      content: content({ actualText: "13,900" }),
    });
    expect(wrong).toMatchObject({ reason: "invalid", errors: { correctionReason: expect.any(String) } });
    await change(people.general, {
      event: "submit",
      version,
      content: content({ actualText: "13,900" }),
      correctionReason: "重複して数えていたため",
    });
    expect(await getReport(people.general, { kpiId: PAPER, fy: FY }, NOW)).toMatchObject({
      value: { state: "submitted", approved: { no: 2, content: { actual: "14000" } } },
    });
    await change(people.office, { event: "approve", version: version + 1 });
    expect(await listApprovedReports(people.manager, { kpiId: PAPER })).toMatchObject({
      value: [
        { revision: 2, content: { actual: "14000" }, correctionReason: "" },
        { revision: 4, content: { actual: "13900" }, correctionReason: "重複して数えていたため" },
      ],
    });
  });
});

describe("a correction that changes nothing", () => {
  const again = { content: content({ actualText: "14000" }), correctionReason: "確認のため" };
  const approvedOf = async () => {
    const found = await listApprovedReports(people.manager, { kpiId: PAPER });
    return found.ok && found.value.at(-1);
  };

  it("is not taken", async () => {
    const version = await reach("approved");
    expect(await change(people.general, { event: "submit", version, ...again })).toMatchObject({
      reason: "invalid",
      errors: { correctionReason: expect.stringContaining("承認された内容と同じです") },
    });
    // What is typed on the way is kept, the reason too.
    expect(await change(people.general, { event: "save_draft", version, ...again })).toMatchObject({
      value: { correctionReason: "確認のため" },
    });
  });

  it("is the answer to a report that was opened again, and keeps no reason", async () => {
    const version = await reach("approved");
    await db().collectionRound.updateMany({ data: { closedAt: NOW } });
    await db().roundItem.updateMany({
      where: { itemId: PAPER },
      data: { reopenedAt: NOW, reopenedReason: "確かめてください" },
    });
    const sent = { event: "submit", version, ...again } as const;
    expect(await change(people.general, sent)).toMatchObject({ ok: true });
    expect(await change(people.general, sent)).toMatchObject({ ok: true });
    await change(people.office, { event: "approve", version: version + 1 });
    expect(await approvedOf()).toMatchObject({ correctionReason: "", content: { actual: "14000" } });
    await db().collectionRound.updateMany({ data: { closedAt: null } });
  });
});

describe("listReports", () => {
  it("gives every KPI of the year to the office, and the own department's to a contributor", async () => {
    await reach("submitted");
    const all = await listReports(people.office, { fy: FY });
    expect(all.ok && all.value.map((row) => [row.kpiId, row.state, row.version])).toEqual([
      [COUNT, "not_started", 0],
      [PAPER, "submitted", 1],
      [SHARE, "not_started", 0],
    ]);
    expect(all.ok && all.value[1]).toMatchObject({
      authorIds: [people.general.id],
      isByLink: false,
      updatedBy: "soumu",
      content: { actual: "14000", actualText: "14,000", asOf: day("2026-03-31") },
      approvedRevision: null,
    });
    const own = await listReports(people.citizen, { fy: FY });
    expect(own.ok && own.value.map((row) => row.kpiId)).toEqual([SHARE]);
    const none = await listReports(people.office, { fy: fiscalYear(2020) });
    expect(none).toEqual({ ok: true, value: [] });
  });

  it("gives several years one after the other, each with its own reports and its own round", async () => {
    await reach("submitted");
    const fys = [addYears(FY, 1), FY];
    const both = must(await listReportsOfYears(people.office, { fys }, NOW));
    const separately = await Promise.all(fys.map((fy) => listReports(people.office, { fy }, NOW)));
    expect(both).toEqual(separately.flatMap(must));
    expect(both.filter(({ state }) => state === "submitted").map(({ fy }) => fy)).toEqual([FY]);
    expect(both.filter(({ window }) => window.open).map(({ fy }) => fy)).toContain(FY);
  });

  it("shows a contributor no approved figure of another department", async () => {
    await reach("approved");
    expect(await listApprovedReports(people.citizen)).toEqual({ ok: true, value: [] });
    expect(await listApprovedReports(people.general)).toMatchObject({ value: [{ kpiId: PAPER }] });
  });
});

describe("the database", () => {
  it("refuses a share above 100 and a change of a revision, as the application's role", async () => {
    await clear();
    await change(
      systemActor,
      { event: "save_draft", version: 0, content: content({ actualText: "50" }) },
      SHARE,
    );
    const { id } = await db().report.findFirstOrThrow({ select: { id: true } });
    const insert = db().reportRevision.create({
      data: {
        reportId: id,
        no: 2,
        event: "save_draft",
        state: "draft",
        actualText: "100.1",
        actual: "100.1",
        upperLimit: "100",
      },
    });
    await expect(insert).rejects.toThrow(/report_revision_within_limit/);
    await expect(db().$executeRaw`UPDATE report_revision SET reason = 'x'`).rejects.toThrow();
    await expect(db().$executeRaw`DELETE FROM report_revision`).rejects.toThrow();
    await expect(db().$executeRaw`DELETE FROM report`).rejects.toThrow();
    const draft = await change(
      systemActor,
      { event: "save_draft", version: 1, content: content({ actualText: "100.1" }) },
      SHARE,
    );
    expect(draft).toMatchObject({ ok: true, value: { content: { actualText: "100.1", actual: null } } });
  });
});
