/** A round's series: asked, opened, extended, closed, one item reopened; and what must not happen beside it. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ROUND_REFUSAL_WORDS } from "@/domain/words/ja/rounds/rounds";
import { closeDb, db } from "@/server/db/client";
import { changeReport, getReport } from "@/server/reports/queries";
import { createRound, updateRound } from "@/server/rounds/change";
import { setItems } from "@/server/rounds/change-items";
import { closeRound, extendRound, openRound, reopenItem } from "@/server/rounds/transitions";
import { COUNT, content, FY, loadPeopleAndPlan, NOW, PAPER, type People, SHARE } from "./support/reports";
import { ask, closeNow, look, must, opening, openNow } from "./support/rounds";

let database: TestDatabase;
let people: People;
let id: string;

const ROUND = {
  fy: FY,
  title: "令和7年度 実績の照会",
  instructions: "",
  opensOn: "2026-06-20",
  dueOn: "2026-06-30",
};

beforeAll(() => {
  process.env.AUTH_SECRET = "only-for-this-test-0123456789-0123456789";
  process.env.APP_ORIGIN = "https://ayumi.example.lg.jp";
});
beforeEach(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  id = must(await createRound(people.office, ROUND, NOW)).id;
  return async () => {
    await closeDb();
    await database.drop();
  };
});
afterAll(() => {
  delete process.env.APP_ORIGIN;
});

const events = (action: string) => db().auditEvent.count({ where: { action } });
const lastEvent = async (action: string) =>
  (await db().auditEvent.findFirst({ where: { action }, orderBy: { id: "desc" } }))?.after;
const item = async (kpiId: string) =>
  (await look(people.office, id)).items.find((each) => each.kpiId === kpiId);
const submit = (kpiId = PAPER, viewer = people.general, over: Record<string, unknown> = {}) =>
  changeReport(viewer, { kpiId, fy: FY, event: "submit", version: 0, content: content(over) }, NOW);

describe("what a round asks for", () => {
  it("is every KPI of the year at first, of everybody of its department", async () => {
    const { items } = await look(people.manager, id);
    expect(
      items.map(({ kpiId, isIncluded, respondent, respondents, problem }) => [
        kpiId,
        isIncluded,
        respondent,
        respondents.map(({ name }) => name),
        problem,
      ]),
    ).toEqual([
      [COUNT, true, null, [], "no_department"],
      [PAPER, true, null, ["soumu"], null],
      [SHARE, true, null, ["shimin"], null],
    ]);
  });

  it("is chosen while it is prepared, each of a person of the department or of everybody", async () => {
    expect(await ask(people.office, id, { [PAPER]: people.general.id })).toMatchObject({
      ok: true,
      value: { items: 1, mails: 0 },
    });
    expect(await item(PAPER)).toMatchObject({ isIncluded: true, respondent: { name: "soumu" } });
    expect(await item(SHARE)).toMatchObject({ isIncluded: false });
    expect(await lastEvent("round.items")).toEqual({
      items: 1,
      removed: ["件数", "割合"],
      respondents: ["紙の枚数（課の全員からsoumuへ）"],
    });
    expect(await ask(people.office, id, { [PAPER]: null, [SHARE]: people.citizen.id })).toMatchObject({
      ok: true,
    });
    expect(await item(PAPER)).toMatchObject({ respondent: null });
    // The same choice again is no news.
    expect(await ask(people.office, id, { [PAPER]: null, [SHARE]: people.citizen.id })).toMatchObject({
      ok: true,
    });
    expect(await events("round.items")).toBe(2);
  });

  it("goes to nobody of another department, to no inactive account, and to no KPI of another year", async () => {
    for (const person of [people.citizen, people.office, people.manager]) {
      expect(await ask(people.office, id, { [PAPER]: person.id })).toMatchObject({
        reason: "invalid",
        errors: { [`respondent.${PAPER}`]: expect.stringMatching(/所管課/) },
      });
    }
    await db().user.update({ where: { id: people.general.id }, data: { active: false } });
    expect(await ask(people.office, id, { [PAPER]: people.general.id })).toMatchObject({ reason: "invalid" });
    expect(await ask(people.office, id, { unknown: null })).toMatchObject({ reason: "invalid" });
    expect(await events("round.items")).toBe(0);
  });

  it("flags who is gone, and keeps them until they are replaced", async () => {
    await ask(people.office, id, { [PAPER]: people.general.id, [SHARE]: null });
    await db().user.update({
      where: { id: people.general.id },
      data: { departmentId: people.citizen.departmentId },
    });
    expect(await item(PAPER)).toMatchObject({ problem: "respondent_moved", respondents: [] });
    expect(await ask(people.office, id, { [PAPER]: people.general.id })).toMatchObject({ ok: true });
    await db().user.update({ where: { id: people.general.id }, data: { active: false } });
    expect(await item(PAPER)).toMatchObject({ problem: "respondent_inactive", respondents: [] });
  });

  it("is set by one person at a time: the second sees that it changed", async () => {
    const { itemsSeen: seen } = await look(people.office, id);
    const set = (viewer: typeof people.office, kpiId: string) =>
      setItems(viewer, { id, seen, items: [{ kpiId, respondentId: null }] }, NOW);
    const results = await Promise.all([set(people.office, PAPER), set(people.office2, SHARE)]);
    expect(results.map((result) => (result.ok ? "ok" : result.reason)).sort()).toEqual(["conflict", "ok"]);
    expect(await events("round.items")).toBe(1);
  });

  it("may grow while it is open, with a mail for who is asked for the first time; nothing is taken out", async () => {
    await ask(people.office, id, { [PAPER]: null });
    await openNow(people.office, id);
    expect(await db().mail.count()).toBe(1);
    expect(await ask(people.office, id, { [SHARE]: null })).toMatchObject({
      reason: "conflict",
      errors: { "": expect.stringContaining(ROUND_REFUSAL_WORDS.already_open) },
    });
    expect(await ask(people.office, id, { [PAPER]: null, [SHARE]: null })).toMatchObject({
      ok: true,
      value: { items: 2, mails: 1 },
    });
    expect(await lastEvent("round.items")).toEqual({ items: 2, added: ["割合"], mails: 1 });
    expect(await submit(SHARE, people.citizen, { actualText: "40" })).toMatchObject({ ok: true });
  });
});

describe("opening a round", () => {
  it("lets the departments answer, mails them, and begins today where it was to begin later", async () => {
    expect(await submit()).toMatchObject({ reason: "forbidden" });
    expect(await openRound(people.office, await opening(people.office, id), NOW)).toEqual({
      ok: true,
      value: { items: 3, mails: 2 },
    });
    const { round } = await look(people.office, id);
    expect(round).toMatchObject({ state: "open", opensOn: "2026-06-15", closedAt: null });
    // The database's clock, not the caller's.
    expect(Math.abs(Date.parse(round.openedAt ?? "") - Date.now())).toBeLessThan(3_600_000);
    expect(await submit()).toMatchObject({ ok: true });
    expect(await lastEvent("round.open")).toEqual({ dueOn: "2026-06-30", items: 3, mails: 2, problems: 1 });
  });

  it("keeps a first day that has passed", async () => {
    await openRound(people.office, await opening(people.office, id), new Date("2026-06-25T03:00:00Z"));
    expect((await look(people.office, id)).round.opensOn).toBe("2026-06-20");
  });

  it("asks to be sure where a request reaches nobody", async () => {
    expect(await openRound(people.office, await opening(people.office, id, false), NOW)).toMatchObject({
      reason: "invalid",
      errors: { acceptProblems: expect.stringContaining("1件") },
    });
    await ask(people.office, id, { [PAPER]: null });
    expect(await openRound(people.office, await opening(people.office, id, false), NOW)).toMatchObject({
      ok: true,
    });
  });

  it("wants something to ask for and a deadline that has not passed", async () => {
    const late = new Date("2026-07-01T03:00:00Z");
    expect(await openRound(people.office, await opening(people.office, id), late)).toMatchObject({
      reason: "invalid",
      errors: { "": expect.stringContaining("期限") },
    });
    await ask(people.office, id, {});
    expect(await openRound(people.office, await opening(people.office, id), NOW)).toMatchObject({
      reason: "invalid",
      errors: { "": expect.stringContaining("対象") },
    });
    expect((await look(people.office, id)).round.state).toBe("preparing");
    expect(await events("round.open")).toBe(0);
  });

  it("happens once when two of the office do it at once: one opening, one set of mails", async () => {
    const [one, two] = [await opening(people.office, id), await opening(people.office2, id)];
    const results = await Promise.all([
      openRound(people.office, one, NOW),
      openRound(people.office2, two, NOW),
    ]);
    expect(results.map((result) => (result.ok ? "ok" : result.reason)).sort()).toEqual(["conflict", "ok"]);
    expect(await events("round.open")).toBe(1);
    expect(await db().mail.count()).toBe(2);
  });

  it("is refused to who saw another round, other items, or an account that has gone since", async () => {
    const seen = await opening(people.office, id);
    const { round } = await look(people.office, id);
    const { title, instructions, opensOn, dueOn } = { ...round, title: "改めた件名" };
    must(await updateRound(people.office2, { id, seen: seen.seen, title, instructions, opensOn, dueOn }));
    expect(await openRound(people.office, seen, NOW)).toMatchObject({ reason: "conflict" });
    const again = await opening(people.office, id);
    await db().user.update({ where: { id: people.general.id }, data: { active: false } });
    expect(await openRound(people.office, again, NOW)).toMatchObject({ reason: "conflict" });
    expect(await events("round.open")).toBe(0);
  });
});

describe("extending a round", () => {
  it("sets a later deadline once, and tells who still owes an answer", async () => {
    await openNow(people.office, id);
    must(await submit());
    const { seen } = await look(people.office, id);
    const extend = (viewer: typeof people.office, dueOn: string) =>
      extendRound(viewer, { id, seen, dueOn }, NOW);
    for (const dueOn of ["2026-06-30", "2026-06-01", "", "2026-02-30"]) {
      expect(await extend(people.office, dueOn), dueOn).toMatchObject({
        reason: "invalid",
        errors: { dueOn: expect.stringMatching(/。$/) },
      });
    }
    const results = await Promise.all([
      extend(people.office, "2026-07-10"),
      extend(people.office2, "2026-07-20"),
    ]);
    expect(results.map((result) => (result.ok ? "ok" : result.reason)).sort()).toEqual(["conflict", "ok"]);
    expect(await events("round.extend")).toBe(1);
    expect(await lastEvent("round.extend")).toMatchObject({ mails: 1 });
    expect(await db().mail.count({ where: { occasionKey: { startsWith: "extended@" } } })).toBe(1);
  });

  it("is not before today", async () => {
    await openNow(people.office, id);
    const { seen } = await look(people.office, id);
    const later = new Date("2026-08-01T03:00:00Z");
    expect(await extendRound(people.office, { id, seen, dueOn: "2026-07-31" }, later)).toMatchObject({
      reason: "invalid",
    });
    expect(await extendRound(people.office, { id, seen, dueOn: "2026-08-01" }, later)).toMatchObject({
      ok: true,
    });
  });
});

describe("closing a round", () => {
  it("ends entry, tells how many are missing, and is done once", async () => {
    await openNow(people.office, id);
    must(await submit());
    const { seen } = await look(people.office, id);
    const results = await Promise.all([
      closeRound(people.office, { id, seen }, NOW),
      closeRound(people.office2, { id, seen }, NOW),
    ]);
    expect(results.map((result) => (result.ok ? result.value : result.reason))).toEqual(
      expect.arrayContaining([{ notHandedIn: 2 }, "conflict"]),
    );
    expect(await events("round.close")).toBe(1);
    expect(await lastEvent("round.close")).toEqual({ items: 3, missing: 2 });
    expect((await look(people.office, id)).round.state).toBe("closed");
    expect(await submit(SHARE, people.citizen)).toMatchObject({ reason: "forbidden" });
    // What came in is still decided on.
    expect(
      await changeReport(people.office, { kpiId: PAPER, fy: FY, event: "approve", version: 1 }, NOW),
    ).toMatchObject({ ok: true });
  });

  it("does not count 公表待ち as missing before its day", async () => {
    await openNow(people.office, id);
    const missing = { reason: "awaiting_release", note: "統計の公表待ち", expectedOn: "2026-09-01" };
    const awaited = { actualText: "", asOf: null, reason: "", missing };
    must(await submit(PAPER, people.general, awaited));
    const { seen } = await look(people.office, id);
    expect(await closeRound(people.office, { id, seen }, NOW)).toMatchObject({ value: { notHandedIn: 2 } });
  });

  it("runs beside a save: each save is in before the close, or is refused; none is lost", async () => {
    await openNow(people.office, id);
    const { seen } = await look(people.office, id);
    const saves = [...Array(8).keys()].map((no) =>
      changeReport(
        people.general,
        { kpiId: PAPER, fy: FY, event: "save_draft", version: 0, content: content({ actualText: `1${no}` }) },
        NOW,
      ),
    );
    const [closed, ...results] = await Promise.all([closeRound(people.office, { id, seen }, NOW), ...saves]);
    expect(closed).toMatchObject({ ok: true });
    for (const result of results) {
      if (!result.ok) expect(["conflict", "forbidden", "busy"]).toContain(result.reason);
    }
    const order = await db().auditEvent.findMany({
      where: { action: { in: ["round.close", "report.save_draft"] } },
      select: { action: true },
      orderBy: { id: "asc" },
    });
    expect(order.at(-1)).toEqual({ action: "round.close" });
    expect(order).toHaveLength(1 + results.filter((result) => result.ok).length);
  });
});

describe("reopening one item", () => {
  const reopen = (viewer = people.office, over: object = {}) =>
    reopenItem(viewer, { id, kpiId: PAPER, reason: "集計の誤りが分かったため", ...over }, NOW);

  it("lets its department change that one, and tells them why, until it is approved", async () => {
    await openNow(people.office, id);
    await closeNow(people.office, id);
    const results = await Promise.all([reopen(people.office), reopen(people.office2)]);
    expect(results.map((result) => (result.ok ? result.value : result.reason))).toEqual(
      expect.arrayContaining([{ mails: 1 }, "conflict"]),
    );
    expect(await lastEvent("round.reopen_item")).toEqual({
      kpi: "紙の枚数",
      reason: "集計の誤りが分かったため",
      mails: 1,
    });
    expect(await item(PAPER)).toMatchObject({ reopenedReason: "集計の誤りが分かったため" });
    expect(await submit(SHARE, people.citizen)).toMatchObject({ reason: "forbidden" });
    expect(await submit()).toMatchObject({ ok: true });
    must(await changeReport(people.office, { kpiId: PAPER, fy: FY, event: "approve", version: 1 }, NOW));
    expect(await getReport(people.general, { kpiId: PAPER, fy: FY }, NOW)).toMatchObject({
      value: { window: { open: false } },
    });
    expect(await reopen()).toMatchObject({ ok: true });
  });

  it("wants a reason and something that the round asked for", async () => {
    await ask(people.office, id, { [PAPER]: null });
    await openNow(people.office, id);
    await closeNow(people.office, id);
    for (const reason of ["", " 　", "あ".repeat(501), "\u0000"]) {
      expect(await reopen(people.office, { reason })).toMatchObject({
        reason: "invalid",
        errors: { reason: expect.stringMatching(/。$/) },
      });
    }
    expect(await reopen(people.office, { kpiId: "" })).toMatchObject({ reason: "invalid" });
    expect(await reopen(people.office, { kpiId: SHARE })).toMatchObject({ reason: "not_found" });
    expect(await events("round.reopen_item")).toBe(0);
  });
});

describe("what the state does not allow", () => {
  /** Each act of the office, as somebody does it who sees the round as it is. */
  const acts = {
    edit: async () => {
      const { round, seen } = await look(people.office, id);
      const { instructions, opensOn, dueOn } = round;
      return updateRound(people.office, { id, seen, title: "改めた件名", instructions, opensOn, dueOn });
    },
    change_items: () => ask(people.office, id, { [PAPER]: people.general.id, [SHARE]: null, [COUNT]: null }),
    open: async () => openRound(people.office, await opening(people.office, id), NOW),
    extend: async () =>
      extendRound(
        people.office,
        { id, seen: (await look(people.office, id)).seen, dueOn: "2026-12-01" },
        NOW,
      ),
    close: async () => closeRound(people.office, { id, seen: (await look(people.office, id)).seen }, NOW),
    reopen: () => reopenItem(people.office, { id, kpiId: PAPER, reason: "理由" }, NOW),
  };
  const prepare = {
    preparing: async () => {},
    open: () => openNow(people.office, id),
    closed: async () => {
      await openNow(people.office, id);
      await closeNow(people.office, id);
    },
  };

  /** Who brought it there is told with the refusal. */
  const broughtThere = {
    already_open: "（最後の操作：ご自身が照会を始めました）",
    closed: "（最後の操作：ご自身が照会を終了しました）",
    not_open_yet: "",
    not_closed_yet: "",
  };

  it.each([
    ["preparing", "extend", "not_open_yet"],
    ["preparing", "close", "not_open_yet"],
    ["preparing", "reopen", "not_closed_yet"],
    ["open", "edit", "already_open"],
    ["open", "open", "already_open"],
    ["open", "reopen", "not_closed_yet"],
    ["closed", "edit", "closed"],
    ["closed", "change_items", "closed"],
    ["closed", "open", "closed"],
    ["closed", "extend", "closed"],
    ["closed", "close", "closed"],
  ] as const)("%s: %s is a conflict, with a sentence, and changes nothing", async (state, act, words) => {
    await prepare[state]();
    const before = [await look(people.office, id), await db().auditEvent.count(), await db().mail.count()];
    expect(await acts[act]()).toEqual({
      ok: false,
      reason: "conflict",
      errors: { "": `${ROUND_REFUSAL_WORDS[words]}${broughtThere[words]}` },
    });
    expect([await look(people.office, id), await db().auditEvent.count(), await db().mail.count()]).toEqual(
      before,
    );
  });

  it("an unknown round is not found by any act", async () => {
    const unknown = "00000000-0000-4000-8000-000000000000";
    const seen = "x";
    for (const result of [
      await setItems(people.office, { id: unknown, seen, items: [] }, NOW),
      await openRound(people.office, { id: unknown, seen, itemsSeen: seen, acceptProblems: true }, NOW),
      await extendRound(people.office, { id: unknown, seen, dueOn: "2026-12-01" }, NOW),
      await closeRound(people.office, { id: unknown, seen }, NOW),
      await reopenItem(people.office, { id: unknown, kpiId: PAPER, reason: "理由" }, NOW),
    ]) {
      expect(result).toEqual({ ok: false, reason: "not_found" });
    }
  });
});
