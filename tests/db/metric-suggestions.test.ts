/** A department suggests a metric (KPI以外の実績): who may, what becomes of it, and that it comes into the plan with its draft. */
import { makePillar } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listMetrics } from "@/domain/plan/metrics";
import { UNDECIDED } from "@/domain/proposals/decide";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { systemActor, type Viewer } from "@/server/access/viewer";
import { listAuditEvents } from "@/server/audit/queries";
import { closeDb, db } from "@/server/db/client";
import { listPlans } from "@/server/plan/queries";
import { confirmPlanChange } from "@/server/proposals/confirm";
import { discardProposal, editProposal, readProposal, saveProposal } from "@/server/proposals/draft";
import { declineSuggestion, makeSuggestion, withdrawSuggestion } from "@/server/proposals/suggestions/change";
import { listSuggestionStates, listSuggestions } from "@/server/proposals/suggestions/queries";
import { readMailFile } from "@/server/rounds/mail-file";
import { listMails } from "@/server/rounds/outbox";
import { seenNow } from "./support/plan-change";
import { loadPeopleAndPlan, NOW, type People, PLAN } from "./support/reports";
import { must } from "./support/rounds";
import { typedSuggestion } from "./support/suggestions";

const planId = PLAN.id;
const LINE = toInitiativeId("line-1");

let database: TestDatabase;
let people: People;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  const [pillar] = PLAN.pillars;
  people = await loadPeopleAndPlan({
    ...PLAN,
    pillars: [
      makePillar({
        ...pillar,
        measures: [
          {
            no: 1,
            title: "図書館",
            source: "試験",
            kpis: [],
            initiatives: [
              { id: LINE, marker: "○", text: "電子図書館" },
              { id: toInitiativeId("line-2"), marker: "○", text: "終わった取組", until: fiscalYear(2025) },
            ],
          },
        ],
      }),
    ],
  });
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

const suggest = (viewer: Viewer, over: Parameters<typeof typedSuggestion>[0] = {}) =>
  makeSuggestion(viewer, typedSuggestion(over), NOW);
let count = 0;
/** Each of another name. */
const suggested = async (over: Parameters<typeof typedSuggestion>[0] = {}) => {
  count += 1;
  return must(await suggest(people.general, { name: `電子図書の貸出冊数${count}`, ...over })).id;
};
const seen = async (id: string, viewer: Viewer = people.general) =>
  must(await listSuggestions(viewer)).find((each) => each.id === id);
const sentence = (result: { ok: boolean; errors?: Readonly<Record<string, string>> }, name = "") =>
  result.ok ? null : result.errors?.[name];
const draftNow = async () => must(await readProposal(people.office, planId, NOW)).draft;

/** What the office's form of a new metric sends, filled with what was suggested. */
async function takeIn(suggestionId: string, id: string, over: Record<string, string> = {}) {
  const fields = {
    id,
    name: `電子図書の貸出冊数（${id}）`,
    place: "1-1",
    unit: "冊",
    scale: "1",
    decimals: "0",
    aggregation: "annual",
    department: "総務課",
    source: "図書館年報",
    from: "2026",
    ...over,
  };
  const edit = { kind: "metric", metricId: null, suggestionId, fields } as const;
  return editProposal(people.office, { planId, seen: await seenNow(people.office, planId), edit });
}

/** What was mailed about it. */
const mailsAbout = (id: string) =>
  db().mail.findMany({
    where: { suggestionId: id },
    select: { id: true, subject: true, body: true, roundId: true, recipient: { select: { name: true } } },
  });

/** The draft becomes the plan's next version. */
async function confirm() {
  const draft = await draftNow();
  if (!draft) throw new Error("there is no draft");
  const decisions = Object.fromEntries(
    draft.changes.map(({ key }) => [
      key,
      { ...UNDECIDED, ...draft.decisions[key], reason: "課の提案による", from: fiscalYear(2026) },
    ]),
  );
  return confirmPlanChange(people.office, {
    proposed: draft.proposed,
    decisions,
    baseVersion: draft.baseVersion,
    seen: await seenNow(people.office, planId),
  });
}

beforeEach(async () => {
  const seen = await seenNow(people.office, planId);
  if (seen.revision > 0) must(await discardProposal(people.office, { planId, seen }));
});

describe("what a department suggests", () => {
  it("is kept as it was typed, with its place in words, and told to the office and the department alone", async () => {
    const id = await suggested({
      name: "電子図書の貸出冊数",
      place: `${planId}/${LINE}`,
      decimals: "1",
      lowest: "なし",
      until: "2028",
    });
    expect(await seen(id)).toMatchObject({
      name: "電子図書の貸出冊数",
      unit: "冊",
      decimals: 1,
      lowest: null,
      from: 2026,
      until: 2028,
      state: "waiting",
      department: "総務課",
      at: { id: LINE, place: { pillar: 1, measure: 1, initiative: LINE } },
      allowed: { withdraw: true, draft: false, decline: false },
    });
    expect((await seen(id))?.placeName).toContain("取組1 図書館の取組項目「電子図書館」");
    expect(await seen(id, people.office)).toMatchObject({
      allowed: { withdraw: false, draft: true, decline: true },
    });
    expect(await seen(id, people.citizen)).toBeUndefined();
  });

  it("says at each field what is missing, in the words of the plan's own form", async () => {
    const blank = Object.fromEntries(Object.keys(typedSuggestion()).map((name) => [name, ""]));
    const refused = await suggest(people.general, { ...blank, lowest: "すこし", until: "2100" });
    expect(refused).toMatchObject({
      ok: false,
      reason: "invalid",
      errors: {
        place: "一覧から選んでください。",
        name: "入力してください。",
        unit: "単位は1～20文字で入力してください。",
        decimals: "0から6までの整数で入力してください。",
        source: "入力してください。",
        from: "年度を一覧から選んでください。",
        reason: "入力してください。",
      },
    });
    expect(sentence(refused, "lowest")).toBeTruthy();
    expect(sentence(await suggest(people.general, { from: "2027", until: "2026" }), "until")).toContain(
      "終わりの年度は始まりの年度",
    );
  });

  it("is refused on an initiative that has ended, in a year that is over, and of what no plan has", async () => {
    expect(sentence(await suggest(people.general, { place: `${planId}/line-2` }), "place")).toBeTruthy();
    expect(sentence(await suggest(people.general, { place: `${planId}/${planId}:9` }), "place")).toBeTruthy();
    expect(sentence(await suggest(people.general, { from: "2024" }), "from")).toBeTruthy();
  });

  it("loses what nobody sees in it, and is refused with what cannot be kept", async () => {
    const id = await suggested({ reason: "理\u202E由\u0007です" });
    expect((await seen(id))?.reason).toBe("理由です");
    expect(sentence(await suggest(people.general, { reason: "\uD800" }), "reason")).toContain(
      "保存できない文字",
    );
  });
});

describe("the same name at the same place", () => {
  it("is not suggested twice while the first waits, whoever suggests it and however it is typed", async () => {
    const id = await suggested({ name: "来館者数" });
    expect(sentence(await suggest(people.citizen, { name: "来館者数　" }), "name")).toContain(
      "すでに提案されています",
    );
    await suggested({ name: "来館者数", place: `${planId}/${LINE}` });
    must(await withdrawSuggestion(people.general, { id }));
    await suggested({ name: "来館者数" });
  });
});

describe("a suggestion that nobody has decided on", () => {
  it("is taken back by its department, and by no other", async () => {
    const id = await suggested();
    expect(await withdrawSuggestion(people.citizen, { id })).toMatchObject({ reason: "not_found" });
    must(await withdrawSuggestion(people.general, { id }));
    expect((await seen(id))?.state).toBe("withdrawn");
    expect(sentence(await withdrawSuggestion(people.general, { id }))).toBe(
      "この提案は、提案した課が取り下げています。",
    );
    expect(sentence(await declineSuggestion(people.office, { id, answer: "不要" }))).toBe(
      "この提案は、提案した課が取り下げています。",
    );
  });

  it("is declined with words, which the department reads, and only once", async () => {
    const id = await suggested();
    expect(sentence(await declineSuggestion(people.office, { id, answer: " " }), "answer")).toContain(
      "見送る理由",
    );
    const both = await Promise.all(
      ["年報に載っているため", "別の理由"].map((answer) => declineSuggestion(people.office, { id, answer })),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.map((each) => sentence(each)).find((text) => text !== null)).toBe(
      "この提案は、すでに見送りになっています。",
    );
    const answer = (await seen(id))?.answer ?? "";
    expect(answer).not.toBe("");
    const mails = await mailsAbout(id);
    expect(mails).toMatchObject([{ recipient: { name: people.general.name }, roundId: null }]);
    expect(mails[0]?.body).toContain(`■ 見送る理由\n${answer}\n`);
    expect(sentence(await takeIn(id, "too-late"))).toBe("この提案は、すでに見送りになっています。");
    expect(await draftNow()).toBeNull();
  });
});

describe("a suggestion that the office takes in", () => {
  it("stands in the draft, and waits again when that is given up", async () => {
    const id = await suggested();
    must(await takeIn(id, "books-lent"));
    expect(await seen(id)).toMatchObject({ state: "drafted", metricId: "books-lent" });
    expect(sentence(await takeIn(id, "books-twice"))).toContain("すでに計画の変更案に入っています");
    expect(sentence(await declineSuggestion(people.office, { id, answer: "不要" }))).toContain(
      "先に変更案から取り除いてください",
    );
    expect(sentence(await withdrawSuggestion(people.general, { id }))).toContain("ご連絡ください");
    must(await discardProposal(people.office, { planId, seen: await seenNow(people.office, planId) }));
    expect(await seen(id)).toMatchObject({ state: "waiting", metricId: null });
  });

  it("waits again when its metric is taken out of the draft, whatever else stays in it", async () => {
    const [kept, left] = [await suggested(), await suggested()];
    must(await takeIn(kept, "kept-metric"));
    must(await takeIn(left, "left-metric"));
    const part = { part: "metric", metricId: toMetricId("left-metric") } as const;
    const edit = { kind: "remove", part } as const;
    must(await editProposal(people.office, { planId, seen: await seenNow(people.office, planId), edit }));
    expect([(await seen(kept))?.state, (await seen(left))?.state]).toEqual(["drafted", "waiting"]);
    // A plan file in the draft's place, without any of them.
    const { definition } = must(await listPlans(people.office))[0] ?? { definition: PLAN };
    const proposed = { ...definition, aim: "改めた目指す姿" };
    must(
      await saveProposal(people.office, {
        proposed,
        seen: await seenNow(people.office, planId),
        replacesDraft: true,
      }),
    );
    expect((await seen(kept))?.state).toBe("waiting");
  });

  it("is refused of another plan, and where it is none", async () => {
    expect(await takeIn("not-an-id", "books-none")).toMatchObject({ reason: "not_found" });
    expect(await takeIn("00000000-0000-4000-8000-000000000000", "books-none")).toMatchObject({
      reason: "not_found",
    });
    expect(await draftNow()).toBeNull();
  });

  it("is accepted with the plan's change, whatever the office put otherwise, and with nothing else", async () => {
    const [id, other] = [await suggested(), await suggested({ name: "職員数" })];
    must(await takeIn(id, "books-on-loan", { name: "電子図書の年間貸出冊数", unit: "点" }));
    const failing = await confirmPlanChange(people.office, {
      proposed: (await draftNow())?.proposed ?? PLAN,
      decisions: {},
      baseVersion: (await draftNow())?.baseVersion ?? 0,
      seen: await seenNow(people.office, planId),
    });
    expect(failing.ok).toBe(false);
    expect((await seen(id))?.state).toBe("drafted");
    must(await confirm());
    expect(await seen(id)).toMatchObject({ state: "accepted", metricId: "books-on-loan" });
    expect((await seen(other))?.state).toBe("waiting");
    expect(await mailsAbout(other)).toEqual([]);
    const mails = await mailsAbout(id);
    expect(mails).toMatchObject([
      { subject: expect.stringMatching(/^ご提案いただいた数値を計画に加えました（電子図書/) },
    ]);
    expect(mails[0]?.body).toContain("■ 計画での名称\n電子図書の年間貸出冊数\n");
    const { definition } = must(await listPlans(people.office))[0] ?? { definition: PLAN };
    expect(listMetrics(definition).map(({ metric }) => metric.name)).toContain("電子図書の年間貸出冊数");
    expect(sentence(await takeIn(id, "once-more"))).toBe("この提案は、すでに計画に加えられています。");
  });

  it("knows that its initiative has ended meanwhile", async () => {
    const id = await suggested({ place: `${planId}/${LINE}` });
    const edit = { kind: "initiative", initiativeId: LINE } as const;
    const fields = {
      place: "1-1",
      marker: "○",
      text: "電子図書館",
      department: "",
      supports: "",
      until: "2025",
    };
    must(
      await editProposal(people.office, {
        planId,
        seen: await seenNow(people.office, planId),
        edit: { ...edit, fields },
      }),
    );
    must(await confirm());
    expect((await seen(id, people.office))?.at).toMatchObject({ until: 2025 });
  });
});

describe("the mail of a decision", () => {
  it("goes to everybody of the department once whoever suggested it is not there any more", async () => {
    const id = await suggested();
    const where = { id: people.general.id };
    await db().user.update({ where, data: { active: false } });
    const { id: colleague } = await db().user.create({
      data: {
        email: "colleague@example.jp",
        name: "同僚",
        role: "contributor",
        departmentId: people.general.departmentId,
      },
    });
    must(await declineSuggestion(people.office, { id, answer: "年報に載っているため" }));
    expect((await mailsAbout(id)).map(({ recipient }) => recipient.name)).toEqual(["同僚"]);
    await db().user.update({ where, data: { active: true } });
    await db().user.update({ where: { id: colleague }, data: { active: false } });
  });

  it("stands in the outbox without a round, and is taken as a file that the plan's trail tells of", async () => {
    const id = await suggested();
    must(await declineSuggestion(people.office, { id, answer: "年報に載っているため" }));
    const [mail] = await mailsAbout(id);
    const listed = must(await listMails(people.office)).mails.find((each) => each.id === mail?.id);
    expect(listed).toMatchObject({
      round: null,
      occasion: "数値の提案への回答",
      state: "kept",
      hasLink: false,
    });
    const file = must(await readMailFile(people.office, mail?.id ?? ""));
    expect(new TextDecoder().decode(file.body)).toMatch(/^Subject: /m);
    const { events } = must(await listAuditEvents(systemActor, { filter: { action: "mail.download" } }));
    expect(events[0]).toMatchObject({ about: { kind: "plan" }, after: { mail: mail?.subject } });
  });

  it("is made once: the suggestion's withdrawal makes none", async () => {
    const id = await suggested();
    must(await withdrawSuggestion(people.general, { id }));
    expect(await mailsAbout(id)).toEqual([]);
  });
});

describe("the trail", () => {
  it("tells each act by its name and who did it", async () => {
    const { events } = must(await listAuditEvents(systemActor, { filter: {} }));
    const told = events.filter(({ action }) => action.startsWith("suggestion."));
    expect(new Set(told.map(({ action }) => action))).toEqual(
      new Set(["suggestion.make", "suggestion.withdraw", "suggestion.decline", "suggestion.accept"]),
    );
    const accepted = told.find(({ action }) => action === "suggestion.accept");
    expect(accepted?.after).toMatchObject({
      suggestion: expect.stringContaining("電子図書の貸出冊数"),
      metric: "books-on-loan",
    });
  });

  it("is as long as what was done: whoever was refused changed nothing", async () => {
    const made = await db().metricSuggestion.count();
    const { events } = must(await listAuditEvents(systemActor, { filter: { action: "suggestion.make" } }));
    expect(events.length).toBe(made);
    expect(must(await listSuggestionStates(people.office)).length).toBe(made);
    expect(must(await listSuggestionStates(people.citizen))).toEqual([]);
  });
});
