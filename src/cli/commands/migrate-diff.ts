/**
 * `npm run migrate:diff`, for developers: what a new migration must do so that the database follows schema.prisma, as SQL on standard output.
 * Made against a throw-away database that has every present migration.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrate, schemaDrift } from "@/cli/database/migrate";
import { startCluster } from "@/cli/postgres/cluster";
import { prepareDatabase } from "@/cli/postgres/roles";
import { runCommand } from "@/cli/runtime/command";
import { say } from "@/cli/runtime/steps";

async function showDifference(): Promise<void> {
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
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await runCommand(
  {
    call: "npm run migrate:diff",
    does: "開発者向けです。schema.prisma を変えた後、新しいマイグレーションに要る SQL を表示します。使い捨てのデータベースにいまのマイグレーションをすべて適用して比べ、本番のデータには触れません。",
    example: "npm run --silent migrate:diff > prisma/migrations/20270101000000_name/migration.sql",
    fails: "比べられませんでした。理由を表示します。",
  },
  showDifference,
);
