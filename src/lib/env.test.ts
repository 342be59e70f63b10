import { describe, expect, it } from "vitest";
import { EnvError, parseEnv } from "./env";

const OIDC = {
  OIDC_ISSUER: "https://login.example.jp/tenant/v2.0",
  OIDC_CLIENT_ID: "ayumi",
  OIDC_CLIENT_SECRET: "s",
  OIDC_NAME: "庁内アカウント",
};

describe("the address of an OpenID provider", () => {
  it.each(["http://login.example.jp/", "http://vm:4360", "http://127.0.0.1.example.jp", "ldap://x", "login"])(
    "is refused as %s: the secret and the codes would go over the network for anybody to read",
    (issuer) => {
      expect(() => parseEnv({ ...OIDC, OIDC_ISSUER: issuer })).toThrow(
        /^環境変数 OIDC_ISSUER は認証サーバーの https:\/\/ のアドレスにしてください/,
      );
    },
  );

  it.each(["https://vm:4360", "http://localhost:4360/realms/a", "http://127.0.0.1:1", "http://[::1]:1"])(
    "may be %s",
    (issuer) => {
      expect(parseEnv({ ...OIDC, OIDC_ISSUER: issuer }).oidc?.issuer).toBe(issuer);
    },
  );
});

describe("parseEnv", () => {
  it("has a working default for everything", () => {
    expect(parseEnv({}, "/srv/ayumi")).toEqual({
      port: 3000,
      host: null,
      databaseUrl: null,
      databaseOwnerUrl: null,
      databasePoolSize: 10,
      minFreeDiskMegabytes: 300,
      dataDir: "/srv/ayumi/var",
      appOrigin: "http://localhost:3000",
      authSecret: null,
      sessionIdleMinutes: 30,
      oidc: null,
      logLevel: "info",
      accessLog: false,
      metrics: { own: null, token: null },
      trustedProxies: [],
      smtp: null,
      mailFrom: null,
      demo: false,
      drainSeconds: 0,
    });
  });

  it("opens the metrics on this machine alone, unless another address is named", () => {
    expect(parseEnv({ METRICS_PORT: "9464" }).metrics.own).toEqual({ port: 9464, host: "127.0.0.1" });
    expect(parseEnv({ METRICS_PORT: "9464", METRICS_HOST: "::" }).metrics.own?.host).toBe("::");
    expect(() => parseEnv({ METRICS_PORT: "3000" })).toThrow(/^環境変数 METRICS_PORT は PORT と別/);
    expect(() => parseEnv({ METRICS_HOST: "::" })).toThrow(/^環境変数 METRICS_PORT がありません。/);
    expect(() => parseEnv({ METRICS_TOKEN: "x".repeat(31) })).toThrow(/^環境変数 METRICS_TOKEN は/);
  });

  it("treats an empty value as not set", () => {
    expect(parseEnv({ PORT: "", DATABASE_URL: " " }).port).toBe(3000);
  });

  it("derives the origin from the port and drops a trailing slash", () => {
    expect(parseEnv({ PORT: "8080" }).appOrigin).toBe("http://localhost:8080");
    expect(parseEnv({ APP_ORIGIN: "https://dx.example.lg.jp/" }).appOrigin).toBe("https://dx.example.lg.jp");
  });

  it.each([
    ["127.0.0.1", "http://localhost:3000"],
    ["0.0.0.0", "http://localhost:3000"],
    ["::", "http://localhost:3000"],
    ["::1", "http://[::1]:3000"],
    ["192.0.2.7", "http://192.0.2.7:3000"],
    ["dx.example.lg.jp", "http://dx.example.lg.jp:3000"],
  ])("derives the origin from where it listens: %s", (host, origin) => {
    expect(parseEnv({ HOST: host }).appOrigin).toBe(origin);
  });

  it.each(["dx@example.lg.jp", "高山市DX推進課 <dx@example.lg.jp>", "<dx@example.lg.jp>"])(
    "takes %s as the sender",
    (mailFrom) => {
      const url = "smtps://user:p%40ss@mail.example.lg.jp";
      expect(parseEnv({ SMTP_URL: url, MAIL_FROM: mailFrom })).toMatchObject({ smtp: { url }, mailFrom });
    },
  );

  it("asks for the sender where mail is to be sent, without showing the password", () => {
    const parse = () => parseEnv({ SMTP_URL: "smtp://user:hidden@mail.example.lg.jp" });
    expect(parse).toThrow(/^環境変数 MAIL_FROM がありません。/);
    expect(parse).not.toThrow(/hidden/);
    expect(() => parseEnv({ SMTP_URL: "http://user:hidden@mail" })).not.toThrow(/hidden/);
  });

  it("sends nothing from a demonstration", () => {
    const smtp = { SMTP_URL: "smtp://mail.example.lg.jp", MAIL_FROM: "dx@example.lg.jp" };
    expect(parseEnv({ ...smtp, AYUMI_DEMO: "1" }).smtp).toBeNull();
  });

  it("says how signs of a password are written where the address cannot be read for them", () => {
    const parse = (password: string) =>
      parseEnv({ DATABASE_URL: `postgresql://ayumi_app:${password}@db:5432/ayumi` });
    expect(() => parse("hid/den#x")).toThrow(/^環境変数 DATABASE_URL は postgresql:\/\/ で始まる.*\/ は %2F/);
    expect(() => parse("hid/den#x")).not.toThrow(/den/);
    expect(parse("hid%2Fden%23x").databaseUrl).toContain("%2F");
  });

  it("reads OIDC all or none", () => {
    expect(parseEnv(OIDC).oidc?.name).toBe("庁内アカウント");
    expect(() => parseEnv({ ...OIDC, OIDC_CLIENT_SECRET: "" })).toThrow(
      /^環境変数 OIDC_CLIENT_SECRET がありません。/,
    );
  });

  it.each([
    ["PORT", "abc"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "3000.5"],
    ["HOST", "a b"],
    ["DATABASE_URL", "mysql://localhost/x"],
    ["DATABASE_URL", "localhost"],
    ["APP_ORIGIN", "dx.example.lg.jp"],
    ["APP_ORIGIN", "https://dx.example.lg.jp/staff"],
    ["APP_ORIGIN", "ftp://dx.example.lg.jp"],
    ["AUTH_SECRET", "short"],
    ["LOG_LEVEL", "loud"],
    ["AYUMI_DEMO", "yes"],
    ["SMTP_URL", "mail.example.lg.jp:25"],
    ["SMTP_URL", "https://mail.example.lg.jp"],
    ["SMTP_URL", "smtp://"],
    ["MAIL_FROM", "DX推進課"],
    ["MAIL_FROM", "a@b"],
    ["MAIL_FROM", "a@example.jp, b@example.jp"],
    ["MAIL_FROM", "a@example.jp\r\nBcc: b@example.jp"],
  ])("stops at %s=%s with one sentence that names it", (name, value) => {
    let error: unknown;
    try {
      parseEnv({ [name]: value });
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(EnvError);
    expect((error as EnvError).variable).toBe(name);
    expect((error as EnvError).message).toContain(`環境変数 ${name} `);
    expect((error as EnvError).message).not.toContain("\n");
    // what was typed may be a secret
    expect((error as EnvError).message).not.toContain(`「${value}」`);
  });

  it("wants the application's login beside the owner's", () => {
    expect(() => parseEnv({ DATABASE_OWNER_URL: "postgresql://o@h/d" })).toThrow(/DATABASE_URL も設定/);
  });
});
