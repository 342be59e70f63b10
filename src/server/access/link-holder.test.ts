/** What a row of the database makes of a link; that the SQL reads the right row is the database tests' matter. */
import { expect, it } from "vitest";
import type { Tx } from "@/server/db/client";
import { readLinkHolder } from "./link-holder";

const LINK = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";
const OPENED = new Date("2026-04-01T00:00:00Z");

const row = {
  id: LINK,
  revokedAt: null,
  fy: 2025,
  title: "令和7年度の照会",
  dueOn: "2026-05-29",
  openedAt: OPENED,
  closedAt: null,
  userId: "p1",
  name: "花子",
  email: "p1@example.jp",
  role: "contributor",
  active: true,
  sessionVersion: 3,
  departmentId: "d1",
  departmentName: "総務課",
  items: [
    { kpiId: "anybody", respondentId: null, departmentId: "d1" },
    { kpiId: "mine", respondentId: "p1", departmentId: "d1" },
    { kpiId: "colleague", respondentId: "p2", departmentId: "d1" },
    { kpiId: "elsewhere", respondentId: null, departmentId: "d2" },
    { kpiId: "nobody", respondentId: null, departmentId: null },
  ],
  initiatives: ["counter", "wifi"],
};
const read = (...rows: object[]) => readLinkHolder({ $queryRaw: async () => rows } as unknown as Tx, LINK);

it("a link that holds opens what is asked of its holder in that round", async () => {
  const responseScope = { fy: 2025, kpiIds: ["anybody", "mine"], initiativeIds: ["counter", "wifi"] };
  const department = { id: "d1", name: "総務課" };
  expect(await read(row)).toMatchObject({
    linkId: LINK,
    person: { id: "p1", name: "花子", email: "p1@example.jp", role: "contributor", department },
    viewer: {
      userId: "p1",
      id: "p1",
      name: "花子",
      email: "p1@example.jp",
      role: "contributor",
      departmentId: "d1",
      departmentName: "総務課",
      responseScope,
    },
    responseScope,
    round: { fy: 2025, title: "令和7年度の照会", dueOn: "2026-05-29" },
  });
});

it.each<[string, object]>([
  ["is not there: another one was read in its place", { id: OTHER }],
  ["was revoked", { revokedAt: OPENED }],
  ["is of a round in preparation", { openedAt: null }],
  ["is of a closed round", { closedAt: OPENED }],
  ["is of somebody who has left", { active: false }],
  ["is of somebody who does not answer any more", { role: "office" }],
])("a link that %s opens nothing", async (_what, changes) => {
  expect(await read({ ...row, ...changes })).toBeNull();
});

it("opens nothing where there is no link at all", async () => {
  expect(await read()).toBeNull();
});

it("opens nothing of a department to who has none", async () => {
  const holder = await read({ ...row, departmentId: null, departmentName: null });
  expect(holder).toMatchObject({ person: { department: null }, responseScope: { kpiIds: [] } });
});

it.each<[string, object]>([
  ["no fiscal year", { fy: 20 }],
  ["no day", { dueOn: "2026-02-30" }],
  ["no role", { role: "mayor" }],
  ["no list of items", { items: null }],
])("a row that says what it cannot say is an error, not a holder: %s", async (_what, changes) => {
  await expect(read({ ...row, ...changes })).rejects.toThrow();
});
