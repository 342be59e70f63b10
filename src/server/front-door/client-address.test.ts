import { ORIGIN, openTestDoor, raw, type Seen } from "@tests/fixtures/front-door";
import { afterEach, describe, expect, it } from "vitest";
import { networkOf } from "./client-address";
import type { FrontDoor } from "./server";

let door: FrontDoor | undefined;
afterEach(async () => {
  await door?.close();
});

/** Sends the headers and returns what reached the inside. */
async function reaches(
  headers: Readonly<Record<string, string>>,
  trustedProxies: readonly string[] = [],
): Promise<Seen> {
  door = await openTestDoor({ trustedProxies });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const { text } = await raw(
    door.port,
    `GET /staff/entry?a=1 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n${lines.join("")}\r\n`,
  );
  return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
}

describe("what a client must not say", () => {
  it("does not reach the inside, in either form of the headers", async () => {
    const forged = [
      "X-Middleware-Subrequest",
      "x-middleware-rewrite",
      "x-middleware-set-cookie",
      "X-Ayumi-Role",
      "X-Nextjs-Data",
      "X-Next-Cache-Tags",
      "Next-Resume",
      "next-internal-x",
      "x-invoke-path",
      "X-Matched-Path",
      "X-Prerender-Revalidate",
      "X-Forwarded-Host",
      "X-Forwarded-Port",
      "X-Forwarded-For",
      "Forwarded",
      "X-Real-IP",
      "X-Original-URL",
      "X-Rewrite-URL",
      "X-HTTP-Method-Override",
      "Content-Security-Policy-Report-Only",
    ];
    const seen = await reaches(Object.fromEntries(forged.map((name) => [name, "forged"])));
    expect(JSON.stringify(seen)).not.toContain("forged");
    expect(Object.keys(seen.headers).sort()).toEqual([
      "connection",
      "content-security-policy",
      "host",
      "x-ayumi-client",
      "x-ayumi-path",
      "x-forwarded-proto",
    ]);
  });

  it("is replaced by what we know: our own host, the client's address and the path", async () => {
    const seen = await reaches({
      "X-Ayumi-Client": "forged",
      "X-Ayumi-Path": "forged",
      "X-Forwarded-Proto": "forged",
    });
    const ours = {
      host: new URL(ORIGIN).host,
      "x-forwarded-proto": "https",
      "x-ayumi-client": "127.0.0.1",
      "x-ayumi-path": "/staff/entry?a=1",
    };
    expect(seen.headers).toMatchObject(ours);
    expect(seen.rawHeaders).toEqual(expect.arrayContaining(Object.entries(ours).flat()));
  });

  it("leaves what Next's own pages send", async () => {
    const state = encodeURIComponent(JSON.stringify(["", {}]));
    const own = { rsc: "1", "next-action": "abc", "next-router-state-tree": state, cookie: "a=b" };
    expect((await reaches(own)).headers).toMatchObject(own);
  });
});

describe("X-Forwarded-For", () => {
  const heard = async (value: string, proxies: readonly string[]) =>
    (await reaches({ "X-Forwarded-For": value }, proxies)).headers["x-ayumi-client"];

  it("is believed from a trusted proxy alone", async () => {
    expect(await heard("192.0.2.7", [])).toBe("127.0.0.1");
    expect(await heard("192.0.2.7", ["10.0.0.0/8"])).toBe("127.0.0.1");
    expect(await heard("192.0.2.7", ["127.0.0.1"])).toBe("192.0.2.7");
    expect(await heard("2001:db8::7", ["127.0.0.0/8"])).toBe("2001:db8::7");
  });

  it("is read from the end, over proxies of ours, to the first that is none", async () => {
    expect(await heard("198.51.100.1, 192.0.2.7", ["127.0.0.1"])).toBe("192.0.2.7");
    expect(await heard("198.51.100.1, 192.0.2.7, 10.1.1.1", ["127.0.0.1", "10.0.0.0/8"])).toBe("192.0.2.7");
    expect(await heard("10.2.2.2, 10.1.1.1", ["127.0.0.1", "10.0.0.0/8"])).toBe("10.2.2.2");
  });

  it("changes nothing where it is no address", async () => {
    for (const value of ["", "unknown", "<script>", "192.0.2.7, x"]) {
      expect(await heard(value, ["127.0.0.1"])).toBe("127.0.0.1");
    }
  });
});

it.each([
  ["192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:0db8:1:2::9", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["fe80::", "fe80:0:0:0"],
])("%s is of the network %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
