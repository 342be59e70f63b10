/** 取組の状況: an initiative's yearly answer has the life of a report; many are answered at once, each by itself. */

import { makePillar, makePlan } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { mapInitiatives } from "@/domain/plan/initiatives";
import { UNDECIDED } from "@/domain/proposals/decide";
import type { InitiativeContent } from "@/domain/reports/initiatives/initiative";
import { tallyInitiatives } from "@/domain/reports/initiatives/initiative-tally";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { type InitiativeId, toInitiativeId } from "@/domain/shared/initiative-id";
import { tokyoDate } from "@/domain/shared/iso-date";
import type { Viewer } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { confirmPlanChange } from "@/server/proposals/confirm";
import { examinePlanChange } from "@/server/proposals/examine";
import { readApprovedInitiatives } from "@/server/reports/initiatives/approved";
import { changeInitiatives, listInitiativeReports } from "@/server/reports/initiatives/queries";
import { postMessage } from "@/server/reports/messages/post";
import { listMessages } from "@/server/reports/messages/thread";
import { listUnreadOfInitiatives, markRead } from "@/server/reports/messages/unread";
import { draftMails } from "@/server/reports/notify";
import { type RoundWithItems, readRoundWithItems } from "@/server/reports/outstanding";
import { listUnsettled } from "@/server/reports/unsettled";
import { getTransfer } from "@/server/rounds/transfer/queries";
import { transfer } from "@/server/rounds/transfer/transfer";
import { setEnvironment } from "./support/accounts";
import { loadPeopleAndPlan, openRound, type People, PLAN } from "./support/reports";
import { must } from "./support/rounds";

const COUNTER = toInitiativeId("t-counter");
const WIFI = toInitiativeId("t-wifi");
const NOBODYS = toInitiativeId("t-nobodys");
const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);
const NOW = new Date("2027-06-15T03:00:00Z");

let database: TestDatabase;
let people: People;
let PLAN_WITH: PlanDefinition;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  const [pillar] = PLAN.pillars;
  PLAN_WITH = makePlan({
    ...PLAN,
    pillars: [
      makePillar({
        ...pillar,
        measures: [
          {
            no: 1,
            title: "窓口を便利にします",
            source: "試験",
            kpis: [],
            department: "市民課",
            initiatives: [
              { id: COUNTER, text: "書かない窓口", marker: "○" },
              { id: WIFI, text: "公衆無線LAN", marker: "○", department: "総務課" },
            ],
          },
          {
            no: 2,
            title: "人材を育てます",
            source: "試験",
            kpis: [],
            initiatives: [{ id: NOBODYS, text: "研修", marker: "・" }],
          },
        ],
      }),
    ],
  });
  people = await loadPeopleAndPlan(PLAN_WITH);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

function answer(over: Partial<InitiativeContent> = {}): InitiativeContent {
  return { progress: "under_way", done: "始めた", result: "", nextStep: "", warningNote: "", ...over };
}

async function list(viewer: Viewer, fy: FiscalYear = R7) {
  return must(await listInitiativeReports(viewer, { fy }, NOW));
}

async function versionOf(id: InitiativeId, fy: FiscalYear): Promise<number> {
  return (await list(people.office, fy)).find(({ initiativeId }) => initiativeId === id)?.version ?? 0;
}

type Event = "save_draft" | "submit" | "return" | "approve";
interface Said {
  fy?: FiscalYear;
  content?: InitiativeContent | null;
  comment?: string;
  correctionReason?: string;
  version?: number;
}

async function changeOn(now: Date, viewer: Viewer, initiativeId: InitiativeId, event: Event, said: Said) {
  const { fy = R7, version = await versionOf(initiativeId, fy), ...rest } = said;
  const [outcome] = must(
    await changeInitiatives(viewer, { fy, changes: [{ initiativeId, event, version, ...rest }] }, now),
  );
  return outcome;
}

function change(viewer: Viewer, initiativeId: InitiativeId, event: Event, said: Said = {}) {
  return changeOn(NOW, viewer, initiativeId, event, said);
}

describe("before and in a round", () => {
  it("everybody sees their own: the measure's department, another one that the line names, the office all", async () => {
    const ids = async (viewer: Viewer) => (await list(viewer)).map(({ initiativeId }) => initiativeId);
    expect(await ids(people.citizen)).toEqual([COUNTER]);
    expect(await ids(people.general)).toEqual([WIFI]);
    expect(await ids(people.office)).toEqual([COUNTER, WIFI, NOBODYS]);
    expect(await ids(people.manager)).toEqual([COUNTER, WIFI, NOBODYS]);
    expect((await listInitiativeReports(people.admin, { fy: R7 }, NOW)).ok).toBe(false);
    expect(await list(people.office, fiscalYear(2028))).toEqual([]);
  });

  it("a department writes while the year's round is open, the office always", async () => {
    expect(await change(people.citizen, COUNTER, "save_draft", { content: answer() })).toMatchObject({
      outcome: "forbidden",
    });
    const office = await change(people.office, NOBODYS, "save_draft", { content: answer({ done: "" }) });
    expect(office).toMatchObject({ outcome: "done", version: 1 });
    await openRound(R7);
    expect(await change(people.citizen, COUNTER, "save_draft", { content: answer() })).toMatchObject({
      outcome: "done",
      version: 1,
    });
  });

  it("another department's is as unknown as one that is not there", async () => {
    for (const id of [COUNTER, toInitiativeId("t-nowhere")]) {
      expect(await change(people.general, id, "submit", { content: answer(), version: 0 })).toMatchObject({
        outcome: "not_found",
      });
    }
    expect(await change(people.manager, COUNTER, "approve")).toMatchObject({ outcome: "forbidden" });
  });

  it("refuses a year that has not begun, and one that the plan does not have", async () => {
    for (const fy of [fiscalYear(2028), fiscalYear(2024)]) {
      expect(
        await change(people.office, COUNTER, "submit", { fy, content: answer(), version: 0 }),
      ).toMatchObject({
        outcome: "not_found",
      });
    }
  });
});

describe("draft → submitted → returned → approved", () => {
  it("is told per line: one that lacks its words keeps no other back", async () => {
    const outcomes = must(
      await changeInitiatives(
        people.office,
        {
          fy: R7,
          changes: [
            {
              initiativeId: COUNTER,
              event: "submit",
              version: 1,
              content: answer({ progress: "completed", done: "" }),
            },
            {
              initiativeId: NOBODYS,
              event: "submit",
              version: 1,
              content: answer({ progress: "not_begun", done: "" }),
            },
          ],
        },
        NOW,
      ),
    );
    expect(outcomes).toEqual([
      {
        initiativeId: COUNTER,
        outcome: "invalid",
        version: 1,
        errors: { done: "「完了」「見直し」のときは、取り組んだことを入力してください。" },
      },
      { initiativeId: NOBODYS, outcome: "done", version: 2, errors: {} },
    ]);
  });

  it("goes back with a comment, and is approved by somebody else than who handed it in", async () => {
    await change(people.citizen, COUNTER, "submit", { content: answer() });
    expect(await change(people.office, COUNTER, "return")).toMatchObject({
      outcome: "invalid",
      errors: { comment: expect.stringContaining("差し戻す理由") },
    });
    await change(people.office, COUNTER, "return", { comment: "いつからですか。" });
    const [returned] = await list(people.citizen);
    const { name: writer } = people.citizen;
    const { name: decider } = people.office;
    expect(returned?.handling).toMatchObject({
      written: { by: writer, isByLink: false },
      decided: { event: "return", by: decider },
    });
    expect(returned).toMatchObject({
      state: "returned",
      comment: "いつからですか。",
      allowed: { submit: true },
    });
    await change(people.citizen, COUNTER, "submit", { content: answer({ done: "10月に始めた" }) });
    expect((await list(people.citizen))[0]).toMatchObject({
      comment: "",
      allowed: { edit: false, approve: false },
    });
    expect(await change(people.office, COUNTER, "approve")).toMatchObject({ outcome: "done" });
    expect(
      (await list(people.office)).find(({ initiativeId }) => initiativeId === COUNTER)?.handling,
    ).toMatchObject({
      written: { by: writer, isByLink: false },
      decided: { event: "approve", by: decider },
    });

    expect(await change(people.office, NOBODYS, "approve")).toMatchObject({ outcome: "forbidden" });
    expect((await list(people.office)).at(-1)?.allowed).toMatchObject({
      approve: false,
      ownSubmission: true,
    });
    expect(await change(people.office2, NOBODYS, "approve")).toMatchObject({ outcome: "done" });
    expect(await readApprovedInitiatives(db())).toMatchObject([
      {
        initiativeId: COUNTER,
        fy: R7,
        department: "市民課",
        content: { progress: "under_way", done: "10月に始めた" },
      },
      { initiativeId: NOBODYS, fy: R7, department: null, content: { progress: "not_begun", done: "" } },
    ]);
  });

  it("the same request again is no second revision; an old one is a conflict", async () => {
    const said = { content: answer({ done: "設置した" }), version: 0 };
    expect(await change(people.general, WIFI, "submit", said)).toMatchObject({ outcome: "done", version: 1 });
    expect(await change(people.general, WIFI, "submit", said)).toMatchObject({ outcome: "done", version: 1 });
    expect(await change(people.office, WIFI, "approve", { version: 1 })).toMatchObject({ outcome: "done" });
    expect(await change(people.general, WIFI, "submit", said)).toMatchObject({ outcome: "conflict" });
  });

  it("an approved answer changes with a reason, and stays in force until the new one is approved", async () => {
    const content = answer({ progress: "completed", done: "全地区に設置した" });
    expect(await change(people.general, WIFI, "submit", { content })).toMatchObject({
      errors: { correctionReason: expect.stringContaining("理由") },
    });
    await change(people.general, WIFI, "submit", { content, correctionReason: "報告の取り違え" });
    expect((await list(people.general))[0]).toMatchObject({
      state: "submitted",
      inForce: { progress: "under_way" },
    });
    expect((await list(people.general, R8))[0]).toMatchObject({
      earlier: { progress: "under_way" },
      undecided: { fy: R7, state: "submitted", progress: "completed" },
    });
    await change(people.office, WIFI, "approve");
    expect((await list(people.general, R8))[0]).toMatchObject({ undecided: null });
    expect((await readApprovedInitiatives(db(), { itemId: WIFI }))[0]).toMatchObject({
      correctionReason: "報告の取り違え",
      content: { progress: "completed" },
    });
  });

  it("each step has its event in the audit trail, with the revision", async () => {
    const events = await db().auditEvent.findMany({
      where: { subject: `report:${WIFI}/${R7}` },
      orderBy: { id: "asc" },
      select: { action: true },
    });
    const revisions = await db().reportRevision.count({ where: { report: { itemId: WIFI, fy: R7 } } });
    expect(events.map(({ action }) => action)).toEqual([
      "report.submit",
      "report.approve",
      "report.submit",
      "report.approve",
    ]);
    expect(revisions).toBe(4);
  });

  it("what was approved already is no correction; one that came back is given up by it, without a reason", async () => {
    const content = answer({ progress: "completed", done: "全地区に設置した" });
    const again = { content, correctionReason: "確認" };
    expect(await change(people.general, WIFI, "submit", again)).toMatchObject({
      outcome: "invalid",
      errors: { correctionReason: expect.stringContaining("承認された内容と同じです") },
    });
    const other = { content: { ...content, done: "設置した" }, correctionReason: "表現の見直し" };
    await change(people.general, WIFI, "submit", other);
    await change(people.office, WIFI, "return", { comment: "元の文のほうが正確です" });
    expect(await change(people.general, WIFI, "submit", again)).toMatchObject({ outcome: "done" });
    await change(people.office, WIFI, "approve");
    expect((await readApprovedInitiatives(db(), { itemId: WIFI }))[0]).toMatchObject({
      correctionReason: "",
      content,
    });
  });
});

describe("the next year", () => {
  beforeAll(async () => {
    await openRound(R8);
  });

  it("knows the year before, and does not ask for what was completed", async () => {
    expect(await list(people.office, R8)).toMatchObject([
      {
        initiativeId: COUNTER,
        isAsked: true,
        earlier: { fy: R7, progress: "under_way", done: "10月に始めた" },
      },
      { initiativeId: WIFI, isAsked: false, earlier: { progress: "completed" } },
      { initiativeId: NOBODYS, isAsked: true, earlier: { progress: "not_begun" } },
    ]);
  });

  it("takes an unchanged state without words, and asks back where 完了 is taken back", async () => {
    const same = answer({ done: "" });
    expect(await change(people.citizen, COUNTER, "submit", { fy: R8, content: same })).toMatchObject({
      outcome: "done",
    });
    const back = answer({ progress: "under_way", done: "増設が要る" });
    expect(await change(people.general, WIFI, "submit", { fy: R8, content: back })).toMatchObject({
      outcome: "invalid",
      errors: { warningNote: expect.any(String) },
    });
    const noted = { ...back, warningNote: "電波の届かない所が見つかった" };
    expect(await change(people.general, WIFI, "submit", { fy: R8, content: noted })).toMatchObject({
      outcome: "done",
    });
  });
});

describe("beside the figures", () => {
  it("a mail that reminds counts what the department still owes", async () => {
    const round = await db().collectionRound.findUniqueOrThrow({ where: { fy: R8 }, select: { id: true } });
    const owed = await readRoundWithItems(db(), round.id, tokyoDate(NOW));
    // The 市民課 handed in its own, the 総務課 too; what nobody is responsible for is asked of no department.
    expect([...(owed?.initiatives ?? [])]).toEqual([]);
    await change(people.office, COUNTER, "return", { fy: R8, comment: "いつからですか。" });
    const again = await readRoundWithItems(db(), round.id, tokyoDate(NOW));
    expect(again?.initiatives.get(people.citizen.departmentId ?? "")?.ids).toHaveLength(1);
    const drafts = draftMails(again as RoundWithItems, { occasion: { kind: "by_hand", id: "1" } }, NOW);
    const mail = drafts.find(({ recipient }) => recipient.id === people.citizen.userId);
    expect(mail?.body).toContain("■ ご回答をお願いする取組（1件）");
  });

  it("a department that leaves hands its initiatives over; what was answered stays as it was", async () => {
    const party = { kind: "department", id: people.citizen.departmentId ?? "" } as const;
    const { chosen } = must(await getTransfer(people.office, { party }, NOW));
    const to = people.general.departmentId ?? "";
    const moved = must(await transfer(people.office, { party, to, seen: chosen?.holdings.seen ?? "" }, NOW));
    expect(moved.initiatives).toBe(1);
    expect(await list(people.general, R8)).toMatchObject([
      { initiativeId: COUNTER, department: { name: "総務課" }, answeredBy: "市民課" },
      { initiativeId: WIFI, department: { name: "総務課" }, answeredBy: "総務課" },
    ]);
    expect(await list(people.citizen, R8)).toEqual([]);
    expect((await readApprovedInitiatives(db(), { itemId: COUNTER }))[0]).toMatchObject({
      department: "市民課",
    });
    const events = await db().auditEvent.findMany({ where: { action: "initiative.assign" } });
    expect(events).toMatchObject([{ after: { initiatives: 1, department: "総務課" } }]);
  });
});

describe("what is given back", () => {
  const mailsTo = (person: Viewer) =>
    db().mail.findMany({
      where: { recipientId: person.userId ?? "", occasionKind: "returned", round: { fy: R8 } },
      orderBy: { createdAt: "asc" },
      select: { subject: true, body: true, dueOn: true },
    });
  const giveBack = async (ids: readonly InitiativeId[]) => {
    const versions = await Promise.all(ids.map((id) => versionOf(id, R8)));
    const changes = ids.map((initiativeId, index) => ({
      initiativeId,
      event: "return" as const,
      version: versions[index] ?? 0,
      comment: `${initiativeId}を確かめてください。`,
    }));
    return must(await changeInitiatives(people.office, { fy: R8, changes }, NOW));
  };

  it("is told each person of the department in one mail, which names the lines and what was written of each", async () => {
    await change(people.general, COUNTER, "submit", { fy: R8, content: answer({ done: "10月からです" }) });
    await change(people.office2, NOBODYS, "submit", { fy: R8, content: answer() });
    const before = await mailsTo(people.general);
    const outcomes = await giveBack([COUNTER, WIFI, NOBODYS]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["done", "done", "done"]);
    const mails = (await mailsTo(people.general)).slice(before.length);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      subject: "【照会】令和8年度 実績の差戻しのお知らせ（取組2件）",
      dueOn: null,
    });
    expect(mails[0]?.body).toContain(
      [
        "■ 差し戻した取組（2件）",
        "1. 書かない窓口",
        "   差戻しのコメント：t-counterを確かめてください。",
        "2. 公衆無線LAN",
        "   差戻しのコメント：t-wifiを確かめてください。",
        "",
      ].join("\n"),
    );
    expect(mails[0]?.body).not.toContain("研修");
  });

  it("one that cannot be given back keeps no other back, and stands in no mail", async () => {
    await change(people.general, COUNTER, "submit", { fy: R8, content: answer({ done: "10月です" }) });
    const before = await mailsTo(people.general);
    const outcomes = await giveBack([COUNTER, WIFI]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["done", "conflict"]);
    const [mail] = (await mailsTo(people.general)).slice(before.length);
    expect(mail?.body).toContain("■ 差し戻した取組（1件）");
    expect(mail?.body).not.toContain("公衆無線LAN");
  });

  it("stays owed while it is written on, though it was completed the year before, by mail and page alike", async () => {
    const draft = answer({ done: "書きかけ" });
    await change(people.general, WIFI, "save_draft", { fy: R8, content: draft });
    expect((await list(people.general, R8)).find(({ initiativeId }) => initiativeId === WIFI)).toMatchObject({
      state: "draft",
      isAsked: false,
      isReturned: true,
    });
    const { id } = await db().collectionRound.findUniqueOrThrow({ where: { fy: R8 }, select: { id: true } });
    const round = await readRoundWithItems(db(), id, tokyoDate(NOW));
    const asked = round?.initiatives.get(people.general.departmentId ?? "")?.ids ?? [];
    expect(asked).toContain(WIFI);
    const { unanswered, returned } = tallyInitiatives(await list(people.general, R8));
    expect(unanswered + returned).toBe(asked.length);
  });

  it("a question beside a line is mailed to its department, and unread until it was seen", async () => {
    const line = { kpiId: COUNTER, fy: R8 };
    const body = "10月の何日からですか。";
    must(await postMessage(people.office, { ...line, field: null, body }, NOW));
    const [mail] = await db().mail.findMany({
      where: { recipientId: people.general.userId ?? "", occasionKind: "question" },
      select: { subject: true, body: true },
    });
    expect(mail?.subject).toBe("【照会】令和8年度 実績についてのお問い合わせ（取組1件）");
    expect(mail?.body).toContain(`■ 対象の取組\n書かない窓口\n\n■ お問い合わせの内容\n${body}`);
    const unread = async () => must(await listUnreadOfInitiatives(people.general, { fys: [R7, R8] }));
    expect(await unread()).toEqual([{ initiativeId: COUNTER, fy: R8, unread: 1 }]);
    expect(must(await listUnreadOfInitiatives(people.citizen, { fys: [R7, R8] }))).toEqual([]);
    const { messages } = must(await listMessages(people.general, line, NOW));
    expect(messages).toMatchObject([{ body, isUnread: true }]);
    must(await markRead(people.general, { ...line, upToId: messages[0]?.id ?? "" }, NOW));
    expect(await unread()).toEqual([]);
    expect(await listMessages(people.citizen, line, NOW)).toMatchObject({ reason: "not_found" });
  });

  it("can be mended after the round's end, until it is handed in; what was not given back is closed", async () => {
    await change(people.general, WIFI, "submit", {
      fy: R8,
      content: answer({ progress: "completed", done: "増設した" }),
    });
    await change(people.office, WIFI, "approve", { fy: R8 });
    await db().collectionRound.update({ where: { fy: R8 }, data: { closedAt: NOW }, select: { id: true } });
    const unsettled = async (viewer: Viewer) =>
      must(await listUnsettled(viewer)).map(({ itemId, fy }) => [itemId, fy]);
    expect(await unsettled(people.general)).toEqual([[COUNTER, R8]]);
    expect(await unsettled(people.office)).toContainEqual([COUNTER, R8]);
    const content = answer({ done: "令和8年10月に始めた" });
    expect(await change(people.general, WIFI, "save_draft", { fy: R8, content })).toMatchObject({
      outcome: "forbidden",
      errors: { "": expect.stringContaining("受付が終わった") },
    });
    expect(await list(people.general, R8)).toMatchObject([
      { initiativeId: COUNTER, window: { open: true, by: "reopened" }, allowed: { submit: true } },
      { initiativeId: WIFI, window: { open: false }, allowed: { edit: false } },
    ]);
    const asked = (kpiId: InitiativeId) =>
      postMessage(people.office, { kpiId, fy: R8, field: null, body: "終了後のお尋ねです。" }, NOW);
    must(await asked(COUNTER));
    must(await asked(WIFI));
    // What they cannot answer now is asked by no mail.
    expect(
      await db().mail.findMany({
        where: { occasionKind: "question", body: { contains: "終了後のお尋ねです。" } },
        select: { occasionItemId: true },
      }),
    ).toEqual([{ occasionItemId: COUNTER }]);
    // A draft on the way does not close it.
    await change(people.general, COUNTER, "save_draft", { fy: R8, content: answer({ done: "令和" }) });
    expect(await change(people.general, COUNTER, "submit", { fy: R8, content })).toMatchObject({
      outcome: "done",
    });
    expect(await unsettled(people.office)).toContainEqual([COUNTER, R8]);
    await change(people.office, COUNTER, "approve", { fy: R8 });
    expect(await unsettled(people.general)).toEqual([]);
    expect(await change(people.general, COUNTER, "save_draft", { fy: R8, content })).toMatchObject({
      outcome: "forbidden",
    });
  });
});

describe("a correction", () => {
  const corrected = (initiativeId: InitiativeId, content: InitiativeContent) =>
    change(people.office, initiativeId, "submit", { content, correctionReason: "確かめ直した" });
  const asked = { outcome: "invalid", errors: { warningNote: expect.any(String) } };

  it("that takes 完了 back is asked about", async () => {
    expect(await corrected(WIFI, answer({ done: "まだ残っている" }))).toMatchObject(asked);
  });

  it("to 完了 is asked about where the next year says less", async () => {
    expect((await list(people.office))[0]).toMatchObject({
      initiativeId: COUNTER,
      later: { progress: "under_way" },
    });
    expect(await corrected(COUNTER, answer({ progress: "completed" }))).toMatchObject(asked);
  });
});

describe("a state of the middle of the year", () => {
  const R9 = fiscalYear(2027);
  const R10 = new Date("2028-04-01T03:00:00Z");
  const rowOf = async (viewer: Viewer, now: Date) =>
    must(await listInitiativeReports(viewer, { fy: R9 }, now)).find(
      ({ initiativeId }) => initiativeId === COUNTER,
    );

  it("answers its year while that runs, and is asked for again once it has ended", async () => {
    await openRound(R9);
    const round = await db().collectionRound.findUniqueOrThrow({ where: { fy: R9 }, select: { id: true } });
    const content = answer({ done: "途中まで進めた" });
    await change(people.general, COUNTER, "submit", { fy: R9, content });
    await change(people.office, COUNTER, "approve", { fy: R9 });
    expect(await rowOf(people.general, NOW)).toMatchObject({ inForce: content, midYear: null });
    const owed = async (now: Date) =>
      (await readRoundWithItems(db(), round.id, tokyoDate(now)))?.initiatives.get(
        people.general.departmentId ?? "",
      )?.ids.length;
    const before = (await owed(NOW)) ?? 0;
    expect(await owed(R10)).toBe(before + 1);
    await db().collectionRound.update({ where: { fy: R9 }, data: { closedAt: NOW }, select: { id: true } });
    expect(await rowOf(people.general, R10)).toMatchObject({
      state: "approved",
      inForce: null,
      midYear: content,
      window: { open: true, by: "awaited" },
    });
    const [approved] = await readApprovedInitiatives(db(), { itemId: COUNTER, fy: R9 });
    expect(approved?.isInterim).toBe(true);
  });

  it("is replaced by the year's own without a reason: that is no correction", async () => {
    const content = answer({ done: "途中まで進めた" });
    expect(await changeOn(R10, people.general, COUNTER, "submit", { fy: R9, content })).toMatchObject({
      outcome: "done",
    });
    await changeOn(R10, people.office, COUNTER, "approve", { fy: R9, content: null });
    expect(await rowOf(people.general, R10)).toMatchObject({ inForce: content, midYear: null });
    const [approved] = await readApprovedInitiatives(db(), { itemId: COUNTER, fy: R9 });
    expect(approved).toMatchObject({ isInterim: false, correctionReason: "" });
  });

  it("stays one where it is approved after the year's end; 完了 is not asked again", async () => {
    const done = answer({ progress: "completed", done: "終えた" });
    await change(people.office, WIFI, "submit", { fy: R9, content: done });
    await changeOn(R10, people.office2, WIFI, "approve", { fy: R9 });
    const [approved] = await readApprovedInitiatives(db(), { itemId: WIFI, fy: R9 });
    expect(approved?.isInterim).toBe(true);
    const rows = must(await listInitiativeReports(people.general, { fy: R9 }, R10));
    expect(rows.find(({ initiativeId }) => initiativeId === WIFI)).toMatchObject({ midYear: null });
  });
});

it("one that ended is asked for up to its last year, and one that was answered is not left out", async () => {
  const ended = (until: number | null) =>
    mapInitiatives(PLAN_WITH, (each) =>
      each.id === NOBODYS && until !== null ? { ...each, until: fiscalYear(until) } : each,
    );
  const answered = must(await listInitiativeReports(people.office, { fy: R7 }, NOW)).some(
    ({ inForce }) => inForce !== null,
  );
  expect(answered).toBe(true);
  const without = {
    ...PLAN_WITH,
    pillars: PLAN_WITH.pillars.map((pillar) => ({ ...pillar, measures: [] })),
  };
  const { problems } = must(await examinePlanChange(people.office, without, {}));
  expect(problems.filter(({ kind }) => kind === "initiative_dropped").length).toBeGreaterThan(0);
  const [{ key = "" } = {}] = must(await examinePlanChange(people.office, ended(2026), {})).changes;
  const decisions = { [key]: { ...UNDECIDED, reason: "整備を終えた" } };
  must(await confirmPlanChange(people.office, { proposed: ended(2026), decisions, baseVersion: 1 }));
  const ids = async (fy: FiscalYear) =>
    (await list(people.office, fy)).map(({ initiativeId }) => initiativeId);
  expect(await ids(R8)).toContain(NOBODYS);
  expect(await ids(fiscalYear(2027))).not.toContain(NOBODYS);
  expect(await ids(fiscalYear(2027))).toContain(COUNTER);
});
