/** Each thing that may be wrong around the server, and the line that says so. */
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { openTestDoor } from "@tests/fixtures/front-door";
import { startMailSink } from "@tests/fixtures/mail-sink";
import { describe, expect, it } from "vitest";
import { freePorts } from "@/cli/postgres/cluster";
import { greetMailServer } from "@/server/mail/transport";
import { findingText } from "./finding";
import {
  type OriginFacts,
  oidcFinding,
  originFindings,
  readDiscovery,
  readOriginFacts,
  smtpFinding,
  spaceFinding,
} from "./outside";

const ISSUER = "https://login.example.jp/realms/city";
const DISCOVERY = {
  issuer: ISSUER,
  authorization_endpoint: `${ISSUER}/auth`,
  token_endpoint: `${ISSUER}/token`,
  jwks_uri: `${ISSUER}/certs`,
  scopes_supported: ["openid", "email", "profile"],
  claims_supported: ["sub", "email", "email_verified"],
};

describe("the OpenID provider", () => {
  it("is right as Keycloak and Entra ID describe themselves, which says nothing of the secret", () => {
    expect(oidcFinding(ISSUER, { value: DISCOVERY })).toMatchObject({
      ok: true,
      what: expect.stringMatching(
        /OIDC_CLIENT_SECRET、リダイレクトURI.*ここでは確かめられません。一度サインイン/,
      ),
    });
    const { scopes_supported: _, claims_supported: __, ...bare } = DISCOVERY;
    expect(oidcFinding(ISSUER, { value: bare })).toMatchObject({ ok: true });
  });

  it.each<[string, unknown, RegExp]>([
    ["does not answer", null, /読めません（ENOTFOUND）/],
    ["is another one", { ...DISCOVERY, issuer: `${ISSUER}/` }, /違います。\n.*一字一句同じ/],
    ["is none", "<html>", /違います。/],
    ["has no keys", { ...DISCOVERY, jwks_uri: undefined }, /jwks_uri がありません。/],
    [
      "gives no address",
      { ...DISCOVERY, claims_supported: ["sub"] },
      /email を出しません。\n.*email_verified（Entra ID では xms_edov）/,
    ],
    ["knows no scope email", { ...DISCOVERY, scopes_supported: ["openid"] }, /email を出しません。/],
  ])("%s", (_name, value, line) => {
    const answer = value === null ? { failure: "ENOTFOUND" } : { value };
    expect(findingText(oidcFinding(ISSUER, answer))).toMatch(line);
  });
});

it.each([
  ["SELF_SIGNED_CERT_IN_CHAIN", /NODE_EXTRA_CA_CERTS/],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /NODE_EXTRA_CA_CERTS/],
  ["CERT_HAS_EXPIRED", /新しい証明書/],
  ["ERR_TLS_CERT_ALTNAME_INVALID", /証明書に書かれた名前/],
])("says what to do about a certificate (%s), of the provider and of the address", (failure, remedy) => {
  expect(oidcFinding(ISSUER, { failure })).toMatchObject({ remedy: expect.stringMatching(remedy) });
  const itself = { value: { status: 200, etag: null, location: null } };
  const [finding] = originFindings({
    appOrigin: "https://dx.example.lg.jp",
    itself,
    outside: { failure },
    formStatus: null,
    hasTrustedProxies: true,
  });
  expect(finding).toMatchObject({ remedy: expect.stringMatching(remedy) });
});

describe("the public address", () => {
  const SEEN = { status: 200, etag: '"a"', location: null };
  const FACTS: OriginFacts = {
    appOrigin: "https://dx.example.lg.jp",
    itself: { value: SEEN },
    outside: { value: SEEN },
    formStatus: 405,
    hasTrustedProxies: true,
  };
  const lines = (over: Partial<OriginFacts>) => originFindings({ ...FACTS, ...over }).map(findingText);

  it("is right behind a proxy that leaves the headers alone, and without one", () => {
    expect(lines({}).filter((line) => line.startsWith("✗"))).toEqual([]);
    const local = lines({ appOrigin: "http://localhost:3000", hasTrustedProxies: false });
    expect(local.filter((line) => line.startsWith("✗"))).toEqual([]);
  });

  it.each<[string, Partial<OriginFacts>, RegExp]>([
    ["the server does not run", { itself: { failure: "ECONNREFUSED" } }, /サーバーが動いていません/],
    ["nothing is there", { outside: { failure: "CERT_HAS_EXPIRED" } }, /開けません（CERT_HAS_EXPIRED）/],
    [
      "it leads elsewhere",
      { outside: { value: { status: 301, etag: null, location: "https://www.example.lg.jp/" } } },
      /https:\/\/www\.example\.lg\.jp に転送されます。/,
    ],
    ["another server answers", { outside: { value: { ...SEEN, etag: '"b"' } } }, /このサーバーではないもの/],
    [
      "the way there is broken",
      { outside: { value: { status: 502, etag: null, location: null } } },
      /（応答 502）/,
    ],
    ["the proxy changes Origin", { formStatus: 403 }, /Origin ヘッダーを書き換えている/],
    ["nobody's address is believed", { hasTrustedProxies: false }, /TRUSTED_PROXIES が設定されていない/],
  ])("%s", (_name, over, line) => {
    const found = lines(over).filter((each) => each.startsWith("✗"));
    expect(found).toEqual([expect.stringMatching(line)]);
  });
});

it("tells the mail server's and the disk's faults", () => {
  expect(findingText(smtpFinding("smtp://a:b@mail", null))).toMatch(/^✓ .*接続し、サインインできます。$/);
  expect(findingText(smtpFinding("smtp://mail:25", null))).toMatch(
    /^✓ .*接続できます（.*サインインはしません）。$/,
  );
  expect(findingText(smtpFinding("smtp://mail:25", "つながりません。"))).toMatch(
    /^✗ つながりません。\n.*SMTP_URL.*NODE_EXTRA_CA_CERTS/,
  );
  expect(findingText(spaceFinding("/data", 1024 ** 3))).toBe("✓ ディスクの空きは 1.0 GB です（/data）。");
  expect(findingText(spaceFinding("/data", 1024 ** 3 - 1))).toMatch(/^✗ .*\n.*1 GB 以上/);
});

/** A reverse proxy in front of a port. @param origin what it makes of every Origin; null: it leaves it alone */
async function startProxy(port: number, to: number, origin: string | null): Promise<() => void> {
  const server = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers, ...(origin === null ? {} : { origin }) };
    const { method, url: path } = incoming;
    const asked = request({ port: to, host: "127.0.0.1", method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(asked);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

describe("a real server", () => {
  it("is seen behind a proxy, and forms arrive there unless the proxy changes where they come from", async () => {
    const [inside = 0, outside = 0] = await freePorts(2);
    const appOrigin = `http://localhost:${outside}`;
    const door = await openTestDoor({ port: inside, origin: appOrigin });
    const env = { appOrigin, port: inside, host: null, trustedProxies: [] };
    const wrongOnes = async () =>
      originFindings(await readOriginFacts(env))
        .filter(({ ok }) => !ok)
        .map(findingText);
    try {
      expect(await wrongOnes()).toEqual([expect.stringMatching(/開けません（ECONNREFUSED）/)]);
      let stop = await startProxy(outside, inside, null);
      expect(await wrongOnes()).toEqual([]);
      stop();
      stop = await startProxy(outside, inside, "http://localhost");
      expect(await wrongOnes()).toEqual([expect.stringMatching(/Origin ヘッダーを書き換えている/)]);
      stop();
    } finally {
      await door.close();
    }
  });

  it("describes itself under the well-known address of the issuer", async () => {
    const asked: string[] = [];
    const server = createServer((incoming, outgoing) => {
      asked.push(incoming.url ?? "");
      outgoing.statusCode = asked.length === 1 ? 200 : 404;
      outgoing.end(JSON.stringify(DISCOVERY));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/city/`;
    const settings = { issuer, clientId: "a", clientSecret: "b", name: "c" };
    expect(await readDiscovery(settings)).toEqual({ value: DISCOVERY });
    expect(await readDiscovery(settings)).toEqual({ failure: "応答 404" });
    expect(asked[0]).toBe("/city/.well-known/openid-configuration");
    server.close();
    server.closeAllConnections();
  });

  it("greets, and is sent no mail", async () => {
    const sink = await startMailSink();
    expect(await greetMailServer(sink.url)).toBeNull();
    expect(sink.attempts()).toBe(0);
    await sink.stop();
    expect(await greetMailServer(sink.url)).toBe("メールサーバーに接続できませんでした。");
  });
});
