/** The Content-Security-Policy of the staff side and the API: what a browser may run and show of an answer. */
import { createHash, randomBytes } from "node:crypto";
import { securityHeaders } from "@/server/publication/serve/security-headers";

/** Only these have scripts. */
const PAGE = /^\/staff(?:\/|$)/;
/** What people sent us is only ever saved. Should anything open it all the same, it runs nothing and is of no origin. */
const EVIDENCE_FILE = /^\/api\/evidence\//;
const EVIDENCE_POLICY = "default-src 'none'; sandbox";
/** Data, and pages of the public side: one that is not published yet, and 「見つかりません」. */
const ELSE = securityHeaders(false)["Content-Security-Policy"] ?? "default-src 'none'";

/** React writes so where a part of a chart comes after the rest of the page, until it is put in its place. */
const HIDDEN_PART = "display:none";

/** 128 bits, as the specification asks for at least. */
const NONCE_BYTES = 16;

export interface ContentPolicyOptions {
  /** Next's development pages evaluate code: they have no policy. */
  readonly development: boolean;
  /** The texts of the style elements that pages carry: no other applies. */
  readonly styles: readonly string[];
}

/** @returns the policy for a path, for one answer: that of a page has a nonce of its own */
export function contentPolicy(options: ContentPolicyOptions): (path: string) => string | null {
  const hashes = options.styles.map(hashOf);
  return (path) => {
    if (EVIDENCE_FILE.test(path)) return EVIDENCE_POLICY;
    if (!PAGE.test(path)) return ELSE;
    return options.development ? null : pagePolicy(randomBytes(NONCE_BYTES).toString("base64"), hashes);
  };
}

/**
 * Next writes its data into the page as inline scripts and marks them with the nonce; what these scripts load may run as
 * well ('strict-dynamic'), and nothing else, not even a file of ours. Browsers that do not know 'strict-dynamic' read
 * 'self'. Signing in with the organisation's account is a plain navigation, which no directive here holds back.
 */
function pagePolicy(nonce: string, styleHashes: readonly string[]): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    ["style-src 'self'", ...styleHashes].join(" "),
    `style-src-attr 'unsafe-hashes' ${hashOf(HIDDEN_PART)}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
