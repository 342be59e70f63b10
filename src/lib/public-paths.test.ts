import { describe, expect, it } from "vitest";
import { filePathOf, linkBetween, publicRoutes, relativeLink, routeOfFile } from "./public-paths";

describe("public paths", () => {
  const routes = [
    "/",
    "/kpis/paper-sheets",
    "/years/2025",
    "/data",
    "/data/kpis.csv",
    "/data/kpis/paper-sheets.json",
    "/404.html",
  ];

  it.each(routes)("%s and its file name each other", (route) => {
    expect(routeOfFile(filePathOf(route))).toBe(route);
  });

  it("puts a page into a folder and a file where it is", () => {
    expect(filePathOf("/")).toBe("index.html");
    expect(filePathOf(publicRoutes.kpi("x"))).toBe("kpis/x/index.html");
    expect(filePathOf("/kpis/x/")).toBe("kpis/x/index.html");
    expect(filePathOf(publicRoutes.kpiCsv("x"))).toBe("data/kpis/x.csv");
  });

  it("links from file to file", () => {
    expect(relativeLink("kpis/x/index.html", "data/kpis.csv")).toBe("../../data/kpis.csv");
    expect(relativeLink("kpis/x/index.html", "kpis/y/index.html")).toBe("../y/index.html");
    expect(relativeLink("index.html", "index.html")).toBe("index.html");
    expect(relativeLink("data/index.html", "data/kpis.csv")).toBe("kpis.csv");
  });

  it("links below the base path", () => {
    expect(linkBetween("absolute-path", "/kpis/x", "/")).toBe("/");
    expect(linkBetween("absolute-path", "/kpis/x", "/", "/archive/3")).toBe("/archive/3");
    expect(linkBetween("absolute-path", "/", "/kpis/x", "/archive/3")).toBe("/archive/3/kpis/x");
    expect(linkBetween("relative-file", "/kpis/x", "/")).toBe("../../index.html");
  });
});
