/** What every public answer carries, from the system itself and from a web server that got the exported folder. */

/** No script, no frame, nothing from elsewhere. What a reader types into the browser's console (verify.mjs) may read this site. */
const CONTENT_POLICY =
  "default-src 'none'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'";

/**
 * No Cross-Origin-Opener-Policy: a page without scripts has nothing that another window could reach, and browsers begin a
 * new process for a page that has it, which shows it a quarter of a second later.
 * @param embeddable whether any page may show it in a frame (`/embed/…`)
 * @param searched whether it may have the field of the search; pages without it say so themselves
 */
export function securityHeaders(embeddable: boolean, searched = false): Record<string, string> {
  const form = searched ? "'self'" : "'none'";
  return {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Content-Security-Policy": `${CONTENT_POLICY}; form-action ${form}; frame-ancestors ${embeddable ? "*" : "'none'"}`,
  };
}

/** What programs of other sites read: data, feed, cards, and everything of the archive. */
export const SHARED_PATHS = ["data/", "embed/", "archive/", "feed.xml"] as const;

/** Any site may read it: it is public, and nothing in it depends on who asks. */
export const SHARED: Readonly<Record<string, string>> = { "Access-Control-Allow-Origin": "*" };

/** @param path as it was asked for, from the site's root: `/archive/3/data/kpis.csv` */
export function sharingHeaders(path: string): Readonly<Record<string, string>> {
  return SHARED_PATHS.some((shared) => path.startsWith(shared, 1)) ? SHARED : {};
}

/**
 * Keeps browsers on https, where people reach the site by it. Subdomains are other services' business.
 * @param origin what a browser's address bar shows
 */
export function transportSecurity(origin: string): Record<string, string> {
  return origin.startsWith("https://") ? { "Strict-Transport-Security": "max-age=31536000" } : {};
}

/**
 * Short, and asked again by its tag after that: a new publication is soon seen, and what was withdrawn is gone from every
 * cache within a minute. For archived pages and evidence as well, which a withdrawal marks.
 */
export const CACHE_PUBLIC = "public, max-age=60, must-revalidate";
