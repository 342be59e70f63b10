/**
 * For developers: what a new migration must do so that the database follows schema.prisma, as SQL on standard output.
 * Made against a throw-away database that has every present migration.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startCluster } from "@/cli/postgres/cluster";
import { prepareDatabase } from "@/cli/postgres/roles";
import { migrate, schemaDrift } from "@/cli/runtime/migrate";
import { report, say } from "@/cli/runtime/steps";

const folder = mkdtempSync(path.join(tmpdir(), "ayumi-diff-"));
try {
  const cluster = await startCluster({ folder, superPassword: "diff", settings: ["fsync=off"] });
  try {
    const { ownerUrl } = await prepareDatabase(cluster, { owner: "diff", app: "diff" });
    await migrate(ownerUrl);
    say((await schemaDrift(ownerUrl)) ?? "-- schema.prisma とマイグレーションに差はありません。");
  } finally {
    await cluster.stop();
  }
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
