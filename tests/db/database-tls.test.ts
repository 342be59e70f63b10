/** `sslmode=verify-full`: the database proves who it is by a certificate of one's own authority, or nothing is sent to it. */
import { execFileSync } from "node:child_process";
import { chownSync, copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startTestCluster, type TestCluster } from "@tests/fixtures/postgres";
import { ensureProgram } from "@tests/run/system-packages";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrate } from "@/cli/database/migrate";
import { refuseUnfitDatabase } from "@/cli/doctor/refuse-unfit";
import { type DatabaseUrls, prepareDatabase } from "@/cli/postgres/roles";
import { closeDb, db } from "@/server/db/client";

let server: TestCluster;
let urls: DatabaseUrls;
let folder: string;

const inFolder = (name: string) => path.join(folder, name);
const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });

/** An authority, and a certificate of it for a server of this name. */
function makeCertificates(host: string): void {
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl("req", "-x509", ...key, "-subj", "/CN=city", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2");
  openssl("req", ...key, "-subj", `/CN=${host}`, "-keyout", "server.key", "-out", "server.csr");
  writeFileSync(inFolder("names.cnf"), `subjectAltName=DNS:${host}\n`);
  const signed = [
    "-CA",
    "ca.pem",
    "-CAkey",
    "ca.key",
    "-CAcreateserial",
    "-extfile",
    "names.cnf",
    "-days",
    "2",
  ];
  openssl("x509", "-req", "-in", "server.csr", ...signed, "-out", "server.pem");
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-tls-"));
  await ensureProgram("openssl");
  makeCertificates("localhost");
  server = await startTestCluster();
  urls = await prepareDatabase(server.cluster, { owner: "owner", app: "app" });
  // The key belongs to the account that the database runs under.
  const pgData = path.join(server.folder, "postgres");
  const { uid, gid } = statSync(pgData);
  for (const name of ["server.key", "server.pem"]) {
    copyFileSync(inFolder(name), path.join(pgData, name));
    chownSync(path.join(pgData, name), uid, gid);
  }
  const client = new pg.Client({ connectionString: server.cluster.superUrl("postgres") });
  await client.connect();
  await client.query("ALTER SYSTEM SET ssl_cert_file = 'server.pem'");
  await client.query("ALTER SYSTEM SET ssl_key_file = 'server.key'");
  await client.query("ALTER SYSTEM SET ssl = on");
  await client.query("SELECT pg_reload_conf()");
  await client.end();
  await reloaded();
}, 120_000);
afterAll(async () => {
  await closeDb();
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** The postmaster reads its settings a moment after it was told to. */
async function reloaded(): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: withTls(urls.appUrl) });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (!String(error).includes("does not support SSL")) throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** As the documentation has it. @param host the certificate is for localhost alone */
function withTls(url: string, host = "localhost", authority: string | null = "ca.pem"): string {
  const address = new URL(url);
  address.hostname = host;
  address.searchParams.set("sslmode", "verify-full");
  if (authority !== null) address.searchParams.set("sslrootcert", inFolder(authority));
  return address.href;
}

it("carries migration and application over TLS", async () => {
  const tls = { appUrl: withTls(urls.appUrl), ownerUrl: withTls(urls.ownerUrl) };
  await expect(refuseUnfitDatabase(tls)).resolves.toBeUndefined();
  expect((await migrate(tls.ownerUrl)).length).toBeGreaterThan(10);
  process.env.DATABASE_URL = tls.appUrl;
  expect(await db().$queryRaw`SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()`).toEqual([
    { ssl: true, version: "TLSv1.3" },
  ]);
});

it.each([
  ["another name than the certificate's", "127.0.0.1", "ca.pem", /does not match certificate/],
  ["an authority that nobody has named", "localhost", null, /certificate/],
  ["another authority", "localhost", "server.pem", /certificate/],
])("refuses %s, with a sentence", async (_name, host, authority, words) => {
  const at = (url: string) => withTls(url, host, authority);
  const refused = refuseUnfitDatabase({ appUrl: at(urls.appUrl), ownerUrl: at(urls.ownerUrl) });
  await expect(refused).rejects.toThrow(words);
  await expect(refused).rejects.toThrow(/^データベースに接続できません（DATABASE_OWNER_URL：.*証明書/);
});
