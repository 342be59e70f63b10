/**
 * `npm run drill`: thirty backups of systems in use, each put back into an empty database of the other kind and compared, and
 * how long a system of a city's size takes. Everything in a temporary folder, with two PostgreSQL of its own.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  addFiles,
  differences,
  ENVIRONMENT,
  fillSystem,
  keepWorking,
  lookInto,
  run,
  workOn,
} from "@tests/faults/support/backup-drill";
import { type CityPostgres, startCityPostgres } from "@tests/fixtures/city-postgres";
import { startTestCluster, type TestCluster } from "@tests/fixtures/postgres";
import { checkBackup } from "@/cli/backup/check";
import { makeBackup } from "@/cli/backup/make";
import { migrate } from "@/cli/database/migrate";
import { type DatabaseUrls, prepareDatabase } from "@/cli/postgres/roles";
import { runCommand } from "@/cli/runtime/command";
import { say, step } from "@/cli/runtime/steps";
import { closeDb } from "@/server/db/client";

const BACKUPS_EACH = 15;
/** A city of five years: its evidence, and what was published of it. */
const FILES = 10;
const FILE_BYTES = 7_000_000;
const LONGEST_SECONDS = 60;
/** Far below what a table of that system holds. */
const LARGEST_MEMORY_MB = 400;

interface World {
  readonly folder: string;
  readonly city: CityPostgres;
  readonly own: TestCluster;
}

/** Puts a backup into an empty database of the other kind, and says what of it is different there. */
type PutBack = (file: string, name: string, source: DatabaseUrls) => Promise<string[]>;

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "ayumi-drill-"));
  // The databases run under another account, which must be able to enter.
  chmodSync(folder, 0o755);
  Object.assign(process.env, ENVIRONMENT, { AYUMI_DATA_DIR: path.join(folder, "unused") });
  const [city, own] = await step("データベースを2つ用意しています", () =>
    Promise.all([startCityPostgres(), startTestCluster(folder)]),
  );
  const world = { folder, city, own };
  try {
    const ownSource = await prepareDatabase(own.cluster, { owner: "owner", app: "app" });
    const citySource = await city.createDatabase("source");
    const intoCity: PutBack = async (file, name, source) => {
      const target = await city.createDatabase(name);
      await restore(file, external(world, name, target));
      return differences(file, source.superUrl, target);
    };
    const intoOwn: PutBack = async (file, name, source) => {
      await restore(file, inFolder(world, name));
      return lookInto(path.join(folder, name), (urls) => differences(file, source.superUrl, urls));
    };
    await drill(world, "専用の PostgreSQL → 自前の PostgreSQL", ownSource, intoCity);
    await drill(world, "自前の PostgreSQL → 専用の PostgreSQL", citySource, intoOwn);
    await measure(world, citySource);
  } finally {
    await closeDb();
    await city.stop();
    await own.remove();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function drill(
  { folder }: World,
  label: string,
  source: DatabaseUrls,
  putBack: PutBack,
): Promise<void> {
  const files = await step(
    `${label}：操作の続く間に${BACKUPS_EACH}回バックアップしています`,
    async (progress) => {
      await migrate(source.ownerUrl);
      await workOn(source);
      const work = keepWorking(await fillSystem());
      const made: string[] = [];
      for (let no = 1; no <= BACKUPS_EACH; no += 1) {
        progress.set(`${no} / ${BACKUPS_EACH}`);
        const file = path.join(folder, `${made.length}-${path.basename(source.appUrl)}.tar.gz`);
        await makeBackup(source.ownerUrl, file, {});
        made.push(file);
      }
      const turns = await work.stop();
      progress.set(`（その間の操作 ${turns}回）`);
      return made;
    },
  );
  await step(`${label}：それぞれを復元し、照合しています`, async (progress) => {
    for (const [index, file] of files.entries()) {
      progress.set(`${index + 1} / ${files.length}`);
      const found = await putBack(file, `restored_${index}`, source);
      if (found.length > 0) throw new Error(`backup ${index}: ${found.join(", ")}`);
      rmSync(file);
    }
  });
}

async function measure(world: World, source: DatabaseUrls): Promise<void> {
  const file = path.join(world.folder, "large.tar.gz");
  await workOn(source);
  await step(`根拠資料を ${(FILES * FILE_BYTES) / 1_000_000} MB 加えています`, () =>
    addFiles(FILES, FILE_BYTES),
  );
  const made = await timed(() => run("backup", [file], external(world, "large-source", source)));
  const target = await world.city.createDatabase("large");
  const restored = await timed(() => restore(file, external(world, "large", target)));
  const { manifest } = await checkBackup(file);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  say(`${(statSync(file).size / 1_000_000).toFixed(1)} MB のファイル、${rows}件`);
  say(`バックアップ ${made.seconds.toFixed(1)} 秒（メモリー最大 ${made.value.peakMb} MB）`);
  say(
    `復元 ${restored.seconds.toFixed(1)} 秒（目標 ${LONGEST_SECONDS} 秒以下、メモリー最大 ${restored.value.peakMb} MB）`,
  );
  const peak = Math.max(made.value.peakMb, restored.value.peakMb);
  if (made.value.code !== 0 || restored.seconds > LONGEST_SECONDS || peak > LARGEST_MEMORY_MB)
    process.exitCode = 1;
}

async function restore(file: string, environment: Record<string, string>) {
  const ended = await run("restore", [file], environment);
  if (ended.code !== 0) throw new Error(`the restore failed: ${ended.stderr}`);
  return ended;
}

const inFolder = ({ folder }: World, name: string) => {
  const dataFolder = path.join(folder, name);
  mkdirSync(dataFolder, { mode: 0o755 });
  return { ...ENVIRONMENT, AYUMI_DATA_DIR: dataFolder };
};
const external = (world: World, name: string, urls: DatabaseUrls) => ({
  ...inFolder(world, `data-${name}`),
  DATABASE_URL: urls.appUrl,
  DATABASE_OWNER_URL: urls.ownerUrl,
});

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const startedAt = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - startedAt) / 1_000 };
}

await runCommand(
  {
    call: "npm run drill",
    does: "開発者向けです。操作の続くシステムを30回バックアップし、それぞれを別の種類の空のデータベースに復元して照合します。70 MBのシステムの復元にかかる時間も測ります。専用のデータベースを使い、本番のデータには触れません。",
    example: "npm run drill",
    fails: "復元したものが合わないか、時間がかかりすぎました。",
  },
  main,
);
