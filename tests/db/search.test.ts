/** What the search finds, for each person: what they may read on its own page, and nothing else. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { loadSearch } from "@/features/search/loaders";
import type { Viewer } from "@/server/access/viewer";
import { closeDb } from "@/server/db/client";
import { changeReport, getReport } from "@/server/reports/queries";
import { type AccessWorld, buildWorld, kpiId, PERSONS, type Person } from "./support/access-world";
import { setEnvironment } from "./support/accounts";
import { countedQueries, startCounting, stopCounting } from "./support/counted-queries";
import { content, FY, NOW } from "./support/reports";
import { must } from "./support/rounds";

/** Who asks. Whether somebody is signed in is decided before the search, and is tested with the sessions. */
const asking = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock("@/server/auth/sessions/session", () => ({ requireViewer: async () => asking.viewer }));

let database: TestDatabase;
let world: AccessWorld;

beforeAll(async () => {
  startCounting();
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  world = await buildWorld();
});
afterAll(async () => {
  stopCounting();
  await closeDb();
  await database.drop();
});

async function counts(person: Person, typed: string): Promise<Record<string, number>> {
  asking.viewer = world.people[person];
  const { groups } = await loadSearch(typed, NOW);
  return Object.fromEntries(groups.map(({ key, count }) => [key, count]));
}

/** Of the two departments, two reports of KPIs and two answers on initiatives each; two of each belong to nobody. */
const ALL = { reports: 6, answers: 6 };
const OWN = { reports: 2, answers: 2 };
const READS: Readonly<Record<Person, Record<string, number>>> = {
  admin: {},
  office: ALL,
  "office, who submitted": ALL,
  manager: ALL,
  "contributor of 総務課": OWN,
  "contributor of 市民課": OWN,
  "contributor of a department without KPIs": {},
};
const PEOPLE_READERS: readonly Person[] = ["admin", "office", "office, who submitted", "manager"];
const ADDRESS_READERS: readonly Person[] = ["admin", "office", "office, who submitted"];
const ASSESSMENT_READERS: readonly Person[] = ["office", "office, who submitted", "manager"];

describe.each(PERSONS)("%s", (person) => {
  it("finds the words of the reports that they may read", async () => {
    const { reports = 0 } = READS[person];
    expect(await counts(person, "電子化")).toEqual(reports ? { reports } : {});
    const { answers = 0 } = READS[person];
    expect(await counts(person, "はじめた 始め")).toEqual({});
    expect(await counts(person, "始めた")).toEqual(answers ? { answers } : {});
  });

  it("finds of another department what the plan says of it, and no report", async () => {
    const found = await counts(person, "t-citizen ２０２５年度");
    const mine = person === "contributor of 市民課" ? OWN : ASSESSMENT_READERS.includes(person) ? OWN : {};
    expect(found).toEqual(mine);
    expect(await counts(person, "T‐CITIZEN")).toEqual({ kpis: 3, initiatives: 3 });
  });

  it.each(["第1号", "第１号", "1号", "１号 "])(
    "finds what was published, as everybody does, by 「%s」",
    async (no) => {
      expect(await counts(person, no)).toEqual({ publications: 1 });
    },
  );

  it("finds people and assessments where they may read them, and rounds in any case", async () => {
    expect(await counts(person, "予備")).toEqual(PEOPLE_READERS.includes(person) ? { people: 1 } : {});
    const { people = 0 } = await counts(person, "@example.jp");
    expect(people > 0).toBe(ADDRESS_READERS.includes(person));
    expect(await counts(person, "進んだ")).toEqual(
      ASSESSMENT_READERS.includes(person) ? { assessments: 1 } : {},
    );
    expect((await counts(person, "照会")).rounds).toBe(Object.keys(world.rounds).length);
  });
});

describe("the reasons of corrections", () => {
  const [FIRST, SECOND, DRAFTED] = ["別表と突き合わせたため", "重複を除いたため", "桁を直すため"] as const;
  const OF_EVERYBODY: readonly Person[] = [
    "office",
    "office, who submitted",
    "contributor of 総務課",
    "manager",
  ];

  beforeAll(async () => {
    const { office, "office, who submitted": submitter } = world.people;
    const at = { kpiId: kpiId("general", "approved"), fy: FY };
    const step = async (by: Viewer, said: object) => {
      const { version } = must(await getReport(by, at, NOW));
      must(await changeReport(by, { ...at, version, ...said } as Parameters<typeof changeReport>[1], NOW));
    };
    for (const [actualText, correctionReason] of [
      ["13,000", FIRST],
      ["13,100", SECOND],
    ]) {
      await step(submitter, {
        event: "submit",
        content: content({ actualText, warningNote: "確認済み" }),
        correctionReason,
      });
      await step(office, { event: "approve" });
    }
    await step(submitter, {
      event: "save_draft",
      content: content({ actualText: "13,200" }),
      correctionReason: DRAFTED,
    });
  });

  it.each(PERSONS)(
    "are found by %s as far as they are read, those of earlier corrections too",
    async (person) => {
      const found = OF_EVERYBODY.includes(person) ? { reports: 1 } : {};
      expect(await counts(person, FIRST)).toEqual(found);
      expect(await counts(person, SECOND)).toEqual(found);
      // A draft is not said to a manager.
      expect(await counts(person, DRAFTED)).toEqual(person === "manager" ? {} : found);
    },
  );

  it("are told as what they are, and lead to the report", async () => {
    asking.viewer = world.people.manager;
    const [group] = (await loadSearch(FIRST, NOW)).groups;
    expect(group?.hits).toMatchObject([
      { href: "/staff/entry/t-general-approved/2025", found: { label: "訂正の理由" } },
    ]);
  });
});

it("leads a manager from a person to what they did", async () => {
  asking.viewer = world.people.manager;
  const [group] = (await loadSearch("予備", NOW)).groups;
  expect(group?.hits.map(({ href }) => href)).toEqual([`/staff/audit?person=${world.accountId}`]);
  expect(JSON.stringify(group)).not.toContain("@");
});

it("asks one question for each kind, beside the plans that the frame reads", async () => {
  asking.viewer = world.people.office;
  const { queries } = await countedQueries(() => loadSearch("電子化", NOW));
  const ofPlans = /FROM (?:"public"\.)?"?(?:plan|plan_kpi|plan_version|kpi|department)\b/;
  expect(queries.filter((query) => !ofPlans.test(query))).toHaveLength(4);
});
