/** What a browser is told about an answer of the staff side, over a real socket. */

import { createHash } from "node:crypto";
import { openTestDoor, type Seen } from "@tests/fixtures/front-door";
import { afterEach, describe, expect, it } from "vitest";
import { securityHeaders } from "@/server/publication/serve/security-headers";
import type { FrontDoor } from "./server";

let door: FrontDoor | undefined;
afterEach(async () => {
  await door?.close();
  door = undefined;
});

const STYLE = ".a{color:red}";

async function policyOf(path: string, development = false): Promise<string | null> {
  door = await openTestDoor({ development, styles: [STYLE] });
  const response = await fetch(`http://127.0.0.1:${door.port}${path}`);
  await door.close();
  return response.headers.get("content-security-policy");
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function directive(policy: string | null, name: string): string[] {
  const found = policy?.split("; ").find((each) => each.startsWith(`${name} `));
  return found?.split(" ").slice(1) ?? [];
}

describe("the content policy", () => {
  it("of a page lets run what has the nonce of this one answer, and what that loads", async () => {
    const policies = [await policyOf("/staff"), await policyOf("/staff/sign-in")];
    const nonces = policies
      .map((policy) => directive(policy, "script-src"))
      .map((sources) => {
        expect(sources).toEqual([
          "'self'",
          expect.stringMatching(/^'nonce-[\w+/]{22}=='$/),
          "'strict-dynamic'",
        ]);
        return sources[1];
      });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it("of a page lets apply style sheets, and of style elements the one with the text that is known", async () => {
    expect(directive(await policyOf("/staff"), "style-src")).toEqual(["'self'", hashOf(STYLE)]);
  });

  it("of a page lets apply one style attribute, which React gives to parts of a chart that come later", async () => {
    expect(directive(await policyOf("/staff"), "style-src-attr")).toEqual([
      "'unsafe-hashes'",
      hashOf("display:none"),
    ]);
  });

  it("is told to whatever makes the page, and nobody else can tell it", async () => {
    door = await openTestDoor({ styles: [STYLE] });
    const response = await fetch(`http://127.0.0.1:${door.port}/staff`, {
      headers: { "Content-Security-Policy": "script-src 'nonce-forged'" },
    });
    const seen: Seen = await response.json();
    expect(seen.headers["content-security-policy"]).toBe(response.headers.get("content-security-policy"));
    expect(seen.rawHeaders).not.toContain("script-src 'nonce-forged'");
  });

  it.each(["/api/plans/dx-2/preview/about", "/api/audit", "/api/none", "/_next/none"])(
    "of %s is that of the public side, which has no script",
    async (path) => {
      expect(await policyOf(path)).toBe(securityHeaders(false)["Content-Security-Policy"]);
      expect(directive(await policyOf(path), "script-src")).toEqual([]);
    },
  );

  it.each([false, true])("of an evidence file lets it do nothing (development: %s)", async (development) => {
    const path = "/api/evidence/11111111-0000-4000-8000-000000000001";
    expect(await policyOf(path, development)).toBe("default-src 'none'; sandbox");
  });
});
