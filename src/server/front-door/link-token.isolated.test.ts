import { readFileSync } from "node:fs";
import { echo, openTestDoor, raw, statuses } from "@tests/fixtures/front-door";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FrontDoor } from "./server";

const TOKEN = "aB3-_".repeat(12);
const inner = echo();
let door: FrontDoor;
beforeAll(async () => {
  process.env.APP_ORIGIN = "https://dx.example.lg.jp";
  door = await openTestDoor({ inner });
});
afterAll(() => door.close());
beforeEach(() => {
  inner.seen.length = 0;
});

const ask = (line: string) => raw(door.port, `${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);

describe("a link's token", () => {
  it.each(["/staff/answer", "/staff/invitation", "/staff/set-up"])(
    "leaves the address of %s with the first request, for a cookie of that page alone",
    async (page) => {
      for (const line of [`GET ${page}?token=${TOKEN}`, `HEAD ${page}?utm=1&token=${TOKEN}`]) {
        const answer = await ask(line);
        expect(statuses(answer)).toEqual([303]);
        expect(answer.text).toMatch(new RegExp(`^Location: ${page}\r$`, "m"));
        expect(answer.text).toMatch(/^Cache-Control: no-store\r$/m);
        expect(answer.text).toMatch(/^Referrer-Policy: no-referrer\r$/m);
        const [cookie, ...attributes] = (/^Set-Cookie: (.*)\r$/m.exec(answer.text)?.[1] ?? "").split("; ");
        expect(cookie).toMatch(new RegExp(`ayumi-link=${TOKEN}$`));
        expect(attributes).toEqual(
          expect.arrayContaining([`Path=${page}`, "Max-Age=900", "HttpOnly", "SameSite=Lax"]),
        );
      }
      expect(inner.seen).toEqual([]);
    },
  );

  it.each([
    `token=${TOKEN}&token=${TOKEN}`,
    "token=",
    "token=a%0d%0ab",
    "token=%22;x",
    `token=${"a".repeat(300)}`,
  ])("that is none takes the place of an earlier one: %s", async (query) => {
    const answer = await ask(`GET /staff/answer?${query}`);
    expect(statuses(answer)).toEqual([303]);
    expect(answer.text).toMatch(/^Set-Cookie: \S*ayumi-link=-;/m);
  });

  it("is looked for on no other page, and not where there is none", async () => {
    for (const path of ["/staff/answer", "/staff/answer/x?token=a", "/staff/entry?token=a"]) {
      expect(statuses(await ask(`GET ${path}`))).toEqual([200]);
    }
  });
});

describe("the log of the proxy that docs/ops shows", () => {
  const document = readFileSync("docs/ops/nginx/ayumi.conf", "utf8");
  // The first that fits is taken.
  const patterns = [...document.matchAll(/^ +"~(\^.*)" "(.*)";$/gm)].map(([, pattern = "", shown = ""]) => ({
    pattern: new RegExp(`${pattern}.*`),
    shown: shown.replace(/\$(\w+)/g, "$<$1>"),
  }));
  const logged = (uri: string) => {
    const fits = patterns.find(({ pattern }) => pattern.test(uri));
    return fits ? uri.replace(fits.pattern, fits.shown) : uri;
  };

  it("keeps no token, nor what somebody looked for", () => {
    expect(patterns).not.toEqual([]);
    for (const uri of [`/staff/answer?token=${TOKEN}`, `/staff/answer?a=1&token=${TOKEN}&b=2`]) {
      expect(logged(uri)).toBe("/staff/answer?token=***");
    }
    expect(logged("/api/auth/callback/oidc?code=a&state=b")).toBe("/api/auth/callback/oidc?***");
    expect(logged("/search?q=%E7%B4%99&token=a")).toBe("/search?***");
    expect(logged("/staff/entry?fy=2025")).toBe("/staff/entry?fy=2025");
    expect(document).toMatch(/log_format ayumi '[^']*\$ayumi_uri[^']*'/);
    expect(/log_format ayumi '([^']*)'/.exec(document)?.[1]).not.toMatch(
      /\$request\b|\$request_uri|\$args|http_referer/,
    );
    expect(document).toMatch(/access_log \S+ ayumi;/);
  });
});
