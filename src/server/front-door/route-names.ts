/** Addresses by their pattern: what is told and counted by kind, however many KPIs, years and accounts there are. */

/** Of the public site; see lib/public-paths.ts. */
const PUBLIC = [
  "/",
  "/about",
  "/archive",
  "/archive/[no]",
  "/archive/[no]/[...path]",
  "/corrections",
  "/data",
  "/data/[file]",
  "/data/kpis/[file]",
  "/embed/kpis/[kpiId]",
  "/feed.xml",
  "/kpis/[kpiId]",
  "/measures/[place]",
  "/metrics",
  "/pillars/[no]",
  "/plans/[planId]",
  "/plans/[planId]/measures/[place]",
  "/plans/[planId]/pillars/[no]",
  "/search",
  "/sitemap.xml",
  "/years/[fy]",
];
/** Whatever else is asked for there. */
const UNKNOWN = ["/_next/[...file]", "/api/[...unknown]", "/staff/[...unknown]", "/[...unknown]"];

/** The addresses of a route: `[id]` stands for one segment, `[...path]` for one or more, `[[...path]]` for any. */
export function routePattern(route: string): RegExp {
  const segments = route.split("/").slice(1);
  const patterns = segments.map((segment) => {
    if (segment.startsWith("[[...")) return "(?:/.*)?";
    if (segment.startsWith("[...")) return "/.+";
    return segment.startsWith("[") ? "/[^/]+" : `/${segment.replaceAll(".", "\\.")}`;
  });
  return new RegExp(`^${patterns.join("")}/?$`);
}

/**
 * @param inner the routes of what stands behind the front door
 * @returns the route of a path; always one of a fixed list
 */
export function routeNames(inner: readonly string[]): (path: string) => string {
  const named = [...new Set([...PUBLIC, ...inner])].filter((route) => route !== "/[[...path]]");
  const fixed = new Set(named.filter((route) => !route.includes("[")));
  const patterns = [...named.filter((route) => route.includes("[")).sort(exactFirst), ...UNKNOWN].map(
    (route) => ({ route, pattern: routePattern(route) }),
  );
  return (path) => {
    const trimmed = path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
    if (fixed.has(trimmed)) return trimmed;
    return patterns.find(({ pattern }) => pattern.test(path))?.route ?? "/[...unknown]";
  };
}

/** What takes any number of segments comes after what takes a certain one, and of these the most exact first, as in Next. */
function exactFirst(one: string, other: string): number {
  const openNames = (route: string) => route.split("[").length;
  return Number(one.includes("[...")) - Number(other.includes("[...")) || openNames(one) - openNames(other);
}
