import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { parseTransferParty, transferFormSchema } from "./schema";
import { transferPage } from "./view-model";

const ID = "0a0a0a0a-0000-4000-8000-000000000001";
const DEPARTMENT = { id: "0a0a0a0a-0000-4000-8000-00000000000d", name: "総務課" };
const problem = {
  kpiId: toKpiId("a"),
  name: "指標a",
  planId: "dx-2",
  department: DEPARTMENT,
  respondent: null,
  problem: "no_account",
  round: { id: "r1", fy: fiscalYear(2025), title: "照会" },
} as const;
const person = { id: ID, name: "佐藤", active: true, departmentId: DEPARTMENT.id, items: 0 };
const SOURCE = {
  problems: [],
  people: [],
  departments: [{ ...DEPARTMENT, kpis: 3, metrics: 0, initiatives: 0 }],
  chosen: null,
};

describe("the page of transfers", () => {
  it.each([
    [{ problem: "no_department", department: null }, "所管課が決まっていません", "/staff/plan?plan=dx-2"],
    [{ problem: "no_account" }, "所管課に使えるアカウントがありません", "/staff/accounts"],
    [
      { problem: "respondent_moved", respondent: { id: ID, name: "佐藤" } },
      "担当者がほかの課に移っています（佐藤）",
      `/staff/transfer?from=person-${ID}#holdings-heading`,
    ],
  ] as const)("says why a request reaches nobody, and where that is put right", (over, words, href) => {
    const page = transferPage({ ...SOURCE, problems: [{ ...problem, ...over }] });
    expect(page.problems).toMatchObject([{ words, remedy: { href } }]);
  });

  it("lists first who has something to transfer, and says who is suspended", () => {
    const people = [person, { ...person, id: `${ID.slice(0, -1)}2`, name: "鈴木", active: false, items: 2 }];
    expect(transferPage({ ...SOURCE, people }).people.map(({ label }) => label)).toEqual([
      "総務課　鈴木（停止中）　担当2件",
      "総務課　佐藤",
    ]);
    expect(transferPage(SOURCE).departments).toEqual([
      { value: `department-${DEPARTMENT.id}`, label: "総務課　指標3件" },
    ]);
  });
});

describe("what the forms send", () => {
  it("names who leaves by kind and id, and nothing else", () => {
    expect(parseTransferParty(`person-${ID}`)).toEqual({ kind: "person", id: ID });
    expect(parseTransferParty(`department-${ID}`)).toEqual({ kind: "department", id: ID });
    for (const text of [undefined, "", ID, `admin-${ID}`, [`person-${ID}`]])
      expect(parseTransferParty(text)).toBeNull();
    const form = { party: `person-${ID}`, seen: "x" };
    expect(transferFormSchema.parse({ ...form, to: "everybody" }).to).toBeNull();
    expect(transferFormSchema.parse({ ...form, to: ID }).to).toBe(ID);
  });
});
