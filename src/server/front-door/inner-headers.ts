/** What every answer of the staff side and the API carries. Next adds to it and overrides none of it. */
import type { ServerResponse } from "node:http";
import { transportSecurity } from "@/server/publication/serve/security-headers";
import { type ContentPolicyOptions, contentPolicy } from "./content-policy";

export interface InnerHeaderOptions extends ContentPolicyOptions {
  /** What a browser's address bar shows. */
  readonly origin: string;
}

/** Next's own files are named by their content and may be kept. */
const KEPT = /^\/_next\//;

/** Set on the response before anything else is; answers with the content policy among them. */
type SetHeaders = (path: string, response: ServerResponse) => string | null;

export function innerHeaders(options: InnerHeaderOptions): SetHeaders {
  const policyOf = contentPolicy(options);
  const headers: Record<string, string> = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    ...transportSecurity(options.origin),
  };
  const entries = Object.entries(headers);
  return (path, response) => {
    for (const [name, value] of entries) response.setHeader(name, value);
    const policy = policyOf(path);
    if (policy !== null) response.setHeader("Content-Security-Policy", policy);
    if (!KEPT.test(path)) response.setHeader("Cache-Control", "no-store");
    return policy;
  };
}
