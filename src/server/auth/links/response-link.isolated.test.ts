import { createHmac, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { linkOfToken, responseUrl } from "./response-link";

const SECRET = "only-for-this-test-0123456789-0123456789";

beforeAll(() => {
  process.env.AUTH_SECRET = SECRET;
  process.env.APP_ORIGIN = "https://ayumi.example.lg.jp";
});

const tokenOf = (url: string) => new URL(url).searchParams.get("token") ?? "";

/** A token as this file would have made it with another secret or for another purpose. */
function forged(linkId: string, secret: string, purpose: string): string {
  const id = Buffer.from(linkId.replaceAll("-", ""), "hex");
  const mac = createHmac("sha256", secret).update(purpose).update(id).digest();
  return Buffer.concat([id, mac]).toString("base64url");
}

describe("a personal link", () => {
  it("stands under the site's own address, and survives being broken at no sign but letters, digits, - and _", () => {
    const url = responseUrl(randomUUID());
    expect(url).toMatch(/^https:\/\/ayumi\.example\.lg\.jp\/staff\/answer\?token=[A-Za-z0-9_-]{64}$/);
  });

  it("leads back to its id, and two links to two", () => {
    const ids = [randomUUID(), randomUUID(), "00000000-0000-4000-8000-000000000000"];
    expect(ids.map((id) => linkOfToken(tokenOf(responseUrl(id))))).toEqual(ids);
  });

  it("is not made of anything but an id", () => {
    expect(() => responseUrl("x")).toThrow(RangeError);
  });

  it("is refused with any one character changed", () => {
    const token = tokenOf(responseUrl(randomUUID()));
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === "A" ? "B" : "A";
      expect(linkOfToken(token.slice(0, at) + other + token.slice(at + 1)), `at ${at}`).toBeNull();
    }
  });

  it("is refused when made with another secret or for another purpose", () => {
    const id = randomUUID();
    const purpose = "ayumi answer link 1\n";
    expect(linkOfToken(forged(id, SECRET, purpose))).toBe(id);
    expect(linkOfToken(forged(id, `${SECRET}x`, purpose))).toBeNull();
    expect(linkOfToken(forged(id, SECRET, ""))).toBeNull();
    expect(linkOfToken(forged(id, SECRET, "ayumi session 1\n"))).toBeNull();
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a number", 1],
    ["an object", {}],
    ["no text", ""],
    ["another length", "A".repeat(63)],
    ["the stand-in for what has no form", "A".repeat(64)],
    ["a very long text", "A".repeat(1_000_000)],
    ["other signs", "=".repeat(64)],
  ])("is refused as %s", (_what, token) => {
    expect(linkOfToken(token)).toBeNull();
  });

  it("is refused with anything around it, cut short, or given twice", () => {
    const token = tokenOf(responseUrl(randomUUID()));
    for (const wrong of [
      `${token}\n`,
      ` ${token}`,
      token.slice(0, -1),
      `${token}=`,
      [token],
      [token, token],
    ]) {
      expect(linkOfToken(wrong)).toBeNull();
    }
  });
});
