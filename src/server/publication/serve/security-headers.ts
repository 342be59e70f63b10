/** What every public answer carries, from the system itself and from a web server that got the exported folder. */

/** No script, no frame, nothing from elsewhere. */
const CONTENT_POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'";

/**
 * @param embeddable whether any page may show it in a frame (`/embed/…`)
 * @param searched whether it may have the field of the search; pages without it say so themselves
 */
export function securityHeaders(embeddable: boolean, searched = false): Record<string, string> {
  const form = searched ? "'self'" : "'none'";
  return {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Content-Security-Policy": `${CONTENT_POLICY}; form-action ${form}; frame-ancestors ${embeddable ? "*" : "'none'"}`,
  };
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
