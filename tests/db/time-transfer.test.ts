/** April: a department's work moves to another while a year is published. What was said before stays said. */

import { day } from "@tests/fixtures/brands";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PublicationSnapshot, PublishedYear } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { Viewer } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { changeReport, getReport } from "@/server/reports/queries";
import { getTransfer } from "@/server/rounds/transfer/queries";
import { transfer } from "@/server/rounds/transfer/transfer";
import { publishNow, renderSmall } from "./support/publications";
import { content, loadPeopleAndPlan, NOW, openRound, PAPER, type People } from "./support/reports";
import { must } from "./support/rounds";

const [BEFORE, AFTER] = [fiscalYear(2025), fiscalYear(2026)];
/** The April in which the department is dissolved, and the June in which the next year's figure is asked for. */
const APRIL = new Date("2027-04-02T03:00:00Z");
const JUNE = new Date("2027-06-15T03:00:00Z");

let database: TestDatabase;
let people: People;

beforeAll(async () => {
  process.env.AUTH_SECRET = "only-for-this-test-0123456789-0123456789";
  process.env.APP_ORIGIN = "https://ayumi.example.lg.jp";
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
});
afterAll(async () => {
  delete process.env.APP_ORIGIN;
  await closeDb();
  await database.drop();
});

async function versionOf(viewer: Viewer, fy: FiscalYear, now: Date): Promise<number> {
  return must(await getReport(viewer, { kpiId: PAPER, fy }, now)).version;
}

async function submit(viewer: Viewer, fy: FiscalYear, actualText: string, now: Date) {
  const written = content({ actualText, asOf: day(`${fy + 1}-03-31`) });
  const version = await versionOf(people.office, fy, now);
  return changeReport(viewer, { kpiId: PAPER, fy, event: "submit", version, content: written }, now);
}

async function approve(fy: FiscalYear, now: Date): Promise<void> {
  const version = await versionOf(people.office, fy, now);
  must(await changeReport(people.office, { kpiId: PAPER, fy, event: "approve", version }, now));
}

/** What was stored of a publication, byte for byte. */
async function published(no: number): Promise<string> {
  return (await db().publication.findUniqueOrThrow({ where: { no }, select: { snapshot: true } })).snapshot;
}

function yearOf(snapshot: string, fy: FiscalYear) {
  const { plans } = JSON.parse(snapshot) as PublicationSnapshot;
  const series = plans.flatMap(({ courses }) => courses).find(({ kpiId }) => kpiId === PAPER);
  return series?.years.find((year) => year.fy === fy);
}

describe("a department is dissolved between two publications", () => {
  let first: string;

  it("the year before is answered by the old department, approved and published", async () => {
    await openRound(BEFORE);
    must(await submit(people.general, BEFORE, "14,000", NOW));
    await approve(BEFORE, NOW);
    const no = await publishNow(people.office, "令和7年度の実績", "", renderSmall);
    first = await published(no);
    expect(yearOf(first, BEFORE)).toMatchObject({ actual: "14000", department: "総務課" });
  });

  it("after the transfer the new department answers, and the old one does not any more", async () => {
    await openRound(AFTER);
    const party = { kind: "department", id: people.general.departmentId ?? "" } as const;
    const { chosen } = must(await getTransfer(people.office, { party }, APRIL));
    const input = { party, to: people.citizen.departmentId, seen: chosen?.holdings.seen ?? "" };
    expect(await transfer(people.office, input, APRIL)).toMatchObject({ ok: true, value: { kpis: 1 } });

    expect(await submit(people.general, AFTER, "13,000", JUNE)).toMatchObject({ ok: false });
    must(await submit(people.citizen, AFTER, "13,000", JUNE));
    await approve(AFTER, JUNE);
  });

  it("the old publication is as it was; the new one repeats its figure and mark, and tells of no correction", async () => {
    const no = await publishNow(people.office, "令和8年度の実績", "", renderSmall);
    const second = await published(no);
    expect(await published(no - 1)).toBe(first);

    const [then, now] = [yearOf(first, BEFORE), yearOf(second, BEFORE)];
    // Everything that was said of the year: the figure, its words, the mark.
    const { actual, planned, reason, nextStep, asOf, basisNote, revision, judgement, corrections } =
      then as PublishedYear;
    expect(now).toMatchObject({ actual, planned, reason, nextStep, asOf, basisNote, revision, judgement });
    expect(now?.corrections).toEqual(corrections);
    expect(yearOf(second, AFTER)).toMatchObject({ actual: "13000", department: "市民課" });
    const { changes } = JSON.parse(second) as PublicationSnapshot;
    expect(changes.filter(({ fy }) => fy === BEFORE)).toEqual([]);
    expect(changes.map(({ kind, fy }) => [kind, fy])).toContainEqual(["figure", AFTER]);
  });

  it("a correction of the year before is the new department's, under a reason that the public reads", async () => {
    const version = await versionOf(people.citizen, BEFORE, JUNE);
    const correction = {
      kpiId: PAPER,
      fy: BEFORE,
      event: "submit",
      version,
      content: content({ actualText: "14,100" }),
      correctionReason: "支所の分が漏れていたため",
    } as const;
    // The year's round still runs, and asks whoever answers for the KPI now.
    expect(await changeReport(people.general, correction, JUNE)).toMatchObject({ ok: false });
    must(await changeReport(people.citizen, correction, JUNE));
    await approve(BEFORE, JUNE);
    const no = await publishNow(people.office, "令和7年度の訂正", "", renderSmall);
    expect(await published(1)).toBe(first);
    const third = await published(no);
    expect(yearOf(third, BEFORE)).toMatchObject({
      actual: "14100",
      corrections: [{ before: "14000", after: "14100", reason: "支所の分が漏れていたため" }],
    });
    const { changes } = JSON.parse(third) as PublicationSnapshot;
    expect(changes).toMatchObject([
      { kind: "correction", kpiId: PAPER, fy: BEFORE },
      { kind: "text", kpiId: PAPER, fy: BEFORE, department: { before: "総務課", after: "市民課" } },
    ]);
    expect(changes[0]?.text).toContain("14,000千枚から14,100千枚に訂正しました");
  });
});
