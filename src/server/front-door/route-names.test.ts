import { describe, expect, it } from "vitest";
import { routeNames } from "./route-names";

const nameOf = routeNames([
  "/[[...path]]",
  "/api/publications/preview/[key]/[[...path]]",
  "/staff",
  "/staff/[...unknown]",
  "/staff/accounts/[accountId]/edit",
  "/staff/accounts/new",
  "/staff/entry/[kpiId]/[fy]",
  "/staff/entry/assessments/[fy]",
  "/staff/entry/initiatives/[fy]",
]);

describe("the route of a path", () => {
  it.each([
    ["/", "/"],
    ["/kpis/paper-sheets", "/kpis/[kpiId]"],
    ["/kpis/paper-sheets/", "/kpis/[kpiId]"],
    ["/plans/dx-2/pillars/1", "/plans/[planId]/pillars/[no]"],
    ["/archive/3", "/archive/[no]"],
    ["/archive/3/kpis/paper-sheets", "/archive/[no]/[...path]"],
    ["/data/kpis.csv", "/data/[file]"],
    ["/feed.xml", "/feed.xml"],
    ["/metrics", "/metrics"],
    ["/feedxxml", "/[...unknown]"],
    ["/staff/", "/staff"],
    ["/staff/entry/paper-sheets/2025", "/staff/entry/[kpiId]/[fy]"],
    ["/staff/entry/initiatives/2025", "/staff/entry/initiatives/[fy]"],
    ["/staff/accounts/new", "/staff/accounts/new"],
    ["/staff/accounts/5/edit", "/staff/accounts/[accountId]/edit"],
    ["/staff/nothing", "/staff/[...unknown]"],
    ["/api/publications/preview/abc", "/api/publications/preview/[key]/[[...path]]"],
    ["/api/publications/preview/abc/kpis/x", "/api/publications/preview/[key]/[[...path]]"],
    ["/api/what", "/api/[...unknown]"],
    ["/_next/static/chunks/a.js", "/_next/[...file]"],
    ["/wp-login.php", "/[...unknown]"],
    ["no path", "/[...unknown]"],
  ])("%s is %s", (path, route) => {
    expect(nameOf(path)).toBe(route);
  });

  it("is one of a fixed list, whatever is asked for", () => {
    const asked = Array.from({ length: 1_000 }, (_, index) => `/kpis/${index}/${index % 7}/x${index}`);
    expect(new Set(asked.map(nameOf))).toEqual(new Set(["/[...unknown]"]));
  });
});
