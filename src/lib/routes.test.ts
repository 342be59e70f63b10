import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { auditCsvHref, staffRoutes } from "./routes";

const APP = path.resolve(import.meta.dirname, "../app");

/** Addresses of every page.tsx, route groups left out: /staff/entry/[kpiId]/[fy]. */
function pagePatterns(): string[] {
  return readdirSync(APP, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => {
      const parts = path.dirname(file).split(path.sep);
      return `/${parts.filter((part) => part !== "." && !part.startsWith("(")).join("/")}`;
    })
    .filter((pattern) => !pattern.includes("[..."));
}

function matches(pattern: string, address: string): boolean {
  const expected = pattern.split("/");
  const given = (address.split("?")[0] ?? "").split("/");
  return (
    expected.length === given.length &&
    expected.every((part, index) => part === given[index] || /^\[\w+\]$/.test(part))
  );
}

/** The pages that answer an address: of those that match, Next takes the one with the fewest names left open. */
function pagesOf(address: string): string[] {
  const matching = pagePatterns().filter((pattern) => matches(pattern, address));
  const openNames = (pattern: string) => pattern.split("[").length;
  const fewest = Math.min(...matching.map(openNames));
  return matching.filter((pattern) => openNames(pattern) === fewest);
}

const ADDRESSES: Record<keyof typeof staffRoutes, string> = {
  home: staffRoutes.home(),
  help: staffRoutes.help(),
  search: staffRoutes.search({ q: "紙 R7" }),
  signIn: staffRoutes.signIn(),
  setUp: staffRoutes.setUp(),
  invitation: staffRoutes.invitation(),
  password: staffRoutes.password(),
  sessions: staffRoutes.sessions(),
  secondFactor: staffRoutes.secondFactor(),
  ownMails: staffRoutes.ownMails(),
  signInStep: staffRoutes.signInStep(),
  entry: staffRoutes.entry({ fy: 2025 }),
  entryForm: staffRoutes.entryForm("paper-sheets", 2025),
  entryInitiatives: staffRoutes.entryInitiatives(2025, { plan: "dx-2", measure: "1-2" }),
  entryAssessments: staffRoutes.entryAssessments(2025, { plan: "dx-2", part: "dx-2:1-2" }),
  entryInitiative: staffRoutes.entryInitiative(2025, "dx-2-1-1-1"),
  approval: staffRoutes.approval(2025, { at: "paper-sheets" }),
  dashboard: staffRoutes.dashboard({ plan: "dx-2", fy: 2025 }),
  dashboardPillar: staffRoutes.dashboardPillar(1, { plan: "dx-2" }),
  dashboardMeasure: staffRoutes.dashboardMeasure(1, 2, { plan: "dx-2" }),
  explore: staffRoutes.explore({ plan: "dx-2" }),
  presentation: staffRoutes.presentation({ plan: "dx-2", screen: 3 }),
  presentationClosing: staffRoutes.presentationClosing({ plan: "dx-2" }),
  dashboardKpi: staffRoutes.dashboardKpi("paper-sheets", { plan: "dx-2", "as-of": 3 }),
  responseLink: staffRoutes.responseLink(),
  rounds: staffRoutes.rounds(),
  round: staffRoutes.round("7b1c2f0e-0000-4000-8000-000000000000", { show: "todo" }),
  roundGrid: staffRoutes.roundGrid("7b1c2f0e-0000-4000-8000-000000000000"),
  roundReminder: staffRoutes.roundReminder("7b1c2f0e-0000-4000-8000-000000000000"),
  roundSheets: staffRoutes.roundSheets("7b1c2f0e-0000-4000-8000-000000000000"),
  transfer: staffRoutes.transfer(),
  mails: staffRoutes.mails({ state: "failed" }),
  publications: staffRoutes.publications(),
  publicationComparison: staffRoutes.publicationComparison({ from: "3", to: "4" }),
  newPublication: staffRoutes.newPublication(),
  publicationStops: staffRoutes.publicationStops(),
  plan: staffRoutes.plan({ plan: "dx-1" }),
  planEdit: staffRoutes.planEdit("dx-2"),
  planTexts: staffRoutes.planTexts("dx-2"),
  planPillar: staffRoutes.planPillar("dx-2", "new"),
  planMeasure: staffRoutes.planMeasure("dx-2", 1, 2),
  planInitiative: staffRoutes.planInitiative("dx-2", "dx-2-1-1-1"),
  planNewInitiative: staffRoutes.planNewInitiative("dx-2", 1, 2),
  planKpi: staffRoutes.planKpi("dx-2", "paper-sheets"),
  planMetric: staffRoutes.planMetric("dx-2", "library-cards"),
  planNewMetric: staffRoutes.planNewMetric("dx-2"),
  suggestions: staffRoutes.suggestions({ suggested: "made" }),
  newSuggestion: staffRoutes.newSuggestion(),
  planNewKpi: staffRoutes.planNewKpi("dx-2"),
  planFile: staffRoutes.planFile(),
  pastFigures: staffRoutes.pastFigures(),
  pastFiguresImport: staffRoutes.pastFiguresImport("7b1c2f0e-0000-4000-8000-000000000000"),
  planProposal: staffRoutes.planProposal("dx-2"),
  accounts: staffRoutes.accounts(),
  newAccount: staffRoutes.newAccount(),
  account: staffRoutes.account("7b1c2f0e-0000-4000-8000-000000000000"),
  audit: staffRoutes.audit({ kpi: "paper-sheets", fy: 2025 }),
};

describe("staff routes and the tree of pages", () => {
  it.each(Object.entries(ADDRESSES))("%s leads to a page", (_name, address) => {
    expect(pagesOf(address)).toHaveLength(1);
  });

  it.each(pagePatterns())("%s has a route", (pattern) => {
    expect(Object.values(ADDRESSES).filter((address) => pagesOf(address).includes(pattern))).not.toHaveLength(
      0,
    );
  });
});

describe("queries", () => {
  it("say what was done just now, where that leads to another page", () => {
    expect(staffRoutes.plan({ plan: "dx-2", done: "discarded" })).toBe(
      "/staff/plan?plan=dx-2&done=discarded",
    );
    expect(staffRoutes.publicationStops({ told: "hidden" })).toMatch(/\?told=hidden$/);
  });

  it("name both publications that are compared", () => {
    expect(staffRoutes.publicationComparison({ from: "3", to: "4" })).toBe(
      "/staff/publications/compare?from=3&to=4",
    );
  });

  it("names plan and year, and nothing that was not given", () => {
    expect(staffRoutes.dashboard({ plan: "dx-2", fy: 2025 })).toBe("/staff/dashboard?plan=dx-2&fy=2025");
    expect(staffRoutes.entry({ fy: 2025 })).toBe("/staff/entry?fy=2025");
    expect(staffRoutes.dashboardPillar(2)).toBe("/staff/dashboard/pillars/2");
    expect(staffRoutes.dashboardMeasure(2, 1)).toBe("/staff/dashboard/measures/2-1");
    expect(staffRoutes.audit()).toBe("/staff/audit");
    expect(staffRoutes.audit({ before: "51", fy: 2025, person: "system", kpi: "x", action: "a.b" })).toBe(
      "/staff/audit?person=system&kpi=x&fy=2025&action=a.b&before=51",
    );
    expect(auditCsvHref({ fy: 2025 })).toBe("/api/audit?fy=2025");
  });
});
