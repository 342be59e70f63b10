/** What every answer of the staff side and the API carries. Next adds to it and overrides none of it. */
import type { ServerResponse } from "node:http";
import { transportSecurity } from "@/server/publication/serve/security-headers";

/**
 * Next writes its data into the page as inline scripts; nothing may come from elsewhere or go there. Signing in with
 * the organisation's account is a plain navigation, which no directive here holds back.
 */
const CONTENT_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** What people sent us is only ever saved. Should anything open it all the same, it runs nothing and is of no origin. */
const EVIDENCE_FILE = /^\/api\/evidence\//;
const EVIDENCE_POLICY = "default-src 'none'; sandbox";

export interface InnerHeaderOptions {
  /** What a browser's address bar shows. */
  readonly origin: string;
  /** Next's development pages evaluate code, which the policy forbids. */
  readonly development: boolean;
}

/** Next's own files are named by their content and may be kept. */
const KEPT = /^\/_next\//;

/** @returns sets the headers for a path on the response, before anything else does */
export function innerHeaders(options: InnerHeaderOptions): (path: string, response: ServerResponse) => void {
  const headers: Record<string, string> = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    ...(options.development ? {} : { "Content-Security-Policy": CONTENT_POLICY }),
    ...transportSecurity(options.origin),
  };
  const entries = Object.entries(headers);
  return (path, response) => {
    for (const [name, value] of entries) response.setHeader(name, value);
    if (EVIDENCE_FILE.test(path)) response.setHeader("Content-Security-Policy", EVIDENCE_POLICY);
    if (!KEPT.test(path)) response.setHeader("Cache-Control", "no-store");
  };
}
