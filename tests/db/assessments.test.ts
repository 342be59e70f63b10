/** 総括・意見: the life of a report, written and decided on by the office, from the first draft to a publication that proves itself. */
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { mintViewer, systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { readPlans } from "@/server/plan/queries";
import { writeVersion } from "@/server/plan/versions";
import { prepareCandidate } from "@/server/publication/compose/candidate";
import { readSnapshot } from "@/server/publication/compose/snapshot";
import { deleteStopped } from "@/server/publication/stops/delete";
import { hideFromPublic } from "@/server/publication/stops/hide";
import { liftStop } from "@/server/publication/stops/lift";
import { listStops } from "@/server/publication/stops/queries";
import { listPublishedTexts } from "@/server/publication/stops/texts";
import { verifyPublications } from "@/server/publication/verify/verify";
import { changeAssessment, listAssessments } from "@/server/reports/assessments/queries";
import { noteOpened } from "@/server/reports/take-back";
import { actOnAssessment, approveAssessment, assessmentOf, assessmentState } from "./support/assessments";
import { countedQueries, startCounting, stopCounting } from "./support/counted-queries";
import { loadRealPlans, NOW, type Office, publishNow, renderSmall, sql } from "./support/publications";
import { must } from "./support/rounds";

const PLAN = "dx-2:plan";
const PILLAR = "dx-2:1";
const MEASURE = "dx-2:1-1";
const R7 = fiscalYear(2025);
const NAME = "窓口の山田太郎";
const OPINION = {
  opinion: "高齢の方にも使いやすい窓口にしてほしい。",
  opinionBy: "行政経営推進委員会",
  opinionOn: isoDate("2026-06-10"),
  response: "操作を手伝う職員を置きます。",
};

let database: TestDatabase;
let office: Office;

beforeAll(async () => {
  startCounting();
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
  await publishNow(systemActor, "計画の公表", "", renderSmall);
});
afterAll(async () => {
  stopCounting();
  await closeDb();
  await database.drop();
});

const draft = (words: Parameters<typeof assessmentOf>[0]) =>
  ({ event: "save_draft", content: assessmentOf(words) }) as const;
const submit = (words: Parameters<typeof assessmentOf>[0], correctionReason = "") =>
  ({ event: "submit", content: assessmentOf(words), correctionReason }) as const;

describe("an assessment's life", () => {
  it("each plan of the year, its pillars and measures can be written on; nothing of a year to come", async () => {
    const listed = must(await listAssessments(office.first, { fys: [R7] }, NOW));
    expect(listed.slice(0, 3).map(({ partId, level, state }) => [partId, level, state])).toEqual([
      [PLAN, "plan", "not_started"],
      [PILLAR, "pillar", "not_started"],
      [MEASURE, "measure", "not_started"],
    ]);
    expect(must(await listAssessments(office.first, { fys: [fiscalYear(2027)] }, NOW))).toEqual([]);
    expect(await actOnAssessment(office.first, PLAN, { ...draft({ summary: "早い" }) })).toMatchObject({
      ok: true,
    });
    const early = { planId: "dx-2", partId: PLAN, version: 0, ...draft({ summary: "早い" }) };
    expect(await changeAssessment(office.first, { ...early, fy: fiscalYear(2027) }, NOW)).toMatchObject({
      reason: "not_found",
    });
    expect(await changeAssessment(office.first, { ...early, planId: "dx-1", fy: R7 }, NOW)).toMatchObject({
      reason: "not_found",
    });
  });

  it("a plan's history is read once, not with every list", async () => {
    must(await listAssessments(office.first, { fys: [R7] }, NOW));
    const { queries } = await countedQueries(() => listAssessments(office.first, { fys: [R7] }, NOW));
    // The definitions in force are known by then as well.
    expect(queries.filter((query) => /\bdefinition\b/.test(query))).toHaveLength(0);
  });

  it("a draft keeps whatever is typed; what is submitted has to be whole", async () => {
    const typed = { summary: " 進んだ。\u202e", budgetText: "約百", opinion: "広げて" };
    must(await actOnAssessment(office.first, MEASURE, draft(typed)));
    expect((await assessmentState(office.first, MEASURE)).content).toMatchObject({
      summary: "進んだ。",
      budgetText: "約百",
    });
    expect(await actOnAssessment(office.first, MEASURE, submit(typed))).toEqual({
      ok: false,
      reason: "invalid",
      errors: {
        budgetText: "金額として読めません。2500のように、千円単位の数字で入力してください。",
        opinionBy: "意見を出した委員会の名称を入力してください。",
        opinionOn: "意見が出された日付を入力してください。",
      },
    });
    const day = { ...assessmentOf({ summary: "進んだ。" }), opinionOn: "2026-02-30" as never };
    expect(await actOnAssessment(office.first, MEASURE, { event: "submit", content: day })).toMatchObject({
      errors: { opinionOn: "実在する日付を入力してください。" },
    });
  });

  it("nobody approves their own; what comes back says why", async () => {
    must(await actOnAssessment(office.first, MEASURE, submit({ summary: "進んだ。" })));
    expect((await assessmentState(office.first, MEASURE)).allowed).toEqual({
      edit: false,
      approve: false,
      return: false,
      takeBack: true,
      ownSubmission: true,
    });
    expect(await actOnAssessment(office.first, MEASURE, { event: "approve" })).toMatchObject({
      reason: "forbidden",
    });
    expect(await actOnAssessment(office.second, MEASURE, { event: "return" })).toMatchObject({
      errors: { comment: "差し戻す理由を入力してください。書いた人の画面に表示されます。" },
    });
    must(
      await actOnAssessment(office.second, MEASURE, { event: "return", comment: "件数も書いてください。" }),
    );
    expect(await assessmentState(office.first, MEASURE)).toMatchObject({
      state: "returned",
      comment: "件数も書いてください。",
      handling: {
        written: { by: office.first.name, isByLink: false },
        decided: { event: "return", by: office.second.name },
      },
    });
  });

  it("of two who write, the second one's words replace nobody's; the same sent again is done once", async () => {
    const { version } = await assessmentState(office.first, MEASURE);
    const mine = { ...draft({ summary: "私の総括" }), version };
    const done = must(await actOnAssessment(office.first, MEASURE, mine));
    expect(must(await actOnAssessment(office.first, MEASURE, mine))).toBe(done);
    const theirs = { ...draft({ summary: "別の総括" }), version };
    expect(await actOnAssessment(office.second, MEASURE, theirs)).toMatchObject({
      reason: "conflict",
      errors: { "": expect.stringContaining(`${office.first.name}さんが下書きを保存しました。`) },
    });
    expect((await assessmentState(office.second, MEASURE)).content?.summary).toBe("私の総括");
  });

  it("whoever handed it in has it back with its words, and what came back before stands open again", async () => {
    const seen = (await assessmentState(office.second, MEASURE)).version;
    must(await actOnAssessment(office.first, MEASURE, submit({ summary: "私の総括" })));
    // Who had it open hears that it was handed in, and a second press is answered alike.
    const waits = "提出済みのため変更できません。承認または差戻しをお待ちください。";
    const theirs = submit({ summary: "別の総括" });
    expect(await actOnAssessment(office.second, MEASURE, { ...theirs, version: seen })).toMatchObject({
      reason: "conflict",
      errors: { "": `画面を開いたあとに、${office.first.name}さんが提出しました。${waits}` },
    });
    expect(await actOnAssessment(office.second, MEASURE, theirs)).toMatchObject({
      reason: "conflict",
      errors: { "": waits },
    });
    expect((await assessmentState(office.second, MEASURE)).allowed.takeBack).toBe(false);
    expect(await actOnAssessment(office.second, MEASURE, { event: "take_back" })).toMatchObject({
      reason: "forbidden",
      errors: { "": "ご自身が提出したものではないため、取り戻せません。" },
    });
    must(await actOnAssessment(office.first, MEASURE, { event: "take_back" }));
    expect(await assessmentState(office.first, MEASURE)).toMatchObject({
      state: "draft",
      content: { summary: "私の総括" },
      comment: "件数も書いてください。",
      allowed: { edit: true, takeBack: false },
    });
    // A draft is nothing to have back.
    expect(await actOnAssessment(office.first, MEASURE, { event: "take_back" })).toMatchObject({
      reason: "conflict",
    });
  });

  it("not once another person has opened it", async () => {
    must(await actOnAssessment(office.first, MEASURE, submit({ summary: "私の総括" })));
    const { version } = await assessmentState(office.first, MEASURE);
    const seen = [{ itemId: MEASURE, version }];
    must(await noteOpened(office.first, { fy: R7, seen }));
    expect((await assessmentState(office.first, MEASURE)).allowed.takeBack).toBe(true);
    must(await noteOpened(office.second, { fy: R7, seen }));
    expect((await assessmentState(office.first, MEASURE)).allowed.takeBack).toBe(false);
    expect(await actOnAssessment(office.first, MEASURE, { event: "take_back" })).toMatchObject({
      errors: {
        "": "ほかの職員が内容の確認を始めたため、取り戻せません。直したいときは、ほかの職員に差戻しを依頼してください。",
      },
    });
    must(await actOnAssessment(office.second, MEASURE, { event: "return", comment: "短く" }));
    must(await actOnAssessment(office.first, MEASURE, draft({ summary: "私の総括" })));
  });

  it("managers read, nobody else does, and the trail has each step", async () => {
    const { name } = office.first;
    const id = String(office.first.id);
    const person = (role: "manager" | "contributor" | "admin") =>
      mintViewer({ id, name, email: "somebody@example.jp", role, department: null });
    const manager = person("manager");
    expect((await assessmentState(manager, MEASURE)).allowed).toMatchObject({ edit: false, approve: false });
    expect(await actOnAssessment(manager, MEASURE, draft({}))).toMatchObject({ reason: "forbidden" });
    for (const role of ["contributor", "admin"] as const) {
      expect((await listAssessments(person(role), { fys: [R7] }, NOW)).ok, role).toBe(false);
    }
    const events = await db().auditEvent.findMany({
      where: { subjectKpiId: MEASURE },
      orderBy: { id: "asc" },
      select: { action: true, subject: true },
    });
    expect(events.map(({ action }) => action.replace("report.", ""))).toEqual([
      "save_draft",
      "submit",
      "return",
      "save_draft",
      "submit",
      "take_back",
      "submit",
      "return",
      "save_draft",
    ]);
    expect(events[0]?.subject).toBe(`report:${MEASURE}/2025`);
  });
});

async function snapshotOf(no: number): Promise<PublicationSnapshot> {
  const snapshot = await readSnapshot(db(), no);
  if (snapshot === null) throw new Error(`no publication ${no}`);
  return snapshot;
}
const problem = async () => must(await verifyPublications(systemActor)).problem;
const nextChanges = async () =>
  must(await prepareCandidate(office.first, { title: "次", note: "" })).snapshot.changes.map(
    ({ text }) => text,
  );
const yearsOf = ({ plans }: PublicationSnapshot) =>
  (plans[0]?.assessments ?? []).map(({ partId, pillarNo, measureNo, years }) => [
    partId,
    pillarNo,
    measureNo,
    ...years.map(({ summary }) => summary),
  ]);

describe("a publication", () => {
  it("without any says nothing of them, as those before it", async () => {
    expect(JSON.stringify(await snapshotOf(1))).not.toContain("assessment");
    expect(await nextChanges()).toEqual([]);
    expect(await problem()).toBeNull();
  });

  it("tells what is approved, first ones together", async () => {
    await approveAssessment(office, PLAN, { summary: "全体として進んだ。" });
    await approveAssessment(office, MEASURE, { summary: "間違えて承認した。", budgetText: "１，２００" });
    await approveAssessment(
      office,
      MEASURE,
      { summary: `${NAME}が進めた。`, ...OPINION, budgetText: "1,200千円" },
      "入力の誤り",
    );
    expect(await nextChanges()).toEqual([
      "「DX推進計画（第2期）」の令和7年度（2025年度）の総括・意見を初めて公表しました（計画全体、具体的な取組1）。",
    ]);
    await publishNow(office.first, "令和7年度の公表", "", renderSmall);
    const snapshot = await snapshotOf(2);
    expect(yearsOf(snapshot)).toEqual([
      [PLAN, null, null, "全体として進んだ。"],
      [MEASURE, 1, 1, `${NAME}が進めた。`],
    ]);
    expect(snapshot.plans[0]?.assessments?.[1]?.years[0]).toMatchObject({
      opinion: { text: OPINION.opinion, by: OPINION.opinionBy, on: "2026-06-10", response: OPINION.response },
      budget: "1200",
      settlement: null,
      correctionReason: "",
    });
    expect(await db().publicationFigure.count({ where: { itemId: MEASURE, publicationNo: 2 } })).toBe(1);
    expect(await nextChanges()).toEqual([]);
    expect(await problem()).toBeNull();
  });

  it("takes no correction that changes nothing; one that came back is given up without a word to the public", async () => {
    const inForce = (await assessmentState(office.first, MEASURE)).inForce ?? {};
    expect(await actOnAssessment(office.first, MEASURE, submit(inForce, "確認"))).toMatchObject({
      reason: "invalid",
      errors: { correctionReason: expect.stringContaining("承認された内容と同じです") },
    });
    must(await actOnAssessment(office.first, MEASURE, submit({ summary: "別" }, "言い換え")));
    must(await actOnAssessment(office.second, MEASURE, { event: "return", comment: "元のままに" }));
    must(await actOnAssessment(office.first, MEASURE, submit(inForce, "言い換え")));
    must(await actOnAssessment(office.second, MEASURE, { event: "approve" }));
    expect(await nextChanges()).toEqual([]);
  });

  it("tells a correction of an amount old → new, and words with their reason", async () => {
    expect(await actOnAssessment(office.first, MEASURE, submit({ summary: "別" }))).toMatchObject({
      errors: { correctionReason: "承認された内容を変える理由を入力してください。公表されます。" },
    });
    await approveAssessment(
      office,
      MEASURE,
      { summary: `${NAME}が大いに進めた。`, ...OPINION, budgetText: "1,300", settlementText: "1250" },
      "予算額の誤り",
    );
    await approveAssessment(office, PLAN, { summary: "全体として順調に進んだ。" }, "表現の見直し");
    const told = [
      "「DX推進計画（第2期）」の令和7年度（2025年度）の総括を更新しました。理由：表現の見直し。",
      "「市役所窓口の利便性向上」の令和7年度（2025年度）の予算額を訂正しました（予算額 1,200千円 → 1,300千円）。理由：予算額の誤り。",
      "「市役所窓口の利便性向上」の令和7年度（2025年度）の総括・決算額を更新しました。",
    ];
    const changes = await nextChanges();
    expect(changes.map((text) => text.replace(/「[^」]*」の令和/, "「」の令和"))).toEqual(
      told.map((text) => text.replace(/「[^」]*」の令和/, "「」の令和")),
    );
    await publishNow(office.first, "訂正", "", renderSmall);
    const snapshot = await snapshotOf(3);
    expect(snapshot.record?.map(({ no, kind }) => [no, kind])).toEqual([
      [3, "text"],
      [3, "correction"],
      [3, "text"],
    ]);
    expect(snapshot.record?.[1]?.assessment).toEqual({
      planId: "dx-2",
      partId: MEASURE,
      changed: ["budget"],
      amounts: [{ what: "budget", before: "1200", after: "1300" }],
      reason: "予算額の誤り",
    });
    expect(await problem()).toBeNull();
  });

  it("keeps the words with their measure where measures change places", async () => {
    const plan = (await readPlans(db())).find(({ definition }) => definition.id === "dx-2")?.definition;
    const [first, ...others] = plan?.pillars ?? [];
    const [one, two, ...rest] = first?.measures ?? [];
    if (!plan || !first || !one || !two) throw new Error("the plan has not two measures");
    const measures = [{ ...two, no: 1 }, { ...one, no: 2 }, ...rest];
    const moved = { ...plan, pillars: [{ ...first, measures }, ...others] };
    await db().$transaction((tx) => writeVersion(tx, systemActor, moved, plan));
    expect(await assessmentState(office.first, MEASURE)).toMatchObject({ pillarNo: 1, measureNo: 2 });
    await publishNow(office.first, "並べ替え", "", renderSmall);
    expect(yearsOf(await snapshotOf(4))[1]).toEqual([MEASURE, 1, 2, `${NAME}が大いに進めた。`]);
    expect(await problem()).toBeNull();
  });
});

describe("a stored publication", () => {
  it("is proven against what was approved", async () => {
    const changed = (column: string, value: string) =>
      sql(
        database.superUrl,
        `SET session_replication_role = replica;
         UPDATE report_revision SET ${column} = ${value} WHERE event = 'approve' AND report_id =
           (SELECT id FROM report WHERE kpi_id = '${MEASURE}' AND fiscal_year = 2025)
           AND no = (SELECT revision FROM publication_figure WHERE publication_no = 2 AND kpi_id = '${MEASURE}')`,
      );
    const wrong = `公表第2号：${MEASURE}の2025年度の総括・意見が、承認した内容と合いません。`;
    for (const [column, value, before] of [
      ["summary", "'書き換え'", `'${NAME}が進めた。'`],
      ["budget", "1201", "1200"],
      ["opinion_by", "'別の会'", `'${OPINION.opinionBy}'`],
    ] as const) {
      await changed(column, value);
      expect(await problem(), column).toBe(wrong);
      await changed(column, before);
      expect(await problem(), column).toBeNull();
    }
  });

  it("has its texts, and the reason of a correction, in the list of those that can be stopped", async () => {
    const texts = must(await listPublishedTexts(office.first)).filter(({ itemId }) => itemId === MEASURE);
    expect(texts.map(({ field, text }) => [field, text])).toEqual([
      ["summary", `${NAME}が大いに進めた。`],
      ["opinion", OPINION.opinion],
      ["opinionBy", OPINION.opinionBy],
      ["response", OPINION.response],
      ["correctionReason", "予算額の誤り"],
    ]);
    for (const field of ["opinion", "opinionBy", "correctionReason"] as const) {
      const target = { kind: "figure", kpiId: MEASURE, fy: R7, field } as const;
      const hidden = must(await hideFromPublic(office.first, { cause: "rights", reason: "確認中", target }));
      const stop = must(await listStops(office.first)).find(({ id }) => id === hidden.id);
      expect(stop?.figure?.name).toBe(texts[0]?.name);
      const left = must(await listPublishedTexts(office.first)).filter(({ itemId }) => itemId === MEASURE);
      expect(left.map((each) => each.field)).not.toContain(field);
      must(await liftStop(office.first, { id: hidden.id, reason: "確認できた" }));
    }
    expect(await nextChanges()).toEqual([]);
  });

  it("loses a passage that is stopped, everywhere, and the rest proves itself", async () => {
    const stop = { cause: "personal", reason: "本人の求め" } as const;
    const hidden = must(
      await hideFromPublic(office.first, { ...stop, target: { kind: "text", passage: NAME } }),
    );
    expect(hidden.publications).toEqual([2, 3, 4]);
    expect(await nextChanges()).toEqual([]);
    expect(await problem()).toBeNull();
    must(await deleteStopped(office.second, { id: hidden.id, reason: "確認した", fromStore: false }));
    for (const no of [2, 3, 4]) expect(JSON.stringify(await snapshotOf(no))).not.toContain(NAME);
    expect(await problem()).toBeNull();
  });
});
