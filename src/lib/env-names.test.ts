import { describe, expect, it } from "vitest";
import { ENV_NAMES } from "./env";
import { lookalikes } from "./env-names";

const named = (...set: string[]) => lookalikes(set, ENV_NAMES);

describe("variables that look like ours", () => {
  it.each([
    ["APP_ORGIN", "APP_ORIGIN"],
    ["TRUSTED_PROXY", "TRUSTED_PROXIES"],
    ["AYUMI_DATADIR", "AYUMI_DATA_DIR"],
    ["OIDC_CLIENTID", "OIDC_CLIENT_ID"],
    ["DATABASE_URI", "DATABASE_URL"],
    ["DATABSE_URL", "DATABASE_URL"],
    ["AUTH_SECRETS", "AUTH_SECRET"],
    ["SMTP_URLS", "SMTP_URL"],
    ["ACESS_LOG", "ACCESS_LOG"],
    ["METRICS_TOKN", "METRICS_TOKEN"],
    ["METRIC_PORT", "METRICS_PORT"],
    ["PROT", "PORT"],
    ["app_origin", "APP_ORIGIN"],
  ])("%s is named, and %s is what was meant", (name, meant) => {
    expect(named(name)).toEqual([{ name, meant }]);
  });

  it("are also those with a prefix of ours that nothing is near to", () => {
    expect(named("AYUMI_COLOUR", "SMTP_PASSWORD")).toEqual([
      { name: "AYUMI_COLOUR", meant: null },
      { name: "SMTP_PASSWORD", meant: null },
    ]);
  });

  it("are none of those that we read, and none of a usual machine's", () => {
    expect(named(...ENV_NAMES)).toEqual([]);
    expect(
      named(
        "HOME",
        "POST",
        "HOSTNAME",
        "PATH",
        "LOGNAME",
        "MAIL",
        "SESSION_MANAGER",
        "NODE_ENV",
        "NEXTAUTH_SECRET",
        "npm_config_user_agent",
        "PGHOST",
        "INVOCATION_ID",
        "AYUMI_SERVICE_HOST",
        "AYUMI_PORT_3000_TCP_ADDR",
        "AYUMI_LAUNCHER_PID",
      ),
    ).toEqual([]);
  });
});
