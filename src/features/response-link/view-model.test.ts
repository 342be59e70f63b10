import { day } from "@tests/fixtures/brands";
import { makeAnswer, makeInitiativeReport } from "@tests/fixtures/initiative-report";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { type AskedByLink, responseStartView } from "./view-model";

const holder = {
  person: { id: "p1", name: "花子", email: "p1@example.jp", role: "contributor", department: null },
  round: { fy: fiscalYear(2025), title: "令和7年度の照会", dueOn: day("2026-05-29") },
} as const;
const items = (asked: AskedByLink) => responseStartView(holder, asked, null, day("2026-05-01")).items;
const owed = {
  reason: "unanswered",
  by: { departmentId: "d1", respondentId: null },
  awaitedOn: null,
  dueAgainOn: null,
} as const;

it("the page behind a link counts what is still to be answered: not what was completed or handed in", () => {
  const initiatives = [
    makeInitiativeReport("a"),
    makeInitiativeReport("b", { state: "returned", content: makeAnswer() }),
    makeInitiativeReport("c", { isAsked: false }),
    makeInitiativeReport("d", { state: "submitted", content: makeAnswer() }),
  ];
  expect(items({ reports: [{ outstanding: owed }, { outstanding: null }], initiatives })).toEqual([
    "1項目",
    "取組の状況2件",
  ]);
  expect(items({ reports: [{ outstanding: null }], initiatives: initiatives.slice(2) })).toEqual([]);
});
