/** The kinds of public pages, and which pages stand for each: what is the same on all of a kind is looked at once. */

interface Kind {
  readonly pattern: RegExp;
  /** Pages that differ in what they show: with marks and without, with a target in words. */
  readonly examples: readonly string[];
}

/** Every public page is of exactly one kind, in the current publication and, below /archive/{no}, in an earlier one. */
const KINDS: Readonly<Record<string, Kind>> = {
  home: { pattern: /^\/$/, examples: ["/"] },
  pillar: { pattern: /^\/pillars\/\d+$/, examples: ["/pillars/1"] },
  kpi: { pattern: /^\/kpis\/[^/]+$/, examples: ["/kpis/online-rate", "/kpis/digital-feeling"] },
  year: { pattern: /^\/years\/\d+$/, examples: ["/years/2023", "/years/2025"] },
  plan: { pattern: /^\/plans\/[^/]+$/, examples: ["/plans/dx-1", "/plans/dx-2"] },
  measure: { pattern: /^\/measures\/\d+-\d+$/, examples: ["/measures/1-1"] },
  planMeasure: { pattern: /^\/plans\/[^/]+\/measures\/\d+-\d+$/, examples: ["/plans/dx-1/measures/1-1"] },
  planPillar: { pattern: /^\/plans\/[^/]+\/pillars\/\d+$/, examples: ["/plans/dx-1/pillars/1"] },
  corrections: { pattern: /^\/corrections$/, examples: ["/corrections"] },
  search: { pattern: /^\/search$/, examples: ["/search"] },
  about: { pattern: /^\/about$/, examples: ["/about"] },
  data: { pattern: /^\/data$/, examples: ["/data"] },
  archive: { pattern: /^\/archive$/, examples: ["/archive"] },
  embed: {
    pattern: /^\/embed\/kpis\/[^/]+$/,
    examples: ["/embed/kpis/online-rate", "/embed/kpis/digital-feeling"],
  },
  otherHome: { pattern: /^\/(?:easy|en)$/, examples: ["/easy", "/en"] },
  otherPlan: { pattern: /^\/(?:easy|en)\/plans\/[^/]+$/, examples: ["/easy/plans/dx-1", "/en/plans/dx-2"] },
  otherPillar: {
    pattern: /^\/(?:easy|en)(?:\/plans\/[^/]+)?\/pillars\/\d+$/,
    examples: ["/easy/pillars/1", "/en/plans/dx-1/pillars/1"],
  },
  otherKpi: {
    pattern: /^\/(?:easy|en)\/kpis\/[^/]+$/,
    examples: ["/easy/kpis/online-rate", "/en/kpis/digital-feeling"],
  },
  otherYear: { pattern: /^\/(?:easy|en)\/years\/\d+$/, examples: ["/easy/years/2025", "/en/years/2023"] },
  otherAbout: { pattern: /^\/(?:easy|en)\/about$/, examples: ["/easy/about", "/en/about"] },
  otherMeasure: {
    pattern: /^\/(?:easy|en)(?:\/plans\/[^/]+)?\/measures\/\d+-\d+$/,
    examples: ["/easy/measures/1-1", "/en/plans/dx-1/measures/1-1"],
  },
  otherList: {
    pattern: /^\/(?:easy|en)\/(?:corrections|archive|data)$/,
    examples: ["/easy/corrections", "/en/archive", "/easy/data"],
  },
  otherSearch: { pattern: /^\/(?:easy|en)\/search$/, examples: ["/easy/search", "/en/search"] },
  notFound: {
    pattern: /^(?:\/(?:easy|en))?\/404\.html$/,
    examples: ["/404.html", "/easy/404.html", "/en/404.html"],
  },
};

const ARCHIVED = /^\/archive\/\d+(?=\/|$)/;

/** The page's address as it is in the current publication. */
function currentRoute(route: string): string {
  return route.replace(ARCHIVED, "") || "/";
}

export const isArchived = (route: string) => ARCHIVED.test(route);

/** Pages that are of no kind or of several: a new kind of page has to be named above. */
export function unclassified(routes: readonly string[]): string[] {
  const kinds = Object.values(KINDS);
  return routes.filter(
    (route) => kinds.filter(({ pattern }) => pattern.test(currentRoute(route))).length !== 1,
  );
}

/** @returns for each kind that these routes hold: the pages that stand for it */
export function examplesOf(routes: readonly string[]): Record<string, readonly string[]> {
  const found = Object.entries(KINDS).map(([kind, { pattern, examples }]) => {
    const ofKind = routes.filter((route) => pattern.test(currentRoute(route)));
    const named = ofKind.filter((route) => examples.includes(currentRoute(route)));
    return [kind, named.length > 0 ? named : ofKind.slice(0, 1)] as const;
  });
  return Object.fromEntries(found.filter(([, pages]) => pages.length > 0));
}

export const PAGE_KINDS = Object.keys(KINDS);
