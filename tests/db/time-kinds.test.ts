/** Figures that come late and provisional: what the public reads of them, and when they are owed. */

import { day } from "@tests/fixtures/brands";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import type { WrittenContent } from "@tests/fixtures/report-content";
import { beforeEach, describe, expect, it } from "vitest";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { renderEdition } from "@/public-site/render-edition";
import { closeDb, db } from "@/server/db/client";
import { changeReport, getReport, listReports } from "@/server/reports/queries";
import { publishNow, renderSmall } from "./support/publications";
import { content, FY, loadPeopleAndPlan, NOW, openRound, PAPER, type People } from "./support/reports";
import { must } from "./support/rounds";

/** R8 still runs, and has ended. */
const R8 = fiscalYear(2026);
const NOVEMBER = new Date("2026-11-20T03:00:00Z");
const LAST_DAY = new Date("2027-03-31T03:00:00Z");
const APRIL = new Date("2027-04-01T03:00:00Z");

let database: TestDatabase;
let people: People;

beforeEach(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  await openRound();
  return async () => {
    await closeDb();
    await database.drop();
  };
});

interface Given {
  readonly fy?: FiscalYear;
  readonly now?: Date;
  readonly correctionReason?: string;
}

const report = (fy: FiscalYear, now: Date) => getReport(people.general, { kpiId: PAPER, fy }, now).then(must);

async function submit(written: Partial<WrittenContent>, given: Given = {}) {
  const { fy = FY, now = NOW, correctionReason = "" } = given;
  const { version } = await report(fy, now);
  return changeReport(
    people.general,
    {
      kpiId: PAPER,
      fy,
      event: "submit",
      version,
      content: content({ warningNote: "確かめました", ...written }),
      correctionReason,
    },
    now,
  );
}

async function approve(written: Partial<WrittenContent>, given: Given = {}) {
  const { fy = FY, now = NOW } = given;
  const { version } = must(await submit(written, given));
  must(await changeReport(people.office, { kpiId: PAPER, fy, event: "approve", version }, now));
}

async function publishedYear(no: number, fy: FiscalYear = FY) {
  const { snapshot } = await db().publication.findUniqueOrThrow({
    where: { no },
    select: { snapshot: true },
  });
  const read = JSON.parse(snapshot) as PublicationSnapshot;
  const year = read.plans
    .flatMap(({ courses }) => courses)
    .find(({ kpiId }) => kpiId === PAPER)
    ?.years.find((each) => each.fy === fy);
  if (!year) throw new Error("no such year");
  return { snapshot: read, year };
}

/** What is asked about is the snapshot. */
const published = (title: string) => publishNow(people.office, title, "", renderSmall);

/** The text of the site's pages that name the KPI, without markup. */
async function pages(snapshot: PublicationSnapshot): Promise<string> {
  const files = await renderEdition(snapshot, "current");
  return files
    .filter(({ path }) => path === "index.html" || path === `kpis/${PAPER}/index.html`)
    .map(({ body }) => new TextDecoder().decode(body).replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, " "))
    .join("\n");
}

const AWAITED = {
  actualText: "",
  asOf: null,
  reason: "",
  missing: { reason: "awaiting_release", note: "国の公表が後のため", expectedOn: day("2026-09-30") },
} as const;

it("the first figure after 公表待ち is published for the first time, and corrects nothing", async () => {
  await approve(AWAITED);
  await published("公表1");
  await approve({});
  const no = await published("公表2");
  const { snapshot, year } = await publishedYear(no);
  expect(year).toMatchObject({ actual: "14000", corrections: [], judgement: { code: "improving" } });
  expect(snapshot.changes.map(({ kind }) => kind)).toContain("figure");
  expect(snapshot.changes.filter(({ kind }) => kind === "correction" || kind === "confirmation")).toEqual([]);
  expect(snapshot.record ?? []).toEqual([]);
});

describe("a 速報値", () => {
  beforeEach(async () => {
    await approve({ figureStatus: "provisional" });
    await published("速報");
  });

  it("is confirmed by its 確報値 without a reason, and told old → new as 確定", async () => {
    expect((await report(FY, NOW)).inForce).toBe("provisional");
    await approve({ actualText: "14,200" });
    const { snapshot, year } = await publishedYear(await published("確報"));
    expect(year.corrections).toMatchObject([{ kind: "confirmed", before: "14000", after: "14200" }]);
    expect(snapshot.changes.map(({ kind }) => kind)).toContain("confirmation");
    expect(snapshot.changes.map(({ kind }) => kind)).not.toContain("correction");
    expect(snapshot.changes.map(({ text }) => text).join("")).toContain("確定しました");
  });

  it("that turns into 公表待ち, or into another 速報値, is a correction and needs a reason", async () => {
    for (const written of [{ ...AWAITED }, { figureStatus: "provisional" as const, actualText: "14,300" }]) {
      expect(await submit(written)).toMatchObject({
        ok: false,
        reason: "invalid",
        errors: { correctionReason: expect.stringMatching(/。$/) },
      });
    }
    await approve({ figureStatus: "provisional", actualText: "14,300" }, { correctionReason: "集計の誤り" });
    const { year } = await publishedYear(await published("訂正"));
    expect(year.corrections).toMatchObject([{ kind: "corrected", reason: "集計の誤り" }]);
  });
});

describe("the running year, entered in November", () => {
  const interim = { actualText: "9,000", figureStatus: "interim", asOf: day("2026-11-15") } as const;

  beforeEach(async () => {
    await openRound(R8);
    await approve({});
  });

  it("takes no figure of the whole year", async () => {
    for (const figureStatus of ["final", "provisional"] as const) {
      expect(await submit({ ...interim, figureStatus }, { fy: R8, now: NOVEMBER })).toMatchObject({
        ok: false,
        reason: "invalid",
        errors: { figureStatus: expect.stringContaining("「年度途中の値」として") },
      });
    }
  });

  it("is not compared with whole years: the same value as last year's needs no word", async () => {
    const same = { ...interim, actualText: "14,000", warningNote: "" };
    must(await submit(same, { fy: R8, now: NOVEMBER }));
  });

  it("is shown without a mark, and never said to be of the year's end", async () => {
    await approve(interim, { fy: R8, now: NOVEMBER });
    const { snapshot, year } = await publishedYear(await published("年度途中の値"), R8);
    expect(year).toMatchObject({
      actual: "9000",
      figureStatus: "interim",
      judgement: { code: "not_evaluated", reason: { kind: "interim" } },
      pace: null,
    });
    const text = await pages(snapshot);
    expect(text).toContain("年度途中の値");
    expect(text).not.toContain("令和8年度末");
  });

  it("is handed in until the year has ended, then owed by its department, in a closed round too", async () => {
    await approve(interim, { fy: R8, now: NOVEMBER });
    await db().collectionRound.update({
      where: { fy: R8 },
      data: { closedAt: LAST_DAY },
      select: { id: true },
    });
    const listed = async (now: Date) =>
      must(await listReports(people.general, { fy: R8 }, now)).find(({ kpiId }) => kpiId === PAPER);
    expect(await listed(LAST_DAY)).toMatchObject({ outstanding: null, isHandedIn: true });
    expect(await listed(APRIL)).toMatchObject({
      outstanding: { reason: "year_ended" },
      isHandedIn: false,
      window: { open: true, by: "awaited" },
    });
    // The figure of the whole year is the first one, and no correction.
    await approve({ actualText: "13,800", asOf: day("2027-03-31") }, { fy: R8, now: APRIL });
    expect(await listed(APRIL)).toMatchObject({ outstanding: null });
    const { year } = await publishedYear(await published("年度の実績"), R8);
    expect(year).toMatchObject({ actual: "13800", corrections: [], judgement: { code: "improving" } });
  });

  it("submitted as a figure of the whole year before there were kinds: refused with a sentence, and returned", async () => {
    // A version that knew no kinds let it pass; here the calendar of the submission does.
    const { version } = must(await submit({}, { fy: R8, now: APRIL }));
    const decide = (event: "approve" | "return") =>
      changeReport(
        people.office,
        { kpiId: PAPER, fy: R8, event, version, comment: "年度途中の値としてください。" },
        NOVEMBER,
      );
    expect(await decide("approve")).toMatchObject({
      ok: false,
      reason: "invalid",
      errors: { "": expect.stringContaining("差し戻して") },
    });
    expect(await decide("return")).toMatchObject({ ok: true });
  });
});

it("an answer that the office wrote for the department keeps both, through the decision on it", async () => {
  const { version } = await report(FY, NOW);
  const written = content({ warningNote: "確かめました" });
  const by = { kpiId: PAPER, fy: FY, event: "submit", version, content: written } as const;
  must(await changeReport(people.office, by, NOW));
  const both = {
    department: { name: "総務課" },
    current: { writtenWith: { department: "総務課" } },
    enteredBy: { name: people.office.name, office: "計画の担当課" },
  };
  expect(await report(FY, NOW)).toMatchObject(both);
  const second = await report(FY, NOW);
  must(
    await changeReport(
      people.office2,
      { kpiId: PAPER, fy: FY, event: "return", version: second.version, comment: "直してください。" },
      NOW,
    ),
  );
  expect(await report(FY, NOW)).toMatchObject(both);
});

it("what a decision is made on says with what it was written", async () => {
  must(await submit({}));
  expect(await report(FY, NOW)).toMatchObject({
    current: { writtenWith: { department: "総務課", unit: "千枚", viaLink: false } },
    enteredBy: { office: "総務課" },
  });
});
