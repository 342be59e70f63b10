/** What a browser is told about an answer of the staff side, over a real socket. */

import { openTestDoor } from "@tests/fixtures/front-door";
import { afterEach, describe, expect, it } from "vitest";
import type { FrontDoor } from "./server";

let door: FrontDoor | undefined;
afterEach(async () => {
  await door?.close();
  door = undefined;
});

async function policyOf(path: string, development = false): Promise<string | null> {
  door = await openTestDoor({ development });
  const response = await fetch(`http://127.0.0.1:${door.port}${path}`);
  await door.close();
  return response.headers.get("content-security-policy");
}

describe("the content policy", () => {
  it("of a page lets it load its own", async () => {
    expect(await policyOf("/staff")).toMatch(/^default-src 'self'; /);
    expect(await policyOf("/api/reports/a/2025/evidence")).toMatch(/^default-src 'self'; /);
  });

  it.each([false, true])("of an evidence file lets it do nothing (development: %s)", async (development) => {
    const path = "/api/evidence/11111111-0000-4000-8000-000000000001";
    expect(await policyOf(path, development)).toBe("default-src 'none'; sandbox");
  });
});
